import { expect, it } from 'vitest'
import { laterRuns } from './later.ts'

const run = (id: string, on: string, madeAt: string) => ({ id, on, madeAt, madeBy: '徐清如', rules: 1, findings: 1 })

const runs = [
  run('may', '2026-05-01', '2026-05-01T02:00:00.000Z'),
  run('june again', '2026-06-01', '2026-06-09T02:00:00.000Z'),
  run('june', '2026-06-01', '2026-06-01T02:00:00.000Z'),
  run('july', '2026-07-01', '2026-06-02T02:00:00.000Z'),
]

it.each([
  ['may', ['july', 'june again', 'june']],
  ['june', ['july', 'june again']],
  ['june again', ['july']],
  ['july', []],
  ['not kept', []],
])('%s can be compared with %j', (id, later) => {
  expect(laterRuns(runs, id).map((one) => one.id)).toEqual(later)
})
