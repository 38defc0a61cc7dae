import type { ChapterRules } from '../example.ts'
import { fractionPass, fractionPresent, inclusive } from './counting.ts'
import { conventionsExamples } from './examples.ts'
import { hours } from './hours.ts'
import { period, workday } from './period.ts'

export const conventionsRules: ChapterRules = {
  rules: [inclusive, fractionPresent, fractionPass, period, workday, hours],
  examples: conventionsExamples,
}
