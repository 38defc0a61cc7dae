import type { Selectable, Updateable } from 'kysely'
import type { Day } from '../../../../law/periods.ts'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Keys } from '../../../../platform/keys.ts'
import type { AgendaItem, Meeting, MeetingMember, MeetingObserver } from '../../../../platform/tables.ts'
import type { Kind, MeetingSettings, MeetingState, Method, Outcome, Tally } from '../../schema/words.ts'

export type MeetingRow = Omit<Selectable<Meeting>, 'state' | 'settings'> & {
  state: MeetingState
  settings: MeetingSettings
}
export type MemberRow = Omit<Selectable<MeetingMember>, 'reply'> & { reply: 'attend' | 'leave' | null }
export type ObserverRow = Omit<Selectable<MeetingObserver>, 'itemIds'> & { itemIds: string[] | null }
export type AgendaRow = Omit<Selectable<AgendaItem>, 'kind' | 'method' | 'outcome' | 'tally'> & {
  kind: Kind
  method: Method
  outcome: Outcome | null
  tally: Tally | null
}
export type AbsentOpinionRow = { itemId: string; personId: string; text: string; givenAt: Date }

/** One meeting of the unit, or nothing. */
export async function meetingById(db: Reader, unitId: string, id: string): Promise<MeetingRow | undefined> {
  const row = await db
    .selectFrom('meeting')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row as MeetingRow | undefined
}

/** The meeting, held against every other change until the transaction ends. */
export async function lockMeeting(tx: Writer, unitId: string, id: string): Promise<MeetingRow | undefined> {
  const row = await tx
    .selectFrom('meeting')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row as MeetingRow | undefined
}

/** Changes a meeting that was locked before; its revision grows by one. */
export async function setMeeting(
  tx: Writer,
  unitId: string,
  id: string,
  changes: Omit<Updateable<Meeting>, 'settings' | 'revision'> & { settings?: MeetingSettings },
): Promise<void> {
  await tx
    .updateTable('meeting')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** Those entitled to attend, in the order of the name plates. */
export async function membersOfMeeting(db: Reader, unitId: string, meetingId: string): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('meetingMember')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows as MemberRow[]
}

export async function observersOfMeeting(db: Reader, unitId: string, meetingId: string): Promise<ObserverRow[]> {
  const rows = await db
    .selectFrom('meetingObserver')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows as ObserverRow[]
}

/** The items of a meeting in the order of its agenda. */
export async function agendaOfMeeting(db: Reader, unitId: string, meetingId: string): Promise<AgendaRow[]> {
  const rows = await db
    .selectFrom('agendaItem')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('position')
    .execute()
  return rows as unknown as AgendaRow[]
}

const opinionPlace = (itemId: string, personId: string) => `absent_opinion.text.${itemId}.${personId}`

/** What absent members wrote on the items of a meeting. It is shown and never counted. */
export async function absentOpinionsOf(
  db: Reader,
  keys: Keys,
  unitId: string,
  meetingId: string,
): Promise<AbsentOpinionRow[]> {
  const rows = await db
    .selectFrom('absentOpinion')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('givenAt')
    .orderBy('personId')
    .execute()
  return rows.map(({ itemId, personId, textSealed, givenAt }) => {
    return { itemId, personId, givenAt, text: keys.open(textSealed, opinionPlace(itemId, personId)) }
  })
}

/** Keeps what an absent member wrote on an item; an empty text takes it back. */
export async function saveAbsentOpinion(
  tx: Writer,
  keys: Keys,
  opinion: { unitId: string; meetingId: string; itemId: string; personId: string; text: string; at: Date },
): Promise<void> {
  const { unitId, meetingId, itemId, personId, text, at } = opinion
  if (!text) {
    await tx
      .deleteFrom('absentOpinion')
      .where('unitId', '=', unitId)
      .where('itemId', '=', itemId)
      .where('personId', '=', personId)
      .execute()
    return
  }
  const given = { textSealed: keys.seal(text, opinionPlace(itemId, personId)), givenAt: at }
  await tx
    .insertInto('absentOpinion')
    .values({ unitId, meetingId, itemId, personId, ...given })
    .onConflict((conflict) => conflict.columns(['unitId', 'itemId', 'personId']).doUpdateSet(given))
    .execute()
}

export type GroupMemberRow = {
  id: string
  personId: string
  name: string
  title: string
  position: number
  isSecretary: boolean
  validFrom: Day
  validUntil: Day | null
}

/** Everybody who is or was of the party group, in the order of the name plates, the earlier ones last. */
export async function allGroupMembers(db: Reader, unitId: string): Promise<GroupMemberRow[]> {
  return await db
    .selectFrom('groupMember as member')
    .innerJoin('person', (join) =>
      join.onRef('person.unitId', '=', 'member.unitId').onRef('person.id', '=', 'member.personId'),
    )
    .select(['member.id', 'member.personId', 'person.name', 'member.title', 'member.position'])
    .select(['member.isSecretary', 'member.validFrom', 'member.validUntil'])
    .where('member.unitId', '=', unitId)
    .orderBy('member.position')
    .orderBy('member.validFrom', 'desc')
    .orderBy('member.id')
    .execute()
}

/** Those of the party group on a day, its first and last day included, in the order of the name plates. */
export async function groupMembersOn(db: Reader, unitId: string, day: Day): Promise<GroupMemberRow[]> {
  const all = await allGroupMembers(db, unitId)
  return all.filter(({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil))
}
