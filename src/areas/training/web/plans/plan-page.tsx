import { useIsMutating } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import * as z from 'zod'
import { useAct } from '../../../../ui/act.ts'
import { download, post, remove } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { FilterBar, type FilterChoice } from '../../../../ui/FilterBar.tsx'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { costText, periodText } from '../../plan-standing.ts'
import { type ItemStanding, itemStandings, type Plan, type PlanItem } from '../../plans.ts'
import { kinds, modes } from '../../schema.ts'
import { choicesFrom } from '../words.tsx'
import { Amendments } from './amendments.tsx'
import { Decide } from './dialogs.tsx'
import { crumbs, refreshes, usePlan } from './queries.ts'
import { ItemLamp, PlanLamp, settledText } from './words.tsx'
import '../training.css'

const Asked = z.object({
  search: z.string().default(''),
  standing: z.string().default(''),
  kind: z.string().default(''),
  organiser: z.string().default(''),
  by: z.enum(['number', 'period', 'standing', 'people', 'cost']).default('number'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
type Asked = z.infer<typeof Asked>

/** One year's plan: its items, what waits to be decided about it, and how far it is carried out. */
export default function PlanPage() {
  const { year = '' } = useParams()
  const { data, error, refetch } = usePlan(year)
  if (!data) {
    return (
      <Page title={`${year}年度培训计划`} breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="培训计划" />}
      </Page>
    )
  }
  return (
    <Page
      title={`${data.year}年度培训计划`}
      state={<PlanLamp state={data.state} />}
      note={settledText(data) || (data.submittedBy && `${data.submittedBy}于${data.submittedOn}提交`)}
      breadcrumbs={crumbs}
      actions={<Acts plan={data} />}
    >
      <Sums plan={data} />
      <Amendments plan={{ ...data, amendments: data.amendments.filter(({ state }) => state === 'proposed') }} />
      <Items plan={data} />
      <Amendments plan={{ ...data, amendments: data.amendments.filter(({ state }) => state !== 'proposed') }} />
    </Page>
  )
}

function Sums({ plan }: { plan: Plan }) {
  const { year, items, done, pending, overdue, cancelled, outside, state } = plan
  if (state !== 'approved') return null
  return (
    <p role="status">
      {`计划${items}项：已办${done}项，未到期${pending}项，逾期未办${overdue}项`}
      {cancelled > 0 && `；另有已取消${cancelled}项`}
      {outside > 0 && (
        <>
          ；未列入计划举办的培训
          <Link className="training-link" to={`/training/activities?year=${year}&plan=out`}>{`${outside}次`}</Link>
        </>
      )}
      。
    </p>
  )
}

function Acts({ plan }: { plan: Plan }) {
  const { year, revision, may, state, copyable } = plan
  const at = `/training/plans/${year}`
  const isActing = useIsMutating() > 0
  const submit = useAct(() => post(`${at}/submit`, { revision }), { done: '已提交，等待批准。', refreshes })
  const withdraw = useAct(() => post(`${at}/withdraw`, { revision }), { done: '已撤回，可以修改。', refreshes })
  const copy = useAct(() => post(`${at}/copy`, { revision }), { done: '已沿用上年项目。', refreshes })
  return (
    <>
      <Decide path={at} revision={revision} mayApprove={may.approve} mayRecord={may.record} what="计划" />
      {may.submit && (
        <Button type="primary" disabled={isActing} loading={submit.isPending} onClick={() => submit.mutate()}>
          提交批准
        </Button>
      )}
      {may.write && <LinkButton to={`${at}/items/new`}>增加一项</LinkButton>}
      {may.write && <LinkButton to={`${at}/paste`}>从表格录入</LinkButton>}
      {may.write && copyable !== null && copyable > 0 && (
        <Button disabled={isActing} loading={copy.isPending} onClick={() => copy.mutate()}>
          {`沿用${year - 1}年的项目`}
        </Button>
      )}
      {may.withdraw && (
        <Button disabled={isActing} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          撤回
        </Button>
      )}
      {may.amend && <LinkButton to={`${at}/items/new`}>提出增加一项</LinkButton>}
      {plan.itemList.length > 0 && <Papers at={at} />}
      {may.write && state === 'draft' && <Drop at={at} items={plan.itemList.length} year={year} />}
    </>
  )
}

const papers: [path: string, label: string][] = [
  ...[
    ['plan.docx', '教育培训计划表（Word）'] as [string, string],
    ['plan.xlsx', '教育培训计划表（Excel）'] as [string, string],
  ],
  ...[['standing.docx', '计划执行情况（Word）'] as [string, string]],
  ...[['standing.xlsx', '计划执行情况（Excel）'] as [string, string]],
]

function Papers({ at }: { at: string }) {
  const fetchPaper = useAct((path: string) => download(`${at}/${path}`))
  const items = papers.map(([key, label]) => ({ key, label }))
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => fetchPaper.mutate(key) }}>
      <Button loading={fetchPaper.isPending}>导出</Button>
    </Dropdown>
  )
}

