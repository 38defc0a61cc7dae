import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let office: Client
let principal: Client
let accountant: Client
let head: Client
let sectionId: string
let chairId: string
let memberId: string

beforeAll(async () => {
  world = await makeWorld()
  const personnel = await world.as('personnel_clerk')
  office = await world.as('office_clerk')
  accountant = await world.as('accountant')
  const section = { name: '市场管理科', kind: 'section', position: 1, adminHeadcount: 5, institutionHeadcount: 0 }
  sectionId = (await personnel.post('/api/sections', section)).body.id
  chairId = await created(personnel, dossierOf('秦慕川'))
  memberId = await created(personnel, dossierOf('沈听澜'))
  principal = await world.as('principal', { personId: chairId, name: '秦慕川' })
  head = await world.as('section_head', { sectionId, personId: await created(personnel, dossierOf('顾长安')) })
  for (const [index, personId] of [chairId, memberId].entries()) {
    await office.post('/api/party-group', { personId, title: '党组成员', isSecretary: !index, validFrom: '2024-01-01' })
  }
  const matter = {
    ...{
      category: 'funds',
      title: '单笔5万元及以上',
      kind: 'ordinary',
      thresholdFen: 5_000_000,
      document: '云文旅党组〔2025〕3号',
    },
    ...{ needsLegality: false, needsFinance: true, needsConsultation: false, validFrom: '2026-01-01' },
  }
  expect((await office.post('/api/matters', matter)).status).toBe(201)
})
afterAll(() => world.close())

const input = (changes = {}) => ({
  ...{
    title: '购置宣传设备',
    category: 'funds',
    sectionId,
    presenter: '顾长安',
    amountFen: 6_000_000,
    summary: '说明',
  },
  ...{ priorTalks: '已与分管同志沟通', items: [], parties: [], ...changes },
})
const create = (changes = {}, by = head) => by.post('/api/topics', input(changes))
const read = async (id: string, by = office) => (await by.get(`/api/topics/${id}`)).body
const act = async (id: string, what: string, body = {}, by = head) =>
  by.post(`/api/topics/${id}/${what}`, { revision: (await read(id)).revision, ...body })
const attach = (id: string, name = '汇报材料.docx', bytes = Buffer.from('材料正文'), by = head) =>
  by.upload(`/api/topics/${id}/materials`, [{ name, bytes }])
const advise = (id: string, result: string, by = accountant) =>
  by.post(`/api/topics/${id}/opinions`, {
    kind: 'finance',
    result,
    text: '预算内',
    givenBy: '计财科',
    givenOn: '2026-11-23',
  })

async function ready(changes = {}) {
  const { id } = (await create(changes)).body
  await attach(id)
  await advise(id, 'agree')
  expect((await act(id, 'submit')).status).toBe(200)
  expect((await act(id, 'consent', { consents: true, reason: '' }, principal)).status).toBe(200)
  return id as string
}

