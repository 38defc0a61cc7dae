import { monthAt, monthIndex } from '../../../law/dates.ts'
import type { Day } from '../../../law/periods.ts'
import type { CadreRecord } from '../../people/facts.ts'
import type { Retirements, RetiringPerson } from '../schema.ts'
import { headcountOf } from './headcount.ts'
import type { Ground } from './held.ts'
import { type Stand, standOn } from './stand.ts'

/** A span of months beginning with the month of a day: that month and `months` more. */
export type Span = { from: Day; months: number }

/** Who of those in service on the first day reaches the retirement age within a span, and what becomes free. */
export const retirementsWithin = (records: readonly CadreRecord[], asked: Span & Ground): Retirements =>
  retirementsOf(
    records.map((record) => standOn(record, asked.from, asked)),
    asked,
  )

export function retirementsOf(stands: readonly Stand[], { from: on, months, ...ground }: Span & Ground): Retirements {
  const [from, to] = [on.slice(0, 7), monthAt(monthIndex(on) + months)]
  const people = stands.filter(({ inService }) => inService)
  const going = people.filter(({ retirement }) => retirement.month >= from && retirement.month <= to)
  const late = people.filter(({ retirement }) => retirement.month !== '' && retirement.month < from)
  const view = (stand: Stand) => viewOf(stand, ground)
  const byMonth = Map.groupBy(going, ({ retirement }) => retirement.month)
  return {
    ...{ on, from, to },
    total: going.length,
    leading: going.filter(({ isLeading }) => isLeading).length,
    months: [...byMonth]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([month, those]) => ({ month, people: those.map(view) })),
    years: yearsBetween(from, to).map((year) => yearView(year, going)),
    vacancies: vacanciesOf({ people, leaving: [...late, ...going] }, on, ground),
    overdue: late.map(view),
    unknown: people
      .filter(({ retirement }) => retirement.month === '')
      .map(({ id, name, sectionId }) => ({ personId: id, name, sectionName: sectionName(sectionId, ground) })),
  }
}

const sectionName = (id: string | null, { sections }: Pick<Ground, 'sections'>) =>
  (id ? sections.get(id)?.name : undefined) ?? ''

function viewOf(stand: Stand, ground: Ground): RetiringPerson {
  const { month, recorded, scheduled, differs } = stand.retirement
  const lived = stand.birth.length >= 7 ? monthIndex(month) - monthIndex(stand.birth) : null
  return {
    ...{ personId: stand.id, name: stand.name, sex: stand.sex, sectionName: sectionName(stand.sectionId, ground) },
    ...{ month, recorded, scheduled, differs },
    years: lived === null ? null : Math.floor(lived / 12),
    months: lived === null ? null : lived % 12,
    ...{ currentPost: stand.currentPost, level: stand.level, isLeading: stand.isLeading },
  }
}

function yearsBetween(from: string, to: string): number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function yearView(year: number, going: readonly Stand[]): Retirements['years'][number] {
  const those = going.filter(({ retirement }) => retirement.month.startsWith(`${year}-`))
  return {
    year,
    total: those.length,
    leading: those.filter(({ isLeading }) => isLeading).length,
    vacated: those.reduce((sum, { postIds }) => sum + postIds.length, 0),
  }
}

type Sides = { people: readonly Stand[]; leaving: readonly Stand[] }

/** Posts that lose somebody, as they are afterwards if nobody follows. */
function vacanciesOf({ people, leaving }: Sides, on: Day, ground: Ground): Retirements['vacancies'] {
  const gone = new Set(leaving.map(({ id }) => id))
  return headcountOf(people, on, ground).sections.flatMap((section) =>
    section.posts.flatMap(({ id, title, level, countsQuota, seats, holders }) => {
      const lost = holders.filter(({ personId }) => gone.has(personId)).length
      if (!lost) return []
      const vacant = Math.max(0, seats - (holders.length - lost))
      const post = { postId: id, title, sectionName: section.name, level, countsQuota, seats }
      return [{ ...post, holders: holders.length, leaving: lost, vacant }]
    }),
  )
}
