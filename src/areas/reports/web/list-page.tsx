import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate, today } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import { type Kind, kinds, type ReportLine, states } from '../schema.ts'
import { refreshes, useReports } from './queries.ts'
import './reports.css'

const tones = { draft: 'grey', review: 'amber', signed: 'green' } as const

export const StateLamp = ({ state }: { state: ReportLine['state'] }) => (
  <Lamp tone={tones[state]} word={states[state]} />
)

const columns: DataColumn<ReportLine>[] = [
  {
    key: 'title',
    title: '报告',
    width: 320,
    draw: ({ title, personName }) => (personName ? `${personName}：${title}` : title),
  },
  { key: 'year', title: '年度', width: 80, draw: ({ year }) => year },
  { key: 'state', title: '情况', width: 110, draw: ({ state }) => <StateLamp state={state} /> },
  { key: 'version', title: '版本', width: 80, draw: ({ version }) => `第${version}版` },
  { key: 'made', title: '起草', width: 170, draw: ({ madeBy, madeAt }) => `${madeBy}　${tableDate(madeAt)}` },
  {
    key: 'signed',
    title: '签发',
    width: 170,
    draw: ({ signedBy, signedAt }) => (signedBy ? `${signedBy}　${tableDate(signedAt)}` : '—'),
  },
]

/** The reports of the unit: each is written from the records, then read, signed and kept. */
export default function ReportsPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const year = Number(params.get('year')) || undefined
  const { data, error, refetch } = useReports(year)
  const [isBeginning, setBeginning] = useState(false)
  const begin = data && data.mayBegin.length > 0 && (
    <Button type="primary" onClick={() => setBeginning(true)}>
      起草报告
    </Button>
  )
  return (
    <Page
      title="年度报告"
      note="报告按提纲从记录中写成，每个数据都能点开看到它的记录；没有记录的话会标出来。"
      actions={
        <>
          {begin}
          {me.may('reports.outline') && <LinkButton to="/reports/outlines/annual">提纲</LinkButton>}
          {me.may('reports.promises') && <LinkButton to="/reports/promises">报告承诺</LinkButton>}
        </>
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="报告" />}
      {data && data.years.length > 1 && (
        <Select<number>
          aria-label="年度"
          className="report-year"
          value={year ?? 0}
          onChange={(value) => setParams(value ? { year: String(value) } : {})}
          options={[{ value: 0, label: '全部年度' }, ...data.years.map((one) => ({ value: one, label: `${one}年` }))]}
        />
      )}
      {data?.rows.length === 0 && <Empty text="还没有报告。起草时系统按提纲从记录中写出第一稿。" action={begin} />}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="报告"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.rows.length}
          unit="份"
          onOpen={({ id }) => navigate(`/reports/${id}`)}
        />
      )}
      {isBeginning && data && <Beginning kinds={data.mayBegin} close={() => setBeginning(false)} />}
    </Page>
  )
}

function Beginning({ kinds: offered, close }: { kinds: Kind[]; close: () => void }) {
  const me = useMe()
  const navigate = useNavigate()
  const now = Number(today().slice(0, 4))
  const [kind, setKind] = useState<Kind>(offered[0]!)
  const [year, setYear] = useState(now)
  const isOwnOnly = !offered.includes('annual')
  const [person, setPerson] = useState<Chosen | null>(
    isOwnOnly && me.personId ? { id: me.personId, name: me.name } : null,
  )
  const personId = kind === 'person' ? (person?.id ?? null) : null
  const begin = useAct(() => post<{ id: string }>('/reports', { kind, year, personId }), { refreshes })
  return (
    <Modal
      open
      title="起草报告"
      okText="按记录起草"
      cancelText="返回"
      onOk={() => begin.mutate(undefined, { onSuccess: ({ id }) => navigate(`/reports/${id}`) })}
      okButtonProps={{ disabled: kind === 'person' && !person }}
      confirmLoading={begin.isPending}
      onCancel={close}
    >
      <Form layout="vertical">
        <Form.Item label="报告" htmlFor="report-kind">
          <Select<Kind>
            id="report-kind"
            value={kind}
            onChange={setKind}
            options={offered.map((value) => ({ value, label: kinds[value] }))}
          />
        </Form.Item>
        <Form.Item label="年度" htmlFor="report-of-year">
          <Select<number>
            id="report-of-year"
            value={year}
            onChange={setYear}
            options={[0, 1, 2, 3, 4].map((back) => ({ value: now - back, label: `${now - back}年` }))}
          />
        </Form.Item>
        {kind === 'person' && !isOwnOnly && (
          <Form.Item label="述职人" htmlFor="report-person">
            <PersonSelect label="述职人" id="report-person" value={person} choose={setPerson} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
