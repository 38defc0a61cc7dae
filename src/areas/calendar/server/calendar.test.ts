import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWorkday } from '../../../law/calendar/workdays.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { workCalendar } from '../facts.ts'

let world: World
let office: Client

beforeEach(async () => {
  world = await makeWorld()
  office = await world.as('office_clerk')
})
afterEach(() => world.close())

const lines = [
  '国务院办公厅关于2027年部分节假日安排的通知',
  '经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。',
  '一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。',
  '二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月14日（周日）上班。',
  '三、清明节：4月3日（周六）至5日（周一）放假，共3天。',
  '四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。',
  '五、端午节：6月9日（周三）放假1天。',
  '六、中秋节：9月15日（周三）放假1天。',
  '七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。',
]
const text = lines.join('\n')
const wrong = text.replace('6月9日（周三）', '6月9日（周二）')
const notice = '国办发明电〔2026〕9号'

const years = async () => (await office.get('/api/calendar/years')).body.years
const yearOf = async (year: number) => (await years()).find((one: { year: number }) => one.year === year)
const workdays = (from: string, to: string) => office.get(`/api/calendar/workdays?from=${from}&to=${to}`)
const load = (changes = {}, year: number | string = 2027) =>
  office.put(`/api/calendar/years/${year}`, { text, notice, ...changes })

describe('the years', () => {
  it('are those of the program, with their working days by month', async () => {
    expect((await years()).map((one: { year: number; workdays: number }) => [one.year, one.workdays])).toEqual([
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ])
    expect(await yearOf(2026)).toMatchObject({
      notice: expect.stringContaining('2026年部分节假日安排'),
      isBuiltIn: true,
      importedBy: null,
      importedAt: null,
      months: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
    })
    expect((await yearOf(2026)).off).toContainEqual({ name: '春节', from: '2026-02-15', to: '2026-02-23' })
  })

  it('are joined by an imported one, with a trace', async () => {
    expect((await load()).status).toBe(200)
    expect(await yearOf(2027)).toMatchObject({
      notice,
      isBuiltIn: false,
      importedBy: '办公室人员',
      importedAt: '2026-11-23T02:00:00.000Z',
      workdays: 249,
      work: ['2027-01-31', '2027-02-14', '2027-04-25', '2027-05-08', '2027-09-26', '2027-10-09'],
    })
    const calendar = await workCalendar(world.db, world.unitId)
    expect(calendar.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027])
    expect([isWorkday(calendar, '2027-01-31'), isWorkday(calendar, '2027-02-05')]).toEqual([true, false])
    const trail = await world.db
      .selectFrom('auditEntry')
      .select(['subjectId', 'detail'])
      .where('action', '=', 'calendar.imported')
      .execute()
    expect(trail.map(({ subjectId }) => subjectId)).toEqual(['2027'])
    expect(JSON.parse(trail[0]!.detail)).toMatchObject({ notice, work: expect.arrayContaining(['2027-10-09']) })
  })

  it('of one unit are not those of another', async () => {
    await load()
    const elsewhere = await workCalendar(world.db, '00000000-0000-4000-8000-000000000000')
    expect(elsewhere.map(({ year }) => year)).toEqual([2024, 2025, 2026])
  })

  it('can be imported again to put them right', async () => {
    await load()
    const second = text.replace('6月9日（周三）放假1天', '6月9日（周三）至10日（周四）放假2天')
    expect((await load({ text: second, notice: '更正的通知' })).status).toBe(200)
    expect(await yearOf(2027)).toMatchObject({ notice: '更正的通知', workdays: 248 })
    expect(await years()).toHaveLength(4)
  })

  it('that the program has by now count as the program has them', async () => {
    const row = { unitId: world.unitId, year: 2026, notice: '旧的', off: '[]', work: '[]' }
    await world.db
      .insertInto('holidayNotice')
      .values({ ...row, importedBy: '某人', importedAt: world.clock.now() })
      .execute()
    expect(await yearOf(2026)).toMatchObject({ isBuiltIn: true, workdays: 248 })
    expect(await years()).toHaveLength(3)
  })
})

describe('the working days', () => {
  it('are counted and listed, both ends included', async () => {
    expect((await workdays('2026-09-30', '2026-10-10')).body).toEqual({
      from: '2026-09-30',
      to: '2026-10-10',
      count: 4,
      days: ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10'],
    })
    expect((await workdays('2026-10-03', '2026-10-03')).body).toMatchObject({ count: 0, days: [] })
  })

  it('of a year without a notice are refused, and known once it is imported', async () => {
    const refused = await workdays('2026-12-31', '2027-01-04')
    expect(refused.status).toBe(409)
    expect(refused.body.message).toContain('还没有导入2027年的放假安排')
    await load()
    expect((await workdays('2026-12-31', '2027-01-04')).body.days).toEqual(['2026-12-31', '2027-01-04'])
  })

  it.each([
    ['2026-10-02', '2026-10-01'],
    ['2024-01-01', '2026-01-02'],
    ['2026-02-30', '2026-03-01'],
    ['1999-12-31', '2000-01-01'],
    ['', '2026-01-01'],
  ])('are not asked for from %s to %s', async (from, to) => {
    expect((await workdays(from, to)).status).toBe(400)
  })

  it('are asked for over two years at most', async () => {
    expect((await workdays('2024-01-01', '2026-01-01')).status).toBe(200)
  })
})

