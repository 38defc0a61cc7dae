import type { ChapterRules } from '../example.ts'
import { researchExamples } from './examples.ts'
import { crowding, fieldDays } from './visits.ts'

export const researchRules: ChapterRules = { rules: [fieldDays, crowding], examples: researchExamples }
