/** What the bench asks of the process it measures, and what that answers. */
export type Order = { do: 'import'; people: number } | { do: 'sql'; times: number } | { do: 'memory' } | { do: 'stop' }

export type Report = {
  ports?: { app: number; bare: number }
  seconds?: number
  files?: number
  micros?: number[]
  rss?: number
}

export const BENCH_PASSWORD = 'Bench-Pass-2026'
