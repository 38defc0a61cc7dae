import type { Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import { workCalendar } from '../../calendar/facts.ts'
import { historiesOf } from '../../party-life/facts.ts'
import { portfolioOn } from '../../portfolio/facts.ts'
import { posts, sections, unitName } from '../../posts/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { trainingCases } from '../../training/facts.ts'
import type { World } from '../checks/check.ts'

/** What the checks know of the unit on a day. */
export async function worldOn(db: Reader, unitId: string, on: Day): Promise<World> {
  const [name, allSections, allPosts, led, settings, calendar, organisations, training] = await Promise.all([
    unitName(db, unitId),
    sections(db, unitId),
    posts(db, unitId),
    portfolioOn(db, unitId, on),
    localValues(db, unitId, on),
    workCalendar(db, unitId),
    historiesOf(db, unitId, on),
    trainingCases(db, unitId, on),
  ])
  return {
    on,
    unit: { id: unitId, name },
    sections: new Map(allSections.map((section) => [section.id, section])),
    posts: new Map(allPosts.map((post) => [post.id, post])),
    leaders: new Map(led.map(({ sectionId, leaderId }) => [sectionId, leaderId])),
    settings,
    calendar,
    organisations,
    training,
  }
}
