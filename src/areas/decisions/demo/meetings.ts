import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import { liveRecord } from '../server/live-record.ts'
import { fillMembers } from '../server/members.ts'
import { agendaOfMeeting, saveAbsentOpinion, setMeeting } from '../server/queries/meetings.ts'
import { insertWords } from '../server/queries/minutes.ts'
import {
  insertAgenda,
  insertMeeting,
  linkEmergency,
  replaceObservers,
  setAgendaItem,
  setMember,
} from '../server/queries/planning.ts'
import { markTopics } from '../server/queries/topic-reading.ts'
import { recordHash, recordOf, sealRecord } from '../server/record.ts'
import { setupOf } from '../server/room-state.ts'
import {
  type Bureau,
  CLERK,
  dayAgo,
  demoGroup,
  idOf,
  instant,
  nameOf,
  nextIn,
  preparedOn,
  workdayFrom,
} from './bureau.ts'
import { type Entry, holdMeeting } from './room.ts'
import { assignTasks } from './tasks.ts'
import { makeTopic } from './topics.ts'
import type { DemoItem, DemoMeeting } from './words.ts'

const settings = { recusedCountInBase: true, quorumHalfStrict: false, sealedStatements: false }

type Planned = { id: string; number: number; on: Day; entries: Entry[] }

/** Plans a meeting of a day with its topics and calls it some days before. */
export async function callMeeting(
  bureau: Bureau,
  { on, items, noticedAt }: { on: Day; items: readonly DemoItem[]; noticedAt: Date },
): Promise<Planned> {
  const { tx, unitId } = bureau
  const id = randomUUID()
  const year = Number(on.slice(0, 4))
  const number = nextIn(bureau, 'meeting', year)
  const plannedAt = instant(on, '09:00')
  const head = { year, number, title: `党组${year}年第${number}次会议`, plannedAt, settings }
  await insertMeeting(tx, { unitId, id, ...head, place: '三楼会议室', recorder: nameOf(bureau, CLERK) })
  await fillMembers(tx, unitId, { id, plannedAt })
  const entries = await putOnAgenda(bureau, id, items, on)
  await invite(bureau, id, entries)
  await setMeeting(tx, unitId, id, { state: 'noticed', noticedAt })
  return { id, number, on, entries }
}

async function putOnAgenda(bureau: Bureau, meetingId: string, items: readonly DemoItem[], on: Day): Promise<Entry[]> {
  const { tx, unitId } = bureau
  const entries: Entry[] = []
  const rows = []
  for (const item of items) {
    const { kind, method, title, says } = item
    const made = kind === 'report' ? null : await makeTopic(bureau, item, on)
    for (const part of made?.parts ?? [{ id: null, title, says }]) {
      const id = randomUUID()
      const place = { unitId, meetingId, id, position: entries.length }
      rows.push({ ...place, title: part.title, kind, method, topicId: made?.topicId ?? null, topicItemId: part.id })
      entries.push({ id, item, says: part.says })
    }
  }
  await insertAgenda(tx, rows)
  return entries
}

/** Whoever presents an item attends it without a vote. */
async function invite(bureau: Bureau, meetingId: string, entries: readonly Entry[]): Promise<void> {
  const { tx, unitId, names } = bureau
  const members = demoGroup.map(([key]) => nameOf(bureau, key))
  const byName = Map.groupBy(entries, ({ item }) => item.presenter)
  const observers = [...byName].flatMap(([name, own]) => {
    const personId = [...names].find(([, one]) => one === name)?.[0]
    if (!personId || members.includes(name)) return []
    return [{ id: randomUUID(), personId, name, title: '汇报人', itemIds: own.map(({ id }) => id) }]
  })
  await replaceObservers(tx, unitId, meetingId, observers)
}

