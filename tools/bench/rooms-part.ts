import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoomView } from '../../src/areas/decisions/schema/room.ts'
import { startChild } from './child.ts'
import { median, percentile } from './figures.ts'
import type { RoomsOrder, RoomsReport } from './protocol.ts'
import { signIn } from './sign-in.ts'
import { compared } from './table.ts'

/** How much is measured: screens that follow one room, statements sent, votes cast, meetings at once. */
export type RoomsExtent = { screens: number; statements: number; votes: number; meetings: number }

type Server = { send(method: string, path: string, body?: object): Promise<Record<string, unknown>>; members: string[] }

/** A statement on its way to many screens, the cost of a vote against a bare insert, many meetings at once. */
export async function measureRooms({ screens, statements, votes, meetings }: RoomsExtent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
  chmodSync(folder, 0o711)
  const child = startChild('rooms', { TOUYAN_DATA: folder, PORT: '0' })
  const ask = (order: RoomsOrder) => child.ask<RoomsReport>(order)
  const { port, memberIds } = (await child.first) as Required<RoomsReport>
  const cookie = await signIn(port)
  const server: Server = {
    members: memberIds,
    async send(method, path, body) {
      const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) }
      const sent = { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }
      const response = await fetch(`http://127.0.0.1:${port}/api${path}`, sent)
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as Record<string, unknown>
    },
  }
  await makeGroup(server)
  const first = await begun(server)
  const delays = await timeScreens(server, first, { screens, statements })
  console.log(`\n会议室，${screens}块屏幕`)
  console.log(
    `  一次表态到屏幕  p50 ${percentile(delays, 0.5)} ms  p95 ${percentile(delays, 0.95)} ms（${delays.length}次）`,
  )
  const bare = (await ask({ do: 'insert', times: votes })).micros!.map((micros) => micros / 1000)
  const own = await timeStatements(server, await begun(server), votes)
  const cast = await timeVotes(server, ask, votes)
  console.log(`  裸插入一行      p50 ${percentile(bare, 0.5)} ms  p95 ${percentile(bare, 0.95)} ms`)
  console.log(
    `  记一次表态      p50 ${percentile(own, 0.5)} ms  p95 ${percentile(own, 0.95)} ms（锁定、判断、事件、审计）`,
  )
  console.log(`  记一票          p50 ${percentile(cast, 0.5)} ms  p95 ${percentile(cast, 0.95)} ms`)
  console.log(`  表态/裸插入     ${(median(own) / median(bare)).toFixed(1)}`)
  console.log(`  一票/裸插入     ${(median(cast) / median(bare)).toFixed(1)}`)
  for (const [what, times] of Object.entries({ 记一次表态: own, 记一票: cast })) {
    compared({
      ...{ what: `${what}（裸：插入一行）`, size: `${votes}次`, ours: `${percentile(times, 0.5)} ms` },
      ...{ bare: `${percentile(bare, 0.5)} ms`, ratio: median(times) / median(bare) },
    })
  }
  await timeMeetings(server, meetings)
  await ask({ do: 'stop' })
  rmSync(folder, { recursive: true, force: true })
}

async function makeGroup({ send, members }: Server): Promise<void> {
  for (const [index, personId] of members.entries()) {
    await send('POST', '/party-group', { personId, title: '党组成员', isSecretary: !index, validFrom: '2020-01-01' })
  }
}

type Begun = { id: string; itemId: string }

/** A meeting with everybody present and an item on the table. */
async function begun({ send, members }: Server): Promise<Begun> {
  const plannedAt = new Date(Date.now() + 3600_000).toISOString()
  const { id } = (await send('POST', '/meetings', { plannedAt, place: '三楼会议室' })) as { id: string }
  await send('POST', `/meetings/${id}/agenda/reports`, { revision: 1, title: '上次决定事项执行情况' })
  await send('POST', `/meetings/${id}/open`)
  for (const memberId of members) await act({ send, members }, id, { kind: 'sign-in', memberId })
  const room = (await send('GET', `/meetings/${id}/room`)) as unknown as RoomView
  const itemId = room.items[0]!.id
  await act({ send, members }, id, { kind: 'start-item', itemId })
  return { id, itemId }
}

