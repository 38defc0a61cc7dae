import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'

let world: World
let cadre: Client

beforeEach(async () => {
  world = await makeWorld()
  cadre = await world.as('cadre', { name: '高晓明' })
})
afterEach(() => world.close())

const signIn = (password = PASSWORD) => world.nobody.post('/api/sign-in', { username: cadre.username, password })
const cookiesOf = (answer: Answer) =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/.test(line))
    .map((line) => line.split(';')[0])
    .join('; ')
const withCookie = (cookie: string, method: string, path: string, body?: unknown) =>
  world.nobody.call(method, path, body, { cookie })
const change = (current: string, next: string, client = cadre) => client.post('/api/me/password', { current, next })

const actions = async () => {
  const rows = await world.db
    .selectFrom('auditEntry')
    .select(['action', 'outcome'])
    .where('subjectId', '=', cadre.accountId)
    .orderBy('seq')
    .execute()
  return rows.map(({ action, outcome }) => `${action} ${outcome}`)
}

describe('/me', () => {
  it('says who is signed in and what this person may do', async () => {
    world.clock.forward(5)
    const cookie = cookiesOf(await signIn())
    const { body } = await withCookie(cookie, 'GET', '/api/me')
    expect(body).toMatchObject({
      accountId: cadre.accountId,
      name: '高晓明',
      unitName: '云栖市文化和旅游局',
      duty: 'business',
      roles: [{ role: 'cadre', title: '干部职工', sectionId: null }],
      mustChangePassword: false,
      twoFactorEnabled: false,
      lastSignInAt: '2026-11-23T02:00:00.000Z',
      lastFailureAt: null,
      isDemo: false,
    })
    expect(body.permissions).not.toContain('accounts.manage')
    expect((await (await world.as('system_admin')).get('/api/me')).body.permissions).toEqual(
      expect.arrayContaining(['accounts.manage', 'accounts.read']),
    )
  })

  it('tells of the last failure', async () => {
    await signIn('wrong-password')
    expect((await cadre.get('/api/me')).body.lastFailureAt).toBe('2026-11-23T02:00:00.000Z')
  })
})

describe('changing the password', () => {
  it('ends the other sessions and keeps this one', async () => {
    const other = cookiesOf(await signIn())
    expect((await withCookie(other, 'GET', '/api/me')).status).toBe(200)
    expect((await change(PASSWORD, 'Kd8-wUq2vZ')).status).toBe(200)
    expect((await withCookie(other, 'GET', '/api/me')).status).toBe(401)
    expect((await cadre.get('/api/me')).status).toBe(200)
    expect((await signIn()).status).toBe(401)
    expect((await signIn('Kd8-wUq2vZ')).status).toBe(200)
    expect(await actions()).toContain('account.password-changed done')
  })

  it('names the broken rule and changes nothing', async () => {
    const { status, body } = await change(PASSWORD, 'short1A')
    expect(status).toBe(400)
    expect(body.faults[0]).toEqual({ field: 'next', message: '密码至少10个字符，现为7个' })
    expect((await signIn()).status).toBe(200)
  })

  it('asks more of administrators', async () => {
    const admin = await world.as('audit_admin')
    expect((await change(PASSWORD, 'Kd8-wUq2vZr', admin)).body.message).toMatch('至少12个字符')
    expect((await change(PASSWORD, 'Kd8-wUq2vZrT', admin)).status).toBe(200)
  })

  it('refuses a wrong present password, counts it, and locks', async () => {
    for (let n = 0; n < 5; n++) {
      const { status, body } = await change('wrong-password', 'Kd8-wUq2vZ')
      expect([status, body.faults[0].field]).toEqual([400, 'current'])
    }
    expect((await change(PASSWORD, 'Kd8-wUq2vZ')).status).toBe(429)
    expect((await actions()).filter((one) => one === 'account.password-changed refused')).toHaveLength(5)
  })

  it('refuses the last five passwords and takes the one before them', async () => {
    const used = ['Kd8-wUq2vA', 'Kd8-wUq2vB', 'Kd8-wUq2vC', 'Kd8-wUq2vD', 'Kd8-wUq2vE']
    let current = PASSWORD
    for (const next of used) {
      expect((await change(current, next)).status).toBe(200)
      current = next
    }
    for (const former of used) expect((await change(current, former)).body.message).toMatch('最近5次')
    const known = await world.db
      .selectFrom('account')
      .select('formerPasswords')
      .where('id', '=', cadre.accountId)
      .executeTakeFirstOrThrow()
    expect(known.formerPasswords).toHaveLength(4)
    expect((await change(current, 'Kd8-wUq2vF')).status).toBe(200)
    expect((await change('Kd8-wUq2vF', 'Kd8-wUq2vA')).status).toBe(200)
  })

  it('tells passwords apart that differ only after the 72nd character, and takes them in any normal form', async () => {
    const long = `${'Kd8-wUq2vZ'.repeat(8)}é竹`
    expect((await change(PASSWORD, long)).status).toBe(200)
    expect((await signIn(`${long.slice(0, -1)}林`)).status).toBe(401)
    expect((await signIn(long.normalize('NFD'))).status).toBe(200)
  })

  it('is all that an initial password permits', async () => {
    await world.db.updateTable('account').set({ mustChangePassword: true }).where('id', '=', cadre.accountId).execute()
    const cookie = cookiesOf(await signIn())
    expect((await withCookie(cookie, 'GET', '/api/me/sessions')).body.code).toBe('password_change_required')
    expect((await withCookie(cookie, 'GET', '/api/me')).body.mustChangePassword).toBe(true)
    const next = { current: PASSWORD, next: 'Kd8-wUq2vZ' }
    expect((await withCookie(cookie, 'POST', '/api/me/password', next)).status).toBe(200)
    expect((await withCookie(cookie, 'GET', '/api/me/sessions')).status).toBe(200)
  })
})

