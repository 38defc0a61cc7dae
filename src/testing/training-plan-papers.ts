import type { PlanItem, SaidWording } from '../areas/training/plans.ts'
import type { PlanPaper } from '../areas/training/server/documents/plan-paper.ts'
import { LONG_NAME, PRINTED_ON, UNIT } from './learning-papers.ts'

const wording: SaidWording = {
  ...{ title: '公共文化服务能力提升班', kind: 'class', mode: 'offline', audience: '业务科室、文化馆、图书馆业务人员' },
  ...{ people: 30, fromOn: '2026-05-01', untilOn: '2026-05-31', hours: 40, costFen: 1_800_000 },
  ...{ organiserId: '1', organiserName: '公共文化科', ownerId: '1', ownerName: '孟繁星', need: 'post' },
  ...{ question: '夜间开放、分众服务没有经验', work: '图书馆夜间开放和文化馆夜校的排班与统计' },
}

const item = (number: number, changes: Partial<SaidWording> = {}, more: Partial<PlanItem> = {}): PlanItem => ({
  ...{ id: String(number), number, present: { ...wording, ...changes }, first: null, isAdded: false },
  ...{ standing: 'pending', cancelledOn: null, hasOpenAmendment: false, realPeople: 0, realHours: 0, activities: [] },
  ...more,
})

const held = (fromOn: string, untilOn: string) => ({
  ...{ id: fromOn, title: wording.title, fromOn, untilOn, isHeld: true, hours: 40, people: 25 },
})

const items: PlanItem[] = [
  item(1, {}, { standing: 'done', realPeople: 25, realHours: 40, activities: [held('2026-05-11', '2026-05-15')] }),
  item(
    2,
    { title: '旅游安全与应急处置讲座', kind: 'lecture', people: 80, hours: 4, costFen: 0, fromOn: '2026-06-01' },
    {
      first: { ...wording, title: '旅游安全与应急处置讲座', kind: 'lecture', costFen: 0, hours: 4 },
      standing: 'overdue',
    },
  ),
  item(3, { title: '导游词写作', costFen: null }, { standing: 'cancelled', cancelledOn: '2026-04-01' }),
  item(
    4,
    { title: '新条例宣讲', kind: 'report', need: 'organisation', fromOn: '2026-12-08', untilOn: '2026-12-09' },
    {
      isAdded: true,
    },
  ),
]
// The second was moved from May to June.
items[1]!.present.untilOn = '2026-06-30'

export const plan: PlanPaper = {
  ...{ year: 2026, state: 'approved', items: 3, done: 1, pending: 1, overdue: 1, cancelled: 1, outside: 2 },
  ...{ waitingAmendments: 0, submittedBy: '许清如', submittedOn: '2026-01-15', itemList: items, amendments: [] },
  settled: {
    ...{ by: '高屹', on: '2026-01-21', way: 'meeting', meetingOn: '2026-01-20', returnReason: null },
    document: '云文旅党组纪要〔2026〕2号',
  },
  ...{ copyable: null, revision: 1, unit: UNIT, on: PRINTED_ON },
  may: { write: false, submit: false, withdraw: false, amend: false, approve: false, record: false },
}

const long = (text: string) => text.repeat(12).slice(0, 190)

/** As full as a plan gets: many items, the longest words, each changed. */
export const fullPlan: PlanPaper = {
  ...plan,
  itemList: Array.from({ length: 40 }, (_, index) => {
    const said = {
      title: `“十五五”时期县域公共文化服务高质量发展与非物质文化遗产保护能力提升专题研讨班第${index + 1}期`,
    }
    const words = {
      audience: long('基层文化站站长、𠮷䶮'),
      question: long('夜间开放没有经验，'),
      work: long('排班和统计，'),
    }
    const changes = { ...said, ...words, ownerName: LONG_NAME, people: 99_999, costFen: 1_000_000_000_000 }
    return item(index + 1, changes, { first: wording })
  }),
}

export const draftPlan: PlanPaper = {
  ...{ ...plan, state: 'draft', settled: null, itemList: [], items: 0, done: 0, pending: 0, overdue: 0 },
  ...{ cancelled: 0, outside: 0 },
}
