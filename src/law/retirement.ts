import { monthAt, monthIndex, type PartialDate } from './dates.ts'

/** Which of the old ages a person had: men 60; women 55 as cadres, 50 as workers. */
export const retirementTracks = ['men-60', 'women-55', 'women-50'] as const
export type RetirementTrack = (typeof retirementTracks)[number]

/** The age of 1978 in years; later one month more for every `step` months of birth, `cap` months at most. */
const schedule: Record<RetirementTrack, { years: number; step: number; cap: number }> = {
  'men-60': { years: 60, step: 4, cap: 36 },
  'women-55': { years: 55, step: 4, cap: 36 },
  'women-50': { years: 50, step: 2, cap: 60 },
}

const REFORM = monthIndex('2025-01')

/** When somebody retires: months as `YYYY-MM`, that of the old age, the delay and the age then reached. */
export type Retirement = {
  month: string
  originalMonth: string
  delayMonths: number
  ageYears: number
  ageMonths: number
}

/**
 * When somebody born in `birth` reaches the retirement age: by the ages of 1978 where the old age is reached before
 * 2025-01, else by the gradual delay (办法第一条). Early or later retirement by choice is not counted here.
 *
 * @throws RangeError when the month of birth is not known
 */
export function retirementOf(birth: PartialDate, track: RetirementTrack): Retirement {
  if (birth.length < 7) throw new RangeError('month of birth unknown')
  const { years, step, cap } = schedule[track]
  const original = monthIndex(birth) + years * 12
  const delayMonths = original < REFORM ? 0 : Math.min(Math.floor((original - REFORM) / step) + 1, cap)
  return {
    month: monthAt(original + delayMonths),
    originalMonth: monthAt(original),
    delayMonths,
    ageYears: years + Math.floor(delayMonths / 12),
    ageMonths: delayMonths % 12,
  }
}

/**
 * The month (`YYYY-MM`) of retirement alone, as `retirementOf` counts it.
 *
 * @throws RangeError when the month of birth is not known
 */
export const retirementMonth = (birth: PartialDate, track: RetirementTrack): string => retirementOf(birth, track).month
