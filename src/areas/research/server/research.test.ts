import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { researchYear } from '../facts.ts'

let world: World
let clerk: Client
let leader: Client
let member: Client
let outsider: Client
let section: string
let town: string
let plan: string
let trip: string
const people: Record<string, string> = {}
const places: Record<string, string> = {}

beforeAll(async () => {
  world = await makeWorld()
  const personnel = await world.as('personnel_clerk')
  for (const name of ['沈雁秋', '孟繁星', '高屹', '路人甲']) people[name] = await created(personnel, dossierOf(name))
  const made = { name: '市场管理科', kind: 'section', position: 1, adminHeadcount: 4, institutionHeadcount: 0 }
  section = (await personnel.post('/api/sections', made)).body.id
  clerk = await world.as('office_clerk', { personId: people.高屹! })
  leader = await world.as('group_member', { personId: people.沈雁秋! })
  member = await world.as('cadre', { personId: people.孟繁星! })
  outsider = await world.as('cadre', { personId: people.路人甲! })
  const group = { title: '党组成员、副局长', isSecretary: false, validFrom: '2025-01-01' }
  expect((await clerk.post('/api/party-group', { personId: people.沈雁秋, ...group })).status).toBe(201)
  const rows = [
    { title: '竹溪镇', kind: '镇' },
    { title: '栖霞镇', kind: '乡镇街道' },
    { title: '竹坞民宿', kind: '企业' },
  ]
  expect((await clerk.post('/api/research/places/batch', { rows })).body).toEqual({ added: 3 })
  for (const one of (await clerk.get('/api/research/places')).body.rows) places[one.title] = one.id
  town = places.竹溪镇!
  plan = (await clerk.post('/api/research/plans', planned())).body.id
  trip = (await clerk.post('/api/research/trips', travelled())).body.id
})
afterAll(() => world.close())

const planned = (changes: object = {}) => ({
  ...{
    theme: '民宿消防与证照',
    question: '民宿办证卡在哪里',
    leaderId: people.沈雁秋,
    sectionId: section,
    output: '一篇报告',
  },
  ...{ memberIds: [people.孟繁星], placeIds: [town, places.竹坞民宿], fromOn: '2026-10-01', untilOn: '2026-12-20' },
  ...changes,
})
const travelled = (changes: object = {}) => ({
  ...{ planId: plan, fromOn: '2026-11-16', untilOn: '2026-11-17', memberIds: [people.孟繁星, people.沈雁秋] },
  visits: [
    { placeId: town, onDay: '2026-11-16' },
    { placeId: places.竹坞民宿, onDay: '2026-11-17' },
  ],
  ...{ crowdReason: '', ...changes },
})
const text = '陶阿婆说消防验收跑了三趟，最好有一张办事清单，路口也没有指示牌。'
async function noted(changes: object = {}): Promise<string> {
  const id = randomUUID()
  const note = { tripId: trip, placeId: places.竹坞民宿, takenAt: '2026-11-17T02:00:00Z', kind: 'opinion', text }
  const body = { ...note, sourceKind: 'enterprise', sourceName: '陶阿婆', ...changes }
  expect((await member.put(`/api/research/notes/${id}`, body)).status).toBe(200)
  return id
}
const marked = (id: string, quote: string, use: object, client = member) => {
  const from = text.indexOf(quote)
  return client.post(`/api/research/notes/${id}/marks`, {
    from,
    until: from + quote.length,
    quote,
    title: quote,
    ...use,
  })
}
const problem = () => ({ use: 'problem', kind: 'service', sectionId: section, ownerId: null, dueOn: null })
const revisionOf = async (id: string) => (await clerk.get(`/api/research/trips/${id}`)).body.revision
const status = async (answer: Promise<{ status: number }>) => (await answer).status

