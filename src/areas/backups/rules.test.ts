import { expect, it } from 'vitest'
import { type Standing, worriesOf } from './rules.ts'

const NOW = new Date('2026-11-23T02:00:00Z')
const hoursAgo = (hours: number, ms = 0) => new Date(NOW.getTime() - hours * 3600_000 - ms)
const well: Standing = {
  goodAt: hoursAgo(3),
  failure: null,
  pushFailure: null,
  since: hoursAgo(9999),
  isDaily: true,
  lying: 1,
}
const kinds = (standing: Partial<Standing>) => worriesOf({ ...well, ...standing }, NOW).map(({ kind }) => kind)

it.each<[string, Partial<Standing>, string[]]>([
  ['a good one of tonight', {}, []],
  ['26 hours old', { goodAt: hoursAgo(26) }, []],
  ['a moment older than 26 hours', { goodAt: hoursAgo(26, 1) }, ['old']],
  ['none, and the program is 26 hours old', { goodAt: null, since: hoursAgo(26) }, []],
  ['none, and the program is older', { goodAt: null, since: hoursAgo(26, 1) }, ['none']],
  ['the last attempt failed, the one before is of today', { failure: '磁盘已满。' }, ['failed']],
  ['old and failed', { goodAt: hoursAgo(50), failure: '磁盘已满。' }, ['old', 'failed']],
  ['not copied elsewhere', { pushFailure: '命令以1结束' }, ['push']],
  ['good ones were made, and none is there', { lying: 0 }, ['gone']],
  ['none was made yet, and none is there', { goodAt: null, since: hoursAgo(1), lying: 0 }, []],
  ['switched off', { isDaily: false }, ['off']],
  ['a clock that was set back', { goodAt: hoursAgo(-5) }, []],
])('%s', (_, standing, expected) => {
  expect(kinds(standing)).toEqual(expected)
})

it('says how old, why it failed and what to do', () => {
  const [old, failed] = worriesOf({ ...well, goodAt: hoursAgo(50), failure: '磁盘已满。' }, NOW)
  expect(old!.text).toContain('50小时以前')
  expect(failed!.text).toContain('磁盘已满')
  expect(old!.todo).toContain('立即备份')
})
