import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { sheetText, wordText } from '../../../testing/paper-text.ts'
import { unpacked } from '../../../testing/unpacked.ts'
import { type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'
import type { Activity, Requirement, StandingLine } from '../schema.ts'

let world: World
let clerk: Client
let cadre: Client
let other: Client
let head: Client
let sectionId: string
const people: Record<string, string> = {}

const lecture = {
  ...{
    kind: 'lecture',
    title: '公共文化服务保障法专题讲座',
    organiser: '县委党校',
    place: '二楼会议室',
    speaker: '苏教授',
  },
  ...{ content: '', mode: 'offline', category: 'lecture', isRecognised: true, isHeld: true, days: 0.5, hours: 4 },
  ...{ fromOn: '2026-05-20', untilOn: '2026-05-20', courses: [] },
}
const at = '/api/training'

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk', { name: '许清如' })
  const section = { name: '艺术科', kind: 'section', position: 1, adminHeadcount: 5, institutionHeadcount: 0 }
  sectionId = (await clerk.post('/api/sections', section)).body.id
  const add = async (key: string, name: string, basic = {}, lists = {}) => {
    const dossier = dossierOf(name, { birth: '1985-03', staffKind: '行政', workStarted: '2008-07', ...basic }, lists)
    people[key] = await created(clerk, dossier)
  }
  await add('shi', '石敬之', { sectionId })
  await add('gu', '顾长安')
  await add('rare', '𠮷䶮', { staffKind: '事业' })
  await add(
    'adviser',
    '秦慕川',
    {},
    { ranksHeld: [{ rank: '四级调研员', startedOn: '2020-01', endedOn: '', document: '' }] },
  )
  await add('worker', '吴师傅', { staffKind: '工勤' })
  await add('new', '林初一', { workStarted: '2026-07-01' })
  await add('twin1', '李敏', { birth: '1980-01' })
  await add('twin2', '李敏', { birth: '1990-09' })
  cadre = await world.as('cadre', { personId: people.shi!, name: '石敬之' })
  other = await world.as('cadre', { personId: people.gu!, name: '顾长安' })
  head = await world.as('section_head', { sectionId, name: '沈听澜' })
})
afterAll(() => world.close())

/** The same person on a later day: sessions end. */
async function again({ username }: Client): Promise<Pick<Client, 'get' | 'post'>> {
  const answer = await world.nobody.post('/api/sign-in', { username, password: PASSWORD })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return {
    get: (path) => world.nobody.call('GET', path, undefined, { cookie }),
    post: (path, body = {}) => world.nobody.call('POST', path, body, { cookie }),
  }
}

const ids = (...keys: string[]) => keys.map((key) => ({ personId: people[key]! }))
const add = (changes: object = {}, client = clerk) => client.post(`${at}/activities`, { ...lecture, ...changes })
const line = async (key: string, year = 2026): Promise<StandingLine> => {
  const { rows } = (await clerk.get(`${at}/standing?year=${year}&size=200`)).body as { rows: StandingLine[] }
  return rows.find(({ personId }) => personId === people[key])!
}
const duty = ({ requirements }: StandingLine, what: string) =>
  requirements.find((one: Requirement) => one.what === what)

