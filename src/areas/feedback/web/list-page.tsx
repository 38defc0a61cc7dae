import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type ItemLine, type ItemPage, itemKinds, itemStates, lamps, sourceKinds } from '../schema.ts'

const columns: DataColumn<ItemLine>[] = [
  { key: 'title', title: '归并条目', width: 280, draw: ({ number, title }) => `${number} ${title}` },
  { key: 'lamp', title: '时限', width: 110, draw: ({ lamp }) => <Lamp tone={lamp} word={lamps[lamp]} /> },
  { key: 'state', title: '进展', width: 120, draw: ({ state }) => itemStates[state] },
  { key: 'kind', title: '种类', width: 100, draw: ({ kind }) => itemKinds[kind] },
  {
    key: 'sources',
    title: '来源',
    width: 120,
    draw: ({ sources }) => sources.map((one) => sourceKinds[one]).join('、') || '评价人',
  },
  { key: 'raw', title: '原文', width: 70, align: 'right', draw: ({ raw }) => `${raw}条` },
  { key: 'section', title: '责任科室', width: 130, draw: ({ sectionName }) => sectionName || '未交办' },
  { key: 'received', title: '收到', width: 110, canSort: true, draw: ({ receivedOn }) => receivedOn },
  {
    key: 'due',
    title: '期限',
    width: 150,
    canSort: true,
    draw: ({ nominalOn, dueOn }) =>
      dueOn === null ? '待导入放假安排' : nominalOn === dueOn ? dueOn : `${nominalOn}（顺延到${dueOn}）`,
  },
]

const choices = (words: Record<string, string>, all: string) => [
  { value: '', label: all },
  ...Object.entries(words).map(([value, label]) => ({ value, label })),
]

/** 意见建议: what has come in, where it stands, until when; the earliest due first. */
export default function ListPage() {
  const go = useNavigate()
  const [address, setAddress] = useSearchParams()
  const query = Object.fromEntries(address)
  const page = Number(query.page ?? 1)
  const size = Number(query.size ?? 50)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['voices', query],
    queryFn: () => get<ItemPage>('/voices', query),
    placeholderData: (previous) => previous,
  })
  const ask = (changes: Record<string, string>) => {
    const next = { ...query, page: '', ...changes }
    setAddress(Object.fromEntries(Object.entries(next).filter(([, value]) => value)))
  }
  return (
    <Page
      title="意见建议"
      note="同类的归并成一条，答复一次；提出人是谁，办理的人看不到。"
      actions={<Acts query={query} />}
    >
      <Filters query={query} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="意见建议" />}
      {data?.total === 0 && <Empty text="没有符合条件的意见建议。群众扫码提交的，和这里登记的，都会列在这里。" />}
      {data && data.total > 0 && (
        <DataTable
          caption="意见建议"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          isLoading={isFetching}
          total={data.total}
          unit="件"
          storageKey="voices"
          sort={{ by: query.sort ?? 'due', order: query.order === 'desc' ? 'desc' : 'asc' }}
          onSort={({ by, order }) => ask({ sort: by, order })}
          paging={{ page, size, onPage: (to, many) => ask({ page: String(to), size: String(many) }) }}
          onOpen={({ id }) => go(`/voices/${id}`)}
        />
      )}
    </Page>
  )
}

type Query = Record<string, string>

function Acts({ query }: { query: Query }) {
  const me = useMe()
  const sheet = useAct(() => download('/voices.xlsx', { query }))
  const word = useAct(() => download('/voices/report.docx'))
  return (
    <>
      {me.may('feedback.intake') && (
        <>
          <LinkButton type="primary" to="/voices/new">
            登记
          </LinkButton>
          <LinkButton to="/voices/batch">批量登记</LinkButton>
        </>
      )}
      <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
        导出台账
      </Button>
      {me.may('feedback.approve') && (
        <Button loading={word.isPending} onClick={() => word.mutate()}>
          办理情况（Word）
        </Button>
      )}
    </>
  )
}

function Filters({ query, ask }: { query: Query; ask: (changes: Query) => void }) {
  return (
    <search className="filter-bar" style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
      <Select
        aria-label="进展"
        value={query.state ?? ''}
        onChange={(state) => ask({ state })}
        options={[
          ...choices(itemStates, '全部进展'),
          { value: 'open', label: '还没有答复' },
          { value: 'reopened', label: '重新办理中' },
        ]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label="时限"
        value={query.lamp ?? ''}
        onChange={(lamp) => ask({ lamp })}
        options={choices(lamps, '全部时限')}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label="种类"
        value={query.kind ?? ''}
        onChange={(kind) => ask({ kind })}
        options={choices(itemKinds, '全部种类')}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label="来源"
        value={query.source ?? ''}
        onChange={(source) => ask({ source })}
        options={choices(sourceKinds, '全部来源')}
        popupMatchSelectWidth={false}
      />
      <Input.Search
        aria-label="查找意见建议"
        placeholder="编号、标题、原文"
        defaultValue={query.search ?? ''}
        allowClear
        onSearch={(search) => ask({ search: search.trim() })}
        style={{ maxWidth: 280 }}
      />
    </search>
  )
}
