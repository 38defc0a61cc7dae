import * as z from 'zod'

export const problemKinds = {
  theory: '政策理论修养',
  'work-style': '干事创业作风',
  service: '群众服务意识',
  integrity: '廉洁自律意识',
  political: '思想政治觉悟',
} as const

/** The second axis; other words may be written. */
export const businessLines = ['党建', '业务', '作风', '廉政', '队伍', '财务', '安全'] as const

export const originKinds = {
  meeting: '会议',
  'life-meeting': '民主生活会',
  inspection: '巡视',
  patrol: '巡察',
  clue: '问题线索',
  rating: '群众评价',
  opinion: '意见建议',
  analysis: '作风分析',
  'duty-check': '履职督查',
  audit: '审计',
  checkup: '制度体检',
  research: '基层调研',
  report: '年度报告',
} as const

export const timings = { immediate: '立行立改', deadline: '限期整改', lasting: '长期坚持' } as const

export const problemStates = {
  open: '待分派',
  'in-hand': '整改中',
  submitted: '待核实',
  answering: '待提出人答复',
  closed: '已销号',
  withdrawn: '已撤回',
} as const

/** Half of the time gone, the day passed, or closed. */
export const lamps = { grey: '按期', amber: '时间过半', red: '超期', green: '销号' } as const

const keys = <T extends Record<string, string>>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

export const ProblemKind = z.enum(keys(problemKinds)).meta({ id: 'ProblemKind' })
export const OriginKind = z.enum(keys(originKinds)).meta({ id: 'OriginKind' })
export const TimingWord = z.enum(keys(timings)).meta({ id: 'Timing' })
export const ProblemStateWord = z.enum(keys(problemStates)).meta({ id: 'ProblemState' })

const Id = z.uuid()

/** The text of a problem, measure or reason: line breaks allowed, nothing that cannot be kept. */
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

const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期应在2000年至2099年之间')

const Revision = z.number().int()
const path = z
  .string()
  .trim()
  .max(400)
  .regex(/^\/(?!\/)\S+$/, '请填写本系统内的地址，以/开头')

export const ProblemOrigin = z
  .strictObject({
    kind: OriginKind,
    label: z.string(),
    path: z.string().nullable(),
    title: z.string(),
    raisedOn: z.string(),
    raisedBy: z.string(),
  })
  .meta({ id: 'ProblemOrigin' })

const fields = {
  title: text('问题', 2, 100).meta({ title: '问题' }),
  description: text('具体表现', 0, 2000).default('').meta({ title: '具体表现' }),
  goal: text('整改目标', 0, 500).default('').meta({ title: '整改目标' }),
  kind: ProblemKind.meta({ title: '问题类别' }),
  line: text('业务分类', 0, 20).default('').meta({ title: '业务分类' }),
  timing: TimingWord.default('deadline').meta({ title: '整改类型' }),
  leadSectionId: Id.nullable().meta({ title: '责任科室' }),
  supportIds: z.array(Id).max(20).default([]).meta({ title: '配合科室' }),
  leaderId: Id.nullable().default(null).meta({ title: '责任领导' }),
  note: text('备注', 0, 500).default('').meta({ title: '备注' }),
}

export const NewProblem = z
  .strictObject({
    ...fields,
    ownerId: Id.nullable().default(null).meta({ title: '责任人' }),
    foundOn: Day.meta({ title: '发现日期' }),
    dueOn: Day.nullable().default(null).meta({ title: '整改时限' }),
    originKind: OriginKind.meta({ title: '问题来源' }),
    originLabel: text('来源说明', 2, 200).meta({ title: '来源说明' }),
    originPath: path.nullable().default(null),
    /** it looks like a closed one come back, but is another */
    isAnother: z.boolean().default(false),
  })
  .meta({ id: 'NewProblem' })

export const ChangedProblem = z.strictObject({ ...fields, revision: Revision }).meta({ id: 'ChangedProblem' })

export const Assignment = z
  .strictObject({ ownerId: Id, dueOn: Day.nullable().default(null), revision: Revision })
  .meta({ id: 'ProblemAssignment' })

export const Words = z.strictObject({ text: text('说明', 2, 1000), revision: Revision }).meta({ id: 'ProblemWords' })

export const Verification = z
  .strictObject({ verdict: z.enum(['close', 'back']), text: text('核实意见', 2, 1000), revision: Revision })
  .meta({ id: 'ProblemVerification' })

export const Reopening = z
  .strictObject({ text: text('理由', 5, 1000), dueOn: Day.nullable().default(null), revision: Revision })
  .meta({ id: 'ProblemReopening' })

export const RaiserAnswer = z
  .strictObject({ isSatisfied: z.boolean(), text: text('答复情况', 5, 1000), revision: Revision })
  .meta({ id: 'RaiserAnswer' })

export const DateAsked = z
  .strictObject({ toOn: Day.meta({ title: '延期到' }), reason: text('延期理由', 5, 500), revision: Revision })
  .meta({ id: 'DateAsked' })

