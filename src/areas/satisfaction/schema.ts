import * as z from 'zod'

/** What the index is reckoned from, in the order of the formula. */
export const parts = {
  result: '服务评价（办理结果）',
  attitude: '服务评价（服务态度）',
  opinions: '意见答复满意',
  complaints: '投诉按期办理',
  surveys: '问卷',
} as const
/** What counts as good in each part, as the public reads it. */
export const partMeanings = {
  result: '办理结果评为非常满意、满意、基本满意的评价，除以有效评价',
  attitude: '服务态度评为非常满意、满意、基本满意的评价，除以有效评价',
  opinions: '得到答复后表示满意的意见，除以表了态的意见',
  complaints: '按期答复的投诉，除以已答复和已超期的投诉',
  surveys: '评3分及以上的问卷，除以有效问卷',
} as const
export const suspicionKinds = {
  burst: '短时突增',
  series: '同一设备重复',
  fast: '填写过快',
  'own-network': '本单位网络',
} as const
export const suspicionStates = { found: '待核对', confirmed: '确认不计', 'taken-back': '恢复计入' } as const

export const Part = z.enum(['result', 'attitude', 'opinions', 'complaints', 'surveys'])
const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, '请填写2026-11这样的月份')
const Months = z.enum(['1', '3', '12'])

export const IndexQuery = z.strictObject({
  until: Month.optional(),
  months: Months.optional(),
  section: z.uuid().optional(),
  leader: z.uuid().optional(),
})

export const CountedQuery = IndexQuery.extend({ part: Part })

const PartReading = z.strictObject({
  part: Part,
  good: z.number().int(),
  of: z.number().int(),
  /** null where there is nothing to divide by */
  percent: z.number().nullable(),
  weight: z.number().int(),
  /** the weight after parts without numbers are left out; null for those */
  share: z.number().nullable(),
})

const reading = {
  /** 0 to 100 with one decimal; null where there is nothing to reckon from */
  value: z.number().nullable(),
  n: z.number().int(),
  isFew: z.boolean(),
}

export const Reading = z.strictObject({ ...reading, parts: z.array(PartReading) })

export const SatisfactionIndex = z
  .strictObject({
    from: Month,
    until: Month,
    months: Months,
    least: z.number().int(),
    formula: z.string(),
    sectionName: z.string().nullable(),
    leaderName: z.string().nullable(),
    whole: Reading,
    /** of the period before of the same length; null where one of the two is too small to compare */
    difference: z.number().nullable(),
    sections: z.array(Reading.extend({ id: z.uuid(), name: z.string() })),
    /** by whoever was in charge on the day, in the order of the division of work; null for whoever may not see it */
    leaders: z.array(Reading.extend({ id: z.uuid(), name: z.string() })).nullable(),
    /** twelve months up to the last one */
    trend: z.array(z.strictObject({ month: Month, ...reading })),
    /** 满意率 of the ratings by the rule of the law, in its words, and what it rests on */
    rate: z.strictObject({ says: z.string(), basis: z.string() }),
    setAside: z.number().int(),
    publishedAt: z.string().nullable(),
    mayPublish: z.boolean(),
  })
  .meta({ id: 'SatisfactionIndex' })

export const CountedRow = z.strictObject({
  key: z.string(),
  /** a day, or a month for surveys */
  when: z.string(),
  what: z.string(),
  answer: z.string(),
  count: z.number().int(),
  isGood: z.boolean(),
  link: z.string().nullable(),
})

export const CountedList = z
  .strictObject({
    good: z.number().int(),
    of: z.number().int(),
    /** where all of them can be seen as a list */
    list: z.string().nullable(),
    rows: z.array(CountedRow),
  })
  .meta({ id: 'CountedList' })

export const SuspicionQuery = z.strictObject({
  state: z.enum(['found', 'confirmed', 'taken-back']).optional(),
  kind: z.enum(['burst', 'series', 'fast', 'own-network']).optional(),
})

export const Suspicion = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(['burst', 'series', 'fast', 'own-network']),
    placeTitle: z.string(),
    onDay: z.string(),
    because: z.string(),
    ratings: z.number().int(),
    state: z.enum(['found', 'confirmed', 'taken-back']),
    foundAt: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    reason: z.string(),
    revision: z.number().int(),
  })
  .meta({ id: 'Suspicion' })

export const SuspicionList = z.strictObject({ rows: z.array(Suspicion), mayDecide: z.boolean() })

const Reason = z
  .string()
  .trim()
  .max(300, '理由不能超过300个字')
  .refine((text) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text) && text.isWellFormed(), '理由含有无法保存的字符')

export const SuspicionDecision = z
  .strictObject({
    decision: z.enum(['confirmed', 'taken-back']),
    reason: Reason.meta({ title: '核对情况' }),
    revision: z.number().int(),
  })
  .refine(({ decision, reason }) => decision === 'confirmed' || reason.length >= 5, {
    path: ['reason'],
    error: '恢复计入的，请写明理由，至少5个字',
  })
  .meta({ id: 'SuspicionDecision' })

export type Part = z.infer<typeof Part>
export type Reading = z.infer<typeof Reading>
export type IndexQuery = z.infer<typeof IndexQuery>
export type SatisfactionIndex = z.infer<typeof SatisfactionIndex>
export type CountedList = z.infer<typeof CountedList>
export type CountedRow = z.infer<typeof CountedRow>
export type Suspicion = z.infer<typeof Suspicion>
export type SuspicionList = z.infer<typeof SuspicionList>
export type SuspicionQuery = z.infer<typeof SuspicionQuery>
export type SuspicionDecision = z.infer<typeof SuspicionDecision>
