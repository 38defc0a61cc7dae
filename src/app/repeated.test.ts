import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, makeWorld, type World } from '../testing/world.ts'

let world: World
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('office_clerk')
})
afterAll(() => world.close())

const place = (title: string) => ({ kind: 'place', title, titleEn: '', sectionId: null, isOn: true })
const add = (by: Client, title: string, name?: string) =>
  by.call('POST', '/api/door/places', place(title), name ? { 'idempotency-key': name } : {})

async function placesNamed(title: string): Promise<number> {
  const rows = await world.db.selectFrom('doorPlace').select('id').where('title', '=', title).execute()
  return rows.length
}

test('the same submission under the same name is carried out once, and the second time says so', async () => {
  const name = randomUUID()
  expect((await add(clerk, '东门', name)).status).toBe(201)
  const again = await add(clerk, '东门', name)
  expect(again.status).toBe(409)
  expect(again.body.message).toBe('这件事刚才已经办成。请刷新页面查看，不用再次提交。')
  expect(await placesNamed('东门')).toBe(1)
})

test('a doubled click waits for the first one: still once', async () => {
  const name = randomUUID()
  const answers = await Promise.all(Array.from({ length: 5 }, () => add(clerk, '西门', name)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  expect(await placesNamed('西门')).toBe(1)
})

test('other names, other people, refusals and the day after are no repetition', async () => {
  const name = randomUUID()
  expect((await add(clerk, '', name)).status).toBe(400)
  expect((await add(clerk, '南门', name)).status).toBe(201)
  const other = await world.as('office_clerk')
  const others = [add(other, '南一门', name), add(clerk, '南二门', randomUUID()), add(clerk, '南三门')]
  for (const answer of await Promise.all(others)) expect(answer.status).toBe(201)
  for (const title of ['南四门', '南五门']) expect((await add(clerk, title, 'too-short')).status).toBe(201)
  expect((await clerk.call('GET', '/api/door/places', undefined, { 'idempotency-key': name })).status).toBe(200)
  world.clock.forward(25 * 60)
  const later = await world.as('office_clerk')
  expect((await add(later, '北门', name)).status).toBe(201)
})
