import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import { monthsOf } from '../plan-standing.ts'
import type { Wording } from '../plans.ts'
import * as queries from '../server/queries/plans.ts'
import type { PlannedActivity } from './plan.ts'

type Loading = {
  unitId: string
  ids: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  activities: readonly PlannedActivity[]
  today: Day
}

type Said = Pick<Wording, 'title' | 'kind' | 'audience' | 'people' | 'hours' | 'costFen' | 'need' | 'question' | 'work'>
type Item = Said & { organiser: string; owner: string; fromOn: Day; untilOn: Day }

const YUAN = 100

/** What the plan says of trainings that were held or are to come; the one of the province came unplanned. */
const words: Record<string, Pick<Item, 'audience' | 'people' | 'costFen' | 'need' | 'question' | 'work'> & By> = {
  学习贯彻文化建设重要论述专题讲座: {
    ...{
      audience: '全体干部职工',
      people: 80,
      costFen: 0,
      need: 'organisation',
      organiser: 'party',
      owner: 'songyuhe',
    },
    ...{ question: '学习停在读原文，没有联系本单位的工作', work: '年度公共文化重点任务的分解' },
  },
  文旅融合形势报告会: {
    ...{ audience: '全体干部职工', people: 80, costFen: 0, need: 'organisation', organiser: 'industry' },
    ...{ question: '对文旅融合的新要求掌握不够', work: '重点项目的前期论证', owner: 'xuqingru' },
  },
  基层公共文化服务能力提升班: {
    ...{ audience: '业务科室、文化馆、图书馆业务人员', people: 30, costFen: 18_000 * YUAN, need: 'post' },
    ...{ organiser: 'culture', owner: 'mengfanxing', question: '夜间开放、分众服务没有经验' },
    work: '图书馆夜间开放和文化馆夜校的排班与统计',
  },
  文物安全专题讲座: {
    ...{ audience: '全体干部职工', people: 80, costFen: 2000 * YUAN, need: 'post', organiser: 'relics' },
    ...{ owner: 'xuqingru', question: '巡查记录不规范，隐患没有复查', work: '文物安全巡查和隐患复查' },
  },
  旅游安全与应急处置讲座: {
    ...{ audience: '全体干部职工', people: 80, costFen: 2000 * YUAN, need: 'post', organiser: 'market' },
    ...{ owner: 'xuqingru', question: '应急预案只有文本，没有演练', work: '景区应急预案的修订和演练' },
  },
  年度业务总结培训: {
    ...{ audience: '全体干部职工', people: 80, costFen: null, need: 'organisation', organiser: 'personnel' },
    ...{ owner: 'zhengshuyao', question: '年度工作没有共同复盘', work: '下一年度工作要点的起草' },
  },
}
type By = { organiser: string; owner: string }
/** The lecture whose speaker could not come: it was approved for the month before. */
const MOVED = '旅游安全与应急处置讲座'

const monthOf = (day: Day) => monthsOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)))

function itemsOf(activities: readonly PlannedActivity[], year: string, today: Day): Item[] {
  const held = activities.flatMap(({ title, kind, from, hours }): Item[] => {
    const said = words[title]
    return said && from.startsWith(year) ? [{ title, kind, hours, ...said, ...monthOf(from) }] : []
  })
  // Nobody has held it: its last day was weeks ago, or, in the first weeks of a year, is still to come.
  const last = addDays(today, -25)
  const untilOn = last.startsWith(year) ? last : `${year}-01-31`
  const lapsed: Item = {
    ...{ title: '窗口服务礼仪与政策解答培训', kind: 'class', audience: '行政审批科、旅游服务中心窗口人员', people: 12 },
    ...{ hours: 8, costFen: 3000 * YUAN, need: 'cadre', organiser: 'approval', owner: 'gunanqiao' },
    ...{ question: '群众反映同一件事几个人答得不一样', work: '窗口一次性告知单的修订' },
    ...{ fromOn: addDays(untilOn, -4).startsWith(year) ? addDays(untilOn, -4) : untilOn, untilOn },
  }
  return [...held, lapsed].toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
}

/** This year's plan of the demo bureau: approved by the party group, one item moved since; returns items by title. */
export async function loadDemoPlan(
  tx: Writer,
  { unitId, ids, sections, activities, today }: Loading,
): Promise<Map<string, string>> {
  const year = today.slice(0, 4)
  const items = itemsOf(activities, year, today)
  const planId = randomUUID()
  const place = { unitId, id: planId }
  const made = new Map(items.map(({ title }) => [title, randomUUID()]))
  const wording = ({ organiser, owner, ...said }: Item) => ({
    ...{ ...said, unitId, itemId: made.get(said.title)!, mode: 'offline' },
    ...{ organiserId: sections.get(organiser)!, ownerId: ids.get(owner)! },
  })
  const before = (item: Item): Item => {
    const month = Number(item.fromOn.slice(5, 7))
    return item.title === MOVED && month > 1 ? { ...item, ...monthsOf(Number(year), month - 1) } : item
  }
  await queries.insertPlan(tx, { ...place, year: Number(year) })
  await queries.insertItems(
    tx,
    items.map(({ title }, index) => ({ unitId, id: made.get(title)!, planId, position: index + 1 })),
    items.map((item) => ({ ...wording(before(item)), version: 1 })),
  )
  const on = today < `${year}-01-20` ? today : `${year}-01-20`
  const at = new Date(`${on}T02:00:00Z`)
  const submitted = { submittedByName: '许清如', submittedAt: at }
  const approved = { state: 'approved', decidedByName: '高屹', decidedOn: on, decidedAt: at, way: 'meeting' }
  await queries.setPlan(tx, place, {
    ...{ ...submitted, ...approved, meetingOn: on, document: `云文旅党组纪要〔${year}〕2号` },
  })
  const moved = items.find((item) => before(item) !== item)
  if (moved) await move(tx, { planId, wording: wording(moved), on: addDays(moved.fromOn, -20) })
  return made
}

type Moving = { planId: string; wording: { unitId: string; itemId: string } & Record<string, unknown>; on: Day }

async function move(tx: Writer, { planId, wording, on }: Moving): Promise<void> {
  const { unitId, itemId } = wording
  const id = randomUUID()
  const at = new Date(`${on}T02:00:00Z`)
  const { unitId: _u, itemId: _i, ...content } = wording
  await queries.insertAmendment(tx, {
    ...{ unitId, id, planId, kind: 'change', itemId, content: JSON.stringify(content) },
    ...{ reason: '主讲的专家出差，改到下个月', proposedByName: '许清如', proposedAt: at },
  })
  const approved = { state: 'approved', decidedByName: '秦牧川', decidedOn: on, decidedAt: at, way: 'principal' }
  await queries.settleAmendment(tx, { unitId, id }, approved)
  await queries.insertWordings(tx, [{ ...wording, version: 2, amendmentId: id } as never])
}
