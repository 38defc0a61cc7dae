import { useIsMutating } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { remove } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import { needs, type Plan, type PlanItem, type SaidWording } from '../../plans.ts'
import { kinds, modes } from '../../schema.ts'
import { Amendments, said } from './amendments.tsx'
import { Ask, Reason } from './dialogs.tsx'
import { crumbsOf, refreshes, usePlan } from './queries.ts'
import { ItemLamp } from './words.tsx'
import '../training.css'

/** One item: its words now and at first, the amendments between, and the trainings held for it. */
export default function ItemPage() {
  const { year = '', id = '' } = useParams()
  const { data, error, refetch } = usePlan(year)
  const item = data?.itemList.find((one) => one.id === id)
  if (!data || !item) {
    return (
      <Page title="计划项目" breadcrumbs={crumbsOf(year)}>
        {error && <ErrorNote error={error} onRetry={refetch} />}
        {!error && !data && <Loading what="计划项目" />}
        {data && <Empty text="没有找到这一项，可能已经删除。" />}
      </Page>
    )
  }
  return (
    <Page
      title={item.present.title}
      state={data.state === 'approved' && <ItemLamp standing={item.standing} />}
      note={item.cancelledOn ? `${item.cancelledOn}取消` : item.isAdded ? '批准后增加的项目' : undefined}
      breadcrumbs={crumbsOf(year)}
      actions={<Acts plan={data} item={item} />}
    >
      <Words item={item} />
      <Amendments plan={data} itemId={id} />
      {data.state === 'approved' && <Held item={item} />}
    </Page>
  )
}

const further: typeof said = [
  ['形式', ({ kind, mode }) => `${kinds[kind]}，${modes[mode]}`],
  ['需求来源', ({ need }) => needs[need]],
]

function Words({ item: { present, first } }: { item: PlanItem }) {
  const rows = [...said, ...further].map(([title, say]) => ({
    title,
    now: say(present),
    original: first && say(first),
  }))
  return (
    <Section title="计划内容">
      <dl className="facts-list training-facts">
        {rows.map(({ title, now, original }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {now}
              {original !== null && original !== now && <span className="quiet">{`（原：${original}）`}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

type Activity = PlanItem['activities'][number]

const columns: DataColumn<Activity>[] = [
  { key: 'title', title: '培训', width: 280, draw: ({ title }) => title },
  {
    ...{ key: 'held', title: '情况', width: 110 },
    draw: ({ isHeld }) => (isHeld ? <Lamp tone="green" word="已登记" /> : <Lamp tone="amber" word="待登记" />),
  },
  {
    ...{ key: 'period', title: '起止', width: 200 },
    draw: ({ fromOn, untilOn }) => (fromOn === untilOn ? fromOn : `${fromOn} 至 ${untilOn}`),
  },
  { key: 'people', title: '实到', width: 80, align: 'right', draw: ({ people, isHeld }) => (isHeld ? people : '—') },
  { key: 'hours', title: '学时', width: 80, align: 'right', draw: ({ hours }) => hours },
]

function Held({ item }: { item: PlanItem }) {
  const me = useMe()
  const navigate = useNavigate()
  const mayOpen = me.may('training.manage')
  const { activities, standing, present, realPeople, realHours } = item
  const sums = `计划${present.people}人、${present.hours}学时，实到${realPeople}人、${realHours}学时。`
  return (
    <Section title="办理情况">
      {standing === 'done' && <p>{sums}</p>}
      {activities.length === 0 ? (
        <p>还没有登记对应的培训。</p>
      ) : (
        <DataTable
          caption="对应的培训"
          columns={columns}
          rows={activities}
          rowKey={({ id }) => id}
          total={activities.length}
          unit="次"
          {...(mayOpen ? { onOpen: ({ id }: Activity) => navigate(`/training/activities/${id}`) } : {})}
        />
      )}
    </Section>
  )
}

function Acts({ plan, item }: { plan: Plan; item: PlanItem }) {
  const me = useMe()
  const [isCancelling, setCancelling] = useState(false)
  const isActing = useIsMutating() > 0
  const at = `/training/plans/${plan.year}`
  const stands = plan.state === 'approved' && item.standing !== 'cancelled'
  const mayAmend = plan.may.amend && stands && !item.hasOpenAmendment
  return (
    <>
      {stands && me.may('training.manage') && (
        <LinkButton
          type={item.standing === 'done' ? 'default' : 'primary'}
          to={`/training/activities/new?year=${plan.year}&item=${item.id}`}
        >
          登记培训
        </LinkButton>
      )}
      {plan.may.write && <LinkButton to={`${at}/items/${item.id}/edit`}>修改</LinkButton>}
      {plan.may.write && <Drop at={`${at}/items/${item.id}`} back={at} present={item.present} />}
      {mayAmend && <LinkButton to={`${at}/items/${item.id}/edit`}>提出调整</LinkButton>}
      {mayAmend && item.activities.length === 0 && (
        <Button disabled={isActing} onClick={() => setCancelling(true)}>
          提出取消
        </Button>
      )}
      {isCancelling && (
        <Ask
          {...{ title: `取消“${item.present.title}”`, act: '提出', done: '已提出，批准后生效。' }}
          path={`${at}/amendments`}
          body={{ kind: 'cancel', itemId: item.id, revision: plan.revision }}
          close={() => setCancelling(false)}
        >
          <Reason label="取消理由" />
        </Ask>
      )}
    </>
  )
}

function Drop({ at, back, present }: { at: string; back: string; present: SaidWording }) {
  const navigate = useNavigate()
  const confirm = useConfirm()
  const isActing = useIsMutating() > 0
  const drop = useAct(() => remove(at), { done: '已删除。', refreshes })
  const ask = async () => {
    const effect = '这一项从计划里去掉，不能恢复。'
    if (await confirm({ title: `删除“${present.title}”`, effect, act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: () => navigate(back) })
    }
  }
  return (
    <Button danger disabled={isActing} onClick={() => void ask()}>
      删除
    </Button>
  )
}
