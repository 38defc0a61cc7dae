/** What the bench asks of the program that serves the list of people, and what that answers. */
export type Order = { do: 'import'; people: number } | { do: 'sql'; times: number } | { do: 'memory' } | { do: 'stop' }

export type Report = {
  ports?: { app: number; bare: number }
  seconds?: number
  files?: number
  micros?: number[]
  rss?: number
}

/** What the bench asks of the program that makes people: so many, in a unit of their own. */
export type PeopleOrder = { people: number }

/** The unit made, how many of its people are in service and the seconds it took. */
export type PeopleReport = { unitId: string; inService: number; seconds: number }

/** What the bench asks of the program that runs the rules over a unit. */
export type RulesOrder = {
  unitId: string
  /** the day judged */
  on: string
  /** rounds at most, fewer when `budget` seconds are used up before; one at least */
  rounds: number
  budget: number
}

/** Seconds of every round, the memory while reading (bytes) and what the rules found. */
export type RulesReport = {
  rules: number
  findings: number
  reading: number[]
  checking: number[]
  judging: number[]
  /** most memory held until the end of reading with all rules; before that only the bare reading, at its end */
  peakReading: number
  peakChecking: number
  /** most memory held with all records at once */
  peakJudging: number
}

/**
 * What the bench asks of the program that holds meetings: single bare inserts into a table of its own, or something to
 * be voted on put on a meeting's agenda.
 */
export type RoomsOrder =
  | { do: 'insert'; times: number }
  | { do: 'agenda'; meetingId: string; proposerId: string }
  | { do: 'stop' }

/** Where it listens and the meetings made; or the microseconds of every insert. */
export type RoomsReport = { port?: number; memberIds?: string[]; micros?: number[] }

/** The views of the ledger that are measured. */
export const ledgerViews = {
  list: { title: '台账首页', query: '' },
  filter: { title: '筛选', query: 'kind=service&state=alive' },
  search: { title: '查找', query: `search=${encodeURIComponent('消防')}` },
  deep: { title: '第1000条起', query: 'page=21&sort=number' },
} as const
export type LedgerView = keyof typeof ledgerViews

/** What the bench asks of the program that holds a ledger. `memory` tells the peak since it was last asked. */
export type LedgerOrder =
  | { do: 'fill'; problems: number }
  | { do: 'sql'; view: LedgerView | 'export'; times: number }
  | { do: 'memory' }
  | { do: 'stop' }

export type LedgerReport = {
  ports?: { app: number; bare: number }
  seconds?: number
  micros?: number[]
  rss?: number
  peak?: number
}

/**
 * What the bench asks of the program that holds trainings. `short` runs the bare statement, `copy` writes the claims of
 * the last import once more without anything else.
 */
export type TrainingOrder =
  | { do: 'fill'; people: number; records: number }
  | { do: 'short'; times: number }
  | { do: 'copy' }
  | { do: 'memory' }
  | { do: 'stop' }

/** `people`: how many are short, or how many rows were written. */
export type TrainingReport = {
  ports?: { app: number; bare: number }
  seconds?: number
  micros?: number[]
  people?: number
  rss?: number
  peak?: number
}

/** What the bench asks of the program that writes the yearly report of one unit, which it first gives a year. */
export type ReportOrder = {
  unitId: string
  /** rounds at most, fewer when `budget` seconds are used up before; one at least */
  rounds: number
  budget: number
}

/** Seconds of every round, what came out, and the most memory held (bytes). */
export type ReportReport = {
  filling: number
  writing: number[]
  bare: number[]
  word: number[]
  statements: number
  sentences: number
  red: number
  bytes: number
  before: number
  peaks: { writing: number; bare: number; word: number }
}

/** What the bench asks of the program that looks for heavy statements: in which unit. */
export type QueriesOrder = { unitId: string }

/** A statement that was sent, the first page that sent it, how often, and how long it takes alone. */
export type HeavyQuery = { page: string; times: number; rows: number; seconds: number; sql: string; plan: string }

export type QueriesReport = {
  pages: { page: string; seconds: number; statements: number }[]
  queries: HeavyQuery[]
}

export type DoorReport = { ports?: { app: number; door: number; bare: number }; memory?: number; queued?: number }
export type DoorOrder = { do: 'memory' } | { do: 'queued' } | { do: 'stop' }

/** Requests of nobody honest to a door: so many a second, or as fast as it answers where null. */
export type FloodOrder = { port: number; seconds: number; perSecond: number | null }
export type FloodReport = { statuses: Record<string, number> }

export const BENCH_PASSWORD = 'Bench-Pass-2026'