describe('places', () => {
  it('are pasted all or not at all, with every fault named by its row', async () => {
    const rows = [
      { title: '临水镇', kind: '街道' },
      { title: '临水镇', kind: '镇' },
      { title: '竹溪镇', kind: '村' },
      { title: ' ', kind: '景区' },
    ]
    const answer = await clerk.post('/api/research/places/batch', { rows })
    expect(answer.status).toBe(400)
    expect(answer.body.faults.map((fault: { message: string }) => fault.message)).toEqual([
      '第2行：与第1行重复',
      '第3行：“竹溪镇”已经登记过',
      '第3行：类别请写乡镇街道、企业、景区、场馆站点之一',
      '第4行：地点名称应为2至60个字',
    ])
    expect((await clerk.get('/api/research/places')).body.rows).toHaveLength(3)
    expect(await status(clerk.post('/api/research/places', { title: '竹溪镇', kind: 'town' }))).toBe(409)
    expect(await status(member.post('/api/research/places', { title: '临水镇', kind: 'town' }))).toBe(403)
    const change = { title: '竹坞民宿村', kind: 'enterprise', isOn: true, revision: 1 }
    expect(await status(clerk.put(`/api/research/places/${places.竹坞民宿}`, change))).toBe(200)
    expect(await status(clerk.put(`/api/research/places/${places.竹坞民宿}`, change))).toBe(409)
    expect(await status(clerk.put(`/api/research/places/${randomUUID()}`, change))).toBe(404)
  })
})

describe('plans', () => {
  it.each([
    ['the end before the beginning', { untilOn: '2026-09-30' }, 400, 'untilOn'],
    ['an end in another year', { untilOn: '2027-01-01' }, 400, 'untilOn'],
    ['the 30th of February', { fromOn: '2026-02-30' }, 400, 'fromOn'],
    ['a leader nobody knows', { leaderId: randomUUID() }, 400, 'leaderId'],
    ['a place nobody knows', { placeIds: [randomUUID()] }, 400, 'placeIds'],
    ['a section nobody knows', { sectionId: randomUUID() }, 400, 'sectionId'],
    ['a theme of that year again', {}, 409, 'theme'],
  ])('are refused with %s', async (_, changes, wanted, field) => {
    const answer = await clerk.post('/api/research/plans', planned({ theme: '民宿消防与证照', ...changes }))
    expect([answer.status, answer.body.faults[0].field]).toEqual([wanted, field])
  })

  it('are seen by their team, changed by one at a time, deleted while nobody went', async () => {
    const { id } = (await clerk.post('/api/research/plans', planned({ theme: '旅游厕所与标识' }))).body
    expect((await member.get('/api/research/plans')).body).toMatchObject({ mayManage: false })
    expect((await outsider.get('/api/research/plans')).body.rows).toEqual([])
    expect(await status(outsider.get(`/api/research/plans/${id}`))).toBe(404)
    const change = { ...planned({ theme: '厕所与标识', memberIds: [] }), revision: 1 }
    expect(await status(leader.put(`/api/research/plans/${id}`, change))).toBe(200)
    expect(await status(clerk.put(`/api/research/plans/${id}`, change))).toBe(409)
    expect(await status(member.delete(`/api/research/plans/${id}`))).toBe(403)
    expect(await status(clerk.delete(`/api/research/plans/${id}`))).toBe(200)
    expect(await status(clerk.delete(`/api/research/plans/${plan}`))).toBe(409)
  })
})

