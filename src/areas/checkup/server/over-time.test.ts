import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bureau, makeBureau, notice2027, sanctioned, TODAY } from '../../../testing/law-bureau.ts'

import { sheetText } from '../../../testing/paper-text.ts'
import type { Client } from '../../../testing/world.ts'
import { OverTimeAnswer } from '../schema.ts'
import { keepMonthEnd } from './over-time.ts'

let bureau: Bureau
let clerk: Client

beforeAll(async () => {
  bureau = await makeBureau()
  clerk = bureau.clerk
  await bureau.section('财务科', 'section')
  await bureau.person('顾南乔', { sectionId: bureau.idOf('财务科') }, { sanctions: [sanctioned('记过', '2026-06-15')] })
})
afterAll(() => bureau.world.close())

/** Sessions do not last for days. */
async function moveTo(day: string) {
  bureau.world.clock.moveTo(`${day}T02:00:00Z`)
  clerk = await bureau.world.as('personnel_clerk')
}

const save = async (on: string) => expect((await clerk.post('/api/checkup/runs', { on })).status).toBe(201)
const path = '/api/checkup/over-time'
const read = async (query = '') => OverTimeAnswer.parse((await clerk.get(`${path}${query}`)).body)

it('is empty before anything was kept', async () => {
  expect(await read()).toMatchObject({ year: 2026, years: [2026], runs: 0, rules: [], sections: [], gone: [] })
})

it('follows the saved check-ups: what stands, what came, what went and when', async () => {
  for (const on of ['2026-05-31', '2026-06-30', '2026-10-31', TODAY]) await save(on)
  // A look ahead says nothing about how things went.
  await save('2026-12-31')
  const before = await read()
  expect(before.runs).toBe(4)
  expect(before.months).toHaveLength(11)
  expect(before.open).toEqual([null, null, null, null, 0, 2, null, null, null, 2, 3])
  expect(before.rules.map(({ rule, fresh, gone }) => [rule, fresh, gone])).toEqual(
    expect.arrayContaining([
      ['ry-not-candidate', 1, 0],
      ['cf-admin', 1, 0],
      ['conv-workday', 1, 0],
    ]),
  )
  expect(before.sections.map(({ name, counts }) => [name, counts.at(-1)])).toEqual([
    ['财务科', 2],
    ['本单位', 1],
  ])
  // Of one day the check-up that was kept last counts.
  const calendar = '/api/calendar/years/2027'
  const published = { text: notice2027, notice: '国办发明电〔2026〕9号' }
  expect((await clerk.put(calendar, published)).status).toBe(200)
  bureau.world.clock.forward(1)
  await save(TODAY)
  expect((await read()).open.at(-1)).toBe(2)
  await moveTo('2026-11-25')
  expect((await clerk.delete(calendar)).status).toBe(200)
  await save('2026-11-25')
  await moveTo('2026-12-31')
  expect((await clerk.put(calendar, published)).status).toBe(200)
  await save('2026-12-31')
  const after = await read()
  expect([after.runs, after.days]).toEqual([6, 36])
  const gone = { rule: 'conv-workday', sectionName: '本单位', foundOn: '2026-11-25', goneOn: '2026-12-31', days: 36 }
  expect(after.gone).toMatchObject([gone])
  expect((await read('?year=2025')).runs).toBe(0)
})

it('is one sheet with a month to a column', async () => {
  const { status, bytes } = await clerk.get(`${path}/export?year=2026`)
  expect(status).toBe(200)
  const rows = (await sheetText(bytes)).split('\n').map((line) => line.split('\t'))
  const year = await read('?year=2026')
  expect(rows[1]).toEqual([
    '分类',
    '项目',
    ...year.months.map((_, index) => `${index + 1}月末`),
    '新增',
    '消除',
    '天数中位数',
  ])
  expect(rows.filter(([kind]) => kind === '规则')).toHaveLength(year.rules.length)
  expect(rows.find(([, name]) => name === '财务科')![0]).toBe('科室')
})

it('is for those who may run the check-up, leaves a trace, and takes no nonsense', async () => {
  const trace = () =>
    bureau.world.db.selectFrom('auditEntry').select(['action', 'detail']).orderBy('seq', 'desc').limit(1).execute()
  await read('?year=2026')
  expect(await trace()).toEqual([{ action: 'checkup.read', detail: '{"year":2026}' }])
  const kept = await bureau.world.db.selectFrom('auditEntry').select('seq').execute()
  for (const role of ['group_member', 'office_clerk', 'system_admin', 'cadre'] as const) {
    const other = await bureau.world.as(role)
    for (const end of ['', '/export']) expect((await other.get(`${path}${end}`)).status, role).toBe(403)
  }
  expect((await bureau.world.nobody.get(path)).status).toBe(401)
  for (const year of ['1999', '2100', '26.5', 'x']) expect((await clerk.get(`${path}?year=${year}`)).status).toBe(400)
  const now = await bureau.world.db.selectFrom('auditEntry').select('action').orderBy('seq').execute()
  expect(now.slice(kept.length).filter(({ action }) => action.startsWith('checkup'))).toEqual([])
  for (const role of ['principal', 'discipline_inspector'] as const) {
    expect((await (await bureau.world.as(role)).get(path)).status).toBe(200)
  }
})

it('has the end of the month before without anybody’s doing, once', async () => {
  await moveTo('2027-01-04')
  // Somebody kept the last of December; the program adds nothing.
  expect(await keepMonthEnd(bureau.world.operator)).toEqual({ on: '2026-12-31', kept: false })
  await moveTo('2027-02-01')
  const both = await Promise.all([1, 2].map(() => keepMonthEnd(bureau.world.operator)))
  expect(both.map(({ kept }) => kept).sort()).toEqual([false, true])
  const runs = (await clerk.get('/api/checkup/runs')).body.runs as { on: string; madeBy: string }[]
  expect(runs.filter(({ on }) => on === '2027-01-31').map(({ madeBy }) => madeBy)).toEqual(['系统每月保存'])
})
