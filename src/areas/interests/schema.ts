import * as z from 'zod'

export const interestKinds = {
  owns: '独资或者合伙',
  shares: '持股',
  runs: '担任负责人或者实际经营',
  works: '任职',
} as const
export const standings = { declared: '本人填报', verified: '已核实', doubtful: '有疑问' } as const

const line = (title: string, most: number, least = 1) =>
  z
    .string()
    .trim()
    .min(least, `请填写${title}`)
    .max(most, `${title}不能超过${most}个字`)
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed(), `${title}含有无法保存的字符`)
    .meta({ title })

const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '1949-10-01' && day <= '2099-12-31', '日期应在1949年至2099年之间')

export const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/

const fields = {
  relation: line('称谓', 20),
  relativeName: line('亲属姓名', 60),
  kind: z.enum(['owns', 'shares', 'runs', 'works']).meta({ title: '从业情况' }),
  organisation: line('从业单位', 100),
  creditCode: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => code === '' || CREDIT_CODE.test(code), '统一社会信用代码是18位数字和大写字母，没有的留空')
    .meta({ title: '统一社会信用代码' }),
  sharePercent: z
    .number()
    .gt(0, '持股比例应大于0')
    .max(100, '持股比例不能超过100')
    .nullable()
    .meta({ title: '持股比例（%）' }),
  line: line('行业', 100, 0),
  validFrom: Day.meta({ title: '起始日期' }),
  source: line('来源', 200),
}

export const InterestInput = z
  .strictObject(fields)
  .refine(({ kind, sharePercent }) => kind !== 'shares' || sharePercent !== null, {
    path: ['sharePercent'],
    error: '持股的请填写比例',
  })
  .meta({ id: 'InterestInput' })

export const NewInterest = z.strictObject({ personId: z.uuid(), interest: InterestInput }).meta({ id: 'NewInterest' })

export const ChangedInterest = z
  .strictObject({
    interest: InterestInput,
    standing: z.enum(['declared', 'verified', 'doubtful']),
    revision: z.number().int(),
  })
  .meta({ id: 'ChangedInterest' })

export const EndedInterest = z
  .strictObject({ validUntil: Day, revision: z.number().int() })
  .meta({ id: 'EndedInterest' })

export const Interest = z
  .strictObject({
    ...fields,
    id: z.uuid(),
    personId: z.uuid(),
    personName: z.string(),
    validUntil: z.string().nullable(),
    declaredOn: z.string(),
    standing: z.enum(['declared', 'verified', 'doubtful']),
    revision: z.number().int(),
  })
  .meta({ id: 'Interest' })

export const InterestQuery = z.strictObject({
  search: z.string().trim().max(60).optional(),
  year: z.coerce.number().int().min(2000).max(2099).optional(),
})

export const InterestList = z.strictObject({
  rows: z.array(Interest),
  year: z.number().int(),
  /** people who have made the year's declaration, of those the reader may see */
  declared: z.array(z.strictObject({ personId: z.uuid(), isEmpty: z.boolean(), declaredOn: z.string() })),
})

export const Declaration = z
  .strictObject({ year: z.number().int().min(2000).max(2099), isEmpty: z.boolean() })
  .meta({ id: 'InterestDeclaration' })

export type InterestInput = z.infer<typeof InterestInput>
export type Interest = z.infer<typeof Interest>
export type InterestList = z.infer<typeof InterestList>
