import * as z from 'zod'

const Off = z.strictObject({ name: z.string(), from: z.iso.date(), to: z.iso.date() })

const days = {
  /** 放假: first and last day of each period, both off */
  off: z.array(Off),
  /** 调休上班 */
  work: z.array(z.iso.date()),
  workdays: z.number().int(),
  /** working days of January to December */
  months: z.array(z.number().int()).length(12),
}

export const CalendarYear = z
  .strictObject({
    year: z.number().int(),
    notice: z.string(),
    isBuiltIn: z.boolean(),
    importedBy: z.string().nullable(),
    importedAt: z.iso.datetime().nullable(),
    ...days,
  })
  .meta({ id: 'CalendarYear' })

export const CalendarYears = z.strictObject({ years: z.array(CalendarYear) })

const Asked = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期应在2000年至2099年之间')

export const WorkdayQuery = z
  .strictObject({ from: Asked, to: Asked })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: '截止日期应在起始日期之后' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 731 * 86_400_000, {
    path: ['to'],
    error: '一次最多查询两年',
  })

export const WorkdayAnswer = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  count: z.number().int(),
  days: z.array(z.iso.date()),
})

const isPrintable = (text: string) =>
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && text.isWellFormed()
const text = z.string().trim().max(20_000, '粘贴的文字太长，请只粘贴通知正文')
const notice = z
  .string()
  .trim()
  .max(200, '通知的标题不能超过200个字')
  .refine((title) => isPrintable(title) && !/[\r\n]/.test(title), '通知的标题含有无法保存的字符')

export const NoticeText = z.strictObject({ text, notice: notice.default('') }).meta({ id: 'NoticeText' })

export const NoticeInput = z
  .strictObject({
    text: text.min(1, '请粘贴通知全文'),
    notice: notice.min(1, '请写明通知的标题和文号').meta({ title: '通知标题和文号' }),
  })
  .meta({ id: 'NoticeInput' })

/** What was read of a pasted notice. With errors there are no days: nothing is taken over halfway. */
export const NoticePreview = z
  .strictObject({
    notice: z.string(),
    year: z
      .strictObject({
        year: z.number().int(),
        /** ships with the program and cannot be imported */
        isBuiltIn: z.boolean(),
        /** has been imported before and would be replaced */
        isImported: z.boolean(),
        ...days,
      })
      .nullable(),
    errors: z.array(z.strictObject({ line: z.number().int().nullable(), message: z.string() })),
  })
  .meta({ id: 'NoticePreview' })

export type CalendarYear = z.infer<typeof CalendarYear>
export type WorkdayQuery = z.infer<typeof WorkdayQuery>
export type WorkdayAnswer = z.infer<typeof WorkdayAnswer>
export type NoticeText = z.infer<typeof NoticeText>
export type NoticeInput = z.infer<typeof NoticeInput>
export type NoticePreview = z.infer<typeof NoticePreview>
