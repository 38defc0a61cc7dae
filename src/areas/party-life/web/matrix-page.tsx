import { Button, Dropdown, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, post } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { Lamp, type LampTone } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type kindsOf, type MeetingKind, meetingKinds } from '../schema.ts'
import type { DutyCell, DutyRow, ExemptionView } from '../views.ts'
import { ActForm, needed } from './act-form.tsx'
import { refreshes, useMatrix, useOrganisations } from './queries.ts'
import './party-life.css'

/** 完成情况: organisations by months, each lamp leads to the records; no scores, no order of rank. */
export default function MatrixPage() {
  const [address, setAddress] = useSearchParams()
  const [isAsking, setAsking] = useState(false)
  const now = Number(today().slice(0, 4))
  const year = Number(address.get('year')) || now
  const organisation = address.get('organisation') ?? ''
  const { data, error, refetch } = useMatrix(year)
  const { data: organisations = [] } = useOrganisations()
  const ask = (name: string, value: string) => {
    const next = new URLSearchParams(address)
    if (value) next.set(name, value)
    else next.delete(name)
    setAddress(next, { replace: true })
  }
  const rows = (data?.rows ?? []).filter((row) => !organisation || row.organisationId === organisation)
  const missing = rows.flatMap(({ cells }) => cells.filter(({ state }) => state === 'missing')).length
  const recording = organisations.filter(({ mayRecord }) => mayRecord)
  return (
    <Page
      title="完成情况"
      note="每个党组织每月、每季、每年应当开展什么，开展了没有。点日期看记录。"
      actions={
        <>
          {recording.length > 0 && <Button onClick={() => setAsking(true)}>申请免除</Button>}
          <Papers year={year} organisation={organisation} />
        </>
      }
    >
      <search className="party-filter">
        <Select
          aria-label="年份"
          value={String(year)}
          onChange={(value) => ask('year', value === String(now) ? '' : value)}
          options={[now, now - 1].map((one) => ({ value: String(one), label: `${one}年` }))}
        />
        <Select
          aria-label="党组织"
          value={organisation}
          popupMatchSelectWidth={false}
          onChange={(value) => ask('organisation', value)}
          options={[
            { value: '', label: '全部党组织' },
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </search>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="完成情况" />}
      {data && rows.length === 0 && <Empty text="这一年没有应当开展的组织生活，或者这里没有您的党组织。" />}
      {rows.length > 0 && (
        <>
          <p aria-live="polite">
            {missing ? `到${data?.on}，${missing}项过期没有开展。` : `到${data?.on}，没有过期未开展的。`}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard */}
          <section className="party-scroll" aria-label="完成情况表" tabIndex={0}>
            <MatrixTable rows={rows} />
          </section>
        </>
      )}
      {data && data.exemptions.length > 0 && <Exemptions rows={data.exemptions} />}
      {isAsking && <AskExemption organisations={recording} year={year} close={() => setAsking(false)} />}
    </Page>
  )
}

