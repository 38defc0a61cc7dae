import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Bureau, briefly, makeBureau, notice2027, sanctioned, TODAY } from '../../../testing/law-bureau.ts'
import type { Client } from '../../../testing/world.ts'
import { CheckupAnswer } from '../schema.ts'

let bureau: Bureau
let clerk: Client
let own: Client

const grade = (year: number, given: '称职' | '基本称职') => ({ year, grade: given, note: '' })

beforeAll(async () => {
  bureau = await makeBureau()
  clerk = bureau.clerk
  await bureau.section('财务科', 'section')
  await bureau.post('财务科长', '股级正职', { section: '财务科', isPrincipal: true })
  const placed = { sectionId: bureau.idOf('财务科') }
  await bureau.person('程怀远', placed, {
    held: [{ title: '财务科长', startedOn: '2021-03-01', confirmedOn: '2022-03-01' }],
  })
  await bureau.person('顾南乔', placed, { sanctions: [sanctioned('记过', '2026-06-15')] })
  await bureau.person('何清宁', {}, { grades: [grade(2025, '称职'), grade(2026, '基本称职')] })
  await bureau.person('孔已退', { state: '退休' }, { sanctions: [sanctioned('记过', '2026-06-15')] })
  own = await bureau.world.as('cadre', { personId: bureau.idOf('顾南乔') })
})
afterAll(() => bureau.world.close())

const reads = async () =>
  (
    await bureau.world.db
      .selectFrom('auditEntry')
      .select(['actorId', 'subjectId', 'detail'])
      .where('action', '=', 'checkup.read')
      .orderBy('seq')
      .execute()
  ).map(({ detail, ...entry }) => ({ ...entry, detail: JSON.parse(detail) }))

describe('the findings', () => {
  it('come with the rule, the article, the proof, the first day and what to do', async () => {
    const answer = CheckupAnswer.parse((await clerk.get(`/api/checkup?on=${TODAY}`)).body)
    expect(answer.on).toBe(TODAY)
    expect(answer.rules).toBeGreaterThan(20)
    expect(briefly(answer.findings)).toEqual([
      'cf-admin 顾南乔',
      'conv-workday 云栖市文化和旅游局',
      'ry-not-candidate 顾南乔',
      'ry-rotation 程怀远',
    ])
    const rotation = answer.findings.find(({ rule }) => rule === 'ry-rotation')!
    expect(rotation).toMatchObject({
      subject: { kind: 'person', id: bureau.idOf('程怀远'), name: '程怀远' },
      ...{ sectionName: '财务科', area: 'selection', severity: 'warning', since: '2026-03-01' },
      because: '任现职位5年8个月，已满5年，应当轮岗',
      todo: expect.stringContaining('轮岗'),
      unconfirmed: expect.stringContaining('没有见到'),
    })
    expect(rotation.evidence).toEqual([
      {
        kind: '任职',
        text: '程怀远：2021-03-01任财务科长（股级正职）',
        link: `/people/${bureau.idOf('程怀远')}`,
      },
    ])
    const articles = rotation.cites.map(({ instrument, article }) => `${instrument} ${article}`)
    expect(articles).toEqual(['exchange-2006 任职满十年', 'selection-2019 交流轮岗', 'personnel-practice 轮岗年限'])
    for (const { text, title } of rotation.cites) expect([text, title].join()).toMatch(/\S,\S/)
  })

  it('stand with the gravest first', async () => {
    const weight = { violation: 0, warning: 1, notice: 2 }
    const order = (await bureau.findings('?on=2027-01-01')).map(({ severity }) => weight[severity])
    expect(new Set(order).size).toBeGreaterThan(1)
    expect(order).toEqual(order.toSorted())
  })

  it('are those of today when no day is named', async () => {
    expect((await clerk.get('/api/checkup')).body.on).toBe(TODAY)
    expect(briefly(await bureau.findings(''))).toEqual(briefly(await bureau.findings()))
  })
})

