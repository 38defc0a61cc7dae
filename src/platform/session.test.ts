import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, makeWorld, type World } from '../testing/world.ts'

let world: World
let cadre: Client

beforeEach(async () => {
  world = await makeWorld()
  cadre = await world.as('cadre')
})
afterEach(() => world.close())

const status = async (client: Client, path = '/api/me') => (await client.get(path)).status
const rows = async (client: Client) =>
  (await world.db.selectFrom('session').select('id').where('userId', '=', client.accountId).execute()).length

describe('an idle session', () => {
  it('lasts thirty minutes and then its row is gone', async () => {
    world.clock.forward(30)
    expect(await status(cadre)).toBe(200)
    world.clock.forward(30 + 1 / 60)
    expect(await status(cadre)).toBe(401)
    expect(await rows(cadre)).toBe(0)
  })

  it('of an administrator lasts ten', async () => {
    const admin = await world.as('audit_admin')
    world.clock.forward(10)
    expect(await status(admin)).toBe(200)
    world.clock.forward(10 + 1 / 60)
    expect(await status(admin)).toBe(401)
    expect(await rows(admin)).toBe(0)
  })

  it('is not kept alive by background polling', async () => {
    for (let minute = 0; minute < 30; minute++) {
      world.clock.forward(1)
      expect((await cadre.call('GET', '/api/me', undefined, { 'x-background': '1' })).status).toBe(200)
    }
    world.clock.forward(1)
    expect((await cadre.call('GET', '/api/me', undefined, { 'x-background': '1' })).status).toBe(401)
  })

  it('is kept alive by the person', async () => {
    for (let minute = 0; minute < 62; minute++) {
      world.clock.forward(1)
      expect(await status(cadre)).toBe(200)
    }
  })
})

it('a session lasts twelve hours in any case', async () => {
  for (let half = 0; half < 24; half++) {
    world.clock.forward(30)
    expect(await status(cadre)).toBe(200)
  }
  world.clock.forward(1 / 60)
  expect(await status(cadre)).toBe(401)
  expect(await rows(cadre)).toBe(0)
})

describe('a change of rights', () => {
  it('reaches the next call when a role is revoked', async () => {
    const security = await world.as('security_admin')
    const system = await world.as('system_admin')
    expect(await status(system, '/api/accounts')).toBe(200)
    const { accounts } = (await security.get(`/api/accounts?search=${system.username}`)).body
    await security.delete(`/api/grants/${accounts[0].grants[0].id}`)
    expect(await status(system, '/api/accounts')).toBe(403)
  })

  it('made by another process arrives with its notice', async () => {
    expect(await status(cadre)).toBe(200)
    await world.db
      .updateTable('account')
      .set({ disabledAt: world.clock.now() })
      .where('id', '=', cadre.accountId)
      .execute()
    await expect.poll(() => status(cadre), { timeout: 5000, interval: 10 }).toBe(401)
  })

  it('ends the session at once when the account is disabled', async () => {
    const system = await world.as('system_admin')
    expect(await status(cadre)).toBe(200)
    await system.post(`/api/accounts/${cadre.accountId}/disable`)
    expect(await status(cadre)).toBe(401)
  })

  it('is not lost when a look-up that began earlier ends later', async () => {
    const system = await world.as('system_admin')
    const early = Array.from({ length: 8 }, () => cadre.get('/api/me'))
    const disabling = system.post(`/api/accounts/${cadre.accountId}/disable`)
    await Promise.all([...early, disabling])
    expect(await status(cadre)).toBe(401)
  })
})

it('signing out kills the cookie and clears the browser', async () => {
  const answer = await cadre.call('POST', '/api/sign-out')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
  expect(answer.headers.getSetCookie().join()).toMatch(/touyan\.session_token=;.*Max-Age=0/i)
  expect(await status(cadre)).toBe(401)
  expect(await rows(cadre)).toBe(0)
})

it('a cookie that was altered opens nothing', async () => {
  const cookies = ['', 'touyan.session_token=', 'touyan.session_token=abc.def', 'touyan.session_token=%', 'x=y']
  for (const cookie of cookies) {
    expect((await world.nobody.call('GET', '/api/me', undefined, { cookie })).status).toBe(401)
  }
})

it('a database that fails is not taken for a missing session', async () => {
  const { auth } = world.platform
  const { getSession } = auth.api
  const failure = Object.assign(new Error('gone'), { code: '57P01' })
  auth.api.getSession = (() => Promise.reject(Object.assign(new Error('wrapped'), { cause: failure }))) as never
  world.platform.sessions.forget()
  expect(await status(cadre)).toBe(503)
  auth.api.getSession = getSession
  expect(await status(cadre)).toBe(200)
})

describe('requests from elsewhere', () => {
  const post = (headers: Record<string, string>, client = cadre) =>
    client.call('POST', '/api/me/sessions/end-others', undefined, { host: 'touyan.test', ...headers })

  it('are refused by origin', async () => {
    expect((await post({ origin: 'http://touyan.test' })).status).toBe(200)
    for (const origin of [
      'https://evil.example',
      'http://touyan.test.evil.example',
      'null',
      'nonsense',
      'http://touyan.test:1',
    ]) {
      expect([origin, (await post({ origin })).body.code]).toEqual([origin, 'cross_site'])
    }
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  it('cannot pass as a plain form', async () => {
    const body = { current: 'a', next: 'b' }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await cadre.call('POST', '/api/me/password', body, { 'content-type': type })
      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported_media'])
    }
  })
})

describe('the order of refusals', () => {
  it('is session, then rights, then input', async () => {
    const send = (client: Client, body: unknown, path = '/api/accounts') => client.post(path, body)
    expect((await send(world.nobody, { odd: 1 })).status).toBe(401)
    expect((await send(cadre, { odd: 1 })).status).toBe(403)
    expect((await send(await world.as('system_admin'), { odd: 1 })).status).toBe(400)
  })

  it('holds for bodies that are no JSON and for odd parameters', async () => {
    const app = (client: Client, headers: Record<string, string> = {}) =>
      client.call('DELETE', '/api/grants/not-a-uuid', undefined, headers)
    expect((await app(world.nobody)).status).toBe(401)
    expect((await app(cadre)).status).toBe(403)
    expect((await app(await world.as('security_admin'))).status).toBe(400)
  })

  it('refuses a body that is far too large', async () => {
    const system = await world.as('system_admin')
    const name = 'x'.repeat(4_000_001)
    expect((await system.post('/api/accounts', { username: 'ab', name, personId: null })).status).toBe(413)
    expect(
      (await system.post('/api/accounts', { username: 'ab', name: name.slice(0, 3_900_000), personId: null })).status,
    ).toBe(400)
  })
})
