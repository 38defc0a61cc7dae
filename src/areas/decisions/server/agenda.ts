import { randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { AgendaItemChange, TopicToSchedule } from '../schema/meetings.ts'
import type { Kind, Method } from '../schema/words.ts'
import { BEFORE, changingMeeting, meetingEntry } from './changing.ts'
import { type AgendaRow, agendaOfMeeting, meetingById, observersOfMeeting } from './queries/meetings.ts'
import {
  deleteAgenda,
  emergencyItems,
  insertAgenda,
  linkEmergency,
  reorderAgenda,
  replaceObservers,
  setAgendaItem,
  topicBriefs,
  topicsToSchedule,
  unreportedEmergencies,
} from './queries/planning.ts'
import { itemsOfTopics, lackOfTopics, markTopics } from './queries/topic-reading.ts'

type Revised = { revision: number }
type InMeeting = { id: string; revision: number }

const CHANGED = 'meeting.agenda-changed'
const TITLE_MOST = 100

/** Appointments and sanctions are voted on in secret unless the clerk chooses otherwise. */
const usualMethod: Record<Kind, Method> = { ordinary: 'hands', cadre: 'secret', sanction: 'secret', report: 'hands' }

/** Topics the principal let onto an agenda, with what each still lacks. */
export async function schedulable({ platform: { db }, actor }: Ctx, id: string): Promise<{ rows: TopicToSchedule[] }> {
  const { unitId } = actor
  if (!(await meetingById(db, unitId, id))) throw new Refusal('not_found')
  const ids = await topicsToSchedule(db, unitId)
  const [briefs, items, lack] = await Promise.all([
    topicBriefs(db, unitId, ids),
    itemsOfTopics(db, unitId, ids),
    lackOfTopics(db, unitId, ids),
  ])
  const rows = ids.map((topicId) => {
    const { year, number, title, category } = briefs.get(topicId)!
    const count = items.filter((item) => item.topicId === topicId).length
    return { id: topicId, year, number, title, category, items: count, missing: lack.get(topicId) ?? [] }
  })
  return { rows }
}

/** Puts topics on the agenda, one item for each thing to vote on. A topic that lacks something is refused. */
export function scheduleTopics(ctx: Ctx, asked: InMeeting & { topicIds: string[] }): Promise<Revised> {
  const { unitId } = ctx.actor
  const topicIds = [...new Set(asked.topicIds)]
  return changingMeeting(ctx, { ...asked, states: BEFORE }, async (tx, { id }) => {
    await insistOnReady(tx, unitId, topicIds)
    const agenda = await agendaOfMeeting(tx, unitId, id)
    const items = await itemsOfTopics(tx, unitId, topicIds)
    const briefs = await topicBriefs(tx, unitId, topicIds)
    const rows = topicIds.flatMap((topicId) =>
      items
        .filter((item) => item.topicId === topicId)
        .map((item) => {
          const { kind } = briefs.get(topicId)!
          const method = usualMethod[kind]
          return { topicId, topicItemId: item.id, title: item.title, kind, method }
        }),
    )
    await insertAgenda(tx, numbered(unitId, id, agenda, rows))
    await markTopics(tx, unitId, topicIds, 'scheduled')
    return { audit: meetingEntry(CHANGED, id, { added: rows.length, topics: topicIds }) }
  })
}

type Row = { topicId: string | null; topicItemId: string | null; title: string; kind: Kind; method: Method }

const numbered = (unitId: string, meetingId: string, agenda: AgendaRow[], rows: Row[]) =>
  rows.map((row, index) => ({ unitId, meetingId, id: randomUUID(), position: nextPosition(agenda) + index, ...row }))

const nextPosition = (agenda: AgendaRow[]) => Math.max(-1, ...agenda.map(({ position }) => position)) + 1

async function insistOnReady(tx: Writer, unitId: string, topicIds: string[]): Promise<void> {
  // The rows are locked: of two clerks who put one topic on two agendas at once, the second is refused.
  const found = await tx
    .selectFrom('topic')
    .select(['id', 'title', 'state'])
    .where('unitId', '=', unitId)
    .where('id', 'in', topicIds)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (found.length !== topicIds.length) throw new Refusal('not_found')
  const lack = await lackOfTopics(tx, unitId, topicIds)
  const faults = found.flatMap(({ id, title, state }) => {
    const missing = state === 'consented' ? (lack.get(id) ?? []) : [stateWords[state] ?? '还没有同意上会']
    return missing.map((message) => ({ field: 'topicIds', message: `“${title}”：${message}` }))
  })
  if (faults.length) throw new Refusal('rule_broken', '议题还不能列入议程，请先补齐', faults)
}

const stateWords: Record<string, string> = {
  scheduled: '已经列入一次会议的议程',
  decided: '已经作出决定',
  postponed: '已经缓议，请重新提出',
  withdrawn: '已经撤回',
}

/** Adds something to be heard and not voted on. */
export function addReport(ctx: Ctx, asked: InMeeting & { title: string }): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { ...asked, states: BEFORE }, async (tx, { id }) => {
    const agenda = await agendaOfMeeting(tx, unitId, id)
    await insertAgenda(tx, numbered(unitId, id, agenda, [report(asked.title)]))
    return { audit: meetingEntry(CHANGED, id, { added: 1, report: asked.title }) }
  })
}

