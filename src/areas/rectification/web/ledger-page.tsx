import { Button, Dropdown } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { FilterBar } from '../../../ui/FilterBar.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import {
  LedgerQuery,
  lamps,
  originKinds,
  type ProblemLine,
  papers,
  problemKinds,
  problemStates,
  timings,
} from '../schema.ts'
import { useLedger, useSections } from './queries.ts'
import { choicesFrom, dueText, OriginText, StateLamp, totalText } from './words.tsx'
import './rectification.css'

const marks = {
  mine: '我负责的',
  rebound: '反弹',
  changed: '改过时限',
  escalated: '第三次提醒',
  met: '体检已不再查出',
  'waiting-date': '等待答复延期',
}

const columns: DataColumn<ProblemLine>[] = [
  {
    key: 'title',
    title: '问题',
    width: 300,
    draw: ({ title, isRebound }) => (
      <>
        {title} {isRebound && <span className="quiet">反弹</span>}
      </>
    ),
  },
  { key: 'number', title: '编号', width: 100, draw: ({ number }) => number },
  { key: 'state', title: '状态', width: 170, draw: (row) => <StateLamp {...row} /> },
  { key: 'due', title: '整改时限', width: 130, draw: dueText },
  { key: 'section', title: '责任科室', width: 130, draw: ({ sectionName }) => sectionName || '没有定' },
  { key: 'owner', title: '责任人', width: 90, draw: ({ ownerName }) => ownerName || '没有定' },
  { key: 'leader', title: '责任领导', width: 90, draw: ({ leaderName }) => leaderName, isTableOnly: true },
  {
    key: 'origin',
    title: '来源',
    width: 190,
    draw: ({ originKind, originLabel, originPath }) => (
      <OriginText path={originPath} text={`${originKinds[originKind]}：${originLabel}`} />
    ),
  },
  { key: 'kind', title: '类别', width: 120, draw: ({ kind }) => problemKinds[kind], isTableOnly: true },
  { key: 'line', title: '业务', width: 80, draw: ({ line }) => line, isExtra: true },
  { key: 'timing', title: '整改类型', width: 100, draw: ({ timing }) => timings[timing], isExtra: true },
  { key: 'found', title: '发现日期', width: 110, draw: ({ foundOn }) => foundOn, isExtra: true },
  { key: 'closed', title: '销号日期', width: 110, draw: ({ closedOn }) => closedOn ?? '', isExtra: true },
]

const defaults = LedgerQuery.parse({})

function readQuery(address: URLSearchParams): LedgerQuery {
  const read = LedgerQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : defaults
}

/** 整改台账: every problem, whose it is, and whether time presses. */
export default function LedgerPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const query = readQuery(address)
  const { data, error, refetch } = useLedger(query)
  const ask = (change: Partial<LedgerQuery>) => {
    const next = { ...query, page: 1, ...change }
    const set = Object.entries(next).filter(([name, value]) => value !== defaults[name as keyof LedgerQuery])
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const isFiltered = [...address.keys()].some((name) => !['page', 'size', 'sort'].includes(name))
  const raise = me.may('rectification.raise') && (
    <LinkButton type="primary" to="/problems/new">
      登记问题
    </LinkButton>
  )
  return (
    <Page
      title="整改台账"
      note="各方面发现的问题都在这里：有人负责，有时限，凭佐证由别人核实后销号。"
      actions={
        <>
          {raise}
          <Papers query={query} />
        </>
      }
    >
      <div className="problem-list">
        <Filter query={query} ask={ask} />
        {error && <ErrorNote error={error} onRetry={refetch} />}
        {!error && !data && <Loading what="台账" />}
        {data && <p>{totalText(data.totals)}</p>}
        {data?.rows.length === 0 && (
          <Empty
            text={
              isFiltered ? '没有符合条件的问题。' : '台账里还没有问题。可以逐个登记，也可以从Excel或者Word批量录入。'
            }
            action={isFiltered ? <Button onClick={() => setAddress({})}>清除条件</Button> : raise}
          />
        )}
        {data && data.rows.length > 0 && (
          <DataTable
            caption="整改台账"
            columns={columns}
            rows={data.rows}
            rowKey={({ id }) => id}
            total={data.count}
            unit="个"
            storageKey="problems"
            paging={{ page: query.page, size: query.size, onPage: (page, size) => ask({ page, size }) }}
            onOpen={({ id }) => navigate(`/problems/${id}`)}
          />
        )}
      </div>
    </Page>
  )
}

/** Every paper as Excel and Word, of what is seen. */
function Papers({ query }: { query: LedgerQuery }) {
  const { page: _page, size: _size, ...asked } = query
  const fetchIt = useAct((chosen: { paper: string; format: string }) =>
    download('/rectification/paper', { query: { ...asked, ...chosen } }),
  )
  const items = choicesFrom(papers).flatMap(({ value, label }) => [
    { key: `${value} docx`, label: `${label}（Word）` },
    { key: `${value} xlsx`, label: `${label}（Excel）` },
  ])
  const choose = ({ key }: { key: string }) => {
    const [paper = '', format = ''] = key.split(' ')
    fetchIt.mutate({ paper, format })
  }
  return (
    <Dropdown menu={{ items, onClick: choose }} trigger={['click']}>
      <Button loading={fetchIt.isPending}>导出</Button>
    </Dropdown>
  )
}

type FilterProps = { query: LedgerQuery; ask: (change: Partial<LedgerQuery>) => void }

function Filter({ query, ask }: FilterProps) {
  const { data: sections = [] } = useSections()
  return (
    <FilterBar
      query={query}
      ask={ask}
      choices={[
        {
          name: 'state',
          all: '全部状态',
          options: [{ value: 'alive', label: '未销号' }, ...choicesFrom(problemStates)],
        },
        { name: 'lamp', all: '全部时限', options: choicesFrom(lamps) },
        { name: 'kind', all: '全部类别', options: choicesFrom(problemKinds) },
        { name: 'origin', all: '全部来源', options: choicesFrom(originKinds) },
        { name: 'section', all: '全部科室', options: sections },
        { name: 'timing', all: '全部整改类型', options: choicesFrom(timings) },
        { name: 'mark', all: '不限标记', options: choicesFrom(marks) },
      ]}
      search={{ label: '查找问题', placeholder: '问题、编号、来源、责任人' }}
    />
  )
}
