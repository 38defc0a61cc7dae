import * as z from 'zod'

export const kinds = {
  annual: '领导班子和干部队伍建设情况报告',
  decisions: '“三重一大”决策执行情况报告',
  training: '干部教育培训工作情况报告',
  organisation: '组织生活开展情况报告',
  checkup: '制度体检情况报告',
  person: '个人述职述廉素材',
} as const

export const states = { draft: '起草', review: '审核', signed: '已签发' } as const
export const promiseStates = { open: '正在办理', kept: '已兑现', broken: '未兑现' } as const
export const editions = { full: '正式文本', public: '公开文本' } as const

const keys = <T extends Record<string, string>>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

export const Kind = z.enum(keys(kinds)).meta({ id: 'ReportKind' })
export const State = z.enum(keys(states)).meta({ id: 'ReportState' })
export const PromiseState = z.enum(keys(promiseStates)).meta({ id: 'ReportPromiseState' })
export const Edition = z.enum(keys(editions)).meta({ id: 'ReportEdition' })
export const Stance = z.enum(['done', 'problem', 'plan']).meta({ id: 'ReportStance' })

export const Id = z.uuid()
export const Revision = z.number().int().min(1).max(1_000_000)
export const Year = z.coerce.number('请填写年度').int().min(2000, '年度应在2000年以后').max(2099, '年度应在2099年以前')

export const MOST_SECTIONS = 60
const MOST_PARAGRAPHS = 60
/** A ledger of a thousand open problems, said one by one, still is a text that can be saved. */
const MOST_PARTS = 20_000
const MOST_LETTERS = 4000

/** Text that people write: nothing that cannot be kept. */
export const words = (title: string, least: number, most: number) =>
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

const Typed = z
  .string()
  .max(MOST_LETTERS, `一段文字不能超过${MOST_LETTERS}个字`)
  .refine((text) => text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text), '文字里有无法保存的字符')

const FigureName = z
  .string()
  .min(3)
  .max(200)
  .regex(/^[a-z-]+\.[\w.#-]+$/, '没有这个数据')

/** A piece of a paragraph: text, or a figure with the value it had and the number of records behind it. */
export const Part = z
  .union([Typed, z.strictObject({ figure: FigureName, value: z.string().max(2000), rows: z.number().int().min(0) })])
  .meta({ id: 'ReportPart' })

const section = {
  id: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[\w-]+$/),
  title: words('标题', 1, 120),
  /** 0 stands without a heading: the words before the first one */
  level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  stance: Stance,
}
const paragraphs = <P extends z.ZodType>(part: P) =>
  z.array(z.array(part).min(1).max(MOST_PARTS, '一段里的数据太多，请分成几段')).max(MOST_PARAGRAPHS, '一节里的段落太多')

/** Figures shown as bars; their numbers stand with the figures of the version. */
export const Chart = z
  .strictObject({
    title: words('图的标题', 2, 60),
    bars: z
      .array(z.strictObject({ title: words('图中项目', 1, 30), figure: FigureName }))
      .min(2, '图至少要有两项')
      .max(20, '图的项目太多'),
  })
  .meta({ id: 'ReportChart' })
const charts = z.array(Chart).max(10, '一节里的图太多').optional()

export const Section = z
  .strictObject({ ...section, paragraphs: paragraphs(Part), charts })
  .meta({ id: 'ReportSection' })

export const Document = z
  .strictObject({
    title: words('报告标题', 4, 120),
    sections: z.array(Section).min(1, '报告不能没有内容').max(MOST_SECTIONS, '报告的节太多'),
  })
  .meta({ id: 'ReportDocument' })

/** What an editor sends: figures by name alone, their values are worked out here. */
export const WrittenPart = z.union([Typed, z.strictObject({ figure: FigureName })]).meta({ id: 'ReportWrittenPart' })
export const Written = z
  .strictObject({
    title: words('报告标题', 4, 120),
    sections: z
      .array(z.strictObject({ ...section, paragraphs: paragraphs(WrittenPart), charts }))
      .min(1, '报告不能没有内容')
      .max(MOST_SECTIONS, '报告的节太多')
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, '两节用了同一个编号'),
  })
  .meta({ id: 'ReportWritten' })

/* What the pages show */

const Moment = z.string()

export const ReportQuery = z.strictObject({ year: Year.optional() })
export const NewReport = z
  .strictObject({ kind: Kind, year: Year, personId: Id.nullable().default(null).meta({ title: '述职人' }) })
  .meta({ id: 'NewReport' })

