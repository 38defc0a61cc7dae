import { citationText } from '../../../law/cite.ts'
import { judge, type Verdict } from '../../../law/rule.ts'
import type { CadreRecord } from '../../people/facts.ts'
import type { FindingView } from '../schema.ts'
import { personChecks, unitChecks } from './all.ts'
import { asOn, isAtWork } from './as-on.ts'
import type { Case, PersonCheck, UnitCheck, World } from './check.ts'
import { count, countGrades, emptyUnit } from './unit-facts.ts'

type Subject = { kind: 'person' | 'section' | 'unit'; id: string; name: string; sectionId?: string | null }

/** Ids of all rules the check-up asks. */
export const ruleIds: readonly string[] = [...new Set([...personChecks, ...unitChecks].map(({ rule }) => rule.id))]

/** Runs every rule over everybody in service and over the unit, by the records as they stood on the world's day. */
export async function checkUnit(
  chunks: AsyncIterable<CadreRecord[]> | Iterable<CadreRecord[]>,
  world: World,
): Promise<FindingView[]> {
  const findings = new Map<string, FindingView>()
  const keep = (found: FindingView) => findings.has(found.key) || findings.set(found.key, found)
  const unit = emptyUnit()
  for await (const chunk of chunks) {
    for (const record of chunk) {
      const person = asOn(record, world.on)
      countGrades(unit, person)
      if (record.state !== '在职' || !isAtWork(person, world.on)) continue
      count(unit, person)
      checkPerson(person, world).forEach(keep)
    }
  }
  const subject: Subject = { kind: 'unit', ...world.unit }
  for (const check of unitChecks) findingsOf(check, check.cases(unit, world), subject, world).forEach(keep)
  return [...findings.values()].sort(worstFirst)
}

/** What the rules say of one person, the record cut to the world's day. */
export function checkPerson(person: CadreRecord, world: World): FindingView[] {
  const { id, name, sectionId } = person
  const subject: Subject = { kind: 'person', id, name, sectionId }
  return personChecks.flatMap((check) => findingsOf(check, check.cases(person, world), subject, world))
}

function findingsOf(check: PersonCheck | UnitCheck, cases: Case[], own: Subject, world: World): FindingView[] {
  const findings: FindingView[] = []
  for (const one of cases) {
    const verdict = judge(check.rule, one.facts, one.on ?? world.on)
    const isFinding = check.finds ? check.finds(verdict) : verdict.kind === 'broken'
    if (isFinding) findings.push(findingOf(check, one, verdict, one.subject ?? own, world))
  }
  return findings
}

function findingOf(
  check: PersonCheck | UnitCheck,
  { about = '', on, evidence }: Case,
  verdict: Verdict,
  subject: Subject,
  world: World,
): FindingView {
  const { rule, severity, todo } = check
  const { kind, id, name, sectionId } = subject
  const observed = verdict.observed.since
  return {
    key: [rule.id, id, about].join('|'),
    rule: rule.id,
    title: rule.title,
    area: rule.area,
    cites: rule.cites.map((citation) => {
      const { instrument, title, number, article, text, status } = citationText(citation)
      return { instrument, title, number, article, text, status }
    }),
    unconfirmed: rule.unconfirmed ?? '',
    subject: { kind, id, name },
    sectionName: (sectionId && world.sections.get(sectionId)?.name) || '',
    because: verdict.because,
    // A case of the past began on its own day.
    since: check.since ? check.since(verdict) : typeof observed === 'string' ? observed : (on ?? null),
    severity: typeof severity === 'function' ? severity(verdict) : severity,
    todo,
    evidence,
  }
}

const WEIGHT = { violation: 0, warning: 1, notice: 2 }

function worstFirst(one: FindingView, other: FindingView): number {
  return (
    WEIGHT[one.severity] - WEIGHT[other.severity] ||
    (one.since ?? '9').localeCompare(other.since ?? '9') ||
    one.key.localeCompare(other.key)
  )
}