describe('a record', () => {
  let id: string
  it('is entered once for everybody and counts for each', async () => {
    const answer = await add({ participants: ids('shi', 'gu', 'rare') })
    expect(answer.status).toBe(201)
    id = answer.body.id
    for (const key of ['shi', 'gu', 'rare']) expect(await line(key)).toMatchObject({ days: 0.5, hours: 4 })
    expect(await line('adviser')).toMatchObject({ days: 0, hours: 0, tier: 'county' })
  })

  it('of who stayed away or was sent home does not count; leave is taken off the hours', async () => {
    const read = (await clerk.get(`${at}/activities/${id}`)).body as Activity
    const { id: _, files: __, revision, participants, ...rest } = read
    const given = participants.map(({ personName: _n, sectionName: _s, ...one }) => ({
      ...one,
      ...(one.personId === people.gu ? { status: 'absent', note: '出差' } : {}),
      ...(one.personId === people.rare ? { absentHours: 0.5 } : {}),
    }))
    const body = { activity: { ...rest, participants: given }, revision }
    const both = await Promise.all([1, 2].map(() => clerk.put(`${at}/activities/${id}`, body)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await line('gu')).toMatchObject({ hours: 0 })
    expect(await line('rare')).toMatchObject({ hours: 3.5 })
  })

  it.each([
    [
      '请假累计超过七分之一',
      { participants: [{ personId: 'shi', absentHours: 0.6 }], title: '另一次讲座' },
      '七分之一',
    ],
    ['登记过', { participants: [{ personId: 'shi' }] }, '已经登记过：石敬之'],
    ['天数比日期多', { participants: [{ personId: 'shi' }], title: '另一次讲座', days: 2 }, '起止日期只有1天'],
    ['没有学时', { participants: [{ personId: 'shi' }], title: '另一次讲座', days: 0, hours: 0 }, '还缺天数或者学时'],
  ])('is refused by the law: %s', async (_name, { participants, ...changes }, because) => {
    const given = participants.map((one) => ({ ...one, personId: people[one.personId] }))
    const answer = await add({ ...changes, participants: given })
    expect([answer.status, answer.body.message]).toEqual([409, expect.stringContaining(because)])
  })

  it.each([
    [{ fromOn: '2026-02-30' }, 400],
    [{ untilOn: '2026-05-19' }, 400],
    [{ title: ' ' }, 400],
    [{ hours: -1 }, 400],
    [{ fromOn: '2026-12-01', untilOn: '2026-12-01' }, 400],
    [{ participants: [] }, 400],
  ])('with %j is refused', async (changes, status) => {
    const before = (await clerk.get(`${at}/activities`)).body.count
    const answer = await add({ title: '不该登记', participants: ids('shi'), ...changes })
    expect(answer.status).toBe(status)
    expect((await clerk.get(`${at}/activities`)).body.count).toBe(before)
  })

  it('over the turn of a year is divided: days first come first served', async () => {
    const over = { title: '跨年培训班', kind: 'class', days: 3, hours: 24, fromOn: '2025-12-31', untilOn: '2026-01-02' }
    const made = await add({ ...over, participants: ids('gu') })
    expect(await line('gu', 2025)).toMatchObject({ days: 1, hours: 8 })
    expect(await line('gu', 2026)).toMatchObject({ days: 2, hours: 16 })
    expect((await clerk.delete(`${at}/activities/${made.body.id}`)).status).toBe(200)
    expect(await line('gu', 2025)).toMatchObject({ days: 0, hours: 0 })
  })

  it('keeps materials for all and certificates for their owner', async () => {
    const file = { name: '结业证书.pdf', bytes: new TextEncoder().encode('证书内容') }
    const kept = await clerk.upload(`${at}/activities/${id}/files?personId=${people.shi}`, [file])
    expect(kept.status).toBe(201)
    const [{ id: fileId }] = (await clerk.get(`${at}/activities/${id}`)).body.files
    expect((await cadre.get(`${at}/files/${fileId}`)).bytes).toEqual(file.bytes)
    expect((await other.get(`${at}/files/${fileId}`)).status).toBe(404)
    expect((await clerk.upload(`${at}/activities/${id}/files`, [{ name: 'x.exe', bytes: file.bytes }])).status).toBe(
      422,
    )
  })
})

describe('who is short', () => {
  it('is judged by level, with the article, and asks workers nothing', async () => {
    expect(duty(await line('shi'), '年度培训量')).toMatchObject({
      rule: 'px-township-1y',
      state: 'warning',
      dueOn: '2026-12-31',
    })
    expect(duty(await line('rare'), '年度培训量')).toMatchObject({ rule: 'px-institution' })
    expect(duty(await line('adviser'), '五年培训量')).toMatchObject({ rule: 'px-county-5y', state: 'warning' })
    expect(duty(await line('new'), '初任培训')).toMatchObject({ rule: 'px-initial', dueOn: '2027-06-30' })
    expect(duty(await line('new'), '年度培训量')).toMatchObject({ needed: '6天或者45学时' })
    expect(duty(await line('shi'), '网络培训')).toMatchObject({
      state: 'none',
      because: expect.stringContaining('未设定'),
    })
    expect(await line('worker')).toMatchObject({ tier: 'none', state: 'none', requirements: [] })
  })

  it('is met at the boundary', async () => {
    const class_ = {
      kind: 'class',
      category: 'full-time',
      days: 11.5,
      hours: 86,
      fromOn: '2026-06-01',
      untilOn: '2026-06-12',
    }
    await add({ ...class_, title: '干部能力提升班', participants: ids('shi') })
    expect(await line('shi')).toMatchObject({ days: 12, hours: 90, state: 'met', percent: 100 })
  })

  it('becomes a finding of the check-up: who is short or pressed, by which article, with the archive', async () => {
    const principal = await world.as('principal')
    const found = async (on: string) => {
      const { findings } = (await principal.get(`/api/checkup?on=${on}`)).body
      return findings.filter(({ rule }: { rule: string }) => rule.startsWith('px-'))
    }
    const now = await found('2026-11-23')
    const named = now.map((one: { subject: { name: string }; rule: string }) => `${one.subject.name} ${one.rule}`)
    expect(named.toSorted()).toEqual(
      [
        ...['李敏 px-township-1y', '李敏 px-township-1y', '顾长安 px-township-1y', '林初一 px-township-1y'],
        ...['𠮷䶮 px-institution', '秦慕川 px-county-5y'],
      ].toSorted(),
    )
    const [first] = now.filter(({ subject }: { subject: { id: string } }) => subject.id === people.gu)
    expect(first.cites[0].article).not.toBe('')
    expect(first.evidence[0].link).toBe(`/training/people/${people.gu}?year=2026`)
  })

  it('is seen by section heads for their section, by others not at all', async () => {
    const { rows } = (await head.get(`${at}/standing`)).body
    expect(rows.map(({ name }: StandingLine) => name)).toEqual(['石敬之'])
    expect((await cadre.get(`${at}/standing`)).status).toBe(403)
    expect((await cadre.get(`${at}/archives/${people.gu}`)).status).toBe(404)
    expect((await cadre.get(`${at}/archives/${people.shi}`)).body.records).toHaveLength(2)
    expect((await add({ participants: ids('gu') }, head)).status).toBe(403)
    for (const role of ['system_admin', 'security_admin', 'audit_admin'] as const) {
      expect((await (await world.as(role)).get(`${at}/standing`)).status).toBe(403)
    }
  })

  it('is told to the person on the today page, and the sheet lists what the page lists', async () => {
    const { aboutMe } = (await other.get('/api/today')).body
    expect(aboutMe.map(({ title }: { title: string }) => title).join()).toContain('年度培训量')
    const sheet = await sheetText((await clerk.get(`${at}/standing.xlsx?state=warning`)).bytes)
    const word = await wordText((await clerk.get(`${at}/standing.docx?state=warning`)).bytes)
    for (const text of [sheet, word]) {
      expect(text).toContain('顾长安')
      expect(text).not.toContain('石敬之')
    }
    expect((await cadre.get(`${at}/standing.docx`)).status).toBe(403)
    const exports = await world.db
      .selectFrom('auditEntry')
      .select('id')
      .where('action', '=', 'training.exported')
      .execute()
    expect(exports).toHaveLength(2)
  })
})

describe('the calendar', () => {
  it('is read at a private address by any calendar program until it is revoked', async () => {
    const planned = {
      title: '下月专题班',
      isHeld: false,
      fromOn: '2026-12-07',
      untilOn: '2026-12-08',
      days: 2,
      hours: 16,
    }
    await add({ ...planned, participants: ids('shi') })
    expect(await line('shi')).toMatchObject({ hours: 90 })
    const { path } = (await cadre.post('/api/agenda/feed')).body
    const answer = await world.nobody.get(path)
    expect(answer.headers.get('content-type')).toContain('text/calendar')
    const events = new ICAL.Component(ICAL.parse(new TextDecoder().decode(answer.bytes))).getAllSubcomponents('vevent')
    const [event] = events.map((one) => new ICAL.Event(one)).filter(({ summary }) => summary === '下月专题班')
    expect([event!.startDate.toString(), event!.endDate.toString(), event!.location]).toEqual([
      '2026-12-07',
      '2026-12-09',
      '二楼会议室',
    ])
    expect(await databaseText(world)).not.toContain(path.split('/').at(-1)!.replace('.ics', ''))
    expect((await cadre.post('/api/agenda/feed')).status).toBe(201)
    expect((await world.nobody.get(path)).status).toBe(404)
    expect((await cadre.delete('/api/agenda/feed')).status).toBe(200)
    expect((await cadre.delete('/api/agenda/feed')).status).toBe(404)
    expect((await world.nobody.get('/api/agenda/feed/nothing.ics')).status).toBe(404)
  })
})
describe('what was learnt', () => {
  it('written down is compared for the author alone', async () => {
    const text = '通过学习公共文化服务保障法，我认识到图书馆夜间开放要从读者的需要出发，先把统计做实。'
    const first = (await other.post(`${at}/reflections`, { title: '学习体会', text })).body.id
    const copied = (await cadre.post(`${at}/reflections`, { title: '我的体会', text: `${text}以上是我的体会。` })).body
      .id
    const mine = (await cadre.get(`${at}/reflections/${copied}`)).body
    expect(mine.similarity.colleagues).toBeGreaterThan(70)
    expect(JSON.stringify(mine)).not.toContain('顾长安')
    expect((await other.get(`${at}/reflections/${first}`)).body.similarity).toMatchObject({ own: 0 })
    for (const client of [other, clerk, head, await world.as('principal'), await world.as('discipline_inspector')]) {
      const answer = await client.get(`${at}/reflections/${copied}`)
      expect([403, 404]).toContain(answer.status)
      expect(JSON.stringify(answer.body)).not.toContain('similarity')
    }
    expect(await databaseText(world)).not.toContain('先把统计做实')
  })

  it('names the work it is to change; the owner is asked on the day and tells once', async () => {
    const use = { topic: '公共文化服务', work: '改进图书馆夜间开放', ownerId: people.shi, askOn: '2026-11-24' }
    expect((await clerk.post(`${at}/uses`, { ...use, askOn: '2026-11-23' })).status).toBe(400)
    expect((await cadre.post(`${at}/uses`, use)).status).toBe(403)
    const { id } = (await clerk.post(`${at}/uses`, use)).body
    expect((await cadre.get(`${at}/uses`)).body.rows).toMatchObject([{ state: 'waiting', mayTell: true }])
    expect((await other.get(`${at}/uses`)).body.rows).toEqual([])
    const titles = async (client: Pick<Client, 'get'>) =>
      (await client.get('/api/today')).body.waiting.map((one: { title: string }) => one.title)
    expect(await titles(cadre)).toEqual([])
    expect((await other.post(`${at}/uses/${id}/result`, { result: '夜间开放到九点', revision: 1 })).status).toBe(404)
    world.clock.moveTo('2026-11-24T02:00:00Z')
    const owner = await again(cadre)
    expect(await titles(owner)).toEqual(['学用结合：改进图书馆夜间开放'])
    expect((await owner.post(`${at}/uses/${id}/result`, { result: '夜间开放到九点', revision: 1 })).status).toBe(200)
    expect((await owner.post(`${at}/uses/${id}/result`, { result: '夜间开放到九点', revision: 2 })).status).toBe(409)
    expect(await titles(owner)).toEqual([])
  })
})

const lineFor = async (client: Pick<Client, 'get'>, key: string, year: number): Promise<StandingLine> => {
  const { rows } = (await client.get(`${at}/standing?year=${year}&size=200`)).body as { rows: StandingLine[] }
  return rows.find(({ personId }) => personId === people[key])!
}

describe('the year', () => {
  it('prints as an archive, is closed from January on, once, and lists later additions apart', async () => {
    expect((await (await again(clerk)).post(`${at}/years/2026/freeze`)).status).toBe(400)
    world.clock.moveTo('2027-01-05T02:00:00Z')
    let later = await again(clerk)
    expect((await later.post(`${at}/years/2026/freeze`)).body.people).toBe(8)
    expect((await later.post(`${at}/years/2026/freeze`)).status).toBe(409)
    world.clock.moveTo('2027-01-06T02:00:00Z')
    later = await again(clerk)
    await later.post(`${at}/activities`, { ...lecture, title: '补登的讲座', participants: ids('shi') })
    const archive = (await later.get(`${at}/archives/${people.shi}?year=2026`)).body
    expect(archive.frozen).toMatchObject({ on: '2027-01-05', by: '许清如', days: 12, hours: 90 })
    expect(archive.records.filter(({ isLater }: { isLater: boolean }) => isLater)).toMatchObject([
      { course: '补登的讲座', evidence: '本单位登记' },
    ])
    // Nothing was recorded before; a year that lacks its beginning says so, the one after does not.
    const { fromOn } = await world.db
      .selectFrom('trainingShare')
      .select('fromOn')
      .orderBy('fromOn')
      .executeTakeFirstOrThrow()
    const since = async (year: number) => (await later.get(`${at}/standing?year=${year}`)).body.recordsSince
    expect([await since(2025), await since(2027)]).toEqual([fromOn, null])
    const paper = await later.get(`${at}/archives/${people.shi}/paper?year=2026`)
    const text = String(await unpacked(paper.bytes, 'word/document.xml')).replace(/<[^>]+>/g, ' ')
    for (const word of ['干部教育培训档案', '石敬之', '归档以后补登的', '结业证书.pdf', '只作参考'])
      expect(text).toContain(word)
    expect(duty(await lineFor(later, 'gu', 2026), '年度培训量')).toMatchObject({ state: 'short' })
  })

  it('tells the leader and the office what study takes of a month, on the average and without names', async () => {
    const [leader, office] = [await world.as('principal'), await world.as('office_clerk')]
    const minutes = async (client: Client) => {
      const { months, people: all } = (await client.get(`${at}/time`)).body
      return [all, months.length, months.find(({ month }: { month: string }) => month === '2026-11').trainingMinutes]
    }
    const [, , before] = await minutes(leader)
    const later = await again(clerk)
    const told = { title: '十一月的讲座', fromOn: '2026-11-20', untilOn: '2026-11-20', hours: 4 }
    expect(
      (await later.post(`${at}/activities`, { ...lecture, ...told, participants: ids('rare', 'worker') })).status,
    ).toBe(201)
    // Four hours of two people, spread over eight.
    expect(await minutes(office)).toEqual([8, 12, before + 60])
    expect(JSON.stringify((await office.get(`${at}/time`)).body)).not.toMatch(/[\u4e00-\u9fff]/)
    for (const role of ['cadre', 'group_member', 'party_clerk', 'accountant'] as const) {
      expect((await (await world.as(role)).get(`${at}/time`)).status).toBe(403)
    }
    expect((await later.get(`${at}/time`)).status).toBe(403)
  })
})
