import { dayOf } from '../../../../platform/clock.ts'
import type { Ctx } from '../../../../platform/write.ts'
import {
  emergenciesBetween,
  itemsBetween,
  meetingsBetween,
  membersBetween,
  readStatistics,
  stepsOf,
  taskRows,
} from '../../../decisions/facts.ts'
import type { Period } from '../../figure.ts'
import type { DecisionFacts } from '../../figures/decisions.ts'

type Tally = { agree: number; disagree: number; defer: number; abstain: number } | null

export async function readDecisions(
  ctx: Ctx,
  { year, from, until }: Period,
  personId: string | null,
): Promise<DecisionFacts> {
  const { db, keys } = ctx.platform
  const { unitId } = ctx.actor
  const [meetings, items, members, tasks, emergencies, statistics] = await Promise.all([
    meetingsBetween(db, unitId, from, until),
    itemsBetween(db, unitId, from, until),
    membersBetween(db, unitId, from, until),
    taskRows(db, unitId),
    personId ? [] : emergenciesBetween(db, unitId, from, until),
    readStatistics(ctx, year),
  ])
  const days = new Map(meetings.map(({ id, openedAt }) => [id, dayOf(openedAt!)]))
  const own = new Set(members.filter((one) => one.personId === personId).map(({ meetingId }) => meetingId))
  const mine = (meetingId: string) => personId === null || own.has(meetingId)
  const shown = meetings.filter(({ id }) => mine(id)).map(({ id }) => id)
  const { recused, overridden } = await stepsOf(db, keys, unitId, shown)
  const titles = new Map(items.map((one) => [one.id, one]))
  const rowOf = (id: string, itemId: string) => {
    const item = titles.get(itemId)
    return item ? [{ id, label: `${days.get(item.meetingId)} ${item.title}`, path: `/meetings/${item.meetingId}` }] : []
  }
  return {
    monthsWithout: statistics.monthsWithout.length,
    overrides: overridden.flatMap(({ itemId, seq }) => rowOf(`${itemId}-${seq}`, itemId)),
    recusals: recused
      .filter(({ memberId }) => personId === null || memberId === personId)
      .flatMap(({ itemId, memberId }) => rowOf(`${itemId}-${memberId}`, itemId)),
    emergencies: emergencies.map(({ id, title, outcome }) => {
      return { id, label: title, path: '/decisions/escaped', isReported: outcome !== null }
    }),
    meetings: meetings
      .filter(({ id }) => mine(id))
      .map(({ id, title, state }) => ({ id, label: `${days.get(id)} ${title}`, path: `/meetings/${id}`, state })),
    items: items
      .filter(({ meetingId }) => mine(meetingId))
      .map(({ id, meetingId, title, category, outcome, tally }) => {
        const voted = tally as Tally
        const isDivided = voted !== null && voted.disagree + voted.defer + voted.abstain > 0
        const label = `${days.get(meetingId)} ${title}`
        return { id, label, path: `/meetings/${meetingId}`, category: category ?? '', outcome, isDivided }
      }),
    tasks: tasks
      .filter(({ createdAt, doneOn, state, ownerId }) => {
        if (state === 'dropped' || (personId !== null && ownerId !== personId)) return false
        return dayOf(createdAt) <= until && (doneOn === null || doneOn >= from)
      })
      .map(({ id, title, meetingId, ownerName, dueOn, doneOn, state }) => {
        const isDone = state === 'done' && doneOn !== null && doneOn <= until
        const label = `${title}（${ownerName}，${dueOn}）`
        return { id, label, path: `/meetings/${meetingId}`, isDone, isLate: !isDone && dueOn < until }
      }),
  }
}
