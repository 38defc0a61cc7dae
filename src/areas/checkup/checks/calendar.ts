import { builtInYears } from '../../../law/calendar/workdays.ts'
import { workday } from '../../../law/rules/conventions/period.ts'
import { type UnitCheck, unitCheck } from './check.ts'

/** The notice for the next year comes out in early November; by the middle of the month it can be imported. */
const EXPECTED_FROM = '11-15'

const missingYears = unitCheck({
  rule: workday,
  severity: 'warning',
  todo: '打开“工作日历”，粘贴国务院办公厅关于这一年节假日安排的通知。',
  since: ({ observed }) => `${Number(observed.calendarMissing) - 1}-${EXPECTED_FROM}`,
  cases: (_unit, { on, calendar }) => {
    const shipped = builtInYears.map((known) => known.year)
    const imported = calendar
      .filter((known) => !shipped.includes(known.year))
      .map(({ year, off, work }) => ({ year, off: off.map((period) => ({ ...period })), work: [...work] }))
    const year = Number(on.slice(0, 4))
    const years = on.slice(5) < EXPECTED_FROM ? [year] : [year, year + 1]
    // Nothing is reckoned any more in the years before the first calendar held.
    return years
      .filter((one) => one >= Math.min(...shipped))
      .map((one) => ({
        facts: { workdaysAfter: 0, imported },
        on: `${one}-01-01`,
        about: String(one),
        evidence: [{ kind: '工作日历', text: `没有${one}年的放假安排`, link: '/calendar' }],
      }))
  },
})

export const calendarUnitChecks = [missingYears] as UnitCheck[]
