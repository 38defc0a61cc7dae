import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get, post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { count, tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Suspicion, type SuspicionList, type SuspicionQuery, suspicionKinds, suspicionStates } from '../schema.ts'
import './satisfaction.css'

const tones = { found: 'amber', confirmed: 'grey', 'taken-back': 'green' } as const
const refreshes = [['satisfaction']]

type Decision = { suspicion: Suspicion; decision: 'confirmed' | 'taken-back' }

/** 异常评价: what does not count, why, and who has looked. */
export default function SuspicionsPage() {
  const [address, setAddress] = useSearchParams()
  const [deciding, decide] = useState<Decision | null>(null)
  const query = Object.fromEntries(address) as SuspicionQuery
  const { data, error, refetch } = useQuery({
    queryKey: ['satisfaction', 'suspicions', query],
    queryFn: () => get<SuspicionList>('/satisfaction/suspicions', query),
    placeholderData: (previous) => previous,
  })
  const sheet = useAct(() => download('/satisfaction/suspicions/export', { query }))
  const scan = useAct(() => post('/satisfaction/suspicions/scan'), { done: '已查找。', refreshes })
  const isFiltered = Boolean(query.state || query.kind)
  return (
    <Page
      title="异常评价"
      note="从本单位网络提交、填写过快、同一设备重复、短时突增的评价先不计入指数。办公室核对：确是异常的确认不计，误伤的写明理由恢复计入。"
      actions={
        <>
          {data?.mayDecide && (
            <Button type="primary" loading={scan.isPending} onClick={() => scan.mutate()}>
              立即查找
            </Button>
          )}
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出表格
          </Button>
        </>
      }
    >
      <Filter
        query={query}
        ask={(change) => {
          const next = Object.entries({ ...query, ...change }).filter(([, value]) => value)
          setAddress(new URLSearchParams(next as [string, string][]), { replace: true })
        }}
      />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="异常评价" />}
      {data?.rows.length === 0 && (
        <Empty
          text={isFiltered ? '没有符合条件的。' : '没有异常评价。程序每小时查找一次，发现的列在这里。'}
          action={isFiltered && <Button onClick={() => setAddress({})}>清除条件</Button>}
        />
      )}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="异常评价"
          columns={columnsFor(data.mayDecide, decide)}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.rows.length}
          unit="批"
        />
      )}
      {deciding && <Deciding {...deciding} close={() => decide(null)} />}
    </Page>
  )
}

function columnsFor(mayDecide: boolean, decide: (decision: Decision) => void): DataColumn<Suspicion>[] {
  return [
    { key: 'day', title: '日期', width: 110, draw: ({ onDay }) => onDay },
    { key: 'place', title: '入口', width: 160, draw: ({ placeTitle }) => placeTitle },
    { key: 'kind', title: '种类', width: 120, draw: ({ kind }) => suspicionKinds[kind] },
    { key: 'ratings', title: '条数', width: 70, align: 'right', draw: ({ ratings }) => count(ratings) },
    { key: 'because', title: '为什么', width: 300, draw: ({ because }) => because },
    {
      key: 'state',
      title: '状态',
      width: 110,
      draw: ({ state }) => <Lamp tone={tones[state]} word={suspicionStates[state]} />,
    },
    {
      key: 'decided',
      title: '核对',
      width: 300,
      draw: (suspicion) =>
        suspicion.decidedBy ? (
          <>
            {suspicion.decidedBy} {tableDate(suspicion.decidedAt)}
            {suspicion.reason && `：${suspicion.reason}`}
          </>
        ) : mayDecide ? (
          <span className="acts">
            <Button size="small" onClick={() => decide({ suspicion, decision: 'confirmed' })}>
              确认不计
            </Button>
            <Button size="small" onClick={() => decide({ suspicion, decision: 'taken-back' })}>
              恢复计入
            </Button>
          </span>
        ) : (
          '—'
        ),
    },
  ]
}

const options = <T extends string>(titles: Record<T, string>, all: string) => [
  { value: '' as T | '', label: all },
  ...(Object.entries(titles) as [T, string][]).map(([value, label]) => ({ value, label })),
]

function Filter({ query, ask }: { query: SuspicionQuery; ask: (change: Record<string, string>) => void }) {
  return (
    <search className="filters">
      <Select<string>
        aria-label="状态"
        value={query.state ?? ''}
        onChange={(state) => ask({ state })}
        options={options(suspicionStates, '全部状态')}
        popupMatchSelectWidth={false}
      />
      <Select<string>
        aria-label="种类"
        value={query.kind ?? ''}
        onChange={(kind) => ask({ kind })}
        options={options(suspicionKinds, '全部种类')}
        popupMatchSelectWidth={false}
      />
    </search>
  )
}

const LEAST_REASON = 5

/** Says in words what follows; taking back needs a reason. */
function Deciding({ suspicion, decision, close }: Decision & { close: () => void }) {
  const [reason, setReason] = useState('')
  const { id, ratings, revision } = suspicion
  const save = useAct(
    () => post(`/satisfaction/suspicions/${id}/decision`, { decision, reason: reason.trim(), revision }),
    { done: '已核对。', refreshes: [...refreshes, ['today']] },
  )
  const isBack = decision === 'taken-back'
  return (
    <Modal
      open
      title={suspicionStates[decision]}
      okText={suspicionStates[decision]}
      cancelText="取消"
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: isBack && reason.trim().length < LEAST_REASON }}
      onCancel={close}
      onOk={() => save.mutate(undefined, { onSuccess: close })}
    >
      <p>
        {isBack
          ? `这${ratings}条评价重新计入满意度指数，以后不再因此放到一边。`
          : `这${ratings}条评价不计入满意度指数，评价本身保留。`}
        核对以后不再更改，理由进入审计。
      </p>
      <label htmlFor="decision-reason">{isBack ? '理由（至少5个字）' : '核对情况（可以不填）'}</label>
      <Input.TextArea
        id="decision-reason"
        autoSize={{ minRows: 2 }}
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  )
}
