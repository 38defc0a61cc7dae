import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roles } from '../../../platform/permission.ts'
import { type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'
import { roleNames } from '../schema.ts'
import { refuseBroken } from './grants.ts'

let world: World
let system: Client
let security: Client

beforeEach(async () => {
  world = await makeWorld()
  system = await world.as('system_admin')
  security = await world.as('security_admin')
})
afterEach(() => world.close())

const period = { validFrom: '2026-11-23', validUntil: null }
const grant = (id: string, role: string, extra = {}, client = security) =>
  client.post(`/api/accounts/${id}/grants`, { role, sectionId: null, ...period, ...extra })

async function fresh(username: string): Promise<string> {
  return (await system.post('/api/accounts', { username, name: '王芳', personId: null })).body.id
}

async function addSection(closedOn: string | null = null): Promise<string> {
  const id = randomUUID()
  const values = { unitId: world.unitId, id, name: `科室${id.slice(0, 8)}`, kind: 'section', closedOn }
  await world.db.insertInto('section').values(values).execute()
  return id
}

const grantsOf = async (accountId: string) =>
  (await world.db.selectFrom('roleGrant').selectAll().where('accountId', '=', accountId).execute()).map(
    ({ role, revokedAt }) => `${role}${revokedAt ? ' revoked' : ''}`,
  )

describe('granting', () => {
  it('gives a role that counts at the next call, and says who gave it', async () => {
    const cadre = await world.as('cadre')
    expect((await cadre.get('/api/me')).body.roles).toHaveLength(1)
    expect((await grant(cadre.accountId, 'personnel_clerk')).status).toBe(201)
    expect((await cadre.get('/api/me')).body.roles).toHaveLength(2)
    const row = await world.db
      .selectFrom('roleGrant')
      .selectAll()
      .where('role', '=', 'personnel_clerk')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ grantedBy: security.accountId, duty: 'business', validFrom: '2026-11-23' })
  })

  it('counts only within its period', async () => {
    const cadre = await world.as('cadre')
    await grant(cadre.accountId, 'accountant', { validFrom: '2026-11-24', validUntil: '2026-11-25' })
    const held = async () => {
      const signedIn = await world.nobody.post('/api/sign-in', { username: cadre.username, password: PASSWORD })
      const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
      const { body } = await world.nobody.call('GET', '/api/me', undefined, { cookie })
      return body.roles.some((one: { role: string }) => one.role === 'accountant')
    }
    const at = async (instant: string) => {
      world.clock.moveTo(instant)
      return held()
    }
    expect(await at('2026-11-23T15:59:59Z')).toBe(false)
    expect(await at('2026-11-23T16:00:00Z')).toBe(true)
    expect(await at('2026-11-25T15:59:59Z')).toBe(true)
    expect(await at('2026-11-25T16:00:00Z')).toBe(false)
  })

  it.each(['cadre', 'principal', 'system_admin', 'audit_admin'] as const)('is not for %s', async (role) => {
    const other = await world.as(role)
    const id = await fresh('wangfang')
    const answers = [
      await grant(id, 'cadre', {}, other),
      await other.post('/api/grants/batch', { accountIds: [id], role: 'cadre' }),
      await other.delete(`/api/grants/${randomUUID()}`),
      await other.post(`/api/accounts/${id}/unlock`),
      await other.post(`/api/accounts/${id}/end-sessions`),
      await other.post(`/api/accounts/${id}/two-factor/remove`),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    expect(await grantsOf(id)).toEqual([])
  })

  it('is never for oneself', async () => {
    expect((await grant(security.accountId, 'cadre')).status).toBe(403)
    const batch = { accountIds: [security.accountId], role: 'cadre' }
    expect((await security.post('/api/grants/batch', batch)).status).toBe(403)
    expect(await grantsOf(security.accountId)).toEqual(['security_admin'])
  })

  it('needs a section for section heads and for nobody else', async () => {
    const id = await fresh('wangfang')
    const sectionId = await addSection()
    const closed = await addSection('2026-01-01')
    const faultOf = async (role: string, extra: object) => {
      const { status, body } = await grant(id, role, extra)
      return [status, body.faults?.[0]?.field]
    }
    expect(await faultOf('section_head', {})).toEqual([400, 'sectionId'])
    expect(await faultOf('section_head', { sectionId: randomUUID() })).toEqual([400, 'sectionId'])
    expect(await faultOf('section_head', { sectionId: closed })).toEqual([400, 'sectionId'])
    expect(await faultOf('cadre', { sectionId })).toEqual([400, 'sectionId'])
    expect((await grant(id, 'section_head', { sectionId })).status).toBe(201)
    const { accounts } = (await security.get('/api/accounts?search=wangfang')).body
    expect(accounts[0].grants).toMatchObject([{ role: 'section_head', title: '科室负责人', sectionId }])
  })

  it('checks the period on both sides', async () => {
    const id = await fresh('wangfang')
    const answer = (validFrom: string, validUntil: string | null) => grant(id, 'cadre', { validFrom, validUntil })
    expect((await answer('2026-11-23', '2026-11-22')).status).toBe(400)
    expect((await answer('2026-11-01', '2026-11-22')).status).toBe(400)
    expect((await answer('2026-11-23', '2026-11-23')).status).toBe(201)
    expect((await answer('2026-11-23', null)).status).toBe(409)
    expect((await answer('2026-11-24', null)).status).toBe(201)
  })

  it('refuses roles that do not exist and accounts that do not', async () => {
    expect((await grant(system.accountId, 'root')).status).toBe(400)
    expect((await grant('nobody', 'cadre')).status).toBe(404)
  })

  it('waits for a disabled account to be enabled', async () => {
    const id = await fresh('wangfang')
    await system.post(`/api/accounts/${id}/disable`)
    expect((await grant(id, 'cadre')).status).toBe(409)
  })

  it('asks a first-time administrator for a password under the stricter rule', async () => {
    const id = await fresh('wangfang')
    await world.db
      .updateTable('account')
      .set({ mustChangePassword: false, passwordChangedAt: world.clock.now() })
      .where('id', '=', id)
      .execute()
    await grant(id, 'audit_admin')
    const account = await world.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(account).toMatchObject({ duty: 'audit', mustChangePassword: true })
  })
})

