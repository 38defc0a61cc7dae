import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'
import { isUnused } from '../rules.ts'
import { disableUnused } from './unused.ts'

let world: World
let system: Client
let security: Client

beforeAll(async () => {
  world = await makeWorld('2026-11-23T02:00:00Z')
  system = await world.as('system_admin')
  security = await world.as('security_admin')
  // The tests' own accounts are stamped by the database's clock.
  await world.db.updateTable('account').set({ createdAt: world.clock.now() }).execute()
})
afterAll(() => world.close())

const day = (text: string) => new Date(`${text}T04:00:00Z`)
const usedOn = (id: string, last: { lastSignInAt?: Date | null; createdAt?: Date }) =>
  world.db.updateTable('account').set(last).where('id', '=', id).execute()
const disabled = async (id: string) =>
  (await world.db.selectFrom('account').select(['disabledAt', 'disabledBecause']).where('id', '=', id).execute())[0]!
const entries = async (action: string) =>
  (await world.db.selectFrom('auditEntry').selectAll().where('action', '=', action).orderBy('seq').execute()).map(
    (entry) => ({ ...entry, detail: JSON.parse(entry.detail) }),
  )
const waiting = async (of: Client, kind: string) =>
  (await of.get('/api/today')).body.waiting.filter((item: { kind: string }) => item.kind === kind)

it.each([
  ['2026-08-26', 90, false],
  ['2026-08-25', 90, true],
  ['2026-08-24', 90, true],
  ['2026-10-25', 30, false],
  ['2026-10-24', 30, true],
  ['2020-01-01', 0, false],
])('an account last used on %s with %i days: %s', (lastUse, days, expected) => {
  expect(isUnused({ lastUse, today: '2026-11-23', days })).toBe(expected)
})

describe('accounts nobody uses', () => {
  it('are put out of use on the ninetieth day, sessions and all, with a trace and a notice', async () => {
    const [on89, on90, on91, never, fresh] = await Promise.all([1, 2, 3, 4, 5].map(() => world.as('cadre')))
    await usedOn(on89!.accountId, { lastSignInAt: day('2026-08-26'), createdAt: day('2020-01-01') })
    await usedOn(on90!.accountId, { lastSignInAt: day('2026-08-25'), createdAt: day('2020-01-01') })
    await usedOn(on91!.accountId, { lastSignInAt: day('2026-08-24'), createdAt: day('2020-01-01') })
    await usedOn(never!.accountId, { lastSignInAt: null, createdAt: day('2026-08-25') })
    await usedOn(fresh!.accountId, { lastSignInAt: null, createdAt: day('2026-08-26') })
    expect((await on90!.get('/api/me')).status).toBe(200)
    expect(await disableUnused(world.operator)).toBe(3)
    for (const gone of [on90!, on91!, never!]) {
      expect((await disabled(gone.accountId)).disabledBecause).toBe('unused')
      expect((await gone.get('/api/me')).status).toBe(401)
      expect((await world.nobody.post('/api/sign-in', { username: gone.username, password: PASSWORD })).status).toBe(
        401,
      )
    }
    for (const kept of [on89!, fresh!]) expect((await disabled(kept.accountId)).disabledAt).toBeNull()
    const told = await entries('account.disabled')
    expect(told.map(({ subjectId }) => subjectId).sort()).toEqual(
      [on90!, on91!, never!].map(({ accountId }) => accountId).sort(),
    )
    expect(told[0]).toMatchObject({ actorId: null, detail: { because: 'unused', days: 90, sessionsEnded: 1 } })
    expect(await waiting(system, 'unused-accounts')).toMatchObject([{ title: expect.stringContaining('3个账号') }])
    expect(await waiting(security, 'unused-accounts')).toEqual([])
    const list = (await system.get('/api/accounts?state=unused')).body
    expect(list).toMatchObject({ total: 3 })
    expect(list.accounts[0]).toMatchObject({ state: 'disabled', isUnused: true })
    // A second look an hour later finds nothing more.
    expect(await disableUnused(world.operator)).toBe(0)
    expect(await entries('account.disabled')).toHaveLength(3)
  })

  it('come back by one act and are counted anew from then', async () => {
    const { accounts } = (await system.get('/api/accounts?state=unused')).body
    const { id } = accounts[0]
    expect((await system.post(`/api/accounts/${id}/enable`)).status).toBe(200)
    expect(await disabled(id)).toEqual({ disabledAt: null, disabledBecause: null })
    expect(await disableUnused(world.operator)).toBe(0)
    expect((await system.get('/api/accounts?state=unused')).body.total).toBe(2)
  })

  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)(
    'never include the last %s, but another of the same kind',
    async (role) => {
      await world.db.updateTable('account').set({ lastSignInAt: world.clock.now() }).execute()
      const duty = role.split('_')[0]!
      const another = await world.as(role)
      const ofDuty = await world.db.selectFrom('account').select('id').where('duty', '=', duty).execute()
      for (const { id } of ofDuty) await usedOn(id, { lastSignInAt: day('2020-01-02'), createdAt: day('2020-01-01') })
      expect(await disableUnused(world.operator)).toBe(ofDuty.length - 1)
      const left = await world.db
        .selectFrom('account')
        .select('id')
        .where('duty', '=', duty)
        .where('disabledAt', 'is', null)
        .execute()
      expect(left).toHaveLength(1)
      expect(await disableUnused(world.operator)).toBe(0)
      // The others work on with the accounts they have.
      await world.db.updateTable('account').set({ disabledAt: null, disabledBecause: null }).execute()
      expect(another.accountId).not.toBe('')
    },
  )

  it('stay where the installation says so, and only the system administrator says', async () => {
    await world.db.updateTable('account').set({ lastSignInAt: world.clock.now() }).execute()
    system = await world.as('system_admin')
    const idle = await world.as('cadre')
    await usedOn(idle.accountId, { lastSignInAt: day('2020-01-02'), createdAt: day('2020-01-01') })
    const set = (days: unknown) => system.put('/api/settings/unused-accounts', { days })
    for (const wrong of [29, 3651, -1, 45.5, '90', null]) expect((await set(wrong)).status).toBe(400)
    expect((await (await world.as('security_admin')).put('/api/settings/unused-accounts', { days: 0 })).status).toBe(
      403,
    )
    expect((await set(0)).status).toBe(200)
    expect((await system.get('/api/settings/unused-accounts')).body).toEqual({ days: 0 })
    expect(await disableUnused(world.operator)).toBe(0)
    expect((await set(30)).status).toBe(200)
    expect(await disableUnused(world.operator)).toBe(1)
    expect((await entries('settings.unused-changed')).map(({ detail }) => detail.days)).toEqual([0, 30])
  })

  it('do not exist in the demo, whose passwords are public', async () => {
    await world.db.updateTable('installation').set({ isDemo: true }).execute()
    const idle = await world.as('cadre')
    await usedOn(idle.accountId, { lastSignInAt: day('2020-01-02'), createdAt: day('2020-01-01') })
    expect(await disableUnused(world.operator)).toBe(0)
    await world.db.updateTable('installation').set({ isDemo: false }).execute()
    expect(await disableUnused(world.operator)).toBe(1)
  })
})

