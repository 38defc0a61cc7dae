import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { sentenceDate, tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { Plan } from '../schema.ts'
import { planWord } from './plans-page.tsx'
import { usePlan } from './queries.ts'
import './research.css'

const crumbs = [{ title: '基层调研', to: '/research' }]

type TripLine = Plan['tripLines'][number]

/** How far a trip is, in a word. */
export function TripLamp({ isOpen, reportedOn }: Pick<TripLine, 'isOpen' | 'reportedOn'>) {
  if (reportedOn) return <Lamp tone="green" word="报告已完成" />
  return isOpen ? <Lamp tone="amber" word="正在调研" /> : <Lamp tone="grey" word="待写报告" />
}

const columns: DataColumn<TripLine>[] = [
  {
    ...{ key: 'period', title: '日期', width: 200 },
    draw: ({ fromOn, untilOn }) =>
      fromOn === untilOn ? tableDate(fromOn) : `${tableDate(fromOn)}至${untilOn.slice(5)}`,
  },
  { key: 'state', title: '进展', width: 130, draw: (row) => <TripLamp {...row} /> },
  { key: 'places', title: '到了哪里', width: 300, draw: ({ placeTitles }) => placeTitles.join('、') || '还没有填' },
  { key: 'members', title: '成员', width: 220, draw: ({ memberNames }) => memberNames.join('、') },
  { key: 'notes', title: '记录', width: 80, align: 'right', draw: ({ notes }) => notes },
]

/** One plan: its question, its team, where it has been and each trip. */
export default function PlanPage() {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const { data, error, refetch } = usePlan(id)
  if (!data) {
    return (
      <Page title="调研计划" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="调研计划" />}
      </Page>
    )
  }
  const travel = data.mayManage && (
    <LinkButton type="primary" to={`/research/trips/new?plan=${id}`}>
      安排调研
    </LinkButton>
  )
  return (
    <Page
      title={data.theme}
      state={<Lamp tone={data.lamp} word={planWord(data)} />}
      note={`${sentenceDate(data.fromOn)}至${sentenceDate(data.untilOn)}，${data.leaderName}牵头`}
      breadcrumbs={crumbs}
      actions={
        <>
          {travel}
          {data.mayManage && <LinkButton to={`/research/plans/${id}/edit`}>修改</LinkButton>}
          {data.mayManage && data.trips === 0 && <Drop id={id} />}
        </>
      }
    >
      <Section title="计划">
        <Facts plan={data} />
      </Section>
      <Section title="各次调研">
        {data.tripLines.length === 0 ? (
          <Empty text="还没有安排。定下日期、成员和哪天到哪里，手机上就能记。" action={travel || undefined} />
        ) : (
          <DataTable
            caption="各次调研"
            columns={columns}
            rows={data.tripLines}
            rowKey={(trip) => trip.id}
            total={data.tripLines.length}
            unit="次"
            onOpen={(trip) => navigate(`/research/trips/${trip.id}`)}
          />
        )}
      </Section>
    </Page>
  )
}

function Facts({ plan }: { plan: Plan }) {
  const facts: [string, string][] = [
    ['要弄清的问题', plan.question],
    ['承办科室', plan.sectionName || '—'],
    ['调研组成员', plan.members.map(({ name }) => name).join('、') || '—'],
    ['预期成果', plan.output || '—'],
  ]
  return (
    <dl className="facts-list research-facts">
      {facts.map(([title, text]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{text}</dd>
        </div>
      ))}
      <div>
        <dt>计划到的地点</dt>
        <dd>
          {plan.places.length === 0 && '—'}
          <ul className="research-places">
            {plan.places.map(({ id, title, lastOn }) => (
              <li key={id}>
                <Lamp
                  tone={lastOn ? 'green' : 'grey'}
                  word={lastOn ? `${title}　${lastOn.slice(5)}去过` : `${title}　还没有去`}
                />
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </dl>
  )
}

function Drop({ id }: { id: string }) {
  const navigate = useNavigate()
  const confirm = useConfirm()
  const drop = useAct(() => remove(`/research/plans/${id}`), { done: '计划已删除。' })
  const ask = async () => {
    if (await confirm({ title: '删除计划', effect: '计划删除后不能恢复。', act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: () => navigate('/research') })
    }
  }
  return (
    <Button loading={drop.isPending} onClick={() => void ask()}>
      删除
    </Button>
  )
}
