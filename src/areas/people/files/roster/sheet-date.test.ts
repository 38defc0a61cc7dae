import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankCell } from './cell.ts'
import { readSheetDate } from './sheet-date.ts'

const ofText = (text: string) => readSheetDate({ ...blankCell, text })
const ofNumber = (number: number, numberFormat = '') =>
  readSheetDate({ ...blankCell, text: String(number), number, numberFormat })

describe('dates of a roster', () => {
  it.each([
    ['1980.06', '1980-06'],
    ['1980.6', '1980-06'],
    ['1980。06', '1980-06'],
    ['１９８０．０６', '1980-06'],
    ['1980.06（45岁）', '1980-06'],
    ['1980年6月生', '1980-06'],
    ['1980.06.', '1980-06'],
    ['1995-07', '1995-07'],
    ['2021/3', '2021-03'],
    ['1988年11月', '1988-11'],
    ['19800615', '1980-06-15'],
    ['1980-06-15 00:00:00', '1980-06-15'],
    ['2024年2月29日', '2024-02-29'],
    ['无', ''],
    ['—', ''],
    ['', ''],
  ])('reads “%s” as %s', (text, date) => {
    expect(ofText(text)).toEqual({ date, problem: null })
  })

  it.each(['2023年2月29日', '1980年2月30日', '1980.13', '1980.00', '80.06', '不详', '1899.12', '2100.01'])(
    'asks about “%s”',
    (text) => {
      expect(ofText(text)).toEqual({ date: '', problem: 'date-unreadable' })
    },
  )

  it.each([
    [1999.07, '1999-07'],
    [1999.11, '1999-11'],
    [1980.6, '1980-06'],
    [201707, '2017-07'],
    [19800615, '1980-06-15'],
    [1980, '1980'],
    [29373, '1980-06'],
    [29387, '1980-06-15'],
    [29387.75, '1980-06-15'],
    [0, ''],
  ])('reads the number %d as %s', (number, date) => {
    expect(ofNumber(number)).toEqual({ date, problem: null })
  })

  it.each([1999.13, 1980.0615, 201713, 12, -5, 1e12])('asks about the number %d', (number) => {
    expect(ofNumber(number).problem).toBe('date-unreadable')
  })

  it('takes 1999.1 for October only where the format shows two decimals', () => {
    expect(ofNumber(1999.1, '0.00')).toEqual({ date: '1999-10', problem: null })
    expect(ofNumber(1999.1)).toEqual({ date: '1999', problem: 'month-ambiguous' })
    expect(ofNumber(1999.2)).toEqual({ date: '1999-02', problem: null })
  })

  it('is as precise as the format of a date cell', () => {
    const cell = { ...blankCell, text: 'x', day: '1977-03-08' }
    expect(readSheetDate({ ...cell, numberFormat: 'yyyy.mm' }).date).toBe('1977-03')
    expect(readSheetDate({ ...cell, numberFormat: 'yyyy"年"m"月"' }).date).toBe('1977-03')
    expect(readSheetDate({ ...cell, numberFormat: '[Red]yyyy"d"mm' }).date).toBe('1977-03')
    expect(readSheetDate({ ...cell, numberFormat: 'yyyy-mm-dd' }).date).toBe('1977-03-08')
  })

  it('reads every month however it is written', () => {
    const month = fc.record({ year: fc.integer({ min: 1930, max: 2098 }), month: fc.integer({ min: 1, max: 12 }) })
    fc.assert(
      fc.property(month, ({ year, month }) => {
        const two = String(month).padStart(2, '0')
        const stored = `${year}-${two}`
        const written = [`${year}.${two}`, `${year}${two}`, `${year}-${two}`, `${year}/${month}`, `${year}年${month}月`]
        for (const text of written) expect(ofText(text).date).toBe(stored)
        expect(ofNumber(year * 100 + month).date).toBe(stored)
        const day = Date.UTC(year, month - 1, 1) / 86_400_000 + 25_569
        expect(ofNumber(day).date).toBe(stored)
        if (month !== 1 && month !== 10) expect(ofNumber(Number(`${year}.${two}`)).date).toBe(stored)
      }),
    )
  })
})
