import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { anyDossier } from '../../../testing/arbitrary-dossier.ts'
import { created, databaseText, dossierOf, rowCounts, sample } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { readSources } from '../files/sources.ts'
import type { Dossier } from '../schema.ts'

let world: World
let clerk: Client
let section: string

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
  const input = { name: '办公室', kind: 'section', position: 1, adminHeadcount: 3, institutionHeadcount: 0 }
  section = (await clerk.post('/api/sections', input)).body.id
})
afterAll(() => world.close())

const photoRow = `insert into photo (unit_id, id, person_id, mime, width, height, bytes)
  select unit_id, id, id, 'image/svg+xml', 1, 1, '\\x00' from person where name = '约束人'`

const wife = { relation: '妻子', name: '柳含烟', birth: '1986-02', politics: '群众', work: '教师' }
const NUMBER = '990101198503077713'
const read = (client: Client, id: string) => client.get(`/api/people/${id}`)
const patch = (id: string, revision: number, changes: unknown) =>
  clerk.patch(`/api/people/${id}`, { revision, changes })
const trail = async (client: Client, id: string) => (await client.get(`/api/people/${id}/history`)).body.entries

describe('reading', () => {
  let id: string
  beforeAll(async () => {
    id = await created(clerk, dossierOf('沈砚秋', { idNumber: NUMBER, sectionId: section }, { family: [wife] }))
  })

  it('is recorded where the person sees it, but not when he reads about himself', async () => {
    const own = await world.as('cadre', { personId: id })
    const inspector = await world.as('discipline_inspector', { name: '查看者' })
    const reads = async () =>
      (await trail(own, id)).filter((entry: { action: string }) => entry.action === 'person.read')
    const before = (await reads()).length
    expect((await read(own, id)).body.dossier.family).toEqual([wife])
    expect(await reads()).toHaveLength(before)
    expect((await read(inspector, id)).status).toBe(200)
    const after = await reads()
    expect(after).toHaveLength(before + 1)
    expect(after[0]).toMatchObject({ actorName: '查看者', actorRoles: 'discipline_inspector', changes: [] })
  })

  it('hides identity number and relatives from those without the right to them', async () => {
    const principal = await read(await world.as('principal'), id)
    expect(principal.status).toBe(200)
    expect(principal.body).toMatchObject({ secretsShown: false, familyCount: 1, doubts: [], sectionName: '办公室' })
    expect(principal.body.dossier.basic.idNumber).toBe('990101********7713')
    expect(principal.body.dossier.family).toEqual([])
    expect(JSON.stringify(principal.body)).not.toContain('柳含烟')
    const inspector = await read(await world.as('discipline_inspector'), id)
    expect(inspector.body).toMatchObject({ secretsShown: true })
    expect(inspector.body.dossier.basic.idNumber).toBe(NUMBER)
  })

  it.each(['group_member', 'section_head', 'office_clerk', 'accountant', 'cadre'] as const)(
    'is not for %s, who is nobody in the list',
    async (role) => {
      const other = await world.as(role, { sectionId: section })
      expect((await read(other, id)).status).toBe(403)
      expect((await other.get(`/api/people/${id}/history`)).status).toBe(403)
    },
  )

  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)('is not for %s', async (role) => {
    const admin = await world.as(role)
    for (const path of ['', '/history', '/photo', '/dossier-photo', '/appointment-form', '/proposals']) {
      expect((await admin.get(`/api/people/${id}${path}`)).status).toBe(403)
    }
    expect((await admin.get('/api/people')).status).toBe(403)
  })

  it("gives a cadre his own dossier and not even the existence of another's", async () => {
    const self = await created(clerk, dossierOf('本人甲', { sectionId: section }))
    for (const role of ['cadre', 'section_head'] as const) {
      const person = role === 'cadre' ? self : await created(clerk, dossierOf('本人乙', { sectionId: section }))
      const own = await world.as(role, { personId: person, sectionId: section })
      expect((await read(own, person)).status).toBe(200)
      for (const path of ['', '/history', '/dossier-photo', '/appointment-form', '/proposals']) {
        const other = await own.get(`/api/people/${id}${path}`)
        const nobody = await own.get(`/api/people/${randomUUID()}${path}`)
        expect([other.status, nobody.status], path).toEqual([404, 404])
        expect(other.body.message).toBe(nobody.body.message)
      }
    }
    expect((await read(world.nobody, id)).status).toBe(401)
    expect((await read(clerk, 'x')).status).toBe(400)
  })
})

