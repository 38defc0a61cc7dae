import * as z from 'zod'

export const kinds = {
  lecture: '专题讲座',
  report: '形势报告',
  class: '培训班',
  online: '网络培训',
  'self-study': '自学（有成果）',
  practice: '实践锻炼',
} as const

export const categories = {
  'full-time': '脱产培训',
  assigned: '上级调训',
  online: '网络培训',
  centre: '中心组学习',
  lecture: '专题讲座',
  initial: '初任培训',
  appointment: '任职培训',
  entry: '岗前培训',
  'self-study': '自学',
  practice: '实践锻炼',
  other: '其他',
} as const

/** What an archive lists beside trainings: study at meetings of the Party, where it is not that of the theory group. */
export const archiveCategories = { ...categories, 'party-life': '组织生活' } as const
export const meetingCategory = (kind: string): 'centre' | 'party-life' =>
  kind === 'study-group' ? 'centre' : 'party-life'

export const modes = { offline: '线下', online: '线上' } as const
export const statuses = { attended: '参加', absent: '缺席', withdrawn: '退学' } as const
export const tiers = {
  county: '县处级以上、四级调研员以上',
  township: '乡科级、一级主任科员以下',
  institution: '事业单位工作人员',
  none: '没有要求',
} as const
export const standings = {
  short: '没有完成',
  warning: '将要到期',
  pending: '进行中',
  met: '已完成',
  none: '没有要求',
} as const

export type Kind = keyof typeof kinds
export type Category = keyof typeof categories
export type ArchiveCategory = keyof typeof archiveCategories
export type Tier = keyof typeof tiers
export type StandingState = keyof typeof standings

const keysOf = <Key extends string>(words: Record<Key, string>) => Object.keys(words) as [Key, ...Key[]]

/** Self-study and practice are kept, but are no recognised collective training. */
export const isUsuallyRecognised = (category: Category): boolean => category !== 'self-study' && category !== 'practice'

export const line = (title: string, most: number, least = 1) =>
  z
    .string()
    .trim()
    .min(least, least === 1 ? `请填写${title}` : `${title}至少${least}个字`)
    .max(most, `${title}不能超过${most}个字`)
    .refine((text) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text) && text.isWellFormed(), {
      error: `${title}含有无法保存的字符`,
    })
    .meta({ title })

export const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '1949-10-01' && day <= '2099-12-31', '日期应在1949年至2099年之间')

const amount = (title: string, most: number) =>
  z
    .number(`${title}应为数字`)
    .min(0, `${title}不能小于0`)
    .max(most, `${title}不能超过${most}`)
    .multipleOf(0.1, `${title}最多一位小数`)
    .meta({ title })

/** Who of the speaker pool it is; null where the lecturer stands in words only. */
const speakerId = z.uuid().nullable().default(null).meta({ title: '师资库里的主讲人' })

const Course = z.strictObject({
  /** null for one that is new */
  id: z.uuid().nullable().default(null),
  title: line('课程', 100),
  speaker: line('主讲人', 100, 0),
  speakerId,
  heldOn: Day.meta({ title: '上课日期' }),
  hours: amount('学时', 24),
})

export const Participant = z.strictObject({
  personId: z.uuid(),
  status: z.enum(keysOf(statuses)).default('attended').meta({ title: '参加情况' }),
  absentHours: amount('请假学时', 9999).default(0),
  result: line('考核结果', 60, 0).default(''),
  note: line('缺席原因', 200, 0).default(''),
})

export const ActivityInput = z
  .strictObject({
    kind: z.enum(keysOf(kinds)).meta({ title: '形式' }),
    title: line('培训名称', 100),
    organiser: line('主办单位', 100),
    place: line('培训地点', 100, 0),
    speaker: line('主讲人', 100, 0),
    speakerId,
    content: line('主要内容', 1000, 0),
    mode: z.enum(keysOf(modes)).meta({ title: '培训方式' }),
    category: z.enum(keysOf(categories)).meta({ title: '培训类别' }),
    isRecognised: z.boolean().meta({ title: '计入年度培训量' }),
    isHeld: z.boolean().meta({ title: '已经举办' }),
    days: amount('天数', 2000),
    hours: amount('学时', 9999),
    fromOn: Day.meta({ title: '开始日期' }),
    untilOn: Day.meta({ title: '结束日期' }),
    courses: z.array(Course).max(200),
    participants: z.array(Participant).min(1, '请选择参加的人').max(2000),
    /** the item of the year's plan it carries out; null stands in no plan */
    planItemId: z.uuid().nullable().default(null).meta({ title: '对应的计划项目' }),
  })
  .refine(({ fromOn, untilOn }) => untilOn >= fromOn, { path: ['untilOn'], error: '结束日期不能早于开始日期' })
  .meta({ id: 'TrainingActivityInput' })

export const ChangedActivity = z
  .strictObject({ activity: ActivityInput, revision: z.number().int() })
  .meta({ id: 'ChangedTrainingActivity' })

const KeptFile = z.strictObject({ id: z.uuid(), name: z.string(), personId: z.uuid().nullable() })

