import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { sheetText } from '../../../testing/paper-text.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import type { Speaker, SpeakerList, UnnamedLecturers } from '../schema.ts'

let world: World
let clerk: Client
let party: Client
const people: Record<string, string> = {}

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk', { name: '许清如' })
  party = await world.as('party_clerk', { name: '宋雨禾' })
  for (const name of ['石敬之', '顾长安', '𠮷䶮']) {
    people[name] = await created(clerk, dossierOf(name, { birth: '1985-03', currentPost: '艺术科科长' }))
  }
})
afterAll(() => world.close())

const outside = {
  ...{ side: 'outside', name: '苏锦书', employer: '云栖市委党校', standing: '教授', contact: '13900001111' },
  ...{ expertise: '公共文化', topics: '公共文化服务保障法解读' },
}
const inside = (name: string) => ({ side: 'inside', personId: people[name], expertise: '群众文艺', topics: '' })
const add = (speaker: object, more: object = {}, client = clerk) => client.post('/api/speakers', { speaker, ...more })
const read = async (id: string, client = clerk): Promise<Speaker> => (await client.get(`/api/speakers/${id}`)).body
const list = async (query = '', client = clerk): Promise<SpeakerList> =>
  (await client.get(`/api/speakers${query}`)).body
const names = async (query: string) => (await list(query)).rows.map(({ name }) => name)

const lecture = (changes: object = {}) => ({
  ...{ kind: 'lecture', title: '文物安全讲座', organiser: '本单位', place: '', speaker: '苏锦书', content: '' },
  ...{ mode: 'offline', category: 'lecture', isRecognised: true, isHeld: true, days: 0.5, hours: 4 },
  ...{ fromOn: '2026-05-20', untilOn: '2026-05-20', courses: [] },
  participants: Object.values(people).map((personId) => ({ personId })),
  ...changes,
})
const held = async (changes: object = {}): Promise<string> => {
  const answer = await clerk.post('/api/training/activities', lecture(changes))
  expect([answer.status, answer.body]).toEqual([201, { id: expect.any(String) }])
  return answer.body.id
}

let su: string
let gu: string

describe('the pool', () => {
  it('takes in one of the bureau by the dossier, and others in words', async () => {
    const made = await add(outside)
    expect([made.status, made.body]).toEqual([201, { id: expect.any(String) }])
    su = made.body.id
    gu = (await add(inside('𠮷䶮'))).body.id
    expect(await read(gu)).toMatchObject({ side: 'inside', name: '𠮷䶮', standing: '艺术科科长', contact: '' })
    const row = await world.db.selectFrom('speaker').selectAll().where('id', '=', gu).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ name: null, employer: '', standing: '', contactSealed: null })
    expect((await list()).rows).toHaveLength(2)
  })

  it('keeps the contact sealed, for the training clerk only', async () => {
    expect((await read(su)).contact).toBe('13900001111')
    expect((await read(su, party)).contact).toBeNull()
    expect(await databaseText(world)).not.toContain('13900001111')
  })

  it('says who bears a name already before anything is saved, and takes nobody in twice', async () => {
    const similar = async (name: string) =>
      (await clerk.get(`/api/speakers/similar?name=${encodeURIComponent(name)}`)).body
    expect(await similar('苏 锦书')).toMatchObject({ speakers: [{ id: su, employer: '云栖市委党校' }], people: [] })
    expect(await similar('石敬之')).toEqual({ speakers: [], people: [{ id: people.石敬之, name: '石敬之' }] })
    expect((await similar('𠮷䶮')).people).toEqual([])
    const again = await add({ ...outside, name: '苏 锦书', employer: '云栖 市委党校' })
    expect([again.status, again.body.faults[0].field]).toEqual([400, 'speaker.name'])
    expect((await add(inside('𠮷䶮'))).body.faults[0].field).toBe('speaker.personId')
    const elsewhere = await add({ ...outside, employer: '青岚大学' })
    expect(elsewhere.status).toBe(201)
    expect((await clerk.delete(`/api/speakers/${elsewhere.body.id}`)).status).toBe(200)
    const both = await Promise.all([1, 2].map(() => add({ ...outside, name: '秦慕川' })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400])
  })

  it.each([
    [{ ...outside, name: ' ' }, 400],
    [{ ...outside, name: '长'.repeat(61) }, 400],
    [{ ...outside, employer: '' }, 400],
    [{ ...outside, topics: '题'.repeat(501) }, 400],
    [{ ...outside, name: '坏\u0000' }, 400],
    [{ ...outside, side: 'inside' }, 400],
    [{ side: 'inside', personId: '00000000-0000-4000-8000-000000000000', expertise: '', topics: '' }, 404],
  ])('refuses %j and keeps nothing', async (speaker, status) => {
    const before = (await list()).total
    expect((await add(speaker)).status).toBe(status)
    expect((await list()).total).toBe(before)
  })

  it('is changed by one at a time; another person or place has to be checked anew', async () => {
    const check = (id: string, revision: number, client = party) =>
      client.post(`/api/speakers/${id}/check`, { revision })
    expect((await check(su, 1, clerk)).status).toBe(403)
    expect((await check(su, 1)).status).toBe(200)
    expect(await read(su)).toMatchObject({ checkedOn: '2026-11-23', checkedBy: '宋雨禾', revision: 2 })
    expect((await check(su, 2)).body.message).toContain('已经登记过')
    const change = (changes: object, revision: number) =>
      clerk.put(`/api/speakers/${su}`, { speaker: { ...outside, ...changes }, revision })
    const both = await Promise.all([1, 2].map(() => change({ standing: '副教授' }, 2)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await read(su)).toMatchObject({ standing: '副教授', checkedOn: '2026-11-23' })
    expect((await change({ employer: '青岚大学' }, 3)).status).toBe(200)
    expect(await read(su)).toMatchObject({ employer: '青岚大学', checkedOn: null, checkedBy: null })
    expect((await check(su, 4)).status).toBe(200)
    expect((await party.post(`/api/speakers/${su}/uncheck`, { revision: 5 })).status).toBe(200)
    expect((await party.post(`/api/speakers/${su}/uncheck`, { revision: 6 })).status).toBe(409)
  })

  it('says why somebody is no longer asked, and takes it back', async () => {
    const retire = (reason: string, revision: number) => clerk.post(`/api/speakers/${su}/retire`, { reason, revision })
    expect((await retire(' ', 6)).status).toBe(400)
    expect((await retire('已调离', 5)).status).toBe(409)
    expect((await retire('已调离', 6)).status).toBe(200)
    expect((await retire('已调离', 7)).status).toBe(409)
    expect(await read(su)).toMatchObject({ retiredOn: '2026-11-23', retiredBecause: '已调离' })
    const choices = async () =>
      (await clerk.get('/api/training/speakers')).body.rows.map((one: { id: string }) => one.id)
    expect(await choices()).not.toContain(su)
    expect((await clerk.post(`/api/speakers/${su}/return`, { revision: 7 })).status).toBe(200)
    expect(await choices()).toContain(su)
    expect((await clerk.post(`/api/speakers/${su}/return`, { revision: 8 })).status).toBe(409)
  })
})

