import { Button } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { download } from '../../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { FilterBar } from '../../../../ui/FilterBar.tsx'
import { Lamp, type LampTone } from '../../../../ui/Lamp.tsx'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { type TopicLine, TopicQuery, topicStates } from '../../schema/topics.ts'
import { categories } from '../../schema/words.ts'
import { useTopics } from './queries.ts'
import { choicesFrom, yuan } from './words.ts'
import './topics.css'

const tones: Record<TopicLine['state'], LampTone> = {
  ...{ draft: 'grey', submitted: 'amber', consented: 'green', scheduled: 'green', decided: 'green' },
  ...{ postponed: 'amber', withdrawn: 'grey' },
}

const lacking = ({ state, missing }: TopicLine) =>
  missing > 0 && ['draft', 'submitted', 'consented'].includes(state) ? `还缺${missing}项` : ''

const columns: DataColumn<TopicLine>[] = [
  { key: 'title', title: '议题', width: 340, draw: ({ title }) => title },
  { key: 'code', title: '编号', width: 90, draw: ({ code }) => code },
  { key: 'category', title: '类别', width: 140, draw: ({ category }) => categories[category] },
  {
    key: 'state',
    title: '状态',
    width: 170,
    draw: (row) => (
      <>
        <Lamp tone={tones[row.state]} word={topicStates[row.state]} /> <span className="quiet">{lacking(row)}</span>
      </>
    ),
  },
  { key: 'section', title: '提出科室', width: 140, draw: ({ sectionName }) => sectionName || '局领导' },
  { key: 'proposer', title: '提出人', width: 90, draw: ({ proposerName }) => proposerName },
  {
    key: 'amount',
    title: '金额（元）',
    width: 140,
    align: 'right',
    draw: ({ amountFen }) => (amountFen === null ? '' : yuan(amountFen)),
  },
  { key: 'created', title: '提出时间', width: 110, draw: ({ createdOn }) => createdOn },
]

const defaults = TopicQuery.parse({})

function readQuery(address: URLSearchParams): TopicQuery {
  const read = TopicQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : defaults
}

/** 议题: what is proposed, what it lacks, what became of it. */
export default function TopicsPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const query = readQuery(address)
  const { data, error, refetch } = useTopics(query)
  const sheet = useAct(() => download('/topics/export.xlsx', { query }))
  const ask = (change: Partial<TopicQuery>) => {
    const next = { ...query, page: 1, ...change }
    const set = Object.entries(next).filter(([name, value]) => value !== defaults[name as keyof TopicQuery])
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const isFiltered = query.search !== '' || query.state !== '' || query.category !== '' || query.year !== ''
  const propose = me.may('decisions.propose') && (
    <LinkButton type="primary" to="/topics/new">
      提出议题
    </LinkButton>
  )
  return (
    <Page
      title="议题"
      note="凡属“三重一大”的事项，先成为议题，材料、意见齐全并经党组书记同意后列入议程。"
      actions={
        <>
          {propose}
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出表格
          </Button>
        </>
      }
    >
      <Filter query={query} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="议题" />}
      {data?.rows.length === 0 && (
        <Empty
          text={isFiltered ? '没有符合条件的议题。' : '还没有议题。'}
          action={isFiltered ? <Button onClick={() => setAddress({})}>清除条件</Button> : propose}
        />
      )}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="议题"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.total}
          unit="个"
          paging={{ page: query.page, size: query.size, onPage: (page, size) => ask({ page, size }) }}
          onOpen={({ id }) => navigate(`/topics/${id}`)}
        />
      )}
    </Page>
  )
}

function Filter({ query, ask }: { query: TopicQuery; ask: (change: Partial<TopicQuery>) => void }) {
  return (
    <FilterBar
      query={query}
      ask={ask}
      choices={[
        { name: 'state', label: '状态', all: '全部状态', options: choicesFrom(topicStates) },
        { name: 'category', label: '类别', all: '全部类别', options: choicesFrom(categories) },
      ]}
      search={{ label: '查找议题', placeholder: '议题名称' }}
    />
  )
}
