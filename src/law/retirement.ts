import { cite } from './cite.ts'
import { monthAt, monthIndex, type PartialDate } from './dates.ts'
import { parameter, valueOn } from './parameter.ts'

/** Which of the old ages a person had: men 60; women 55 as cadres, 50 as workers. */
export type RetirementTrack = 'men-60' | 'women-55' | 'women-50'

/** Old age in years; from 2025-01 on it is delayed by one month for every `step` months of birth, `cap` at most. */
type Schedule = Record<RetirementTrack, { years: number; step: number; cap: number }>

const before: Schedule = {
  'men-60': { years: 60, step: 0, cap: 0 },
  'women-55': { years: 55, step: 0, cap: 0 },
  'women-50': { years: 50, step: 0, cap: 0 },
}

const delayed: Schedule = {
  'men-60': { years: 60, step: 4, cap: 36 },
  'women-55': { years: 55, step: 4, cap: 36 },
  'women-50': { years: 50, step: 2, cap: 60 },
}

export const retirementSchedule = parameter<Schedule>(
  '法定退休年龄',
  { from: '1978-06-02', value: before, cites: [cite('retirement-1978', '退休年龄')] },
  { from: '2025-01-01', value: delayed, cites: [cite('delayed-retirement-2024', '办法第一条')] },
)

const REFORM = monthIndex('2025-01')

/**
 * The month (`YYYY-MM`) in which somebody born in `birth` reaches the retirement age, by the gradual delay in force
 * since 2025-01-01 (办法第一条). Simplification: women of county rank and senior titles choose between two tracks, and early
 * or later retirement by choice is not counted here.
 *
 * @throws RangeError when the month of birth is not known
 */
export function retirementMonth(birth: PartialDate, track: RetirementTrack): string {
  if (birth.length < 7) throw new RangeError('month of birth unknown')
  const { years, step, cap } = valueOn(retirementSchedule, '2025-01-01').value[track]
  const original = monthIndex(birth) + years * 12
  const delay = original < REFORM ? 0 : Math.min(Math.floor((original - REFORM) / step) + 1, cap)
  return monthAt(original + delay)
}
