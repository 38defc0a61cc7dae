import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type CallBackLine, type CallBackPage, callReasons } from '../call-backs.ts'
import { itemKinds } from '../schema.ts'
import { CallDrawer } from './call-drawer.tsx'

type Query = Record<string, string>

const columnsOf = (call: (line: CallBackLine) => void): DataColumn<CallBackLine>[] => [
  { key: 'title', title: '事项', width: 280, draw: ({ number, title }) => `${number} ${title}` },
  { key: 'reason', title: '为什么回访', width: 110, draw: ({ reason }) => callReasons[reason] },
  { key: 'kind', title: '种类', width: 100, draw: ({ kind }) => itemKinds[kind] },
  { key: 'section', title: '责任科室', width: 130, draw: ({ sectionName }) => sectionName },
  { key: 'answered', title: '答复日期', width: 110, draw: ({ answeredOn }) => answeredOn },
  {
    key: 'contact',
    title: '联系方式',
    width: 110,
    draw: ({ contacts }) => (contacts.length ? `${contacts.length}人留有` : '没有留'),
  },
  { key: 'tries', title: '没有联系上', width: 110, draw: ({ tries }) => (tries ? `${tries}次` : '') },
  {
    key: 'act',
    title: '回访',
    width: 150,
    draw: (line) =>
      line.refusal ? (
        <span className="quiet">由别人回访</span>
      ) : (
        <Button size="small" aria-label={`回访${line.number}`} onClick={() => call(line)}>
          回访
        </Button>
      ),
  },
]

/** 回访: answers whose raisers are asked by somebody else whether it helped. */
export default function CallBacksPage() {
  const [address, setAddress] = useSearchParams()
  const query = Object.fromEntries(address)
  const [called, call] = useState<CallBackLine | null>(null)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['voices', 'call-backs', query],
    queryFn: () => get<CallBackPage>('/voices/call-backs', query),
    placeholderData: (previous) => previous,
  })
  const ask = (changes: Query) => {
    const next = { ...query, page: '', ...changes }
    setAddress(Object.fromEntries(Object.entries(next).filter(([, value]) => value)))
  }
  return (
    <Page
      title="回访"
      note="由经办人、审核人以外的人回访。联系方式点开才看得到，每次查看都记入审计。"
      actions={data && <Draw page={data} />}
    >
      <Filters query={query} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="待回访的答复" />}
      {data?.total === 0 && (
        <Empty text="没有等待回访的答复。曾不满意的和热线工单全部回访，其余的由系统按比例随机抽取。" />
      )}
      {data && data.total > 0 && (
        <DataTable
          caption="待回访的答复"
          columns={columnsOf(call)}
          rows={data.rows}
          rowKey={({ id }) => id}
          isLoading={isFetching}
          total={data.total}
          unit="件"
          paging={{
            ...{ page: Number(query.page ?? 1), size: Number(query.size ?? 50) },
            onPage: (page, size) => ask({ page: String(page), size: String(size) }),
          }}
        />
      )}
      {called && <CallDrawer line={called} close={() => call(null)} />}
    </Page>
  )
}

/** Draws by lot; how many and from how many is said before and after. */
function Draw({ page: { fresh, percent } }: { page: CallBackPage }) {
  const [drawn, setDrawn] = useState('')
  const draw = useAct(() => post<{ considered: number; drawn: number }>('/voices/call-backs/draw'), {
    refreshes: [['voices', 'call-backs'], ['today']],
  })
  return (
    <>
      <Button
        type="primary"
        disabled={fresh === 0}
        loading={draw.isPending}
        onClick={() =>
          draw.mutate(undefined, {
            onSuccess: (got) => setDrawn(`从${got.considered}件答复里抽到${got.drawn}件。`),
          })
        }
      >
        {fresh ? `从${fresh}件新答复里抽取${percent}%` : '没有新答复可抽'}
      </Button>
      <span role="status">{drawn}</span>
    </>
  )
}

const Filters = ({ query, ask }: { query: Query; ask: (changes: Query) => void }) => (
  <search className="filters">
    <Select
      aria-label="为什么回访"
      value={query.reason ?? ''}
      onChange={(reason) => ask({ reason })}
      options={[
        { value: '', label: '全部原因' },
        ...Object.entries(callReasons).map(([value, label]) => ({ value, label })),
      ]}
      popupMatchSelectWidth={false}
    />
    <Input.Search
      aria-label="查找待回访的答复"
      placeholder="编号、标题"
      defaultValue={query.search ?? ''}
      allowClear
      onSearch={(search) => ask({ search: search.trim() })}
    />
  </search>
)
