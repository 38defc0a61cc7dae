import type * as z from 'zod'
import type { Citation } from './cite.ts'

export type Observed = Record<string, unknown>

/**
 * What a rule says of some facts: kept, broken, not meant for this case, or (a rule that only computes) a result.
 * `because` is a Chinese sentence for the page; `observed` holds the same as data.
 */
export type Verdict = {
  kind: 'met' | 'broken' | 'not-applicable' | 'info'
  because: string
  observed: Observed
}

export const met = (because: string, observed: Observed = {}): Verdict => ({ kind: 'met', because, observed })
export const broken = (because: string, observed: Observed = {}): Verdict => ({ kind: 'broken', because, observed })
export const info = (because: string, observed: Observed = {}): Verdict => ({ kind: 'info', because, observed })
export const notApplicable = (because: string): Verdict => ({ kind: 'not-applicable', because, observed: {} })

/** The chapters of the rule catalogue. */
export const chapters = {
  conventions: '期间与计数',
  calendar: '工作日与节假日',
  selection: '选拔任用',
  ranks: '职务与职级',
  assessment: '考核',
  sanctions: '处分与谈话影响期',
  collective: '民主集中与三重一大',
  'party-life': '党组织生活',
  training: '教育培训',
  kinship: '任职回避',
  retirement: '年龄、工龄与退休',
  voices: '信访、热线与群众评价',
  research: '基层调研',
} as const

export type Chapter = keyof typeof chapters

/** What a breach means: it must not be done, a reason is needed, something is due, or it only informs. */
export type Force = 'forbid' | 'warn' | 'remind' | 'info'

/** A pure rule over typed facts. Without a citation it does not compile. */
export type Rule<Facts extends z.ZodType = z.ZodType> = {
  /** key of the rule catalogue, e.g. `ry-elig-zhengke` */
  id: string
  /** the rule in one Chinese sentence */
  title: string
  area: Chapter
  force: Force
  /** first day it applies (`YYYY-MM-DD`); a case is judged by the law of its own day */
  from: string
  until?: string
  cites: readonly [Citation, ...Citation[]]
  /** what of the source nobody has seen; shown as 待核对 wherever a verdict is shown */
  unconfirmed?: string
  /** what the rule leaves out of the law, in plain Chinese; empty when nothing */
  simplification: string
  facts: Facts
  judge(facts: z.output<Facts>, on: string): Verdict
}

/** Declares a rule, so that `judge` knows the type of its facts. */
export const rule = <Facts extends z.ZodType>(declared: Rule<Facts>): Rule<Facts> => declared

/** Judges one case by the law of the day `on` (`YYYY-MM-DD`); outside the rule's time it does not apply. */
export function judge<Facts extends z.ZodType>(asked: Rule<Facts>, facts: z.output<Facts>, on: string): Verdict {
  if (on < asked.from) return notApplicable(`这条规定自${asked.from}起适用，${on}还没有施行`)
  if (asked.until && on > asked.until) return notApplicable(`这条规定适用到${asked.until}为止`)
  return asked.judge(facts, on)
}
