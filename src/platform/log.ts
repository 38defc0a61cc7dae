import type pino from 'pino'

/** Structured lines. Nothing personal goes in: ids, counts, durations and codes only. */
export type Log = pino.Logger