describe('lessons', () => {
  it('name a speaker of the pool when they are entered; the page counts them from attendance', async () => {
    const courses = [
      { title: '法律解读', speaker: '苏锦书', speakerId: su, heldOn: '2026-06-01', hours: 4 },
      { title: '群众文艺', speaker: '𠮷䶮', speakerId: gu, heldOn: '2026-06-02', hours: 4 },
    ]
    const id = await held({ kind: 'class', title: '能力提升班', fromOn: '2026-06-01', untilOn: '2026-06-02', courses })
    expect((await read(su)).lessons).toMatchObject([
      { title: '法律解读', activityTitle: '能力提升班', heldOn: '2026-06-01', hours: 4, attended: 3, isHeld: true },
    ])
    // A course keeps its number through a change, whatever its place; a strange number is not taken.
    const {
      id: _id,
      files: _files,
      revision,
      participants,
      ...activity
    } = (await clerk.get(`/api/training/activities/${id}`)).body
    const [first, second] = activity.courses
    const { lessonId } = { lessonId: first.id as string }
    const changed = {
      ...activity,
      participants: participants.map(({ personId }: { personId: string }, at: number) => ({
        ...{ personId, status: at ? 'attended' : 'absent' },
      })),
      courses: [{ ...second, id: su }, first],
    }
    expect((await clerk.put(`/api/training/activities/${id}`, { activity: changed, revision })).status).toBe(200)
    const after = (await clerk.get(`/api/training/activities/${id}`)).body.courses
    expect(after[1].id).toBe(lessonId)
    expect([second.id, su]).not.toContain(after[0].id)
    expect((await read(su)).lessons).toMatchObject([{ id: lessonId, attended: 2 }])
    expect((await clerk.delete(`/api/speakers/${su}`)).body.message).toContain('讲过课的不能删除')
  })

  it('are refused where the speaker is not in the pool, or is not said in words', async () => {
    const lost = '00000000-0000-4000-8000-000000000000'
    const before = (await clerk.get('/api/training/activities')).body.count
    const refused = [{ speakerId: lost }, { speakerId: su, speaker: '' }].map(async (changes) => {
      return (await clerk.post('/api/training/activities', lecture({ ...changes, title: '另一次讲座' }))).status
    })
    expect(await Promise.all(refused)).toEqual([404, 400])
    expect((await clerk.get('/api/training/activities')).body.count).toBe(before)
  })

  it('with a lecturer in words are offered by name and joined by nobody but the clerk', async () => {
    const one = await held({
      title: '第一讲',
      speaker: '省文物局苏锦书研究员',
      fromOn: '2026-07-01',
      untilOn: '2026-07-01',
    })
    const two = await held({ title: '第二讲', speaker: '顾长安', fromOn: '2026-07-02', untilOn: '2026-07-02' })
    const unnamed = async (): Promise<UnnamedLecturers> => (await clerk.get('/api/speakers/unnamed')).body
    expect((await list()).unnamed).toBe(2)
    expect((await list('', party)).unnamed).toBeNull()
    const { rows } = await unnamed()
    expect(rows).toMatchObject([
      { words: '顾长安', offers: [], people: [{ id: people.顾长安 }], lessons: [{ id: two, title: '第二讲' }] },
      { words: '省文物局苏锦书研究员', offers: [{ id: su }], people: [], lessons: [{ id: one }] },
    ])
    expect((await read(su)).lessons).toHaveLength(1)
    const name = (speakerId: string | null, lessonIds: string[]) =>
      clerk.put('/api/speakers/lessons', { speakerId, lessonIds })
    const open = (await clerk.get(`/api/training/activities/${one}`)).body
    expect((await name(su, [one])).status).toBe(200)
    expect((await read(su)).lessons).toHaveLength(2)
    // A form that was open all the while does not undo it.
    const { id: _id, files: _files, revision, participants: _people, ...activity } = open
    const stale = { activity: lecture({ ...activity }), revision }
    expect((await clerk.put(`/api/training/activities/${one}`, stale)).status).toBe(409)
    expect((await name(gu, [one])).status).toBe(409)
    expect((await name(null, [one])).status).toBe(200)
    expect((await name(su, [one, people.顾长安!])).status).toBe(404)
    expect((await name(people.顾长安!, [one])).status).toBe(404)
    const made = await add(inside('顾长安'), { lessonIds: [two] })
    expect(made.status).toBe(201)
    expect((await read(made.body.id)).lessons).toMatchObject([{ id: two, attended: 3 }])
    expect((await add({ ...outside, name: '别人' }, { lessonIds: [two] })).status).toBe(409)
    expect(await names('?search=别人')).toEqual([])
    expect((await unnamed()).rows).toHaveLength(1)
  })
})

