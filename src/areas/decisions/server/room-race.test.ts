import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { type MeetingBureau, makeMeeting } from '../../../testing/meeting-bureau.ts'
import { faultsIn, type Happened } from '../../../testing/meeting-check.ts'
import type { Client } from '../../../testing/world.ts'
import type { RoomItem, RoomView } from '../schema/room.ts'
import type { Choice, Method } from '../schema/words.ts'

let bureau: MeetingBureau
afterEach(() => bureau.world.close())

type Sent = Parameters<MeetingBureau['act']>[1]

async function ok(command: Sent, by = bureau.clerk) {
  expect((await bureau.act(by, command)).body, command.kind).toEqual({ seq: expect.any(Number) })
}

async function begin(wanted: Parameters<typeof makeMeeting>[0]) {
  bureau = await makeMeeting(wanted)
  await bureau.open()
  for (const { id } of bureau.members) await ok({ kind: 'sign-in', memberId: id })
}

const item = (index = 0) => bureau.items[index]!.id

const says = (index: number, itemId = item()): Sent =>
  ({ kind: 'state', itemId, memberId: bureau.members[index]!.id, attitude: 'agree', text: '同意' }) as const

function cast(index: number, choice: Choice, itemId = item()) {
  const { id, client } = bureau.members[index]!
  const ballot = { memberId: id, choice, receipt: randomBytes(16).toString('hex') }
  return client.post(`/api/meetings/${bureau.meetingId}/items/${itemId}/ballot`, ballot)
}

async function voting(method: Method) {
  await ok({ kind: 'start-item', itemId: item() })
  for (let index = bureau.members.length - 1; index >= 0; index--) await ok(says(index))
  await ok({ kind: 'open-vote', itemId: item(), method })
}

/** Everything that happened, read from the database and not from the program. */
async function happened(): Promise<Happened[]> {
  const { db, platform } = bureau.world
  const rows = await db.selectFrom('meetingEvent').selectAll().orderBy('seq').execute()
  return rows.map(({ seq, meetingId, contentSealed }) => {
    return { seq, event: JSON.parse(platform.keys.open(contentSealed, `meeting_event.content.${meetingId}.${seq}`)) }
  })
}

