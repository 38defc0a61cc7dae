import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { leaderOf, portfolioOn } from '../facts.ts'

let world: World
let clerk: Client
let [deputy, second]: [string, string] = ['', '']
let [office, culture]: [string, string] = ['', '']

const section = { kind: 'section', position: 1, adminHeadcount: 3, institutionHeadcount: 0 }
const makeSection = async (name: string) => (await clerk.post('/api/sections', { ...section, name })).body.id as string

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
  deputy = await created(clerk, dossierOf('秦慕川', { birth: '1978-05' }))
  second = await created(clerk, dossierOf('顾长安', { birth: '1981-02' }))
  office = await makeSection('办公室')
  culture = await makeSection('公共文化科')
})
beforeEach(async () => void (await world.db.deleteFrom('portfolio').execute()))
afterAll(() => world.close())

const given = (changes = {}) => ({
  ...{ sectionId: office, leaderId: deputy, substituteId: null, fromOn: '2026-03-10', untilOn: null },
  ...{ basis: '云文旅党组〔2026〕6号', ...changes },
})
const add = (changes = {}, client = clerk) => client.post('/api/portfolio', given(changes))
const list = async (client = clerk) => (await client.get('/api/portfolio')).body
const leader = async (on: string) => (await leaderOf(world.db, world.unitId, office, on))?.leaderName ?? null
const change = (id: string, changes = {}) => {
  const { sectionId: _, ...rest } = given(changes)
  return clerk.put(`/api/portfolio/${id}`, { revision: 1, ...rest })
}

describe('who leads a section', () => {
  it('is written down, and handed over the day before the next begins', async () => {
    expect((await add()).status).toBe(201)
    expect((await add({ leaderId: second, substituteId: deputy, fromOn: '2026-09-01' })).status).toBe(201)
    expect((await list()).rows).toMatchObject([
      { leaderName: '顾长安', substituteName: '秦慕川', fromOn: '2026-09-01', untilOn: null, revision: 1 },
      { leaderName: '秦慕川', substituteName: null, fromOn: '2026-03-10', untilOn: '2026-08-31', revision: 2 },
    ])
    for (const [on, name] of [
      ['2026-03-09', null],
      ['2026-03-10', '秦慕川'],
      ['2026-08-31', '秦慕川'],
      ['2026-09-01', '顾长安'],
    ] as const) {
      expect(await leader(on), on).toBe(name)
    }
    expect(await portfolioOn(world.db, world.unitId, '2026-11-23')).toEqual([
      { sectionId: office, leaderId: second, leaderName: '顾长安', substituteId: deputy },
    ])
    const ids = (await list()).rows.map(({ id }: { id: string }) => id)
    const trail = await world.db.selectFrom('auditEntry').select('action').where('subjectId', 'in', ids).execute()
    expect(trail.map(({ action }) => action)).toEqual(['portfolio.added', 'portfolio.added'])
  })

  it('is one person at a time', async () => {
    await add({ fromOn: '2026-03-10', untilOn: '2026-08-31' })
    for (const span of [
      { fromOn: '2026-08-31' },
      { fromOn: '2026-01-01', untilOn: '2026-03-10' },
      { fromOn: '2026-04-01', untilOn: '2026-05-01' },
      { fromOn: '2026-01-01' },
    ]) {
      const refused = await add({ leaderId: second, ...span })
      expect([refused.status, refused.body.faults[0].field], JSON.stringify(span)).toEqual([409, 'fromOn'])
    }
    expect((await add({ leaderId: second, fromOn: '2026-09-01' })).status).toBe(201)
    expect((await add({ leaderId: second, fromOn: '2026-01-01', untilOn: '2026-03-09' })).status).toBe(201)
    expect((await add({ sectionId: culture })).status).toBe(201)
    expect((await list()).rows).toHaveLength(4)
  })

  it('takes one of two at once', async () => {
    const both = await Promise.all([add(), add({ leaderId: second })])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await list()).rows).toHaveLength(1)
  })

  it('is put right and taken out, once', async () => {
    const { id } = (await add()).body
    expect((await change(id, { leaderId: second, untilOn: '2026-10-31' })).status).toBe(200)
    expect((await change(id)).status).toBe(409)
    expect((await list()).rows).toMatchObject([{ leaderName: '顾长安', untilOn: '2026-10-31', revision: 2 }])
    expect((await clerk.delete(`/api/portfolio/${id}`)).status).toBe(200)
    expect((await clerk.delete(`/api/portfolio/${id}`)).status).toBe(404)
    expect((await change(id)).status).toBe(404)
    expect((await list()).rows).toEqual([])
  })

  it('lists the open sections without the leadership', async () => {
    await clerk.post('/api/sections', { ...section, name: '局领导', kind: 'leadership' })
    const closing = await makeSection('停用的科')
    const closed = { ...section, name: '停用的科', revision: 1, closedOn: '2026-11-01' }
    await clerk.put(`/api/sections/${closing}`, closed)
    const names = (await list()).sections.map(({ name }: { name: string }) => name)
    expect(names.toSorted()).toEqual(['公共文化科', '办公室'].toSorted())
    expect((await add({ sectionId: closing })).status).toBe(400)
  })
})

describe('what is refused changes nothing', () => {
  it.each([
    ['fromOn', { fromOn: '2026-02-30' }],
    ['fromOn', { fromOn: '' }],
    ['untilOn', { untilOn: '2026-03-09' }],
    ['basis', { basis: '长'.repeat(201) }],
    ['basis', { basis: '甲\u0000' }],
    ['leaderId', { leaderId: null }],
    ['leaderId', { leaderId: randomUUID() }],
    ['substituteId', { substituteId: randomUUID() }],
    ['sectionId', { sectionId: randomUUID() }],
  ])('%s in %j', async (field, changes) => {
    const refused = await add(changes)
    expect(refused.status).toBe(400)
    expect(refused.body.faults.map((fault: { field: string }) => fault.field)).toContain(field)
    expect((await list()).rows).toEqual([])
  })

  it('a leader who stands in for himself', async () => {
    expect((await add({ substituteId: deputy })).body.faults).toEqual([
      { field: 'substituteId', message: 'AB角不能是分管领导本人' },
    ])
  })

  it('keeps rare characters and the longest basis', async () => {
    const basis = '𠮷䶮'.repeat(50)
    await add({ basis })
    expect((await list()).rows[0].basis).toBe(basis)
  })

  it('whatever the database is told directly', async () => {
    const { id } = (await add()).body
    for (const set of [
      "until_on = '2026-03-09'",
      'substitute_id = leader_id',
      `leader_id = '${randomUUID()}'`,
      `section_id = '${randomUUID()}'`,
    ]) {
      const statement = `update portfolio set ${set} where id = '${id}'`
      await expect(sql.raw(statement).execute(world.db), set).rejects.toMatchObject({
        code: expect.stringMatching(/^23/),
      })
    }
  })
})

describe('rights', () => {
  it.each(['principal', 'section_head', 'cadre', 'discipline_inspector'] as const)('%s reads only', async (role) => {
    const client = await world.as(role)
    expect((await client.get('/api/portfolio')).status).toBe(200)
    expect((await add({}, client)).status).toBe(403)
  })

  it('the office writes as well; administrators and strangers see nothing', async () => {
    expect((await add({}, await world.as('office_clerk'))).status).toBe(201)
    for (const role of ['system_admin', 'security_admin', 'audit_admin'] as const) {
      expect((await (await world.as(role)).get('/api/portfolio')).status, role).toBe(403)
    }
    expect((await world.nobody.get('/api/portfolio')).status).toBe(401)
  })
})
