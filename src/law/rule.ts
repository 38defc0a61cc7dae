import type { Citation } from './cite.ts'

/** What a rule says of some facts. */
export type Verdict =
  | { kind: 'met' }
  | { kind: 'not-applicable' }
  | { kind: 'broken'; because: string; observed: Record<string, unknown> }

/** A pure rule over typed facts. Without a citation it does not compile. */
export type Rule<Facts> = {
  /** `area.short-sentence` */
  id: string
  title: string
  /** first day it applies */
  from: string
  until?: string
  cites: readonly [Citation, ...Citation[]]
  /** what the rule leaves out of the law, in plain Chinese; shown in the catalogue */
  simplification?: string
  judge: (facts: Facts, day: string) => Verdict
}

/** A verdict kept with its rule, so that a decision stays explicable after the law has changed. */
export type Finding = { rule: string; title: string; cites: readonly Citation[]; verdict: Verdict }

/** Judges facts by the rules in force on `day` (`YYYY-MM-DD`). */
export function judgeAll<Facts>(rules: readonly Rule<Facts>[], facts: Facts, day: string): Finding[] {
  return rules
    .filter((rule) => rule.from <= day && (!rule.until || day <= rule.until))
    .map((rule) => ({ rule: rule.id, title: rule.title, cites: rule.cites, verdict: rule.judge(facts, day) }))
}

/** The findings that stand in the way. */
export const broken = (findings: Finding[]) => findings.filter((finding) => finding.verdict.kind === 'broken')
