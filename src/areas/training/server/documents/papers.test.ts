import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as samples from '../../../../testing/learning-papers.ts'
import { sheetText, wordText } from '../../../../testing/paper-text.ts'
import { archivePaper } from './archive-paper.ts'
import { yearlySheet, yearlyTable, yearlyWord } from './yearly-table.ts'

const golden = (name: string) => readFileSync(join(import.meta.dirname, '../../goldens', `${name}.txt`), 'utf8')
const asked = { year: 2026, on: samples.PRINTED_ON, unit: samples.UNIT }
const paperOf = async (archive: typeof samples.archive) =>
  wordText((await archivePaper(archive, samples.UNIT, samples.PRINTED_ON)).bytes)

describe('干部教育培训档案', () => {
  it('says what the golden text says, with and without additions after the year was closed', async () => {
    expect(await paperOf(samples.archive)).toBe(golden('干部教育培训档案'))
    expect(await paperOf(samples.frozenArchive)).toBe(golden('干部教育培训档案（归档以后）'))
  })

  it('asks for what the card asks for, and adds up what counts only', async () => {
    const text = await paperOf(samples.archive)
    const card = [
      '姓名',
      '性别',
      '出生年月',
      '政治面貌',
      '单位职务',
      '年度',
      '序号',
      '起止时间',
      '类别',
      '主办单位',
      '地点',
    ]
    for (const word of [...card, '主要内容', '学时', '考核结果', '证明材料', '审核人', '年度合计']) {
      expect(text.split('\n'), word).toContain(word)
    }
    expect(text).toContain('年度合计\n\n\n\n\n5\n48\n')
    expect(text).toContain('读书笔记（不计入）')
  })

  it('of an empty year and of a full one has no gaps and loses nobody', async () => {
    const empty = await paperOf(samples.emptyArchive)
    expect(empty).toContain('没有培训记录')
    expect(empty).toContain('没有规定应当完成的培训量')
    const full = await paperOf(samples.fullArchive)
    expect(full).toContain(samples.LONG_NAME)
    expect(full).toContain('年度合计\n\n\n\n\n60\n480\n')
    for (const text of [empty, full]) expect(text).not.toMatch(/undefined|null|NaN/)
  })
})

describe('学时登记表', () => {
  it('says the same in Excel and in Word', async () => {
    const table = yearlyTable(samples.yearlyLines, samples.yearlyHours, asked)
    expect(await sheetText((await yearlySheet(table, asked)).bytes)).toBe(golden('学时登记表'))
    const word = (await wordText((await yearlyWord(table, asked)).bytes)).split('\n')
    for (const { title } of table.columns) expect(word).toContain(title)
    for (const cell of table.rows.flat()) expect(word).toContain(String(cell ?? ''))
    expect(word.at(-2)).toBe(table.note)
  })

  it('has categories that add up to the hours of each person', () => {
    const { columns, rows } = yearlyTable(samples.yearlyLines, samples.yearlyHours, asked)
    const [done, first] = [columns.findIndex(({ title }) => title === '已完成学时'), 9]
    const last = columns.findIndex(({ title }) => title === '不计入的')
    for (const row of rows) {
      const sum = row.slice(first, last).reduce<number>((all, cell) => all + Number(cell), 0)
      expect(sum, String(row[1])).toBe(row[done])
    }
    expect(rows[0]![last]).toBe(8)
  })

  it('of nobody has its head and says so', async () => {
    const text = await sheetText((await yearlySheet(yearlyTable([], [], asked), asked)).bytes)
    expect(text).toContain('年度学习任务')
    expect(text).toContain('共0人')
    expect(text).not.toMatch(/undefined|null|NaN/)
  })
})
