import type { ChapterRules } from '../example.ts'
import { calendarExamples } from './examples.ts'
import { partial } from './partial.ts'
import { pattern } from './pattern.ts'
import { statutory } from './statutory.ts'

export const calendarRules: ChapterRules = { rules: [statutory, pattern, partial], examples: calendarExamples }
