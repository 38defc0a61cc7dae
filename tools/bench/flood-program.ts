import { setTimeout as sleep } from 'node:timers/promises'
import { answerOrders } from './answering.ts'
import type { FloodOrder, FloodReport } from './protocol.ts'

const SOURCES = 50
const AT_ONCE = 16

answerOrders(flood)

/** Pages opened and forms without proof sent from many sources; what was answered, by status. */
async function flood({ port, seconds, perSecond }: FloodOrder): Promise<FloodReport> {
  const statuses: Record<string, number> = {}
  const started = performance.now()
  const passed = () => (performance.now() - started) / 1000
  let sent = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (passed() < seconds) {
        const number = sent++
        if (perSecond !== null) await sleep(Math.max(0, (number / perSecond - passed()) * 1000))
        const status = await one(port, number).catch(() => 'cut')
        statuses[status] = (statuses[status] ?? 0) + 1
      }
    }),
  )
  return { statuses }
}

async function one(port: number, number: number): Promise<string> {
  const headers = { 'x-forwarded-for': `198.51.100.${number % SOURCES}` }
  const at = `http://127.0.0.1:${port}/opinion`
  const body = new URLSearchParams({ sourceKind: 'public', text: '刷屏'.repeat(200), token: 'x', nonce: '0' })
  const answer = await (number % 3 ? fetch(at, { method: 'POST', headers, body }) : fetch(at, { headers }))
  await answer.arrayBuffer()
  return String(answer.status)
}
