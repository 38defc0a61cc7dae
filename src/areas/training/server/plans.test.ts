import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { sheetText, wordText } from '../../../testing/paper-text.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import type { Plan, PlanItem, Wording } from '../plans.ts'

let world: World
let clerk: Client
let second: Client
let principal: Client
let office: Client
let cadre: Client
let art: string
let shi: string
let gone: string

const at = '/api/training/plans'
const item = (changes: object = {}) => ({
  ...{ title: '公共文化服务能力提升班', kind: 'class', mode: 'offline', audience: '文化站站长', people: 30 },
  ...{ fromOn: '2026-05-01', untilOn: '2026-05-31', hours: 40, costFen: 1_200_000, organiserId: art, ownerId: shi },
  ...{ need: 'post', question: '夜间开放没有人会排班', work: '图书馆夜间开放的排班和统计' },
  ...changes,
})
const plan = async (year = 2026, client = clerk): Promise<Plan> => (await client.get(`${at}/${year}`)).body
const revision = async (year = 2026) => (await plan(year)).revision
const add = async (items: object[], client = clerk) =>
  client.post(`${at}/2026/items`, { items, revision: await revision() })
const named = async (title: string): Promise<PlanItem> =>
  (await plan()).itemList.find(({ present }) => present.title === title)!
const act = async (path: string, body: object = {}, client = clerk, year = 2026) =>
  client.post(`${at}/${year}/${path}`, { ...body, revision: await revision(year) })
const settle = async (path: string, body: object = {}, client = principal) => {
  const { amendments, revision: now } = await plan()
  const open = amendments.find(({ state }) => state === 'proposed')!
  return client.post(`/api/training/plan-amendments/${open.id}/${path}`, { ...body, revision: now })
}
/** The database's own word on a statement. */
const refusedBy = (statement: string) =>
  sql
    .raw(statement)
    .execute(world.db)
    .then(
      () => 'nothing',
      (error: Error) => error.message,
    )

beforeAll(async () => {
  world = await makeWorld('2026-03-02T02:00:00Z')
  clerk = await world.as('personnel_clerk', { name: '许清如' })
  second = await world.as('personnel_clerk', { name: '郑书瑶' })
  principal = await world.as('principal', { name: '秦慕川' })
  office = await world.as('office_clerk', { name: '高屹' })
  const section = { name: '艺术科', kind: 'section', position: 1, adminHeadcount: 5, institutionHeadcount: 0 }
  art = (await clerk.post('/api/sections', section)).body.id
  shi = await created(clerk, dossierOf('石敬之', { birth: '1985-03', staffKind: '行政', sectionId: art }))
  gone = await created(clerk, dossierOf('顾长安', { birth: '1966-03', staffKind: '行政', state: '退休' }))
  cadre = await world.as('cadre', { personId: shi, name: '石敬之' })
}, 60_000)
afterAll(() => world.close())

