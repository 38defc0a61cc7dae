import { randomBytes } from 'node:crypto'
import { apply } from '../meeting/apply.ts'
import { decide } from '../meeting/decide.ts'
import { presiderOf, sitting } from '../meeting/reading.ts'
import { emptyTally, tallyOf } from '../meeting/result.ts'
import { start } from '../meeting/start.ts'
import type { By, Command, Event, Item, Setup, State } from '../meeting/state.ts'
import type { Choice, Tally } from '../schema/words.ts'
import { countBox, destroyKey, prepareBox, putBallot } from '../server/ballots.ts'
import { appendEvents, finishItem } from '../server/queries/room.ts'
import { type Bureau, CLERK, demoGroup, idOf, nameOf } from './bureau.ts'
import type { DemoItem } from './words.ts'

const MINUTE = 60_000
/** The order in which `says` gives the members' words. */
const speaking = [...demoGroup.slice(1), demoGroup[0]!].map(([key]) => key)

type Told = { at: Date; byName: string; event: Event }

/** A room in which the demo's meeting is held: the engine decides, what happened is kept for the database. */
type Room = {
  bureau: Bureau
  meetingId: string
  clerk: By
  state: State
  at: Date
  told: Told[]
  ballots: { itemId: string; round: number; personId: string; choice: Choice | null }[]
}

function act(room: Room, command: Command, by: By = room.clerk): void {
  const decided = decide(room.state, command, by, room.at.toISOString())
  if ('refused' in decided) throw new Error(`the demo breaks a rule: ${command.kind}: ${decided.refused}`)
  for (const event of decided.events) {
    room.state = apply(room.state, event)
    room.told.push({ at: room.at, byName: by.name, event })
  }
}

function wait(room: Room, minutes: number): void {
  room.at = new Date(room.at.getTime() + minutes * MINUTE)
}

const itemIn = (room: Room, itemId: string): Item => room.state.items.find(({ id }) => id === itemId)!
const wordsOf = (says: string) => says.split('|').map((text) => text.trim())

/** Everybody who takes part says a word, the presiding member last unless let speak first. */
function speak(room: Room, itemId: string, item: DemoItem, says: string): void {
  const { bureau } = room
  const present = sitting(room.state, itemIn(room, itemId)).map(({ id }) => id)
  const presiderId = presiderOf(room.state, itemIn(room, itemId))!.id
  const others = speaking.map((key) => idOf(bureau, key)).filter((id) => present.includes(id) && id !== presiderId)
  const order = item.override ? [presiderId, ...others] : [...others, presiderId]
  const words = wordsOf(says)
  for (const memberId of order) {
    const key = speaking.find((one) => idOf(bureau, one) === memberId)!
    const said = words[speaking.indexOf(key)] ?? ''
    const attitude = item.kind === 'report' ? null : item.postpone ? 'defer' : (item.against[key] ?? 'agree')
    const text = attitude === null && !said ? '没有补充意见。' : said
    wait(room, 2)
    act(room, { kind: 'state', itemId, memberId, attitude, text })
  }
}

/** Choices of a round in the order of voting, the presiding member's last. */
function choicesIn(room: Room, itemId: string, item: DemoItem): { memberId: string; choice: Choice; key: string }[] {
  const presiderId = presiderOf(room.state, itemIn(room, itemId))!.id
  const voters = sitting(room.state, itemIn(room, itemId)).map(({ id }) => id)
  return [...voters.filter((id) => id !== presiderId), presiderId].map((memberId) => {
    const key = speaking.find((one) => idOf(room.bureau, one) === memberId)!
    return { memberId, key, choice: item.against[key] ?? 'agree' }
  })
}

async function vote(room: Room, itemId: string, item: DemoItem): Promise<void> {
  const { method } = item
  wait(room, 2)
  const choices = choicesIn(room, itemId, item)
  act(room, { kind: 'open-vote', itemId, method })
  wait(room, 1)
  if (method === 'secret') {
    await voteInSecret(room, itemId, choices)
    return
  }
  if (method === 'paper') {
    const tally = { ...emptyTally, ...tallyOf(choices.map(({ choice }) => choice)) }
    const count = { issued: choices.length, returned: choices.length, tally }
    for (const teller of ['xiechanggeng', CLERK]) {
      act(room, { kind: 'count', itemId, tellerId: idOf(room.bureau, teller), count })
    }
  } else {
    for (const { memberId, choice } of choices) {
      act(room, { kind: 'vote', itemId, memberId, choice })
      room.ballots.push({ itemId, round: 1, personId: memberId, choice })
    }
  }
  act(room, { kind: 'close-vote', itemId })
}