const act = ({ send }: Server, id: string, command: object) =>
  send('POST', `/meetings/${id}/room`, { command }) as Promise<{ seq: number }>

/** A member other than the chair says it again: the earlier word falls, the cost is that of any statement. */
const saying = ({ members }: Server, itemId: string, index: number) => ({
  ...{ kind: 'state', itemId, memberId: members[1 + (index % (members.length - 1))], attitude: 'agree', text: '同意' },
})

async function timeScreens(server: Server, { id, itemId }: Begun, asked: Pick<RoomsExtent, 'screens' | 'statements'>) {
  const delays: number[] = []
  const start = (await server.send('GET', `/meetings/${id}/room`)) as unknown as RoomView
  let after = start.seq
  for (let index = 0; index < asked.statements; index++) {
    const waiting = Array.from({ length: asked.screens }, async () => {
      await server.send('GET', `/meetings/${id}/room?after=${after}`)
      return performance.now()
    })
    // All of them are waiting by now; a person does not speak in the same instant either.
    await new Promise((resolve) => setTimeout(resolve, 150))
    const sentAt = performance.now()
    const { seq } = await act(server, id, saying(server, itemId, index))
    for (const seenAt of await Promise.all(waiting)) delays.push(seenAt - sentAt)
    after = seq
  }
  return delays
}

async function timeStatements(server: Server, { id, itemId }: Begun, times: number): Promise<number[]> {
  const took: number[] = []
  for (let index = 0; index < times; index++) {
    const started = performance.now()
    await act(server, id, saying(server, itemId, index))
    took.push(performance.now() - started)
  }
  return took
}

/** Votes by show of hands, entered one by one; a round that is full is voided and the next one begins. */
async function timeVotes(server: Server, ask: (order: RoomsOrder) => Promise<RoomsReport>, times: number) {
  const { send, members } = server
  const plannedAt = new Date(Date.now() + 3600_000).toISOString()
  const { id } = (await send('POST', '/meetings', { plannedAt, place: '三楼会议室' })) as { id: string }
  await ask({ do: 'agenda', meetingId: id, proposerId: members[0]! })
  await send('POST', `/meetings/${id}/open`)
  for (const memberId of members) await act(server, id, { kind: 'sign-in', memberId })
  const itemId = ((await send('GET', `/meetings/${id}/room`)) as unknown as RoomView).items[0]!.id
  await act(server, id, { kind: 'start-item', itemId })
  const inOrder = [...members.slice(1), members[0]!]
  for (const memberId of inOrder)
    await act(server, id, { kind: 'state', itemId, memberId, attitude: 'agree', text: '' })
  const took: number[] = []
  while (took.length < times) {
    await act(server, id, { kind: 'open-vote', itemId, method: 'hands' })
    for (const memberId of inOrder) {
      const started = performance.now()
      await act(server, id, { kind: 'vote', itemId, memberId, choice: 'agree' })
      took.push(performance.now() - started)
    }
    await act(server, id, { kind: 'void-vote', itemId, reason: '性能测试，这一轮作废重新表决' })
  }
  return took
}

async function timeMeetings(server: Server, count: number): Promise<void> {
  const all: Begun[] = []
  for (let index = 0; index < count; index++) all.push(await begun(server))
  const ROUNDS = 6
  const started = performance.now()
  const took = await Promise.all(all.map((one) => timeStatements(server, one, ROUNDS)))
  const seconds = (performance.now() - started) / 1000
  const times = took.flat()
  console.log(
    `  ${count}个会议同时  ${(times.length / seconds).toFixed(0)} 次表态/秒  p95 ${percentile(times, 0.95)} ms`,
  )
}
