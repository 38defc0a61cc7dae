import { readPartialDate } from '../../../law/dates.ts'
import { daysBetween } from '../../../law/periods.ts'
import type { ListRow } from '../lists.ts'
import type { Columns } from './list-columns.ts'

/** Whom a row means, as far as it says. The number is used for finding the person and is not kept. */
export type Meant = { name: string; birth: string; idNumber: string }
export type ReadRow = { row: number; meant: Meant; given: ListRow }
export type ReadRows = {
  rows: ReadRow[]
  faults: { row: number; text: string }[]
  /** rows without any amount: not completed */
  unfinished: number
}

const MOST_AMOUNT = 9999

/** A day as lists write it, with or without the time; a day that does not exist is none. */
function dayIn(text: string): string | null {
  const bare = text.replace(/[T\s]+\d{1,2}[:：时].*$/, '').trim()
  const read = readPartialDate(bare)
  return read?.length === 10 && read >= '1949-10-01' && read <= '2099-12-31' ? read : null
}

/** `1.5`, `1.5学时`, empty for nothing; one decimal is kept. */
function amountIn(text: string): number | null {
  if (text === '' || text === '-' || text === '—') return 0
  const found = /^(\d{1,5}(?:\.\d{1,6})?)(?:学时|天|小时)?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  const amount = found ? Math.round(Number(found[1]) * 10) / 10 : null
  return amount !== null && amount <= MOST_AMOUNT ? amount : null
}

const isClean = (text: string) => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text)

/** Reads the rows below the heading: what is in them, or what is wrong with each. */
export function readRows(table: readonly string[][], head: number, columns: Columns): ReadRows {
  const found: ReadRows = { rows: [], faults: [], unfinished: 0 }
  for (const [index, cells] of table.entries()) {
    if (index <= head) continue
    const row = index + 1
    const cell = (key: keyof Columns) => {
      const at = columns[key]
      return at === undefined ? '' : (cells[at] ?? '').trim()
    }
    const name = cell('name').normalize('NFC').replace(/\s/g, '')
    // Sums, signatures and remarks name no person or no course.
    if (name === '' || cell('course') === '' || /^(合计|总计|小计)$/.test(name)) continue
    const fault = (text: string) => found.faults.push({ row, text: `第${row}行 ${name.slice(0, 20)}：${text}` })
    const period = cell('until').split(/\s*(?:至|到|~|～|—)\s*/)
    const until = dayIn(period.at(-1) ?? '')
    const fromText = cell('from') || (period.length > 1 ? period[0]! : '')
    const from = fromText ? dayIn(fromText) : until
    const [days, hours] = [amountIn(cell('days')), amountIn(cell('hours'))]
    const [course, organiser, result] = [cell('course'), cell('organiser'), cell('result')]
    if (until === null) fault(`完成日期“${cell('until').slice(0, 30)}”不是日期`)
    else if (from === null) fault(`开始日期“${fromText.slice(0, 30)}”不是日期`)
    else if (from > until) fault('完成日期早于开始日期')
    else if (days === null || hours === null) {
      fault(`${days === null ? '天数' : '学时'}“${cell(days === null ? 'days' : 'hours').slice(0, 20)}”不是数字`)
    } else if (days > daysBetween(from, until) + 1)
      fault(`起止日期只有${daysBetween(from, until) + 1}天，写了${days}天`)
    else if (name.length > 60 || course.length > 200 || ![name, course, organiser, result].every(isClean)) {
      fault('姓名或者课程名称太长，或者含有无法保存的字符')
    } else if (days === 0 && hours === 0) found.unfinished += 1
    else {
      const given = {
        course,
        organiser: organiser.slice(0, 100),
        from,
        until,
        days,
        hours,
        result: result.slice(0, 60),
      }
      found.rows.push({ row, meant: { name, birth: cell('birth'), idNumber: cell('idNumber') }, given })
    }
  }
  return found
}
