/** 分 as 元 with two decimals: 1,234,500.00 */
export const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** 元 as typed, in 分; null for an empty field. */
export const fenOf = (typed: number | null | undefined): number | null =>
  typed === null || typed === undefined ? null : Math.round(typed * 100)

export const kilobytes = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`

export const choicesFrom = <T extends Record<string, string>>(words: T) =>
  Object.entries(words).map(([value, label]) => ({ value: value as keyof T & string, label }))
