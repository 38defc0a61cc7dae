import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { MinutesItem, MinutesView } from '../schema/minutes.ts'
import { refuseState, type Standing, standingIn } from './changing.ts'
import { type LiveRecord, liveRecord, type Said } from './live-record.ts'
import { missingForLock } from './minutes.ts'
import { type AgendaRow, agendaOfMeeting, type MeetingRow, meetingById } from './queries/meetings.ts'
import { addendaOf, type TaskRow, tasksOfItems } from './queries/minutes.ts'

/** The minutes of a meeting that has ended, for the clerk, its members and those who read decisions. */
export async function readMinutes(ctx: Ctx, id: string): Promise<MinutesView> {
  const { db, keys } = ctx.platform
  const { unitId } = ctx.actor
  const meeting = await meetingById(db, unitId, id)
  if (!meeting) throw new Refusal('not_found')
  const standing = await standingIn(ctx, meeting)
  if (standing.me === 'observer') throw new Refusal('not_found')
  refuseState(meeting, ['closed', 'locked'])
  const live = await liveRecord(db, keys, { unitId, meetingId: id })
  if (!live) throw new Refusal('not_found')
  const agenda = await agendaOfMeeting(db, unitId, id)
  const itemIds = agenda.map((item) => item.id)
  const tasks = await tasksOfItems(db, unitId, itemIds)
  const addenda = await addendaOf(db, unitId, id)
  return {
    ...headOf(meeting),
    me: standing.me,
    myId: standing.myId,
    items: agenda.map((item, index) => itemOf(item, index + 1, { live, standing, tasks })),
    members: membersOf(live, standing),
    missing: meeting.state === 'closed' ? await missingForLock(db, meeting) : [],
    addenda: addenda.map(({ text, reason, addedBy, addedAt }) => {
      return { text, reason, addedBy, addedAt: addedAt.toISOString() }
    }),
  }
}

function headOf({ id, revision, state, minutesNumber, recordHash: hash, lockedAt }: MeetingRow) {
  return { id, revision, state, minutesNumber, recordHash: hash, lockedAt: lockedAt?.toISOString() ?? null }
}

type Parts = { live: LiveRecord; standing: Standing; tasks: TaskRow[] }

function itemOf(item: AgendaRow, number: number, { live, standing, tasks }: Parts): MinutesItem {
  const { id, title, kind, outcome, tally, resolution } = item
  const said = live.said.filter(({ itemId }) => itemId === id)
  const own = tasks.filter(({ itemId }) => itemId === id).map(({ itemId: _, ...task }) => task)
  const words = said.map((one) => wordsOf(one, standing))
  return { id, number, title, kind, outcome, tally, resolution, words, tasks: own }
}

function wordsOf({ personId, attitude, text, version, draft, writtenBy, confirmedAt }: Said, { members }: Standing) {
  const name = members.find((one) => one.personId === personId)?.name ?? ''
  const former = draft === text ? null : draft
  return { personId, name, attitude, text, version, writtenBy, draft: former, confirmedAt: iso(confirmedAt) }
}

const iso = (at: Date | null) => at?.toISOString() ?? null

function membersOf({ room, said }: LiveRecord, { members }: Standing): MinutesView['members'] {
  const came = new Set(room.events.flatMap(({ event }) => (event.kind === 'signed-in' ? event.memberId : [])))
  return members
    .filter(({ personId }) => came.has(personId))
    .map(({ personId, name }) => {
      const own = said.filter((one) => one.personId === personId)
      return { personId, name, words: own.length, waiting: own.filter((one) => !one.confirmedAt).length }
    })
}