describe('a day of the past', () => {
  const of = async (name: string, on: string) =>
    briefly(await bureau.findings(`?on=${on}`)).filter((found) => found.endsWith(name))

  it('knows no sanction that was decided later', async () => {
    expect(await of('顾南乔', '2026-06-14')).toEqual([])
    expect(await of('顾南乔', '2026-06-15')).toEqual(['cf-admin 顾南乔', 'ry-not-candidate 顾南乔'])
  })

  it('knows a sanction no longer whose time is over', async () => {
    expect(await of('顾南乔', '2027-06-15')).toEqual(['cf-admin 顾南乔', 'ry-not-candidate 顾南乔'])
    expect(await of('顾南乔', '2027-06-16')).toEqual([])
  })

  it('knows the grade of a year from the next January on', async () => {
    expect(await of('何清宁', '2026-12-31')).toEqual([])
    expect(await of('何清宁', '2027-01-01')).toEqual(['kh-basic-effects 何清宁', 'ry-not-candidate 何清宁'])
  })

  it('knows a post only from its first day on', async () => {
    expect(await of('程怀远', '2026-02-28')).toEqual([])
    expect(await of('程怀远', '2026-03-01')).toEqual(['ry-rotation 程怀远'])
    expect(await of('程怀远', '2021-02-28')).toEqual([])
  })

  it.each(['1950-01-01', '2098-12-31'])('may be %s', async (on) => {
    expect((await clerk.get(`/api/checkup?on=${on}`)).body.on).toBe(on)
    expect((await clerk.get(`/api/checkup/ahead?on=${on}`)).status).toBe(200)
  })

  it.each(['2026-02-30', '1949-12-31', '2099-01-01', '2026-11', '今天', ''])('is not %j', async (on) => {
    for (const path of ['/api/checkup', '/api/checkup/ahead', `/api/checkup/people/${bureau.idOf('程怀远')}`]) {
      const { status, body } = await clerk.get(`${path}?on=${encodeURIComponent(on)}`)
      expect(status, path).toBe(400)
      expect(body.faults[0]).toEqual({ field: 'on', message: expect.stringMatching(/[\u4e00-\u9fff]/) })
    }
  })
})

describe('who sees what', () => {
  // A person has one account at most.
  afterEach(() =>
    bureau.world.db
      .updateTable('account')
      .set({ personId: null })
      .where('personId', '=', bureau.idOf('程怀远'))
      .execute(),
  )

  it.each(['principal', 'discipline_inspector'] as const)('%s sees everything', async (role) => {
    const client = await bureau.world.as(role)
    expect(await bureau.findings(undefined, client)).toEqual(await bureau.findings())
  })

  it('a cadre sees the own findings and nobody else’s, on any day', async () => {
    const mine = await bureau.findings(undefined, own)
    expect(briefly(mine)).toEqual(['cf-admin 顾南乔', 'ry-not-candidate 顾南乔'])
    for (const on of ['2026-03-01', '2027-01-01', '2030-01-01']) {
      const answer = await own.get(`/api/checkup?on=${on}`)
      expect(answer.status).toBe(200)
      for (const name of ['程怀远', '何清宁', bureau.idOf('程怀远')]) {
        expect(JSON.stringify(answer.body), on).not.toContain(name)
      }
    }
  })

  it.each(['group_member', 'section_head', 'office_clerk', 'party_clerk', 'accountant', 'cadre'] as const)(
    '%s sees the own ones, and without a dossier nothing at all',
    async (role) => {
      const more = role === 'section_head' ? { sectionId: bureau.idOf('财务科') } : {}
      const known = await bureau.world.as(role, { ...more, personId: bureau.idOf('程怀远') })
      expect(briefly(await bureau.findings(undefined, known))).toEqual(['ry-rotation 程怀远'])
      expect(briefly((await known.get('/api/checkup/ahead')).body.findings)).toEqual([])
      const stranger = await bureau.world.as(role, more)
      expect((await stranger.get('/api/checkup')).status).toBe(403)
    },
  )

  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)('%s sees nothing', async (role) => {
    const client = await bureau.world.as(role, { personId: bureau.idOf('程怀远') })
    for (const path of ['', '/ahead', '/runs', '/export?format=xlsx']) {
      expect((await client.get(`/api/checkup${path}`)).status, path).toBe(403)
    }
  })

  it('a stranger is not let in', async () => {
    expect((await bureau.world.nobody.get('/api/checkup')).status).toBe(401)
  })

  it('reading others leaves a trace, reading oneself none', async () => {
    const before = (await reads()).length
    await own.get('/api/checkup')
    await own.get('/api/checkup/ahead')
    expect(await reads()).toHaveLength(before)
    await clerk.get('/api/checkup?on=2026-05-01')
    await clerk.get('/api/checkup/ahead?on=2026-05-01')
    const seen = { actorId: clerk.accountId, subjectId: bureau.world.unitId }
    expect((await reads()).slice(before)).toEqual([
      { ...seen, detail: { on: '2026-05-01' } },
      { ...seen, detail: { on: '2026-05-01', until: '2027-05-01' } },
    ])
  })
})

