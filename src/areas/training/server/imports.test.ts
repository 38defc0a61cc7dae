import ExcelJS from '@protobi/exceljs'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import type { StandingLine } from '../schema.ts'

let world: World
let clerk: Client
const people = new Map<string, string>()
const at = '/api/training'

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk', { name: '许清如' })
  const add = async (key: string, name: string, birth = '1985-03') => {
    people.set(key, await created(clerk, dossierOf(name, { birth, staffKind: '行政', workStarted: '2008-07' })))
  }
  await add('石敬之', '石敬之')
  await add('𠮷䶮', '𠮷䶮')
  await add('李敏大', '李敏', '1980-01')
  await add('李敏小', '李敏', '1990-09')
})
afterAll(() => world.close())

const head = '姓名,出生年月,课程名称,主办单位,完成时间,学时,积分,在线时长\n'
const csv = (...rows: string[]) => new TextEncoder().encode(head + rows.map((row) => `${row},987.65,8:00`).join('\n'))
const row = (name: string, course: string, hours: number | string, on = '2026-05-20', birth = '') =>
  [name, birth, course, '', on, hours].join(',')
let files = 0
const take = (bytes: Uint8Array, profile = 'cadre-network', query = '') => {
  files += 1
  return clerk.upload(`${at}/imports?profile=${profile}${query}`, [{ name: `清单${files}.csv`, bytes }])
}
const preview = (bytes: Uint8Array, profile = 'cadre-network', query = '') =>
  clerk.upload(`${at}/imports/preview?profile=${profile}${query}`, [{ name: '清单.csv', bytes }])
const hoursOf = async (): Promise<Record<string, number>> => {
  const { rows } = (await clerk.get(`${at}/standing?year=2026&size=200`)).body as { rows: StandingLine[] }
  return Object.fromEntries([...people].map(([key, id]) => [key, rows.find((one) => one.personId === id)!.hours]))
}
const undo = (id: string) => clerk.post(`${at}/imports/${id}/undo`)