describe('changing', () => {
  it('keeps old and new values for those who may see them', async () => {
    const id = await created(clerk, dossierOf('顾长风', { health: '一般' }))
    const answer = await patch(id, 1, { basic: { health: '健康' }, family: [wife] })
    expect(answer.body).toMatchObject({ revision: 2 })
    const [entry] = await trail(clerk, id)
    expect(entry).toMatchObject({ action: 'person.changed', fields: ['健康状况', '家庭主要成员及重要社会关系'] })
    expect(entry.changes[0]).toEqual({ field: 'basic.health', title: '健康状况', before: '一般', after: '健康' })
    expect(entry.changes[1].after).toContain('柳含烟')
    const stored = await world.db.selectFrom('auditEntry').select('detail').where('subjectId', '=', id).execute()
    expect(JSON.stringify(stored)).not.toContain('一般')
    expect((await (await world.as('principal')).get(`/api/people/${id}/history`)).status).toBe(403)
  })

  it('names only what was changed, also when periods have side periods', async () => {
    const during = [{ start: '2001-03', end: '2001-09', text: '党校学习' }]
    const period = { start: '2000-07', end: null, text: '云栖市文化局', secondment: false, during }
    const id = await created(clerk, dossierOf('其间人', {}, { resume: [period] }))
    await patch(id, 1, { basic: { phone: '1' } })
    expect((await trail(clerk, id))[0].fields).toEqual(['联系电话'])
  })

  it('refuses an old revision, and lets one of two at once through', async () => {
    const id = await created(clerk, dossierOf('陆明澈'))
    const both = await Promise.all(['甲', '乙'].map((health) => patch(id, 1, { basic: { health } })))
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    const stored = (await read(clerk, id)).body
    expect(stored.revision).toBe(2)
    expect(stored.dossier.basic.health).toBe(both[0]!.status === 200 ? '甲' : '乙')
    expect((await patch(id, 1, { basic: { health: '丙' } })).status).toBe(409)
    expect((await patch(id, 3, { basic: { health: '丙' } })).status).toBe(409)
    expect((await patch(id, 2, { basic: { health: '丙' } })).status).toBe(200)
    expect((await patch(id, 3, { basic: { health: '丙' } })).status).toBe(400)
    expect((await patch(randomUUID(), 1, { basic: { health: '丙' } })).status).toBe(404)
  })

  const bad: [string, unknown][] = [
    ['a day that does not exist', { basic: { birth: '1980-02-30' } }],
    ['a month that does not exist', { basic: { birth: '1980-13' } }],
    ['a date as printed', { basic: { birth: '1980.06' } }],
    ['a control character', { basic: { health: '健\u0007康' } }],
    ['a NUL', { basic: { health: '健\u0000康' } }],
    ['half a character', { basic: { health: '健\ud842康' } }],
    ['half a character in a list', { family: [{ ...wife, work: '\udfb7' }] }],
    ['a name too long', { basic: { name: '长'.repeat(10_000) } }],
    ['a blank name', { basic: { name: ' 　' } }],
    ['an unknown key', { role: 'admin' }],
    ['an unknown basic key', { basic: { revision: 9 } }],
    ['constructor', { constructor: { prototype: {} } }],
    ['a sex nobody has', { basic: { sex: 'x' } }],
    ['a number for a text', { basic: { health: 5 } }],
    ['a section that is not there', { basic: { sectionId: randomUUID() } }],
    ['a post that is not there', { postsHeld: [{ ...post(), postId: randomUUID() }] }],
    ['a post left before it was taken', { postsHeld: [{ ...post(), startedOn: '2020-05', endedOn: '2020-04' }] }],
    ['a rank left before', { ranksHeld: [{ rank: '一级科员', startedOn: '2020', endedOn: '2019', document: '' }] }],
    ['two grades of one year', { grades: [2020, 2020].map((year) => ({ year, grade: '称职', note: '' })) }],
    ['two schools of one kind on the form', { educations: [school(), school()] }],
    ['too many relatives', { family: Array(41).fill(wife) }],
  ]
  it.each(bad)('refuses %s and changes nothing', async (_what, changes) => {
    const id = await created(clerk, dossierOf('不变者'))
    const before = (await read(clerk, id)).body
    const counts = await rowCounts(world)
    const refused = await patch(id, 1, changes)
    expect(refused.status).toBe(400)
    expect(refused.body.code).toBe('invalid')
    expect((await read(clerk, id)).body).toEqual(before)
    expect(await rowCounts(world)).toEqual(counts)
    const whole = { ...before.dossier, ...(changes as object) }
    const basic = { ...before.dossier.basic, ...(changes as { basic?: object }).basic }
    expect((await clerk.post('/api/people', { ...whole, basic })).status).toBe(400)
    expect(await rowCounts(world)).toEqual(counts)
  })

  it('takes __proto__ for nothing', async () => {
    const id = await created(clerk, dossierOf('原型人'))
    const text = '{"revision":1,"changes":{"__proto__":{"basic":{"health":"x"}},"basic":{"__proto__":{"phone":"1"}}}}'
    const answer = await clerk.patch(`/api/people/${id}`, JSON.parse(text))
    expect(answer.status).toBe(400)
    expect((await read(clerk, id)).body.revision).toBe(1)
    expect(({} as { basic?: unknown }).basic).toBeUndefined()
  })

  it('refuses a second person with the same number, in whichever case it is written', async () => {
    await created(clerk, dossierOf('有号甲', { idNumber: '99010119890214129X' }))
    for (const idNumber of ['99010119890214129X', '99010119890214129x']) {
      const again = await clerk.post('/api/people', dossierOf('有号乙', { idNumber }))
      expect(again.status).toBe(409)
      expect(again.body.faults[0].field).toBe('basic.idNumber')
    }
    const other = await created(clerk, dossierOf('有号丙'))
    expect((await patch(other, 1, { basic: { idNumber: '99010119890214129X' } })).status).toBe(409)
  })

  it.each(['principal', 'section_head', 'cadre', 'office_clerk'] as const)('is not for %s', async (role) => {
    const id = await created(clerk, dossierOf('不给改'))
    const other = await world.as(role, { sectionId: section, ...(role === 'cadre' ? { personId: id } : {}) })
    expect((await other.patch(`/api/people/${id}`, { revision: 1, changes: { basic: { phone: '1' } } })).status).toBe(
      403,
    )
    expect((await other.post('/api/people', dossierOf('不给建'))).status).toBe(403)
    expect((await other.post(`/api/people/${id}/removal`, { reason: '误建档案' })).status).toBe(403)
  })
})

