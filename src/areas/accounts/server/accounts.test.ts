import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'

let world: World
let system: Client
let security: Client

beforeEach(async () => {
  world = await makeWorld()
  system = await world.as('system_admin')
  security = await world.as('security_admin')
})
afterEach(() => world.close())

const made = (username = 'wangfang') => system.post('/api/accounts', { username, name: '王芳', personId: null })
const signIn = (username: string, password: string) => world.nobody.post('/api/sign-in', { username, password })

async function addPerson(name: string, pinyin: string, extra: { state?: string; unitId?: string } = {}) {
  const id = randomUUID()
  const empty = {
    sex: '',
    nation: '',
    nativePlace: '',
    birthplace: '',
    otherParty: '',
    politics: '',
    health: '',
  } as const
  const texts = { technicalTitle: '', specialty: '', currentPost: '', proposedPost: '', removedPost: '', awards: '' }
  const more = { assessments: '', appointReason: '', reportingUnit: '', filledBy: '', formerAgeLimit: '', phone: '' }
  const times = { createdAt: world.clock.now(), changedAt: world.clock.now() }
  await world.db
    .insertInto('person')
    .values({
      ...{ ...empty, ...texts, ...more, ...times, unitId: world.unitId, id, name, pinyin, initials: '' },
      ...{ staffKind: '', state: '在职', ...extra },
    })
    .execute()
  return id
}

describe('making accounts', () => {
  it('shows an initial password once, good for signing in and changing it', async () => {
    const { status, body } = await made('ＷangFang')
    expect(status).toBe(201)
    expect((await signIn('wangfang', body.initialPassword)).status).toBe(200)
    const dump = JSON.stringify(await world.db.selectFrom('auditEntry').selectAll().execute())
    expect(dump).not.toContain(body.initialPassword)
    expect(dump).not.toContain('wangfang')
    const { accounts } = (await system.get('/api/accounts?search=wangfang')).body
    expect(accounts).toMatchObject([{ id: body.id, username: 'wangfang', state: 'initial', duty: null, grants: [] }])
  })

  it('refuses a user name that exists in another spelling', async () => {
    await made('wangfang')
    expect((await made('ｗａｎｇＦＡＮＧ')).status).toBe(409)
  })

  it.each(['a', '1abc', 'wang fang', '王芳', 'wang-fang'])('refuses %s as a user name', async (username) => {
    const { status, body } = await made(username)
    expect([status, body.faults[0].field]).toEqual([400, 'username'])
  })

  it('gives a person one account, and only people of the unit', async () => {
    const personId = await addPerson('李强', 'li qiang')
    const of = (username: string, id: string) => system.post('/api/accounts', { username, name: '李强', personId: id })
    expect((await of('liqiang', personId)).status).toBe(201)
    const twice = await of('liqiang2', personId)
    expect([twice.status, twice.body.message]).toEqual([409, '这个人员已有账号'])
    expect((await of('liqiang3', randomUUID())).status).toBe(400)
  })

  it('gives no rights', async () => {
    const { body } = await made()
    const answer = await signIn('wangfang', body.initialPassword)
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    const me = await world.nobody.call('GET', '/api/me', undefined, { cookie })
    expect(me.body).toMatchObject({ roles: [], mustChangePassword: true })
    expect(me.body.permissions.filter((name: string) => name.startsWith('people.'))).toEqual([])
  })

  it('is for the system administrator alone', async () => {
    const id = system.accountId
    for (const role of ['cadre', 'principal', 'security_admin', 'audit_admin'] as const) {
      const other = await world.as(role)
      const answers = [
        await other.post('/api/accounts', { username: 'x1', name: 'x', personId: null }),
        await other.post('/api/accounts/batch', { personIds: [randomUUID()] }),
        await other.get('/api/accounts/people'),
        await other.post(`/api/accounts/${id}/password-reset`),
        await other.post(`/api/accounts/${id}/disable`),
        await other.post(`/api/accounts/${id}/enable`),
        await other.get('/api/settings/areas'),
        await other.put('/api/settings/areas', { areasOff: [] }),
      ]
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403))
    }
    const refused = await world.db.selectFrom('auditEntry').selectAll().where('action', '=', 'access.refused').execute()
    expect(refused).toHaveLength(32)
  })
})

