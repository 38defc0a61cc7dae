import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { databaseText } from '../../../testing/dossiers.ts'
import { type MeetingBureau, makeMeeting } from '../../../testing/meeting-bureau.ts'
import type { Choice } from '../schema/words.ts'
import { destroyOldKeys, listHash, receiptHash } from './ballots.ts'

let bureau: MeetingBureau
afterEach(() => bureau.world.close())

const item = () => bureau.items[0]!.id
const keyFolder = () => join(dirname(bureau.world.platform.anchorFile), 'keys', 'ballots')
const keyFiles = () => (existsSync(keyFolder()) ? readdirSync(keyFolder()) : [])

async function done(answer: ReturnType<MeetingBureau['act']>) {
  expect((await answer).body).toEqual({ seq: expect.any(Number) })
}

/** A meeting of `count` members that is about to vote in secret. */
async function voting(count: number, items: Parameters<typeof makeMeeting>[0] = {}) {
  bureau = await makeMeeting({ members: count, ...items })
  await bureau.open()
  const { act, clerk, members } = bureau
  for (const { id } of members) await done(act(clerk, { kind: 'sign-in', memberId: id }))
  await begin(item())
}

async function begin(itemId: string) {
  const { act, clerk, members } = bureau
  await done(act(clerk, { kind: 'start-item', itemId }))
  for (const { id } of [...members.slice(1), members[0]!]) {
    await done(act(clerk, { kind: 'state', itemId, memberId: id, attitude: 'agree', text: '' }))
  }
  await done(act(clerk, { kind: 'open-vote', itemId, method: 'secret' }))
}

const receipts = new Map<number, string>()

function cast(index: number, choice: Choice, itemId = item(), receipt = randomBytes(16).toString('hex')) {
  const { id, client } = bureau.members[index]!
  receipts.set(index, receipt)
  return client.post(`/api/meetings/${bureau.meetingId}/items/${itemId}/ballot`, { memberId: id, choice, receipt })
}

const close = (itemId = item()) => bureau.act(bureau.clerk, { kind: 'close-vote', itemId })

describe('a secret ballot', () => {
  it('counts once, however often it is sent', async () => {
    await voting(3)
    const answers = await Promise.all(Array.from({ length: 50 }, () => cast(1, 'disagree')))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
    await Promise.all([cast(2, 'agree'), cast(0, 'agree')])
    await done(close())
    expect((await bureau.room()).items[0].result.tally).toMatchObject({ agree: 2, disagree: 1 })
  })

  it('is cast by the voter only', async () => {
    await voting(3)
    const body = { memberId: bureau.members[1]!.id, choice: 'agree', receipt: randomBytes(16).toString('hex') }
    const path = `/api/meetings/${bureau.meetingId}/items/${item()}/ballot`
    for (const by of [bureau.clerk, bureau.observer, bureau.members[2]!.client]) {
      expect((await by.post(path, body)).status).toBe(409)
    }
    expect(
      (await bureau.act(bureau.clerk, { kind: 'vote', itemId: item(), memberId: body.memberId, choice: 'agree' }))
        .status,
    ).toBe(409)
    expect(await bureau.world.db.selectFrom('meetingBallot').selectAll().execute()).toEqual([])
  })

  it('gives no result before the end to anybody', async () => {
    await voting(3)
    await cast(1, 'disagree')
    for (const by of [bureau.clerk, bureau.members[0]!.client, bureau.members[1]!.client]) {
      const { vote, result } = (await bureau.room(by)).items[0]
      expect(result).toBeNull()
      expect(vote.voters.map((voter: { choice: unknown }) => voter.choice)).toEqual([null, null, null])
      expect(vote.receipts).toBeNull()
    }
    expect((await close()).status).toBe(409)
  })

  it('has a receipt that is in the published list, whose hash is in the audit trail', async () => {
    await voting(3)
    for (const index of [2, 1, 0]) await cast(index, index ? 'agree' : 'abstain')
    await done(close())
    const { vote } = (await bureau.room(bureau.members[1]!.client)).items[0]
    const hashes = [0, 1, 2].map((index) => receiptHash(receipts.get(index)!))
    expect(vote.receipts).toEqual(hashes.toSorted())
    const { db } = bureau.world
    const entry = await db
      .selectFrom('auditEntry')
      .select('detail')
      .where('action', '=', 'meeting.ballots-counted')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.detail).list).toBe(listHash(vote.receipts))
    const changed = [...vote.receipts.slice(0, 2), receiptHash('another')].sort()
    expect(listHash(changed)).not.toBe(JSON.parse(entry.detail).list)
    expect(await databaseText(bureau.world)).not.toContain(receipts.get(1))
  })

  it('survives a program that was stopped in the middle, exactly once', async () => {
    await voting(3)
    await cast(1, 'disagree')
    await cast(2, 'agree')
    // What another process would find: the database and the folder, nothing of this one's memory.
    await destroyOldKeys(bureau.world.platform)
    expect(keyFiles()).toHaveLength(1)
    expect((await cast(1, 'agree')).status).toBe(409)
    await cast(0, 'agree')
    await done(close())
    expect((await bureau.room()).items[0].result.tally).toMatchObject({ agree: 2, disagree: 1 })
    expect(keyFiles()).toEqual([])
  })

  it('of a voided round is gone, and the round is repeated', async () => {
    await voting(3)
    await cast(1, 'disagree')
    await done(bureau.act(bureau.clerk, { kind: 'void-vote', itemId: item(), reason: '一名成员误操作，全体同意重投' }))
    expect(keyFiles()).toEqual([])
    await done(bureau.act(bureau.clerk, { kind: 'open-vote', itemId: item(), method: 'secret' }))
    for (const index of [0, 1, 2]) expect((await cast(index, 'agree')).status).toBe(200)
    await done(close())
    expect((await bureau.room()).items[0].result.tally).toMatchObject({ agree: 3, disagree: 0 })
  })
})

