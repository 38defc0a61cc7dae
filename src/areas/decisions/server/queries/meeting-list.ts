import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely'
import type { Reader } from '../../../../platform/db.ts'
import type { DB } from '../../../../platform/tables.ts'
import type { MeetingsQuery } from '../../schema/meetings.ts'
import type { MeetingState } from '../../schema/words.ts'

export type MeetingListRow = {
  id: string
  year: number
  number: number
  title: string
  state: MeetingState
  plannedAt: Date
  place: string
  members: number
  attending: number
  onLeave: number
  items: number
  passed: number
}

type Filter = Pick<MeetingsQuery, 'search' | 'year' | 'state'>

/** What the user typed, with the pattern characters of LIKE taken literally. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function filtered(
  db: Reader,
  unitId: string,
  { search, year, state }: Filter,
): SelectQueryBuilder<DB, 'meeting', object> {
  const like = `%${literal(search.normalize('NFC'))}%`
  let found = db.selectFrom('meeting').where('meeting.unitId', '=', unitId)
  if (year !== '') found = found.where('meeting.year', '=', year)
  if (state !== '') found = found.where('meeting.state', '=', state)
  if (!search) return found
  found = found.where((eb) =>
    eb.or([
      eb('meeting.title', 'like', like),
      eb('meeting.place', 'like', like),
      eb.exists(
        eb
          .selectFrom('agendaItem as item')
          .select('item.id')
          .whereRef('item.unitId', '=', 'meeting.unitId')
          .whereRef('item.meetingId', '=', 'meeting.id')
          .where('item.title', 'like', like),
      ),
    ]),
  )
  return found
}

/** A page of the meetings, the newest first, with the number of all that match; without a page all of them. */
export async function meetingList(
  db: Reader,
  unitId: string,
  filter: Filter,
  page?: { page: number; size: number },
): Promise<{ total: number; rows: MeetingListRow[] }> {
  const counted = await filtered(db, unitId, filter)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  let query = filtered(db, unitId, filter)
    .select(['id', 'year', 'number', 'title', 'state', 'plannedAt', 'place'])
    .select((eb) => [membersOf(eb).as('members'), repliedOf(eb, 'attend').as('attending')])
    .select((eb) => [repliedOf(eb, 'leave').as('onLeave'), itemsOf(eb).as('items'), passedOf(eb).as('passed')])
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
  if (page) query = query.limit(page.size).offset((page.page - 1) * page.size)
  const rows = await query.execute()
  return { total: Number(counted.n), rows: rows as MeetingListRow[] }
}

type Builder = ExpressionBuilder<DB, 'meeting'>

const membersOf = (eb: Builder) =>
  eb
    .selectFrom('meetingMember as m')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .whereRef('m.unitId', '=', 'meeting.unitId')
    .whereRef('m.meetingId', '=', 'meeting.id')

const repliedOf = (eb: Builder, reply: string) => membersOf(eb).where('m.reply', '=', reply)

const itemsOf = (eb: Builder) =>
  eb
    .selectFrom('agendaItem as i')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .whereRef('i.unitId', '=', 'meeting.unitId')
    .whereRef('i.meetingId', '=', 'meeting.id')

const passedOf = (eb: Builder) => itemsOf(eb).where('i.outcome', '=', 'passed')

/** The years meetings were held in, the newest first. */
export async function meetingYears(db: Reader, unitId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('meeting')
    .select('year')
    .distinct()
    .where('unitId', '=', unitId)
    .orderBy('year', 'desc')
    .execute()
  return rows.map(({ year }) => year)
}

type OwnMeetingRow = {
  id: string
  title: string
  state: MeetingState
  plannedAt: Date
  noticedAt: Date | null
  closedAt: Date | null
  place: string
  isMember: boolean
  reply: 'attend' | 'leave' | null
}

/** Meetings with this person as member or observer that are coming, going on, or closed and not locked. */
export async function meetingsOfPerson(db: Reader, unitId: string, personId: string): Promise<OwnMeetingRow[]> {
  const rows = await db
    .selectFrom('meeting')
    .leftJoin('meetingMember as me', (join) =>
      join
        .onRef('me.unitId', '=', 'meeting.unitId')
        .onRef('me.meetingId', '=', 'meeting.id')
        .on('me.personId', '=', personId),
    )
    .select(['meeting.id', 'meeting.title', 'meeting.state', 'meeting.plannedAt', 'meeting.noticedAt'])
    .select(['meeting.closedAt', 'meeting.place', 'me.reply', 'me.personId as memberId'])
    .where('meeting.unitId', '=', unitId)
    .where('meeting.state', 'in', ['noticed', 'open', 'closed'])
    .where((eb) =>
      eb.or([
        eb('me.personId', 'is not', null),
        eb.exists(
          eb
            .selectFrom('meetingObserver as o')
            .select('o.id')
            .whereRef('o.unitId', '=', 'meeting.unitId')
            .whereRef('o.meetingId', '=', 'meeting.id')
            .where('o.personId', '=', personId),
        ),
      ]),
    )
    .orderBy('meeting.plannedAt')
    .execute()
  return rows.map(({ memberId, ...row }) => ({ ...row, isMember: memberId !== null })) as OwnMeetingRow[]
}
