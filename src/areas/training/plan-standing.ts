import { daysInMonth } from '../../law/dates.ts'
import type { Day } from '../../law/periods.ts'
import type { ItemStanding } from './plans.ts'

type Timed = { untilOn: Day; cancelledOn: Day | null; held: number }

/** How an item stands on a day: a held training settles it, its last day is still in time. */
export function standingOf({ untilOn, cancelledOn, held }: Timed, on: Day): ItemStanding {
  if (cancelledOn !== null && cancelledOn <= on) return 'cancelled'
  if (held > 0) return 'done'
  return on > untilOn ? 'overdue' : 'pending'
}

type Period = { fromOn: Day; untilOn: Day }

const numbers = (day: Day) => day.split('-').map(Number) as [number, number, number]
const dayOf = (year: number, month: number, day: number): Day =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Whole months, from the first day of one to the last day of another. */
export const monthsOf = (year: number, first: number, last = first): Period => ({
  fromOn: dayOf(year, first, 1),
  untilOn: dayOf(year, last, daysInMonth(year, last)),
})

/** `5月`, `4月至6月`, `5月20日`, `5月20日至22日`, `5月30日至6月2日`. */
export function periodText({ fromOn, untilOn }: Period): string {
  const [, month, day] = numbers(fromOn)
  const [, lastMonth, lastDay] = numbers(untilOn)
  if (isWholeMonths({ fromOn, untilOn })) return month === lastMonth ? `${month}月` : `${month}月至${lastMonth}月`
  const from = `${month}月${day}日`
  if (fromOn === untilOn) return from
  return month === lastMonth ? `${from}至${lastDay}日` : `${from}至${lastMonth}月${lastDay}日`
}

export function isWholeMonths({ fromOn, untilOn }: Period): boolean {
  const [year, month, day] = numbers(untilOn)
  return fromOn.endsWith('-01') && day === daysInMonth(year, month)
}

const quarters: Record<string, [number, number]> = {
  ...{
    一季度: [1, 3],
    二季度: [4, 6],
    三季度: [7, 9],
    四季度: [10, 12],
    上半年: [1, 6],
    下半年: [7, 12],
    全年: [1, 12],
  },
}
const DAY = String.raw`(?:(\d{4})[年\-./])?(\d{1,2})[月\-./](\d{1,2})日?`
const TO = '(?:至|到|-|—|–|~|～)'
const MONTHS = new RegExp(String.raw`^(?:(\d{4})[年\-./])?(\d{1,2})月?(?:份)?(?:${TO}(\d{1,2})月?(?:份)?)?$`)
const DAYS = new RegExp(`^${DAY}(?:${TO}${DAY})?$`)
const SAME_MONTH = new RegExp(`^${DAY}${TO}(\\d{1,2})日$`)

/** Reads the time of an item as plans write it; null where it is no time of that year. */
export function readPeriod(written: string, year: number): Period | null {
  const text = written.normalize('NFKC').replace(/\s/g, '').replace(/^第/, '')
  const quarter = quarters[text]
  if (quarter) return monthsOf(year, ...quarter)
  const months = MONTHS.exec(text)
  // `2026-05-20` is a day, not the months five to twenty.
  if (months && !(/^\d{4}/.test(text) && DAYS.test(text))) {
    const [, ofYear, first, last = first] = months
    const [from, until] = [Number(first), Number(last)]
    if (!isYear(ofYear, year) || from < 1 || until > 12 || until < from) return null
    return monthsOf(year, from, until)
  }
  const within = SAME_MONTH.exec(text)
  if (within) return days(year, [within[1], within[2], within[3]], [undefined, within[2], within[4]])
  const found = DAYS.exec(text)
  if (!found) return null
  const [, ...parts] = found
  return days(year, parts.slice(0, 3), parts[4] === undefined ? parts.slice(0, 3) : parts.slice(3))
}

const isYear = (written: string | undefined, year: number) => written === undefined || Number(written) === year

function days(year: number, first: (string | undefined)[], last: (string | undefined)[]): Period | null {
  const [fromOn, untilOn] = [first, last].map(([ofYear, month, day]) => {
    const [m, d] = [Number(month), Number(day)]
    const exists = isYear(ofYear, year) && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(year, m)
    return exists ? dayOf(year, m, d) : null
  })
  return fromOn && untilOn && untilOn >= fromOn ? { fromOn, untilOn } : null
}

/** 0 where no money is needed, null where nothing is settled, undefined where it is no amount. */
export function readCost(written: string): number | null | undefined {
  const text = written.normalize('NFKC').replace(/[\s,¥]/g, '')
  if (text === '' || text === '未定' || text === '待定') return null
  if (/^(无|0(\.0+)?元?|不需要(经费)?|无需(经费)?|不需经费)$/.test(text)) return 0
  const found = /^(\d{1,10}(?:\.\d{1,6})?)(万)?元?$/.exec(text)
  if (!found) return undefined
  return Math.round(Number(found[1]) * (found[2] ? 1_000_000 : 100))
}

/** `不需要`, `未定`, `12,000.00`. */
export function costText(fen: number | null): string {
  if (fen === null) return '未定'
  if (fen === 0) return '不需要经费'
  return (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** The same months a year later; a day that month does not have becomes its last. */
export function inYear({ fromOn, untilOn }: Period, year: number): Period {
  if (isWholeMonths({ fromOn, untilOn })) {
    const [[, first], [, last]] = [numbers(fromOn), numbers(untilOn)]
    return monthsOf(year, first, last)
  }
  const moved = (day: Day) => {
    const [, month, date] = numbers(day)
    return dayOf(year, month, Math.min(date, daysInMonth(year, month)))
  }
  return { fromOn: moved(fromOn), untilOn: moved(untilOn) }
}
