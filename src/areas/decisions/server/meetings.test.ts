import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

const NAMES = ['何政', '陈文', '林晓', '周远'] as const
type Name = (typeof NAMES)[number]

let world: World
let office: Client
let people: Record<Name, string>
let member: Client
let outsider: Client

beforeAll(async () => {
  world = await makeWorld()
  const personnel = await world.as('personnel_clerk')
  const ids: string[] = []
  for (const name of NAMES) ids.push(await created(personnel, dossierOf(name)))
  people = Object.fromEntries(NAMES.map((name, index) => [name, ids[index]!])) as typeof people
  office = await world.as('office_clerk')
  outsider = await world.as('cadre', { personId: people.周远 })
  member = await world.as('group_member', { personId: people.陈文, name: '陈文' })
  for (const [index, name] of (['何政', '陈文', '林晓'] as const).entries()) {
    const title = index === 0 ? '党组书记' : '党组成员'
    await joins({ personId: people[name], title, isSecretary: index === 0, validFrom: '2024-01-01' })
  }
})
afterAll(() => world.close())

const joins = (body: object) => office.post('/api/party-group', body)

async function planned(plannedAt = '2026-12-01T01:00:00Z'): Promise<string> {
  const answer = await office.post('/api/meetings', { plannedAt, place: '三楼会议室', recorder: '宋佳' })
  expect(answer.status).toBe(201)
  return answer.body.id
}

const read = async (id: string, by = office) => (await by.get(`/api/meetings/${id}`)).body

/** Sends a change with the revision the meeting has now. */
async function change(
  id: string,
  method: 'post' | 'put' | 'patch',
  path: string,
  body: object,
): ReturnType<Client['post']> {
  const { revision } = await read(id)
  return await office[method](`/api/meetings/${id}${path}`, { revision, ...body })
}

async function topic(title: string, given: { state?: string; people?: Name[] } = {}): Promise<string> {
  const id = randomUUID()
  const { unitId, db, clock } = world
  const { n } = await db
    .selectFrom('topic')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const isCadre = given.people !== undefined
  const consent = { consentedBy: '何政', consentedAt: clock.now() }
  await db
    .insertInto('topic')
    .values({
      ...{ unitId, id, year: 2026, number: n + 1, title, proposerId: people.林晓, presenter: '林晓' },
      ...{ category: isCadre ? 'appointment' : 'decision', kind: isCadre ? 'cadre' : 'ordinary' },
      ...{ summary: '说明', priorTalks: '已与分管同志沟通', createdBy: '林晓', createdAt: clock.now() },
      ...(given.state === 'draft' ? { state: 'draft' } : { state: given.state ?? 'consented', ...consent }),
    })
    .execute()
  const about = given.people?.map((name) => ({ title: `免去${name}`, act: 'remove', personId: people[name] }))
  const items = (about ?? [{ title }]).map((item, position) => {
    return { unitId, id: randomUUID(), topicId: id, position, ...item }
  })
  await db.insertInto('topicItem').values(items).execute()
  await world.db
    .insertInto('topicMaterial')
    .values({
      ...{ unitId, id: randomUUID(), topicId: id, name: '汇报材料.docx', version: 1, sha256: 'a'.repeat(64) },
      ...{ size: 10, sealed: Buffer.from('x'), uploadedBy: '林晓', uploadedAt: clock.now() },
    })
    .execute()
  return id
}

