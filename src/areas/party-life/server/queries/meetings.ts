import { type Insertable, type SqlBool, sql, type Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type {
  PartyAddition,
  PartyAttendance,
  PartyFile,
  PartyMakeUp,
  PartyMeeting,
  PartyVote,
} from '../../../../platform/tables.ts'
import type { AlsoKind, MeetingKind, MeetingQuery, MeetingState, Presence } from '../../schema.ts'

const columns = [
  'partyMeeting.id',
  'partyMeeting.organisationId',
  'partyMeeting.kind',
  'partyMeeting.also',
  'partyMeeting.title',
  'partyMeeting.state',
  'partyMeeting.heldOn',
  'partyMeeting.startsAt',
  'partyMeeting.place',
  'partyMeeting.hours',
] as const

type Asked = MeetingQuery & { unitId: string; organisations: readonly string[] | 'all' }

const sorts = { held: 'partyMeeting.heldOn', organisation: 'organisationName', kind: 'partyMeeting.kind' } as const

type Words<T> = Omit<T, 'kind' | 'also' | 'state' | 'startsAt'> & {
  kind: MeetingKind
  also: AlsoKind[]
  state: MeetingState
  startsAt: string
}
/** As the database hands it over: the words of this area, the hour without seconds. */
const worded = <T extends { kind: string; also: string[]; state: string; startsAt: string }>(row: T): Words<T> => ({
  ...row,
  kind: row.kind as MeetingKind,
  also: row.also as AlsoKind[],
  state: row.state as MeetingState,
  startsAt: row.startsAt.slice(0, 5),
})

function matching(db: Reader, { unitId, organisations, search, organisation, kind, state, year }: Asked) {
  let rows = db
    .selectFrom('partyMeeting')
    .innerJoin('partyOrganisation', (join) =>
      join
        .onRef('partyOrganisation.id', '=', 'partyMeeting.organisationId')
        .onRef('partyOrganisation.unitId', '=', 'partyMeeting.unitId'),
    )
    .where('partyMeeting.unitId', '=', unitId)
  if (organisations !== 'all') {
    rows = rows.where('partyMeeting.organisationId', 'in', [...organisations, '00000000-0000-0000-0000-000000000000'])
  }
  if (organisation) rows = rows.where('partyMeeting.organisationId', '=', organisation)
  if (state) rows = rows.where('partyMeeting.state', '=', state)
  if (year) rows = rows.where('heldOn', '>=', `${year}-01-01`).where('heldOn', '<=', `${year}-12-31`)
  if (kind) rows = rows.where(sql<SqlBool>`(party_meeting.kind = ${kind} or ${kind} = any (party_meeting.also))`)
  if (search) {
    const text = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    rows = rows.where((eb) =>
      eb.or(
        (['partyMeeting.title', 'partyMeeting.content', 'partyMeeting.place', 'partyOrganisation.name'] as const).map(
          (column) => eb(column, 'like', text),
        ),
      ),
    )
  }
  return rows
}

/** Meetings as a list, with how many were due and present. */
export async function meetingLines(db: Reader, asked: Asked) {
  const counted = (presences: readonly string[]) => sql<number>`(
    select count(*) from party_attendance a
    where a.unit_id = party_meeting.unit_id and a.meeting_id = party_meeting.id
      and a.presence = any (${presences})
  )::int`
  const rows = await matching(db, asked)
    .select([...columns, 'partyOrganisation.name as organisationName'])
    .select([counted(['present', 'leave', 'absent']).as('due'), counted(['present']).as('present')])
    .orderBy(sorts[asked.sort], asked.order)
    .orderBy('partyMeeting.heldOn', 'desc')
    .orderBy('partyMeeting.id')
    .limit(asked.size)
    .offset((asked.page - 1) * asked.size)
    .execute()
  const { count } = await matching(db, asked)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { rows: rows.map(worded), count }
}

export type MeetingRow = NonNullable<Awaited<ReturnType<typeof meetingById>>>

export async function meetingById(db: Reader, unitId: string, id: string) {
  const row = await db
    .selectFrom('partyMeeting')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && worded(row)
}

/** The meeting, held against every other change until the transaction ends. */
export async function lockMeeting(tx: Writer, unitId: string, id: string) {
  const row = await tx
    .selectFrom('partyMeeting')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && worded(row)
}

/** A meeting of the same organisation, kind, day and title that is not this one. */
export async function sameMeeting(
  db: Reader,
  asked: { unitId: string; organisationId: string; kind: string; heldOn: Day; title: string; not: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('partyMeeting')
    .select('id')
    .where('unitId', '=', asked.unitId)
    .where('organisationId', '=', asked.organisationId)
    .where('kind', '=', asked.kind)
    .where('heldOn', '=', asked.heldOn)
    .where('title', '=', asked.title)
    .where('id', '<>', asked.not)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertMeetings(tx: Writer, rows: Insertable<PartyMeeting>[]): Promise<void> {
  await tx.insertInto('partyMeeting').values(rows).execute()
}

/** Changes a meeting that was locked before; its revision grows by one. */
export async function setMeeting(
  tx: Writer,
  unitId: string,
  id: string,
  change: Updateable<PartyMeeting>,
): Promise<void> {
  await tx
    .updateTable('partyMeeting')
    .set((eb) => ({ ...change, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** Marks records as reviewed, as the committee does one by one. */
export async function markReviewed(
  tx: Writer,
  unitId: string,
  ids: readonly string[],
  review: { reviewedById: string; reviewedBy: string; reviewedAt: Date },
): Promise<void> {
  await tx
    .updateTable('partyMeeting')
    .set({ ...review, state: 'reviewed' })
    .where('unitId', '=', unitId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function attendanceOf(db: Reader, unitId: string, meetingId: string) {
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
    .select(['partyAttendance.personId', 'person.name', 'presence', 'partyAttendance.reason', 'hasVote'])
    .select(['partyMakeUp.doneOn', 'partyMakeUp.note'])
    .where('partyAttendance.unitId', '=', unitId)
    .where('partyAttendance.meetingId', '=', meetingId)
    .orderBy('person.pinyin')
    .execute()
  return rows.map((row) => ({ ...row, presence: row.presence as Presence }))
}

/** Puts who was there in the place of what was written before. */
export async function replaceAttendance(
  tx: Writer,
  { unitId, meetingId }: { unitId: string; meetingId: string },
  rows: readonly Omit<Insertable<PartyAttendance>, 'unitId' | 'meetingId'>[],
): Promise<void> {
  await tx.deleteFrom('partyAttendance').where('unitId', '=', unitId).where('meetingId', '=', meetingId).execute()
  if (rows.length)
    await insertAttendance(
      tx,
      rows.map((row) => ({ unitId, meetingId, ...row })),
    )
}

export async function insertAttendance(tx: Writer, rows: Insertable<PartyAttendance>[]): Promise<void> {
  await tx.insertInto('partyAttendance').values(rows).execute()
}

export async function insertMakeUps(tx: Writer, rows: Insertable<PartyMakeUp>[]): Promise<void> {
  if (rows.length)
    await tx
      .insertInto('partyMakeUp')
      .values(rows)
      .onConflict((same) => same.doNothing())
      .execute()
}

/** Drops open make-ups of people who were there after all. */
export async function dropMakeUps(
  tx: Writer,
  unitId: string,
  meetingId: string,
  kept: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('partyMakeUp')
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .where('personId', 'not in', [...kept, '00000000-0000-0000-0000-000000000000'])
    .execute()
}

/** Writes the note of an open make-up; returns whether there was one. */
export async function finishMakeUpRow(
  tx: Writer,
  { unitId, meetingId, personId }: { unitId: string; meetingId: string; personId: string },
  change: { note: string; doneOn: Day },
): Promise<boolean> {
  const done = await tx
    .updateTable('partyMakeUp')
    .set(change)
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .where('personId', '=', personId)
    .where('doneOn', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Make-ups of one person, or of the meetings of some organisations. */
export async function makeUpRows(
  db: Reader,
  unitId: string,
  { personId, organisations }: { personId: string | null; organisations: readonly string[] | 'all' },
) {
  const none = '00000000-0000-0000-0000-000000000000'
  const rows = await db
    .selectFrom('partyMakeUp')
    .innerJoin('partyMeeting', (join) =>
      join
        .onRef('partyMeeting.id', '=', 'partyMakeUp.meetingId')
        .onRef('partyMeeting.unitId', '=', 'partyMakeUp.unitId'),
    )
    .innerJoin('partyOrganisation', (join) =>
      join
        .onRef('partyOrganisation.id', '=', 'partyMeeting.organisationId')
        .onRef('partyOrganisation.unitId', '=', 'partyMeeting.unitId'),
    )
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'partyMakeUp.personId').onRef('person.unitId', '=', 'partyMakeUp.unitId'),
    )
    .select(['partyMakeUp.meetingId', 'partyMakeUp.personId', 'person.name', 'partyMeeting.kind', 'partyMeeting.title'])
    .select(['partyOrganisation.name as organisationName', 'partyMeeting.heldOn', 'partyMeeting.content'])
    .select(['partyMeeting.hours', 'partyMakeUp.dueOn', 'partyMakeUp.note', 'partyMakeUp.doneOn'])
    .where('partyMakeUp.unitId', '=', unitId)
    .where((eb) =>
      organisations === 'all'
        ? eb.val(true)
        : eb.or([
            eb('partyMakeUp.personId', '=', personId ?? none),
            eb('partyMeeting.organisationId', 'in', [...organisations, none]),
          ]),
    )
    // Open ones by the day they are due, then what was made up last.
    .orderBy(sql`case when done_on is null then due_on end`)
    .orderBy('partyMakeUp.doneOn', 'desc')
    .orderBy('person.pinyin')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as MeetingKind }))
}

export const voteRows = (db: Reader, unitId: string, meetingId: string) =>
  db
    .selectFrom('partyVote')
    .select(['id', 'kind', 'matter', 'base', 'present', 'agree', 'disagree', 'abstain', 'isPassed', 'because'])
    .select('position')
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute()

export async function insertVotes(tx: Writer, rows: Insertable<PartyVote>[]): Promise<void> {
  await tx.insertInto('partyVote').values(rows).execute()
}

export async function deleteVote(tx: Writer, unitId: string, meetingId: string, id: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('partyVote')
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}

export const additionRows = (db: Reader, unitId: string, meetingId: string) =>
  db
    .selectFrom('partyAddition')
    .select(['text', 'addedBy', 'addedAt'])
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('addedAt')
    .execute()

export async function insertAddition(tx: Writer, row: Insertable<PartyAddition>): Promise<void> {
  await tx.insertInto('partyAddition').values(row).execute()
}

export const fileRows = (db: Reader, unitId: string, meetingId: string) =>
  db
    .selectFrom('partyFile')
    .select(['id', 'name', 'size'])
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('uploadedAt')
    .execute()

export const fileById = (db: Reader, unitId: string, meetingId: string, id: string) =>
  db
    .selectFrom('partyFile')
    .select(['id', 'name', 'sealed'])
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()

export async function insertFile(tx: Writer, row: Insertable<PartyFile>): Promise<void> {
  await tx.insertInto('partyFile').values(row).execute()
}

export async function deleteFile(tx: Writer, unitId: string, id: string): Promise<void> {
  await tx.deleteFrom('partyFile').where('unitId', '=', unitId).where('id', '=', id).execute()
}
