import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
})
afterAll(() => world.close())

const wife = { relation: '妻子', name: '叶静姝', birth: '1981-10', politics: '群众', work: '教师' }

/** Somebody with a dossier and an account. */
async function somebody(name = '宋屿') {
  const id = await created(clerk, dossierOf(name, { health: '一般', phone: '1' }, { family: [wife] }))
  const own = await world.as('cadre', { personId: id })
  const propose = (changes: unknown, reason = '有体检报告') =>
    own.post(`/api/people/${id}/proposals`, { changes, reason })
  const dossier = async () => (await own.get(`/api/people/${id}`)).body
  const listed = async () => (await own.get(`/api/people/${id}/proposals`)).body.proposals
  return { id, own, propose, dossier, listed }
}

const decide = (id: string, accept: boolean, answer = '') =>
  clerk.post(`/api/proposals/${id}/decision`, { accept, answer })
const withdraw = (client: Client, id: string) => client.post(`/api/proposals/${id}/withdrawal`)

describe('proposing', () => {
  it('makes one proposal of each field and changes nothing yet', async () => {
    const { propose, dossier, listed } = await somebody()
    const before = await dossier()
    const answer = await propose({ basic: { health: '健康', phone: '2' }, family: [] })
    expect(answer.status).toBe(201)
    expect(answer.body.ids).toHaveLength(3)
    expect(await dossier()).toEqual(before)
    const seen = (await listed()).map((one: Record<string, string>) => [one.title, one.before, one.after, one.state])
    expect(seen).toEqual(
      expect.arrayContaining([
        ['健康状况', '一般', '健康', 'open'],
        ['联系电话', '1', '2', 'open'],
        ['家庭主要成员及重要社会关系', '妻子 叶静姝 1981.10 群众 教师', '', 'open'],
      ]),
    )
  })

  it('refuses a second one for the same field while the first is open, as a whole', async () => {
    const { propose, listed, own } = await somebody()
    const first = await propose({ basic: { health: '健康' } })
    const second = await propose({ basic: { phone: '2', health: '良好' } })
    expect(second.status).toBe(409)
    expect(await listed()).toHaveLength(1)
    await withdraw(own, first.body.ids[0])
    expect((await propose({ basic: { phone: '2', health: '良好' } })).status).toBe(201)
  })

  it('lets one of two at once through', async () => {
    const { propose, listed } = await somebody()
    const both = await Promise.all([propose({ basic: { health: '甲' } }), propose({ basic: { health: '乙' } })])
    expect(both.map((answer) => answer.status).sort()).toEqual([201, 409])
    expect(await listed()).toHaveLength(1)
  })

  it.each([
    ['nothing new', { basic: { health: '一般' } }, '依据'],
    ['no reason', { basic: { health: '健康' } }, ' '],
    ['a reason too long', { basic: { health: '健康' } }, '长'.repeat(501)],
    ['a bad date', { basic: { birth: '1980-02-30' } }, '依据'],
    ['an unknown field', { basic: { revision: 1 } }, '依据'],
  ])('refuses %s', async (_what, changes, reason) => {
    const { propose, listed } = await somebody()
    expect((await propose(changes, reason)).status).toBe(400)
    expect(await listed()).toEqual([])
  })

  it("is for one's own dossier only", async () => {
    const { id } = await somebody()
    const other = await somebody()
    const body = { changes: { basic: { health: '健康' } }, reason: '依据' }
    expect((await other.own.post(`/api/people/${id}/proposals`, body)).status).toBe(404)
    expect((await clerk.post(`/api/people/${id}/proposals`, body)).status).toBe(403)
    expect((await (await world.as('audit_admin')).post(`/api/people/${id}/proposals`, body)).status).toBe(403)
  })

  it('keeps the values encrypted', async () => {
    const { propose } = await somebody()
    await propose({ family: [{ ...wife, work: '云栖市密封厂' }] })
    expect(await databaseText(world)).not.toContain('密封厂')
  })
})

