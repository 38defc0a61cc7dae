import { expect, it } from 'vitest'
import { courseWords, daysWord, narrowedGone, openBars } from './words.ts'

const months = [
  { month: '2026-01', on: '2026-01-31' },
  { month: '2026-02', on: null },
]

it('a month of which nothing was kept is said to be so, not to have had nothing', () => {
  expect(openBars({ months, open: [3, null] })).toEqual([
    { title: '1月末', value: 3, label: '3项' },
    { title: '2月末', value: 0, label: '没有保存', isPale: true },
  ])
  expect(courseWords(months, [0, null])).toBe('1月末0项，2月末没有保存')
})

it.each([
  [null, '—'],
  [0, '0天'],
  [13.5, '13.5天'],
])('%s days are said %s', (days, words) => {
  expect(daysWord(days)).toBe(words)
})

it('what is gone is narrowed to a rule, a section, or both', () => {
  const one = {
    key: 'k',
    rule: 'a',
    title: '甲',
    subject: '某',
    sectionName: '办公室',
    foundOn: '',
    goneOn: '',
    days: 1,
  }
  const gone = [one, { ...one, rule: 'b' }, { ...one, sectionName: '本单位' }]
  expect(narrowedGone(gone, { rule: '', section: '' })).toEqual(gone)
  expect(narrowedGone(gone, { rule: 'a', section: '' })).toEqual([gone[0], gone[2]])
  expect(narrowedGone(gone, { rule: 'a', section: '本单位' })).toEqual([gone[2]])
  expect(narrowedGone(gone, { rule: 'b', section: '本单位' })).toEqual([])
})
