import type { Rule, Verdict } from '../rule.ts'

/** A worked case of a rule: shown in the catalogue to try, and a test. */
export type Example = {
  /** `E1`, `E2` … as in the list of rules; further cases are named `X1`, `X2` … */
  name: string
  /** one Chinese line: what is asked */
  title: string
  facts: Record<string, unknown>
  /** the day whose law judges (`YYYY-MM-DD`) */
  on: string
  verdict: Verdict['kind']
  /** what the verdict must have observed, at least */
  observed?: Record<string, unknown>
  /** where our answer is not the one in the list of rules: which and why */
  differs?: string
}

/** The rules of one chapter with their worked cases, by rule id. */
export type ChapterRules = { rules: readonly Rule[]; examples: Record<string, readonly Example[]> }