describe('the preview', () => {
  const preview = async (body: object) => (await office.post('/api/calendar/preview', body)).body

  it('shows what was read and finds the title, and keeps nothing', async () => {
    expect(await preview({ text })).toMatchObject({
      notice: '国务院办公厅关于2027年部分节假日安排的通知',
      year: { year: 2027, workdays: 249, isBuiltIn: false, isImported: false },
      errors: [],
    })
    const numbered = text.replace('\n', '\n国办发明电〔2026〕9号\n')
    expect((await preview({ text: numbered })).notice).toBe(
      '国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）',
    )
    expect((await preview({ text, notice })).notice).toBe(notice)
    expect(await years()).toHaveLength(3)
  })

  it('of a text that is almost a title over and over comes as quickly as any', async () => {
    const began = performance.now()
    const read = await preview({ text: '关于2027年安排'.repeat(2200) })
    expect(performance.now() - began).toBeLessThan(2000)
    expect(read.notice).toBe('')
    const twice = '国务院办公厅关于2027年部分节假日安排的通知，见安排通知，另附'
    expect((await preview({ text: `说明\n  ${twice}\n2027年\n` })).notice).toBe(twice.slice(0, -3))
  })

  it('says that a year is there already', async () => {
    await load()
    expect((await preview({ text })).year).toMatchObject({ isBuiltIn: false, isImported: true, workdays: 249 })
  })

  it('names the line of what does not fit', async () => {
    const found = await preview({ text: wrong })
    expect(found.year).toBe(null)
    expect(found.errors).toEqual([{ line: 7, message: '第7行：“端午节”的6月9日是周三，写的是周二' }])
    expect((await preview({ text: '' })).errors).toHaveLength(1)
  })

  it('takes no more than a notice', async () => {
    expect((await office.post('/api/calendar/preview', { text: '长'.repeat(20_001) })).status).toBe(400)
  })
})

describe('an import is refused', () => {
  it('of a text with a fault, and nothing of it is kept', async () => {
    const { status, body } = await load({ text: wrong })
    expect(status).toBe(400)
    expect(body.faults).toEqual([{ field: 'text', message: '第7行：“端午节”的6月9日是周三，写的是周二' }])
    expect(await years()).toHaveLength(3)
  })

  it('of another year than the address names', async () => {
    const { status, body } = await load({}, 2028)
    expect(status).toBe(400)
    expect(body.faults).toEqual([{ field: 'text', message: '请粘贴2028年的通知' }])
  })

  it('of a year that comes with the program', async () => {
    expect((await load({}, 2026)).status).toBe(409)
    expect(await yearOf(2026)).toMatchObject({ workdays: 248 })
  })

  it.each([
    [{ notice: ' ' }, 'notice'],
    [{ notice: '长'.repeat(201) }, 'notice'],
    [{ notice: '甲\u0007' }, 'notice'],
    [{ text: '' }, 'text'],
  ])('with %j', async (changes, field) => {
    const { status, body } = await load(changes)
    expect(status).toBe(400)
    expect(body.faults.map((fault: { field: string }) => fault.field)).toEqual([field])
  })

  it.each(['1999', '2100', 'abc', '2027.5'])('for the year %s', async (year) => {
    expect((await load({}, year)).status).toBe(400)
  })
})

describe('a removal', () => {
  it('takes an imported year away, with a trace', async () => {
    await load()
    expect((await office.delete('/api/calendar/years/2027')).status).toBe(200)
    expect(await years()).toHaveLength(3)
    expect((await office.delete('/api/calendar/years/2027')).status).toBe(404)
    const trail = await world.db.selectFrom('auditEntry').select('subjectId').where('action', '=', 'calendar.removed')
    expect(await trail.execute()).toEqual([{ subjectId: '2027' }])
  })

  it('is refused for a year that comes with the program', async () => {
    expect((await office.delete('/api/calendar/years/2026')).status).toBe(409)
    expect(await yearOf(2026)).toBeDefined()
  })
})

describe('rights', () => {
  it.each(['principal', 'section_head', 'cadre', 'party_clerk'] as const)('%s reads only', async (role) => {
    const client = await world.as(role)
    expect((await client.get('/api/calendar/years')).status).toBe(200)
    expect((await client.get('/api/calendar/workdays?from=2026-01-01&to=2026-01-02')).status).toBe(200)
    expect((await client.post('/api/calendar/preview', { text })).status).toBe(403)
    expect((await client.put('/api/calendar/years/2027', { text, notice })).status).toBe(403)
    expect((await client.delete('/api/calendar/years/2027')).status).toBe(403)
  })

  it('the personnel clerk imports and removes', async () => {
    const clerk = await world.as('personnel_clerk')
    expect((await clerk.put('/api/calendar/years/2027', { text, notice })).status).toBe(200)
    expect((await clerk.delete('/api/calendar/years/2027')).status).toBe(200)
  })

  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)('%s sees nothing', async (role) => {
    const client = await world.as(role)
    expect((await client.get('/api/calendar/years')).status).toBe(403)
    expect((await client.put('/api/calendar/years/2027', { text, notice })).status).toBe(403)
  })

  it('a stranger neither', async () => {
    expect((await world.nobody.get('/api/calendar/years')).status).toBe(401)
  })
})
