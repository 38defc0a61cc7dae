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
const MOST_PARTS = 400
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
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  stance: Stance,
}
const paragraphs = <P extends z.ZodType>(part: P) =>
  z.array(z.array(part).min(1).max(MOST_PARTS, '一段里的数据太多，请分成几段')).max(MOST_PARAGRAPHS, '一节里的段落太多')

export const Section = z.strictObject({ ...section, paragraphs: paragraphs(Part) }).meta({ id: 'ReportSection' })

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
      .array(z.strictObject({ ...section, paragraphs: paragraphs(WrittenPart) }))
      .min(1, '报告不能没有内容')
      .max(MOST_SECTIONS, '报告的节太多')
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, '两节用了同一个编号'),
  })
  .meta({ id: 'ReportWritten' })

export type Kind = z.infer<typeof Kind>
export type State = z.infer<typeof State>
export type PromiseState = z.infer<typeof PromiseState>
export type Edition = z.infer<typeof Edition>
export type Part = z.infer<typeof Part>
export type Section = z.infer<typeof Section>
export type Document = z.infer<typeof Document>
export type WrittenPart = z.infer<typeof WrittenPart>
export type Written = z.infer<typeof Written>