const report = (title: string): Row => ({
  topicId: null,
  topicItemId: null,
  title,
  kind: 'report',
  method: usualMethod.report,
})

/** Adds a report for every emergency decision that is on no agenda yet. */
export function addEmergencies(ctx: Ctx, asked: InMeeting): Promise<Revised> {
  return changingMeeting(ctx, { ...asked, states: BEFORE }, async (tx, { id }) => {
    const added = await reportEmergencies(tx, ctx.actor.unitId, id)
    if (!added) throw new Refusal('invalid', '没有需要补报的紧急处置决定')
    return { audit: meetingEntry(CHANGED, id, { added, emergencies: added }) }
  })
}

/** Puts every unreported emergency decision on this agenda; says how many there were. */
export async function reportEmergencies(tx: Writer, unitId: string, meetingId: string): Promise<number> {
  const urgent = await unreportedEmergencies(tx, unitId)
  const agenda = await agendaOfMeeting(tx, unitId, meetingId)
  const titles = urgent.map(({ title }) => report(`关于紧急处置“${title}”的报告`.slice(0, TITLE_MOST)))
  const rows = numbered(unitId, meetingId, agenda, titles)
  await insertAgenda(tx, rows)
  for (const [index, { id }] of urgent.entries()) await linkEmergency(tx, unitId, id, rows[index]!.id)
  return rows.length
}

export function orderAgenda(ctx: Ctx, asked: InMeeting & { itemIds: string[] }): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { ...asked, states: BEFORE }, async (tx, { id }) => {
    const agenda = await agendaOfMeeting(tx, unitId, id)
    const isComplete = new Set(asked.itemIds).size === agenda.length && asked.itemIds.length === agenda.length
    if (!isComplete || !agenda.every((item) => asked.itemIds.includes(item.id))) throw new Refusal('conflict')
    await reorderAgenda(tx, unitId, id, asked.itemIds)
    return { audit: meetingEntry(CHANGED, id, { order: asked.itemIds }) }
  })
}

/** Changes how an item is voted on, or the title of a report that was typed. */
export function changeItem(
  ctx: Ctx,
  { id, itemId, revision, ...change }: { id: string; itemId: string } & AgendaItemChange,
): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { id, revision, states: BEFORE }, async (tx) => {
    const item = await itemOf(tx, unitId, id, itemId)
    if (change.title !== undefined && item.kind !== 'report') {
      throw new Refusal('invalid', '议题的名称请在议题里修改', [{ field: 'title', message: '请在议题里修改' }])
    }
    const isEmergency = (await emergencyItems(tx, unitId, [itemId])).has(itemId)
    if (change.title !== undefined && isEmergency) throw new Refusal('rule_broken', '紧急处置的报告事项名称不能修改')
    const changes = {
      ...(change.method ? { method: change.method } : {}),
      ...(change.title ? { title: change.title } : {}),
    }
    if (!Object.keys(changes).length) throw new Refusal('invalid', '内容没有变化，不需要保存。')
    await setAgendaItem(tx, unitId, itemId, changes)
    return { audit: meetingEntry(CHANGED, id, { item: itemId, ...changes }) }
  })
}

async function itemOf(tx: Writer, unitId: string, id: string, itemId: string): Promise<AgendaRow> {
  const item = (await agendaOfMeeting(tx, unitId, id)).find((one) => one.id === itemId)
  if (!item) throw new Refusal('not_found')
  return item
}

/** Takes an item off the agenda. A topic goes as a whole and may be put on another one. */
export function removeItem(
  ctx: Ctx,
  { id, itemId, revision }: { id: string; itemId: string; revision: number },
): Promise<Revised> {
  const { unitId } = ctx.actor
  return changingMeeting(ctx, { id, revision, states: BEFORE }, async (tx) => {
    const { topicId } = await itemOf(tx, unitId, id, itemId)
    const agenda = await agendaOfMeeting(tx, unitId, id)
    const gone = agenda.filter((item) => item.id === itemId || (topicId !== null && item.topicId === topicId))
    const ids = gone.map((item) => item.id)
    await deleteAgenda(tx, unitId, ids)
    if (topicId) await markTopics(tx, unitId, [topicId], 'consented')
    const left = agenda.filter((item) => !ids.includes(item.id)).map((item) => item.id)
    await reorderAgenda(tx, unitId, id, left)
    await dismissObservers(tx, unitId, id, ids)
    return { audit: meetingEntry(CHANGED, id, { removed: gone.length, ...(topicId ? { topic: topicId } : {}) }) }
  })
}

/** Whoever was to attend only what went off the agenda is not invited any more. */
async function dismissObservers(tx: Writer, unitId: string, id: string, gone: string[]): Promise<void> {
  const observers = await observersOfMeeting(tx, unitId, id)
  const kept = observers
    .map((one) => ({ ...one, itemIds: one.itemIds?.filter((item) => !gone.includes(item)) ?? null }))
    .filter(({ itemIds }) => itemIds === null || itemIds.length > 0)
  await replaceObservers(tx, unitId, id, kept)
}
