import { type Insertable, sql } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { PartyExemption } from '../../../../platform/tables.ts'
import type { MeetingKind, Presence } from '../../schema.ts'

/** Meetings written down within some days, with the numbers the rules ask for. */
export async function heldMeetings(db: Reader, unitId: string, { from, until }: { from: Day; until: Day }) {
  const rows = await db
    .selectFrom('partyMeeting')
    .leftJoin('partyAttendance', (join) =>
      join
        .onRef('partyAttendance.unitId', '=', 'partyMeeting.unitId')
        .onRef('partyAttendance.meetingId', '=', 'partyMeeting.id'),
    )
    .leftJoin('partyMakeUp', (join) =>
      join
        .onRef('partyMakeUp.unitId', '=', 'partyAttendance.unitId')
        .onRef('partyMakeUp.meetingId', '=', 'partyAttendance.meetingId')
        .onRef('partyMakeUp.personId', '=', 'partyAttendance.personId'),
    )
    .select(['partyMeeting.id', 'organisationId', 'kind', 'also', 'title', 'heldOn', 'place', 'lecturerId', 'hostId'])
    .select(['forYear', 'isApproved', 'excellent', 'qualified', 'basic', 'unqualified', 'hours', 'days'])
    .select(sql<number>`count(*) filter (where presence in ('present', 'leave', 'absent'))::int`.as('due'))
    .select(sql<number>`count(*) filter (where presence = 'present')::int`.as('present'))
    .select(sql<number>`count(*) filter (where presence = 'leave')::int`.as('onLeave'))
    .select(sql<number>`count(*) filter (where done_on is not null)::int`.as('madeUp'))
    .where('partyMeeting.unitId', '=', unitId)
    .where('state', 'in', ['recorded', 'reviewed'])
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', until)
    .groupBy(['partyMeeting.unitId', 'partyMeeting.id'])
    .orderBy('heldOn')
    .orderBy('partyMeeting.id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as MeetingKind, also: row.also as MeetingKind[] }))
}

/** Who was at meetings written down within some days, or has made them up. */
export async function attendedRows(
  db: Reader,
  unitId: string,
  { from, until, personIds }: { from: Day; until: Day; personIds?: readonly string[] | undefined },
) {
  let rows = db
    .selectFrom('partyMeeting')
    .innerJoin('partyOrganisation', (join) =>
      join
        .onRef('partyOrganisation.id', '=', 'partyMeeting.organisationId')
        .onRef('partyOrganisation.unitId', '=', 'partyMeeting.unitId'),
    )
    .innerJoin('partyAttendance', (join) =>
      join
        .onRef('partyAttendance.unitId', '=', 'partyMeeting.unitId')
        .onRef('partyAttendance.meetingId', '=', 'partyMeeting.id'),
    )
    .leftJoin('partyMakeUp', (join) =>
      join
        .onRef('partyMakeUp.unitId', '=', 'partyAttendance.unitId')
        .onRef('partyMakeUp.meetingId', '=', 'partyAttendance.meetingId')
        .onRef('partyMakeUp.personId', '=', 'partyAttendance.personId'),
    )
    .select(['partyAttendance.personId', 'partyMeeting.id as meetingId', 'partyMeeting.title', 'partyMeeting.kind'])
    .select(['partyOrganisation.name as organiser', 'partyMeeting.heldOn as on', 'days', 'hours', 'presence'])
    .select(['partyMeeting.startsAt', 'partyMeeting.place', 'partyMeeting.reviewedBy'])
    .where('partyMeeting.unitId', '=', unitId)
    .where('partyMeeting.state', 'in', ['recorded', 'reviewed'])
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', until)
    .where((eb) => eb.or([eb('presence', '=', 'present'), eb('partyMakeUp.doneOn', 'is not', null)]))
    .orderBy('heldOn')
    .orderBy('partyMeeting.id')
    .orderBy('partyAttendance.personId')
  if (personIds) rows = rows.where('partyAttendance.personId', '=', sql<string>`any(${personIds})`)
  return (await rows.execute()).map((row) => ({ ...row, kind: row.kind as MeetingKind }))
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Meetings written down within some days, by what they are called. */
export async function gatheringRows(db: Reader, unitId: string, { from, until }: { from: Day; until: Day }) {
  const rows = await db
    .selectFrom('partyMeeting')
    .select(['id as meetingId', 'title', 'kind', 'heldOn as on'])
    .where('unitId', '=', unitId)
    .where('state', 'in', ['recorded', 'reviewed'])
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', until)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as MeetingKind }))
}

type StudyAsked = { from: Day; until: Day; personIds?: readonly string[] | undefined }
type StudySum = { personId: string; days: number; hours: number }

/** What `studiedOnce` leaves of everybody's attendance, summed by the database. */
export function studySumRows(db: Reader, unitId: string, { from, until, personIds }: StudyAsked) {
  const among = personIds ? sql`and a.person_id = any(${personIds})` : sql``
  const summed = sql<StudySum>`(
    with attended as (
      select a.person_id, a.presence, m.id, m.title, m.held_on, m.starts_at, array[m.hours, m.days] as amounts
      from party_meeting m
      join party_attendance a on a.unit_id = m.unit_id and a.meeting_id = m.id
      where m.unit_id = ${unitId} and m.state in ('recorded', 'reviewed') and m.held_on between ${from} and ${until}
        ${among}
    ), there as (
      select person_id, min(amounts) as amounts
      from attended where presence = 'present' group by person_id, held_on, starts_at
    ), later as (
      select a.person_id, min(a.amounts) as amounts
      from attended a
      join party_make_up u on u.unit_id = ${unitId} and u.meeting_id = a.id and u.person_id = a.person_id
      where a.presence <> 'present' and u.done_on is not null
        and not exists (
          select 1 from attended p
          where p.person_id = a.person_id and p.held_on = a.held_on and p.starts_at = a.starts_at
            and p.title = a.title and p.presence = 'present')
      group by a.person_id, a.held_on, a.starts_at, a.title
    )
    select person_id, sum(amounts[1]) as hours, sum(amounts[2]) as days
    from (select * from there union all select * from later) as counted group by person_id)`
  return db.selectFrom(summed.as('summed')).selectAll().execute()
}

/** Who was due at some meetings, was there or has made it up, by name. */
export async function presencesAt(db: Reader, unitId: string, meetingIds: readonly string[]) {
  const rows = await db
    .selectFrom('partyAttendance')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'partyAttendance.personId').onRef('person.unitId', '=', 'partyAttendance.unitId'),
    )
    .leftJoin('partyMakeUp', (join) =>
      join
        .onRef('partyMakeUp.unitId', '=', 'partyAttendance.unitId')
        .onRef('partyMakeUp.meetingId', '=', 'partyAttendance.meetingId')
        .onRef('partyMakeUp.personId', '=', 'partyAttendance.personId'),
    )
    .select(['partyAttendance.meetingId', 'partyAttendance.personId', 'person.name', 'presence'])
    .select('partyMakeUp.doneOn as madeUpOn')
    .where('partyAttendance.unitId', '=', unitId)
    .where('partyAttendance.meetingId', 'in', [...meetingIds, NOBODY])
    .orderBy('person.pinyin')
    .orderBy('partyAttendance.personId')
    .execute()
  return rows.map((row) => ({ ...row, presence: row.presence as Presence }))
}

