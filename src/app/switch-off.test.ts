import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { endpoint, serve } from '../platform/endpoint.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { makeServer } from './server.ts'

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

afterAll(() => world.close())

test('an area that is switched off does not exist, and comes back when it is switched on again', async () => {
  const planted = endpoint({
    method: 'get',
    path: '/planted',
    summary: '试验用的功能',
    permission: 'public',
    audit: null,
    response: z.strictObject({ here: z.boolean() }),
  })
  const bound = serve(planted, async () => ({ here: true }))
  const app = makeServer(world.runtime, [bound], { switches: new Map([[planted, 'planted']]) })
  const status = async () => (await app.request('/api/planted', {}, {})).status
  expect(await status()).toBe(200)
  const admin = await world.as('system_admin')
  expect((await admin.put('/api/settings/areas', { areasOff: ['planted'] })).status).toBe(200)
  expect(await status()).toBe(404)
  expect((await admin.put('/api/settings/areas', { areasOff: [] })).status).toBe(200)
  expect(await status()).toBe(200)
})

test('what everything rests on cannot be switched off', async () => {
  const admin = await world.as('system_admin')
  expect((await admin.put('/api/settings/areas', { areasOff: ['people'] })).status).toBe(409)
})
