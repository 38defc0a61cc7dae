import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError, get, post } from './api.ts'

type Sent = { path: string; name: string | undefined }
let sent: Sent[] = []
let answers: (() => Response)[] = []

const line = () => {
  throw new TypeError('the line broke')
}
const says = (status: number) => () => new Response('{"code":"x","message":"说明"}', { status })

beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', async (path: string, init: { headers: Record<string, string> }) => {
    sent.push({ path, name: init.headers['Idempotency-Key'] })
    return answers.shift()!()
  })
})
afterEach(() => vi.unstubAllGlobals())

const names = () => new Set(sent.map(({ name }) => name)).size

test('what got no answer goes under the same name when it is submitted again', async () => {
  answers = [line, says(503), says(201), says(201)]
  const again = () => post('/a', { text: '甲' })
  await expect(again()).rejects.toThrow(ApiError)
  await expect(again()).rejects.toThrow(ApiError)
  await again()
  expect(names()).toBe(1)
  expect(sent[0]!.name).toMatch(/^[0-9a-f]{32}$/)
  // Answered: the next one is a submission of its own.
  await again()
  expect(names()).toBe(2)
})

test('after a refusal, and with other content, the name is another one', async () => {
  answers = [says(409), says(201), line, says(201)]
  await expect(post('/b', { text: '甲' })).rejects.toThrow('说明')
  await post('/b', { text: '甲' })
  await expect(post('/b', { text: '乙' })).rejects.toThrow(ApiError)
  await post('/b', { text: '丙' })
  expect(names()).toBe(4)
})

test('reading has no name', async () => {
  answers = [says(200)]
  await get('/c')
  expect(sent[0]!.name).toBeUndefined()
})