describe('trips', () => {
  it('warn of too many visits and of two teams in one week, and want a reason then', async () => {
    const other = (await clerk.post('/api/research/plans', planned({ theme: '文化站开放时间' }))).body.id
    const visits = [{ placeId: town, onDay: '2026-11-19' }]
    const again = { planId: other, fromOn: '2026-11-19', untilOn: '2026-11-19', visits }
    const asked = (await clerk.post('/api/research/burden', { planId: other, tripId: null, visits })).body.warnings
    expect(asked.map(({ kind }: { kind: string }) => kind)).toEqual(['crowd'])
    const refused = await clerk.post('/api/research/trips', travelled(again))
    expect([refused.status, refused.body.faults[0].field]).toEqual([409, 'crowdReason'])
    expect(refused.body.message).toContain('竹溪镇')
    const made = await clerk.post('/api/research/trips', travelled({ ...again, crowdReason: '文化站长只有这天在' }))
    expect(made.status).toBe(201)
    const third = [{ placeId: town, onDay: '2026-11-26' }]
    const often = (await clerk.post('/api/research/burden', { planId: other, tripId: null, visits: third })).body
    expect(often.warnings).toEqual([{ kind: 'often', text: '2026年11月到竹溪镇将有3次，每月最多2次' }])
    expect((await clerk.get(`/api/research/trips/${made.body.id}`)).body.crowdReason).toBe('文化站长只有这天在')
    expect(await status(clerk.delete(`/api/research/trips/${made.body.id}`))).toBe(200)
  })

  it.each([
    ['a day outside', { visits: [{ placeId: randomUUID(), onDay: '2026-11-18' }] }, 'visits'],
    ['a place nobody knows', { visits: [{ placeId: randomUUID(), onDay: '2026-11-17' }] }, 'visits'],
    ['nobody', { memberIds: [] }, 'memberIds'],
    ['somebody nobody knows', { memberIds: [randomUUID()] }, 'memberIds'],
    ['more than sixty days', { fromOn: '2026-09-01' }, 'untilOn'],
  ])('are refused with %s', async (_, changes, field) => {
    const answer = await clerk.post('/api/research/trips', travelled(changes))
    expect([answer.status, answer.body.faults[0].field]).toEqual([400, field])
  })

  it('keep their visits within their days in the database too', async () => {
    const row = { unitId: world.unitId, tripId: trip, placeId: town, onDay: '2026-12-01' }
    await expect(world.db.insertInto('researchVisit').values(row).execute()).rejects.toThrow('outside its trip')
  })
})