describe('a list', () => {
  it('counts a course of two platforms once, is taken in once, and is taken back whole', async () => {
    const list = csv(row('石敬之', '公文写作', 4), row('𠮷䶮', '公文写作', 4), row('石敬之', '应急管理', 2))
    expect((await preview(list)).body.counts).toEqual({ total: 3, matched: 3, doubts: 0, known: 0 })
    expect(await hoursOf()).toMatchObject({ 石敬之: 0 })
    const first = await take(list)
    expect([first.status, first.body.rows]).toEqual([201, 3])
    expect(await hoursOf()).toMatchObject({ 石敬之: 6, 𠮷䶮: 4 })
    expect((await take(list)).status).toBe(409)
    const other = await take(csv(row('石敬之', '《公文 写作》', 4)), 'study-app')
    expect(other.body.doubles).toBe(1)
    expect(await hoursOf()).toMatchObject({ 石敬之: 6 })
    expect((await undo(first.body.id)).status).toBe(200)
    expect((await undo(first.body.id)).status).toBe(409)
    expect(await hoursOf()).toMatchObject({ 石敬之: 4, 𠮷䶮: 0 })
    expect((await undo(other.body.id)).status).toBe(200)
    expect(Object.values(await hoursOf())).toEqual([0, 0, 0, 0])
    expect(JSON.stringify(await world.db.selectFrom('trainingClaim').selectAll().execute())).not.toContain('987.65')
  })

  it('leaves to the clerk whom it cannot tell, and what the sources do not agree on', async () => {
    const list = csv(
      row('李敏', '公文写作', 4, '2026-05-20', '1990年9月'),
      row('李敏', '应急管理', 2),
      row('无此人', '公文写作', 4),
      row('无此人', '应急管理', 2),
    )
    const { id, doubts } = (await take(list)).body
    expect(doubts).toBe(3)
    expect(await hoursOf()).toMatchObject({ 李敏大: 0, 李敏小: 4 })
    const found = (await clerk.get(`${at}/doubts`)).body.people
    const namesake = found.find(({ kind }: { kind: string }) => kind === 'namesakes')
    expect(namesake.candidates.map((one: { id: string }) => one.id).sort()).toEqual(
      [people.get('李敏大')!, people.get('李敏小')!].sort(),
    )
    const answer = (doubt: { id: string }, body: object) => clerk.post(`${at}/doubts/${doubt.id}/answer`, body)
    expect((await answer(namesake, { personId: null })).status).toBe(400)
    expect((await answer(namesake, { personId: people.get('李敏大')! })).body.rows).toBe(1)
    expect((await answer(namesake, { personId: people.get('李敏大')! })).status).toBe(404)
    const unknown = found.find(({ kind }: { kind: string }) => kind === 'unknown')
    expect((await answer(unknown, { personId: null, reason: '已调出' })).body.rows).toBe(2)
    expect(await hoursOf()).toMatchObject({ 李敏大: 2, 李敏小: 4 })
    const other = (await take(csv(row('李敏', '公文写作', 3, '2026-05-20', '1990-09')), 'study-app')).body
    const [value] = (await clerk.get(`${at}/doubts`)).body.values
    expect(value.claims.map((one: { hours: number; isCounted: boolean }) => [one.hours, one.isCounted])).toEqual(
      expect.arrayContaining([
        [4, true],
        [3, false],
      ]),
    )
    const lower = value.claims.find(({ hours }: { hours: number }) => hours === 3)
    expect((await clerk.post(`${at}/claims/${lower.id}/choice`)).status).toBe(200)
    expect(await hoursOf()).toMatchObject({ 李敏小: 3 })
    expect((await clerk.get(`${at}/doubts`)).body).toEqual({ people: [], values: [] })
    for (const one of [other.id, id]) expect((await undo(one)).status).toBe(200)
    expect(Object.values(await hoursOf())).toEqual([0, 0, 0, 0])
  })

  it('is read from GBK, from a workbook, and by columns matched by hand, which are remembered', async () => {
    // The national encoding of a list of one line.
    const gbk = Buffer.from(
      'd0d5c3fb2cbfceb3ccc3fbb3c62ccdeab3c9cab1bce42cd1a7cab10acaafbeb4d6ae2cb9abcec4d0' +
        'b4d7f72c323032362d352d32302c340a',
      'hex',
    )
    expect((await preview(gbk)).body.counts).toMatchObject({ matched: 1 })
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('名单')
    sheet.addRow(['某班学员名单'])
    sheet.addRow(['姓名', '班次名称', '起止时间', '天数', '学时'])
    sheet.addRow(['石敬之', '能力提升班', '2026-05-11至2026-05-15', 5, 40])
    sheet.addRow(['𠮷䶮', '能力提升班', '2026-05-11至2026-05-15', { formula: '2+3' }, 40])
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    expect((await preview(bytes, 'school')).body.faults[0].text).toContain('不是数字')
    sheet.spliceRows(4, 1)
    const whole = await preview(new Uint8Array(await workbook.xlsx.writeBuffer()), 'school')
    expect(whole.body).toMatchObject({ faultCount: 0, counts: { matched: 1 } })
    const odd = new TextEncoder().encode('谁,学了什么,哪天,多少\n石敬之,公文写作,2026/5/20 10:30,4\n')
    expect((await preview(odd)).body.lacking).toEqual(['姓名', '课程名称', '完成日期', '学时或者天数'])
    expect((await take(odd)).status).toBe(400)
    const { body } = await take(odd, 'cadre-network', '&columns=name:0,course:1,until:2,hours:3')
    expect(body.rows).toBe(1)
    expect((await preview(odd)).body).toMatchObject({ lacking: [], counts: { known: 1 } })
    await undo(body.id)
  })

  it.each([
    ['空文件', new Uint8Array(), 422],
    ['只有表头', new TextEncoder().encode(head), 422],
    ['不是文字', Uint8Array.of(0x81, 0x00, 0xff, 0xff, 0x0a, 0x00), 422],
    ['旧格式', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), 422],
    ['2月30日', csv(row('石敬之', '公文写作', 4), row('石敬之', '应急管理', 2, '2026-02-30')), 400],
    ['负数', csv(row('石敬之', '公文写作', '-4')), 400],
    ['没有学时', csv(row('石敬之', '公文写作', '')), 400],
  ])('of bad content changes nothing: %s', async (_name, bytes, status) => {
    expect((await take(bytes)).status).toBe(status)
    expect(Object.values(await hoursOf())).toEqual([0, 0, 0, 0])
  })

  it('of 200 MB is cut off before it is read', async () => {
    const type = 'multipart/form-data; boundary=x'
    const headers = { 'content-type': type, 'content-length': String(200 * 1024 * 1024) }
    expect((await clerk.call('POST', `${at}/imports?profile=school`, undefined, headers)).status).toBe(413)
  })

  it('is no business of others', async () => {
    for (const role of ['cadre', 'section_head', 'principal', 'audit_admin'] as const) {
      const client = await world.as(role)
      const answer = await client.upload(`${at}/imports?profile=school`, [
        { name: 'x.csv', bytes: csv(row('石敬之', '课', 1)) },
      ])
      expect(answer.status).toBe(403)
    }
  })
})

