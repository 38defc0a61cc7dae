import * as z from 'zod'
import { Day } from '../posts/schema.ts'

export const organisationKinds = {
  'leading-group': '党组',
  committee: '机关党委',
  branch: '党支部',
  cell: '党小组',
} as const
export type OrganisationKind = keyof typeof organisationKinds

export const ranks = {
  secretary: '书记',
  deputy: '副书记',
  member: '委员',
  leader: '组长',
  learner: '中心组成员',
} as const
export type Rank = keyof typeof ranks

/** What an organisation of a kind may fill. In a 党组 the members are its 成员. */
export const ranksOf: Record<OrganisationKind, readonly Rank[]> = {
  'leading-group': ['secretary', 'deputy', 'member', 'learner'],
  committee: ['secretary', 'deputy', 'member'],
  branch: ['secretary', 'deputy', 'member'],
  cell: ['leader'],
}

export const meetingKinds = {
  assembly: '支部党员大会',
  committee: '支部委员会',
  cell: '党小组会',
  lecture: '党课',
  'theme-day': '主题党日',
  'organisation-life': '组织生活会',
  review: '民主评议党员',
  'study-group': '中心组学习',
  ideology: '意识形态工作研究',
} as const
export type MeetingKind = keyof typeof meetingKinds

/** What an organisation of a kind holds. */
export const kindsOf: Record<OrganisationKind, readonly MeetingKind[]> = {
  'leading-group': ['study-group', 'ideology', 'lecture'],
  committee: ['committee', 'lecture'],
  branch: ['theme-day', 'committee', 'assembly', 'lecture', 'organisation-life', 'review'],
  cell: ['cell'],
}

/** What one gathering may be at the same time, so that it is written down once. */
export const alsoKinds = ['lecture', 'theme-day', 'assembly', 'review'] as const
export type AlsoKind = (typeof alsoKinds)[number]

export const meetingStates = {
  planned: '已安排',
  recorded: '待审核',
  returned: '已退回',
  reviewed: '已审核',
  cancelled: '已取消',
} as const
export type MeetingState = keyof typeof meetingStates

export const presences = { present: '到会', leave: '请假', absent: '缺席', exempt: '不计入应到会' } as const
export type Presence = keyof typeof presences

export const duties = { done: '已开展', missing: '没有开展', due: '应当开展', exempt: '免除', none: '不计' } as const
export type DutyState = keyof typeof duties

const allowed = (text: string) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text) && text.isWellFormed()
const text = (title: string, most: number, least = 0) =>
  z
    .string()
    .trim()
    .min(least, least > 1 ? `${title}至少写${least}个字` : `请填写${title}`)
    .max(most, `${title}不能超过${most}个字`)
    .refine(allowed, `${title}含有无法保存的字符`)
export const line = (title: string, most: number, least = 0) =>
  text(title, most, least).refine((value) => !value.includes('\n'), `${title}不能分行`)
const Revision = z.number().int().min(1)
const Person = z.uuid('请从本单位人员中选择').nullable()
const half = (title: string, most: number) =>
  z.number().min(0).max(most, `${title}不能超过${most}`).multipleOf(0.5, `${title}以0.5为单位`)

const kindKeys = Object.keys(meetingKinds) as [MeetingKind, ...MeetingKind[]]
export const Kind = z.enum(kindKeys)

export const OrganisationInput = z
  .strictObject({
    kind: z.enum(['leading-group', 'committee', 'branch', 'cell']).meta({ title: '党组织类别' }),
    name: line('党组织名称', 60, 1).meta({ title: '党组织名称' }),
    parentId: z.uuid().nullable().meta({ title: '上级党组织' }),
    themeDay: z.number().int().min(1).max(31).nullable().meta({ title: '主题党日固定在每月几日' }),
    electedOn: Day.nullable().meta({ title: '本届选举日期' }),
    foundedOn: Day.meta({ title: '党组织成立日期' }),
    keptFromOn: Day.meta({ title: '从哪天起在本系统记录' }),
    dissolvedOn: Day.nullable().meta({ title: '撤销日期' }),
    position: z.number().int().min(0).max(9999).meta({ title: '排序' }),
  })
  .refine(({ foundedOn, keptFromOn }) => keptFromOn >= foundedOn, {
    path: ['keptFromOn'],
    error: '开始记录的日期在成立之前',
  })
  .refine(({ foundedOn, electedOn }) => electedOn === null || electedOn >= foundedOn, {
    path: ['electedOn'],
    error: '选举日期在成立之前',
  })
  .refine(({ foundedOn, dissolvedOn }) => dissolvedOn === null || dissolvedOn >= foundedOn, {
    path: ['dissolvedOn'],
    error: '撤销日期在成立之前',
  })
  .refine(({ kind, parentId }) => kind !== 'cell' || parentId !== null, {
    path: ['parentId'],
    error: '党小组请选择所在的支部',
  })
  .meta({ id: 'PartyOrganisationInput' })

