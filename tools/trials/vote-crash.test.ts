import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, inject, it } from 'vitest'
import { receiptHash } from '../../src/areas/decisions/server/ballots.ts'
import { type MeetingBureau, makeMeeting } from '../../src/testing/meeting-bureau.ts'
import { PASSWORD } from '../../src/testing/world.ts'
import { type Serving, startProgram } from './program.ts'

const ROUNDS = Number(process.env.TOUYAN_CRASH_ROUNDS || 4)
const MEMBERS = 9

let bureau: MeetingBureau
let program: Serving | undefined
afterAll(async () => {
  program?.kill('SIGKILL')
  await program?.ended
  await bureau.world.close()
})

type Ballot = { choice: 'agree' | 'disagree'; receipt: string; status: number }

const cookies = new Map<string, string>()

/** Sends something as somebody to the program that runs; status 0 when the line broke before an answer. */
async function send(username: string, path: string, body: object): Promise<number> {
  const headers = { cookie: cookies.get(username) ?? '', 'content-type': 'application/json' }
  try {
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const answer = await fetch(`${program!.address}/api${path}`, init)
    if (path === '/sign-in') {
      const pieces = answer.headers.getSetCookie().map((line) => line.split(';')[0])
      cookies.set(username, pieces.join('; '))
    }
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

const command = (asked: object) => send(bureau.clerk.username, `/meetings/${bureau.meetingId}/room`, { command: asked })

async function begin(itemId: string): Promise<void> {
  expect(await command({ kind: 'start-item', itemId })).toBe(200)
  const { members } = bureau
  for (const { id } of [...members.slice(1), members[0]!]) {
    expect(await command({ kind: 'state', itemId, memberId: id, attitude: 'agree', text: '' })).toBe(200)
  }
  expect(await command({ kind: 'open-vote', itemId, method: 'secret' })).toBe(200)
}

function cast(itemId: string, index: number, { choice, receipt }: Ballot): Promise<number> {
  const { id, client } = bureau.members[index]!
  const path = `/meetings/${bureau.meetingId}/items/${itemId}/ballot`
  return send(client.username, path, { memberId: id, choice, receipt })
}

async function start(): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(bureau.world.db)
  const { user, password, host, port } = inject('server')
  program = await startProgram({
    DATABASE_URL: `postgresql://${user}:${password}@/${rows[0]!.name}?host=${encodeURIComponent(host)}&port=${port}`,
    TOUYAN_DATA: dirname(bureau.world.platform.anchorFile),
    TOUYAN_LOG: 'silent',
  })
}

it(`survives ${ROUNDS} kills while ballots are cast: every acknowledged one once`, { timeout: 300_000 }, async () => {
  const items = Array.from({ length: ROUNDS }, (_, index) => ({ title: `第${index + 1}项`, method: 'secret' as const }))
  bureau = await makeMeeting({ members: MEMBERS, items })
  await bureau.open()
  for (const { id } of bureau.members) await bureau.act(bureau.clerk, { kind: 'sign-in', memberId: id })
  const { db } = bureau.world
  await start()
  for (const { username } of [bureau.clerk, ...bureau.members.map(({ client }) => client)]) {
    expect(await send(username, '/sign-in', { username, password: PASSWORD })).toBe(200)
  }

  let cut = 0
  for (const { id: itemId } of bureau.items) {
    await begin(itemId)
    const ballots = bureau.members.map((_, index): Ballot => {
      return { choice: index > 4 ? 'disagree' : 'agree', receipt: randomBytes(16).toString('hex'), status: 0 }
    })
    const sending = ballots.slice(1).map(async (ballot, place) => {
      ballot.status = await cast(itemId, place + 1, ballot)
    })
    await sleep(Math.random() * 120)
    program!.kill('SIGKILL')
    await Promise.all([...sending, program!.ended])
    if (ballots.some(({ status }, index) => index > 0 && status === 0)) cut += 1
    await start()

    const rows = await db.selectFrom('meetingBallot').select('personId').where('itemId', '=', itemId).execute()
    const voted = new Set(rows.map(({ personId }) => personId))
    expect(rows).toHaveLength(voted.size)
    for (const [index, { status }] of ballots.entries()) {
      if (status === 200) expect(voted).toContain(bureau.members[index]!.id)
    }
    for (const index of [1, 2, 3, 4, 5, 6, 7, 8, 0]) {
      const isIn = voted.has(bureau.members[index]!.id)
      expect(await cast(itemId, index, ballots[index]!)).toBe(isIn ? 409 : 200)
    }
    expect(await command({ kind: 'close-vote', itemId })).toBe(200)
    const { tally } = await db
      .selectFrom('agendaItem')
      .select('tally')
      .where('id', '=', itemId)
      .executeTakeFirstOrThrow()
    expect(tally).toMatchObject({ agree: 5, disagree: 4 })
    const box = await db
      .selectFrom('secretBox')
      .select('receipts')
      .where('itemId', '=', itemId)
      .executeTakeFirstOrThrow()
    expect(box.receipts).toEqual(ballots.map(({ receipt }) => receiptHash(receipt)).toSorted())
  }
  expect(cut).toBeGreaterThan(0)
})