describe('what the unit sets', () => {
  const about = async (rule: string, on: string) =>
    briefly(await bureau.findings(`?on=${on}`)).filter((found) => found.startsWith(rule))

  it('changes the answer from its day on, and back when it is removed', async () => {
    const path = '/api/local-settings/rotationMonths'
    const set = (value: number, validFrom: string) => clerk.put(path, { value, validFrom, document: '云组〔2026〕1号' })
    expect(await about('ry-rotation', TODAY)).toEqual(['ry-rotation 程怀远'])
    expect((await set(72, '2026-11-01')).status).toBe(200)
    expect(await about('ry-rotation', TODAY)).toEqual([])
    expect(await about('ry-rotation', '2026-10-31')).toEqual(['ry-rotation 程怀远'])
    expect((await set(36, '2026-11-20')).status).toBe(200)
    const [found] = (await bureau.findings()).filter(({ rule }) => rule === 'ry-rotation')
    expect(found).toMatchObject({ since: '2024-03-01', because: '任现职位5年8个月，已满3年，应当轮岗' })
    for (const day of ['2026-11-01', '2026-11-20']) expect((await clerk.delete(`${path}/${day}`)).status).toBe(200)
    expect(await about('ry-rotation', TODAY)).toEqual(['ry-rotation 程怀远'])
  })

  it('is the next year’s calendar: once it is imported nobody asks for it', async () => {
    const [asked] = (await bureau.findings()).filter(({ rule }) => rule === 'conv-workday')
    expect(asked).toMatchObject({
      subject: { kind: 'unit', id: bureau.world.unitId, name: '云栖市文化和旅游局' },
      ...{
        severity: 'warning',
        since: '2026-11-15',
        sectionName: '',
        evidence: [{ kind: '工作日历', text: '没有2027年的放假安排', link: '/calendar' }],
      },
      because: expect.stringContaining('2027年的放假安排'),
    })
    expect(await about('conv-workday', '2026-11-14')).toEqual([])
    const imported = { text: notice2027, notice: '国办发明电〔2026〕9号' }
    expect((await clerk.put('/api/calendar/years/2027', imported)).status).toBe(200)
    expect(await about('conv-workday', TODAY)).toEqual([])
    expect(await about('conv-workday', '2027-11-15')).toEqual(['conv-workday 云栖市文化和旅游局'])
    expect((await clerk.delete('/api/calendar/years/2027')).status).toBe(200)
    expect(await about('conv-workday', TODAY)).toEqual(['conv-workday 云栖市文化和旅游局'])
  })
})

describe('a finding made a problem', () => {
  const path = '/api/checkup/finding-problems'
  const keyOf = async (rule: string) => (await bureau.findings()).find((found) => found.rule === rule)!.key
  const problem = async (reader: Client, id: string) => await reader.get(`/api/rectification/problems/${id}`)
  const saved = async () => expect((await clerk.post('/api/checkup/runs', { on: TODAY })).status).toBe(201)

  it('is in the ledger after one click, once, and says when the rule is met; a person still closes it', async () => {
    const key = await keyOf('conv-workday')
    const office = await bureau.world.as('office_clerk', { personId: bureau.idOf('何清宁') })
    expect((await office.post(path, { key })).status).toBe(403)
    expect((await clerk.post(path, { key: 'no-such' })).status).toBe(404)
    const twice = await Promise.all([1, 2].map(() => clerk.post(path, { key })))
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409])
    const { id, number } = twice.find(({ status }) => status === 201)!.body
    expect((await clerk.get(`${path}?key=${encodeURIComponent(key)}`)).body.problems).toEqual([
      { id, number, state: '待分派' },
    ])
    const origin = { kind: 'checkup', path: `/checkup?open=${encodeURIComponent(key)}` }
    expect((await problem(office, id)).body).toMatchObject({ state: 'open', metOn: null, origins: [origin] })
    await saved()
    expect((await problem(office, id)).body).toMatchObject({ state: 'open', metOn: null })
    const imported = { text: notice2027, notice: '国办发明电〔2026〕9号' }
    expect((await clerk.put('/api/calendar/years/2027', imported)).status).toBe(200)
    await saved()
    // Met, and still open: only a person closes it, with evidence.
    expect((await problem(office, id)).body).toMatchObject({ state: 'open', metOn: TODAY, closedOn: null })
    expect((await office.get('/api/rectification/problems?mark=met')).body.count).toBe(1)
    const { revision } = (await problem(office, id)).body
    const verdict = { verdict: 'close', text: '规定已经满足', revision }
    expect((await office.post(`/api/rectification/problems/${id}/verification`, verdict)).status).toBe(409)
    expect((await clerk.post(path, { key })).status).toBe(404)
    expect((await clerk.delete('/api/calendar/years/2027')).status).toBe(200)
    await saved()
    expect((await problem(office, id)).body).toMatchObject({ state: 'open', metOn: null })
  })

  it('about a person is seen by few', async () => {
    const key = await keyOf('ry-rotation')
    const { id } = (await clerk.post(path, { key })).body
    const office = await bureau.world.as('office_clerk')
    expect((await problem(office, id)).status).toBe(404)
    const inspector = await bureau.world.as('discipline_inspector')
    expect((await problem(inspector, id)).body).toMatchObject({ state: 'open' })
  })
})
