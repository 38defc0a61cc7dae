/** How sure we are of a text: seen in a published source, seen in part, or known by experience only. */
export type SourceStatus = 'verified' | 'partly' | 'from-memory'

/** A cited article in our own short words; with a status of its own where it differs from the instrument's. */
export type Article = string | { text: string; status: SourceStatus }

/** A legal instrument, with the cited articles. */
export type Instrument = {
  title: string
  number: string
  issuer: string
  /** first day in force, `YYYY-MM-DD` */
  from: string
  /** last day in force, when it has been replaced */
  until?: string
  articles: Record<string, Article>
  verifiedOn: string
  status: SourceStatus
  source: string
}
