import type { Day } from '../../../../law/periods.ts'
import type { Reader } from '../../../../platform/db.ts'

const moments = (from: Day, until: Day) =>
  [new Date(`${from}T00:00:00+08:00`), new Date(`${until}T23:59:59.999+08:00`)] as const

/** Items of meetings opened on some days, with the category of their topic. */
export function itemsBetween(db: Reader, unitId: string, from: Day, until: Day) {
  const [first, last] = moments(from, until)
  return db
    .selectFrom('agendaItem as i')
    .innerJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'i.unitId').onRef('m.id', '=', 'i.meetingId'))
    .leftJoin('topic as t', (join) => join.onRef('t.unitId', '=', 'i.unitId').onRef('t.id', '=', 'i.topicId'))
    .select(['i.id', 'i.meetingId', 'i.title', 'i.kind', 'i.outcome', 'i.tally', 't.category'])
    .select(['m.title as meetingTitle', 'm.openedAt', 'm.state'])
    .where('i.unitId', '=', unitId)
    .where('m.openedAt', '>=', first)
    .where('m.openedAt', '<=', last)
    .orderBy('m.openedAt')
    .orderBy('i.position')
    .execute()
}

/** Meetings opened on some days. */
export function meetingsBetween(db: Reader, unitId: string, from: Day, until: Day) {
  const [first, last] = moments(from, until)
  return db
    .selectFrom('meeting')
    .select(['id', 'title', 'openedAt', 'state'])
    .where('unitId', '=', unitId)
    .where('openedAt', '>=', first)
    .where('openedAt', '<=', last)
    .orderBy('openedAt')
    .execute()
}

/** Who was asked to the meetings of some days. */
export function membersBetween(db: Reader, unitId: string, from: Day, until: Day) {
  const [first, last] = moments(from, until)
  return db
    .selectFrom('meetingMember as x')
    .innerJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'x.unitId').onRef('m.id', '=', 'x.meetingId'))
    .select(['x.meetingId', 'x.personId'])
    .where('x.unitId', '=', unitId)
    .where('m.openedAt', '>=', first)
    .where('m.openedAt', '<=', last)
    .execute()
}

/**
 * Meetings planned or held on some days that were not cancelled; of one person those the person was told of and has a
 * part in, as a member or to listen.
 */
export function datedMeetings(
  db: Reader,
  unitId: string,
  { from, until, personId }: { from: Day; until: Day; personId?: string | undefined },
) {
  const [first, last] = moments(from, until)
  const all = db
    .selectFrom('meeting as m')
    .select(['m.id', 'm.title', 'm.state', 'm.plannedAt', 'm.openedAt', 'm.closedAt', 'm.place'])
    .where('m.unitId', '=', unitId)
    .where('m.state', '<>', 'cancelled')
    .where('m.plannedAt', '>=', first)
    .where('m.plannedAt', '<=', last)
    .orderBy('m.plannedAt')
    .orderBy('m.id')
  if (personId === undefined) return all.execute()
  const invited = (table: 'meetingMember' | 'meetingObserver') =>
    db
      .selectFrom(table as 'meetingObserver')
      .select('meetingId')
      .where('unitId', '=', unitId)
      .where('personId', '=', personId)
  return all
    .where('m.state', '<>', 'planned')
    .where((eb) => eb.or([eb('m.id', 'in', invited('meetingMember')), eb('m.id', 'in', invited('meetingObserver'))]))
    .execute()
}
