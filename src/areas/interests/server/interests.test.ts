import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { dismissHit, relationHits } from '../facts.ts'

let world: World
let inspector: Client
let cadre: Client
let personId: string
let otherId: string

const interest = {
  ...{ relation: '配偶', relativeName: '沈听澜', kind: 'shares', organisation: '云栖雅集文化传播有限公司' },
  ...{ creditCode: '', sharePercent: 30, line: '演出', validFrom: '2025-01-01', source: '本人填报' },
}

beforeEach(async () => {
  world = await makeWorld()
  inspector = await world.as('discipline_inspector')
  const clerk = await world.as('personnel_clerk')
  personId = await created(clerk, dossierOf('秦慕川', { birth: '1978-05' }))
  otherId = await created(clerk, dossierOf('顾长安', { birth: '1981-02' }))
  cadre = await world.as('cadre', { personId })
})
afterEach(() => world.close())

const add = (client: Client, changes = {}, id = personId) =>
  client.post('/api/interests', { personId: id, interest: { ...interest, ...changes } })
const rows = async (client: Client, query = '') => (await client.get(`/api/interests${query}`)).body.rows
const hits = () =>
  relationHits(world.db, world.platform.keys, {
    ...{ unitId: world.unitId, topicId: world.unitId, memberIds: [personId, otherId], people: [] },
    ...{ organisations: [{ name: '云栖雅集文化传播有限责任公司', creditCode: '' }], on: '2026-11-23' },
  })

describe('an entry', () => {
  it('is made by the person, seen by the person and the inspector, and answers who must recuse', async () => {
    expect((await add(cadre)).status).toBe(201)
    for (const client of [cadre, inspector]) {
      expect(await rows(client)).toMatchObject([{ ...interest, personName: '秦慕川', standing: 'declared' }])
    }
    expect(await hits()).toMatchObject([{ memberId: personId, because: expect.stringContaining('沈听澜') }])
    expect(await databaseText(world)).not.toContain('沈听澜')
  })

  it('is not made for others, nor read by them', async () => {
    expect((await add(cadre, {}, otherId)).status).toBe(403)
    await add(cadre)
    const other = await world.as('cadre', { personId: otherId })
    expect(await rows(other)).toEqual([])
    const { id, revision } = (await rows(inspector))[0]
    expect((await other.put(`/api/interests/${id}`, { interest, standing: 'verified', revision })).status).toBe(403)
  })

  it('is verified by the inspector only; a correction by the person is a declaration again', async () => {
    await add(cadre)
    const change = async (client: Client, standing: string) => {
      const { id, revision } = (await rows(inspector))[0]
      return client.put(`/api/interests/${id}`, { interest, standing, revision })
    }
    expect((await change(inspector, 'verified')).status).toBe(200)
    expect((await rows(inspector))[0].standing).toBe('verified')
    expect((await change(cadre, 'verified')).status).toBe(200)
    expect((await rows(inspector))[0].standing).toBe('declared')
  })

  it('changed by two at once is changed by one', async () => {
    await add(cadre)
    const { id, revision } = (await rows(inspector))[0]
    const body = { interest, standing: 'verified', revision }
    const answers = await Promise.all([1, 2].map(() => inspector.put(`/api/interests/${id}`, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('that has ended does not count after its last day', async () => {
    await add(cadre)
    const { id, revision } = (await rows(cadre))[0]
    expect((await cadre.post(`/api/interests/${id}/end`, { validUntil: '2024-12-31', revision })).status).toBe(400)
    expect((await cadre.post(`/api/interests/${id}/end`, { validUntil: '2026-11-22', revision })).status).toBe(200)
    expect(await hits()).toEqual([])
  })

  it.each([
    [{ organisation: ' ' }, 'interest.organisation'],
    [{ creditCode: '123' }, 'interest.creditCode'],
    [{ sharePercent: null }, 'interest.sharePercent'],
    [{ sharePercent: 101 }, 'interest.sharePercent'],
    [{ validFrom: '2026-02-30' }, 'interest.validFrom'],
  ])('with %j is refused', async (changes, field) => {
    const { status, body } = await add(cadre, changes)
    expect([status, body.faults.map((fault: { field: string }) => fault.field)]).toEqual([400, [field]])
    expect(await rows(inspector)).toEqual([])
  })
})

describe('the yearly declaration', () => {
  const declare = (body: object) => cadre.post('/api/interests/declarations', body)

  it('of nothing is refused while something is listed', async () => {
    await add(cadre)
    expect((await declare({ year: 2026, isEmpty: true })).status).toBe(409)
    expect((await declare({ year: 2026, isEmpty: false })).status).toBe(200)
    expect((await inspector.get('/api/interests?year=2026')).body.declared).toEqual([
      { personId, isEmpty: false, declaredOn: '2026-11-23' },
    ])
  })

  it('is not made for a year to come', async () => {
    expect((await declare({ year: 2027, isEmpty: true })).status).toBe(400)
  })
})

describe('a hit', () => {
  it('that was dismissed is not told again for that topic, and is dismissed once', async () => {
    await add(cadre)
    const [hit] = await hits()
    const dismissal = {
      ...{ unitId: world.unitId, topicId: world.unitId, personId, hitKey: hit!.key },
      ...{ reason: '公司已于去年注销', dismissedBy: '办公室人员', dismissedAt: world.clock.now() },
    }
    const dismiss = () => world.db.transaction().execute((tx) => dismissHit(tx, dismissal))
    expect([await dismiss(), await dismiss()]).toEqual([true, false])
    expect(await hits()).toEqual([])
  })
})

describe('rights', () => {
  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)('%s sees nothing', async (role) => {
    const client = await world.as(role)
    expect((await client.get('/api/interests')).status).toBe(403)
    expect((await add(client)).status).toBe(403)
  })
})
