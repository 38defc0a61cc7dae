import type { Rule } from './rule.ts'
import { assessmentRules } from './rules/assessment/chapter.ts'
import { calendarRules } from './rules/calendar/chapter.ts'
import { collectiveRules } from './rules/collective/chapter.ts'
import { conventionsRules } from './rules/conventions/chapter.ts'
import type { ChapterRules, Example } from './rules/example.ts'
import { kinshipRules } from './rules/kinship/chapter.ts'
import { partyLifeRules } from './rules/party-life/chapter.ts'
import { ranksRules } from './rules/ranks/chapter.ts'
import { researchRules } from './rules/research/chapter.ts'
import { retirementRules } from './rules/retirement/chapter.ts'
import { sanctionsRules } from './rules/sanctions/chapter.ts'
import { selectionRules } from './rules/selection/chapter.ts'
import { trainingRules } from './rules/training/chapter.ts'
import { voicesRules } from './rules/voices/chapter.ts'

const chapters: readonly ChapterRules[] = [
  conventionsRules,
  calendarRules,
  selectionRules,
  ranksRules,
  assessmentRules,
  sanctionsRules,
  collectiveRules,
  partyLifeRules,
  trainingRules,
  kinshipRules,
  retirementRules,
  voicesRules,
  researchRules,
]

/** Every rule, in the order of the chapters. */
export const catalogue: readonly Rule[] = chapters.flatMap(({ rules }) => rules)

/** The rule of an id, or undefined. */
export const ruleOf = (id: string): Rule | undefined => catalogue.find((rule) => rule.id === id)

/** The worked cases of a rule. */
export const examplesOf = (id: string): readonly Example[] =>
  chapters.map(({ examples }) => examples[id]).find((found) => found !== undefined) ?? []
