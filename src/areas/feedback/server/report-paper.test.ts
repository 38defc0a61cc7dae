import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { wordText } from '../../../testing/paper-text.ts'
import { yearFigures } from '../../../testing/voice-figures.ts'
import { reportPaper } from './papers.ts'

const UNIT = '云栖市文化和旅游局'
const textOf = async (figures: typeof yearFigures) => wordText(await reportPaper(figures, UNIT, '2026-11-29'))

it('意见建议办理情况 says what its golden says', async () => {
  const golden = readFileSync(join(import.meta.dirname, '../goldens/意见建议办理情况.txt'), 'utf8')
  expect(await textOf(yearFigures)).toBe(golden)
})

it('a year without a rating has no rate, not a hundred per cent', async () => {
  const none = { n: 0, setAside: 0, bad: 0, satisfiedPerMille: null }
  const text = await textOf({ ...yearFigures, ratings: none })
  expect(text).toContain('有效评价0个，没有有效评价，差评0个')
  expect(text).not.toContain('%')
})
