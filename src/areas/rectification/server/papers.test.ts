import ExcelJS from '@protobi/exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeRectificationBureau, type RectificationBureau } from '../../../testing/rectification-bureau.ts'
import { unpacked } from '../../../testing/unpacked.ts'
import { type Cell, totalsBy, totalsOf } from '../count.ts'
import { lampOf } from '../rules.ts'
import {
  type Ledger,
  lamps,
  originKinds,
  type ProblemStatistics,
  problemKinds,
  problemStates,
  timings,
} from '../schema.ts'

let bureau: RectificationBureau
const AT = '/api/rectification'

beforeAll(async () => {
  bureau = await makeRectificationBureau()
})
afterAll(() => bureau.world.close())

const word = (words: object) => fc.constantFrom(...Object.keys(words))
const cell: fc.Arbitrary<Cell> = fc.record({
  ...{ state: word(problemStates), lamp: word(lamps), kind: word(problemKinds), timing: word(timings) },
  ...{ isRebound: fc.boolean(), sectionId: fc.option(fc.constantFrom('a', 'b')), originKind: word(originKinds) },
  ...{ month: fc.constantFrom('2026-01', '2026-02'), n: fc.integer({ min: 0, max: 50 }) },
})

describe('totals', () => {
  it('add up from every side, whatever the data', () => {
    const sides: ((one: Cell) => string)[] = [
      ({ kind }) => kind,
      ({ sectionId }) => sectionId ?? '',
      ({ originKind }) => originKind,
      ({ month }) => month,
    ]
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (cells) => {
        const whole = totalsOf(cells)
        expect(whole.closed + whole.alive).toBe(whole.total)
        for (const side of sides) {
          const parts = [...totalsBy(cells, side).values()]
          for (const name of ['total', 'closed', 'alive', 'overdue', 'submitted', 'rebound', 'lasting'] as const) {
            expect(parts.reduce((sum, part) => sum + part[name], 0)).toBe(whole[name])
          }
        }
      }),
    )
  })

  it('of ledger, statistics, sheet and report are equal, and equal a count of the rows', async () => {
    const { clerk, world } = bureau
    const some = fc.sample(
      fc.record({
        ...{ kind: word(problemKinds), originKind: word(originKinds), timing: fc.constant('deadline') },
        ...{ days: fc.integer({ min: 0, max: 200 }), period: fc.integer({ min: 1, max: 200 }) },
      }),
      { numRuns: 25, seed: 7 },
    )
    const today = '2026-11-23'
    for (const [index, { days, period, ...one }] of some.entries()) {
      const day = (ago: number) => new Date(Date.parse(today) - ago * 86_400_000).toISOString().slice(0, 10)
      await bureau.entered({ ...one, title: `问题${index}`, foundOn: day(days), dueOn: day(days - period) })
    }
    const ledger = (await clerk.get(`${AT}/problems?size=200`)).body as Ledger
    const rows = await world.db.selectFrom('problem').selectAll().where('isConfined', '=', false).execute()
    const red = rows.filter((row) => lampOf({ ...row, state: row.state as 'in-hand' }, today) === 'red').length
    expect(ledger.totals).toMatchObject({ total: rows.length, overdue: red, closed: 0 })
    expect(ledger.rows.filter(({ lamp }) => lamp === 'red')).toHaveLength(red)
    for (const lamp of Object.keys(lamps)) {
      const { count } = (await clerk.get(`${AT}/problems?lamp=${lamp}`)).body as Ledger
      expect(count, lamp).toBe(ledger.rows.filter((row) => row.lamp === lamp).length)
    }
    const statistics = (await clerk.get(`${AT}/statistics`)).body as ProblemStatistics
    expect(statistics.totals).toEqual(ledger.totals)
    const sheet = await cellsOf((await clerk.get(`${AT}/paper?paper=report&format=xlsx`)).bytes)
    expect(sheet[2]).toEqual(['合计', '全部', rows.length, 0, rows.length, red, 0].map(String))
    const report = await textOf((await clerk.get(`${AT}/paper?paper=report&format=docx`)).bytes)
    expect(report).toContain(`共${rows.length}个问题，已销号0个，未销号${rows.length}个，其中超期${red}个`)
  })
})

async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.slice().buffer)
  const rows: string[][] = []
  workbook.worksheets[0]!.eachRow((row) => {
    rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? '')))
  })
  return rows
}

const textOf = async (bytes: Uint8Array) => {
  return String(await unpacked(bytes, 'word/document.xml')).replace(/<[^>]+>/g, '')
}

describe('the papers', () => {
  it.each(['ledger', 'problems', 'measures', 'duties', 'report'])(
    '%s are of what is seen, as Word and Excel',
    async (paper) => {
      const id = await bureau.entered({ kind: 'theory', originKind: 'audit', title: '=SUM(A1)账实不符' })
      const measureId = await bureau.measure(id, { text: '逐项盘点' })
      await bureau.proof(id, measureId, '盘点表.xlsx')
      const query = `paper=${paper}&search=${encodeURIComponent('账实不符')}`
      const sheet = await bureau.clerk.get(`${AT}/paper?${query}&format=xlsx`)
      const text = await textOf((await bureau.clerk.get(`${AT}/paper?${query}&format=docx`)).bytes)
      expect(text).toContain(paper === 'measures' ? '逐项盘点' : '=SUM(A1)账实不符')
      expect(text).not.toContain('问题3')
      if (paper === 'report') return
      const [title, head] = await cellsOf(sheet.bytes)
      expect(title![0]).toMatch(/台账|清单/)
      if (paper === 'ledger') expect(head!.slice(0, 6)).toEqual(LEDGER_HEAD)
      await bureau.act(bureau.clerk, id, 'withdrawal', { text: '只为试印' })
    },
  )

  it('are not for cadres', async () => {
    expect((await bureau.owner.get(`${AT}/paper`)).status).toBe(403)
  })
})

const LEDGER_HEAD = ['序号', '问题来源', '反馈问题', '具体表现', '整改目标', '整改措施']
