/** The value below which `share` (0–1) of some sorted values lie; 0 of none. */
export const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

const ascending = (values: number[]) => [...values].sort((a, b) => a - b)

/** A percentile with two digits. */
export const percentile = (values: number[], share: number) => at(ascending(values), share).toFixed(2)

export const median = (values: number[]) => at(ascending(values), 0.5)

export const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

/** `0.95（各轮 0.94 0.95）`: the middle of some ratios and each of them. */
export const ratioText = (ratios: number[]) =>
  `${median(ratios).toFixed(2)}（各轮 ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}）`