export const DateDecided = z
  .strictObject({ agrees: z.boolean(), answer: text('答复', 2, 500), revision: Revision })
  .meta({ id: 'DateDecided' })

export const CauseInput = z
  .strictObject({ text: text('原因', 2, 500).meta({ title: '原因' }) })
  .meta({ id: 'CauseInput' })

const measureFields = {
  text: text('整改措施', 2, 500).meta({ title: '整改措施' }),
  isRule: z.boolean().default(false).meta({ title: '建章立制' }),
  ownerId: Id.nullable().default(null),
  dueOn: Day.nullable().default(null),
}
export const MeasureInput = z.strictObject(measureFields).meta({ id: 'MeasureInput' })
export const ChangedMeasure = z
  .strictObject({ ...measureFields, isDone: z.boolean(), revision: Revision })
  .meta({ id: 'ChangedMeasure' })
export const SharedMeasure = z.strictObject({ measureId: Id }).meta({ id: 'SharedMeasure' })

export const RecordEvidence = z
  .strictObject({ title: text('记录名称', 2, 200), path, validUntil: Day.nullable().default(null) })
  .meta({ id: 'RecordEvidence' })
export const SharedEvidence = z.strictObject({ evidenceId: Id }).meta({ id: 'SharedEvidence' })

const LampWord = z.enum(keys(lamps))

/** A line of the ledger. */
export const ProblemLine = z
  .strictObject({
    id: Id,
    number: z.string(),
    title: z.string(),
    kind: ProblemKind,
    line: z.string(),
    timing: TimingWord,
    state: ProblemStateWord,
    lamp: LampWord,
    originKind: OriginKind,
    originLabel: z.string(),
    originPath: z.string().nullable(),
    sectionName: z.string(),
    leaderName: z.string(),
    ownerName: z.string(),
    foundOn: z.string(),
    dueOn: z.string().nullable(),
    firstDueOn: z.string().nullable(),
    closedOn: z.string().nullable(),
    isRebound: z.boolean(),
    /** how many reminders have gone out; the third goes to the responsible leader too */
    reminders: z.number().int(),
  })
  .meta({ id: 'ProblemLine' })

const all = <T extends z.ZodType>(word: T) => z.union([word, z.literal('')]).default('' as never)

