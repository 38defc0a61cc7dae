import { builtInYears } from '../../../law/calendar/workdays.ts'
import { workday } from '../../../law/rules/conventions/period.ts'
import { type UnitCheck, unitCheck } from './check.ts'

/** The notice for the next year comes out in early November; by the middle of the month it can be imported. */
const EXPECTED_FROM = '11-15'

const nextYear = unitCheck({
  rule: workday,
  severity: 'warning',
  todo: '打开“工作日历”，粘贴国务院办公厅关于下一年节假日安排的通知。',
  since: ({ observed }) => `${Number(observed.calendarMissing) - 1}-${EXPECTED_FROM}`,
  cases: (_unit, { on, calendar }) => {
    const year = Number(on.slice(0, 4))
    if (on.slice(5) < EXPECTED_FROM) return []
    const shipped = new Set(builtInYears.map((known) => known.year))
    const imported = calendar
      .filter((known) => !shipped.has(known.year))
      .map(({ year: of, off, work }) => ({ year: of, off: off.map((period) => ({ ...period })), work: [...work] }))
    return [{ facts: { workdaysAfter: 0, imported }, on: `${year + 1}-01-01`, about: String(year + 1), evidence: [] }]
  },
})

export const calendarUnitChecks = [nextYear] as UnitCheck[]