describe('photos', () => {
  const put = (id: string, bytes: Uint8Array, name = 'a.jpg') =>
    clerk.upload(`/api/people/${id}/photo`, [{ name, bytes }])

  it('are stored and served as what they are', async () => {
    const [file] = await readSources([sample('09_photo_jpeg.lrmx')])
    const bytes = file!.people[0]!.photo!
    const id = await created(clerk, dossierOf('有照片', { sectionId: section }))
    expect((await clerk.get(`/api/people/${id}/photo`)).status).toBe(404)
    expect((await put(id, bytes)).status).toBe(200)
    for (const path of ['photo', 'dossier-photo']) {
      const served = await clerk.get(`/api/people/${id}/${path}`)
      expect(served.status).toBe(200)
      expect(served.bytes).toEqual(bytes)
      expect(served.headers.get('content-type')).toBe('image/jpeg')
      expect(served.headers.get('x-content-type-options')).toBe('nosniff')
      expect(served.headers.get('content-security-policy')).toContain('sandbox')
    }
    expect((await put(randomUUID(), bytes)).status).toBe(404)
    const head = await world.as('section_head', { sectionId: section })
    expect((await head.get(`/api/people/${id}/photo`)).status).toBe(200)
    const stranger = await world.as('section_head')
    expect((await stranger.get(`/api/people/${id}/photo`)).status).toBe(404)
  })

  it.each([
    ['a picture in name only', new TextEncoder().encode('not a picture at all'), 'a.jpg'],
    ['the head of a JPEG alone', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'a.jpg'],
    [
      'a drawing with a script',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'a.svg',
    ],
    ['nothing', new Uint8Array(), 'a.png'],
  ])('refuse %s', async (_what, bytes, name) => {
    const id = await created(clerk, dossierOf('无照片'))
    const refused = await put(id, bytes, name)
    expect(refused.status).toBe(422)
    expect(refused.body.code).toBe('file_refused')
    expect((await read(clerk, id)).body).toMatchObject({ photoId: null, revision: 1 })
  })
})