export const ChangedOrganisation = z
  .strictObject({ organisation: OrganisationInput, revision: Revision })
  .meta({ id: 'ChangedPartyOrganisation' })

const span = { fromOn: Day, untilOn: Day.nullable() }
const inOrder = { path: ['untilOn'], error: '结束日期在开始日期之前' }
const isInOrder = ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }) =>
  untilOn === null || untilOn >= fromOn

export const MemberInput = z
  .strictObject({
    personId: z.uuid('请选择党员'),
    cellId: z.uuid().nullable().meta({ title: '所在党小组' }),
    formalOn: Day.nullable().meta({ title: '转为正式党员的日期' }),
    ...span,
    note: line('备注', 200),
  })
  .refine(isInOrder, inOrder)
  .meta({ id: 'PartyMemberInput' })

export const ChangedMember = z
  .strictObject({ member: MemberInput, revision: Revision })
  .meta({ id: 'ChangedPartyMember' })

export const PositionInput = z
  .strictObject({
    personId: z.uuid('请选择人员'),
    rank: z.enum(['secretary', 'deputy', 'member', 'leader', 'learner']).meta({ title: '党内职务' }),
    duty: line('分工', 40).meta({ title: '委员分工' }),
    ...span,
  })
  .refine(isInOrder, inOrder)
  .meta({ id: 'PartyPositionInput' })

export const ChangedPosition = z
  .strictObject({ holder: PositionInput, revision: Revision })
  .meta({ id: 'ChangedPartyPosition' })

export const AbsenceInput = z.strictObject({
  personId: z.uuid(),
  presence: z.enum(['leave', 'absent', 'exempt']).meta({ title: '到会情况' }),
  reason: line('原因', 200, 1),
})

const Grades = z
  .strictObject({
    excellent: z.number().int().min(0).max(999).meta({ title: '评议优秀人数' }),
    qualified: z.number().int().min(0).max(999).meta({ title: '评议合格人数' }),
    basic: z.number().int().min(0).max(999).meta({ title: '评议基本合格人数' }),
    unqualified: z.number().int().min(0).max(999).meta({ title: '评议不合格人数' }),
  })
  .nullable()

export const MeetingInput = z
  .strictObject({
    organisationId: z.uuid('请选择党组织').meta({ title: '党组织' }),
    kind: Kind.meta({ title: '组织生活类别' }),
    also: z.array(z.enum(alsoKinds)).max(4).meta({ title: '同时作为' }),
    title: line('主题', 100, 1).meta({ title: '组织生活主题' }),
    heldOn: Day,
    startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写09:30这样的时间'),
    place: line('地点', 100, 1),
    hostId: Person.meta({ title: '会议主持人' }),
    recorderId: Person.meta({ title: '会议记录人' }),
    lecturerId: Person.meta({ title: '讲党课的人' }),
    hours: half('学时', 24).meta({ title: '计入学习的学时' }),
    days: half('天数', 10).meta({ title: '集中学习天数' }),
    content: text('内容', 10_000),
    decisions: text('决定事项', 5000),
    forYear: z.number().int().min(2000).max(2099).nullable().meta({ title: '是哪一年的组织生活会' }),
    isApproved: z.boolean().meta({ title: '上级同意跨年召开' }),
    grades: Grades,
    absences: z.array(AbsenceInput).max(500),
    /** held and written down; else only planned */
    isHeld: z.boolean(),
    /** entered although the same is there already */
    isAnother: z.boolean().default(false),
  })
  .refine(({ isHeld, content }) => !isHeld || content.length >= 5, {
    path: ['content'],
    error: '请写明会议内容，至少5个字',
  })
  .refine(({ kind, also }) => !also.some((one) => one === kind), { path: ['also'], error: '同时作为的与类别重复' })
  .meta({ id: 'PartyMeetingInput' })