export const LedgerQuery = z.strictObject({
  search: z.string().trim().max(60).default(''),
  state: all(z.enum([...keys(problemStates), 'alive'])),
  lamp: all(LampWord),
  kind: all(ProblemKind),
  line: z.string().trim().max(20).default(''),
  origin: all(OriginKind),
  section: all(Id),
  timing: all(TimingWord),
  mark: all(z.enum(['mine', 'rebound', 'changed', 'escalated', 'met', 'waiting-date'])),
  year: z.union([z.coerce.number().int().min(2000).max(2099), z.literal('')]).default(''),
  sort: z.enum(['due', 'number', 'found']).default('due'),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const Totals = z
  .strictObject({
    total: z.number().int(),
    closed: z.number().int(),
    alive: z.number().int(),
    overdue: z.number().int(),
    submitted: z.number().int(),
    rebound: z.number().int(),
    lasting: z.number().int(),
    /** of all, in whole percent; null when there is none */
    percent: z.number().int().nullable(),
  })
  .meta({ id: 'ProblemTotals' })

export const Ledger = z.strictObject({ rows: z.array(ProblemLine), count: z.number().int(), totals: Totals })

const Named = z.strictObject({ key: z.string(), title: z.string(), totals: Totals })

export const ProblemStatistics = z
  .strictObject({
    totals: Totals,
    byKind: z.array(Named),
    bySection: z.array(Named),
    byOrigin: z.array(Named),
    byMonth: z.array(Named),
  })
  .meta({ id: 'ProblemStatistics' })

export const EvidenceView = z
  .strictObject({
    id: Id,
    form: z.enum(['file', 'record']),
    title: z.string(),
    path: z.string().nullable(),
    isPhoto: z.boolean(),
    validUntil: z.string().nullable(),
    addedBy: z.string(),
    addedAt: z.string(),
    versions: z.array(
      z.strictObject({ version: z.number().int(), size: z.number().int(), sha256: z.string(), at: z.string() }),
    ),
    /** how many measures it serves */
    measures: z.number().int(),
  })
  .meta({ id: 'ProblemEvidence' })

export const MeasureView = z
  .strictObject({
    id: Id,
    text: z.string(),
    isRule: z.boolean(),
    ownerId: Id.nullable(),
    ownerName: z.string(),
    dueOn: z.string().nullable(),
    doneOn: z.string().nullable(),
    evidence: z.array(EvidenceView),
    /** the other problems it serves */
    others: z.array(z.strictObject({ id: Id, number: z.string(), title: z.string() })),
    revision: Revision,
  })
  .meta({ id: 'ProblemMeasure' })

export const acts = {
  change: '修改',
  assign: '分派',
  carry: '填写措施和佐证',
  submit: '报完成',
  verify: '核实销号',
  return: '退回',
  answer: '登记提出人的答复',
  reopen: '重新打开',
  withdraw: '撤回',
  'ask-date': '申请延期',
  'decide-date': '答复延期申请',
} as const

export const ProblemView = ProblemLine.extend({
  description: z.string(),
  goal: z.string(),
  note: z.string(),
  leadSectionId: Id.nullable(),
  supports: z.array(z.strictObject({ id: Id, name: z.string() })),
  leaderId: Id.nullable(),
  ownerId: Id.nullable(),
  needsRaiserAnswer: z.boolean(),
  raiserSatisfied: z.boolean().nullable(),
  verifierName: z.string(),
  returns: z.number().int(),
  reopenings: z.number().int(),
  /** on this day a check-up no longer found it */
  metOn: z.string().nullable(),
  reboundOf: z.strictObject({ id: Id, number: z.string(), title: z.string() }).nullable(),
  origins: z.array(ProblemOrigin),
  causes: z.array(z.strictObject({ id: Id, text: z.string() })),
  measures: z.array(MeasureView),
  dateChanges: z.array(
    z.strictObject({
      fromOn: z.string(),
      toOn: z.string(),
      reason: z.string(),
      askedBy: z.string(),
      askedOn: z.string(),
      state: z.enum(['pending', 'agreed', 'refused']),
      decidedBy: z.string(),
      decidedOn: z.string().nullable(),
      answer: z.string(),
    }),
  ),
  entries: z.array(z.strictObject({ act: z.string(), text: z.string(), by: z.string(), at: z.string() })),
  /** what the reader may do now */
  allowed: z.array(z.enum(keys(acts))),
  /** what has to be done next, in words */
  next: z.string(),
  revision: Revision,
}).meta({ id: 'ProblemView' })

export const RecurrenceQuery = z.strictObject({ section: Id, kind: ProblemKind, on: Day })
export const Recurrence = z.strictObject({
  old: z.strictObject({ id: Id, number: z.string(), title: z.string(), closedOn: z.string() }).nullable(),
})

export const papers = {
  ledger: '问题整改台账',
  problems: '问题清单',
  measures: '措施清单',
  duties: '责任清单',
  report: '整改情况报告',
} as const

export const PaperQuery = LedgerQuery.safeExtend({
  paper: z.enum(keys(papers)).default('ledger'),
  format: z.enum(['xlsx', 'docx']).default('xlsx'),
})

/** A row of a sheet or Word table, as it would be entered. */
export const BatchRow = z
  .strictObject({
    title: z.string().max(2000),
    description: z.string().max(4000),
    goal: z.string().max(2000),
    kind: z.string().max(100),
    line: z.string().max(100),
    timing: z.string().max(100),
    originKind: z.string().max(100),
    originLabel: z.string().max(1000),
    section: z.string().max(200),
    leader: z.string().max(200),
    owner: z.string().max(200),
    foundOn: z.string().max(100),
    dueOn: z.string().max(100),
    measures: z.string().max(8000),
    note: z.string().max(2000),
  })
  .meta({ id: 'ProblemBatchRow' })

export const BatchPreview = z
  .strictObject({
    rows: z.array(z.strictObject({ at: z.string(), row: BatchRow, faults: z.array(z.string()) })),
    /** headings nobody knows */
    unknown: z.array(z.string()),
  })
  .meta({ id: 'ProblemBatchPreview' })

/** Taken where a row leaves them out. */
export const BatchPresets = z.strictObject({ kind: all(ProblemKind), origin: all(OriginKind) })

export const Batch = z
  .strictObject({ rows: z.array(BatchRow).min(1, '没有可以录入的行').max(500, '一次最多录入500行') })
  .meta({ id: 'ProblemBatch' })

export type ProblemKind = z.infer<typeof ProblemKind>
export type OriginKind = z.infer<typeof OriginKind>
export type Timing = z.infer<typeof TimingWord>
export type ProblemState = z.infer<typeof ProblemStateWord>
export type Lamp = keyof typeof lamps
export type NewProblem = z.infer<typeof NewProblem>
export type ChangedProblem = z.infer<typeof ChangedProblem>
export type ProblemLine = z.infer<typeof ProblemLine>
export type LedgerQuery = z.infer<typeof LedgerQuery>
export type Ledger = z.infer<typeof Ledger>
export type Totals = z.infer<typeof Totals>
export type ProblemStatistics = z.infer<typeof ProblemStatistics>
export type ProblemView = z.infer<typeof ProblemView>
export type MeasureView = z.infer<typeof MeasureView>
export type EvidenceView = z.infer<typeof EvidenceView>
export type MeasureInput = z.infer<typeof MeasureInput>
export type PaperQuery = z.infer<typeof PaperQuery>
export type BatchRow = z.infer<typeof BatchRow>
export type BatchPreview = z.infer<typeof BatchPreview>
export type ActName = keyof typeof acts