describe('a topic', () => {
  it('goes from the section to the secretary, and says all the time what it lacks', async () => {
    const { id } = (await create()).body
    expect((await read(id)).missing).toEqual([
      '还没有上传会议材料',
      '还没有财务意见，请送有关科室提出',
      '党组书记还没有同意上会',
    ])
    expect((await read(id)).matter.title).toBe('单笔5万元及以上')
    await attach(id)
    await advise(id, 'agree')
    expect((await act(id, 'consent', { consents: true, reason: '' }, principal)).status).toBe(409)
    await act(id, 'submit')
    expect((await act(id, 'consent', { consents: true, reason: '' }, office)).status).toBe(403)
    expect((await act(id, 'consent', { consents: false, reason: '' }, principal)).status).toBe(400)
    expect((await act(id, 'consent', { consents: true, reason: '' }, principal)).status).toBe(200)
    expect(await read(id)).toMatchObject({ state: 'consented', missing: [], consentedBy: '秦慕川' })
  })

  it('below the threshold falls under no line', async () => {
    const { id } = (await create({ amountFen: 4_999_999 })).body
    expect((await read(id)).matter).toBeNull()
  })

  it('changed after the consent has to be settled again', async () => {
    const id = await ready()
    const { revision } = await read(id)
    const change = { revision, topic: input({ amountFen: 9_000_000 }) }
    const answers = await Promise.all([1, 2].map(() => head.put(`/api/topics/${id}`, change)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await read(id)).toMatchObject({ state: 'submitted', consentedAt: null, amountFen: 9_000_000 })
  })

  it('of another section is not there for a section head', async () => {
    const { id } = (await create({ sectionId: null, proposerId: memberId }, office)).body
    expect((await head.get(`/api/topics/${id}`)).status).toBe(404)
    expect((await act(id, 'withdraw')).status).toBe(403)
    expect((await create({ sectionId: null })).status).toBe(403)
    const { rows } = (await head.get('/api/topics')).body
    expect(rows.map((row: { id: string }) => row.id)).not.toContain(id)
  })

  it('without a proposer is refused', async () => {
    const answer = await create({}, office)
    expect([answer.status, answer.body.faults[0].field]).toEqual([400, 'proposerId'])
  })

  it.each([
    [{ title: ' ' }, 'title'],
    [{ title: '长'.repeat(101) }, 'title'],
    [{ amountFen: -1 }, 'amountFen'],
    [{ items: [{ title: '任', personId: null, act: 'appoint', postId: null, effectiveOn: null }] }, 'items'],
    [{ parties: [{ role: 'supplier', name: '甲', creditCode: '12', personId: null }] }, 'parties.0.creditCode'],
  ])('with %j is refused at the field', async (changes, field) => {
    const { status, body } = await create(changes)
    expect([status, body.faults[0].field]).toEqual([400, field])
  })

  it('points out what reaches the threshold with another one to the same supplier', async () => {
    const parties = [{ role: 'supplier', name: '云栖印务', creditCode: '', personId: null }]
    await create({ amountFen: 2_500_000, parties })
    const { id } = (await create({ amountFen: 2_500_000, parties })).body
    expect((await read(id)).splits[0]).toContain('疑似化整为零')
  })

  it('is listed by state and words, and in a sheet', async () => {
    const list = async (query: string) => (await office.get(`/api/topics?${query}`)).body
    expect((await list('search=宣传%25')).total).toBe(0)
    const all = await list('size=2')
    expect(all.rows).toHaveLength(2)
    expect(all.total).toBeGreaterThan(4)
    expect((await list('state=consented')).rows.every((row: { state: string }) => row.state === 'consented')).toBe(true)
    expect((await office.get('/api/topics/export.xlsx')).bytes.length).toBeGreaterThan(4000)
  })
})

describe('materials', () => {
  it('have versions, a hash, and lie encrypted', async () => {
    const { id } = (await create()).body
    await attach(id)
    await attach(id, '汇报材料.docx', Buffer.from('第二稿'))
    const { materials } = await read(id)
    expect(materials.map(({ version }: { version: number }) => version)).toEqual([2, 1])
    const file = await office.get(`/api/topics/${id}/materials/${materials[0].id}`)
    expect(Buffer.from(file.bytes).toString()).toBe('第二稿')
    expect(await databaseText(world)).not.toContain('第二稿')
    expect((await head.delete(`/api/topics/${id}/materials/${materials[0].id}`)).status).toBe(200)
    expect((await office.get(`/api/topics/${id}/materials/${materials[0].id}`)).status).toBe(404)
  })

  it.each([
    ['空.docx', Buffer.alloc(0), 422],
    ['病毒.exe', Buffer.from('x'), 422],
    ['网页.html', Buffer.from('<script>'), 422],
    ['大.pdf', Buffer.alloc(20 * 1024 * 1024 + 1), 413],
  ])('%s is refused', async (name, bytes, status) => {
    const { id } = (await create()).body
    expect((await attach(id, name, bytes)).status).toBe(status)
    expect((await read(id)).materials).toEqual([])
  })

  it('are not for strangers', async () => {
    const { id } = (await create()).body
    await attach(id)
    const { materials } = await read(id)
    const cadre = await world.as('cadre', { personId: memberId })
    expect((await cadre.get(`/api/topics/${id}/materials/${materials[0].id}`)).status).toBe(404)
  })
})

describe('opinions', () => {
  it('against hold a topic back until a later one', async () => {
    const { id } = (await create()).body
    await advise(id, 'disagree')
    expect((await read(id)).missing).toContain('财务意见为不同意，请修改后重新征求')
    await advise(id, 'amend')
    expect((await read(id)).missing).not.toContain('财务意见为不同意，请修改后重新征求')
    expect((await advise(id, 'agree', head)).status).toBe(403)
  })
})

describe('coming again', () => {
  it('is for what was put off or decided; a reconsideration needs more than half of the members', async () => {
    const id = await ready()
    const again = (as: string) => head.post(`/api/topics/${id}/repeat`, { as })
    expect((await again('resubmission')).status).toBe(409)
    await world.db.updateTable('topic').set({ state: 'decided' }).where('id', '=', id).execute()
    const { id: next } = (await again('reconsideration')).body
    expect(await read(next)).toMatchObject({ title: '复议：购置宣传设备', reconsiders: { id }, amountFen: 6_000_000 })
    const consent = (by: Client, personId: string) => by.post(`/api/topics/${next}/reconsider-consents`, { personId })
    expect((await consent(principal, memberId)).status).toBe(403)
    expect((await consent(principal, chairId)).status).toBe(200)
    expect((await consent(principal, chairId)).status).toBe(409)
    expect((await read(next)).missing).toContain('复议须党组成员2人以上同意，现有1人')
    expect((await consent(office, memberId)).status).toBe(200)
    expect((await read(next)).missing.join()).not.toContain('复议')
  })
})

describe('the catalogue', () => {
  it('keeps the old line up to the day before the new one', async () => {
    const line = {
      ...{
        category: 'project',
        title: '20万元及以上的项目',
        kind: 'ordinary',
        thresholdFen: 20_000_000,
        document: '制度',
      },
      ...{ needsLegality: true, needsFinance: true, needsConsultation: false, validFrom: '2026-01-01' },
    }
    const { id } = (await office.post('/api/matters', line)).body
    const change = (validFrom: string) =>
      office.post(`/api/matters/${id}/change`, { ...line, thresholdFen: 10_000_000, validFrom })
    expect((await change('2026-01-01')).status).toBe(400)
    expect((await change('2026-12-01')).status).toBe(200)
    expect((await change('2026-12-02')).status).toBe(409)
    const { matters } = (await office.get('/api/matters')).body
    const found = matters.filter((one: { category: string }) => one.category === 'project')
    expect(found.map((one: { validUntil: string }) => one.validUntil)).toEqual(['2026-11-30', null])
    expect((await principal.post('/api/matters', line)).status).toBe(403)
  })

  it('has a list for the year, copied from the year before', async () => {
    const annual = { year: 2025, title: '研究年度预算', category: 'decision', month: 3, sectionId, note: '' }
    const { id } = (await office.post('/api/matters/annual', annual)).body
    expect((await office.post('/api/matters/annual', annual)).status).toBe(409)
    const nowhere = { ...annual, title: '无此科室', sectionId: '00000000-0000-4000-8000-000000000000' }
    expect((await office.post('/api/matters/annual', nowhere)).status).toBe(400)
    expect((await office.post('/api/matters/annual/copy', { year: 2026 })).body).toEqual({ copied: 1 })
    expect((await office.post('/api/matters/annual/copy', { year: 2026 })).body).toEqual({ copied: 0 })
    const [copy] = (await office.get('/api/matters?year=2026')).body.annual
    expect(copy).toMatchObject({ title: '研究年度预算', sectionName: '市场管理科', topicId: null })
    expect((await office.delete(`/api/matters/annual/${id}`)).status).toBe(200)
    expect((await office.delete(`/api/matters/annual/${id}`)).status).toBe(404)
  })
})
