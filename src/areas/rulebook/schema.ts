import * as z from 'zod'

export const statusTitles = { verified: '已核对', partly: '部分核对', 'from-memory': '凭经验，待核对' } as const
export type Status = keyof typeof statusTitles

/** What a rule asks of those it applies to, in words. */
export const forceTitles = {
  forbid: '不符合的不能办理',
  warn: '不符合的应说明理由或者报批',
  remind: '到期办理，系统提醒',
  info: '只作推算，供核对',
} as const

export const verdictTitles = { met: '符合', broken: '不符合', 'not-applicable': '不适用', info: '推算结果' } as const

/** The oldest and youngest day the system judges by. */
export const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '1900-01-01' && day <= '2099-12-31', '日期应在1900年至2099年之间')

const Status = z.enum(['verified', 'partly', 'from-memory'])
const Anything = z.record(z.string(), z.unknown())

export const Cite = z
  .strictObject({
    instrument: z.string(),
    title: z.string(),
    number: z.string(),
    article: z.string(),
    text: z.string(),
    verifiedOn: z.iso.date(),
    status: Status,
    source: z.string(),
  })
  .meta({ id: 'RuleCite' })

const ruleLine = {
  id: z.string(),
  title: z.string(),
  area: z.string(),
  areaTitle: z.string(),
  force: z.enum(['forbid', 'warn', 'remind', 'info']),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  cites: z.array(Cite),
  /** the least sure of the cited articles */
  status: Status,
  /** what of the source nobody has seen; empty when nothing */
  unconfirmed: z.string(),
  simplification: z.string(),
  hasExamples: z.boolean(),
  /** a cited text was last compared with its source more than twelve months ago */
  stale: z.boolean(),
}

export const RuleLine = z.strictObject(ruleLine).meta({ id: 'RuleLine' })
export const RuleList = z.strictObject({ rules: z.array(RuleLine) })

const Example = z.strictObject({
  name: z.string(),
  title: z.string(),
  facts: Anything,
  on: z.iso.date(),
  verdict: z.enum(['met', 'broken', 'not-applicable', 'info']),
})

/** A local number a rule asks for, as it stands today. */
const SettingUsed = z.strictObject({
  key: z.string(),
  title: z.string(),
  value: z.unknown(),
  /** the document that sets it; empty while the standard value counts */
  document: z.string(),
  validFrom: z.iso.date().nullable(),
})

export const RuleCard = z
  .strictObject({
    ...ruleLine,
    /** JSON Schema of the facts the rule asks for */
    facts: Anything,
    examples: z.array(Example),
    /** facts the unit itself knows: its local numbers of today, the holidays it has imported */
    own: Anything,
    settings: z.array(SettingUsed),
  })
  .meta({ id: 'RuleCard' })

export const TryInput = z.strictObject({ facts: Anything, on: Day }).meta({ id: 'RuleTry' })

export const TryAnswer = z
  .strictObject({
    verdict: z.enum(['met', 'broken', 'not-applicable', 'info']),
    because: z.string(),
    observed: Anything,
    cites: z.array(Cite),
  })
  .meta({ id: 'RuleVerdict' })

const CitingRule = z.strictObject({ id: z.string(), title: z.string() })

export const InstrumentCard = z
  .strictObject({
    key: z.string(),
    title: z.string(),
    number: z.string(),
    issuer: z.string(),
    from: z.iso.date(),
    until: z.iso.date().nullable(),
    status: Status,
    verifiedOn: z.iso.date(),
    source: z.string(),
    stale: z.boolean(),
    articles: z.array(
      z.strictObject({ article: z.string(), text: z.string(), status: Status, rules: z.array(CitingRule) }),
    ),
  })
  .meta({ id: 'Instrument' })
export const InstrumentList = z.strictObject({ instruments: z.array(InstrumentCard) })

export const SettingInput = z
  .strictObject({
    value: z.union([z.boolean(), z.number(), z.string().max(100)], '请填写取值').meta({ title: '取值' }),
    validFrom: Day.meta({ title: '起始日期' }),
    document: z
      .string()
      .trim()
      .min(1, '请写明依据的文件')
      .max(200, '依据文件不能超过200个字')
      .refine((text) => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed(), '依据文件含有无法保存的字符')
      .meta({ title: '依据文件' }),
  })
  .meta({ id: 'LocalSettingInput' })

const SettingValue = z.strictObject({
  validFrom: z.iso.date(),
  value: z.unknown(),
  document: z.string(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
})

export const Setting = z
  .strictObject({
    key: z.string(),
    title: z.string(),
    why: z.string(),
    standard: z.unknown(),
    /** what counts today */
    value: z.unknown(),
    /** JSON Schema of the value */
    schema: Anything,
    /** newest first */
    history: z.array(SettingValue),
  })
  .meta({ id: 'LocalSetting' })
export const SettingList = z.strictObject({ settings: z.array(Setting) })

export type Cite = z.infer<typeof Cite>
export type RuleLine = z.infer<typeof RuleLine>
export type RuleCard = z.infer<typeof RuleCard>
export type TryInput = z.infer<typeof TryInput>
export type TryAnswer = z.infer<typeof TryAnswer>
export type InstrumentCard = z.infer<typeof InstrumentCard>
export type SettingInput = z.infer<typeof SettingInput>
export type Setting = z.infer<typeof Setting>
