import { cite } from '../../cite.ts'
import { type Parameter, parameter, valueOn } from '../../parameter.ts'
import { addMonths, type Day } from '../../periods.ts'

/** 政务 sanctions, from light to heavy. */
export const adminKinds = ['警告', '记过', '记大过', '降级', '撤职', '开除'] as const

/** Every kind of sanction, admonition or organisational measure a dossier can hold. */
export const sanctionKinds = [
  ...adminKinds,
  '党内警告',
  '党内严重警告',
  '撤销党内职务',
  '留党察看一年',
  '留党察看二年',
  '开除党籍',
  '诫勉',
  '停职检查',
  '调整职务',
  '责令辞职',
  '免职',
  '降职',
] as const

export type SanctionKind = (typeof sanctionKinds)[number]

const notGiven = /免[予于]|不予|解除|撤销(?!.{0,14}职务)/

/** A name that holds another one stands before it; what is read is taken out of the text. */
const names: readonly [RegExp, SanctionKind][] = [
  [/开除党籍/, '开除党籍'],
  [/开除/, '开除'],
  [/留党察看[^、，,；;]{0,3}(一|壹|1)年|留党察看[^、，,；;]{0,3}12个?月/, '留党察看一年'],
  [/留党察看/, '留党察看二年'],
  [/撤销党[内组].{0,10}职务/, '撤销党内职务'],
  [/撤职|撤销.{0,14}职务/, '撤职'],
  [/降级|降低岗位等级/, '降级'],
  [/记大过/, '记大过'],
  [/记过/, '记过'],
  [/(党[内纪]?)?严重警告/, '党内严重警告'],
  [/党[内纪]?警告/, '党内警告'],
  [/警告/, '警告'],
  [/责令辞[职去]/, '责令辞职'],
  [/降职|降低职务/, '降职'],
  [/免职|免去.{0,12}职务/, '免职'],
  [/调整(职务|岗位)|调离岗位/, '调整职务'],
  [/停职/, '停职检查'],
  [/诫勉/, '诫勉'],
]

type Months = Parameter<number>

const party = (
  title: string,
  article: '第十条' | '第十一条' | '第十二条' | '第十三条',
  in2003: number,
  since2016 = in2003,
) => {
  const earlier = { 第十条: '第九条', 第十一条: '第十条', 第十二条: '第十一条', 第十三条: '第十二条' } as const
  return parameter(
    title,
    { from: '2003-12-31', value: in2003, cites: [cite('discipline-2003', '影响期')] },
    { from: '2016-01-01', value: since2016, cites: [cite('discipline-2015', earlier[article])] },
    { from: '2018-10-01', value: since2016, cites: [cite('discipline-2018', article)] },
    { from: '2024-01-01', value: since2016, cites: [cite('discipline-2023', article)] },
  )
}

const admin = (title: string, months: number) =>
  parameter(
    title,
    { from: '2007-06-01', value: months, cites: [cite('civil-servant-sanctions-2007', '第七条')] },
    { from: '2020-07-01', value: months, cites: [cite('sanctions-law-2020', '第八条')] },
  )

const measure = (title: string, months: number) =>
  parameter(title, { from: '2021-03-19', value: months, cites: [cite('organisational-treatment-2021', '影响期')] })

const probation = party('留党察看恢复权利后的影响期（月）', '第十二条', 24)

/** 留党察看 itself, extensions included; decisions before the first text go by it too. */
const longestProbation = parameter(
  '留党察看连同延长的最长期间（月）',
  { from: '2016-01-01', value: 24, cites: [cite('discipline-2015', '第十一条')] },
  { from: '2018-10-01', value: 24, cites: [cite('discipline-2018', '第十二条')] },
  { from: '2024-01-01', value: 24, cites: [cite('discipline-2023', '第十二条')] },
)

/** 开除 has no end; 留党察看 counts from the day the rights are restored, all else from the decision. */
const months: Record<SanctionKind, Months | null> = {
  警告: admin('政务警告期间（月）', 6),
  记过: admin('记过期间（月）', 12),
  记大过: admin('记大过期间（月）', 18),
  降级: admin('降级期间（月）', 24),
  撤职: admin('撤职期间（月）', 24),
  开除: null,
  党内警告: party('党内警告影响期（月）', '第十条', 12),
  党内严重警告: party('党内严重警告影响期（月）', '第十条', 12, 18),
  撤销党内职务: party('撤销党内职务影响期（月）', '第十一条', 24),
  留党察看一年: probation,
  留党察看二年: probation,
  开除党籍: party('开除党籍后不得重新入党（月）', '第十三条', 60),
  诫勉: parameter('诫勉影响期（月）', { from: '2015-06-01', value: 6, cites: [cite('talks-2015', '诫勉影响')] }),
  停职检查: measure('停职检查（月）', 6),
  调整职务: measure('调整职务影响期（月）', 12),
  责令辞职: measure('责令辞职影响期（月）', 24),
  免职: measure('免职影响期（月）', 24),
  降职: measure('降职影响期（月）', 24),
}

/** True for 留党察看, whose effect starts to run only when the rights are restored. */
export const runsFromRestoration = (kind: SanctionKind): boolean => months[kind] === probation

/** Months of effect by the text in force on the day of the decision; before the oldest text held, by that text. */
export function effectMonths(kind: SanctionKind, decidedOn: Day): number | null {
  const known = months[kind]
  return known ? valueThen(known, decidedOn) : null
}

const valueThen = (known: Months, decidedOn: Day): number =>
  decidedOn < known.values[0].from ? known.values[0].value : valueOn(known, decidedOn).value

/**
 * The last day (the corresponding day) of a sanction's effect, by the text in force on the day of the decision.
 * 责令辞职 and 免职 count to the end of “not higher than before”, 开除党籍 to the end of “no re-entry”.
 * Null where no end is known: 开除, and 留党察看 as long as the rights are not restored.
 */
export function effectUntil(kind: SanctionKind, decidedOn: Day, restoredOn: Day | null = null): Day | null {
  const length = effectMonths(kind, decidedOn)
  if (length === null) return null
  if (!runsFromRestoration(kind)) return addMonths(decidedOn, length)
  return restoredOn !== null && restoredOn >= decidedOn ? addMonths(restoredOn, length) : null
}

/**
 * The latest day on which the rights can have been restored after a 留党察看 of either length: one of a year may have
 * been extended, but never beyond the longest term.
 */
export const latestRestoration = (decidedOn: Day): Day => addMonths(decidedOn, valueThen(longestProbation, decidedOn))

const lengthNow = (kind: SanctionKind): number => months[kind]?.values.at(-1)?.value ?? Number.POSITIVE_INFINITY

/**
 * Reads the kind as dossiers write it: 行政警告, 政务警告, 严重警告, 党内严重警告处分, 留党察看1年 …
 * 警告 alone is the 政务 one; 留党察看 without a term counts as two years; of several kinds in one text the one with
 * the longest effect.
 * Null for anything else, also where the text says that none was given or that it was lifted (免予处分, 解除处分).
 */
export function readSanctionKind(text: string): SanctionKind | null {
  let rest = text.normalize('NFKC').replace(/[\s“”"'《》()]/g, '')
  if (notGiven.test(rest)) return null
  let longest: SanctionKind | null = null
  for (const [pattern, kind] of names) {
    if (!pattern.test(rest)) continue
    rest = rest.replace(pattern, '；')
    if (longest === null || lengthNow(kind) > lengthNow(longest)) longest = kind
  }
  return longest
}
