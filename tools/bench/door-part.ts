import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOn, formOf, solved } from '../../src/testing/visitor.ts'
import { startChild } from './child.ts'
import { median, megabytes, percentile, ratioText } from './figures.ts'
import { load } from './load.ts'
import type { DoorOrder, DoorReport, FloodOrder, FloodReport } from './protocol.ts'
import { signIn } from './sign-in.ts'
import { compared } from './table.ts'

/** How much is measured: forms a round, rounds, seconds of each flood. */
export type DoorExtent = { forms: number; rounds: number; seconds: number }

const CLIENTS = 8
/** Two thousand forms a minute. */
const STEADY = 34

/** Forms taken at the public door against a bare handler with one insert; an inside page while the door is flooded. */
export async function measureDoor({ forms, rounds, seconds }: DoorExtent): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-bench-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o711)
  const child = startChild('door', { TOUYAN_DATA: folder, PORT: '0' })
  const ask = (order: DoorOrder) => child.ask<DoorReport>(order)
  const { ports } = (await child.first) as Required<DoorReport>
  const timed: { door: Sent; bare: Sent }[] = []
  for (let round = 0; round < rounds; round++) {
    const ready = await preparedForms(ports.door, forms)
    // Interleaved, so that whatever else the machine does falls on both alike.
    timed.push({ bare: await send(ports.bare, ready), door: await send(ports.door, ready) })
  }
  const { queued } = await ask({ do: 'queued' })
  if (queued !== forms * rounds) throw new Error(`${queued} of ${forms * rounds} forms are in the queue`)
  console.log(`\n群众入口，每轮${forms}件意见，${CLIENTS}个客户端（核对工作量证明、字段，封装，入队）`)
  console.log(`  裸Hono+一次插入 ${sentText(timed.map((one) => one.bare))}`)
  console.log(`  提交一件意见    ${sentText(timed.map((one) => one.door))}`)
  console.log(`  入口/裸Hono     ${ratioText(timed.map((one) => one.door.perSecond / one.bare.perSecond))}`)
  const perSecond = (which: 'door' | 'bare') => median(timed.map((one) => one[which].perSecond))
  compared({
    ...{ what: '群众入口提交一件意见（速率）', size: `${forms}件`, ours: `${perSecond('door').toFixed(0)} 件/秒` },
    ...{ bare: `${perSecond('bare').toFixed(0)} 件/秒`, ratio: perSecond('door') / perSecond('bare') },
  })
  await measureLookUps(ports.door, rounds * 40)
  const { memory } = await ask({ do: 'memory' })
  console.log(`  内存            ${megabytes(memory!)} MB（里外两半在一个进程里）`)
  await measureFloods(folder, ports.app, seconds)
  await ask({ do: 'stop' })
  rmSync(folder, { recursive: true, force: true })
}

/** Forms with their proofs worked out beforehand: a phone does that, not the server. */
async function preparedForms(port: number, count: number): Promise<FormData[]> {
  const all: FormData[] = []
  for (let number = 0; number < count; number++) {
    const page = await (await fetch(`http://127.0.0.1:${port}/opinion`)).text()
    const token = /name="token" value="([^"]+)"/.exec(page)![1]!
    const nonce = solved(token, Number(/data-bits="(\d+)"/.exec(page)![1]))
    const text = `第${number}位游客：停车场的指示牌看不清，晚上更看不见，请加一盏灯。`
    all.push(formOf({ sourceKind: 'tourist', text, token, nonce }))
  }
  return all
}

