import * as z from 'zod'
import { Category, Choice, Kind, Outcome } from './words.ts'

export const taskStates = { open: '办理中', reported: '已报办结', done: '已办结', dropped: '不再办理' } as const
export const escapedKinds = {
  appointment: '人事任免',
  payment: '大额支出',
  project: '项目',
  split: '疑似拆分',
} as const
export const outlayKinds = { payment: '支出', project: '项目' } as const

const Id = z.uuid()
const text = (title: string, least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, least > 1 ? `${title}至少写${least}个字` : `请填写${title}`)
    .max(most, `${title}不能超过${most}个字`)
    .refine(
      (value) => value.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value),
      `${title}含有无法保存的字符`,
    )
    .meta({ title })

const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期应在2000年至2099年之间')

/** Half of the time gone, the day passed, or done. */
export const taskLamps = { grey: '按期', amber: '时间过半', red: '超期', green: '办结' } as const

export const DecisionTask = z
  .strictObject({
    id: Id,
    itemId: Id,
    meetingId: Id,
    meetingTitle: z.string(),
    itemTitle: z.string(),
    decidedOn: z.string(),
    title: z.string(),
    ownerId: Id,
    ownerName: z.string(),
    sectionName: z.string(),
    supporting: z.array(z.string()),
    dueOn: z.string(),
    /** the date it was given first; a later one was agreed to */
    firstDueOn: z.string(),
    state: z.enum(['open', 'reported', 'done', 'dropped']),
    lamp: z.enum(['grey', 'amber', 'red', 'green']),
    doneOn: z.string().nullable(),
    verifiedBy: z.string().nullable(),
    reports: z.array(z.strictObject({ text: z.string(), by: z.string(), at: z.string() })),
    revision: z.number().int(),
    isOwn: z.boolean(),
  })
  .meta({ id: 'DecisionTask' })

export const TaskQuery = z.strictObject({
  search: z.string().trim().max(60).default(''),
  state: z.union([z.enum(['open', 'reported', 'done', 'dropped']), z.literal('')]).default(''),
  lamp: z.union([z.enum(['grey', 'amber', 'red', 'green']), z.literal('')]).default(''),
})

export const TaskList = z.strictObject({
  rows: z.array(DecisionTask),
  execution: z.strictObject({
    total: z.number().int(),
    done: z.number().int(),
    overdue: z.number().int(),
    /** of those due by today, in percent; null when none is due */
    percent: z.number().nullable(),
  }),
})

export const TaskReport = z
  .strictObject({ text: text('办理情况', 5, 2000), isFinished: z.boolean(), revision: z.number().int() })
  .meta({ id: 'TaskReportInput' })

export const TaskVerdict = z
  .strictObject({
    verdict: z.enum(['done', 'back', 'drop']),
    reason: text('意见', 2, 500),
    revision: z.number().int(),
  })
  .meta({ id: 'TaskVerdict' })

export const TaskPostponed = z
  .strictObject({ dueOn: Day, reason: text('理由', 5, 500), revision: z.number().int() })
  .meta({ id: 'TaskPostponed' })

export const Effect = z
  .strictObject({
    itemId: Id,
    meetingTitle: z.string(),
    decidedOn: z.string(),
    personId: Id,
    personName: z.string(),
    act: z.enum(['appoint', 'remove']),
    postTitle: z.string(),
    effectiveOn: z.string().nullable(),
    doneOn: z.string().nullable(),
    doneBy: z.string().nullable(),
  })
  .meta({ id: 'AppointmentEffect' })

export const EffectInput = z
  .strictObject({ on: Day.meta({ title: '任免日期' }), document: text('任免文号', 1, 100) })
  .meta({ id: 'EffectInput' })

export const EmergencyInput = z
  .strictObject({
    title: text('事项', 1, 100),
    category: Category,
    content: text('处置内容', 1, 2000),
    reason: text('来不及开会的理由', 10, 1000),
    decidedBy: text('决定人', 1, 60),
    decidedAt: z.iso.datetime('请填写日期和时间'),
  })
  .meta({ id: 'EmergencyInput' })