/** Holds one meeting of the past and, unless it is the latest, brings its minutes to an end. */
export async function holdPast(bureau: Bureau, meeting: DemoMeeting, emergencyId: string): Promise<void> {
  const { tx, unitId, today } = bureau
  const on = dayAgo(today, meeting.monthsAgo, meeting.day)
  const noticedAt = instant(preparedOn(bureau, addDays(on, -4)), '09:30')
  const planned = await callMeeting(bureau, { on, items: meeting.items, noticedAt })
  const { id, entries } = planned
  const urgent = entries.find(({ item }) => item.isEmergency)
  if (urgent) await linkEmergency(tx, unitId, emergencyId, urgent.id)
  await answerNotice(bureau, planned, meeting)
  const openedAt = instant(on, '09:00')
  await setMeeting(tx, unitId, id, { state: 'open', openedAt })
  const setup = (await setupOf(tx, unitId, id))!
  const absent = meeting.absent.map(([key]) => idOf(bureau, key))
  const closedAt = await holdMeeting(bureau, { meetingId: id, setup, entries, openedAt, absent })
  await setMeeting(tx, unitId, id, { state: 'closed', closedAt })
  await settle(bureau, planned)
  if (meeting.monthsAgo > 1) await finishMinutes(bureau, planned)
}

async function answerNotice(bureau: Bureau, { id, on, entries }: Planned, { absent }: DemoMeeting): Promise<void> {
  const { tx, platform, unitId } = bureau
  for (const [key] of demoGroup) {
    const personId = idOf(bureau, key)
    const leave = absent.find(([one]) => one === key)
    const answer = leave ? { reply: 'leave', replyReason: leave[1] } : { reply: 'attend' }
    await setMember(
      tx,
      { unitId, meetingId: id, personId },
      { ...answer, repliedAt: instant(preparedOn(bureau, addDays(on, -2)), '11:15') },
    )
  }
  const writer = absent[0]?.[0]
  for (const { id: itemId, item } of entries) {
    if (!item.opinion || !writer) continue
    const at = instant(addDays(on, -1), '20:10')
    const personId = idOf(bureau, writer)
    await saveAbsentOpinion(tx, platform.keys, { unitId, meetingId: id, itemId, personId, text: item.opinion, at })
  }
}

/** What follows from the meeting for topics, resolutions and tasks. */
async function settle(bureau: Bureau, { id, on, entries }: Planned): Promise<void> {
  const { tx, unitId, decided } = bureau
  const agenda = await agendaOfMeeting(tx, unitId, id)
  for (const { id: itemId, topicId, outcome } of agenda) {
    const { item } = entries.find((entry) => entry.id === itemId)!
    if (topicId) await markTopics(tx, unitId, [topicId], outcome === 'postponed' ? 'postponed' : 'decided')
    if (outcome !== 'passed') continue
    decided.set(item.ref, { itemId, on })
    if (item.resolution) await setAgendaItem(tx, unitId, itemId, { resolution: item.resolution })
    await assignTasks(bureau, itemId, item.tasks, on)
  }
}

/** Every member has confirmed the words; the record is hashed, sealed and locked as the service does it. */
async function finishMinutes(bureau: Bureau, { id, number, on }: Planned): Promise<void> {
  const { tx, platform, unitId } = bureau
  // A room that is read before the commit must not be remembered under the keys of the running program.
  const keys = { ...platform.keys }
  const live = (await liveRecord(tx, keys, { unitId, meetingId: id }))!
  const confirmedAt = instant(workdayFrom(addDays(on, 2)), '16:40')
  for (const { itemId, personId, text, at } of live.said) {
    const words = { text, writtenBy: '现场记录', writtenAt: new Date(at), confirmedAt }
    await insertWords(tx, keys, { unitId, meetingId: id, itemId, personId, version: 1, ...words })
  }
  await setMeeting(tx, unitId, id, { minutesNumber: `云文旅党组纪〔${on.slice(0, 4)}〕${number}号` })
  const record = await recordOf(tx, keys, unitId, id)
  const locked = { recordHash: recordHash(record), recordSealed: sealRecord(keys, id, record) }
  await setMeeting(tx, unitId, id, {
    state: 'locked',
    lockedAt: instant(workdayFrom(addDays(on, 5)), '10:00'),
    ...locked,
  })
}