describe('the list', () => {
  it.each([
    ['?search=党校', ['秦慕川']],
    ['?side=inside', ['顾长安', '𠮷䶮']],
    ['?checked=yes', []],
    ['?state=retired', []],
    ['?search=群众&sort=lastOn&order=desc', ['顾长安', '𠮷䶮']],
    ['?size=1&page=1&sort=employer&order=desc', ['秦慕川']],
  ])('%s finds %j', async (query, found) => {
    expect(await names(query)).toEqual(found)
  })

  it.each(['?sort=grade', '?sort=mean', '?sort=lessons', '?size=0', '?state=x'])('%s is refused', async (query) => {
    expect((await clerk.get(`/api/speakers${query}`)).status).toBe(400)
  })

  it('goes out as it is seen, without how to call anybody', async () => {
    const text = await sheetText((await clerk.get('/api/speakers/export?side=outside')).bytes)
    expect(text).toContain('苏锦书')
    expect(text).not.toContain('顾长安')
    expect(text).not.toContain('13900001111')
  })
})

it.each(['cadre', 'accountant', 'discipline_inspector', 'system_admin', 'audit_admin'] as const)(
  '%s does not see the pool',
  async (role) => {
    const client = await world.as(role)
    for (const path of ['', '/export', `/${su}`, `/${su}/results`, '/unnamed', '/similar?name=a']) {
      expect((await client.get(`/api/speakers${path}`)).status).toBe(403)
    }
    expect((await add(outside, {}, client)).status).toBe(403)
  },
)

it.each(['principal', 'group_member', 'party_clerk', 'section_head'] as const)(
  '%s reads the pool and neither writes in it nor sees what came of evaluations',
  async (role) => {
    const client = await world.as(role)
    expect((await list('?size=200', client)).rows.length).toBeGreaterThan(3)
    expect((await read(su, client)).contact).toBeNull()
    expect((await client.get(`/api/speakers/${su}/results`)).status).toBe(403)
    expect((await add(outside, {}, client)).status).toBe(403)
    expect((await client.put('/api/speakers/lessons', { speakerId: null, lessonIds: [su] })).status).toBe(403)
  },
)
