import * as z from 'zod'
import { Day, kinds, line, modes } from './schema.ts'

export const planStates = { draft: '编制中', submitted: '等待批准', approved: '已批准', returned: '已退回' } as const
export const needs = { organisation: '组织需求', post: '岗位需求', cadre: '干部需求' } as const
export const itemStandings = {
  overdue: '逾期未办',
  pending: '未到期',
  done: '已办',
  cancelled: '已取消',
} as const
export const amendmentKinds = { add: '增加', change: '调整', cancel: '取消' } as const
export const amendmentStates = {
  proposed: '等待批准',
  approved: '已批准',
  returned: '没有同意',
  withdrawn: '已撤回',
} as const
export const ways = { principal: '主要负责人批准', meeting: '党组会议批准' } as const

export type PlanState = keyof typeof planStates
export type ItemStanding = keyof typeof itemStandings

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]]

export const MOST_ITEMS = 200

/** What an item of the plan says. A month is its first and its last day. */
export const Wording = z
  .strictObject({
    title: line('培训项目', 100),
    kind: z.enum(keysOf(kinds), '请选择培训形式').meta({ title: '形式' }),
    mode: z.enum(keysOf(modes), '请选择线上或者线下').meta({ title: '培训方式' }),
    audience: line('培训对象', 200),
    people: z
      .number('计划人数应为数字')
      .int('计划人数应为整数')
      .min(1, '计划人数至少1人')
      .max(99_999, '计划人数不能超过99999人')
      .meta({ title: '计划人数' }),
    fromOn: Day.meta({ title: '计划开始日期' }),
    untilOn: Day.meta({ title: '计划结束日期' }),
    hours: z
      .number('计划学时应为数字')
      .min(0, '计划学时不能小于0')
      .max(9999, '计划学时不能超过9999')
      .multipleOf(0.1, '计划学时最多一位小数')
      .meta({ title: '计划学时' }),
    /** 0 needs no money; null is not settled yet */
    costFen: z
      .number()
      .int()
      .min(0, '经费不能小于0')
      .max(1_000_000_000_000, '经费太大')
      .nullable()
      .meta({ title: '经费' }),
    organiserId: z.uuid('请选择承办科室').meta({ title: '承办科室' }),
    ownerId: z.uuid('请选择责任人').meta({ title: '责任人' }),
    need: z.enum(keysOf(needs), '请选择需求来源').meta({ title: '需求来源' }),
    question: line('要解决的问题', 200, 2),
    work: line('要改进的工作', 200, 2),
  })
  .refine(({ fromOn, untilOn }) => untilOn >= fromOn, { path: ['untilOn'], error: '计划结束日期不能早于开始日期' })
  .meta({ id: 'TrainingPlanWording' })

const revision = z.number().int()
export const Revised = z.strictObject({ revision }).meta({ id: 'TrainingPlanRevision' })
const year = z.number('请填写年度').int().min(2000).max(2099).meta({ title: '年度' })
export const NewPlan = z.strictObject({ year }).meta({ id: 'NewTrainingPlan' })
export const NewItems = z
  .strictObject({
    items: z.array(Wording).min(1, '没有可以录入的项目').max(MOST_ITEMS, `一次最多录入${MOST_ITEMS}项，请分几次录入`),
    revision,
  })
  .meta({ id: 'NewTrainingPlanItems' })
export const ChangedItem = z.strictObject({ item: Wording, revision }).meta({ id: 'ChangedTrainingPlanItem' })

const reason = (title: string) => line(title, 500, 2)
const button = { title: '批准或者退回' }
export const Decision = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approved').meta(button), revision }),
    z.strictObject({ decision: z.literal('returned').meta(button), reason: reason('退回理由'), revision }),
  ])
  .meta({ id: 'TrainingPlanDecision' })
export const MeetingDecision = z
  .strictObject({ meetingOn: Day.meta({ title: '会议日期' }), document: line('文号', 60, 2), revision })
  .meta({ id: 'TrainingPlanMeetingDecision' })

const amended = z.uuid().meta({ title: '要调整的项目' })
export const NewAmendment = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('add'), item: Wording, reason: reason('调整理由'), revision }),
    z.strictObject({
      ...{ kind: z.literal('change'), itemId: amended, item: Wording, reason: reason('调整理由'), revision },
    }),
    z.strictObject({ kind: z.literal('cancel'), itemId: amended, reason: reason('取消理由'), revision }),
  ])
  .meta({ id: 'NewTrainingPlanAmendment' })

/** A wording with the names behind its ids. */
const SaidWording = z.strictObject({ ...Wording.shape, organiserName: z.string(), ownerName: z.string() })

export const Settled = z.strictObject({
  by: z.string(),
  on: z.string(),
  way: z.enum(keysOf(ways)).nullable(),
  meetingOn: z.string().nullable(),
  document: z.string().nullable(),
  returnReason: z.string().nullable(),
})