/** Meetings planned or held within some days; of one person those at which the person is due. */
export async function datedMeetings(
  db: Reader,
  unitId: string,
  { personId, from, until }: { personId?: string | undefined; from: Day; until: Day },
) {
  let rows = db
    .selectFrom('partyMeeting')
    .innerJoin('partyOrganisation', (join) =>
      join
        .onRef('partyOrganisation.id', '=', 'partyMeeting.organisationId')
        .onRef('partyOrganisation.unitId', '=', 'partyMeeting.unitId'),
    )
    .select(['partyMeeting.id', 'partyMeeting.kind', 'title', 'state', 'heldOn', 'startsAt', 'hours', 'place'])
    .select(['noticedAt', 'partyOrganisation.name as organisationName'])
    .where('partyMeeting.unitId', '=', unitId)
    .where('state', '<>', 'cancelled')
    .where('heldOn', '>=', from)
    .where('heldOn', '<=', until)
    .orderBy('heldOn')
    .orderBy('startsAt')
    .orderBy('partyMeeting.id')
  if (personId !== undefined) {
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom('partyAttendance as a')
          .select('a.personId')
          .whereRef('a.unitId', '=', 'partyMeeting.unitId')
          .whereRef('a.meetingId', '=', 'partyMeeting.id')
          .where('a.personId', '=', personId)
          .where('a.presence', '<>', 'exempt'),
      ),
    )
  }
  return (await rows.execute()).map((row) => ({
    ...row,
    kind: row.kind as MeetingKind,
    startsAt: row.startsAt.slice(0, 5),
  }))
}

