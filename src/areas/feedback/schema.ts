import * as z from 'zod'

const keysOf = <T extends object>(titles: T) => Object.keys(titles) as [keyof T & string, ...(keyof T & string)[]]

export const sourceKinds = { town: '镇街', enterprise: '企业', public: '群众', tourist: '游客' } as const
export const channels = {
  door: '扫码',
  symposium: '座谈会',
  box: '意见箱',
  letter: '发函来信',
  interview: '个别访谈',
  phone: '电话',
  hotline: '12345工单',
  research: '基层调研',
} as const
export const itemKinds = {
  suggestion: '建议意见',
  appeal: '申诉求决',
  tourism: '旅游投诉',
  hotline: '热线工单',
  rating: '差评整改',
} as const
export const itemStates = {
  registered: '待受理',
  accepted: '待交办',
  assigned: '办理中',
  drafted: '答复待审核',
  answered: '已答复',
  closed: '已办结',
  returned: '不属本单位职责，已退回',
  merged: '已归并',
  withdrawn: '登记已撤销',
} as const
export const results = { solved: '已解决', partly: '部分解决', planned: '列入计划', explained: '解释说明' } as const
/** The five grades of 好差评; the last two are 差评. */
export const grades = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' } as const
export const lamps = { grey: '按期', amber: '时间过半', red: '超期', green: '已答复' } as const
export const callOutcomes = { satisfied: '满意', dissatisfied: '仍不满意', unreachable: '联系不上' } as const
export const reportStates = { received: '待转办', routed: '已转办' } as const

const UNSAVEABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
const text = (title: string, least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, least > 1 ? `${title}至少写${least}个字` : `请填写${title}`)
    .max(most, `${title}不能超过${most}个字`)
    .refine((value) => value.isWellFormed() && !UNSAVEABLE.test(value), `${title}含有无法保存的字符`)
const Id = z.uuid()
const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期应在2000年至2099年之间')
const revision = z.number().int()
const paging = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
}

export const SourceKind = z.enum(keysOf(sourceKinds), '请选择来源')
const Channel = z.enum(keysOf(channels), '请选择方式').exclude(['door']).meta({ title: '方式' })
const ItemKind = z.enum(keysOf(itemKinds)).exclude(['rating'])

export const Intake = z
  .strictObject({
    sourceKind: SourceKind,
    channel: Channel,
    kind: ItemKind.meta({ title: '事项种类' }),
    receivedOn: Day.meta({ title: '收集时间' }),
    text: text('原文', 2, 2000),
    target: text('对象', 0, 60).default(''),
    category: text('类别', 0, 20).default(''),
    placeId: Id.nullable().default(null),
    orderNumber: text('工单号', 0, 40).default(''),
    contactName: text('提出单位或人', 0, 60).default(''),
    contactPhone: text('联系方式', 0, 60).default(''),
  })
  .meta({ id: 'OpinionIntake' })