describe('a plan being written', () => {
  it('is one a year, begun by the clerk alone', async () => {
    for (const client of [principal, office, cadre]) {
      expect((await client.post(at, { year: 2026 })).status).toBe(403)
    }
    const both = await Promise.all([1, 2].map(() => clerk.post(at, { year: 2026 })))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await act('submit')).body.message).toContain('还没有项目')
  })

  it.each<[string, Partial<Wording>, string]>([
    ['另一年的时间', { fromOn: '2025-05-01', untilOn: '2025-05-31' }, '应在2026年'],
    ['倒过来的时间', { fromOn: '2026-05-31', untilOn: '2026-05-01' }, '不能早于'],
    ['没有的日子', { fromOn: '2026-02-30', untilOn: '2026-02-30' }, '日期'],
    ['不在职的责任人', { ownerId: 'gone' }, '不在职'],
    ['没有的科室', { organiserId: '00000000-0000-4000-8000-000000000000' }, '承办科室'],
    ['没有人', { people: 0 }, '至少1人'],
    ['半个分', { costFen: 0.5 }, ''],
    ['没有问题', { question: '' }, '要解决的问题'],
    ['没有的形式', { kind: 'dinner' as 'class' }, '形式'],
  ])('takes no item with %s, and nothing of its batch', async (_what, changes, said) => {
    const given = changes.ownerId === 'gone' ? { ownerId: gone } : changes
    const answer = await add([item({ title: '好的一项' }), item(given)])
    expect([400, 404, 409]).toContain(answer.status)
    expect(JSON.stringify(answer.body)).toContain(said)
    expect((await plan()).itemList).toEqual([])
  })

  it('takes items with rare characters, no money and money not settled, once each', async () => {
    const body = {
      items: [item(), item({ title: '𠮷䶮讲座', kind: 'lecture', costFen: 0 })],
      revision: await revision(),
    }
    const both = await Promise.all([1, 2].map(() => clerk.post(`${at}/2026/items`, body)))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect((await add([item()])).body.message).toContain('已经有同一时间的')
    const more = ['消防演练', '导游词写作', '舆情应对'].map((title, n) =>
      item({ title, costFen: null, fromOn: `2026-0${n + 6}-01`, untilOn: `2026-0${n + 6}-20` }),
    )
    expect((await add(more)).status).toBe(201)
    const { itemList, items } = await plan()
    expect([items, itemList.map(({ number }) => number)]).toEqual([5, [1, 2, 3, 4, 5]])
    expect(itemList[1]!.present).toMatchObject({ title: '𠮷䶮讲座', costFen: 0, ownerName: '石敬之' })
    expect(itemList[2]!.present.costFen).toBeNull()
  })

  it('has its items changed and taken out, and is seen by nobody outside its makers', async () => {
    const { id } = await named('舆情应对')
    const changed = { item: item({ title: '网络舆情应对', fromOn: '2026-08-03', untilOn: '2026-08-03' }) }
    const path = `${at}/2026/items/${id}`
    expect((await clerk.put(path, { ...changed, revision: 1 })).status).toBe(409)
    expect((await cadre.put(path, { ...changed, revision: await revision() })).status).toBe(403)
    expect((await second.put(path, { ...changed, revision: await revision() })).status).toBe(200)
    const drill = await named('消防演练')
    expect((await clerk.delete(`${at}/2026/items/${drill.id}`)).status).toBe(200)
    expect((await clerk.delete(`${at}/2026/items/${drill.id}`)).status).toBe(404)
    expect((await plan()).itemList.map(({ present }) => present.title)).toContain('网络舆情应对')
    expect((await cadre.get(`${at}/2026`)).status).toBe(404)
    expect((await cadre.get(at)).body.rows).toEqual([])
    expect((await principal.get(at)).body.rows).toMatchObject([{ year: 2026, state: 'draft', items: 4 }])
    expect((await world.nobody.get(at)).status).toBe(401)
  })

  it('reads a pasted sheet, says what it cannot read, and keeps nothing', async () => {
    const head =
      '序号\t培训项目\t形式\t培训对象\t计划人数\t计划时间\t计划学时\t承办科室\t责任人\t经费（元）\t需求来源\t要解决的问题\t要改进的工作'
    const good =
      '1\t讲解员培训\t培训班\t讲解员\t20人\t9-10月\t16\t艺术科\t石敬之\t1.5万\t岗位需求\t讲解词陈旧\t讲解词更新'
    const bad = '2\t没有写好的\t吃饭\t全体\t若干\t13月\t8\t外事科\t无名氏\t很多\t上级\t\t'
    const sheet = (text: string) => [{ name: '粘贴.tsv', bytes: new TextEncoder().encode(text) }]
    const paste = (text: string) => clerk.upload(`${at}/2026/items/preview`, sheet(text))
    const { body } = await paste([head, good, bad].join('\n'))
    expect(body.rows[0]).toMatchObject({ at: '第2行', faults: [] })
    const { organiserName: _o, ownerName: _n, ...read } = body.rows[0].item
    expect(read).toMatchObject({ fromOn: '2026-09-01', untilOn: '2026-10-31', costFen: 1_500_000, people: 20 })
    expect(body.rows[1].item).toBeNull()
    expect(body.rows[1].faults).toHaveLength(7)
    expect((await plan()).items).toBe(4)
    expect((await add([read])).status).toBe(201)
    for (const text of ['', '甲\t乙\n1\t2', head]) expect((await paste(text)).status).toBe(422)
    expect((await cadre.upload(`${at}/2026/items/preview`, sheet(good))).status).toBe(403)
  })
})

