import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'

let world: World
let cadre: Client

beforeEach(async () => {
  world = await makeWorld()
  cadre = await world.as('cadre')
})
afterEach(() => world.close())

const trySignIn = (username: string, password: string) => world.nobody.post('/api/sign-in', { username, password })

const trail = (subjectId: string) =>
  world.db
    .selectFrom('auditEntry')
    .select(['action', 'outcome', 'detail', 'actorId', 'unitId', 'actorRoles'])
    .where('subjectId', '=', subjectId)
    .orderBy('seq')
    .execute()

async function fail(times: number, username = cadre.username): Promise<void> {
  for (let n = 0; n < times; n++) expect((await trySignIn(username, 'wrong-password')).status).toBe(401)
}

describe('signing in', () => {
  it('sets a strict cookie and leaves an entry with the acting role', async () => {
    const answer = await trySignIn(cadre.username, PASSWORD)
    expect(answer.body).toEqual({ state: 'signed-in' })
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^touyan\.session_token=/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/i)
    expect(cookie).toMatch(/Path=\//)
    const entries = await trail(cadre.accountId)
    expect(entries.map(({ action }) => action)).toEqual(['account.signed-in', 'account.signed-in'])
    expect(entries[1]).toMatchObject({ actorId: cadre.accountId, unitId: world.unitId, actorRoles: 'cadre' })
  })

  it('takes the user name in any width and case', async () => {
    const wide = cadre.username.toUpperCase().replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    expect((await trySignIn(` ${wide} `, PASSWORD)).status).toBe(200)
  })

  it('gives a new session each time, whatever cookie was sent', async () => {
    const planted = 'touyan.session_token=planted.signature'
    const body = { username: cadre.username, password: PASSWORD }
    const answer = await world.nobody.call('POST', '/api/sign-in', body, { cookie: planted })
    expect(answer.headers.getSetCookie()[0]).not.toMatch('planted')
    expect((await world.nobody.call('GET', '/api/me', undefined, { cookie: planted })).status).toBe(401)
  })

  it('answers unknown names, wrong passwords and disabled accounts alike', async () => {
    const disabled = await world.as('cadre')
    await world.db
      .updateTable('account')
      .set({ disabledAt: world.clock.now() })
      .where('id', '=', disabled.accountId)
      .execute()
    const answers = [
      await trySignIn('nobodyhere', PASSWORD),
      await trySignIn(cadre.username, 'wrong-password'),
      await trySignIn(disabled.username, PASSWORD),
      await trySignIn('没有这个人', PASSWORD),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
    expect(new Set(answers.map(({ body }) => `${body.code} ${body.message}`)).size).toBe(1)
    const reasons = (await trail(disabled.accountId)).map(({ detail }) => JSON.parse(detail).reason)
    expect(reasons.at(-1)).toBe('disabled')
  })

  it('keeps neither password nor unknown name in the trail', async () => {
    await trySignIn('my-secret-typo', 'canary-password')
    await trySignIn(cadre.username, 'canary-password')
    const dump = JSON.stringify(await world.db.selectFrom('auditEntry').selectAll().execute())
    expect(dump).not.toMatch(/my-secret-typo|canary-password/)
    const [unknown] = await trail('unknown')
    expect(JSON.parse(unknown!.detail)).toEqual({ reason: 'unknown', usernameLength: 14 })
    const sources = await world.db.selectFrom('signInSource').selectAll().execute()
    expect(sources).toHaveLength(2)
    expect(JSON.stringify(sources)).not.toMatch(/secret|u[0-9a-f]{8}"/)
  })
})

describe('locking', () => {
  it('locks after five wrong passwords for thirty minutes, with the same answer to the right one', async () => {
    await fail(5)
    const wrong = await trySignIn(cadre.username, 'wrong-password')
    const right = await trySignIn(cadre.username, PASSWORD)
    expect([right.status, right.body.message]).toEqual([wrong.status, wrong.body.message])
    world.clock.forward(30 - 1 / 60)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(401)
    world.clock.forward(2 / 60)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(200)
    const actions = (await trail(cadre.accountId)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'account.locked')).toHaveLength(1)
    expect(actions.filter((action) => action === 'account.sign-in-refused')).toHaveLength(8)
  })

  it('does not lock after four, and a right password starts the count again', async () => {
    await fail(4)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(200)
    await fail(4)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(200)
  })

  it('lets no more than five passwords be compared when they come at once', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 12 }, () => trySignIn(cadre.username, 'wrong-password')),
    ])
    expect(answers.every(({ status }) => status === 401)).toBe(true)
    const entries = (await trail(cadre.accountId)).filter(({ action }) => action === 'account.sign-in-refused')
    const reasons = entries.map(({ detail }) => JSON.parse(detail).reason)
    expect(reasons.filter((reason) => reason === 'password')).toHaveLength(5)
    expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(7)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(401)
  })

  it('does not end the sessions of a locked account', async () => {
    await fail(5)
    expect((await cadre.get('/api/me')).status).toBe(200)
  })

  it('closes an address that fails with twenty names for five minutes', async () => {
    for (let n = 0; n < 19; n++) expect((await trySignIn(`guess${n}`, 'x')).status).toBe(401)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(200)
    expect((await trySignIn('guess3', 'x')).status).toBe(401)
    expect((await trySignIn('guess19', 'x')).status).toBe(401)
    expect((await trySignIn('guess20', 'x')).status).toBe(429)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(429)
    world.clock.forward(5)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(200)
  })
})

