import { Button, Input, Select } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { today } from '../../../ui/format.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { MeetingQuery, meetingKinds, meetingStates } from '../schema.ts'
import type { MeetingLine } from '../views.ts'
import { useMeetings, useOrganisations } from './queries.ts'
import { choicesOf, kindText, StateLamp } from './words.tsx'
import './party-life.css'

const columns: DataColumn<MeetingLine>[] = [
  { key: 'title', title: '主题', width: 280, draw: ({ title }) => title },
  { key: 'held', title: '日期', width: 120, draw: ({ heldOn }) => heldOn, canSort: true },
  { key: 'organisation', title: '党组织', width: 220, draw: (row) => row.organisationName, canSort: true },
  { key: 'kind', title: '类别', width: 170, draw: kindText, canSort: true },
  { key: 'came', title: '实到／应到', width: 110, draw: ({ present, due }) => `${present}／${due}` },
  { key: 'state', title: '状态', width: 110, draw: ({ state }) => <StateLamp state={state} /> },
  { key: 'place', title: '地点', width: 150, draw: ({ place }) => place, isTableOnly: true },
  { key: 'hours', title: '学时', width: 70, align: 'right', draw: ({ hours }) => hours, isExtra: true },
]

const defaults = MeetingQuery.parse({})

function readQuery(address: URLSearchParams): MeetingQuery {
  const read = MeetingQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : defaults
}

/** 组织生活: what the organisations in sight have planned and held. */
export default function ListPage() {
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const query = readQuery(address)
  const { data, error, refetch } = useMeetings(query)
  const { data: organisations = [] } = useOrganisations()
  const save = useAct(() => download('/party-life/meetings.xlsx', { query }))
  const ask = (change: Partial<MeetingQuery>) => {
    const next = { ...query, page: 1, ...change }
    const set = Object.entries(next).filter(([name, value]) => value !== defaults[name as keyof MeetingQuery])
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const isFiltered = [...address.keys()].some((name) => !['page', 'size', 'sort', 'order'].includes(name))
  const record = organisations.some(({ mayRecord }) => mayRecord) && (
    <LinkButton type="primary" to="/party-life/new">
      记录组织生活
    </LinkButton>
  )
  return (
    <Page
      title="组织生活"
      note="三会一课、主题党日、组织生活会、中心组学习都在这里记一次，到会、学时、完成情况由此得出。"
      actions={
        <>
          {record}
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            导出
          </Button>
        </>
      }
    >
      <Filter query={query} ask={ask} organisations={organisations} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="组织生活" />}
      {data?.rows.length === 0 && (
        <Empty
          text={isFiltered ? '没有符合条件的记录。' : '还没有记录。您所在的支部、党小组召开的组织生活会出现在这里。'}
          action={isFiltered ? <Button onClick={() => setAddress({})}>清除条件</Button> : record}
        />
      )}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="组织生活"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.count}
          unit="次"
          storageKey="party-life"
          paging={{ page: query.page, size: query.size, onPage: (page, size) => ask({ page, size }) }}
          sort={{ by: query.sort, order: query.order }}
          onSort={({ by, order }) => ask({ sort: by as MeetingQuery['sort'], order })}
          onOpen={({ id }) => navigate(`/party-life/${id}`)}
        />
      )}
    </Page>
  )
}

type FilterProps = {
  query: MeetingQuery
  ask: (change: Partial<MeetingQuery>) => void
  organisations: { id: string; name: string }[]
}

function Filter({ query, ask, organisations }: FilterProps) {
  const year = Number(today().slice(0, 4))
  const choice = <Name extends keyof MeetingQuery>(
    name: Name,
    all: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      aria-label={all}
      value={String(query[name])}
      onChange={(value) => ask({ [name]: value } as Partial<MeetingQuery>)}
      options={[{ value: '', label: all }, ...options]}
      popupMatchSelectWidth={false}
    />
  )
  return (
    <search className="party-filter">
      {choice(
        'organisation',
        '全部党组织',
        organisations.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice('kind', '全部类别', choicesOf(meetingKinds))}
      {choice('state', '全部状态', choicesOf(meetingStates))}
      {choice(
        'year',
        '全部年份',
        [year, year - 1, year - 2].map((one) => ({ value: String(one), label: `${one}年` })),
      )}
      <Input.Search
        aria-label="查找组织生活"
        placeholder="主题、内容、地点"
        defaultValue={query.search}
        allowClear
        onSearch={(search) => ask({ search: search.trim() })}
      />
    </search>
  )
}