describe('approval', () => {
  it('is asked for, taken back, refused with a reason and asked for again', async () => {
    expect((await act('decision', { decision: 'approved' }, principal)).status).toBe(409)
    expect((await act('submit')).status).toBe(200)
    expect((await add([item({ title: '迟到的一项' })])).body.message).toContain('先撤回')
    expect((await clerk.delete(`${at}/2026`)).status).toBe(409)
    expect((await act('withdraw')).status).toBe(200)
    expect((await act('submit')).status).toBe(200)
    const waiting = (await principal.get('/api/today')).body.waiting
    expect(waiting).toContainEqual(expect.objectContaining({ title: '2026年度培训计划等待批准' }))
    expect((await act('decision', { decision: 'returned', reason: '' }, principal)).status).toBe(400)
    expect((await act('decision', { decision: 'returned', reason: '经费没有测算' }, principal)).status).toBe(200)
    expect(await plan()).toMatchObject({ state: 'returned', settled: { by: '秦慕川', returnReason: '经费没有测算' } })
    const told = (await clerk.get('/api/today')).body.waiting
    expect(told).toContainEqual(expect.objectContaining({ title: '2026年度培训计划被退回' }))
    expect((await act('submit')).status).toBe(200)
  })

  it('is never by who wrote it, whatever roles somebody has', async () => {
    for (const client of [clerk, office, cadre]) {
      expect((await act('decision', { decision: 'approved' }, client)).status).toBe(403)
    }
    expect((await act('meeting', { meetingOn: '2026-03-01', document: '党组纪要〔2026〕3号' }, clerk)).status).toBe(403)
    // Both writers get the principal's role besides.
    for (const { accountId } of [clerk, second]) {
      await sql`insert into role_grant (unit_id, id, account_id, duty, role, valid_from, granted_by, granted_at)
        values (${world.unitId}, gen_random_uuid(), ${accountId}, 'business', 'principal', '2020-01-01', 'test',
          now())`.execute(world.db)
    }
    // Rights are remembered for a second.
    world.clock.forward(1)
    for (const client of [clerk, second]) {
      const answer = await act('decision', { decision: 'approved' }, client)
      expect([answer.status, answer.body.message]).toEqual([409, expect.stringContaining('不能批准')])
    }
    const approve = (by: string) => `update training_plan set state = 'approved', decided_by = '${by}',
      decided_by_name = '甲', decided_on = '2026-03-02', decided_at = now(), way = 'principal'`
    expect(await refusedBy(approve(clerk.accountId))).toMatch(/check|own plan/)
    expect(await refusedBy(approve(second.accountId))).toContain('own plan')
    await sql`delete from role_grant where role = 'principal' and granted_by = 'test'
      and account_id in (${clerk.accountId}, ${second.accountId})`.execute(world.db)
    world.clock.forward(1)
  })

  it('by the party group is recorded with its day and number, and then nothing is edited', async () => {
    const at2 = { meetingOn: '2026-03-03', document: '党组纪要〔2026〕3号' }
    expect((await act('meeting', at2, office)).body.message).toContain('不能晚于今天')
    expect((await act('meeting', { ...at2, meetingOn: '2026-03-01' }, office)).status).toBe(200)
    expect(await plan(2026, cadre)).toMatchObject({
      state: 'approved',
      settled: { by: '高屹', way: 'meeting', meetingOn: '2026-03-01', document: '党组纪要〔2026〕3号' },
      may: { write: false, submit: false, amend: false, approve: false },
    })
    expect((await add([item({ title: '又一项' })])).body.message).toContain('提出调整')
    expect((await clerk.delete(`${at}/2026`)).status).toBe(409)
    const { id } = await named('𠮷䶮讲座')
    expect((await clerk.delete(`${at}/2026/items/${id}`)).status).toBe(409)
    const statements = [
      'delete from training_plan',
      `update training_plan set state = 'draft', submitted_at = null, submitted_by = null, submitted_by_name = null,
        decided_by = null, decided_by_name = null, decided_on = null, decided_at = null, way = null,
        meeting_on = null, document = null`,
      `delete from training_plan_item where id = '${id}'`,
      `update training_plan_wording set title = '改过' where item_id = '${id}'`,
      `delete from training_plan_wording where item_id = '${id}'`,
    ]
    for (const statement of statements) expect(await refusedBy(statement)).toMatch(/approved|in force/)
  })
})

