import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import type { Dossier } from '../schema.ts'

let world: World
let clerk: Client
let office: string
let finance: string

const people: [string, Partial<Dossier['basic']>][] = [
  ['沈砚秋', { sex: '女', birth: '1980-06-15', nation: '汉族', staffKind: '行政', partyJoined: '2002-11' }],
  ['顾长风', { sex: '男', birth: '1977-03', nation: '满族', staffKind: '参公', partyJoined: '2000-11' }],
  ['丁一', { sex: '男', birth: '1990', nation: '汉', staffKind: '事业', workStarted: '2012-07' }],
  ['阿依努尔·海拉提江', { sex: '女', birth: '1988-11-02', nation: '维吾尔族', staffKind: '行政' }],
  ['单雄信', { sex: '男', birth: '', nation: '', staffKind: '' }],
  ['吕不言', { sex: '男', birth: '1980-06', nation: '汉族', staffKind: '工勤', state: '退休' }],
  ['100%', { birth: '1980-07' }],
  ['甲_乙', { birth: '1981-01' }],
]

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
  const section = async (name: string, position: number) =>
    (await clerk.post('/api/sections', { name, position, ...rest })).body.id
  const rest = { kind: 'section', adminHeadcount: 2, institutionHeadcount: 1 }
  finance = await section('财务科', 2)
  office = await section('办公室', 1)
  const degree = { diploma: '研究生', degree: '硕士', diplomaSchool: '', degreeSchool: '', endedOn: '', onForm: true }
  for (const [name, basic] of people) {
    const sectionId = ['沈砚秋', '丁一'].includes(name) ? office : name === '顾长风' ? finance : null
    const educations = name === '丁一' ? [{ mode: 'in_service' as const, ...degree }] : []
    await created(clerk, dossierOf(name, { ...basic, sectionId }, { educations }))
    world.clock.forward(1)
  }
})
afterAll(() => world.close())

