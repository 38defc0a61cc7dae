import { Button, Input, Select } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type ActivityList, ActivityQuery, categories, kinds } from '../schema.ts'
import { useActivities } from './queries.ts'
import { choicesFrom } from './words.tsx'
import './training.css'

type Row = ActivityList['rows'][number]

const columns: DataColumn<Row>[] = [
  { key: 'title', title: '培训', width: 300, draw: ({ title }) => title },
  {
    key: 'held',
    title: '情况',
    width: 110,
    draw: ({ isHeld }) => (isHeld ? <Lamp tone="green" word="已登记" /> : <Lamp tone="amber" word="待登记" />),
  },
  {
    key: 'period',
    title: '起止',
    width: 190,
    draw: ({ fromOn, untilOn }) => (fromOn === untilOn ? fromOn : `${fromOn} 至 ${untilOn}`),
  },
  { key: 'plan', title: '计划', width: 100, draw: ({ isPlanned }) => (isPlanned ? '计划内' : '未列入计划') },
  { key: 'kind', title: '形式', width: 110, draw: ({ kind }) => kinds[kind] },
  { key: 'category', title: '类别', width: 100, draw: ({ category }) => categories[category] },
  { key: 'organiser', title: '主办单位', width: 170, draw: ({ organiser }) => organiser },
  { key: 'days', title: '天数', width: 70, align: 'right', draw: ({ days }) => days },
  { key: 'hours', title: '学时', width: 70, align: 'right', draw: ({ hours }) => hours },
  {
    key: 'people',
    title: '参加',
    width: 90,
    align: 'right',
    draw: ({ attended, invited }) => `${attended}/${invited}`,
  },
]

const defaults = ActivityQuery.parse({})

function readQuery(address: URLSearchParams): ActivityQuery {
  const read = ActivityQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : defaults
}

/** 培训登记: every lecture, class and practice, each written down once. */
export default function ActivitiesPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const query = readQuery(address)
  const { data, error, refetch } = useActivities(query)
  const ask = (change: Partial<ActivityQuery>) => {
    const next = { ...query, page: 1, ...change }
    const set = Object.entries(next).filter(([name, value]) => value !== defaults[name as keyof ActivityQuery])
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const manages = me.may('training.manage')
  const add = manages && (
    <LinkButton type="primary" to="/training/activities/new">
      登记培训
    </LinkButton>
  )
  return (
    <Page
      title="培训登记"
      note="登记一次，参加的人各自计入学时；还没有举办的可以先排上，举办后登记到会情况。"
      actions={add}
    >
      <Filters query={query} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="培训" />}
      {data?.rows.length === 0 && (
        <Empty
          text={query.search || query.kind || query.plan ? '没有符合条件的培训。' : '还没有登记培训。'}
          action={
            query.search || query.kind || query.plan ? <Button onClick={() => setAddress({})}>清除条件</Button> : add
          }
        />
      )}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="培训登记"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.count}
          unit="次"
          paging={{ page: query.page, size: query.size, onPage: (page, size) => ask({ page, size }) }}
          {...(manages ? { onOpen: ({ id }: Row) => navigate(`/training/activities/${id}`) } : {})}
        />
      )}
    </Page>
  )
}

function Filters({ query, ask }: { query: ActivityQuery; ask: (change: Partial<ActivityQuery>) => void }) {
  return (
    <search className="training-filter">
      <Select
        aria-label="形式"
        value={query.kind}
        onChange={(kind) => ask({ kind })}
        options={[{ value: '' as const, label: '全部形式' }, ...choicesFrom(kinds)]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label="计划"
        value={query.plan}
        onChange={(plan) => ask({ plan })}
        options={[
          { value: '' as const, label: '计划内外' },
          { value: 'in' as const, label: '计划内' },
          { value: 'out' as const, label: '未列入计划' },
        ]}
        popupMatchSelectWidth={false}
      />
      <Input.Search
        aria-label="查找培训"
        placeholder="培训名称、主办单位、主讲人"
        defaultValue={query.search}
        allowClear
        onSearch={(search) => ask({ search: search.trim() })}
      />
    </search>
  )
}
