/**
 * Dates as cadre files write them: a year, a month or a day, never more precise than the paper.
 * Stored as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the empty string means "not given".
 */
export type PartialDate = string

const STORED = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** True for `YYYY`, `YYYY-MM`, `YYYY-MM-DD` that exist in the calendar (no 2月30日) between 1900 and 2099. */
export function isPartialDate(text: string): boolean {
  const match = STORED.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false
  return day >= 1 && day <= daysInMonth(year, month)
}

/** Number of days of a month (1–12), leap years counted. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * Reads the ways a date is written on forms and in sheets: `198006`, `19800615`, `1980.06`, `1980.6`, `1980-06-15`,
 * `2021/3`, `1988年11月`, `1980年6月15日`, `1980`. Returns null where it is none of these or no such day exists.
 */
export function readPartialDate(written: string): PartialDate | null {
  const text = written.normalize('NFKC').replace(/\s+/g, '')
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(text)
  const spaced = /^(\d{4})(?:[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2})日?|月)?|年)?$/.exec(text)
  const match = compact ?? spaced
  if (!match) return null
  const parts = [match[1], match[2], match[3]].filter((part) => part !== undefined)
  const stored = parts.map((part, index) => (index === 0 ? part : part.padStart(2, '0'))).join('-')
  return isPartialDate(stored) ? stored : null
}

/** `1980-06` → `198006`: the way `.lrmx` files write it. */
export function compactDate(date: PartialDate): string {
  return date.replaceAll('-', '')
}

/** `1980-06-15` → `1980.06`: the way forms and rosters print months. A bare year stays a year. */
export function dottedMonth(date: PartialDate): string {
  return date.slice(0, 7).replace('-', '.')
}

/** Months since year 0; a bare year counts as its January. Used to compare and subtract months. */
export function monthIndex(date: PartialDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1) - 1
}

/** The month (`YYYY-MM`) of an index as `monthIndex` counts it. */
export function monthAt(index: number): PartialDate {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/**
 * Age in whole years as the 任免审批表 counts it: the birth month itself counts as reached; days are compared only when
 * both dates have one. Returns null when a month is missing on either side.
 */
export function ageOnForm(birth: PartialDate, on: PartialDate): number | null {
  if (birth.length < 7 || on.length < 7) return null
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  const reached =
    birth.length === 10 && on.length === 10 ? on.slice(5) >= birth.slice(5) : on.slice(5, 7) >= birth.slice(5, 7)
  return reached ? years : years - 1
}