describe('accounts for people', () => {
  it('are named after the pinyin, numbered when taken', async () => {
    const first = await addPerson('张伟', 'zhang wei')
    const second = await addPerson('章卫', 'zhang wei')
    const green = await addPerson('吕绿', 'lü lü')
    await made('zhangwei2')
    const { status, body } = await system.post('/api/accounts/batch', { personIds: [first, second, green] })
    expect(status).toBe(201)
    expect(body.accounts.map((one: { username: string }) => one.username)).toEqual(['zhangwei', 'zhangwei3', 'lvlv'])
    expect((await signIn('zhangwei3', body.accounts[1].initialPassword)).status).toBe(200)
    const { accounts } = (await system.get('/api/accounts?search=张伟')).body
    expect(accounts).toMatchObject([{ personId: first, grants: [] }])
  })

  it('are offered to people in service who have none', async () => {
    const one = await addPerson('陈晨', 'chen chen')
    await addPerson('退休的人', 'tui xiu', { state: '退休' })
    const two = await addPerson('安然', 'an ran')
    const listed = async () =>
      (await system.get('/api/accounts/people')).body.people.map((each: { id: string }) => each.id)
    expect(await listed()).toEqual([two, one])
    await system.post('/api/accounts/batch', { personIds: [two] })
    expect(await listed()).toEqual([one])
  })

  it('are made all or not at all', async () => {
    const one = await addPerson('陈晨', 'chen chen')
    expect((await system.post('/api/accounts/batch', { personIds: [one, randomUUID()] })).status).toBe(400)
    await system.post('/api/accounts/batch', { personIds: [one] })
    const two = await addPerson('安然', 'an ran')
    expect((await system.post('/api/accounts/batch', { personIds: [two, one] })).status).toBe(409)
    expect((await system.get('/api/accounts/people')).body.people).toMatchObject([{ id: two }])
  })

  it('get different names when two batches meet', async () => {
    const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => addPerson(name, 'zhao min')))
    const answers = await Promise.all(people.map((id) => system.post('/api/accounts/batch', { personIds: [id] })))
    const names = answers.map(({ body }) => body.accounts[0].username).sort()
    expect(names).toEqual(['zhaomin', 'zhaomin2', 'zhaomin3', 'zhaomin4'])
  })
})

describe('the list', () => {
  it('is for both who keep accounts, searched, filtered and paged', async () => {
    for (const name of ['aa', 'ab', 'ac']) await made(name)
    const list = async (query: string, client = security) => (await client.get(`/api/accounts?${query}`)).body
    expect((await list('', system)).total).toBe(5)
    expect((await list('state=initial')).total).toBe(3)
    expect((await list('state=no-role')).total).toBe(3)
    expect((await list('state=in-use')).total).toBe(2)
    expect((await list('state=disabled')).total).toBe(0)
    expect((await list('search=王')).total).toBe(3)
    expect((await list('search=%25')).total).toBe(0)
    const page = await list('search=a&state=initial&size=2&page=2')
    expect([page.total, page.accounts.map((one: { username: string }) => one.username)]).toEqual([3, ['ac']])
  })

  it('never gives more than 200, and answers nonsense with 400', async () => {
    for (const query of ['size=201', 'size=0', 'page=0', 'page=-1', 'state=odd', 'sort=x']) {
      expect((await system.get(`/api/accounts?${query}`)).status).toBe(400)
    }
    expect((await system.get('/api/accounts?size=200')).status).toBe(200)
  })

  it('shows locked accounts as such', async () => {
    const cadre = await world.as('cadre')
    for (let n = 0; n < 5; n++) await signIn(cadre.username, 'wrong-password')
    expect((await system.get('/api/accounts?state=locked')).body.accounts).toMatchObject([
      { id: cadre.accountId, state: 'locked' },
    ])
    world.clock.forward(30)
    expect((await system.get('/api/me')).status).toBe(401)
  })

  it('leaves out other units', async () => {
    const unitId = randomUUID()
    await world.db.insertInto('unit').values({ id: unitId, name: '别处', createdAt: world.clock.now() }).execute()
    const values = { id: 'elsewhere', name: '别处的人', email: 'e@touyan.invalid', username: 'elsewhere', unitId }
    await world.db.insertInto('account').values(values).execute()
    expect((await system.get('/api/accounts?search=elsewhere')).body.total).toBe(0)
    for (const path of ['disable', 'enable', 'password-reset']) {
      expect((await system.post(`/api/accounts/elsewhere/${path}`)).status).toBe(404)
    }
    for (const path of ['unlock', 'end-sessions', 'two-factor/remove']) {
      expect((await security.post(`/api/accounts/elsewhere/${path}`)).status).toBe(404)
    }
  })
})

