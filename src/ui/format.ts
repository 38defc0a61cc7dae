const HOURS = 8 * 3600_000

/** The bureau's clock (China Standard Time): `YYYY-MM-DD HH:mm` of an instant; a plain day passes unchanged. */
function local(at: string): string {
  if (at.length <= 10) return at
  return new Date(Date.parse(at) + HOURS).toISOString().slice(0, 16).replace('T', ' ')
}

/** The bureau's calendar day now, `YYYY-MM-DD`. */
export const today = () => local(new Date().toISOString()).slice(0, 10)

/** `2026-11-23`, for tables; nothing where there is no date. */
export const tableDate = (at: string | null) => (at ? local(at).slice(0, 10) : '')

/** `2026-11-23 14:05`, for tables. */
export const tableTime = (at: string | null) => (at ? local(at) : '')

/** `2026年11月23日`, for sentences. */
export function sentenceDate(at: string): string {
  const [year, month, day] = local(at).slice(0, 10).split('-').map(Number)
  return [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join('')
}

/** `2026年11月23日14:05`, for sentences. */
export const sentenceTime = (at: string) => `${sentenceDate(at)}${local(at).slice(11)}`

/** `1980.06` of a year, month or day. */
export const dottedMonth = (date: string) => date.slice(0, 7).replace('-', '.')

const grouped = new Intl.NumberFormat('zh-CN')

/** `1,204人` */
export const count = (number: number, unit = '') => `${grouped.format(number)}${unit}`
