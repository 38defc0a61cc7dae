import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
})
afterAll(() => world.close())

const section = { name: '办公室', kind: 'section', position: 1, adminHeadcount: 3, institutionHeadcount: 0 }
const post = { title: '主任', level: '股级正职', isPrincipal: true, countsQuota: true, seats: 1, position: 1 }
let count = 0
const unused = () => `科室${++count}`
const make = async (changes = {}) =>
  (await clerk.post('/api/sections', { ...section, name: unused(), ...changes })).body.id as string
const read = async () => (await clerk.get('/api/sections')).body
const sectionOf = async (id: string) => (await read()).sections.find((one: { id: string }) => one.id === id)
const postOf = async (id: string) => (await read()).posts.find((one: { id: string }) => one.id === id)

describe('sections', () => {
  it('are created, changed and closed, each with a trace', async () => {
    const id = await make({ name: '规划科' })
    expect(await sectionOf(id)).toEqual({ ...section, name: '规划科', id, closedOn: null, revision: 1 })
    const change = { ...section, name: '规划财务科', position: 5, revision: 1, closedOn: null }
    expect((await clerk.put(`/api/sections/${id}`, change)).status).toBe(200)
    expect(await sectionOf(id)).toMatchObject({ name: '规划财务科', position: 5, revision: 2 })
    const closed = { ...change, revision: 2, closedOn: '2026-11-01' }
    expect((await clerk.put(`/api/sections/${id}`, closed)).status).toBe(200)
    expect(await sectionOf(id)).toMatchObject({ closedOn: '2026-11-01', revision: 3 })
    const trail = await world.db.selectFrom('auditEntry').select('action').where('subjectId', '=', id).execute()
    expect(trail.map((entry) => entry.action)).toEqual(['section.created', 'section.changed', 'section.changed'])
  })

  it('refuse a name that is taken, when made and when changed', async () => {
    const id = await make({ name: '甲科' })
    await make({ name: '乙科' })
    const refused = await clerk.post('/api/sections', { ...section, name: ' 甲科 ' })
    expect(refused.status).toBe(409)
    expect(refused.body.faults).toEqual([{ field: 'name', message: '已有同名科室' }])
    const renamed = { ...section, name: '乙科', revision: 1, closedOn: null }
    expect((await clerk.put(`/api/sections/${id}`, renamed)).status).toBe(409)
    expect(await sectionOf(id)).toMatchObject({ name: '甲科', revision: 1 })
  })

  it('refuse an old revision and let one of two at once through', async () => {
    const id = await make()
    const change = (name: string, revision: number) =>
      clerk.put(`/api/sections/${id}`, { ...section, name, revision, closedOn: null })
    const both = await Promise.all([change(unused(), 1), change(unused(), 1)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect((await change(unused(), 1)).status).toBe(409)
    expect((await sectionOf(id)).revision).toBe(2)
  })

  it('say that there is none', async () => {
    const change = { ...section, name: unused(), revision: 1, closedOn: null }
    expect((await clerk.put(`/api/sections/${randomUUID()}`, change)).status).toBe(404)
  })

  it.each([
    [{ name: ' ' }],
    [{ name: '长'.repeat(61) }],
    [{ name: '甲\u0000' }],
    [{ name: '甲\ud842' }],
    [{ kind: 'x' }],
    [{ adminHeadcount: -1 }],
    [{ adminHeadcount: 10_000 }],
    [{ adminHeadcount: 1.5 }],
    [{ unitId: randomUUID() }],
  ])('refuse %j', async (changes) => {
    const before = await read()
    expect((await clerk.post('/api/sections', { ...section, name: unused(), ...changes })).status).toBe(400)
    expect(await read()).toEqual(before)
  })

  it.each(['2026-02-30', '0000-01-01', '1899-12-31', '2100-01-01', '', '2026'])(
    'refuse to close on %s',
    async (closedOn) => {
      const id = await make()
      const change = { ...section, name: unused(), revision: 1, closedOn }
      expect((await clerk.put(`/api/sections/${id}`, change)).status).toBe(400)
      expect((await sectionOf(id)).revision).toBe(1)
    },
  )

  it('take the largest name and headcount', async () => {
    const id = await make({ name: '长'.repeat(60), adminHeadcount: 9999 })
    expect((await sectionOf(id)).adminHeadcount).toBe(9999)
  })
})

describe('posts', () => {
  it('are created, changed and abolished', async () => {
    const sectionId = await make()
    const id = (await clerk.post('/api/posts', { ...post, sectionId })).body.id
    expect(await postOf(id)).toEqual({ ...post, id, sectionId, abolishedOn: null, revision: 1 })
    const change = { ...post, sectionId, seats: 2, revision: 1, abolishedOn: '2026-11-01' }
    expect((await clerk.put(`/api/posts/${id}`, change)).status).toBe(200)
    expect(await postOf(id)).toMatchObject({ seats: 2, abolishedOn: '2026-11-01', revision: 2 })
    expect((await clerk.put(`/api/posts/${id}`, change)).status).toBe(409)
    expect((await clerk.put(`/api/posts/${randomUUID()}`, change)).status).toBe(404)
  })

  it('go into no closed or unknown section, but those of one can still be abolished', async () => {
    const [open, closing] = [await make(), await make()]
    const id = (await clerk.post('/api/posts', { ...post, sectionId: closing })).body.id
    const elsewhere = (await clerk.post('/api/posts', { ...post, sectionId: open })).body.id
    const closed = { ...section, name: unused(), revision: 1, closedOn: '2026-11-01' }
    await clerk.put(`/api/sections/${closing}`, closed)
    for (const sectionId of [closing, randomUUID()]) {
      expect((await clerk.post('/api/posts', { ...post, sectionId })).status).toBe(400)
      const moved = { ...post, sectionId, revision: 1, abolishedOn: null }
      expect((await clerk.put(`/api/posts/${elsewhere}`, moved)).status).toBe(400)
    }
    const abolished = { ...post, sectionId: closing, revision: 1, abolishedOn: '2026-11-01' }
    expect((await clerk.put(`/api/posts/${id}`, abolished)).status).toBe(200)
  })

  it.each([[{ title: '' }], [{ level: '厅局级' }], [{ seats: 0 }], [{ seats: 1000 }], [{ sectionId: 'x' }]])(
    'refuse %j',
    async (changes) => {
      const sectionId = await make()
      expect((await clerk.post('/api/posts', { ...post, sectionId, ...changes })).status).toBe(400)
    },
  )
})

describe('rights', () => {
  it.each(['principal', 'section_head', 'cadre', 'system_admin', 'security_admin'] as const)(
    'let %s read but not change',
    async (role) => {
      const client = await world.as(role)
      expect((await client.get('/api/sections')).status).toBe(200)
      expect((await client.post('/api/sections', { ...section, name: unused() })).status).toBe(403)
      expect((await client.post('/api/posts', post)).status).toBe(403)
    },
  )

  it('let the audit administrator and strangers see nothing', async () => {
    expect((await (await world.as('audit_admin')).get('/api/sections')).status).toBe(403)
    expect((await world.nobody.get('/api/sections')).status).toBe(401)
  })
})

it.each([
  ["name = ''"],
  ["kind = 'x'"],
  ['admin_headcount = -1'],
  ['institution_headcount = 10000'],
  ["name = '约束二'"],
])('the database itself refuses a section with %s', async (change) => {
  for (const name of ['约束一', '约束二']) await clerk.post('/api/sections', { ...section, name })
  const statement = `update section set ${change} where name = '约束一'`
  await expect(sql.raw(statement).execute(world.db)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
})