describe('an amendment', () => {
  it('changes an item once approved, and the first wording stays beside the present one', async () => {
    const { id, present } = await named('𠮷䶮讲座')
    const { organiserName: _o, ownerName: _n, ...wording } = present
    const later = { ...wording, fromOn: '2026-06-01', untilOn: '2026-06-30', people: 50 }
    const change = { kind: 'change', itemId: id, item: later, reason: '主讲人五月来不了' }
    expect((await act('amendments', change, principal)).status).toBe(403)
    expect((await act('amendments', { ...change, reason: '' })).status).toBe(400)
    expect((await act('amendments', change)).status).toBe(201)
    expect((await act('amendments', change)).body.message).toContain('等待批准')
    expect((await plan(2026, cadre)).amendments).toEqual([])
    expect((await principal.get('/api/today')).body.waiting).toContainEqual(
      expect.objectContaining({ title: '1项培训计划调整等待批准' }),
    )
    expect((await settle('decision', { decision: 'approved' }, cadre)).status).toBe(403)
    const { amendments, revision: now } = await plan()
    const address = `/api/training/plan-amendments/${amendments.find(({ state }) => state === 'proposed')!.id}/decision`
    const settled = await Promise.all(
      [1, 2].map(() => principal.post(address, { decision: 'approved', revision: now })),
    )
    expect(settled.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await named('𠮷䶮讲座')).toMatchObject({
      present: { fromOn: '2026-06-01', people: 50 },
      first: { fromOn: '2026-05-01', people: 30 },
    })
    expect((await plan(2026, cadre)).amendments).toMatchObject([{ kind: 'change', state: 'approved' }])
  })

  it('adds an item, is refused, taken back, or cancels; what is cancelled is not amended again', async () => {
    const added = item({ title: '新条例宣讲', kind: 'report', fromOn: '2026-04-01', untilOn: '2026-04-30' })
    expect((await act('amendments', { kind: 'add', item: added, reason: '新条例施行' })).status).toBe(201)
    const meeting = { meetingOn: '2026-03-02', document: '党组纪要〔2026〕4号' }
    expect((await settle('meeting', meeting, office)).status).toBe(200)
    expect(await named('新条例宣讲')).toMatchObject({ isAdded: true, first: null, number: 6 })
    const { id } = await named('导游词写作')
    const cancel = { kind: 'cancel', itemId: id, reason: '并入讲解员培训' }
    expect((await act('amendments', cancel)).status).toBe(201)
    expect((await settle('decision', { decision: 'returned', reason: '仍要单独办' })).status).toBe(200)
    expect((await named('导游词写作')).standing).toBe('pending')
    expect((await act('amendments', cancel)).status).toBe(201)
    expect((await settle('withdraw', {}, clerk)).status).toBe(200)
    expect((await act('amendments', cancel)).status).toBe(201)
    const { amendments } = await plan()
    const own = amendments.find(({ state }) => state === 'proposed')!.id
    const approve = `update training_plan_amendment set state = 'approved', decided_by = proposed_by,
      decided_by_name = '甲', decided_on = '2026-03-02', decided_at = now(), way = 'principal' where id = '${own}'`
    expect(await refusedBy(approve)).toContain('check')
    expect((await settle('decision', { decision: 'approved' })).status).toBe(200)
    expect(await named('导游词写作')).toMatchObject({ standing: 'cancelled', cancelledOn: '2026-03-02' })
    expect((await act('amendments', cancel)).body.message).toContain('已经取消')
    expect(await plan()).toMatchObject({ items: 5, cancelled: 1, waitingAmendments: 0 })
  })
})

