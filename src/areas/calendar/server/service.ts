import { readNotice } from '../../../law/calendar/notice.ts'
import {
  builtInYears,
  CalendarMissing,
  countWorkdays,
  type HolidayYear,
  type WorkCalendar,
  workdaysIn,
} from '../../../law/calendar/workdays.ts'
import { lastDay } from '../../../law/periods.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { workCalendar } from '../facts.ts'
import type { CalendarYear, NoticeInput, NoticePreview, NoticeText, WorkdayAnswer, WorkdayQuery } from '../schema.ts'
import { deleteYear, importedYears, upsertYear } from './queries.ts'

const isBuiltIn = (year: number) => builtInYears.some((one) => one.year === year)

/** Days of a year as pages show them, with working days counted by month. */
function daysOf(calendar: WorkCalendar, { year, off, work }: Omit<HolidayYear, 'notice'>) {
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`
    return countWorkdays(calendar, `${month}-01`, lastDay(month))
  })
  return { year, off: [...off], work: [...work], workdays: months.reduce((sum, days) => sum + days, 0), months }
}

export async function listYears({ platform, actor }: Ctx): Promise<{ years: CalendarYear[] }> {
  const calendar = await workCalendar(platform.db, actor.unitId)
  const imported = await importedYears(platform.db, actor.unitId)
  return {
    years: calendar.map((known) => {
      const own = isBuiltIn(known.year) ? undefined : imported.find(({ year }) => year === known.year)
      return {
        ...daysOf(calendar, known),
        notice: known.notice,
        isBuiltIn: own === undefined,
        importedBy: own?.importedBy ?? null,
        importedAt: own?.importedAt.toISOString() ?? null,
      }
    }),
  }
}

/** The working days from one day to another, both counted. Refuses years whose notice is not known. */
export async function listWorkdays({ platform, actor }: Ctx, { from, to }: WorkdayQuery): Promise<WorkdayAnswer> {
  const calendar = await workCalendar(platform.db, actor.unitId)
  try {
    const days = workdaysIn(calendar, from, to)
    return { from, to, count: days.length, days }
  } catch (error) {
    if (error instanceof CalendarMissing) throw new Refusal('rule_broken', error.message)
    throw error
  }
}

const SUBJECT = /关于\s{0,4}\d{4}\s{0,4}年/
const NUMBER = /国办发[^\s〔[]{0,9}[〔[]\d{4}[〕\]]\d{1,9}号/

/** The title and the number as the pasted text has them, to be completed by hand. */
function titleIn(text: string): string {
  const title = text.split('\n').map(titleOf).find(Boolean) ?? ''
  const number = NUMBER.exec(text)?.[0] ?? ''
  return (title && number ? `${title}（${number}）` : title).slice(0, 200)
}

/** A line up to its last “安排的通知”, where it says of which year; whatever its length, it is looked through once. */
function titleOf(line: string): string {
  const end = Math.max(line.lastIndexOf('安排通知'), line.lastIndexOf('安排的通知'))
  if (end < 0 || !SUBJECT.test(line.slice(0, end))) return ''
  return line.slice(0, line.indexOf('通知', end) + 2).trim()
}

export async function previewNotice({ platform, actor }: Ctx, { text, notice }: NoticeText): Promise<NoticePreview> {
  const read = readNotice(text)
  const title = notice || titleIn(text)
  if (Array.isArray(read)) return { notice: title, year: null, errors: read }
  const calendar = await workCalendar(platform.db, actor.unitId)
  const isKnown = calendar.some(({ year }) => year === read.year)
  const others = calendar.filter(({ year }) => year !== read.year)
  const year = {
    ...daysOf([...others, { ...read, notice: title }], read),
    isBuiltIn: isBuiltIn(read.year),
    isImported: isKnown && !isBuiltIn(read.year),
  }
  return { notice: title, year, errors: [] }
}

/** Takes over a notice as a whole, or nothing of it. */
export function importYear(ctx: Ctx, year: number, { text, notice }: NoticeInput) {
  refuseBuiltIn(year)
  const read = readNotice(text)
  if (Array.isArray(read)) {
    const faults = read.map(({ message }) => ({ field: 'text', message }))
    throw new Refusal('invalid', '通知没有读懂，没有导入。请按提示核对后重新粘贴', faults)
  }
  if (read.year !== year) {
    throw new Refusal('invalid', `这是${read.year}年的通知，不是${year}年的`, [
      { field: 'text', message: `请粘贴${year}年的通知` },
    ])
  }
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    await upsertYear(tx, unitId, { ...read, notice, importedBy: name, importedAt: ctx.platform.clock.now() })
    const detail = { notice, off: read.off, work: read.work }
    const audit = [{ action: 'calendar.imported', subjectKind: 'calendar', subjectId: String(year), detail }]
    return { result: {}, audit }
  })
}

export function removeYear(ctx: Ctx, year: number) {
  refuseBuiltIn(year)
  return write(ctx, async (tx) => {
    const isGone = await deleteYear(tx, ctx.actor.unitId, year)
    if (!isGone) throw new Refusal('not_found', `没有导入过${year}年的放假安排`)
    return { result: {}, audit: [{ action: 'calendar.removed', subjectKind: 'calendar', subjectId: String(year) }] }
  })
}

function refuseBuiltIn(year: number): void {
  if (isBuiltIn(year)) throw new Refusal('rule_broken', `${year}年的放假安排由程序提供，不能改也不能删`)
}
