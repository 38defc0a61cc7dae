import { Alert, Button, Input, Select } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Standing, type StandingLine, StandingQuery, standings, tiers } from '../schema.ts'
import { refreshes, useSections, useStanding } from './queries.ts'
import { choicesFrom, lackingText, StandingLamp } from './words.tsx'
import './training.css'

const columns: DataColumn<StandingLine>[] = [
  { key: 'name', title: '姓名', width: 100, draw: ({ name }) => name },
  { key: 'state', title: '情况', width: 110, draw: ({ state }) => <StandingLamp state={state} /> },
  { key: 'lacking', title: '还差', width: 300, draw: ({ requirements }) => lackingText(requirements) || '—' },
  { key: 'days', title: '天数', width: 65, align: 'right', draw: ({ days }) => days },
  { key: 'hours', title: '学时', width: 65, align: 'right', draw: ({ hours }) => hours },
  { key: 'online', title: '网络学时', width: 85, align: 'right', draw: ({ onlineHours }) => onlineHours },
  {
    key: 'percent',
    title: '完成',
    width: 80,
    align: 'right',
    draw: ({ percent }) => (percent === null ? '—' : `${percent}%`),
  },
  { key: 'section', title: '科室', width: 140, draw: ({ sectionName }) => sectionName },
  { key: 'tier', title: '要求', width: 190, draw: ({ tier }) => tiers[tier], isTableOnly: true },
]

const defaults = StandingQuery.parse({})

function readQuery(address: URLSearchParams): StandingQuery {
  const read = StandingQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : defaults
}

const totalText = ({ totals }: Standing) =>
  `没有完成${totals.short}人，将要到期${totals.warning}人，进行中${totals.pending}人，已完成${totals.met}人。`

/** 培训完成情况: who lacks what and until when, the most pressing first. */
export default function StandingPage() {
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const query = readQuery(address)
  const { data, error, refetch } = useStanding(query)
  const ask = (change: Partial<StandingQuery>) => {
    const next = { ...query, page: 1, ...change }
    const set = Object.entries(next).filter(([name, value]) => value !== defaults[name as keyof StandingQuery])
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const { page: _page, size: _size, ...asked } = query
  const fetchIt = useAct((kind: 'xlsx' | 'docx') => download(`/training/standing.${kind}`, { query: asked }))
  return (
    <Page
      title="培训完成情况"
      note="天数和学时分别累计，达到其中一个即可。点开一人看每一条记录和依据。"
      actions={
        <>
          <Button loading={fetchIt.isPending} onClick={() => fetchIt.mutate('xlsx')}>
            学时登记表（Excel）
          </Button>
          <Button loading={fetchIt.isPending} onClick={() => fetchIt.mutate('docx')}>
            学时登记表（Word）
          </Button>
          {data && <Freeze standing={data} />}
        </>
      }
    >
      <Filter query={query} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="完成情况" />}
      {data?.recordsSince && <Alert className="training-since" type="warning" showIcon title={sinceText(data)} />}
      {data && <p>{totalText(data)}</p>}
      {data?.rows.length === 0 && <Empty text="没有符合条件的人。" />}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="培训完成情况"
          columns={columns}
          rows={data.rows}
          rowKey={({ personId }) => personId}
          total={data.count}
          unit="人"
          paging={{ page: query.page, size: query.size, onPage: (page, size) => ask({ page, size }) }}
          onOpen={({ personId }) => navigate(`/training/people/${personId}?year=${data.year}`)}
        />
      )}
    </Page>
  )
}

type FilterProps = { query: StandingQuery; ask: (change: Partial<StandingQuery>) => void }

function Filter({ query, ask }: FilterProps) {
  const { data: sections = [] } = useSections()
  const now = Number(today().slice(0, 4))
  const years = Array.from({ length: 6 }, (_, back) => now - back)
  return (
    <search className="training-filter">
      <Select
        aria-label="年度"
        value={query.year ?? now}
        onChange={(year) => ask({ year: year === now ? undefined : year })}
        options={years.map((year) => ({ value: year, label: `${year}年` }))}
      />
      <Select
        aria-label="完成情况"
        value={query.state}
        onChange={(state) => ask({ state })}
        options={[{ value: '' as const, label: '全部情况' }, ...choicesFrom(standings)]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label="科室"
        value={query.section}
        onChange={(section) => ask({ section })}
        options={[{ value: '', label: '全部科室' }, ...sections]}
        popupMatchSelectWidth={false}
      />
      <Input.Search
        aria-label="查找人员"
        placeholder="姓名、拼音或者职务"
        defaultValue={query.search}
        allowClear
        onSearch={(search) => ask({ search: search.trim() })}
      />
    </search>
  )
}

const sinceText = ({ year, recordsSince }: Standing) =>
  `本系统最早的记录从${recordsSince}开始，${year}年在此以前的没有登记或者导入，“没有完成”不能当作结论；补登、导入以后自动重算。`

/** The year is closed in January; what is entered later stands apart. */
function Freeze({ standing }: { standing: Standing }) {
  const { year, frozenOn, recordsSince } = standing
  const me = useMe()
  const confirm = useConfirm()
  const freeze = useAct(() => post(`/training/years/${year}/freeze`), { done: `${year}年已归档。`, refreshes })
  if (frozenOn) return <span className="quiet">{`${year}年已于${frozenOn}归档`}</span>
  if (!me.may('training.manage') || year >= Number(today().slice(0, 4))) return null
  const effect = `${year}年每个人的天数、学时和完成情况按现在的保存下来，以后不能改；以后补登的单独列出。${
    recordsSince ? sinceText(standing) : ''
  }`
  const ask = async () => {
    if (await confirm({ title: `归档${year}年`, effect, act: '归档', isGrave: true })) freeze.mutate()
  }
  return (
    <Button loading={freeze.isPending} onClick={() => void ask()}>
      {`归档${year}年`}
    </Button>
  )
}