/** A code that exists and one that does not, in turn: how often the first takes longer (0.5 tells nothing). */
async function measureLookUps(port: number, times: number): Promise<void> {
  const [body] = await preparedForms(port, 1)
  const answer = await fetch(`http://127.0.0.1:${port}/opinion`, { method: 'POST', body: body! })
  const real = codeOn({ status: 200, text: await answer.text(), headers: answer.headers })
  const look = async (code: string, status: number) => {
    const begun = performance.now()
    const found = await fetch(`http://127.0.0.1:${port}/follow`, {
      method: 'POST',
      body: new URLSearchParams({ code }),
    })
    await found.arrayBuffer()
    if (found.status !== status) throw new Error(`look-up: ${found.status}`)
    return performance.now() - begun
  }
  const [there, not]: [number[], number[]] = [[], []]
  const wrong = `${real[0] === '0' ? '1' : '0'}${real.slice(1)}`
  for (let round = 0; round < times; round++) {
    there.push(await look(real, 200))
    not.push(await look(wrong, 404))
  }
  const longer = there.flatMap((one) => not.map((other) => (one > other ? 1 : one === other ? 0.5 : 0) as number))
  const share = longer.reduce((sum, one) => sum + one, 0) / longer.length
  console.log(`  查编码          有 p50 ${percentile(there, 0.5)} ms，没有 p50 ${percentile(not, 0.5)} ms`)
  console.log(`                  有的比没有的慢的概率 ${share.toFixed(2)}（0.50为看不出，各${times}次）`)
}

type Sent = { perSecond: number; times: number[] }

async function send(port: number, forms: readonly FormData[]): Promise<Sent> {
  const times: number[] = []
  const waiting = [...forms]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let body = waiting.pop(); body; body = waiting.pop()) {
        const begun = performance.now()
        const answer = await fetch(`http://127.0.0.1:${port}/opinion`, { method: 'POST', body })
        await answer.arrayBuffer()
        if (answer.status !== 200) throw new Error(`form: ${answer.status}`)
        times.push(performance.now() - begun)
      }
    }),
  )
  return { perSecond: (times.length * 1000) / (performance.now() - started), times }
}

function sentText(rounds: Sent[]): string {
  const times = rounds.flatMap((round) => round.times)
  const perSecond = median(rounds.map((round) => round.perSecond))
  return `${perSecond.toFixed(0)} 件/秒  p50 ${percentile(times, 0.5)} ms  p95 ${percentile(times, 0.95)} ms`
}

/** The real second process, its usual limits, and somebody who throws forms at it. */
async function measureFloods(folder: string, inside: number, seconds: number): Promise<void> {
  const cookie = await signIn(inside)
  const page = (length: number) =>
    load({ port: inside, path: '/api/rectification/problems', cookie, seconds: length, clients: 1 })
  const outside = spawn(process.execPath, [join(import.meta.dirname, '../../src/app/door-main.ts')], {
    env: { ...process.env, TOUYAN_DATA: folder, DOOR_PORT: '0', DOOR_PROXY: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await portOf(outside)
  const flooder = startChild('flood', {})
  await flooder.first.catch(() => {})
  await page(1)
  const idle = await page(seconds)
  console.log('  里面的一页（整改台账），群众入口是单独的进程')
  console.log(`    平时            p50 ${idle.p50.toFixed(2)} ms  p95 ${idle.p95.toFixed(2)} ms`)
  for (const [title, perSecond] of [
    [`每秒${STEADY}件`, STEADY],
    ['能发多快发多快', null],
  ] as const) {
    const order: FloodOrder = { port, seconds: seconds + 1, perSecond }
    const flooded = flooder.ask<FloodReport>(order)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const during = await page(seconds)
    const { statuses } = await flooded
    const all = Object.values(statuses).reduce((sum, n) => sum + n, 0)
    const told = Object.entries(statuses).map(([status, n]) => `${status}×${n}`)
    console.log(`    灌水，${title}  p50 ${during.p50.toFixed(2)} ms  p95 ${during.p95.toFixed(2)} ms`)
    console.log(`      p95是平时的 ${(during.p95 / idle.p95).toFixed(1)} 倍；灌水${all}次，答 ${told.join('、')}`)
  }
  flooder.end()
  outside.kill('SIGTERM')
  await new Promise((resolve) => outside.once('exit', resolve))
}

function portOf(outside: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    outside.once('exit', (code) => reject(new Error(`the door ended with ${code}`)))
    outside.stdout!.on('data', (text: Buffer) => {
      const found = /:(\d+)\/\s*$/.exec(String(text))
      if (found) resolve(Number(found[1]))
    })
  })
}