export const Emergency = EmergencyInput.safeExtend({
  id: Id,
  /** the meeting at which it is or was reported */
  reportedAt: z.string().nullable(),
  outcome: Outcome.nullable(),
}).meta({ id: 'Emergency' })

export const OutlayInput = z
  .strictObject({
    kind: z.enum(['payment', 'project']),
    title: text('事项', 1, 100),
    payee: z.string().trim().max(100).default(''),
    amountFen: z.number().int().min(1, '金额应大于0').max(1_000_000_000_000),
    dayOn: Day,
    voucher: z.string().trim().max(60).default(''),
    itemId: Id.nullable().default(null),
  })
  .meta({ id: 'OutlayInput' })

export const Outlays = z.strictObject({ rows: z.array(OutlayInput).min(1, '没有可以登记的行').max(500) })

export const Outlay = OutlayInput.safeExtend({
  id: Id,
  itemTitle: z.string().nullable(),
  decidedOn: z.string().nullable(),
  enteredBy: z.string(),
}).meta({ id: 'Outlay' })

export const EscapedMatter = z
  .strictObject({
    kind: z.enum(['appointment', 'payment', 'project', 'split']),
    key: z.string(),
    title: z.string(),
    on: z.string(),
    amountFen: z.number().int().nullable(),
    because: z.string(),
    basis: z.string(),
    evidence: z.array(z.string()),
  })
  .meta({ id: 'EscapedMatter' })

export const EscapedQuery = z.strictObject({ from: Day.optional(), to: Day.optional() })
export const EscapedList = z.strictObject({ from: z.string(), to: z.string(), rows: z.array(EscapedMatter) })

export const Statistics = z
  .strictObject({
    year: z.number().int(),
    meetings: z.number().int(),
    /** months past without a meeting, `YYYY-MM` */
    monthsWithout: z.array(z.string()),
    items: z.array(
      z.strictObject({
        category: z.string(),
        total: z.number().int(),
        passed: z.number().int(),
        failed: z.number().int(),
        postponed: z.number().int(),
      }),
    ),
    attendance: z.array(
      z.strictObject({
        personId: Id,
        name: z.string(),
        meetings: z.number().int(),
        attended: z.number().int(),
        leave: z.number().int(),
      }),
    ),
    /** items with votes against, postponing or abstaining */
    dissent: z.number().int(),
    overrides: z.number().int(),
    recusals: z.number().int(),
    reports: z.array(z.strictObject({ id: Id, title: z.string(), recipient: z.string(), reportedOn: z.string() })),
  })
  .meta({ id: 'DecisionStatistics' })

export const GroupReportInput = z
  .strictObject({ title: text('报告名称', 1, 100), recipient: text('报送单位', 1, 100), reportedOn: Day })
  .meta({ id: 'GroupReportInput' })

export const OwnRecord = z
  .strictObject({
    tasks: z.array(DecisionTask),
    items: z.array(
      z.strictObject({
        meetingId: Id,
        meetingTitle: z.string(),
        heldOn: z.string(),
        itemTitle: z.string(),
        kind: Kind,
        outcome: Outcome.nullable(),
        attitude: Choice.nullable(),
        words: z.string().nullable(),
        /** the named vote; null for secret ballots and where there was none */
        vote: Choice.nullable(),
        wasRecused: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'OwnDecisionRecord' })

export type DecisionTask = z.infer<typeof DecisionTask>
export type TaskQuery = z.infer<typeof TaskQuery>
export type TaskList = z.infer<typeof TaskList>
export type Effect = z.infer<typeof Effect>
export type EmergencyInput = z.infer<typeof EmergencyInput>
export type Emergency = z.infer<typeof Emergency>
export type OutlayInput = z.infer<typeof OutlayInput>
export type Outlay = z.infer<typeof Outlay>
export type EscapedMatter = z.infer<typeof EscapedMatter>
export type EscapedList = z.infer<typeof EscapedList>
export type Statistics = z.infer<typeof Statistics>
export type OwnRecord = z.infer<typeof OwnRecord>