const ORIGINS = { school: 1, 'cadre-network': 2, 'study-app': 3 } as const
type Line = { name: string; course: string; on: string; hours: number }
const anyLine = fc.record({
  name: fc.constantFrom('石敬之', '𠮷䶮'),
  course: fc.constantFrom('公文写作', '应急管理', '文物保护'),
  on: fc.constantFrom('2026-03-02', '2026-05-20'),
  hours: fc.integer({ min: 1, max: 9 }),
})
const anyList = fc.array(anyLine, { minLength: 1, maxLength: 8 })

/** Counted otherwise: of all lines of one training the most trusted list, there the smallest amount. */
function counted(lists: Record<string, Line[]>): Record<string, number> {
  const best = new Map<string, [number, number]>()
  for (const [profile, lines] of Object.entries(lists)) {
    for (const { name, course, on, hours } of lines) {
      const key = `${name} ${course} ${on}`
      const mine: [number, number] = [ORIGINS[profile as keyof typeof ORIGINS], hours]
      const known = best.get(key)
      if (!known || mine[0] < known[0] || (mine[0] === known[0] && mine[1] < known[1])) best.set(key, mine)
    }
  }
  const sums: Record<string, number> = { 石敬之: 0, 𠮷䶮: 0 }
  for (const [key, [, hours]] of best) sums[key.split(' ')[0]!]! += hours
  return sums
}

describe('any lists', () => {
  it('add up to the same in any order, and to nothing when taken back', async () => {
    const lists = fc.record({ school: anyList, 'cadre-network': anyList, 'study-app': anyList })
    const order = fc.shuffledSubarray(Object.keys(ORIGINS), { minLength: 3 })
    await fc.assert(
      fc.asyncProperty(lists, order, order, async (given, one, other) => {
        for (const profiles of [one, other]) {
          const taken: string[] = []
          for (const profile of profiles) {
            const lines = given[profile as keyof typeof given].map(({ name, course, on, hours }) =>
              row(name, course, hours, on),
            )
            const answer = await take(csv(...lines, row('', '', profile)), profile)
            expect(answer.status).toBe(201)
            taken.push(answer.body.id)
          }
          expect(await hoursOf()).toMatchObject(counted(given))
          for (const id of taken) expect((await undo(id)).status).toBe(200)
          expect(Object.values(await hoursOf())).toEqual([0, 0, 0, 0])
        }
      }),
      { numRuns: 5 },
    )
  })
})