async function names(query: Record<string, string>, client = clerk): Promise<string[]> {
  const answer = await client.get(`/api/people?${new URLSearchParams({ state: '全部', ...query })}`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.rows.map((row: { name: string }) => row.name)
}

describe('searching', () => {
  it.each([
    ['砚', ['沈砚秋']],
    ['沈砚秋', ['沈砚秋']],
    ['shen', ['沈砚秋']],
    ['ShenYanQiu', ['沈砚秋']],
    ["shen yan'qiu", ['沈砚秋']],
    ['syq', ['沈砚秋']],
    ['sy', ['沈砚秋']],
    ['yanqiu', []],
    ['shan', ['单雄信']],
    ['lv', ['吕不言']],
    ['lü', ['吕不言']],
    ['·海', ['阿依努尔·海拉提江']],
    ['ayne', ['阿依努尔·海拉提江']],
    ['%', ['100%']],
    ['_', ['甲_乙']],
    ['\\', []],
    ["'; drop table person; --", []],
  ])('finds by %s', async (search, found) => {
    expect((await names({ search })).sort()).toEqual([...found].sort())
  })
})

describe('filtering', () => {
  it.each<[Record<string, string>, string[]]>([
    [{ state: '退休' }, ['吕不言']],
    [{ state: '在职', sex: '女' }, ['沈砚秋', '阿依努尔·海拉提江']],
    [{ staffKind: '参公' }, ['顾长风']],
    [{ party: 'yes' }, ['沈砚秋', '顾长风']],
    [{ party: 'no', sex: '女' }, ['阿依努尔·海拉提江']],
    [{ minority: 'yes' }, ['顾长风', '阿依努尔·海拉提江']],
    [{ minority: 'no' }, ['丁一', '沈砚秋', '吕不言']],
    [{ diploma: '研究生' }, ['丁一']],
    [{ diploma: '%' }, []],
    [{ bornFrom: '1980-06-15', bornTo: '1980-06-15' }, ['沈砚秋', '吕不言']],
    [{ bornFrom: '1980-06-16', bornTo: '1980-07-01' }, ['吕不言', '100%']],
    [{ bornFrom: '1980-07-01', bornTo: '1980-12-31' }, ['100%']],
    [{ bornTo: '1977-02-28' }, []],
    [{ bornTo: '1977-03-01' }, ['顾长风']],
    [{ bornFrom: '1990-05-01' }, ['丁一']],
    [{ bornFrom: '1991-01-01' }, []],
  ])('shows for %j', async (query, found) => {
    expect((await names(query)).sort()).toEqual([...found].sort())
  })

  it('shows a section', async () => {
    expect((await names({ section: office })).sort()).toEqual(['丁一', '沈砚秋'])
  })

  it('shows people in service when nothing is said', async () => {
    expect((await clerk.get('/api/people')).body.total).toBe(people.length - 1)
  })
})

describe('ordering', () => {
  const chinese = ['丁一', '单雄信', '顾长风', '吕不言', '沈砚秋']
  const only = (all: string[]) => all.filter((name) => chinese.includes(name))

  it('goes by pinyin as a Chinese dictionary does', async () => {
    // 单 as a family name is Shàn; a dictionary by characters reads dān.
    const others = chinese.filter((name) => name !== '单雄信')
    const expected = [...others].sort(new Intl.Collator('zh-CN').compare)
    const found = only(await names({ sort: 'pinyin' }))
    expect(found.filter((name) => name !== '单雄信')).toEqual(expected)
    expect(found.indexOf('单雄信')).toBeLessThan(found.indexOf('沈砚秋'))
    expect(found.indexOf('单雄信')).toBeGreaterThan(found.indexOf('吕不言'))
    expect(only(await names({ sort: 'pinyin', order: 'desc' }))).toEqual([...found].reverse())
  })

  it('goes by strokes as a Chinese dictionary does', async () => {
    const expected = [...chinese].sort(new Intl.Collator('zh-u-co-stroke').compare)
    expect(expected[0]).toBe('丁一')
    expect(only(await names({ sort: 'stroke' }))).toEqual(expected)
  })

  it('goes by section, birth and change', async () => {
    expect((await names({ sort: 'section' })).slice(0, 3)).toEqual(['丁一', '沈砚秋', '顾长风'])
    expect((await names({ sort: 'birth', bornFrom: '1900-01-01' }))[0]).toBe('顾长风')
    expect((await names({ sort: 'changedAt', order: 'desc' }))[0]).toBe('甲_乙')
    expect(await names({ sort: 'partyJoined', party: 'yes' })).toEqual(['顾长风', '沈砚秋'])
    expect((await names({ sort: 'workStarted', order: 'desc' }))[0]).toBe('丁一')
  })
})

describe('paging', () => {
  it('shows each once, and still counts beyond the end', async () => {
    const seen: string[] = []
    for (let page = 1; page <= 4; page++) seen.push(...(await names({ page: String(page), size: '2' })))
    expect(seen).toEqual(await names({}))
    const beyond = await clerk.get('/api/people?page=50&size=50')
    expect(beyond.body).toEqual({ total: people.length - 1, rows: [] })
    expect((await clerk.get('/api/people?search=nobody')).body).toEqual({ total: 0, rows: [] })
  })

  it.each([
    'size=201',
    'size=0',
    'page=0',
    'page=1.5',
    'size=x',
    'sort=idNumber',
    'order=up',
    'sex=x',
    'bornFrom=1980-02-30',
  ])('refuses %s', async (query) => {
    const refused = await clerk.get(`/api/people?${query}`)
    expect(refused.status).toBe(400)
    expect(refused.body.code).toBe('invalid')
  })

  it('takes the largest page', async () => {
    expect((await clerk.get('/api/people?size=200')).status).toBe(200)
  })
})

describe('scope', () => {
  it("shows a section head his section's people only, in rows, counts, searches and filters", async () => {
    const head = await world.as('section_head', { sectionId: office })
    const all = await head.get('/api/people?state=全部')
    expect(all.body.total).toBe(2)
    expect(all.body.rows.map((row: { name: string }) => row.name)).toEqual(['丁一', '沈砚秋'])
    expect((await head.get('/api/people?state=全部&size=1')).body.total).toBe(2)
    expect((await head.get('/api/people?page=9&state=全部')).body.total).toBe(2)
    expect(await names({ search: '顾长风' }, head)).toEqual([])
    expect(await names({ section: finance }, head)).toEqual([])
    expect((await head.get(`/api/people/${all.body.rows[0].id}`)).status).toBe(403)
    expect((await head.get('/api/people/export')).status).toBe(403)
  })

  it('gives a cadre no list', async () => {
    expect((await (await world.as('cadre')).get('/api/people')).status).toBe(403)
    expect((await world.nobody.get('/api/people')).status).toBe(401)
  })

  it('shows no secret in a row', async () => {
    const [row] = (await clerk.get('/api/people?search=沈砚秋')).body.rows
    expect(row).toMatchObject({ age: 46, sectionName: '办公室', hasPhoto: false })
    expect(Object.keys(row)).not.toContain('idNumber')
  })
})

describe('saved views', () => {
  const list = async (client: Client) => (await client.get('/api/people/views')).body.views

  it('belong to one account; the same name replaces', async () => {
    const other = await world.as('principal')
    await clerk.post('/api/people/views', { name: '女干部', query: 'sex=女' })
    await clerk.post('/api/people/views', { name: '女干部', query: 'sex=女&state=在职' })
    await other.post('/api/people/views', { name: '女干部', query: 'sex=女&sort=birth' })
    const mine = await list(clerk)
    expect(mine).toEqual([{ id: mine[0].id, name: '女干部', query: 'sex=女&state=在职' }])
    expect((await other.delete(`/api/people/views/${mine[0].id}`)).status).toBe(404)
    expect(await list(clerk)).toEqual(mine)
    expect((await clerk.delete(`/api/people/views/${mine[0].id}`)).status).toBe(200)
    expect(await list(clerk)).toEqual([])
    expect(await list(other)).toHaveLength(1)
  })

  it.each([
    [{ name: ' ', query: '' }],
    [{ name: '长'.repeat(41), query: '' }],
    [{ name: '甲', query: 'x'.repeat(2001) }],
    [{ name: '甲' }],
  ])('refuse %j', async (body) => {
    expect((await clerk.post('/api/people/views', body)).status).toBe(400)
  })
})

describe('establishment', () => {
  it('counts headcount, posts, vacancies and surplus', async () => {
    const post = { title: '主任', level: '股级正职', isPrincipal: true, countsQuota: true, seats: 1, position: 1 }
    const postId = (await clerk.post('/api/posts', { ...post, sectionId: office })).body.id
    const held = (ended: string) => ({
      ...{ title: '主任', level: '股级正职', kind: '任职' as const, postId, startedOn: '2020-01', endedOn: ended },
      ...{ confirmedOn: '', document: '' },
    })
    const seen = async () => {
      const { body } = await clerk.get('/api/establishment')
      const section = body.sections.find((one: { id: string }) => one.id === office)
      return { ...section, withoutSection: body.withoutSection }
    }
    expect(await seen()).toMatchObject({
      ...{ adminHeadcount: 2, adminActual: 1, institutionActual: 1, otherActual: 0, withoutSection: 4 },
      posts: [{ vacant: 1, over: 0, holders: [] }],
    })
    const lists = { postsHeld: [held('')] }
    await created(clerk, dossierOf('前任', { sectionId: office }, { postsHeld: [held('2021-01')] }))
    await created(clerk, dossierOf('离任', { sectionId: office, state: '退休' }, lists))
    expect((await seen()).posts[0]).toMatchObject({ vacant: 1, over: 0 })
    await created(clerk, dossierOf('现任', { sectionId: office, staffKind: '参公' }, lists))
    expect((await seen()).posts[0]).toMatchObject({
      vacant: 0,
      over: 0,
      holders: [{ name: '现任', startedOn: '2020-01' }],
    })
    await created(clerk, dossierOf('超配', { sectionId: office, staffKind: '工勤' }, lists))
    expect((await seen()).posts[0]).toMatchObject({ vacant: 0, over: 1 })
    expect(await seen()).toMatchObject({ adminActual: 1, institutionActual: 3, otherActual: 1 })
  })

  it.each(['section_head', 'cadre', 'system_admin', 'audit_admin'] as const)('is not for %s', async (role) => {
    expect((await (await world.as(role)).get('/api/establishment')).status).toBe(403)
  })
})
