import type { Day } from '../../../law/periods.ts'
import type { Post, Section } from '../../posts/schema.ts'
import type { Headcount, SectionPlaces } from '../schema.ts'
import type { Ground } from './held.ts'
import type { Stand } from './stand.ts'

type Approved = Pick<Section, 'adminHeadcount' | 'institutionHeadcount'>

/** 编制 beside those who are there: 行政 fills administrative places, 参公, 事业 and 工勤 those of institutions. */
function placesOf({ adminHeadcount, institutionHeadcount }: Approved, people: readonly Stand[]): SectionPlaces {
  const count = (kinds: readonly string[]) => people.filter(({ staffKind }) => kinds.includes(staffKind)).length
  const [adminActual, institutionActual] = [count(['行政']), count(['事业', '参公', '工勤'])]
  return {
    adminHeadcount,
    adminActual,
    adminVacant: Math.max(0, adminHeadcount - adminActual),
    adminOver: Math.max(0, adminActual - adminHeadcount),
    institutionHeadcount,
    institutionActual,
    institutionVacant: Math.max(0, institutionHeadcount - institutionActual),
    institutionOver: Math.max(0, institutionActual - institutionHeadcount),
    otherActual: count(['']),
  }
}

/** True when a section or post was not closed by the day. */
const isOpen = (closed: string | null, day: Day) => closed === null || closed > day

/** Headcount, posts and vacancies on a day. What is closed by then shows only while people are still there. */
export function headcountOf(stands: readonly Stand[], day: Day, { sections, posts }: Ground): Headcount {
  const people = stands.filter(({ inService }) => inService)
  const bySection = Map.groupBy(people, ({ sectionId }) => (sectionId && sections.has(sectionId) ? sectionId : ''))
  const holders = new Map<string, Stand[]>()
  for (const stand of people) for (const id of stand.postIds) holders.set(id, [...(holders.get(id) ?? []), stand])
  const open = [...sections.values()].filter(({ closedOn }) => isOpen(closedOn, day))
  const openIds = new Set(open.map(({ id }) => id))
  const shown = [...sections.values()].flatMap((section) => {
    const there = bySection.get(section.id) ?? []
    const own = [...posts.values()]
      .filter(({ sectionId }) => sectionId === section.id)
      .map((post) =>
        seatsOf(post, holders.get(post.id) ?? [], openIds.has(section.id) && isOpen(post.abolishedOn, day)),
      )
      .filter((post) => post.seats > 0 || post.holders.length > 0)
    if (!openIds.has(section.id) && !there.length && !own.length) return []
    const approved = openIds.has(section.id) ? section : { adminHeadcount: 0, institutionHeadcount: 0 }
    const { id, name, kind } = section
    return [{ id, name, kind, ...placesOf(approved, there), posts: own }]
  })
  const approved = {
    adminHeadcount: open.reduce((sum, section) => sum + section.adminHeadcount, 0),
    institutionHeadcount: open.reduce((sum, section) => sum + section.institutionHeadcount, 0),
  }
  const withoutSection = bySection.get('')?.length ?? 0
  return { on: day, sections: shown, withoutSection, totals: placesOf(approved, people) }
}

type PostSeats = Headcount['sections'][number]['posts'][number]

function seatsOf({ id, title, level, isPrincipal, countsQuota, seats }: Post, held: Stand[], open: boolean): PostSeats {
  const there = open ? seats : 0
  return {
    ...{ id, title, level, isPrincipal, countsQuota },
    seats: there,
    holders: held.map((stand) => ({ personId: stand.id, name: stand.name })),
    vacant: Math.max(0, there - held.length),
    over: Math.max(0, held.length - there),
  }
}