describe('ages of passwords', () => {
  const since = (column: { passwordChangedAt: string | null }) =>
    world.db.updateTable('account').set(column).where('id', '=', cadre.accountId).execute()

  it('takes an initial password for 72 hours', async () => {
    await since({ passwordChangedAt: null })
    await world.db
      .updateTable('credential')
      .set({ updatedAt: world.clock.now() })
      .where('userId', '=', cadre.accountId)
      .execute()
    world.clock.forward(72 * 60)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(200)
    world.clock.forward(1 / 60)
    const late = await trySignIn(cadre.username, PASSWORD)
    expect([late.status, late.body.code]).toEqual([401, 'sign_in_refused'])
    const last = (await trail(cadre.accountId)).at(-1)!
    expect(JSON.parse(last.detail)).toEqual({ reason: 'initial-password-expired' })
  })

  it('asks for a new password after ninety days', async () => {
    world.clock.forward(90 * 24 * 60)
    const cookieOf = async () => (await trySignIn(cadre.username, PASSWORD)).headers.getSetCookie()[0]!.split(';')[0]!
    const call = async (path: string) => world.nobody.call('GET', path, undefined, { cookie: await cookieOf() })
    expect((await call('/api/me')).body.mustChangePassword).toBe(false)
    world.clock.forward(1 / 60)
    expect((await call('/api/me')).body.mustChangePassword).toBe(true)
    expect((await call('/api/me/sessions')).body.code).toBe('password_change_required')
  })

  it('lets the demo keep its public passwords', async () => {
    await world.db.updateTable('installation').set({ isDemo: true }).execute()
    world.clock.forward(91 * 24 * 60)
    expect((await trySignIn(cadre.username, PASSWORD)).status).toBe(200)
    const { mustChangePassword } = await world.db
      .selectFrom('account')
      .select('mustChangePassword')
      .where('id', '=', cadre.accountId)
      .executeTakeFirstOrThrow()
    expect(mustChangePassword).toBe(false)
  })
})

describe('time of an answer', () => {
  let quiet: World
  beforeAll(async () => {
    quiet = await makeWorld()
  })
  afterAll(() => quiet.close())

  it('is about the same for known, unknown and locked names', async () => {
    const known = await quiet.as('cadre')
    const locked = await quiet.as('cadre')
    await quiet.db
      .updateTable('account')
      .set({ lockedUntil: '2099-01-01T00:00:00Z' })
      .where('id', '=', locked.accountId)
      .execute()
    const names = [known.username, 'nobodyhere', locked.username]
    const times = names.map((): number[] => [])
    // In turn, so that whatever else the machine does meanwhile slows all three alike; the first round warms up.
    for (let round = 0; round < 10; round++) {
      for (const [index, username] of names.entries()) {
        await quiet.db.updateTable('account').set({ failedSignIns: 0 }).where('id', '=', known.accountId).execute()
        const start = performance.now()
        await quiet.nobody.post('/api/sign-in', { username, password: 'wrong-password' })
        if (round > 0) times[index]!.push(performance.now() - start)
      }
    }
    const medians = times.map((list) => list.sort((a, b) => a - b)[4]!)
    // Without the comparison an answer takes a tenth of the time; a busy machine only blurs.
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(2)
  })
})
