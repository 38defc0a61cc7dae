import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { databaseText } from '../../../testing/dossiers.ts'
import { type MeetingBureau, makeMeeting } from '../../../testing/meeting-bureau.ts'
import { restarted } from '../../../testing/restart.ts'
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
afterEach(() => receipts.clear())

function cast(index: number, choice: Choice, itemId = item(), receipt = randomBytes(16).toString('hex')) {
  const { id, client } = bureau.members[index]!
  receipts.set(index, receipt)
  return client.post(`/api/meetings/${bureau.meetingId}/items/${itemId}/ballot`, { memberId: id, choice, receipt })
}

const close = (itemId = item()) => bureau.act(bureau.clerk, { kind: 'close-vote', itemId })

describe('a secret ballot', () => {
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

  it('survives a program that is stopped in the middle, exactly once', async () => {
    const voters = [1, 2, 3, 4, 5, 6, 7, 8]
    await voting(9)
    const path = `/api/meetings/${bureau.meetingId}/items/${item()}/ballot`
    const acknowledged: number[] = []
    const { promise: someAnswered, resolve } = Promise.withResolvers<void>()
    const sending = voters.map(async (index) => {
      const { status } = await cast(index, index > 4 ? 'disagree' : 'agree')
      if (status === 200) acknowledged.push(index)
      if (acknowledged.length === 3) resolve()
    })
    await someAnswered
    const { runtime, post } = await restarted(bureau.world)
    try {
      await Promise.all(sending)
      const again = runtime.platform
      await destroyOldKeys(again)
      expect(keyFiles()).toHaveLength(1)
      const rows = await again.db.selectFrom('meetingBallot').select('personId').execute()
      const voted = rows.map(({ personId }) => bureau.members.findIndex(({ id }) => id === personId))
      // A ballot may lie in the box without its voter having heard so; the other way round is never the case.
      expect(voted).toEqual(expect.arrayContaining(acknowledged))
      for (const index of [...voters, 0]) {
        const { id, client } = bureau.members[index]!
        const isIn = voted.includes(index)
        if (!isIn) receipts.set(index, randomBytes(16).toString('hex'))
        const sent = { memberId: id, choice: index > 4 ? 'disagree' : 'agree', receipt: receipts.get(index) }
        expect((await post(client, path, sent)).status).toBe(isIn ? 409 : 200)
      }
      const closing = { command: { kind: 'close-vote', itemId: item() } }
      expect((await post(bureau.clerk, `/api/meetings/${bureau.meetingId}/room`, closing)).status).toBe(200)
      const { tally } = await again.db.selectFrom('agendaItem').select('tally').executeTakeFirstOrThrow()
      expect(tally).toMatchObject({ agree: 5, disagree: 4 })
      const box = await bureau.world.db.selectFrom('secretBox').select('receipts').executeTakeFirstOrThrow()
      expect(box.receipts).toEqual([...receipts.values()].map(receiptHash).toSorted())
      expect(keyFiles()).toEqual([])
    } finally {
      await runtime.stop()
    }
  })

  it('is refused when the key of the round is gone or is another one, and the round is repeated', async () => {
    await voting(3)
    await cast(1, 'disagree')
    const [name] = keyFiles()
    writeFileSync(join(keyFolder(), name!), randomBytes(32))
    expect((await cast(2, 'agree')).body.message).toContain('打不开')
    rmSync(join(keyFolder(), name!))
    expect((await cast(2, 'agree')).body.message).toContain('打不开')
    await done(bureau.act(bureau.clerk, { kind: 'void-vote', itemId: item(), reason: '密钥损坏，全体同意重新投票' }))
    await done(bureau.act(bureau.clerk, { kind: 'open-vote', itemId: item(), method: 'secret' }))
    for (const index of [0, 1, 2]) expect((await cast(index, 'agree')).status).toBe(200)
    await done(close())
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

describe('the record of a secret ballot', () => {
  it('has no choice beside a name anywhere', async () => {
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