describe('a training', () => {
  const activity = (changes: object) => ({
    ...{
      kind: 'report',
      title: '新条例宣讲',
      organiser: '本单位',
      place: '',
      speaker: '',
      content: '',
      mode: 'offline',
    },
    ...{ category: 'lecture', isRecognised: true, isHeld: true, days: 0.5, hours: 4, courses: [] },
    ...{ fromOn: '2026-03-02', untilOn: '2026-03-02', participants: [{ personId: shi }], ...changes },
  })
  const enter = (changes: object) => clerk.post('/api/training/activities', activity(changes))

  it('carries out an item of the approved plan that still stands, or none', async () => {
    const [done, cancelled] = [await named('新条例宣讲'), await named('导游词写作')]
    const { rows } = (await clerk.get('/api/training/plan-items?year=2026')).body
    expect(rows.map(({ title }: { title: string }) => title)).not.toContain('导游词写作')
    expect((await cadre.get('/api/training/plan-items?year=2026')).status).toBe(403)
    expect((await enter({ planItemId: cancelled.id })).body.message).toContain('已经取消')
    expect((await enter({ planItemId: shi })).body.message).toContain('没有找到')
    const old = { fromOn: '2025-03-02', untilOn: '2025-03-02', planItemId: done.id }
    expect((await enter(old)).body.message).toContain('不是同一年')
    expect((await enter({ planItemId: done.id })).status).toBe(201)
    expect((await enter({ title: '临时安排的讲座' })).status).toBe(201)
    expect(await named('新条例宣讲')).toMatchObject({ standing: 'done', realPeople: 1, realHours: 4 })
    expect(await plan()).toMatchObject({ done: 1, outside: 1, overdue: 0 })
    const shown = (await clerk.get('/api/training/activities?plan=out')).body.rows
    expect(shown).toMatchObject([{ title: '临时安排的讲座', isPlanned: false }])
    const cancel = { kind: 'cancel', itemId: done.id, reason: '不办了' }
    expect((await act('amendments', cancel)).body.message).toContain('已经登记了培训')
    const draft = `insert into training_plan (unit_id, id, year) values ('${world.unitId}', '${shi}', 2030)`
    await sql.raw(draft).execute(world.db)
    const stray = `insert into training_plan_item (unit_id, id, plan_id, position)
      values ('${world.unitId}', '${shi}', '${shi}', 1)`
    await sql.raw(stray).execute(world.db)
    expect(await refusedBy(`update training_activity set plan_item_id = '${shi}'`)).toContain('not approved')
  })

  it('that nobody held is late the day after its last, on the desks of the clerk and of its owner', async () => {
    const late = (client: Client) =>
      client
        .get('/api/today')
        .then(({ body }) => body.waiting.filter(({ title }: { title: string }) => title.startsWith('培训计划逾期未办')))
    world.clock.moveTo('2026-05-31T02:00:00Z')
    expect((await again('许清如')).overdue).toBe(0)
    world.clock.moveTo('2026-06-01T02:00:00Z')
    expect(await again('许清如')).toMatchObject({ overdue: 1, done: 1 })
    const expected = {
      ...{ title: '培训计划逾期未办：公共文化服务能力提升班', lamp: 'red', since: '2026-05-31T00:00:00.000Z' },
      detail: '责任人石敬之，计划5月',
    }
    expect(await late(await world.as('personnel_clerk'))).toMatchObject([expected])
    await sql`update account set person_id = null where id = ${cadre.accountId}`.execute(world.db)
    cadre = await world.as('cadre', { personId: shi })
    expect(await late(cadre)).toMatchObject([expected])
    expect(await late(await world.as('section_head', { sectionId: art }))).toEqual([])
  })

  const again = async (name: string): Promise<Plan> => {
    clerk = await world.as('personnel_clerk', { name })
    return plan()
  }
})

describe('the papers and the next year', () => {
  it('say the plan and how far it is, in Word and Excel', async () => {
    const word = await wordText((await clerk.get(`${at}/2026/plan.docx`)).bytes)
    for (const text of ['年度教育培训计划表', '𠮷䶮讲座', '（原5月）', '（已取消）', '党组纪要〔2026〕3号']) {
      expect(word).toContain(text)
    }
    expect(await sheetText((await clerk.get(`${at}/2026/plan.xlsx`)).bytes)).toContain('不需要经费')
    const standing = await sheetText((await clerk.get(`${at}/2026/standing.xlsx`)).bytes)
    expect(standing).toContain('计划5项，已办1项，未到期3项，逾期未办1项')
    expect(await wordText((await clerk.get(`${at}/2026/standing.docx`)).bytes)).toContain('未列入计划举办的培训1次')
    expect((await clerk.get(`${at}/2027/plan.docx`)).status).toBe(404)
  })

  it('takes over what stands, at the same time of the year, and is thrown away while it is a draft', async () => {
    expect((await clerk.post(at, { year: 2027 })).status).toBe(201)
    expect((await plan(2027)).copyable).toBe(5)
    expect((await act('copy', {}, clerk, 2027)).status).toBe(200)
    expect((await act('copy', {}, clerk, 2027)).body.message).toContain('都已经在计划里')
    const { itemList } = await plan(2027)
    expect(itemList.map(({ present }) => present.title)).not.toContain('导游词写作')
    const spring = itemList.find(({ present }) => present.title === '𠮷䶮讲座')!.present
    expect(spring).toMatchObject({ fromOn: '2027-06-01', untilOn: '2027-06-30', people: 50 })
    expect((await clerk.delete(`${at}/2027`)).status).toBe(200)
    expect((await clerk.get(`${at}/2027`)).status).toBe(404)
  })
})