const line = {
  id: Id,
  kind: Kind,
  title: z.string(),
  year: z.number().int(),
  personName: z.string().nullable(),
  state: State,
  version: z.number().int(),
  madeBy: z.string(),
  madeAt: Moment,
  signedBy: z.string().nullable(),
  signedAt: Moment.nullable(),
}
export const ReportLine = z.strictObject(line).meta({ id: 'ReportLine' })
export const ReportList = z.strictObject({
  rows: z.array(ReportLine),
  years: z.array(z.number().int()),
  /** what the actor can still begin this year */
  mayBegin: z.array(Kind),
})

/** A figure as a report cites it: as it was frozen, and how it is counted. */
export const Cited = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    unit: z.string(),
    definition: z.string(),
    value: z.string(),
    rows: z.number().int(),
    mayOpen: z.boolean(),
  })
  .meta({ id: 'ReportFigure' })

export const Flag = z
  .strictObject({
    kind: z.enum(['number', 'statement']),
    sectionId: z.string(),
    paragraph: z.number().int(),
    part: z.number().int(),
    from: z.number().int(),
    to: z.number().int(),
    text: z.string(),
    sentence: z.string(),
  })
  .meta({ id: 'ReportFlag' })

export const Version = z
  .strictObject({ number: z.number().int(), note: z.string(), madeBy: z.string(), madeAt: Moment })
  .meta({ id: 'ReportVersion' })

export const Comment = z
  .strictObject({
    id: Id,
    sectionId: z.string(),
    text: z.string(),
    madeBy: z.string(),
    madeAt: Moment,
    settledBy: z.string().nullable(),
  })
  .meta({ id: 'ReportComment' })

export const Report = z
  .strictObject({
    ...line,
    revision: Revision,
    hash: z.string().nullable(),
    document: Document,
    figures: z.array(Cited),
    flags: z.array(Flag),
    versions: z.array(Version),
    comments: z.array(Comment),
    accepted: z.array(z.string()),
    may: z.strictObject({ write: z.boolean(), comment: z.boolean(), sign: z.boolean() }),
  })
  .meta({ id: 'Report' })

export const redKinds = {
  number: '手写的数字',
  statement: '没有依据的话',
  unsaid: '没有记录的内容',
  stale: '数据已有变化',
  contradiction: '与台账不一致',
  promise: '上年承诺没有答复',
  comment: '没有处理的审核意见',
} as const

/** A red item in words, as the signer takes it over. */
export const inWords = ({ kind, text }: { kind: keyof typeof redKinds; text: string }): string =>
  `${redKinds[kind]}：${text}`.slice(0, MOST_LETTERS)

/** Areas that figures come from, in the order they are offered. */
export const figureGroups = {
  people: '干部队伍',
  structure: '队伍结构',
  decisions: '集体决策',
  interests: '亲属从业与回避',
  'party-life': '党组织生活',
  training: '教育培训',
  rectification: '问题与整改',
  research: '基层调研',
  voices: '群众之声与满意度',
  checkup: '制度体检',
  reports: '上年承诺',
} as const

export const Red = z
  .strictObject({ kind: z.enum(keys(redKinds)), sectionId: z.string().nullable(), text: z.string() })
  .meta({ id: 'ReportRed' })

/** A figure that has changed since the version was made. */
export const Difference = z
  .strictObject({ id: z.string(), title: z.string(), was: z.string(), now: z.string().nullable() })
  .meta({ id: 'ReportDifference' })

export const Check = z
  .strictObject({ red: z.array(Red), differences: z.array(Difference), asOf: z.string() })
  .meta({ id: 'ReportCheck' })

export const Choice = Cited.omit({ mayOpen: true }).meta({ id: 'ReportChoice' })
export const Choices = z.strictObject({
  groups: z.array(z.strictObject({ title: z.string(), figures: z.array(Choice) })),
})

export const FigureQuery = z.strictObject({ name: FigureName })
export const FigureRows = z
  .strictObject({
    figure: Cited,
    now: z.string().nullable(),
    /** null where the reader may not see them */
    records: z
      .array(z.strictObject({ id: z.string(), label: z.string(), path: z.string(), isNew: z.boolean() }))
      .nullable(),
    total: z.number().int(),
    /** records of the frozen figure that are there no longer or count no longer */
    gone: z.number().int(),
  })
  .meta({ id: 'ReportFigureRows' })

export const Save = z
  .strictObject({ revision: Revision, note: words('修改说明', 0, 200).default(''), document: Written })
  .meta({ id: 'ReportSave' })
