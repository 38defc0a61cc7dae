import pino from 'pino'

/** Structured lines on stderr. Nothing personal goes in: ids, counts, durations and codes only. */
export type Log = pino.Logger

/** A logger writing to stderr; level by `TOUYAN_LOG` (default `info`). */
export function makeLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}