describe('words of a note', () => {
  it('become a problem with the way back, a request for help and an idea; the note then stays', async () => {
    const id = await noted()
    const first = await marked(id, '消防验收跑了三趟', problem())
    expect(first.status).toBe(201)
    const raised = (await clerk.get(`/api/rectification${first.body.path}`)).body
    expect(raised).toMatchObject({ title: '消防验收跑了三趟', foundOn: '2026-11-17', originKind: 'research' })
    expect(raised.origins[0]).toMatchObject({ path: `/research/trips/${trip}`, label: '调研：民宿消防与证照' })
    const named = await marked(id, '陶阿婆说消防验收', problem())
    expect((await clerk.get(`/api/rectification${named.body.path}`)).body.description).toContain('“某说消防验收”')
    const help = { use: 'help', ownerId: people.高屹, dueOn: '2026-11-28' }
    expect(await status(marked(id, '路口也没有指示牌', { ...help, dueOn: '2026-11-22' }))).toBe(400)
    expect(await status(marked(id, '路口也没有指示牌', { ...help, ownerId: randomUUID() }))).toBe(400)
    expect(await status(marked(id, '路口也没有指示牌', help))).toBe(201)
    expect(await status(marked(id, '最好有一张办事清单', { use: 'idea' }))).toBe(201)
    expect(await status(marked(id, '最好有一张办事清单', { use: 'idea' }, outsider))).toBe(404)
    const shifted = { from: 0, until: 3, quote: '别的话', title: '别的话', use: 'idea' }
    expect(await status(member.post(`/api/research/notes/${id}/marks`, shifted))).toBe(409)
    const { notes } = (await clerk.get(`/api/research/notes?tripId=${trip}`)).body
    expect(notes.find((note: { id: string }) => note.id === id).marks.map((mark: { use: string }) => mark.use)).toEqual(
      ['problem', 'problem', 'idea', 'help'],
    )
    const body = { tripId: trip, placeId: null, takenAt: '2026-11-17T02:00:00Z', kind: 'observation', text: '改' }
    const change = { ...body, sourceKind: null, sourceName: '', revision: 9 }
    expect(await status(member.put(`/api/research/notes/${id}`, change))).toBe(409)
    expect(await status(member.delete(`/api/research/notes/${id}`))).toBe(409)
    await expect(world.db.deleteFrom('researchNote').where('id', '=', id).execute()).rejects.toThrow('has been used')
  })

  it('are helped, with a written result at the end', async () => {
    const [help] = (await clerk.get('/api/research/helps')).body.rows
    expect(help).toMatchObject({ state: 'open', lamp: 'amber', quote: '路口也没有指示牌', mayAnswer: true })
    expect((await outsider.get('/api/research/helps')).body.rows).toEqual([])
    const act = (name: string, body: object, client = clerk) =>
      client.post(`/api/research/helps/${help.id}/${name}`, body)
    expect(await status(act('answer', { text: '已联系交通局', revision: 1 }, outsider))).toBe(404)
    expect(await status(act('answer', { text: '已联系交通局', revision: 1 }))).toBe(200)
    expect(await status(act('close', { text: '好了', revision: 2 }))).toBe(400)
    expect(await status(act('close', { text: '路口已经装好指示牌', revision: 1 }))).toBe(409)
    expect(await status(act('close', { text: '路口已经装好指示牌', revision: 2 }))).toBe(200)
    expect(await status(act('close', { text: '路口已经装好指示牌', revision: 3 }))).toBe(409)
    expect((await member.get('/api/research/helps?year=2026')).body.rows[0]).toMatchObject({
      state: 'closed',
      lamp: 'green',
    })
    expect((await clerk.get('/api/research/helps?year=2025')).body.rows).toEqual([])
  })

  it('are taken up or put aside with a reason', async () => {
    const [idea] = (await clerk.get('/api/research/ideas')).body.rows
    const decide = (body: object, client = clerk) => client.post(`/api/research/ideas/${idea.id}/decision`, body)
    const taken = { verdict: 'taken', reason: '由行政审批科印制', revision: 1 }
    expect(await status(decide({ ...taken, reason: '好' }))).toBe(400)
    expect(await status(decide(taken, member))).toBe(404)
    expect(await status(decide(taken))).toBe(200)
    expect(await status(decide(taken))).toBe(409)
  })
})

