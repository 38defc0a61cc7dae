import type { ChapterRules } from '../example.ts'
import { decisionExamples } from './decision-examples.ts'
import { filing, mergedSanctions, release } from './decisions.ts'
import { restrictionExamples } from './examples.ts'
import { adminSanction, admonishment, organisationalTreatment, partySanction } from './restrictions.ts'

export const sanctionsRules: ChapterRules = {
  rules: [partySanction, adminSanction, mergedSanctions, release, filing, admonishment, organisationalTreatment],
  examples: { ...restrictionExamples, ...decisionExamples },
}
