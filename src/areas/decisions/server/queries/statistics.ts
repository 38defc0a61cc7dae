import type { Reader, Writer } from '../../../../platform/db.ts'

const range = (year: number) =>
  [new Date(`${year}-01-01T00:00:00+08:00`), new Date(`${year + 1}-01-01T00:00:00+08:00`)] as const

/** Meetings that were held in a year. */
export function heldMeetings(db: Reader, unitId: string, year: number) {
  const [from, to] = range(year)
  return db
    .selectFrom('meeting')
    .select(['id', 'title', 'openedAt'])
    .where('unitId', '=', unitId)
    .where('openedAt', '>=', from)
    .where('openedAt', '<', to)
    .orderBy('openedAt')
    .execute()
}

/** Items of meetings held in a year with the category of their topic. */
export function itemRows(db: Reader, unitId: string, meetingIds: readonly string[]) {
  return db
    .selectFrom('agendaItem as i')
    .leftJoin('topic as t', (join) => join.onRef('t.unitId', '=', 'i.unitId').onRef('t.id', '=', 'i.topicId'))
    .select(['i.id', 'i.meetingId', 'i.title', 'i.kind', 'i.outcome', 'i.tally', 't.category'])
    .where('i.unitId', '=', unitId)
    .where('i.meetingId', 'in', meetingIds.length ? [...meetingIds] : [unitId])
    .orderBy('i.position')
    .execute()
}

/** Those entitled to attend some meetings, in the order of the meetings and of their name plates. */
export function membersOf(db: Reader, unitId: string, meetingIds: readonly string[]) {
  return db
    .selectFrom('meetingMember as x')
    .innerJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'x.unitId').onRef('m.id', '=', 'x.meetingId'))
    .select(['x.meetingId', 'x.personId', 'x.name'])
    .where('x.unitId', '=', unitId)
    .where('x.meetingId', 'in', meetingIds.length ? [...meetingIds] : [unitId])
    .orderBy('m.openedAt')
    .orderBy('x.position')
    .orderBy('x.name')
    .execute()
}

/** The party group's reports to the superior committee in a year. */
export function groupReports(db: Reader, unitId: string, year: number) {
  return db
    .selectFrom('partyGroupReport')
    .select(['id', 'title', 'recipient', 'reportedOn'])
    .where('unitId', '=', unitId)
    .where('reportedOn', '>=', `${year}-01-01`)
    .where('reportedOn', '<=', `${year}-12-31`)
    .orderBy('reportedOn')
    .execute()
}

type GroupReport = {
  unitId: string
  id: string
  title: string
  recipient: string
  reportedOn: string
  enteredBy: string
}

export async function insertGroupReport(tx: Writer, row: GroupReport): Promise<void> {
  await tx.insertInto('partyGroupReport').values(row).execute()
}

/** Meetings that have been opened and that this person belongs to, the latest first. */
export function meetingsOfMember(db: Reader, unitId: string, personId: string) {
  return db
    .selectFrom('meetingMember as x')
    .innerJoin('meeting as m', (join) => join.onRef('m.unitId', '=', 'x.unitId').onRef('m.id', '=', 'x.meetingId'))
    .select(['m.id', 'm.title', 'm.openedAt', 'm.state'])
    .where('x.unitId', '=', unitId)
    .where('x.personId', '=', personId)
    .where('m.openedAt', 'is not', null)
    .orderBy('m.openedAt', 'desc')
    .limit(200)
    .execute()
}
