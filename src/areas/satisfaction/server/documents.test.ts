import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sheetText, wordText } from '../../../testing/paper-text.ts'
import { demoIndex } from '../../../testing/voice-figures.ts'
import { indexPaper, indexSheet } from './documents.ts'

const TITLE = '云栖市文化和旅游局群众满意度情况'
const golden = (name: string) => readFileSync(join(import.meta.dirname, '../goldens', name), 'utf8')

it('满意度情况 as a paper and as a sheet say what their goldens say', async () => {
  expect(await wordText(await indexPaper(demoIndex, TITLE, '2026-11-29'))).toBe(golden('满意度情况.txt'))
  expect(await sheetText(await indexSheet(demoIndex, TITLE))).toBe(golden('满意度情况表.txt'))
})

it('of one section or one leader names no other', async () => {
  for (const whose of [{ sectionName: '图书馆' }, { leaderName: '沈砚秋' }]) {
    const index = { ...demoIndex, ...whose }
    const text =
      (await wordText(await indexPaper(index, TITLE, '2026-11-29'))) + (await sheetText(await indexSheet(index, TITLE)))
    expect(text).not.toContain('韩祎川')
    expect(text).not.toContain('执法大队')
  }
})

it('for whoever may not see the leaders there is no such part', async () => {
  const text = await wordText(await indexPaper({ ...demoIndex, leaders: null }, TITLE, '2026-11-29'))
  expect(text).not.toContain('分管领导')
  expect(text).toContain('二、各科室和下属单位')
})