describe('三员分立', () => {
  const admins = ['system_admin', 'security_admin', 'audit_admin'] as const

  it('keeps an administrator from a second duty, and business from administration', async () => {
    for (const role of admins) {
      const admin = await world.as(role)
      for (const other of [...admins.filter((one) => one !== role), 'cadre', 'principal']) {
        const { status, body } = await grant(admin.accountId, other)
        expect([role, other, status, body.code]).toEqual([role, other, 409, 'rule_broken'])
        expect(body.message).toMatch('三员分立')
      }
      expect(await grantsOf(admin.accountId)).toEqual([role])
    }
    const cadre = await world.as('cadre')
    for (const role of admins) expect((await grant(cadre.accountId, role)).status).toBe(409)
  })

  it('lasts after the only grant was revoked', async () => {
    const id = await fresh('wangfang')
    const { body } = await grant(id, 'audit_admin')
    expect((await security.delete(`/api/grants/${body.id}`)).status).toBe(200)
    expect((await grant(id, 'cadre')).status).toBe(409)
    expect((await grant(id, 'audit_admin')).status).toBe(201)
  })

  it('holds when two first grants meet', async () => {
    const id = await fresh('wangfang')
    const answers = await Promise.all([...admins, 'cadre', 'principal'].map((role) => grant(id, role)))
    const held = await world.db.selectFrom('roleGrant').select('duty').where('accountId', '=', id).execute()
    expect(new Set(held.map(({ duty }) => duty)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(held.length)
  })

  it('is the database’s rule as well, and its refusal is put into words', async () => {
    const insert = (row: { accountId: string; duty: string; role: string; grantedBy?: string; sectionId?: string }) =>
      world.db
        .insertInto('roleGrant')
        .values({
          ...{ unitId: world.unitId, id: randomUUID(), validFrom: '2026-11-23', grantedBy: 'x' },
          ...{ grantedAt: world.clock.now(), ...row },
        })
        .execute()
        .then(() => null, refuseBroken)
        .catch((error) => `${error.kind}: ${error.message.slice(0, 4)}`)
    const accountId = security.accountId
    expect(await insert({ accountId, duty: 'audit', role: 'audit_admin' })).toBe('rule_broken: 三员分立')
    expect(await insert({ accountId, duty: 'security', role: 'audit_admin' })).toBe('rule_broken: 授权的角')
    expect(await insert({ accountId, duty: 'security', role: 'cadre' })).toBe('rule_broken: 授权的角')
    const head = { accountId, duty: 'security', role: 'security_admin' }
    expect(await insert({ ...head, grantedBy: accountId })).toBe('rule_broken: 授权的角')
    expect(await insert({ ...head, sectionId: randomUUID() })).toBe('rule_broken: 授权的角')
    expect(await insert(head)).toBe(null)
  })
})

describe('revoking', () => {
  const idOf = async (accountId: string) =>
    (await world.db.selectFrom('roleGrant').select('id').where('accountId', '=', accountId).executeTakeFirstOrThrow())
      .id

  it('takes effect at the next call', async () => {
    const clerk = await world.as('system_admin')
    expect((await clerk.get('/api/accounts')).status).toBe(200)
    expect((await security.delete(`/api/grants/${await idOf(clerk.accountId)}`)).status).toBe(200)
    expect((await clerk.get('/api/accounts')).status).toBe(403)
    expect((await security.delete(`/api/grants/${await idOf(clerk.accountId)}`)).status).toBe(404)
  })

  it('spares the last security administrator, whoever asks', async () => {
    const own = await security.delete(`/api/grants/${await idOf(security.accountId)}`)
    expect([own.status, own.body.code]).toEqual([409, 'rule_broken'])
    const another = await world.as('security_admin')
    expect((await security.delete(`/api/grants/${await idOf(security.accountId)}`)).status).toBe(403)
    expect((await another.delete(`/api/grants/${await idOf(security.accountId)}`)).status).toBe(200)
    expect((await security.get('/api/accounts')).status).toBe(403)
  })

  it('leaves one when two revoke each other', async () => {
    const another = await world.as('security_admin')
    const [mine, theirs] = [await idOf(security.accountId), await idOf(another.accountId)]
    const answers = await Promise.all([security.delete(`/api/grants/${theirs}`), another.delete(`/api/grants/${mine}`)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('many at once', () => {
  it('gives staff their role, leaving those who have it', async () => {
    const ids = [await fresh('aa'), await fresh('ab')]
    const cadre = await world.as('cadre')
    const batch = (accountIds: string[], role = 'cadre') => security.post('/api/grants/batch', { accountIds, role })
    expect((await batch([...ids, cadre.accountId])).body).toEqual({ granted: 2 })
    expect(await grantsOf(ids[0]!)).toEqual(['cadre'])
    expect(await grantsOf(cadre.accountId)).toEqual(['cadre'])
    expect((await batch(ids)).status).toBe(409)
    expect((await batch(ids, 'principal')).status).toBe(400)
    const entries = await world.db
      .selectFrom('auditEntry')
      .select('id')
      .where('action', '=', 'account.role-granted')
      .execute()
    expect(entries).toHaveLength(2)
  })

  it('gives nobody anything when one of them is an administrator or unknown', async () => {
    const id = await fresh('aa')
    const batch = (other: string) => security.post('/api/grants/batch', { accountIds: [id, other], role: 'cadre' })
    expect((await batch(system.accountId)).status).toBe(409)
    expect((await batch('nobody')).status).toBe(404)
    expect(await grantsOf(id)).toEqual([])
  })
})

describe('watching over accounts', () => {
  it('ends all sessions of an account', async () => {
    const cadre = await world.as('cadre')
    expect((await security.post(`/api/accounts/${cadre.accountId}/end-sessions`)).status).toBe(200)
    expect((await cadre.get('/api/me')).status).toBe(401)
  })

  it('removes a lost second factor, not the own one', async () => {
    const cadre = await world.as('cadre')
    const remove = (id: string) => security.post(`/api/accounts/${id}/two-factor/remove`)
    expect((await remove(cadre.accountId)).status).toBe(409)
    const row = { id: 'f', secret: 's', backupCodes: 'b', userId: cadre.accountId }
    await world.db.insertInto('twoFactor').values(row).execute()
    expect((await remove(cadre.accountId)).status).toBe(200)
    expect(await world.db.selectFrom('twoFactor').selectAll().execute()).toEqual([])
    expect((await remove(security.accountId)).status).toBe(403)
  })
})

it('every role of the kernel can be granted', () => {
  expect([...roleNames]).toEqual(Object.keys(roles))
})
