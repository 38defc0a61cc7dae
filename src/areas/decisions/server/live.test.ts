import { expect, it } from 'vitest'
import { announce, stopWaiting, versionOf, waitForNews, waitingFor } from './live.ts'

const LONG = 60_000
let last = 0
const meeting = () => `meeting ${++last}`

it('wakes everybody who waits for a meeting, and nobody else', async () => {
  const [one, other] = [meeting(), meeting()]
  const waits = Array.from({ length: 200 }, () => waitForNews(one, LONG))
  const elsewhere = waitForNews(other, LONG)
  const version = versionOf(one)
  announce(one)
  await Promise.all(waits.map(({ news }) => news))
  expect([versionOf(one), waitingFor(one), waitingFor(other)]).toEqual([version + 1, 0, 1])
  elsewhere.stop()
  expect(waitingFor(other)).toBe(0)
})

it('ends by itself after its time', async () => {
  const id = meeting()
  await waitForNews(id, 5).news
  expect(waitingFor(id)).toBe(0)
})

it('ends when the reader goes away, before or after', async () => {
  const id = meeting()
  const reader = new AbortController()
  const { news } = waitForNews(id, LONG, reader.signal)
  expect(waitingFor(id)).toBe(1)
  reader.abort()
  await news
  await waitForNews(id, LONG, reader.signal).news
  expect(waitingFor(id)).toBe(0)
})

it('is over for all when the program stops, and does not begin again', async () => {
  const [one, other] = [meeting(), meeting()]
  const waits = [waitForNews(one, LONG), waitForNews(one, LONG), waitForNews(other, LONG)]
  stopWaiting()
  await Promise.all(waits.map(({ news }) => news))
  expect([waitingFor(one), waitingFor(other)]).toEqual([0, 0])
  expect(() => waitForNews(one, LONG)).toThrow('系统暂时不能办理')
})