const stateOf = async (id: string) =>
  (await world.db.selectFrom('topic').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

async function noticed(): Promise<{ id: string; items: { id: string }[] }> {
  const id = await planned()
  await change(id, 'post', '/agenda/topics', { topicIds: [await topic('年度预算调整')] })
  const answer = await change(id, 'post', '/notice', {})
  expect(answer.status).toBe(200)
  return { id, items: (await read(id)).agenda }
}

describe('the party group', () => {
  it('has one secretary at a time and no member twice', async () => {
    const second = await joins({ personId: people.周远, title: '党组书记', isSecretary: true, validFrom: '2026-01-01' })
    expect(second.status).toBe(409)
    expect(second.body.message).toContain('何政')
    const twice = await joins({ personId: people.陈文, title: '党组成员', validFrom: '2026-01-01' })
    expect(twice.status).toBe(409)
    const racing = [1, 2].map(() => joins({ personId: people.周远, title: '党组成员', validFrom: '2026-01-01' }))
    const answers = await Promise.all(racing)
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('keeps who left, and whoever comes later counts from his day', async () => {
    const { members } = (await office.get('/api/party-group')).body
    const { id } = members.find((one: { personId: string }) => one.personId === people.周远)
    const early = await office.post(`/api/party-group/${id}/end`, { validUntil: '2025-12-31' })
    expect(early.status).toBe(400)
    expect((await office.post(`/api/party-group/${id}/end`, { validUntil: '2026-06-30' })).status).toBe(200)
    const meeting = await read(await planned('2026-06-30T01:00:00Z'))
    expect(meeting.members).toHaveLength(4)
    const later = await read(await planned('2026-07-01T01:00:00Z'))
    expect(later.members.map((one: { name: string }) => one.name)).toEqual(['何政', '陈文', '林晓'])
  })

  it('orders the name plates, in planned meetings too, and refuses an incomplete order', async () => {
    const id = await planned()
    const { members } = (await office.get('/api/party-group')).body
    const now = members.filter((one: { validUntil: string | null }) => !one.validUntil)
    const ids = now.map((one: { id: string }) => one.id)
    expect((await office.put('/api/party-group/order', { ids: ids.slice(1) })).status).toBe(409)
    expect((await office.put('/api/party-group/order', { ids: [ids[0], ids[2], ids[1]] })).status).toBe(200)
    expect((await read(id)).members.map((one: { name: string }) => one.name)).toEqual(['何政', '林晓', '陈文'])
    await office.put('/api/party-group/order', { ids })
  })

  it('is kept by the office clerk alone', async () => {
    const body = { personId: people.周远, title: '党组成员', validFrom: '2026-10-01' }
    expect((await member.post('/api/party-group', body)).status).toBe(403)
    expect((await member.get('/api/party-group')).status).toBe(200)
    expect((await outsider.get('/api/party-group')).status).toBe(403)
  })
})

describe('planning a meeting', () => {
  it('numbers within the year of its day by the clock of the bureau, also for two at once', async () => {
    const beforeMidnight = await read(await planned('2027-12-31T15:59:00Z'))
    const afterMidnight = await read(await planned('2027-12-31T16:01:00Z'))
    expect(beforeMidnight.title).toBe('党组2027年第1次会议')
    expect(afterMidnight.title).toBe('党组2028年第1次会议')
    const two = await Promise.all([planned('2028-03-01T01:00:00Z'), planned('2028-03-01T01:00:00Z')])
    const numbers = (await Promise.all(two.map((id) => read(id)))).map((one) => one.number)
    expect(numbers.sort()).toEqual([2, 3])
  })

  it('refuses a day that does not exist and a move into another year', async () => {
    const body = { plannedAt: '2027-02-30T01:00:00Z', place: '三楼会议室' }
    expect((await office.post('/api/meetings', body)).status).toBe(400)
    const id = await planned('2026-12-31T15:00:00Z')
    const moved = await change(id, 'patch', '', { plannedAt: '2026-12-31T16:00:00Z' })
    expect(moved.status).toBe(400)
    expect(moved.body.message).toContain('2026年')
  })

  it('gives the chair to the secretary until somebody else of the group is chosen', async () => {
    const id = await planned()
    const chair = async () => (await read(id)).members.find((one: { isChair: boolean }) => one.isChair).name
    expect(await chair()).toBe('何政')
    expect((await change(id, 'patch', '', { chairId: people.周远 })).status).toBe(400)
    expect((await change(id, 'patch', '', { chairId: people.林晓 })).status).toBe(200)
    expect(await chair()).toBe('林晓')
  })

  it('is refused to members, and to nobody does a stranger’s meeting exist', async () => {
    const id = await planned()
    const { revision } = await read(id)
    expect((await member.post('/api/meetings', { plannedAt: '2026-12-01T01:00:00Z' })).status).toBe(403)
    expect((await member.patch(`/api/meetings/${id}`, { revision, place: '别处' })).status).toBe(403)
    expect((await outsider.get(`/api/meetings/${id}`)).status).toBe(404)
    expect((await outsider.get('/api/meetings')).status).toBe(403)
  })
})

describe('the agenda', () => {
  it('takes appointments one person at a time and ties the topic to the meeting', async () => {
    const id = await planned()
    const cadres = await topic('干部任免', { people: ['林晓', '周远'] })
    expect((await change(id, 'post', '/agenda/topics', { topicIds: [cadres] })).status).toBe(200)
    const { agenda } = await read(id)
    expect(agenda.map((one: { title: string; method: string }) => [one.title, one.method])).toEqual([
      ['免去林晓', 'secret'],
      ['免去周远', 'secret'],
    ])
    expect(await stateOf(cadres)).toBe('scheduled')
    const elsewhere = await change(await planned(), 'post', '/agenda/topics', { topicIds: [cadres] })
    expect(elsewhere.status).toBe(409)
    const removed = await change(id, 'post', `/agenda/items/${agenda[0].id}/remove`, {})
    expect(removed.status).toBe(200)
    expect((await read(id)).agenda).toEqual([])
    expect(await stateOf(cadres)).toBe('consented')
  })

  it('refuses a topic nobody consented to', async () => {
    const draft = await topic('没有同意的议题', { state: 'draft' })
    const answer = await change(await planned(), 'post', '/agenda/topics', { topicIds: [draft] })
    expect(answer.status).toBe(409)
    expect(answer.body.faults[0].message).toContain('没有同意的议题')
  })

  it('lets the second of two clerks at once read again', async () => {
    const id = await planned()
    const other = await world.as('office_clerk')
    const { revision } = await read(id)
    const answers = await Promise.all(
      [office, other].map((by) => by.post(`/api/meetings/${id}/agenda/reports`, { revision, title: '通报' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await read(id)).agenda).toHaveLength(1)
  })

  it('is put into another order, and its votes are set', async () => {
    const id = await planned()
    await change(id, 'post', '/agenda/reports', { title: '上次会议决定事项执行情况' })
    await change(id, 'post', '/agenda/topics', { topicIds: [await topic('购置设备')] })
    const ids = (await read(id)).agenda.map((one: { id: string }) => one.id)
    expect((await change(id, 'put', '/agenda/order', { itemIds: [ids[1]] })).status).toBe(409)
    expect((await change(id, 'put', '/agenda/order', { itemIds: [ids[1], ids[0]] })).status).toBe(200)
    expect((await change(id, 'patch', `/agenda/items/${ids[1]}`, { method: 'paper' })).status).toBe(200)
    expect((await change(id, 'patch', `/agenda/items/${ids[1]}`, { title: '改名' })).status).toBe(400)
    const { agenda } = await read(id)
    expect(agenda.map((one: { title: string; method: string }) => [one.title, one.method])).toEqual([
      ['购置设备', 'paper'],
      ['上次会议决定事项执行情况', 'hands'],
    ])
  })

  it('warns of papers that come less than two days ahead, without refusing', async () => {
    const id = await planned('2026-11-24T08:00:00Z')
    await change(id, 'post', '/agenda/topics', { topicIds: [await topic('当天的材料')] })
    const { agenda, warnings } = await read(id)
    expect(agenda[0].warnings[0]).toContain('汇报材料.docx')
    expect(warnings).toHaveLength(1)
    expect((await change(id, 'post', '/notice', {})).status).toBe(200)
  })
})

describe('the notice', () => {
  it('says what is missing and does not go out', async () => {
    const id = await planned('2026-11-20T01:00:00Z')
    await change(id, 'patch', '', { place: '' })
    const answer = await change(id, 'post', '/notice', {})
    expect(answer.status).toBe(409)
    expect(answer.body.faults.map(({ message }: { message: string }) => message)).toEqual([
      '开会时间已过，请修改时间',
      '还没有填写地点',
      '议程上还没有事项',
    ])
  })

  it('reaches the members, who answer for themselves, with a reason when they stay away', async () => {
    const { id } = await noticed()
    const mine = (await member.get('/api/meetings/mine')).body.rows.find((row: { id: string }) => row.id === id)
    expect(mine).toMatchObject({ isMember: true, reply: null, state: 'noticed' })
    const path = `/api/meetings/${id}/members/${people.陈文}/reply`
    expect((await member.put(path, { reply: 'leave', reason: '' })).status).toBe(400)
    expect((await member.put(path, { reply: 'leave', reason: '到省里开会' })).status).toBe(200)
    const others = `/api/meetings/${id}/members/${people.林晓}/reply`
    expect((await member.put(others, { reply: 'attend' })).status).toBe(403)
    expect((await office.put(others, { reply: 'attend' })).status).toBe(200)
    const { members } = await read(id)
    expect(members.map((one: { reply: string }) => one.reply)).toEqual([null, 'leave', 'attend'])
    expect((await change(id, 'patch', '', { plannedAt: '2026-12-02T01:00:00Z' })).status).toBe(200)
    expect((await read(id)).members.map((one: { reply: string }) => one.reply)).toEqual([null, null, null])
  })

  it('lets only those on leave write an opinion, shown and taken back', async () => {
    const { id, items } = await noticed()
    const path = `/api/meetings/${id}/items/${items[0]!.id}/opinions/${people.陈文}`
    expect((await member.put(path, { text: '同意' })).status).toBe(409)
    await member.put(`/api/meetings/${id}/members/${people.陈文}/reply`, { reply: 'leave', reason: '出差' })
    expect((await member.put(path, { text: '原则同意，注意节约。' })).status).toBe(200)
    expect((await read(id)).agenda[0].absentOpinions).toMatchObject([{ name: '陈文', text: '原则同意，注意节约。' }])
    const { textSealed } = await world.db.selectFrom('absentOpinion').select('textSealed').executeTakeFirstOrThrow()
    expect(textSealed.toString('utf8')).not.toContain('节约')
    expect((await member.put(path, { text: '' })).status).toBe(200)
    expect((await read(id)).agenda[0].absentOpinions).toEqual([])
  })

  it('shows an observer his own items and nobody’s answers', async () => {
    const { id, items } = await noticed()
    await change(id, 'post', '/agenda/reports', { title: '与列席人员无关的事' })
    const observer = { personId: people.周远, name: '周远', title: '办公室主任', itemIds: [items[0]!.id] }
    const asMember = { ...observer, personId: people.林晓 }
    expect((await change(id, 'put', '/observers', { observers: [asMember] })).status).toBe(400)
    expect((await change(id, 'put', '/observers', { observers: [observer] })).status).toBe(200)
    const seen = await read(id, outsider)
    expect(seen.me).toBe('observer')
    expect(seen.agenda.map((one: { title: string }) => one.title)).toEqual(['年度预算调整'])
    expect(seen.members.every((one: { reply: string | null }) => one.reply === null)).toBe(true)
  })

  it('is taken back by cancelling, and then nothing more is done', async () => {
    const { id } = await noticed()
    const { agenda } = await read(id)
    expect((await change(id, 'post', '/cancel', { reason: '时间冲突' })).status).toBe(200)
    expect(await stateOf(agenda[0].topicId)).toBe('consented')
    const answer = await change(id, 'post', '/agenda/reports', { title: '通报' })
    expect(answer.status).toBe(409)
    expect(answer.body.message).toContain('已取消')
  })
})

describe('an emergency decision', () => {
  it('is put on the next agenda and keeps the notice back when it was taken off', async () => {
    const urgent = { unitId: world.unitId, id: randomUUID(), title: '防汛物资采购', category: 'funds' }
    await world.db
      .insertInto('emergencyDecision')
      .values({
        ...urgent,
        content: '采购沙袋',
        reason: '台风来临，来不及开会',
        decidedBy: '何政',
        decidedAt: world.clock.now(),
      })
      .execute()
    const id = await planned()
    const [report] = (await read(id)).agenda
    expect(report).toMatchObject({ kind: 'report', isEmergencyReport: true })
    expect((await change(id, 'patch', `/agenda/items/${report.id}`, { title: '别的事' })).status).toBe(409)
    await change(id, 'post', `/agenda/items/${report.id}/remove`, {})
    await change(id, 'post', '/agenda/reports', { title: '通报' })
    const refused = await change(id, 'post', '/notice', {})
    expect(refused.body.faults[0].message).toContain('防汛物资采购')
    expect((await change(id, 'post', '/agenda/emergencies', {})).status).toBe(200)
    expect((await change(id, 'post', '/notice', {})).status).toBe(200)
    expect((await change(id, 'post', '/cancel', { reason: '时间冲突' })).status).toBe(200)
    expect((await read(await planned())).agenda).toHaveLength(1)
  })
})

describe('the list', () => {
  it('is found by year, state and words, a page at a time, and goes out as a sheet', async () => {
    const { id } = await noticed()
    const found = (await member.get('/api/meetings?search=预算&state=noticed&year=2026&size=1')).body
    expect(found.rows).toHaveLength(1)
    expect(found.rows[0]).toMatchObject({ id, members: 3, items: 1 })
    expect(found.years).toContain(2028)
    const none = (await member.get('/api/meetings?search=%25')).body
    expect(none.total).toBe(0)
    const sheet = await office.get('/api/meetings/export.xlsx?year=2026')
    expect(sheet.headers.get('content-type')).toContain('spreadsheet')
    expect(sheet.bytes.length).toBeGreaterThan(1000)
  })

  it('leaves a trace of every change', async () => {
    const rows = await world.db.selectFrom('auditEntry').select('action').distinct().execute()
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'group-member.added',
        'group-member.ended',
        'group-member.reordered',
        'meeting.agenda-changed',
        'meeting.cancelled',
        'meeting.changed',
        'meeting.created',
        'meeting.exported',
        'meeting.noticed',
        'meeting.observers-changed',
        'meeting.opinion-written',
        'meeting.replied',
      ]),
    )
  })
})