function Drop({ at, items, year }: { at: string; items: number; year: number }) {
  const navigate = useNavigate()
  const confirm = useConfirm()
  const isActing = useIsMutating() > 0
  const drop = useAct(() => remove(at), { done: '已删除。', refreshes: [['today']] })
  const ask = async () => {
    const effect = `计划和其中的${items}项一起删除，不能恢复。`
    if (await confirm({ title: `删除${year}年度培训计划`, effect, act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: () => navigate('/training/plans') })
    }
  }
  return (
    <Button danger disabled={isActing} onClick={() => void ask()}>
      删除计划
    </Button>
  )
}

const against = (planned: number, standing: ItemStanding, real: number, word: string) =>
  standing === 'done' ? `计划${planned}，${word}${real}` : `计划${planned}`

const columns: DataColumn<PlanItem>[] = [
  {
    ...{ key: 'title', title: '培训项目', width: 260 },
    draw: ({ number, present, isAdded, first }) => (
      <>
        {`${number}. ${present.title}`}
        {(isAdded || first) && <span className="quiet">{isAdded ? '（增加）' : '（有调整）'}</span>}
      </>
    ),
  },
  {
    key: 'standing',
    title: '执行情况',
    width: 120,
    canSort: true,
    draw: (row) => <ItemLamp standing={row.standing} />,
  },
  {
    ...{ key: 'period', title: '计划时间', width: 140, canSort: true },
    draw: ({ present }) => periodText(present),
  },
  { key: 'kind', title: '形式', width: 140, draw: ({ present: { kind, mode } }) => `${kinds[kind]}，${modes[mode]}` },
  { key: 'audience', title: '培训对象', width: 160, draw: ({ present }) => present.audience },
  {
    ...{ key: 'people', title: '人数', width: 150, canSort: true },
    draw: ({ present, standing, realPeople }) => against(present.people, standing, realPeople, '实到'),
  },
  {
    ...{ key: 'hours', title: '学时', width: 150 },
    draw: ({ present, standing, realHours }) => against(present.hours, standing, realHours, '实际'),
  },
  { key: 'organiser', title: '承办科室', width: 130, draw: ({ present }) => present.organiserName },
  { key: 'owner', title: '责任人', width: 90, draw: ({ present }) => present.ownerName },
  {
    ...{ key: 'cost', title: '经费（元）', width: 120, align: 'right', canSort: true },
    draw: ({ present }) => costText(present.costFen),
  },
]

const standings = Object.keys(itemStandings)
const keys: Record<Asked['by'], (item: PlanItem) => number | string> = {
  number: ({ number }) => number,
  period: ({ present }) => `${present.fromOn} ${present.untilOn}`,
  standing: ({ standing }) => standings.indexOf(standing),
  people: ({ present }) => present.people,
  cost: ({ present }) => present.costFen ?? -1,
}

function shownOf({ itemList }: Plan, { search, standing, kind, organiser, by, order }: Asked): PlanItem[] {
  const fits = ({ present, standing: own }: PlanItem) =>
    (!standing || own === standing) &&
    (!kind || present.kind === kind) &&
    (!organiser || present.organiserName === organiser) &&
    [present.title, present.audience, present.ownerName, present.question, present.work].join('\n').includes(search)
  const sign = order === 'asc' ? 1 : -1
  return itemList.filter(fits).toSorted((a, b) => {
    const [one, other] = [keys[by](a), keys[by](b)]
    return one === other ? a.number - b.number : one < other ? -sign : sign
  })
}

function Items({ plan }: { plan: Plan }) {
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const read = Asked.safeParse(Object.fromEntries(address))
  const query = read.success ? read.data : Asked.parse({})
  const ask = (change: Partial<Asked>) => {
    const set = Object.entries({ ...query, ...change }).filter(
      ([name, value]) => value && !(name === 'by' && value === 'number') && !(name === 'order' && value === 'asc'),
    )
    setAddress(new URLSearchParams(set), { replace: true })
  }
  const organisers = [...new Set(plan.itemList.map(({ present }) => present.organiserName))]
  const choices: FilterChoice<Asked>[] = [
    { name: 'standing', all: '全部执行情况', options: choicesFrom(itemStandings) },
    { name: 'kind', all: '全部形式', options: choicesFrom(kinds) },
    { name: 'organiser', all: '全部科室', options: organisers.map((name) => ({ value: name, label: name })) },
  ]
  const rows = shownOf(plan, query)
  // Until it is approved a plan has nothing to be carried out.
  const isApproved = plan.state === 'approved'
  if (!plan.itemList.length) {
    return <Empty text="计划里还没有项目。可以逐项增加，也可以从表格录入，或者沿用上年的项目。" />
  }
  return (
    <>
      <FilterBar
        query={query}
        ask={ask}
        choices={choices.filter(({ name }) => isApproved || name !== 'standing')}
        search={{ label: '查找项目', placeholder: '项目、对象、责任人、问题' }}
      />
      {rows.length === 0 ? (
        <Empty text="没有符合条件的项目。" action={<Button onClick={() => setAddress({})}>清除条件</Button>} />
      ) : (
        <DataTable
          caption="计划项目"
          columns={columns.filter(({ key }) => isApproved || key !== 'standing')}
          rows={rows}
          rowKey={({ id }) => id}
          total={rows.length}
          unit="项"
          sort={query}
          onSort={({ by, order }) => ask({ by: by as Asked['by'], order })}
          onOpen={({ id }) => navigate(`/training/plans/${plan.year}/items/${id}`)}
        />
      )}
    </>
  )
}
