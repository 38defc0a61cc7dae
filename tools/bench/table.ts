/** One comparison of the run: what was done, on how much, ours and the bare baseline in their unit, ours to bare. */
export type Compared = { what: string; size: string; ours: string; bare: string; ratio: number }

const lines: Compared[] = []

/** Notes a comparison for the table at the end. A ratio above 1 is a longer time, or a higher rate where so named. */
export function compared(line: Compared): void {
  lines.push(line)
}

/** All comparisons of this run in one Markdown table; empty when nothing was compared. */
export function comparedTable(): string {
  if (!lines.length) return ''
  const rows = lines.map(
    ({ what, size, ours, bare, ratio }) => `| ${[what, size, ours, bare, ratio.toFixed(2)].join(' | ')} |`,
  )
  return ['| 做什么 | 多少 | 头雁 | 裸基线 | 头雁/裸 |', '|---|---|---:|---:|---:|', ...rows].join('\n')
}
