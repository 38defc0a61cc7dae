import pino from 'pino'
import type { Log } from '../../platform/log.ts'
import type { Config } from '../config.ts'
import { rotatingFile } from './log-file.ts'

/** What may be told of a fault: the text and the fields of a database error can quote a row. */
const faultOf = ({ name, code, stack }: Error & { code?: string }) => ({
  ...{ name, code },
  at: stack
    ?.split('\n')
    .filter((line) => /^ +at /.test(line))
    .slice(0, 5),
})

/** A logger writing to stderr and to the log file of the configuration; level by `TOUYAN_LOG`. */
export function makeLog({ logLevel, logFile }: Pick<Config, 'logLevel' | 'logFile'>): Log {
  const stderr = pino.destination({ fd: 2, sync: true })
  const streams = [stderr, ...(logFile ? [rotatingFile(logFile.path, logFile)] : [])]
  return pino(
    { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { error: faultOf } },
    pino.multistream(streams.map((stream) => ({ level: 0, stream }))),
  )
}