function MatrixTable({ rows }: { rows: DutyRow[] }) {
  const groups = [...Map.groupBy(rows, ({ organisationId }) => organisationId).values()]
  return (
    <table className="party-matrix">
      <thead>
        <tr>
          <th scope="col">类别</th>
          {Array.from({ length: 12 }, (_, index) => `${index + 1}月`).map((month) => (
            <th key={month} scope="col">
              {month}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((own) => (
        <tbody key={own[0]!.organisationId}>
          <tr>
            <th scope="rowgroup" colSpan={13} className="party-name">
              <Link to={`/party-life/organisations/${own[0]!.organisationId}`}>{own[0]!.organisationName}</Link>
            </th>
          </tr>
          {own.map((row) => (
            <tr key={row.kind}>
              <th scope="row">
                <Link to={`/rules/${row.rule}`} title={row.because}>
                  {meetingKinds[row.kind]}
                </Link>
              </th>
              {row.cells.map((cell) => (
                <td key={cell.period} colSpan={cell.months}>
                  <Cell cell={cell} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const lampOf = ({ state, isPressing }: DutyCell): { tone: LampTone; word: string } | null => {
  if (state === 'missing') return { tone: 'red', word: '缺' }
  if (state === 'due') return { tone: isPressing ? 'amber' : 'grey', word: isPressing ? '快到期' : '待开' }
  if (state === 'exempt') return { tone: 'grey', word: '免' }
  return state === 'done' ? { tone: 'green', word: '' } : null
}

function Cell({ cell, row }: { cell: DutyCell; row: DutyRow }) {
  const lamp = lampOf(cell)
  if (!lamp) return <span className="quiet">—</span>
  const list = `/party-life?organisation=${row.organisationId}&kind=${row.kind}`
  return (
    <>
      <span title={cell.note}>
        <Lamp tone={lamp.tone} word={lamp.word} />
      </span>{' '}
      {cell.meetings.map(({ id, on }) => (
        <span key={`${id}${on}`}>
          <Link
            to={id ? `/party-life/${id}` : list}
            aria-label={`${row.organisationName}${meetingKinds[row.kind]}${on}`}
          >
            {on.slice(5)}
          </Link>{' '}
        </span>
      ))}
    </>
  )
}

function Papers({ year, organisation }: { year: number; organisation: string }) {
  const fetchIt = useAct((path: string) =>
    download(`/party-life/${path}`, { query: { year, ...(path.startsWith('year') ? { organisation } : {}) } }),
  )
  const items = [
    { key: 'year.docx', label: '组织生活统计表（Word）' },
    { key: 'year.xlsx', label: '组织生活统计表（Excel）' },
    { key: 'shortfalls.xlsx', label: '缺项补开计划（Excel）' },
    { key: 'study-group.docx', label: '中心组学习情况表（Word）' },
  ]
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => fetchIt.mutate(key) }} trigger={['click']}>
      <Button loading={fetchIt.isPending}>导出</Button>
    </Dropdown>
  )
}

const decided = { asked: '等待答复', approved: '已同意', refused: '没有同意' }

function Exemptions({ rows }: { rows: ExemptionView[] }) {
  const decide = useAct(
    ({ id, accept }: { id: string; accept: boolean }) => post(`/party-life/exemptions/${id}/decision`, { accept }),
    { done: '已答复。', refreshes },
  )
  return (
    <Section title="免除">
      <ul className="party-plain">
        {rows.map(({ id, organisationName, kind, period, reason, state, askedBy, decidedBy, mayDecide }) => (
          <li key={id}>
            {`${organisationName}　${meetingKinds[kind]}　${period}：${reason}`}
            {`（${askedBy}申请，${decided[state]}${decidedBy && `，${decidedBy}答复`}）`}
            {mayDecide && (
              <span className="party-people">
                <Button onClick={() => decide.mutate({ id, accept: true })}>同意免除</Button>
                <Button onClick={() => decide.mutate({ id, accept: false })}>不同意</Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type Asking = {
  organisations: { id: string; name: string; kind: keyof typeof kindsOf }[]
  year: number
  close: () => void
}
type Values = { organisationId: string; kind: MeetingKind; period: string; reason: string }

function AskExemption({ organisations, year, close }: Asking) {
  const kinds: MeetingKind[] = ['theme-day', 'committee', 'cell', 'assembly', 'lecture', 'study-group']
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  const periods = [...months, ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)]
  return (
    <ActForm<Values>
      title="申请免除"
      act="提出申请"
      done="已提出，等待机关党委答复。"
      run={(values) => post('/party-life/exemptions', values)}
      close={close}
      initial={{ organisationId: organisations[0]!.id }}
    >
      <Form.Item name="organisationId" label="党组织">
        <Select options={organisations.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="kind" label="类别" rules={needed('请选择类别')}>
        <Select options={kinds.map((value) => ({ value, label: meetingKinds[value] }))} />
      </Form.Item>
      <Form.Item name="period" label="月份或者季度" extra="按季度开展的选季度" rules={needed('请选择月份或者季度')}>
        <Select options={periods.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={needed('请写明理由，至少5个字')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