describe('resetting a password', () => {
  it('ends the sessions and asks for a change; the old password is remembered', async () => {
    const cadre = await world.as('cadre')
    await cadre.post('/api/me/password', { current: PASSWORD, next: 'Kd8-wUq2vZ' })
    const { body } = await system.post(`/api/accounts/${cadre.accountId}/password-reset`)
    expect((await cadre.get('/api/me')).status).toBe(401)
    expect((await signIn(cadre.username, 'Kd8-wUq2vZ')).status).toBe(401)
    const answer = await signIn(cadre.username, body.initialPassword)
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    const change = { current: body.initialPassword, next: 'Kd8-wUq2vZ' }
    const refused = await world.nobody.call('POST', '/api/me/password', change, { cookie })
    expect(refused.body.message).toMatch('最近5次')
  })

  it('leaves a lock in place: unlocking is the other administrator’s', async () => {
    const cadre = await world.as('cadre')
    for (let n = 0; n < 5; n++) await signIn(cadre.username, 'wrong-password')
    const { body } = await system.post(`/api/accounts/${cadre.accountId}/password-reset`)
    expect((await signIn(cadre.username, body.initialPassword)).status).toBe(401)
    expect((await security.post(`/api/accounts/${cadre.accountId}/unlock`)).status).toBe(200)
    expect((await signIn(cadre.username, body.initialPassword)).status).toBe(200)
  })

  it('is not the way to change the own one', async () => {
    expect((await system.post(`/api/accounts/${system.accountId}/password-reset`)).status).toBe(409)
  })
})

describe('disabling', () => {
  it('ends the sessions at once and keeps the account out until enabled', async () => {
    const cadre = await world.as('cadre')
    expect((await system.post(`/api/accounts/${cadre.accountId}/disable`)).status).toBe(200)
    expect((await cadre.get('/api/me')).status).toBe(401)
    const left = await world.db.selectFrom('session').select('id').where('userId', '=', cadre.accountId).execute()
    expect(left).toEqual([])
    expect((await signIn(cadre.username, PASSWORD)).status).toBe(401)
    expect((await system.post(`/api/accounts/${cadre.accountId}/disable`)).status).toBe(409)
    expect((await system.post(`/api/accounts/${cadre.accountId}/enable`)).status).toBe(200)
    expect((await system.post(`/api/accounts/${cadre.accountId}/enable`)).status).toBe(409)
    expect((await signIn(cadre.username, PASSWORD)).status).toBe(200)
  })

  it('spares the last system and the last security administrator', async () => {
    for (const last of [system, security]) {
      const { status, body } = await system.post(`/api/accounts/${last.accountId}/disable`)
      expect([status, body.code]).toEqual([409, 'rule_broken'])
    }
    const another = await world.as('security_admin')
    expect((await system.post(`/api/accounts/${security.accountId}/disable`)).status).toBe(200)
    expect((await system.post(`/api/accounts/${another.accountId}/disable`)).status).toBe(409)
  })

  it('does not count an administrator whose grant has run out', async () => {
    const another = await world.as('security_admin')
    await world.db
      .updateTable('roleGrant')
      .set({ validUntil: '2026-11-22' })
      .where('accountId', '=', another.accountId)
      .execute()
    expect((await system.post(`/api/accounts/${security.accountId}/disable`)).status).toBe(409)
  })

  it('leaves one when two are disabled at the same time', async () => {
    const another = await world.as('security_admin')
    const answers = await Promise.all(
      [security, another].map(({ accountId }) => system.post(`/api/accounts/${accountId}/disable`)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('areas', () => {
  it('are switched off and shown on the sign-in page', async () => {
    expect((await system.put('/api/settings/areas', { areasOff: ['clues', 'clues', 'ballots'] })).status).toBe(200)
    expect((await system.get('/api/settings/areas')).body).toEqual({ areasOff: ['ballots', 'clues'] })
    expect((await world.nobody.get('/api/bootstrap')).body.areasOff).toEqual(['ballots', 'clues'])
    expect((await system.put('/api/settings/areas', { areasOff: ['audit-trail'] })).status).toBe(409)
    expect((await system.put('/api/settings/areas', { areasOff: ['DROP TABLE'] })).status).toBe(400)
  })
})
