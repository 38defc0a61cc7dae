import { type Insertable, sql, type Updateable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { AgendaItem, EmergencyDecision, MeetingMember } from '../../../../platform/tables.ts'
import type { MeetingInput } from '../../schema/meetings.ts'
import type { Category, Kind, MeetingSettings } from '../../schema/words.ts'

/** The next free number of a year; meetings of one unit are numbered one after the other. */
export async function nextNumber(tx: Writer, unitId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`decisions.meeting.${unitId}`}))`.execute(tx)
  const last = await tx
    .selectFrom('meeting')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('unitId', '=', unitId)
    .where('year', '=', year)
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

type NewMeeting = Pick<MeetingInput, 'place' | 'recorder'> & {
  unitId: string
  id: string
  year: number
  number: number
  title: string
  plannedAt: Date
  settings: MeetingSettings
}

export async function insertMeeting(tx: Writer, row: NewMeeting): Promise<void> {
  await tx.insertInto('meeting').values(row).execute()
}

type Member = Omit<Insertable<MeetingMember>, 'unitId' | 'meetingId'>

/** Makes the members exactly these; what somebody wrote who is no longer one of them goes too. */
export async function replaceMembers(tx: Writer, unitId: string, meetingId: string, members: Member[]): Promise<void> {
  const ids = members.map(({ personId }) => personId)
  await tx
    .deleteFrom('absentOpinion')
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .$if(ids.length > 0, (query) => query.where('personId', 'not in', ids))
    .execute()
  await tx
    .deleteFrom('meetingMember')
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .$if(ids.length > 0, (query) => query.where('personId', 'not in', ids))
    .execute()
  // Only one row may be the chair at any moment, so the earlier one steps back before the new one comes.
  await setChair(tx, unitId, meetingId, null)
  for (const member of members) {
    await tx
      .insertInto('meetingMember')
      .values({ unitId, meetingId, ...member })
      .onConflict((conflict) => conflict.columns(['unitId', 'meetingId', 'personId']).doUpdateSet(member))
      .execute()
  }
}

/** Gives the chair to one member, or to nobody. */
export async function setChair(tx: Writer, unitId: string, meetingId: string, personId: string | null): Promise<void> {
  await tx
    .updateTable('meetingMember')
    .set({ isChair: false })
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .where('isChair', '=', true)
    .execute()
  if (personId) await setMember(tx, { unitId, meetingId, personId }, { isChair: true })
}

export async function setMember(
  tx: Writer,
  key: { unitId: string; meetingId: string; personId: string },
  change: Updateable<MeetingMember>,
): Promise<void> {
  await tx
    .updateTable('meetingMember')
    .set(change)
    .where('unitId', '=', key.unitId)
    .where('meetingId', '=', key.meetingId)
    .where('personId', '=', key.personId)
    .execute()
}

export async function insertAgenda(tx: Writer, rows: Insertable<AgendaItem>[]): Promise<void> {
  if (rows.length) await tx.insertInto('agendaItem').values(rows).execute()
}

export async function setAgendaItem(
  tx: Writer,
  unitId: string,
  id: string,
  change: Updateable<AgendaItem>,
): Promise<void> {
  await tx.updateTable('agendaItem').set(change).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** Puts the items of a meeting into this order; `ids` are all of them. */
export async function reorderAgenda(tx: Writer, unitId: string, meetingId: string, ids: string[]): Promise<void> {
  // Positions are unique within a meeting, so all of them move out of the way first.
  await tx
    .updateTable('agendaItem')
    .set((eb) => ({ position: eb('position', '+', 100_000) }))
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .execute()
  for (const [position, id] of ids.entries()) await setAgendaItem(tx, unitId, id, { position })
}

/** Takes items off the agenda; an emergency decision reported by one of them is unreported again. */
export async function deleteAgenda(tx: Writer, unitId: string, ids: string[]): Promise<void> {
  if (!ids.length) return
  await releaseEmergencies(tx, unitId, ids)
  await tx.deleteFrom('agendaItem').where('unitId', '=', unitId).where('id', 'in', ids).execute()
}

export async function releaseEmergencies(tx: Writer, unitId: string, itemIds: string[]): Promise<void> {
  if (!itemIds.length) return
  await tx
    .updateTable('emergencyDecision')
    .set({ reportItemId: null })
    .where('unitId', '=', unitId)
    .where('reportItemId', 'in', itemIds)
    .execute()
}

export async function linkEmergency(tx: Writer, unitId: string, id: string, reportItemId: string): Promise<void> {
  await tx
    .updateTable('emergencyDecision')
    .set({ reportItemId })
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

type Emergency = Pick<EmergencyDecision, 'id' | 'title' | 'reportItemId'>

/**
 * Emergency decisions no meeting has heard or is going to hear: on no agenda, or on one where the report was put off.
 */
export async function unreportedEmergencies(db: Reader, unitId: string): Promise<Emergency[]> {
  return await db
    .selectFrom('emergencyDecision as urgent')
    .leftJoin('agendaItem as item', (join) =>
      join.onRef('item.unitId', '=', 'urgent.unitId').onRef('item.id', '=', 'urgent.reportItemId'),
    )
    .select(['urgent.id', 'urgent.title', 'urgent.reportItemId'])
    .where('urgent.unitId', '=', unitId)
    .where((eb) => eb.or([eb('urgent.reportItemId', 'is', null), eb('item.outcome', '=', 'postponed')]))
    .orderBy('urgent.decidedAt')
    .orderBy('urgent.id')
    .execute()
}

/** Which of these agenda items report an emergency decision. */
export async function emergencyItems(db: Reader, unitId: string, itemIds: string[]): Promise<Set<string>> {
  if (!itemIds.length) return new Set()
  const rows = await db
    .selectFrom('emergencyDecision')
    .select('reportItemId')
    .where('unitId', '=', unitId)
    .where('reportItemId', 'in', itemIds)
    .execute()
  return new Set(rows.map(({ reportItemId }) => reportItemId!))
}

type Observer = {
  id: string
  personId: string | null
  name: string
  title: string
  itemIds: string[] | null
}

export async function replaceObservers(
  tx: Writer,
  unitId: string,
  meetingId: string,
  observers: Observer[],
): Promise<void> {
  await tx.deleteFrom('meetingObserver').where('unitId', '=', unitId).where('meetingId', '=', meetingId).execute()
  if (!observers.length) return
  const rows = observers.map(({ itemIds, ...observer }) => {
    return { unitId, meetingId, ...observer, itemIds: itemIds && JSON.stringify(itemIds) }
  })
  await tx.insertInto('meetingObserver').values(rows).execute()
}

export type TopicBrief = {
  id: string
  year: number
  number: number
  title: string
  category: Category
  kind: Kind
  presenter: string
  summary: string
  priorTalks: string
  amountFen: number | null
  sectionName: string
}

/** What agendas and records show of their topics. */
export async function topicBriefs(db: Reader, unitId: string, ids: string[]): Promise<Map<string, TopicBrief>> {
  if (!ids.length) return new Map()
  const rows = await db
    .selectFrom('topic')
    .leftJoin('section', (join) =>
      join.onRef('section.unitId', '=', 'topic.unitId').onRef('section.id', '=', 'topic.sectionId'),
    )
    .select(['topic.id', 'topic.year', 'topic.number', 'topic.title', 'topic.category', 'topic.kind'])
    .select(['topic.presenter', 'topic.summary', 'topic.priorTalks', 'topic.amountFen', 'section.name as sectionName'])
    .where('topic.unitId', '=', unitId)
    .where('topic.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, sectionName: row.sectionName ?? '' } as TopicBrief]))
}

/** Topics that may be heard and are on no agenda, the oldest first. */
export async function topicsToSchedule(db: Reader, unitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('topic')
    .select('id')
    .where('unitId', '=', unitId)
    .where('state', '=', 'consented')
    .orderBy('year')
    .orderBy('number')
    .execute()
  return rows.map(({ id }) => id)
}
