import { Button, Input, Select } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { count, tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { purposes, SurveyQuery, type SurveyRow, surveyStates } from '../schema.ts'
import { choicesFrom, useSurveys } from './queries.ts'
import './surveys.css'

const tones = { draft: 'grey', open: 'amber', closed: 'green' } as const

const columns: DataColumn<SurveyRow>[] = [
  { key: 'title', title: '问卷', width: 320, canSort: true, draw: ({ title }) => title },
  {
    key: 'state',
    title: '状态',
    width: 120,
    draw: ({ state }) => <Lamp tone={tones[state]} word={surveyStates[state]} />,
  },
  { key: 'purpose', title: '用途', width: 120, draw: ({ purpose }) => purposes[purpose] },
  { key: 'section', title: '所属科室', width: 140, draw: ({ sectionName }) => sectionName ?? '全局' },
  {
    key: 'answers',
    title: '有效份数',
    width: 110,
    align: 'right',
    canSort: true,
    draw: ({ answers }) => count(answers),
  },
  { key: 'openedOn', title: '发布', width: 120, canSort: true, draw: ({ openedOn }) => tableDate(openedOn) || '—' },
  { key: 'closesOn', title: '截止', width: 120, canSort: true, draw: ({ closesOn }) => tableDate(closesOn) || '—' },
  { key: 'index', title: '计入指数', width: 100, draw: ({ feedsIndex }) => (feedsIndex ? '是' : '否') },
]

function readQuery(address: URLSearchParams): SurveyQuery {
  const read = SurveyQuery.safeParse(Object.fromEntries(address))
  return read.success ? read.data : {}
}

/** 问卷: what is being asked, what was asked, and how many answered. */
export default function SurveysPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const query = readQuery(address)
  const { data, error, refetch } = useSurveys(query)
  const sheet = useAct(() => download('/surveys/export', { query }))
  const ask = (change: Partial<SurveyQuery>) => {
    const next = { ...query, page: undefined, ...change }
    const set = Object.entries(next).filter(([, value]) => value !== undefined && value !== '')
    setAddress(new URLSearchParams(set.map(([name, value]) => [name, String(value)])), { replace: true })
  }
  const isFiltered = Boolean(query.search || query.state || query.purpose)
  const write = me.may('surveys.manage') && (
    <LinkButton type="primary" to="/surveys/new">
      新编问卷
    </LinkButton>
  )
  return (
    <Page
      title="问卷"
      note="匿名填写，只计数，不对应到人。收集期间只看得到份数，结束后看结果。"
      actions={
        <>
          {write}
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出表格
          </Button>
        </>
      }
    >
      <Filter query={query} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="问卷" />}
      {data?.total === 0 && (
        <Empty
          text={isFiltered ? '没有符合条件的问卷。' : '还没有问卷。活动结束、制度出台、班子征求意见，都可以发一份。'}
          action={isFiltered ? <Button onClick={() => setAddress({})}>清除条件</Button> : write}
        />
      )}
      {data && data.total > 0 && (
        <DataTable
          caption="问卷"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.total}
          unit="份"
          paging={{ page: query.page ?? 1, size: query.size ?? 50, onPage: (page, size) => ask({ page, size }) }}
          sort={{ by: query.sort ?? '', order: query.order ?? 'desc' }}
          onSort={({ by, order }) => ask({ sort: by as NonNullable<SurveyQuery['sort']>, order })}
          onOpen={({ id }) => navigate(`/surveys/${id}`)}
        />
      )}
    </Page>
  )
}

function Filter({ query, ask }: { query: SurveyQuery; ask: (change: Partial<SurveyQuery>) => void }) {
  return (
    <search className="filters">
      <Select<NonNullable<SurveyQuery['state']> | ''>
        aria-label="状态"
        value={query.state ?? ''}
        onChange={(state) => ask({ state: state === '' ? undefined : state })}
        options={[{ value: '' as const, label: '全部状态' }, ...choicesFrom(surveyStates)]}
        popupMatchSelectWidth={false}
      />
      <Select<NonNullable<SurveyQuery['purpose']> | ''>
        aria-label="用途"
        value={query.purpose ?? ''}
        onChange={(purpose) => ask({ purpose: purpose === '' ? undefined : purpose })}
        options={[{ value: '' as const, label: '全部用途' }, ...choicesFrom(purposes)]}
        popupMatchSelectWidth={false}
      />
      <Input.Search
        aria-label="查找问卷"
        placeholder="问卷名称或者科室"
        defaultValue={query.search}
        allowClear
        onSearch={(search) => ask({ search: search.trim() })}
      />
    </search>
  )
}
