import type { CadreRecord } from '../../people/facts.ts'
import { isCivilServant, presentPosts, presentRank } from './as-on.ts'
import { isLeadershipLevel } from './career.ts'

/** A person as the search for relatives needs it. */
export type Colleague = Pick<CadreRecord, 'id' | 'name' | 'sex' | 'birth' | 'sectionId' | 'relatives'> & {
  posts: CadreRecord['posts']
}

/** What rules about the whole unit ask, gathered while people pass by one after another. */
export type UnitFacts = {
  civilServants: number
  /** civil servants by present rank */
  ranks: Map<string, number>
  /** graded civil servants by year */
  grades: Map<number, { participants: number; excellent: { id: string; name: string }[] }>
  /** by name, for matching relatives */
  colleagues: Map<string, Colleague[]>
}

export const emptyUnit = (): UnitFacts => ({
  civilServants: 0,
  ranks: new Map(),
  grades: new Map(),
  colleagues: new Map(),
})

/** Adds one person in service, the record cut to the day of the check. */
export function count(unit: UnitFacts, person: CadreRecord): void {
  const { id, name, sex, birth, sectionId, relatives } = person
  const namesakes = unit.colleagues.get(name)
  const colleague = { id, name, sex, birth, sectionId, relatives, posts: presentPosts(person) }
  if (namesakes) namesakes.push(colleague)
  else unit.colleagues.set(name, [colleague])
  if (!isCivilServant(person)) return
  unit.civilServants += 1
  const rank = presentRank(person)?.rank
  // A rank beside a leading post takes none of the quota.
  if (rank && !presentPosts(person).some(({ level }) => isLeadershipLevel(level)))
    unit.ranks.set(rank, (unit.ranks.get(rank) ?? 0) + 1)
}

/** Adds the yearly grades of one person; those who have left since took part in their years. */
export function countGrades(unit: UnitFacts, person: CadreRecord): void {
  if (!isCivilServant(person)) return
  const { id, name } = person
  for (const { year, grade } of person.grades) {
    const known = unit.grades.get(year) ?? { participants: 0, excellent: [] }
    known.participants += 1
    if (grade === '优秀') known.excellent.push({ id, name })
    unit.grades.set(year, known)
  }
}
