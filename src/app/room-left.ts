import type { Context, Next } from 'hono'
import { Refusal } from '../platform/errors.ts'
import { spaceOf } from './operations/disk.ts'

/** Room the database needs to note what is under way and to start again; below it nothing new is begun. */
const LEAST_BYTES = 64 * 1024 * 1024
const EVERY_MS = 1000

/** Whether the disk below a folder has room for more, looked at once a second at most. */
export function watchRoom(folder: string, least = LEAST_BYTES, everyMs = EVERY_MS): () => Promise<boolean> {
  let asked = 0
  let answer: Promise<boolean> = Promise.resolve(true)
  return () => {
    if (Date.now() - asked >= everyMs) {
      asked = Date.now()
      // What cannot be measured must not stop the work.
      answer = spaceOf(folder).then(
        ({ freeBytes }) => freeBytes >= least,
        () => true,
      )
    }
    return answer
  }
}

const TEXT =
  '服务器的磁盘快满了，为保护已有的数据，暂时不能录入。请告诉系统管理员清理磁盘；查看不受影响，清理以后原样再提交'
/** Whoever signs in to look, or out, leaves a few hundred bytes. */
const SLIGHT = ['/api/sign-in', '/api/sign-out']

/**
 * Refuses changes while the disk is nearly full. A database that runs into the end of its disk ends, and cannot be
 * read until there is room again; stopped before that, it can be read all the time.
 */
export const whileThereIsRoom =
  (hasRoom: (() => Promise<boolean>) | undefined) => async (http: Context, next: Next) => {
    const isReading = ['GET', 'HEAD'].includes(http.req.method) || SLIGHT.includes(http.req.path)
    if (hasRoom && !isReading && !(await hasRoom())) throw new Refusal('unavailable', TEXT)
    return next()
  }