const statuses = (answers: readonly { status: number }[]) => {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

describe('many at once', () => {
  it('fifty ballots of one member count once', async () => {
    await begin({ members: 3 })
    await voting('secret')
    const answers = await Promise.all(Array.from({ length: 50 }, () => cast(1, 'disagree')))
    expect(statuses(answers)).toEqual({ 200: 1, 409: 49 })
    for (const { body } of answers.filter(({ status }) => status === 409)) expect(body.message).toContain('已经表决')
    await Promise.all([cast(2, 'agree'), cast(0, 'agree')])
    await ok({ kind: 'close-vote', itemId: item() })
    expect((await bureau.room()).items[0].result.tally).toMatchObject({ agree: 2, disagree: 1 })
  })

  it('fifty arrivals and fifty named votes of one member count once', async () => {
    await begin({ members: 3 })
    await ok({ kind: 'leave', memberId: bureau.members[2]!.id, reason: '' })
    const { id, client } = bureau.members[2]!
    const fifty = (command: Sent) => Promise.all(Array.from({ length: 50 }, () => bureau.act(client, command)))
    expect(statuses(await fifty({ kind: 'sign-in', memberId: id }))).toEqual({ 200: 1, 409: 49 })
    await voting('named')
    const vote = { kind: 'vote', itemId: item(), memberId: id, choice: 'agree' } as const
    expect(statuses(await fifty(vote))).toEqual({ 200: 1, 409: 49 })
    expect(await bureau.world.db.selectFrom('meetingBallot').select(['personId', 'choice']).execute()).toEqual([
      { personId: id, choice: 'agree' },
    ])
  })

  it('all members cast in secret at the same moment', async () => {
    await begin({ members: 15 })
    await voting('secret')
    const answers = await Promise.all(bureau.members.map((_, index) => cast(index, index < 4 ? 'disagree' : 'agree')))
    expect(statuses(answers)).toEqual({ 200: 15 })
    const closing = await Promise.all(
      Array.from({ length: 5 }, () => bureau.act(bureau.clerk, { kind: 'close-vote', itemId: item() })),
    )
    expect(statuses(closing)).toEqual({ 200: 1, 409: 4 })
    expect((await bureau.room()).items[0].result.tally).toMatchObject({ agree: 11, disagree: 4 })
  })

  it('the chair who speaks at the same moment as the last member never comes first', async () => {
    const items = Array.from({ length: 20 }, (_, index) => ({ title: `第${index + 1}项` }))
    await begin({ members: 3, items })
    const [chair, , last] = bureau.members
    let early = 0
    for (const [index, { id: itemId }] of bureau.items.entries()) {
      await ok({ kind: 'start-item', itemId })
      await ok(says(1, itemId))
      const byChair = () => bureau.act(chair!.client, says(0, itemId))
      const byLast = () => bureau.act(last!.client, says(2, itemId))
      const [one, other] = await Promise.all(index % 2 ? [byChair(), byLast()] : [byLast(), byChair()])
      const [chairs, lasts] = index % 2 ? [one, other] : [other, one]
      expect(lasts.status).toBe(200)
      if (chairs.status === 409) {
        early += 1
        expect(chairs.body.faults).toEqual([{ field: 'missing', message: last!.name }])
        await ok(says(0, itemId), chair!.client)
      }
      await ok({ kind: 'postpone', itemId, reason: '下次会议再研究', until: null })
    }
    // Of twenty tries the chair was the first to arrive at least once, else nothing was tried.
    expect(early).toBeGreaterThan(0)
    const spoken = (await happened()).flatMap(({ event }) => (event.kind === 'stated' ? [event] : []))
    for (const { id: itemId } of bureau.items) {
      expect(spoken.filter((one) => one.itemId === itemId).at(-1)!.memberId).toBe(chair!.id)
    }
  })
})

/** Numbers from 0 to below 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

type Cast = { kind: 'cast'; itemId: string; memberId: string }
type Attempt = { by: Client; command: Sent | Cast }
type Random = () => number
const oneOf = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!
const choices: Choice[] = ['agree', 'agree', 'agree', 'disagree', 'defer', 'abstain']

/** Something somebody might send now, sensible or not. */
function anything(view: RoomView, random: Random): Attempt {
  const { members, clerk } = bureau
  const member = oneOf(members, random)
  const own = random() < 0.5 ? member.client : clerk
  const memberId = member.id
  const current = view.items.find(({ id }) => id === view.currentItemId)
  const itemId = (random() < 0.9 && current ? current : oneOf(view.items, random)).id
  const draw = random()
  if (draw < 0.04) return { by: own, command: { kind: 'leave', memberId, reason: '' } }
  if (draw < 0.16) return { by: own, command: { kind: 'sign-in', memberId } }
  if (draw < 0.18) return { by: own, command: { kind: 'recuse', itemId, memberId, reason: '涉及本人' } }
  if (draw < 0.21) return { by: clerk, command: { kind: 'lift-recusal', itemId, memberId, reason: '查明没有关系' } }
  if (draw < 0.215) return { by: clerk, command: { kind: 'override', itemId, reason: '紧急情况，必须立即处置' } }
  if (draw < 0.225) return { by: clerk, command: { kind: 'void-vote', itemId, reason: '操作有误，全体同意重新表决' } }
  if (draw < 0.23) return { by: own, command: { kind: 'postpone', itemId, reason: '材料还不齐', until: null } }
  if (draw < 0.235) return { by: clerk, command: { kind: 'close-meeting' } }
  if (!current) return { by: clerk, command: { kind: 'start-item', itemId } }
  return towardsTheEnd(current, random)
}

/** What brings the item on that is being discussed or voted on. */
function towardsTheEnd(current: RoomItem, random: Random): Attempt {
  const { members, clerk } = bureau
  const itemId = current.id
  const clientOf = (id: string) => members.find((member) => member.id === id)!.client
  if (!current.vote || current.state !== 'voting') {
    if (!current.waitingFor.length && random() < 0.5) {
      const method = oneOf<Method>(['named', 'hands', 'secret'], random)
      return { by: clerk, command: { kind: 'open-vote', itemId, method } }
    }
    const speakers = [...current.waitingFor.map(({ memberId }) => memberId), current.presiderId ?? members[0]!.id]
    const memberId = random() < 0.8 ? oneOf(speakers, random) : oneOf(members, random).id
    const attitude = oneOf(choices, random)
    return { by: clientOf(memberId), command: { kind: 'state', itemId, memberId, attitude, text: '' } }
  }
  const { voters, method } = current.vote
  const left = voters.filter(({ hasVoted }) => !hasVoted)
  if (!left.length || random() < 0.1) return { by: clerk, command: { kind: 'close-vote', itemId } }
  const { memberId } = oneOf(random() < 0.8 ? left : voters, random)
  const choice = oneOf(choices, random)
  if (method === 'secret') return { by: clientOf(memberId), command: { kind: 'cast', itemId, memberId } }
  const by = method === 'hands' ? clerk : clientOf(memberId)
  return { by, command: { kind: 'vote', itemId, memberId, choice } }
}

type Known = { itemId: string; memberId: string; choice: Choice }

async function send({ by, command }: Attempt, random: Random, cast: Known[]) {
  if (command.kind !== 'cast') return bureau.act(by, command)
  const { itemId, memberId } = command
  const choice = oneOf(choices, random)
  const ballot = { memberId, choice, receipt: randomBytes(16).toString('hex') }
  const answer = await by.post(`/api/meetings/${bureau.meetingId}/items/${itemId}/ballot`, ballot)
  if (answer.status === 200) cast.push({ itemId, memberId, choice })
  return answer
}

/** Ends the meeting whatever its state. */
async function finish() {
  const view: RoomView = await bureau.room()
  for (const { id: itemId, state } of view.items) {
    if (state === 'voting') await ok({ kind: 'void-vote', itemId, reason: '时间已到，下次会议再表决' })
    if (state !== 'finished') await ok({ kind: 'postpone', itemId, reason: '会议时间已到', until: null })
  }
  if (view.state === 'open') await ok({ kind: 'close-meeting' })
}

/** The year's statistics read all rooms at once; the room itself tells the same. */
async function expectTold() {
  const view: RoomView = await bureau.room()
  const { status, body } = await bureau.members[0]!.client.get('/api/decisions/statistics')
  expect(status).toBe(200)
  expect(body.recusals).toBe(view.items.flatMap(({ recused }) => recused).length)
  expect(body.overrides).toBe(view.items.filter(({ override }) => override !== null).length)
  const came = view.members.map(({ id, presence }) => [id, presence === 'absent' ? 0 : 1])
  expect(body.attendance.map((one: { personId: string; attended: number }) => [one.personId, one.attended])).toEqual(
    came,
  )
}

/** Enough was accepted and refused to say something. */
function isBusy(answers: readonly { status: number }[]): boolean {
  const { 200: accepted = 0, 409: refused = 0 } = statuses(answers)
  return accepted > 50 && refused > 20
}

describe('a room in which everybody does something at once', () => {
  it.each([11, 23, 47])('keeps every rule (seed %i)', async (seed) => {
    const kinds = ['ordinary', 'cadre', 'ordinary', 'sanction', 'ordinary', 'ordinary'] as const
    await begin({ members: 5, items: kinds.map((kind, index) => ({ title: `第${index + 1}项`, kind })) })
    const random = seeded(seed)
    const answers: { status: number }[] = []
    const cast: Known[] = []
    // How fast they get on depends on who comes first; at least one vote has to be ended to say anything.
    const isDone = ({ items }: RoomView) => items.some(({ result }) => result?.tally)
    for (let batch = 0; batch < 100; batch++) {
      const view: RoomView = await bureau.room()
      if (batch >= 30 && isDone(view) && isBusy(answers)) break
      const sent = Array.from({ length: 8 }, () => anything(view, random))
      answers.push(...(await Promise.all(sent.map((one) => send(one, random, cast)))))
    }
    const { 200: _accepted, 409: _refused, ...others } = statuses(answers)
    expect(others).toEqual({})
    expect(isBusy(answers)).toBe(true)
    await finish()
    await expectTold()
    const { db } = bureau.world
    const events = await happened()
    const ballots = await db.selectFrom('meetingBallot').selectAll().execute()
    const agenda = await db.selectFrom('agendaItem').selectAll().execute()
    const members = bureau.members.map(({ id }, index) => ({ id, isChair: index === 0 }))
    const items = bureau.items.map(({ id }, index) => ({ id, kind: kinds[index]! }))
    const evidence = { members, items, events, ballots, agenda, cast }
    expect(faultsIn(evidence)).toEqual([])
    // The check itself: it misses neither a ballot nor words that were never spoken.
    const silent = events.filter(({ event }) => event.kind !== 'stated')
    expect(faultsIn({ ...evidence, ballots: ballots.slice(1) })).toHaveLength(1)
    expect(
      faultsIn({ ...evidence, events: silent.map(({ event }, index) => ({ seq: index + 1, event })) }),
    ).not.toEqual([])
    expect(events.some(({ event }) => event.kind === 'vote-closed')).toBe(true)
    for (const { client, id } of bureau.members) {
      expect((await bureau.act(client, { kind: 'sign-in', memberId: id })).status).toBe(409)
    }
    expect(await happened()).toEqual(events)
  })
})