describe('recommendations and the report', () => {
  it('end as a rule or a refusal with its reason, or wait visibly', async () => {
    const base = { ownerId: people.高屹, dueOn: '2026-11-20' }
    const ids: string[] = []
    for (const words of ['制定民宿办证指引', '路口统一装指示牌', '设一个民宿代办窗口']) {
      const made = await member.post(`/api/research/trips/${trip}/advice`, { text: words, ...base })
      expect(made.status).toBe(201)
      ids.push(made.body.id)
    }
    expect(await status(outsider.post(`/api/research/trips/${trip}/advice`, { text: '再提一条建议', ...base }))).toBe(
      404,
    )
    const answer = (index: number, body: object, client = clerk) =>
      client.post(`/api/research/advice/${ids[index]}/answer`, { revision: 1, ...body })
    expect(await status(answer(0, { outcome: 'rule' }))).toBe(400)
    expect(await status(answer(0, { outcome: 'refused', reason: '否' }))).toBe(400)
    expect(await status(answer(0, { outcome: 'decision', itemId: randomUUID() }))).toBe(400)
    expect(await status(answer(0, { outcome: 'rule', ruleName: '云文旅〔2026〕18号' }, outsider))).toBe(404)
    expect(await status(answer(0, { outcome: 'rule', ruleName: '云文旅〔2026〕18号' }))).toBe(200)
    expect(await status(answer(0, { outcome: 'refused', reason: '已经形成制度' }))).toBe(409)
    expect(await status(answer(1, { outcome: 'refused', reason: '属交通部门职责' }))).toBe(200)
    const change = { text: '设一个民宿代办专窗', ...base, revision: 1 }
    expect(await status(member.put(`/api/research/advice/${ids[2]}`, change))).toBe(200)
    expect(await status(member.put(`/api/research/advice/${ids[1]}`, change))).toBe(409)
    expect(await status(member.delete(`/api/research/advice/${ids[1]}`))).toBe(409)
    const { rows } = (await clerk.get('/api/research/advice')).body
    expect(rows.map(({ outcome, lamp }: { outcome: string; lamp: string }) => [outcome, lamp])).toEqual([
      ['rule', 'green'],
      ['refused', 'green'],
      [null, 'red'],
    ])
    const waiting = (await clerk.get('/api/today')).body.waiting.map((item: { title: string }) => item.title)
    expect(waiting).toContain('调研建议：设一个民宿代办专窗')
    expect(waiting).toContain('1位党组成员今年的调研没有达到规定')
    const told = (await leader.get('/api/today')).body.waiting.map((item: { title: string }) => item.title)
    expect(told).toContain('1条调研建议超期没有结果')
    expect(told).toContain('您今年的调研还没有达到规定')
    expect((await outsider.get('/api/today')).body.waiting).toEqual([])
  })

  it('count as a report of the leader once it is done', async () => {
    const write = async (body: object) =>
      member.put(`/api/research/trips/${trip}/report`, { revision: await revisionOf(trip), ...body })
    const findings = '全镇民宿十二家，持证七家，其余五家卡在消防验收。'
    expect(await status(write({ findings, isDone: true }))).toBe(409)
    expect(await status(clerk.post(`/api/research/trips/${trip}/close`, { revision: await revisionOf(trip) }))).toBe(
      200,
    )
    expect(await status(write({ findings: '太短', isDone: true }))).toBe(400)
    expect(await status(write({ findings, isDone: true }))).toBe(200)
    expect(await status(clerk.post(`/api/research/trips/${trip}/reopen`, { revision: await revisionOf(trip) }))).toBe(
      409,
    )
    const { planId: _, ...change } = travelled()
    expect(
      await status(clerk.put(`/api/research/trips/${trip}`, { ...change, revision: await revisionOf(trip) })),
    ).toBe(409)
    const days = (await leader.get('/api/research/days')).body
    expect(days.rows).toMatchObject([{ name: '沈雁秋', days: 2, missingDays: 58, reports: 1, lamp: 'amber' }])
    expect(days.unconfirmed).not.toBe('')
    const coverage = (await clerk.get('/api/research/coverage')).body.rows
    const lamps = coverage.map(({ title, times, lamp }: Record<string, unknown>) => [title, times, lamp])
    expect(lamps).toContainEqual(['栖霞镇', 0, 'red'])
    expect(lamps).toContainEqual(['竹溪镇', 1, 'green'])
    expect(await status(member.get('/api/research/coverage'))).toBe(403)
    expect(await researchYear(world.db, world.unitId, 2026, '2026-11-23')).toMatchObject({
      ...{ trips: 1, days: 2, placesVisited: 2, townsVisited: 1, towns: 2, opinions: 1, problems: 2, helps: 1 },
      ...{ reports: 1, advice: { decision: 0, rule: 1, refused: 1, unanswered: 1 } },
    })
  })

  it('leave as Word and Excel', async () => {
    const paths = ['plans', 'places', 'coverage', 'days', 'opinions', 'helps', 'ideas', 'advice']
      .map((paper) => `papers?paper=${paper}`)
      .concat([`trips/${trip}/report.docx`, `trips/${trip}/notes.xlsx`])
    for (const path of paths) {
      const file = await clerk.get(`/api/research/${path}`)
      expect([path, file.status, new TextDecoder().decode(file.bytes.subarray(0, 2))]).toEqual([path, 200, 'PK'])
    }
    expect(await status(outsider.get(`/api/research/trips/${trip}/report.docx`))).toBe(404)
    expect(await status(member.get('/api/research/papers?paper=opinions'))).toBe(403)
  })
})
