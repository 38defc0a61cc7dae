import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { databaseText } from '../../../testing/dossiers.ts'
import { type MeetingBureau, makeMeeting } from '../../../testing/meeting-bureau.ts'
import { listHash, receiptHash } from './ballots.ts'

const ROUNDS = 20
const VOTERS = 9
const AGAINST = 3

let bureau: MeetingBureau
const logged: string[] = []
afterEach(() => bureau.world.close())

/** Numbers from 0 to below 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function mixed<T>(list: readonly T[], random: () => number): T[] {
  const keyed = list.map((one) => ({ one, key: random() }))
  return keyed.toSorted((left, right) => left.key - right.key).map(({ one }) => one)
}

async function done(answer: ReturnType<MeetingBureau['act']>) {
  expect((await answer).body).toEqual({ seq: expect.any(Number) })
}

async function beginMeeting() {
  bureau = await makeMeeting({
    members: VOTERS,
    items: Array.from({ length: ROUNDS }, (_, index) => ({ title: `第${index + 1}项` })),
  })
  logged.length = 0
  bureau.world.platform.log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  await bureau.open()
  for (const { id } of bureau.members) await done(bureau.act(bureau.clerk, { kind: 'sign-in', memberId: id }))
}

type Ballot = { voter: number; isAgainst: boolean; receipt: string }

/** One round by secret ballot, cast in an order of its own, some seconds between two ballots. */
async function voteOn(itemId: string, random: () => number): Promise<{ ballots: Ballot[]; boxes: Buffer[] }> {
  const { act, clerk, members, world, meetingId } = bureau
  await done(act(clerk, { kind: 'start-item', itemId }))
  for (const { id } of [...members.slice(1), members[0]!]) {
    await done(act(clerk, { kind: 'state', itemId, memberId: id, attitude: 'agree', text: '' }))
  }
  await done(act(clerk, { kind: 'open-vote', itemId, method: 'secret' }))
  const voters = Array.from({ length: VOTERS }, (_, index) => index)
  const against = new Set(mixed(voters, random).slice(0, AGAINST))
  const boxes: Buffer[] = []
  const ballots: Ballot[] = []
  for (const voter of mixed(voters, random)) {
    world.clock.forward(1)
    const receipt = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('')
    const isAgainst = against.has(voter)
    const { id, client } = members[voter]!
    const path = `/api/meetings/${meetingId}/items/${itemId}/ballot`
    const sent = { memberId: id, choice: isAgainst ? 'disagree' : 'agree', receipt }
    expect((await client.post(path, sent)).status).toBe(200)
    ballots.push({ voter, isAgainst, receipt })
    boxes.push(await boxOf(itemId))
  }
  return { ballots, boxes }
}

async function boxOf(itemId: string): Promise<Buffer> {
  const row = await bureau.world.db
    .selectFrom('secretBox')
    .select('box')
    .where('itemId', '=', itemId)
    .executeTakeFirstOrThrow()
  return row.box!
}

const keyFiles = () => {
  const folder = join(dirname(bureau.world.platform.anchorFile), 'keys', 'ballots')
  return existsSync(folder) ? readdirSync(folder) : []
}

/** The voters in every order the dump can tell: of writing, of place on the page, of time, of the live record. */
async function ordersOf(itemId: string): Promise<Record<string, string[]>> {
  const { db, meetingId, platform } = { ...bureau.world, meetingId: bureau.meetingId }
  const rows = await sql<{ person: string; xmin: string; ctid: string }>`
    select person_id as person, xmin::text, ctid::text from meeting_ballot where item_id = ${itemId}`.execute(db)
  const place = (ctid: string) => ctid.replace(/\d+/g, (digits) => digits.padStart(8, '0'))
  const by = (key: (row: (typeof rows.rows)[number]) => string | number) =>
    rows.rows.toSorted((left, right) => (key(left) < key(right) ? -1 : 1)).map(({ person }) => person)
  const entries = await db.selectFrom('auditEntry').select(['seq', 'at', 'action', 'detail']).orderBy('at').execute()
  const audited = entries
    .filter(({ action }) => action === 'meeting.ballot-cast')
    .map(({ detail }) => JSON.parse(detail))
    .filter((detail) => detail.itemId === itemId)
    .map((detail) => detail.memberId as string)
  const events = await db.selectFrom('meetingEvent').selectAll().orderBy('seq').execute()
  const recorded = events
    .filter(({ kind }) => kind === 'cast')
    .map(({ seq, contentSealed }) => platform.keys.open(contentSealed, `meeting_event.content.${meetingId}.${seq}`))
    .map((text) => JSON.parse(text))
    .filter((event) => event.itemId === itemId)
    .map((event) => event.memberId as string)
  const orders = { xmin: by(({ xmin }) => Number(xmin)), ctid: by(({ ctid }) => place(ctid)), audited, recorded }
  const names = by(({ person }) => person)
  return { ...orders, reversed: orders.xmin.toReversed(), names }
}