export const Step = z.strictObject({ revision: Revision }).meta({ id: 'ReportStep' })
export const Redraft = z.strictObject({ revision: Revision, sectionId: z.string().min(1).max(60).nullable() })
export const SignInput = z
  .strictObject({ revision: Revision, accepted: z.array(z.string().max(MOST_LETTERS)).max(2000) })
  .meta({ id: 'ReportSign' })
export const CommentInput = z.strictObject({ sectionId: section.id, text: words('审核意见', 1, 500) })
export const EditionQuery = z.strictObject({ edition: Edition.default('full') })
export const VersionParams = z.strictObject({ id: Id, number: z.coerce.number().int().min(1) })
export const VersionText = z.strictObject({ version: Version, document: Document })
export const Verified = z.strictObject({ isSound: z.boolean(), hash: z.string() })

/* Promises: the measures of a signed report */

export const Promised = z
  .strictObject({
    id: Id,
    year: z.number().int(),
    text: z.string(),
    sectionName: z.string().nullable(),
    dueOn: z.string().nullable(),
    problem: z.strictObject({ id: Id, number: z.string(), title: z.string(), isClosed: z.boolean() }).nullable(),
    state: PromiseState,
    answer: z.string(),
    answeredBy: z.string().nullable(),
    revision: Revision,
  })
  .meta({ id: 'ReportPromise' })
export const PromiseList = z.strictObject({ rows: z.array(Promised), years: z.array(z.number().int()) })
export const PromiseAnswer = z
  .strictObject({ revision: Revision, state: z.enum(['kept', 'broken']), answer: words('答复', 5, 1000) })
  .meta({ id: 'ReportPromiseAnswer' })
export const MeasureInput = z
  .strictObject({
    measures: z
      .array(
        z.strictObject({
          text: words('措施', 5, 1000),
          sectionId: Id.nullable(),
          dueOn: z.iso.date('请填写2026-11-23这样的日期').nullable(),
          /** also entered in the ledger, as a problem of this kind */
          problemKind: z.string().max(30).nullable(),
        }),
      )
      .min(1, '请至少选一条措施')
      .max(100, '一次最多100条措施'),
  })
  .meta({ id: 'ReportMeasures' })

/* The unit's own wording */

const Text = words('句子', 2, 1000)
export const Wording = z
  .strictObject({
    order: z.array(section.id).max(MOST_SECTIONS),
    hidden: z.array(z.string().max(80)).max(500),
    titles: z.record(section.id, words('标题', 1, 120)),
    texts: z.record(z.string().max(80), Text),
    added: z.array(z.strictObject({ ...section, texts: z.array(Text).max(MOST_PARAGRAPHS) })).max(30),
  })
  .meta({ id: 'ReportWording' })
export const WordingInput = z.strictObject({ revision: z.number().int().min(0), wording: Wording })
export const OutlineView = z
  .strictObject({
    revision: z.number().int().min(0),
    wording: Wording,
    /** names that may stand in braces */
    figures: z.array(z.string()),
    sections: z.array(
      z.strictObject({
        ...section,
        isAdded: z.boolean(),
        claims: z.array(z.strictObject({ id: z.string(), about: z.string(), text: z.string(), isEach: z.boolean() })),
      }),
    ),
  })
  .meta({ id: 'ReportOutline' })

export type Kind = z.infer<typeof Kind>
export type State = z.infer<typeof State>
export type PromiseState = z.infer<typeof PromiseState>
export type Edition = z.infer<typeof Edition>
export type Part = z.infer<typeof Part>
export type Chart = z.infer<typeof Chart>
export type Section = z.infer<typeof Section>
export type Document = z.infer<typeof Document>
export type WrittenPart = z.infer<typeof WrittenPart>
export type Written = z.infer<typeof Written>
export type Report = z.infer<typeof Report>
export type ReportLine = z.infer<typeof ReportLine>
export type NewReport = z.infer<typeof NewReport>
export type Cited = z.infer<typeof Cited>
export type Check = z.infer<typeof Check>
export type Red = z.infer<typeof Red>
export type Difference = z.infer<typeof Difference>
export type Choices = z.infer<typeof Choices>
export type FigureRows = z.infer<typeof FigureRows>
export type Save = z.infer<typeof Save>
export type Promised = z.infer<typeof Promised>
export type PromiseAnswer = z.infer<typeof PromiseAnswer>
export type MeasureInput = z.infer<typeof MeasureInput>
export type Wording = z.infer<typeof Wording>
export type OutlineView = z.infer<typeof OutlineView>