export const ItemQuery = z.strictObject({
  search: z.string().trim().max(60).default(''),
  state: z.union([z.enum(keysOf(itemStates)), z.enum(['open', 'reopened', ''])]).default(''),
  kind: z.union([z.enum(keysOf(itemKinds)), z.literal('')]).default(''),
  source: z.union([z.enum(keysOf(sourceKinds)), z.literal('')]).default(''),
  lamp: z.union([z.enum(keysOf(lamps)), z.literal('')]).default(''),
  section: z.union([z.uuid(), z.literal('')]).default(''),
  sort: z.enum(['due', 'received']).default('due'),
  order: z.enum(['asc', 'desc']).default('asc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const ItemLine = z
  .strictObject({
    id: Id,
    number: z.string(),
    kind: z.enum(keysOf(itemKinds)),
    title: z.string(),
    state: z.enum(keysOf(itemStates)),
    sources: z.array(z.enum(keysOf(sourceKinds))),
    /** how many raw texts hang on it */
    raw: z.number().int(),
    sectionId: Id.nullable(),
    sectionName: z.string(),
    receivedOn: z.string(),
    /** what is to be done next, and until when: nominal and moved behind rest days */
    nominalOn: z.string().nullable(),
    dueOn: z.string().nullable(),
    lamp: z.enum(keysOf(lamps)),
    isSatisfied: z.boolean().nullable(),
    reopenings: z.number().int(),
    revision,
  })
  .meta({ id: 'VoiceItemLine' })

export const ItemPage = z.strictObject({ total: z.number().int(), rows: z.array(ItemLine) })

const Answer = z.strictObject({
  version: z.number().int(),
  text: z.string(),
  measures: z.string(),
  result: z.enum(keysOf(results)),
  draftedBy: z.string(),
  draftedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  sentBackReason: z.string().nullable(),
})

export const acts = {
  accept: '受理',
  return: '退回',
  assign: '交办',
  draft: '提交答复',
  approve: '审核通过并答复',
  'send-back': '退回修改',
  contact: '登记已联系',
  'ask-extension': '申请延期',
  extend: '同意延期',
  publish: '公开答复',
  'call-back': '登记回访',
  'raiser-answer': '登记提出人意见',
  close: '办结',
  merge: '归并',
  'to-discipline': '转纪检',
} as const
export type Act = keyof typeof acts

export const ItemView = ItemLine.safeExtend({
  target: z.string(),
  category: z.string(),
  leaderId: Id.nullable(),
  leaderName: z.string(),
  handlerId: Id.nullable(),
  handlerName: z.string(),
  aboutId: Id.nullable(),
  aboutName: z.string(),
  settleNominalOn: z.string().nullable(),
  settleOn: z.string().nullable(),
  firstDueOn: z.string().nullable(),
  extendedOn: z.string().nullable(),
  extensionReason: z.string().nullable(),
  isComplex: z.boolean(),
  contactedOn: z.string().nullable(),
  answeredOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  publishedOn: z.string().nullable(),
  /** the article the deadline rests on */
  basis: z.string(),
  opinions: z.array(
    z.strictObject({
      id: Id,
      receivedOn: z.string(),
      sourceKind: z.enum(keysOf(sourceKinds)),
      channel: z.enum(keysOf(channels)),
      language: z.string(),
      placeTitle: z.string(),
      orderNumber: z.string().nullable(),
      text: z.string(),
      hasContact: z.boolean(),
    }),
  ),
  ratings: z.array(
    z.strictObject({ id: Id, day: z.string(), result: z.number(), attitude: z.number(), text: z.string() }),
  ),
  answers: z.array(Answer),
  raiserAnswers: z.array(z.strictObject({ isSatisfied: z.boolean(), text: z.string(), onDay: z.string() })),
  callBacks: z.array(
    z.strictObject({
      outcome: z.enum(keysOf(callOutcomes)),
      note: z.string(),
      calledOn: z.string(),
      callerName: z.string(),
    }),
  ),
  problem: z.strictObject({ id: Id, number: z.string() }).nullable(),
  timeline: z.array(z.strictObject({ act: z.string(), text: z.string(), by: z.string(), at: z.string() })),
  /** what the reader may do now */
  acts: z.array(z.enum(keysOf(acts))),
}).meta({ id: 'VoiceItem' })

export const Accepted = z
  .strictObject({
    title: text('归并条目', 2, 100),
    kind: z.enum(keysOf(itemKinds)),
    aboutId: Id.nullable().meta({ title: '被反映人' }),
    isComplex: z.boolean().meta({ title: '情况复杂' }),
    revision,
  })
  .meta({ id: 'VoiceAccepted' })
export const Returned = z.strictObject({ reason: text('退回理由', 5, 500), revision }).meta({ id: 'VoiceReturned' })
export const Assigned = z
  .strictObject({
    sectionId: Id,
    handlerId: Id.nullable().meta({ title: '经办人' }),
    leaderId: Id.nullable().meta({ title: '责任领导' }),
    revision,
  })
  .meta({ id: 'VoiceAssigned' })
export const Drafted = z
  .strictObject({
    text: text('答复', 5, 4000),
    measures: text('办理措施', 0, 1000).default(''),
    result: z.enum(keysOf(results)).meta({ title: '办理结果' }),
    revision,
  })
  .meta({ id: 'VoiceDrafted' })
export const Plain = z.strictObject({ revision }).meta({ id: 'VoicePlainAct' })
export const Reasoned = z.strictObject({ reason: text('理由', 5, 500), revision }).meta({ id: 'VoiceReasoned' })
export const Published = z
  .strictObject({
    question: text('公开的问题', 2, 2000),
    answer: text('公开的答复', 5, 4000),
    subject: text('业务类别', 1, 60),
    /** the clerk has read what was warned of */
    isChecked: z.boolean(),
    revision,
  })
  .meta({ id: 'VoicePublished' })
export const Called = z
  .strictObject({ outcome: z.enum(keysOf(callOutcomes)), note: text('回访情况', 2, 1000), revision })
  .meta({ id: 'VoiceCalled' })
export const RaiserAnswered = z
  .strictObject({ isSatisfied: z.boolean(), text: text('提出人意见', 0, 2000).default(''), revision })
  .meta({ id: 'VoiceRaiserAnswered' })
export const Merged = z.strictObject({ intoId: Id, revision }).meta({ id: 'VoiceMerged' })

export const Similar = z.strictObject({
  rows: z.array(
    z.strictObject({ id: Id, number: z.string(), title: z.string(), text: z.string(), percent: z.number() }),
  ),
})
export const ContactView = z.strictObject({ name: z.string(), phone: z.string() })

export const RatingLine = z
  .strictObject({
    id: Id,
    day: z.string(),
    placeTitle: z.string(),
    sectionName: z.string(),
    result: z.number().int(),
    attitude: z.number().int(),
    text: z.string(),
    caseNumber: z.string(),
    isFollowUp: z.boolean(),
    setAside: z.string().nullable(),
    itemId: Id.nullable(),
  })
  .meta({ id: 'ServiceRatingLine' })
export const RatingQuery = z.strictObject({
  place: z.union([z.uuid(), z.literal('')]).default(''),
  section: z.union([z.uuid(), z.literal('')]).default(''),
  kind: z.enum(['', 'counted', 'bad', 'set-aside']).default(''),
  from: z.union([Day, z.literal('')]).default(''),
  until: z.union([Day, z.literal('')]).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const RatingPage = z.strictObject({
  total: z.number().int(),
  rows: z.array(RatingLine),
  places: z.array(z.strictObject({ id: Id, title: z.string() })),
})

export const ReportQuery = z.strictObject({
  search: z.string().trim().max(60).default(''),
  state: z.union([z.enum(keysOf(reportStates)), z.literal('')]).default(''),
  order: z.enum(['asc', 'desc']).default('desc'),
  ...paging,
})

export const ReportLine = z
  .strictObject({
    id: Id,
    number: z.string(),
    receivedOn: z.string(),
    state: z.enum(keysOf(reportStates)),
    aboutSectionId: Id.nullable(),
    routedTo: z.string(),
    routedOn: z.string().nullable(),
    revision,
  })
  .meta({ id: 'ConductReportLine' })
export const ReportPage = z.strictObject({ total: z.number().int(), rows: z.array(ReportLine) })
export const ReportView = ReportLine.safeExtend({
  text: z.string(),
  about: z.string(),
  contact: ContactView.nullable(),
}).meta({ id: 'ConductReport' })
export const Routed = z
  .strictObject({
    routedTo: text('转办去向', 2, 100),
    routedSectionId: Id.nullable(),
    aboutSectionId: Id.nullable().meta({ title: '被举报人所在科室' }),
    revision,
  })
  .meta({ id: 'ConductReportRouted' })

const Figure = z.strictObject({
  label: z.string(),
  n: z.number().int(),
  answered: z.number().int(),
  overdue: z.number().int(),
  reopened: z.number().int(),
  satisfied: z.number().int(),
  dissatisfied: z.number().int(),
})
export const Statistics = z
  .strictObject({
    year: z.number().int(),
    total: Figure,
    bySource: z.array(Figure),
    bySection: z.array(Figure),
    byMonth: z.array(Figure),
    ratings: z.strictObject({
      n: z.number().int(),
      setAside: z.number().int(),
      bad: z.number().int(),
      /** 满意率 in tenths of a percent; null when there is no rating */
      satisfiedPerMille: z.number().int().nullable(),
    }),
  })
  .meta({ id: 'VoiceStatistics' })
export const YearQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2099).optional() })

export type Intake = z.infer<typeof Intake>
export type SourceKind = z.infer<typeof SourceKind>
export type ItemKind = keyof typeof itemKinds
export type ItemState = keyof typeof itemStates
export type ItemQuery = z.infer<typeof ItemQuery>
export type ItemLine = z.infer<typeof ItemLine>
export type ItemPage = z.infer<typeof ItemPage>
export type ItemView = z.infer<typeof ItemView>
export type Figure = z.infer<typeof Figure>
export type Statistics = z.infer<typeof Statistics>
export type RatingLine = z.infer<typeof RatingLine>
export type RatingQuery = z.infer<typeof RatingQuery>
export type RatingPage = z.infer<typeof RatingPage>
export type ReportLine = z.infer<typeof ReportLine>
export type ReportQuery = z.infer<typeof ReportQuery>
export type ReportPage = z.infer<typeof ReportPage>
export type ReportView = z.infer<typeof ReportView>
export type Similar = z.infer<typeof Similar>