/** The last meeting of a kind that an organisation wrote down before some day. */
export async function lastMeeting(
  db: Reader,
  unitId: string,
  { organisationId, kind, on }: { organisationId: string; kind: MeetingKind; on: Day },
) {
  const row = await db
    .selectFrom('partyMeeting')
    .select(['place', 'startsAt', 'hours', 'hostId'])
    .where('unitId', '=', unitId)
    .where('organisationId', '=', organisationId)
    .where('kind', '=', kind)
    .where('state', 'in', ['recorded', 'returned', 'reviewed'])
    .where('heldOn', '<=', on)
    .orderBy('heldOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row, startsAt: row.startsAt.slice(0, 5) } : null
}

export async function exemptionRows(db: Reader, unitId: string) {
  const rows = await db
    .selectFrom('partyExemption')
    .selectAll()
    .where('unitId', '=', unitId)
    .orderBy('period', 'desc')
    .orderBy('askedAt')
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: row.kind as MeetingKind,
    state: row.state as 'asked' | 'approved' | 'refused',
  }))
}

export async function insertExemptions(tx: Writer, rows: Insertable<PartyExemption>[]): Promise<void> {
  await tx.insertInto('partyExemption').values(rows).execute()
}

export const lockExemption = (tx: Writer, unitId: string, id: string) =>
  tx
    .selectFrom('partyExemption')
    .select(['id', 'organisationId', 'askedById', 'state'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export async function decideExemptionRow(
  tx: Writer,
  { unitId, id }: { unitId: string; id: string },
  decision: { state: string; decidedBy: string; decidedById: string | null; decidedAt: Date },
): Promise<void> {
  await tx.updateTable('partyExemption').set(decision).where('unitId', '=', unitId).where('id', '=', id).execute()
}

/** How many records wait for review, and which were returned, by organisation. */
export async function openRecords(db: Reader, unitId: string) {
  return db
    .selectFrom('partyMeeting')
    .select(['id', 'organisationId', 'title', 'state', 'recordedById', 'recordedAt', 'heldOn'])
    .where('unitId', '=', unitId)
    .where('state', 'in', ['recorded', 'returned', 'planned'])
    .orderBy('heldOn')
    .execute()
}

/** What has to be made up of meetings held within some days. */
export const makeUpsBetween = (db: Reader, unitId: string, { from, until }: { from: Day; until: Day }) =>
  db
    .selectFrom('partyMakeUp as u')
    .innerJoin('partyMeeting as m', (join) => join.onRef('m.unitId', '=', 'u.unitId').onRef('m.id', '=', 'u.meetingId'))
    .innerJoin('person as p', (join) => join.onRef('p.unitId', '=', 'u.unitId').onRef('p.id', '=', 'u.personId'))
    .select(['u.meetingId', 'u.personId', 'u.dueOn', 'u.doneOn', 'm.title', 'm.heldOn', 'p.name'])
    .where('u.unitId', '=', unitId)
    .where('m.heldOn', '>=', from)
    .where('m.heldOn', '<=', until)
    .orderBy('m.heldOn')
    .orderBy('p.pinyin')
    .execute()
