import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sheetText, wordText } from '../../../../testing/paper-text.ts'
import * as samples from '../../../../testing/training-plan-papers.ts'
import { planSheet, planTable, planWord, standingTable } from './plan-paper.ts'

const golden = (name: string) => join(import.meta.dirname, '../../goldens', `${name}.txt`)

it.each([
  ['年度教育培训计划表', planTable(samples.plan)],
  ['计划执行情况', standingTable(samples.plan)],
])('%s says the same in Excel and in Word', async (name, table) => {
  const word = await wordText((await planWord(table, samples.plan)).bytes)
  await expect(word).toMatchFileSnapshot(golden(name))
  const sheet = await sheetText((await planSheet(table, samples.plan)).bytes)
  for (const cell of table.rows.flat()) {
    for (const line of String(cell ?? '').split('\n')) {
      expect(word).toContain(line)
      expect(sheet).toContain(line)
    }
  }
  expect(sheet).toContain(table.note)
})

it('of a plan without items says so', async () => {
  for (const table of [planTable(samples.draftPlan), standingTable(samples.draftPlan)]) {
    const text = await wordText((await planWord(table, samples.draftPlan)).bytes)
    expect(text).not.toMatch(/undefined|null|NaN/)
  }
  expect(planTable(samples.draftPlan).note).toBe('共0项，没有列经费。本计划编制中。')
})