describe('removal', () => {
  it('needs a reason, leaves nothing but the trail, and frees the number', async () => {
    const counts = await rowCounts(world)
    const whole = dossierOf('误建人', { idNumber: '990101197703081170' }, { family: [wife] })
    const id = await created(clerk, whole)
    const remove = (reason: string) => clerk.post(`/api/people/${id}/removal`, { reason })
    expect((await remove(' ')).status).toBe(400)
    expect((await remove('重复建档丁戊')).status).toBe(200)
    expect(await rowCounts(world)).toEqual(counts)
    expect((await read(clerk, id)).status).toBe(404)
    expect((await remove('重复建档')).status).toBe(404)
    expect(await databaseText(world)).not.toContain('重复建档丁戊')
    await created(clerk, whole)
  })

  it('is refused once somebody signs in as this person', async () => {
    const id = await created(clerk, dossierOf('有账号'))
    await world.as('cadre', { personId: id })
    const refused = await clerk.post(`/api/people/${id}/removal`, { reason: '误建档案' })
    expect(refused.status).toBe(409)
    expect((await read(clerk, id)).status).toBe(200)
  })
})

it('stores any dossier as it is', async () => {
  await fc.assert(
    fc.asyncProperty(anyDossier, async (dossier: Dossier) => {
      const id = await created(clerk, dossier)
      expect((await read(clerk, id)).body.dossier).toEqual(dossier)
    }),
    { numRuns: 40 },
  )
})

it('tells an unexpected failure to the log without a word of the dossier', async () => {
  const written = vi.spyOn(world.platform.log, 'error')
  const counts = await rowCounts(world)
  await sql`alter table person add constraint broken check (health <> '坏掉的值')`.execute(world.db)
  const whole = dossierOf('日志人', { health: '坏掉的值', idNumber: '990101199202022222' }, { family: [wife] })
  const failed = await clerk.post('/api/people', whole)
  await sql`alter table person drop constraint broken`.execute(world.db)
  expect(failed.status).toBe(500)
  expect(await rowCounts(world)).toEqual(counts)
  expect(written).toHaveBeenCalledOnce()
  const told = JSON.stringify([written.mock.calls, failed.body])
  expect(told).toContain(failed.body.requestId)
  for (const value of ['日志人', '坏掉', '990101199202022222', '柳含烟']) expect(told).not.toContain(value)
  written.mockRestore()
})

describe('the database itself refuses', () => {
  const values = (changes: string) => `update person set ${changes} where name = '约束人'`
  const child = (table: string, columns: string, row: string) =>
    `insert into ${table} (unit_id, person_id, position, ${columns})
     select unit_id, id, 90, ${row} from person where name = '约束人'`
  const post = 'title, level, kind, started_on, ended_on, document'
  const cases: [string, string][] = [
    ['an unknown sex', values("sex = 'x'")],
    ['an empty name', values("name = ''")],
    ['a date as printed', values("birth = '1980.06'")],
    ['a thirteenth month', values("birth = '1980-13'")],
    ['an unknown state', values("state = '在逃'")],
    ['an unknown kind of staff', values("staff_kind = 'x'")],
    ['a number without its fingerprint', values("id_number_sealed = '\\x00'")],
    ['a section of nobody', values(`section_id = '${randomUUID()}'`)],
    ['a post left too early', child('post_held', post, "'', '', '任职', '2020-05', '2020-04', ''")],
    ['an unknown kind of post', child('post_held', post, "'', '', 'x', '', '', ''")],
    ['a rank left too early', child('rank_held', 'rank, started_on, ended_on, document', "'', '2020', '2019', ''")],
    ['a year out of range', child('yearly_grade', 'year, grade, note', "1949, '优秀', ''")],
    ['a place below zero', child('yearly_grade', 'year, grade, note', "2000, '优秀', ''").replace('90', '-1')],
    [
      'a sanction that ends before it begins',
      child('sanction', 'kind, decided_on, effect_until, issuer, document, reason', "'', '2020', '2019', '', '', ''"),
    ],
    ['a photo of another kind', photoRow],
  ]
  it.each(cases)('%s', async (_what, statement) => {
    if (!(await world.db.selectFrom('person').select('id').where('name', '=', '约束人').execute()).length) {
      await created(clerk, dossierOf('约束人'))
    }
    await expect(sql.raw(statement).execute(world.db)).rejects.toMatchObject({ code: expect.stringMatching(/^23/) })
  })
})

function post() {
  return { title: '副局长', level: '', kind: '任职', postId: null, startedOn: '2020', endedOn: '', document: '' }
}

function school() {
  const words = { diploma: '大学', degree: '', diplomaSchool: '', degreeSchool: '', endedOn: '' }
  return { mode: 'full_time', ...words, onForm: true }
}