export const Amendment = z.strictObject({
  id: z.uuid(),
  kind: z.enum(keysOf(amendmentKinds)),
  itemId: z.uuid().nullable(),
  title: z.string(),
  wording: SaidWording.nullable(),
  /** what the item said until then */
  before: SaidWording.nullable(),
  reason: z.string(),
  state: z.enum(keysOf(amendmentStates)),
  proposedBy: z.string(),
  proposedOn: z.string(),
  settled: Settled.nullable(),
  mayDecide: z.boolean(),
})

export const PlanItem = z.strictObject({
  id: z.uuid(),
  number: z.number().int(),
  present: SaidWording,
  /** the wording that was approved with the plan or added later, where it is no longer the present one */
  first: SaidWording.nullable(),
  isAdded: z.boolean(),
  standing: z.enum(keysOf(itemStandings)),
  cancelledOn: z.string().nullable(),
  hasOpenAmendment: z.boolean(),
  realPeople: z.number().int(),
  realHours: z.number(),
  activities: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      fromOn: z.string(),
      untilOn: z.string(),
      isHeld: z.boolean(),
      hours: z.number(),
      people: z.number().int(),
    }),
  ),
})

const counts = {
  items: z.number().int(),
  done: z.number().int(),
  pending: z.number().int(),
  overdue: z.number().int(),
  cancelled: z.number().int(),
  /** held trainings of the year that stand in no plan */
  outside: z.number().int(),
}

export const PlanLine = z.strictObject({
  year: z.number().int(),
  state: z.enum(keysOf(planStates)),
  ...counts,
  waitingAmendments: z.number().int(),
})

export const PlanList = z.strictObject({
  rows: z.array(PlanLine),
  mayWrite: z.boolean(),
})

export const Plan = z
  .strictObject({
    ...PlanLine.shape,
    submittedBy: z.string().nullable(),
    submittedOn: z.string().nullable(),
    settled: Settled.nullable(),
    itemList: z.array(PlanItem),
    amendments: z.array(Amendment),
    /** how many items the year before has to take over; null where it has no plan */
    copyable: z.number().int().nullable(),
    revision: z.number().int(),
    may: z.strictObject({
      write: z.boolean(),
      submit: z.boolean(),
      withdraw: z.boolean(),
      amend: z.boolean(),
      approve: z.boolean(),
      record: z.boolean(),
    }),
  })
  .meta({ id: 'TrainingPlan' })

export const PlanItemToChoose = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(keysOf(kinds)),
  mode: z.enum(keysOf(modes)),
  fromOn: z.string(),
  untilOn: z.string(),
  hours: z.number(),
  organiserName: z.string(),
  isDone: z.boolean(),
})
export const PlanItemsToChoose = z.strictObject({ rows: z.array(PlanItemToChoose) })

export const planColumns = {
  title: ['培训项目', '项目名称', '培训名称', '项目', '班次名称', '培训班名称', '培训主题', '培训内容'],
  kind: ['形式', '培训形式', '培训类型'],
  mode: ['方式', '培训方式', '线上线下'],
  audience: ['培训对象', '对象', '参训对象', '参训人员'],
  people: ['计划人数', '人数', '参训人数'],
  period: ['计划时间', '时间', '培训时间', '计划月份', '月份', '举办时间'],
  hours: ['计划学时', '学时'],
  cost: ['经费', '经费预算', '预算', '经费（元）', '所需经费'],
  organiser: ['承办科室', '承办单位', '责任科室', '主办科室', '责任单位'],
  owner: ['责任人', '负责人', '联系人'],
  need: ['需求来源', '需求类别'],
  question: ['要解决的问题', '解决的问题', '解决问题', '培训目的', '培训目标'],
  work: ['要改进的工作', '改进的工作', '预期成效', '预期效果'],
} as const
export type PlanColumn = keyof typeof planColumns

export const PastedItems = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        /** 第3行 */
        at: z.string(),
        title: z.string(),
        /** null where a fault stands in the way */
        item: SaidWording.nullable(),
        faults: z.array(z.string()),
      }),
    ),
    /** headings that were not used */
    unknown: z.array(z.string()),
  })
  .meta({ id: 'PastedTrainingPlanItems' })

export type Wording = z.infer<typeof Wording>
export type SaidWording = z.infer<typeof SaidWording>
export type Settled = z.infer<typeof Settled>
export type Amendment = z.infer<typeof Amendment>
export type NewAmendment = z.infer<typeof NewAmendment>
export type Decision = z.infer<typeof Decision>
export type MeetingDecision = z.infer<typeof MeetingDecision>
export type PlanItem = z.infer<typeof PlanItem>
export type PlanLine = z.infer<typeof PlanLine>
export type PlanList = z.infer<typeof PlanList>
export type Plan = z.infer<typeof Plan>
export type PlanItemToChoose = z.infer<typeof PlanItemToChoose>
export type PastedItems = z.infer<typeof PastedItems>
