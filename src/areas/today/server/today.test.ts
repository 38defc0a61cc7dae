import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'
import type { TodayItem } from '../schema.ts'

let world: World
let clerk: Client
let cadre: Client
let mine: string

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
  await clerk.post('/api/checkup/runs', { on: '2026-11-23' })
  mine = await created(clerk, dossierOf('石敬之', { birth: '', retirementMonth: '2027-11' }))
  cadre = await world.as('cadre', { personId: mine })
})
afterAll(() => world.close())

const kinds = (items: TodayItem[]) => items.map((item) => item.kind)

async function proposed(reason: string): Promise<string> {
  const answer = await cadre.post(`/api/people/${mine}/proposals`, { changes: { basic: { health: '一般' } }, reason })
  expect(answer.status).toBe(201)
  return answer.body.ids[0]
}

describe('what waits', () => {
  it('is nothing on a quiet day but what the rules say of oneself', async () => {
    const reminder = {
      kind: 'own-finding',
      lamp: 'grey',
      link: '/me/standing',
      title: expect.stringContaining('2027-11'),
    }
    const aboutMe = [expect.objectContaining(reminder)]
    expect((await cadre.get('/api/today')).body).toEqual({ waiting: [], ahead: [], aboutMe })
  })

  it('counts open corrections for those who decide them, with the day of the oldest', async () => {
    world.clock.forward(5)
    const id = await proposed('体检报告')
    const [item] = (await clerk.get('/api/today')).body.waiting
    expect(item).toMatchObject({ kind: 'proposals', title: '1项档案更正待审核', since: '2026-11-23T02:05:00.000Z' })
    expect(kinds((await (await world.as('principal')).get('/api/today')).body.waiting)).toEqual([])
    expect((await clerk.post(`/api/proposals/${id}/decision`, { accept: true })).status).toBe(200)
    expect((await clerk.get('/api/today')).body.waiting).toEqual([])
  })

  it('names an import until it is confirmed or thrown away', async () => {
    const id = await world.db
      .insertInto('importBatch')
      .values({
        ...{ unitId: world.unitId, id: randomUUID(), state: 'previewed', fileCount: 1, madeBy: clerk.accountId },
        madeAt: world.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    expect(kinds((await clerk.get('/api/today')).body.waiting)).toEqual(['imports'])
    expect((await clerk.post(`/api/imports/${id.id}/discard`)).status).toBe(200)
    expect((await clerk.get('/api/today')).body.waiting).toEqual([])
  })

  it('tells each administrator only what belongs to the office', async () => {
    const security = await world.as('security_admin')
    const system = await world.as('system_admin')
    const audit = await world.as('audit_admin')
    expect((await security.get('/api/today')).body.waiting).toEqual([])
    await system.post('/api/accounts', { username: 'newcomer', name: '新来的', personId: null })
    const [item] = (await security.get('/api/today')).body.waiting
    expect(item).toMatchObject({ kind: 'no-role', title: '1个账号还没有角色' })
    expect((await system.get('/api/today')).body.waiting).toEqual([])
    expect((await audit.get('/api/today')).body.waiting[0]).toMatchObject({ link: '/audit/head?day=2026-11-22' })
    expect((await world.nobody.get('/api/today')).status).toBe(401)
  })
})

describe('the monthly check-up', () => {
  it('waits for the clerk when none was kept for more than a month', async () => {
    const other = await makeWorld()
    try {
      const person = await other.as('personnel_clerk')
      expect((await person.get('/api/today')).body.waiting).toMatchObject([
        { kind: 'checkup', title: '还没有做过制度体检', link: '/checkup' },
      ])
      expect((await person.post('/api/checkup/runs', { on: '2026-11-23' })).status).toBe(201)
      expect((await person.get('/api/today')).body.waiting).toEqual([])
      other.clock.forward(31 * 24 * 60 - 1)
      const again = await other.as('personnel_clerk')
      expect((await again.get('/api/today')).body.waiting).toEqual([])
      other.clock.forward(1)
      expect(kinds((await again.get('/api/today')).body.waiting)).toEqual(['checkup'])
    } finally {
      await other.close()
    }
  })
})

describe('what comes next', () => {
  const ahead = async (client: Client): Promise<string[]> =>
    (await client.get('/api/today')).body.ahead.map((item: TodayItem) => item.title)

  it('lists who reaches the retirement month within twelve months, the last month included', async () => {
    await created(clerk, dossierOf('钱到期', { retirementMonth: '2026-11' }))
    await created(clerk, dossierOf('孙已过', { retirementMonth: '2026-10' }))
    await created(clerk, dossierOf('李太远', { retirementMonth: '2027-12' }))
    await created(clerk, dossierOf('周某日', { retirementMonth: '2027-11-30' }))
    await created(clerk, dossierOf('吴退休', { retirementMonth: '2027-01', state: '退休' }))
    const titles = await ahead(await world.as('principal'))
    expect(titles).toEqual(['钱到期将于2026.11到龄', '石敬之将于2027.11到龄', '周某日将于2027.11到龄'])
    expect(await ahead(cadre)).toEqual([])
  })
})

describe('what changed about me', () => {
  it('says how corrections were decided and who looked', async () => {
    world.clock.forward(5)
    const decider = await world.as('personnel_clerk')
    const reader = await world.as('discipline_inspector')
    const answer = await cadre.post(`/api/people/${mine}/proposals`, {
      changes: { basic: { specialty: '档案管理' } },
      reason: '证书',
    })
    await decider.post(`/api/proposals/${answer.body.ids[0]}/decision`, { accept: false, answer: '请补证书原件' })
    await reader.get(`/api/people/${mine}`)
    await cadre.get(`/api/people/${mine}`)
    const { aboutMe } = (await cadre.get('/api/today')).body
    expect(kinds(aboutMe)).toEqual(['decided', 'decided', 'own-finding', 'readers'])
    expect(aboutMe.map((item: TodayItem) => item.lamp)).toEqual(['grey', 'green', 'grey', 'grey'])
    expect(aboutMe[0].title).toMatch(/更正未采纳$/)
    expect(aboutMe[0].detail).toBe('请补证书原件')
    expect(aboutMe[3].title).toBe('近30天有1人查看过您的档案，共1次')
    expect((await reader.get('/api/today')).body.aboutMe).toEqual([])
  })

  it('forgets it after thirty days', async () => {
    world.clock.forward(31 * 24 * 60)
    const { username } = cadre
    const again = await world.nobody.post('/api/sign-in', { username, password: PASSWORD })
    const cookie = again.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    const answer = await world.nobody.call('GET', '/api/today', undefined, { cookie })
    expect(answer.status).toBe(200)
    expect(kinds(answer.body.aboutMe)).toEqual(['own-finding'])
  })
})