type Traces = {
  ballots: { person: string; xmin: string; ctid: string }[]
  boxes: { xmin: string; box: Buffer | null }[]
}

/** What the tables of voting hold with the columns only a dump shows. */
async function traces(itemId: string): Promise<Traces> {
  const { db } = bureau.world
  const ballots = await sql<{ person: string; xmin: string; ctid: string }>`
    select person_id as person, xmin::text, ctid::text from meeting_ballot where item_id = ${itemId} order by xmin::text::bigint`.execute(
    db,
  )
  const boxes = await sql<{ xmin: string; box: Buffer | null }>`
    select xmin::text, box from secret_box where item_id = ${itemId}`.execute(db)
  return { ballots: ballots.rows, boxes: boxes.rows }
}

describe('somebody with the whole database, its dump and the log', () => {
  const ROUNDS = 20
  const VOTERS = 9

  it('guesses who cast which ballot no better than by chance', async () => {
    const items = Array.from({ length: ROUNDS }, (_, index) => ({ title: `第${index + 1}项` }))
    await voting(VOTERS, { items })
    let right = 0
    for (let round = 0; round < ROUNDS; round++) {
      const itemId = bureau.items[round]!.id
      if (round) await begin(itemId)
      const order = Array.from({ length: VOTERS }, (_, index) => index).sort(() => Math.random() - 0.5)
      const against = new Set(order.toSorted(() => Math.random() - 0.5).slice(0, 3))
      for (const index of order) {
        expect((await cast(index, against.has(index) ? 'disagree' : 'agree', itemId)).status).toBe(200)
      }
      const during = await traces(itemId)
      expect(during.boxes[0]!.box!.toString('latin1')).not.toContain('agree')
      await done(close(itemId))
      const { ballots, boxes } = await traces(itemId)
      expect(boxes[0]!.box).toBeNull()
      // The attacker lays the published receipts, which are all that is left of the ballots, beside the voters in the
      // order in which they voted, and knows of each receipt what only its voter could know: the choice.
      const view = (await bureau.room()).items.find((one: { id: string }) => one.id === itemId)
      const choiceOf = new Map([...receipts].map(([index, receipt]) => [receiptHash(receipt), against.has(index)]))
      ballots.forEach(({ person }, position) => {
        const voter = bureau.members.findIndex(({ id }) => id === person)
        if (choiceOf.get(view.vote.receipts[position]) === against.has(voter)) right += 1
      })
    }
    // By chance (3² + 6²) / 9² of the voters are matched with a ballot of their own choice.
    const tries = ROUNDS * VOTERS
    const chance = (tries * (3 ** 2 + 6 ** 2)) / VOTERS ** 2
    const sigma = Math.sqrt((tries * 5 * 4) / 9 / 9)
    expect(Math.abs(right - chance)).toBeLessThanOrEqual(4 * sigma)
  }, 120_000)

  it('finds no choice and no receipt beside a name anywhere', async () => {
    await voting(3)
    for (const index of [1, 2, 0]) await cast(index, index === 1 ? 'disagree' : 'agree')
    const before = await databaseText(bureau.world)
    expect(before).not.toMatch(/"choice"|disagree/)
    await done(close())
    const rows = await bureau.world.db.selectFrom('meetingBallot').select('choice').execute()
    expect(rows.map(({ choice }) => choice)).toEqual([null, null, null])
    const entries = await bureau.world.db.selectFrom('auditEntry').select(['action', 'detail']).execute()
    const casts = entries
      .filter(({ action }) => action === 'meeting.ballot-cast')
      .map(({ detail }) => JSON.parse(detail))
    expect(casts.map((detail) => Object.keys(detail).sort())).toEqual([1, 2, 3].map(() => ['itemId', 'memberId']))
    expect(keyFiles()).toEqual([])
  })
})