export const ChangedMeeting = z
  .strictObject({ meeting: MeetingInput, revision: Revision })
  .meta({ id: 'ChangedPartyMeeting' })

export const Reviewed = z
  .strictObject({ accept: z.boolean(), reason: text('退回理由', 500), revision: Revision })
  .refine(({ accept, reason }) => accept || reason.length >= 5, {
    path: ['reason'],
    error: '退回的请写明理由，至少5个字',
  })
  .meta({ id: 'PartyMeetingReviewed' })

export const AtRevision = z.strictObject({ revision: Revision })

export const VoteInput = z
  .strictObject({
    kind: z.enum(['matter', 'election']).meta({ title: '表决还是选举' }),
    matter: line('表决事项或者候选人', 200, 1).meta({ title: '表决事项' }),
    agree: z.number().int().min(0).max(999).meta({ title: '赞成票' }),
    disagree: z.number().int().min(0).max(999).meta({ title: '反对票' }),
    abstain: z.number().int().min(0).max(999).meta({ title: '弃权票' }),
    watched: z.number().int().min(0).max(99).meta({ title: '其中留党察看没有表决权的人数' }),
  })
  .meta({ id: 'PartyVoteInput' })

export const AdditionInput = z.strictObject({ text: text('补记', 2000, 5) }).meta({ id: 'PartyAddition' })
export const MakeUpNote = z
  .strictObject({ note: text('补学笔记', 2000, 20).meta({ title: '补学笔记' }) })
  .meta({ id: 'MakeUpNote' })

export const ExemptionInput = z
  .strictObject({
    organisationId: z.uuid(),
    kind: Kind,
    period: z
      .string()
      .regex(/^20\d\d-(0[1-9]|1[0-2]|Q[1-4])$/, '请写成2026-05或者2026-Q2')
      .meta({ title: '免除的月份或季度' }),
    reason: line('免除理由', 200, 5),
  })
  .meta({ id: 'PartyExemptionInput' })
export const Decided = z.strictObject({ accept: z.boolean() }).meta({ id: 'PartyExemptionDecided' })

const Year = z.coerce.number().int().min(2000).max(2099)
export const YearQuery = z.strictObject({ year: Year.optional() })
export const PaperQuery = z.strictObject({ year: Year.optional(), organisation: z.uuid().optional() })
export const DueQuery = z.strictObject({ kind: Kind, on: Day, meeting: z.uuid().optional() })
export const MeetingQuery = z.strictObject({
  search: z.string().trim().max(60).default(''),
  organisation: z.union([z.literal(''), z.uuid()]).default(''),
  kind: z.union([z.literal(''), Kind]).default(''),
  state: z.enum(['', 'planned', 'recorded', 'returned', 'reviewed', 'cancelled']).default(''),
  year: z.union([z.literal(''), Year]).default(''),
  sort: z.enum(['held', 'organisation', 'kind']).default('held'),
  order: z.enum(['asc', 'desc']).default('desc'),
  page: z.coerce.number().int().min(1).max(9999).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export type OrganisationInput = z.infer<typeof OrganisationInput>
export type MemberInput = z.infer<typeof MemberInput>
export type PositionInput = z.infer<typeof PositionInput>
export type MeetingInput = z.infer<typeof MeetingInput>
export type AbsenceInput = z.infer<typeof AbsenceInput>
export type VoteInput = z.infer<typeof VoteInput>
export type ExemptionInput = z.infer<typeof ExemptionInput>
export type MeetingQuery = z.infer<typeof MeetingQuery>
export type Grades = z.infer<typeof Grades>

/** Who of a span counts on a day; the last day does. */
export const runsOn = ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }, on: string): boolean =>
  fromOn <= on && (untilOn === null || untilOn >= on)

/** Why a member may be left out of those due, as the rule on counting knows them. */
export const exemptReasons = [
  '不能表达意志',
  '在国外',
  '停止党籍',
  '留党察看',
  '被留置或者羁押',
  '长期患病',
  '外出半年以上没有转组织关系',
  '本人申请、党员大会同意',
] as const