describe('alarms', () => {
  const refusedBy = async (of: Client, times: number) => {
    for (let n = 0; n < times; n++) expect((await of.get('/api/audit')).status).toBe(403)
  }
  const alarmsOf = async ({ accountId }: Client) =>
    (await entries('security.alarm')).filter(({ subjectId }) => subjectId === accountId)

  it('come with the tenth refused access in five minutes, once in half an hour', async () => {
    security = await world.as('security_admin')
    const curious = await world.as('cadre', { name: '好奇甲' })
    await refusedBy(curious, 9)
    expect(await alarmsOf(curious)).toEqual([])
    await refusedBy(curious, 1)
    expect(await alarmsOf(curious)).toMatchObject([{ detail: { reason: 'refused', count: 10, minutes: 5 } }])
    await refusedBy(curious, 15)
    expect(await alarmsOf(curious)).toHaveLength(1)
    expect(await waiting(security, 'security')).toMatchObject([
      { lamp: 'red', title: '好奇甲5分钟内10次越权访问被拒绝', link: `/accounts?search=${curious.username}` },
    ])
    expect(await waiting(system, 'security')).toEqual([])
    world.clock.forward(29)
    await refusedBy(curious, 12)
    expect(await alarmsOf(curious)).toHaveLength(1)
    world.clock.forward(1)
    await refusedBy(curious, 10)
    expect(await alarmsOf(curious)).toHaveLength(2)
  })

  it('do not come when the ten are spread over more than five minutes, or over two accounts', async () => {
    const [slow, one, other] = [await world.as('cadre'), await world.as('cadre'), await world.as('cadre')]
    await refusedBy(slow, 5)
    world.clock.forward(5)
    await refusedBy(slow, 9)
    await refusedBy(one, 9)
    await refusedBy(other, 9)
    expect([...(await alarmsOf(slow)), ...(await alarmsOf(one)), ...(await alarmsOf(other))]).toEqual([])
    await refusedBy(slow, 1)
    expect(await alarmsOf(slow)).toHaveLength(1)
  })

  it('come once however many are refused at the same moment', async () => {
    const hasty = await world.as('cadre')
    const answers = await Promise.all(Array.from({ length: 25 }, () => hasty.get('/api/audit')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]))
    expect(await alarmsOf(hasty)).toHaveLength(1)
  })

  it('come when an account is locked by wrong passwords, and pass after a week', async () => {
    const guessed = await world.as('cadre', { name: '被猜乙' })
    for (let n = 0; n < 4; n++) {
      await world.nobody.post('/api/sign-in', { username: guessed.username, password: 'wrong' })
    }
    expect(await alarmsOf(guessed)).toEqual([])
    for (let n = 0; n < 3; n++) {
      await world.nobody.post('/api/sign-in', { username: guessed.username, password: 'wrong' })
    }
    expect(await alarmsOf(guessed)).toMatchObject([{ detail: { reason: 'locked', count: 5 } }])
    security = await world.as('security_admin')
    expect((await waiting(security, 'security')).map(({ title }: { title: string }) => title)).toContain(
      '被猜乙的账号因密码连续输错5次被锁定',
    )
    world.clock.forward(7 * 24 * 60)
    security = await world.as('security_admin')
    expect(await waiting(security, 'security')).toEqual([])
  })
})