/** Secret ballots go through a real box, so that what stays of them is what stays of any. */
async function voteInSecret(
  room: Room,
  itemId: string,
  choices: readonly { memberId: string; choice: Choice; key: string }[],
): Promise<void> {
  const { bureau } = room
  const { tx, platform, unitId } = bureau
  const round = { unitId, itemId, round: 1 }
  let secretTally: Tally
  try {
    await prepareBox(platform, tx, round)
    for (const { memberId, choice, key } of choices) {
      act(room, { kind: 'cast', itemId, memberId }, { role: 'member', personId: memberId, name: nameOf(bureau, key) })
      room.ballots.push({ itemId, round: 1, personId: memberId, choice: null })
      await putBallot(platform, tx, round, { choice, receipt: randomBytes(16).toString('hex') })
    }
    secretTally = (await countBox(platform, tx, round)).tally
  } finally {
    destroyKey(platform, round)
  }
  wait(room, 1)
  act(room, { kind: 'close-vote', itemId, secretTally })
}

/** An item as it stands on the agenda, with the words said on it. */
export type Entry = { id: string; item: DemoItem; says: string }

async function discuss(room: Room, { id: itemId, item, says }: Entry): Promise<void> {
  wait(room, 1)
  act(room, { kind: 'start-item', itemId })
  if (item.late) {
    wait(room, 1)
    act(room, { kind: 'sign-in', memberId: idOf(room.bureau, item.late) })
  }
  if (item.recused) {
    const [key, reason] = item.recused
    act(room, { kind: 'recuse', itemId, memberId: idOf(room.bureau, key), reason })
  }
  if (item.override) act(room, { kind: 'override', itemId, reason: item.override })
  speak(room, itemId, item, says)
  wait(room, 1)
  if (item.postpone) act(room, { kind: 'postpone', itemId, reason: item.postpone, until: null })
  else if (item.kind === 'report') act(room, { kind: 'finish-report', itemId, note: '会议听取了汇报。' })
  else await vote(room, itemId, item)
}

type Held = { meetingId: string; setup: Setup; entries: readonly Entry[]; openedAt: Date; absent: readonly string[] }

/** Holds a meeting that has been opened, from the first signature to its end, and keeps its events. Returns the end. */
export async function holdMeeting(bureau: Bureau, held: Held): Promise<Date> {
  const { meetingId, setup, entries, openedAt, absent } = held
  const clerk: By = { role: 'clerk', personId: idOf(bureau, CLERK), name: nameOf(bureau, CLERK) }
  const room: Room = { bureau, meetingId, clerk, state: start(setup), at: openedAt, told: [], ballots: [] }
  const late = entries.map(({ item }) => item.late && idOf(bureau, item.late))
  for (const { id } of setup.members) {
    if (!absent.includes(id) && !late.includes(id)) act(room, { kind: 'sign-in', memberId: id })
  }
  for (const entry of entries) await discuss(room, entry)
  wait(room, 2)
  act(room, { kind: 'close-meeting' })
  await keep(room)
  return room.at
}

/** Writes down what happened: the events, who voted, and what became of each item. */
async function keep({ bureau, meetingId, told, ballots }: Room): Promise<void> {
  const { tx, platform, unitId } = bureau
  let seq = 0
  while (seq < told.length) {
    const { at, byName } = told[seq]!
    const end = told.findIndex((one, index) => index > seq && (one.at !== at || one.byName !== byName))
    const events = told.slice(seq, end === -1 ? told.length : end).map(({ event }) => event)
    await appendEvents(tx, platform.keys, { unitId, meetingId, seq, at, byName }, events)
    seq += events.length
  }
  if (ballots.length) {
    const rows = ballots.map((ballot) => ({ ...ballot, unitId, meetingId }))
    await tx.insertInto('meetingBallot').values(rows).execute()
  }
  for (const { at, event } of told) {
    if (event.kind !== 'item-finished') continue
    const { outcome, tally } = event.result
    await finishItem(tx, { unitId, itemId: event.itemId }, { outcome, tally, decidedAt: at })
  }
}