export const Activity = z
  .strictObject({
    ...ActivityInput.shape,
    id: z.uuid(),
    participants: z.array(z.strictObject({ ...Participant.shape, personName: z.string(), sectionName: z.string() })),
    files: z.array(KeptFile),
    revision: z.number().int(),
  })
  .meta({ id: 'TrainingActivity' })

/** Who signed on the spot; null where nobody was asked to. */
export const Signed = z
  .strictObject({ signed: z.strictObject({ present: z.array(z.uuid()), guests: z.array(z.uuid()) }).nullable() })
  .meta({ id: 'TrainingSigned' })
export type Signed = z.infer<typeof Signed>

export const ActivityQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2099).optional(),
  search: z.string().trim().max(60).default(''),
  kind: z.enum(['', ...keysOf(kinds)]).default(''),
  /** whether it stands in the year's plan */
  plan: z.enum(['', 'in', 'out']).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const ActivityList = z.strictObject({
  count: z.number().int(),
  rows: z.array(
    z.strictObject({
      id: z.uuid(),
      title: z.string(),
      kind: z.enum(keysOf(kinds)),
      category: z.enum(keysOf(categories)),
      organiser: z.string(),
      fromOn: z.string(),
      untilOn: z.string(),
      days: z.number(),
      hours: z.number(),
      isHeld: z.boolean(),
      isPlanned: z.boolean(),
      attended: z.number().int(),
      invited: z.number().int(),
    }),
  ),
})

/** One duty of one person, as the rule judged it. */
export const Requirement = z.strictObject({
  rule: z.string(),
  what: z.string(),
  state: z.enum(keysOf(standings)),
  because: z.string(),
  /** the articles it rests on */
  basis: z.string(),
  dueOn: z.string(),
  needed: z.string(),
  missing: z.string(),
})

export const StandingLine = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  sectionName: z.string(),
  currentPost: z.string(),
  tier: z.enum(keysOf(tiers)),
  state: z.enum(keysOf(standings)),
  days: z.number(),
  hours: z.number(),
  onlineHours: z.number(),
  percent: z.number().int().nullable(),
  requirements: z.array(Requirement),
})

export const StandingQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2099).optional(),
  search: z.string().trim().max(60).default(''),
  section: z.string().max(40).default(''),
  state: z.enum(['', ...keysOf(standings)]).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const Standing = z.strictObject({
  year: z.number().int(),
  count: z.number().int(),
  rows: z.array(StandingLine),
  totals: z.record(z.enum(keysOf(standings)), z.number().int()),
  frozenOn: z.string().nullable(),
  /** since when anything is recorded, where that is after the beginning of the year */
  recordsSince: z.string().nullable(),
})

export const ArchiveLine = z.strictObject({
  fromOn: z.string(),
  untilOn: z.string(),
  course: z.string(),
  category: z.enum(keysOf(archiveCategories)),
  mode: z.enum(keysOf(modes)),
  organiser: z.string(),
  place: z.string(),
  content: z.string(),
  days: z.number(),
  hours: z.number(),
  result: z.string(),
  evidence: z.string(),
  /** who reviewed the record, as far as that is kept */
  reviewer: z.string(),
  isRecognised: z.boolean(),
  /** entered after the year was frozen */
  isLater: z.boolean(),
})

export const Archive = z.strictObject({
  person: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    sex: z.string(),
    birth: z.string(),
    politics: z.string(),
    currentPost: z.string(),
  }),
  year: z.number().int(),
  years: z.array(z.number().int()),
  line: StandingLine.nullable(),
  records: z.array(ArchiveLine),
  /** what the days would be in 学时: to know, not to judge by */
  conversion: z.string(),
  frozen: z.strictObject({ on: z.string(), by: z.string(), days: z.number(), hours: z.number() }).nullable(),
})

/** What the bureau asked of a cadre's time, month by month, on the average; nobody is named. */
export const TimeAsked = z
  .strictObject({
    people: z.number().int(),
    months: z.array(
      z.strictObject({ month: z.string(), meetingMinutes: z.number().int(), trainingMinutes: z.number().int() }),
    ),
  })
  .meta({ id: 'TimeAsked' })
export type TimeAsked = z.infer<typeof TimeAsked>

export const PeopleToChoose = z.strictObject({
  rows: z.array(z.strictObject({ id: z.uuid(), name: z.string(), sectionName: z.string() })),
})

/** Who of the speaker pool can be named as the lecturer. */
export const SpeakersToChoose = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        employer: z.string(),
        isInside: z.boolean(),
        isChecked: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SpeakersToChoose' })
export type SpeakersToChoose = z.infer<typeof SpeakersToChoose>

export const YearPath = z.strictObject({ year: z.coerce.number().int().min(2000).max(2099) })

export type ActivityInput = z.infer<typeof ActivityInput>
export type Activity = z.infer<typeof Activity>
export type ActivityQuery = z.infer<typeof ActivityQuery>
export type ActivityList = z.infer<typeof ActivityList>
export type Participant = z.infer<typeof Participant>
export type Requirement = z.infer<typeof Requirement>
export type StandingLine = z.infer<typeof StandingLine>
export type StandingQuery = z.infer<typeof StandingQuery>
export type Standing = z.infer<typeof Standing>
export type ArchiveLine = z.infer<typeof ArchiveLine>
export type Archive = z.infer<typeof Archive>
