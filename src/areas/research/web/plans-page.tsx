import { Button, Input } from 'antd'
import { useNavigate, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { PlanLine } from '../schema.ts'
import { ResearchNav, useYear, YearChoice } from './nav.tsx'
import { usePlans } from './queries.ts'
import './research.css'

/** What the lamp of a plan means. */
export function planWord({ lamp, reports, unanswered, trips }: PlanLine): string {
  if (lamp === 'red') return '超期没有报告'
  if (lamp === 'green') return '已有报告'
  if (lamp === 'grey') return trips ? '正在调研' : '还没有开始'
  return reports ? `${unanswered}条建议没有答复` : trips ? '快到结束日期' : '还没有出发'
}

const columns: DataColumn<PlanLine>[] = [
  { key: 'theme', title: '主题', width: 200, draw: ({ theme }) => theme },
  { key: 'state', title: '进展', width: 160, draw: (row) => <Lamp tone={row.lamp} word={planWord(row)} /> },
  { key: 'leader', title: '牵头领导', width: 100, draw: ({ leaderName }) => leaderName },
  { key: 'section', title: '承办科室', width: 125, draw: ({ sectionName }) => sectionName || '—' },
  {
    ...{ key: 'period', title: '时间', width: 190 },
    draw: ({ fromOn, untilOn }) => `${tableDate(fromOn)}至${untilOn.slice(5)}`,
  },
  { key: 'trips', title: '调研次数', width: 90, align: 'right', draw: ({ trips }) => trips },
  { key: 'days', title: '在基层天数', width: 105, align: 'right', draw: ({ days }) => days },
  {
    ...{ key: 'places', title: '计划地点', width: 100, align: 'right' },
    draw: ({ placesVisited, placesPlanned }) => `${placesVisited}/${placesPlanned}`,
  },
  { key: 'reports', title: '报告', width: 70, align: 'right', draw: ({ reports }) => reports },
]

const nothing = (year: number, mayManage: boolean) =>
  mayManage
    ? `${year}年还没有调研计划。先定主题和要弄清的问题，再定到哪些地方。`
    : '没有您参加的调研。参加以后，在这里看到计划和记录。'

/** 调研计划: the year's plans and how far each is. */
export default function PlansPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const [year, choose] = useYear()
  const search = address.get('search') ?? ''
  const { data, error, refetch } = usePlans({ year, search })
  const sheet = useAct(() => download('/research/papers', { query: { paper: 'plans', year } }))
  const ask = (words: string) => {
    const next = new URLSearchParams(address)
    if (words) next.set('search', words)
    else next.delete('search')
    setAddress(next, { replace: true })
  }
  const add = data?.mayManage && (
    <LinkButton type="primary" to="/research/plans/new">
      新编计划
    </LinkButton>
  )
  return (
    <Page
      title="基层调研"
      note="带着问题下去，记下原话，提出的每一条都有去处。"
      actions={
        <>
          {add}
          {me.may('research.survey') && (
            <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
              导出表格
            </Button>
          )}
        </>
      }
    >
      <ResearchNav />
      <search className="filters">
        <YearChoice year={year} choose={choose} />
        <Input.Search
          aria-label="查找计划"
          placeholder="主题、问题、领导或者科室"
          defaultValue={search}
          allowClear
          onSearch={(words) => ask(words.trim())}
        />
      </search>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="调研计划" />}
      {data?.rows.length === 0 && (
        <Empty
          text={search ? '没有符合条件的计划。' : nothing(year, data.mayManage)}
          action={search ? <Button onClick={() => ask('')}>清除条件</Button> : add || undefined}
        />
      )}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="调研计划"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.rows.length}
          unit="项"
          onOpen={({ id }) => navigate(`/research/plans/${id}`)}
        />
      )}
    </Page>
  )
}