/** How many voters a guess gets right that lays the list of receipts beside the voters in some order. */
function rightOnes(receipts: readonly string[], order: readonly string[], ballots: readonly Ballot[]): number {
  // The attacker is even told what is on each ballot; only whose it is stays open.
  const contents = new Map(ballots.map(({ receipt, isAgainst }) => [receiptHash(receipt), isAgainst]))
  const truth = new Map(ballots.map(({ voter, isAgainst }) => [bureau.members[voter]!.id, isAgainst]))
  return order.filter((person, index) => contents.get(receipts[index]!) === truth.get(person)).length
}

// Of a list in an order of its own (3² + 6²) / 9 of nine are right by chance; the variance is that of drawing three of
// nine twice and counting those drawn both times: 4 · 3²·6² / (9²·8).
const CHANCE = (ROUNDS * (AGAINST ** 2 + (VOTERS - AGAINST) ** 2)) / VOTERS
const SIGMA = Math.sqrt((ROUNDS * 4 * AGAINST ** 2 * (VOTERS - AGAINST) ** 2) / (VOTERS ** 2 * (VOTERS - 1)))
const BEST = CHANCE + 3 * SIGMA

type Scores = Record<string, number>
const add = (scores: Scores, name: string, right: number) => {
  scores[name] = (scores[name] ?? 0) + right
}

describe('somebody with the whole database, its dump, the log and the data folder', () => {
  it('learns nothing of who cast which ballot', async () => {
    await beginMeeting()
    const scores: Scores = {}
    const leaking: Scores = {}
    const secrets: string[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const itemId = bureau.items[round]!.id
      const { ballots, boxes } = await voteOn(itemId, seeded(round + 1))
      expect(new Set(boxes.map(({ length }) => length)).size).toBe(1)
      expect(keyFiles()).toHaveLength(1)
      if (round === 0) {
        const during = await databaseText(bureau.world)
        expect(during).not.toMatch(/"choice"|disagree/)
        for (const { receipt } of ballots) expect(during).not.toContain(receipt)
      }
      await done(bureau.act(bureau.clerk, { kind: 'close-vote', itemId }))
      expect(keyFiles()).toEqual([])
      const { vote, result } = (await bureau.room()).items.find((one: { id: string }) => one.id === itemId)
      expect(result.tally).toMatchObject({ agree: VOTERS - AGAINST, disagree: AGAINST })
      const inOrderOfCasting = ballots.map(({ receipt }) => receiptHash(receipt))
      expect(vote.receipts.toSorted()).toEqual(inOrderOfCasting.toSorted())
      for (const [name, order] of Object.entries(await ordersOf(itemId))) {
        expect(order, name).toHaveLength(VOTERS)
        add(scores, name, rightOnes(vote.receipts, order, ballots))
        add(leaking, name, rightOnes(inOrderOfCasting, order, ballots))
      }
      secrets.push(...ballots.map(({ receipt }) => receipt))
    }
    for (const [name, right] of Object.entries(scores)) expect(right, name).toBeLessThanOrEqual(BEST)
    // Were the list in the order of casting, the same guesses would find everybody.
    for (const name of ['xmin', 'audited', 'recorded']) expect(leaking[name], name).toBe(ROUNDS * VOTERS)
    const traces = `${await databaseText(bureau.world)}\n${logged.join('\n')}`
    for (const secret of secrets) expect(traces.includes(secret)).toBe(false)
    expect(logged.join('\n')).not.toMatch(/agree/)
  }, 120_000)

  it('cannot take a receipt out of the published list, put one in or change one', async () => {
    await beginMeeting()
    const itemId = bureau.items[0]!.id
    const { ballots } = await voteOn(itemId, seeded(99))
    await done(bureau.act(bureau.clerk, { kind: 'close-vote', itemId }))
    const { receipts } = (await bureau.room()).items[0].vote
    for (const { receipt } of ballots) expect(receipts).toContain(receiptHash(receipt))
    const entry = await bureau.world.db
      .selectFrom('auditEntry')
      .select('detail')
      .where('action', '=', 'meeting.ballots-counted')
      .executeTakeFirstOrThrow()
    const { list, ballots: counted } = JSON.parse(entry.detail)
    expect([list, counted]).toEqual([listHash(receipts), VOTERS])
    for (let index = 0; index < VOTERS; index++) {
      expect(listHash(receipts.toSpliced(index, 1))).not.toBe(list)
      expect(listHash(receipts.toSpliced(index, 1, receiptHash('另一张')))).not.toBe(list)
      expect(listHash(receipts.toSpliced(index, 0, receiptHash('多一张')))).not.toBe(list)
    }
  })
})
