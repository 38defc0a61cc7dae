/** How sure we are of a text: seen in a published source, seen in part, or known by experience only. */
export type SourceStatus = 'verified' | 'partly' | 'from-memory'

/** A legal instrument, with the cited articles in our own short words. */
export type Instrument = {
  title: string
  number: string
  issuer: string
  /** first day in force, `YYYY-MM-DD` */
  from: string
  /** last day in force, when it has been replaced */
  until?: string
  articles: Record<string, string>
  verifiedOn: string
  status: SourceStatus
  source: string
}
