import { expect, it } from 'vitest'
import type { AheadAnswer } from '../../schema.ts'
import { byMonth } from './months.ts'

const ahead = (key: string, from: string): AheadAnswer['findings'][number] => ({
  ...{ key, from, rule: 'r', title: '', area: 'ranks', cites: [], unconfirmed: '', sectionName: '', because: '' },
  subject: { kind: 'person', id: key, name: key },
  ...{ since: null, severity: 'notice', todo: '', evidence: [] },
})

it('groups by the month of the first day, in the order of time', () => {
  const given = [ahead('c', '2027-01-03'), ahead('b', '2026-12-31'), ahead('a', '2026-12-01'), ahead('d', '2027-01-03')]
  const months = byMonth(given).map(({ month, findings }) => [month, findings.map(({ key }) => key).join('')])
  expect(months).toEqual([
    ['2026-12', 'ab'],
    ['2027-01', 'cd'],
  ])
  expect(byMonth([])).toEqual([])
})