/** RFC 6238 with the usual choices; `ahead` counts periods from now. */
function codeOf(secret: string, ahead = 0): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  const bytes = bits
    .join('')
    .match(/.{8}/g)!
    .map((octet) => Number.parseInt(octet, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const number = (mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff) % 1_000_000
  return String(number).padStart(6, '0')
}

describe('the second factor', () => {
  async function bind(): Promise<{ secret: string; cookie: string }> {
    const { body } = await cadre.post('/api/me/two-factor/begin', { password: PASSWORD })
    expect(decodeURIComponent(body.uri)).toMatch(`otpauth://totp/头雁:${cadre.username}?secret=${body.secret}`)
    const confirmed = await cadre.post('/api/me/two-factor/confirm', { code: codeOf(body.secret) })
    expect(confirmed.status).toBe(200)
    return { secret: body.secret, cookie: cookiesOf(confirmed) }
  }
  const step = async (code: string) => {
    const first = await signIn()
    expect(first.body).toEqual({ state: 'code-required' })
    return withCookie(cookiesOf(first), 'POST', '/api/sign-in/code', { code })
  }

  it('needs the password to begin', async () => {
    const { status, body } = await cadre.post('/api/me/two-factor/begin', { password: 'wrong-password' })
    expect([status, body.faults[0].field]).toEqual([400, 'password'])
  })

  it('asks nothing until a code confirmed it', async () => {
    await cadre.post('/api/me/two-factor/begin', { password: PASSWORD })
    expect((await cadre.post('/api/me/two-factor/confirm', { code: '000000' })).status).toBe(400)
    expect((await signIn()).body).toEqual({ state: 'signed-in' })
  })

  it('is asked after the password; the password alone opens nothing', async () => {
    const { secret, cookie } = await bind()
    expect((await withCookie(cookie, 'GET', '/api/me')).body.twoFactorEnabled).toBe(true)
    expect((await cadre.get('/api/me')).status).toBe(401)
    const first = await signIn()
    expect(cookiesOf(first)).not.toMatch('session_token')
    expect((await withCookie(cookiesOf(first), 'GET', '/api/me')).status).toBe(401)
    const answer = await step(codeOf(secret, 1))
    expect(answer.body).toEqual({ state: 'signed-in' })
    expect((await withCookie(cookiesOf(answer), 'GET', '/api/me')).status).toBe(200)
    expect(await actions()).toEqual(
      expect.arrayContaining(['account.two-factor-enabled done', 'account.code-asked done', 'account.signed-in done']),
    )
  })

  it('keeps the session no longer than it would have lasted', async () => {
    const before = await world.db.selectFrom('session').select('createdAt').executeTakeFirstOrThrow()
    world.clock.forward(20)
    await bind()
    const rows = await world.db.selectFrom('session').select(['createdAt', 'updatedAt']).execute()
    expect(rows).toEqual([{ createdAt: before.createdAt, updatedAt: world.clock.now() }])
  })

  it('takes each code once', async () => {
    const { secret } = await bind()
    const code = codeOf(secret, 1)
    expect((await step(code)).status).toBe(200)
    expect((await step(code)).status).toBe(401)
    const last = await world.db
      .selectFrom('auditEntry')
      .select('detail')
      .where('subjectId', '=', cadre.accountId)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(last.detail)).toEqual({ reason: 'code-used' })
  })

  it('refuses wrong codes, forged challenges and disabled accounts', async () => {
    const { secret } = await bind()
    expect((await step('000000')).status).toBe(401)
    expect(
      (await withCookie('touyan.two_factor=2fa-x.y', 'POST', '/api/sign-in/code', { code: '123456' })).status,
    ).toBe(401)
    expect((await withCookie('', 'POST', '/api/sign-in/code', { code: '123456' })).status).toBe(401)
    const first = cookiesOf(await signIn())
    await world.db
      .updateTable('account')
      .set({ disabledAt: world.clock.now() })
      .where('id', '=', cadre.accountId)
      .execute()
    expect((await withCookie(first, 'POST', '/api/sign-in/code', { code: codeOf(secret, 1) })).status).toBe(401)
  })

  it('does not believe a challenge whose signature was altered', async () => {
    const { secret } = await bind()
    const first = cookiesOf(await signIn())
    const altered = first.replace(/\.[^.]*$/, '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D')
    expect((await withCookie(altered, 'POST', '/api/sign-in/code', { code: codeOf(secret, 1) })).status).toBe(401)
  })

  it('is removed with the password only', async () => {
    const { cookie } = await bind()
    const remove = (password: string) => withCookie(cookie, 'POST', '/api/me/two-factor/remove', { password })
    expect((await remove('wrong-password')).status).toBe(400)
    expect((await remove(PASSWORD)).status).toBe(200)
    expect((await signIn()).body).toEqual({ state: 'signed-in' })
    expect((await remove(PASSWORD)).status).toBe(409)
  })
})

