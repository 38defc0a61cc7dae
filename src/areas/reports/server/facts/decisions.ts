import { dayOf } from '../../../../platform/clock.ts'
import type { Ctx } from '../../../../platform/write.ts'
import { itemsBetween, meetingsBetween, membersBetween, readStatistics, taskRows } from '../../../decisions/facts.ts'
import type { Period } from '../../figure.ts'
import type { DecisionFacts } from '../../figures/decisions.ts'

type Tally = { agree: number; disagree: number; defer: number; abstain: number } | null

export async function readDecisions(
  ctx: Ctx,
  { year, from, until }: Period,
  personId: string | null,
): Promise<DecisionFacts> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const [meetings, items, members, tasks, statistics] = await Promise.all([
    meetingsBetween(db, unitId, from, until),
    itemsBetween(db, unitId, from, until),
    membersBetween(db, unitId, from, until),
    taskRows(db, unitId),
    readStatistics(ctx, year),
  ])
  const days = new Map(meetings.map(({ id, openedAt }) => [id, dayOf(openedAt!)]))
  const own = new Set(members.filter((one) => one.personId === personId).map(({ meetingId }) => meetingId))
  const mine = (meetingId: string) => personId === null || own.has(meetingId)
  return {
    ...{
      overrides: statistics.overrides,
      recusals: statistics.recusals,
      monthsWithout: statistics.monthsWithout.length,
    },
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
