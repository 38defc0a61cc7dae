import type * as z from 'zod'
import type { WorkCalendar } from '../../../law/calendar/workdays.ts'
import type { Day } from '../../../law/periods.ts'
import type { Rule, Verdict } from '../../../law/rule.ts'
import type { LocalValues } from '../../../law/rules/local.ts'
import type { OrganisationHistory } from '../../party-life/facts.ts'
import type { CadreRecord } from '../../people/facts.ts'
import type { Post, Section } from '../../posts/schema.ts'
import type { TrainingCase } from '../../training/facts.ts'
import type { Evidence, Severity } from '../schema.ts'
import type { UnitFacts } from './unit-facts.ts'

/** What a check knows besides the person: the unit's structure and its own numbers on the day of the check. */
export type World = {
  on: Day
  unit: { id: string; name: string }
  sections: ReadonlyMap<string, Section>
  posts: ReadonlyMap<string, Post>
  /** who of the leadership answers for a section, by section */
  leaders: ReadonlyMap<string, string>
  /** party organisations with what they held this year and last */
  organisations: readonly OrganisationHistory[]
  settings: LocalValues
  calendar: WorkCalendar
  /** what everybody owes in training, by person; absent where nothing is recorded */
  training?: ReadonlyMap<string, readonly TrainingCase[]>
}

/** One question put to a rule. */
export type Case<Facts = unknown> = {
  facts: Facts
  /** the day whose law judges; the day of the check where nothing else is said */
  on?: Day
  /** what the case is about within its subject, e.g. the year or the document; part of the finding's key */
  about?: string
  /** where the case is about somebody else than the person asked */
  subject?: { kind: 'person' | 'section' | 'unit'; id: string; name: string; sectionId?: string | null }
  evidence: Evidence[]
}

type Common<Facts extends z.ZodType> = {
  rule: Rule<Facts>
  severity: Severity | ((verdict: Verdict) => Severity)
  /** what to do about it, for the clerk */
  todo: string
  /** which verdicts are findings; breaches where nothing is said */
  finds?: (verdict: Verdict) => boolean
  /** since when, where the rule itself does not say */
  since?: (verdict: Verdict) => Day | null
}

/** A rule asked about every person in service. */
export type PersonCheck<Facts extends z.ZodType = z.ZodType> = Common<Facts> & {
  cases(person: CadreRecord, world: World): Case<z.output<Facts>>[]
}

/** A rule asked about the unit as a whole. */
export type UnitCheck<Facts extends z.ZodType = z.ZodType> = Common<Facts> & {
  cases(unit: UnitFacts, world: World): Case<z.output<Facts>>[]
}

export const personCheck = <Facts extends z.ZodType>(check: PersonCheck<Facts>): PersonCheck<Facts> => check
export const unitCheck = <Facts extends z.ZodType>(check: UnitCheck<Facts>): UnitCheck<Facts> => check

/** A line of a dossier as evidence. */
export const inDossier = (person: { id: string; name: string }, kind: string, text: string): Evidence => ({
  kind,
  text: `${person.name}：${text}`,
  link: `/people/${person.id}`,
})
