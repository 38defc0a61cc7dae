import { type PartialDate, readPartialDate } from '../../../../law/dates.ts'
import { type CellReading, showsDay } from './cell.ts'

export type DateReading = {
  date: PartialDate
  problem: 'month-ambiguous' | 'date-unreadable' | 'formula-without-value' | 'cell-error' | null
}

const EMPTY = /^(?:无|[/\\\-—－]+)$/
const unreadable: DateReading = { date: '', problem: 'date-unreadable' }

/**
 * Reads the date of a cell, however it was typed: date cells, `1999.07` and `201707` as numbers, serial days, and text
 * as {@link readPartialDate} knows it, with an age or a word behind. The date is empty where it cannot be told.
 */
export function readSheetDate(cell: CellReading): DateReading {
  if (cell.formula !== null) return { date: '', problem: 'formula-without-value' }
  if (cell.error) return { date: '', problem: 'cell-error' }
  if (cell.day !== null) return found(showsDay(cell.numberFormat) ? cell.day : cell.day.slice(0, 7))
  if (cell.number !== null) return readNumber(cell.number, cell.numberFormat)
  if (cell.text === '' || EMPTY.test(cell.text)) return found('')
  const date = readPartialDate(bareDate(cell.text))
  return date === null ? unreadable : found(date)
}

/** `1980。06（45岁）` → `1980.06`: the date without the age, word or clock time that people add to it. */
function bareDate(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\(\d{1,3}周?岁\)$/, '')
    .replace(/\s+\d{1,2}:\d{2}(?::\d{2})?$/, '')
    .replace(/\s+/g, '')
    .replace(/[。,、·]/g, '.')
    .replace(/(?:出生|生|起|以来|入党)$/, '')
    .replace(/\.$/, '')
}

function readNumber(value: number, format: string): DateReading {
  const rounded = Math.round(value * 10_000) / 10_000
  if (Number.isInteger(rounded)) return readWhole(rounded)
  const serial = rounded >= 10_000 && rounded < 100_000
  if (serial) return readWhole(Math.floor(rounded))
  const decimals = String(rounded).split('.')[1] ?? ''
  // 1999.10 typed as a number is kept as 1999.1. Only a format with two decimals tells it from January.
  if (decimals === '1') {
    const year = String(rounded).slice(0, 4)
    if (/^0\.00$/.test(format)) return checked(`${year}.10`)
    return { date: readPartialDate(year) ?? '', problem: 'month-ambiguous' }
  }
  return decimals.length <= 2 ? checked(String(rounded)) : unreadable
}

function readWhole(value: number): DateReading {
  if (value === 0) return found('')
  const digits = String(value)
  if (digits.length !== 5) return checked(digits)
  const day = new Date((value - 25_569) * 86_400_000).toISOString().slice(0, 10)
  // A bare serial number says nothing of the format; the first of a month is how Excel keeps a month.
  return checked(day.endsWith('-01') ? day.slice(0, 7) : day)
}

function checked(written: string): DateReading {
  const date = readPartialDate(written)
  return date === null ? unreadable : found(date)
}

function found(date: PartialDate): DateReading {
  return { date, problem: null }
}
