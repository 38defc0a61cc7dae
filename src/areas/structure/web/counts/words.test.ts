import { describe, expect, it } from 'vitest'
import type { GroupTables } from '../../schema.ts'
import { barsOf, isSmall, occupied, percentText, shownRows, tableSentence } from './words.ts'

const row = (value: string, count: number, percent: number | null) => ({
  ...{ value, title: value, count, percent },
  cell: { group: 'all' as const, dimension: 'sex' as const, value },
})
const rows = [row('男', 1204, 66.7), row('女', 0, 0), row('未填', 601, 33.3)]

describe('a table in words', () => {
  it('leaves the unknown out where there is none', () => {
    expect(shownRows({ rows }).map(({ value }) => value)).toEqual(['男', '女', '未填'])
    expect(shownRows({ rows: [row('男', 3, 100), row('未填', 0, 0)] }).map(({ value }) => value)).toEqual(['男'])
  })

  it('says the numbers for readers', () => {
    expect(tableSentence('性别', rows)).toBe('性别：男1,204人，占66.7%；未填601人，占33.3%')
  })

  it('writes the number beside its bar', () => {
    expect(barsOf(rows)).toEqual([
      { title: '男', value: 1204, label: '1,204人 66.7%', isPale: false },
      { title: '女', value: 0, label: '0', isPale: false },
      { title: '未填', value: 601, label: '601人 33.3%', isPale: true },
    ])
  })

  it('keeps one decimal and has no share of nobody', () => {
    expect(percentText(20)).toBe('20.0%')
    expect(percentText(null)).toBe('')
    expect(isSmall(9)).toBe(true)
    expect(isSmall(10)).toBe(false)
  })
})

it('drops the rows and columns of a cross table that nobody is in', () => {
  const cell = (count: number) => ({ count, cell: row('男', 0, null).cell })
  const cross: NonNullable<GroupTables['cross']> = {
    dimension: 'sex',
    columns: [
      { value: '男', title: '男', count: 2 },
      { value: '女', title: '女', count: 0 },
      { value: '未填', title: '未填', count: 1 },
    ],
    rows: [
      { value: '科员', title: '科员', count: 3, cells: [cell(2), cell(0), cell(1)] },
      { value: '未填', title: '未填', count: 0, cells: [cell(0), cell(0), cell(0)] },
    ],
  }
  const { columns, rows: kept } = occupied(cross)
  expect(columns.map(({ value }) => value)).toEqual(['男', '未填'])
  expect(kept.map(({ cells }) => cells.map(({ count }) => count))).toEqual([[2, 1]])
})