describe('deciding', () => {
  it('accepts: the dossier changes, and both acts are in its history', async () => {
    const { id, propose, dossier, listed } = await somebody()
    const answer = await propose({ basic: { health: '健康' } })
    expect((await decide(answer.body.ids[0], true)).status).toBe(200)
    expect(await dossier()).toMatchObject({ revision: 2, dossier: { basic: { health: '健康' } } })
    expect((await listed())[0]).toMatchObject({ state: 'accepted', decidedAt: expect.any(String) })
    const { entries } = (await clerk.get(`/api/people/${id}/history`)).body
    const actions = entries.map((entry: { action: string }) => entry.action)
    expect(actions).toEqual(expect.arrayContaining(['proposal.made', 'proposal.decided', 'person.changed']))
    expect((await decide(answer.body.ids[0], true)).status).toBe(409)
    expect((await dossier()).revision).toBe(2)
  })

  it('refuses only with a reason the person can read', async () => {
    const { propose, dossier, listed } = await somebody()
    const { ids } = (await propose({ basic: { health: '健康' } })).body
    expect((await decide(ids[0], false)).status).toBe(400)
    expect((await decide(ids[0], false, '  ')).status).toBe(400)
    expect((await listed())[0].state).toBe('open')
    expect((await decide(ids[0], false, '请附体检报告')).status).toBe(200)
    expect((await listed())[0]).toMatchObject({ state: 'refused', answer: '请附体检报告' })
    expect(await dossier()).toMatchObject({ revision: 1, dossier: { basic: { health: '一般' } } })
  })

  it('decides once when two do it at the same time', async () => {
    const { propose, listed, dossier } = await somebody()
    const { ids } = (await propose({ basic: { health: '健康' } })).body
    const both = await Promise.all([decide(ids[0], true), decide(ids[0], false, '不')])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    const [one] = await listed()
    expect((await dossier()).dossier.basic.health).toBe(one.state === 'accepted' ? '健康' : '一般')
  })

  it('stops when the stored value has changed since, even where the words for it are the same', async () => {
    const school = { mode: 'full_time', diploma: '大学', degree: '', diplomaSchool: '', degreeSchool: '', endedOn: '' }
    const { id, propose, listed } = await somebody()
    await clerk.patch(`/api/people/${id}`, { revision: 1, changes: { educations: [{ ...school, onForm: false }] } })
    const { ids } = (
      await propose({ basic: { health: '健康' }, educations: [{ ...school, diploma: '研究生', onForm: true }] })
    ).body
    const changes = { basic: { health: '良好' }, educations: [{ ...school, onForm: true }] }
    expect((await clerk.patch(`/api/people/${id}`, { revision: 2, changes })).status).toBe(200)
    for (const one of ids) expect((await decide(one, true)).status).toBe(409)
    expect((await listed()).every((one: { state: string }) => one.state === 'open')).toBe(true)
    expect((await decide(ids[0], false, '已另行更正')).status).toBe(200)
  })

  it('is not disturbed by changes of other fields', async () => {
    const { id, propose, dossier } = await somebody()
    const { ids } = (await propose({ basic: { health: '健康' } })).body
    await clerk.patch(`/api/people/${id}`, { revision: 1, changes: { basic: { phone: '9' } } })
    expect((await decide(ids[0], true)).status).toBe(200)
    expect((await dossier()).dossier.basic).toMatchObject({ health: '健康', phone: '9' })
  })

  it("is never one's own", async () => {
    const id = await created(clerk, dossierOf('人事自己'))
    const own = await world.as('personnel_clerk', { personId: id })
    const made = await own.post(`/api/people/${id}/proposals`, { changes: { basic: { phone: '3' } }, reason: '换号' })
    const refused = await own.post(`/api/proposals/${made.body.ids[0]}/decision`, { accept: true, answer: '' })
    expect(refused.status).toBe(409)
    expect(refused.body.code).toBe('rule_broken')
    expect((await decide(made.body.ids[0], true)).status).toBe(200)
  })

  it.each(['principal', 'section_head', 'cadre', 'discipline_inspector', 'audit_admin'] as const)(
    'is not for %s',
    async (role) => {
      const { propose } = await somebody()
      const { ids } = (await propose({ basic: { health: '健康' } })).body
      const other = await world.as(role)
      expect((await other.post(`/api/proposals/${ids[0]}/decision`, { accept: true, answer: '' })).status).toBe(403)
      expect((await other.get('/api/proposals')).status).toBe(403)
    },
  )
})

describe('withdrawing', () => {
  it('is for the one who proposed, while it is open', async () => {
    const { propose, own, listed } = await somebody()
    const other = await somebody()
    const { ids } = (await propose({ basic: { health: '健康' } })).body
    expect((await withdraw(other.own, ids[0])).status).toBe(404)
    expect((await withdraw(own, randomUUID())).status).toBe(404)
    expect((await withdraw(own, ids[0])).status).toBe(200)
    expect((await listed())[0].state).toBe('withdrawn')
    expect((await withdraw(own, ids[0])).status).toBe(409)
    expect((await decide(ids[0], true)).status).toBe(409)
  })
})

describe('seeing', () => {
  it("shows nobody another person's proposals", async () => {
    const { id, propose } = await somebody('提出者')
    const { ids } = (await propose({ basic: { health: '健康' } })).body
    const other = await somebody()
    expect((await other.own.get(`/api/people/${id}/proposals`)).status).toBe(404)
    expect(await other.listed()).toEqual([])
    expect((await (await world.as('principal')).get(`/api/people/${id}/proposals`)).body.proposals).toEqual([])
    const open = (await clerk.get('/api/proposals')).body.proposals
    expect(open.find((one: { id: string }) => one.id === ids[0])).toMatchObject({ personName: '提出者', after: '健康' })
    expect(open.every((one: { state: string }) => one.state === 'open')).toBe(true)
    await decide(ids[0], true)
    const accepted = (await clerk.get('/api/proposals?state=accepted')).body.proposals
    expect(accepted.map((one: { id: string }) => one.id)).toContain(ids[0])
    expect((await clerk.get('/api/proposals?state=x')).status).toBe(400)
  })
})
