import { randomUUID } from 'node:crypto'
import { judge } from '../../../law/rule.ts'
import { frequency } from '../../../law/rules/collective/procedure.ts'
import { dayOf } from '../../../platform/clock.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import type { OwnRecord, Statistics } from '../schema/follow.ts'
import { categories, type Kind, type Outcome, type Tally } from '../schema/words.ts'
import {
  groupReports,
  heldMeetings,
  insertGroupReport,
  itemRows,
  meetingsOfMember,
  membersOf,
} from './queries/statistics.ts'
import { stepsOf } from './queries/steps.ts'
import { loadRoom } from './room-state.ts'
import { decisionTasks } from './tasks.ts'

type ItemRow = Awaited<ReturnType<typeof itemRows>>[number]

function byCategory(items: readonly ItemRow[]): Statistics['items'] {
  return Object.entries(categories).map(([key, category]) => {
    const own = items.filter((item) => item.category === key)
    const of = (outcome: Outcome) => own.filter((item) => item.outcome === outcome).length
    return { category, total: own.length, passed: of('passed'), failed: of('failed'), postponed: of('postponed') }
  })
}

type Member = Awaited<ReturnType<typeof membersOf>>[number]
type Came = Awaited<ReturnType<typeof stepsOf>>['came']

/** Who was there, of the meetings each belonged to. */
function attendanceOf(members: readonly Member[], came: Came): Statistics['attendance'] {
  const there = new Set(came.map(({ meetingId, memberId }) => `${meetingId} ${memberId}`))
  const found = new Map<string, Statistics['attendance'][number]>()
  for (const { meetingId, personId, name } of members) {
    const line = found.get(personId) ?? { personId, name, meetings: 0, attended: 0, leave: 0 }
    line.meetings += 1
    if (there.has(`${meetingId} ${personId}`)) line.attended += 1
    else line.leave += 1
    found.set(personId, line)
  }
  return [...found.values()]
}

const isDivided = (tally: Tally | null) => tally !== null && tally.disagree + tally.defer + tally.abstain > 0

/** A year of meetings in figures, each counted from the records of the meetings. */
export async function readStatistics(ctx: Ctx, year?: number): Promise<Statistics> {
  const { db, keys, clock } = ctx.platform
  const { unitId } = ctx.actor
  const today = dayOf(clock.now())
  const asked = year ?? Number(today.slice(0, 4))
  const meetings = await heldMeetings(db, unitId, asked)
  const ids = meetings.map(({ id }) => id)
  const [items, members, steps, reports] = await Promise.all([
    itemRows(db, unitId, ids),
    membersOf(db, unitId, ids),
    stepsOf(db, keys, unitId, ids),
    groupReports(db, unitId, asked),
  ])
  const held = meetings.map(({ openedAt }) => dayOf(openedAt!))
  const { observed } = judge(frequency, { year: asked, meetings: held }, today)
  return {
    year: asked,
    meetings: meetings.length,
    monthsWithout: (observed.without as string[] | undefined) ?? [],
    items: byCategory(items),
    attendance: attendanceOf(members, steps.came),
    dissent: items.filter(({ tally }) => isDivided(tally as Tally | null)).length,
    overrides: new Set(steps.overridden.map(({ itemId }) => itemId)).size,
    recusals: steps.recused.length,
    reports,
  }
}

type GroupReport = { title: string; recipient: string; reportedOn: string }

export function addGroupReport(ctx: Ctx, report: GroupReport) {
  const { unitId, name } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insertGroupReport(tx, { ...report, unitId, id, enteredBy: name })
    const audit = [{ action: 'decisions.report-added', subjectKind: 'group-report', subjectId: id, detail: report }]
    return { result: { id }, audit }
  })
}

/** One's own words, named votes and tasks, over all meetings. */
export async function readOwnRecord({ platform, actor }: Ctx): Promise<OwnRecord> {
  const { db, keys, clock } = platform
  const { unitId, personId } = actor
  if (!personId) return { tasks: [], items: [] }
  const today = dayOf(clock.now())
  const tasks = await decisionTasks(db, { unitId, today, personId })
  const items: OwnRecord['items'] = []
  for (const meeting of await meetingsOfMember(db, unitId, personId)) {
    const room = await loadRoom(db, keys, unitId, meeting.id)
    for (const item of room?.state.items ?? []) {
      const said = item.statements.findLast((one) => one.memberId === personId && !one.isVoid)
      const vote = item.votes.findLast(({ state }) => state === 'closed')
      const wasRecused = Object.hasOwn(item.recused, personId)
      if (!said && !vote?.voters.includes(personId) && !wasRecused) continue
      items.push({
        ...{ meetingId: meeting.id, meetingTitle: meeting.title, heldOn: dayOf(meeting.openedAt!) },
        ...{ itemTitle: item.title, kind: item.kind as Kind, outcome: item.result?.outcome ?? null },
        ...{ attitude: said?.attitude ?? null, words: said?.text ?? null },
        ...{ vote: vote?.choices[personId] ?? null, wasRecused },
      })
    }
  }
  return { tasks: tasks.filter(({ isOwn }) => isOwn), items }
}