describe('own sessions', () => {
  it('are listed, and each can be ended', async () => {
    world.clock.forward(1)
    const other = cookiesOf(await signIn())
    const { sessions } = (await cadre.get('/api/me/sessions')).body
    expect(sessions).toHaveLength(2)
    expect(sessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1)
    const ended = sessions.find((one: { current: boolean }) => !one.current)
    expect((await cadre.delete(`/api/me/sessions/${ended.id}`)).status).toBe(200)
    expect((await withCookie(other, 'GET', '/api/me')).status).toBe(401)
    expect((await cadre.delete(`/api/me/sessions/${ended.id}`)).status).toBe(404)
  })

  it('of others are not found', async () => {
    const colleague = await world.as('cadre')
    const { sessions } = (await colleague.get('/api/me/sessions')).body
    expect((await cadre.delete(`/api/me/sessions/${sessions[0].id}`)).status).toBe(404)
    expect((await colleague.get('/api/me')).status).toBe(200)
  })

  it('end all but this one', async () => {
    const others = [cookiesOf(await signIn()), cookiesOf(await signIn())]
    expect((await cadre.post('/api/me/sessions/end-others')).status).toBe(200)
    for (const other of others) expect((await withCookie(other, 'GET', '/api/me')).status).toBe(401)
    expect((await cadre.get('/api/me')).status).toBe(200)
  })

  it('leave out those that have run out', async () => {
    await signIn()
    world.clock.forward(29)
    await cadre.get('/api/me')
    world.clock.forward(2)
    expect((await cadre.get('/api/me/sessions')).body.sessions).toHaveLength(1)
  })
})
