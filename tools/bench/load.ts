import { Agent, request } from 'node:http'
import { at, median } from './figures.ts'

/** How many ask at the same time. */
const CLIENTS = 8

export type Load = { perSecond: number; p50: number; p95: number }
type Asked = { port: number; path: string; cookie: string; seconds: number; clients?: number }

/** Asks for one address again and again for some seconds. */
export async function load({ port, path, cookie, seconds, clients = CLIENTS }: Asked): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      do {
        const begun = performance.now()
        await call(agent, port, path, cookie)
        times.push(performance.now() - begun)
      } while (performance.now() < until)
    }),
  )
  agent.destroy()
  const took = (performance.now() - started) / 1000
  times.sort((a, b) => a - b)
  return { perSecond: times.length / took, p50: at(times, 0.5), p95: at(times, 0.95) }
}

function call(agent: Agent, port: number, path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, port, path, host: '127.0.0.1', headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`))
      response.resume().once('end', resolve)
    })
    sent.once('error', reject).end()
  })
}

/** `120 次/秒  p50 8.00 ms  p95 12.00 ms`: the middle of some rounds. */
export function loadText(loads: Load[], clients = CLIENTS): string {
  const middle = (pick: (load: Load) => number) => median(loads.map(pick))
  const perSecond = middle((one) => one.perSecond)
  const [p50, p95] = [middle((one) => one.p50).toFixed(2), middle((one) => one.p95).toFixed(2)]
  return `${perSecond.toFixed(perSecond < 20 ? 1 : 0)} 次/秒  p50 ${p50} ms  p95 ${p95} ms（${clients}个客户端）`
}
