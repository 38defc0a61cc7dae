import type { Context, Next } from 'hono'
import { Refusal } from '../platform/errors.ts'
import type { Actor } from '../platform/permission.ts'
import type { Platform } from '../platform/write.ts'

/** The name a page gives to one submission, and gives again when it repeats it because no answer came. */
const HEADER = 'idempotency-key'
const REMEMBERED_HOURS = 24

/** The name of a submission. It becomes the request id of the audit entries, which is how a repetition is known. */
export function submissionOf(http: Context): string | null {
  const given = http.req.header(HEADER)
  return http.req.method !== 'GET' && given && /^[0-9A-Za-z-]{16,64}$/.test(given) ? given : null
}

const underWay = new Map<string, Promise<void>>()

/** A repetition waits until the first attempt has ended: only then is it known whether it was carried out. */
export async function oneAtATime(http: Context, next: Next): Promise<void> {
  const name = submissionOf(http)
  if (!name) return next()
  while (underWay.has(name)) await underWay.get(name)
  const { promise, resolve } = Promise.withResolvers<void>()
  underWay.set(name, promise)
  try {
    await next()
  } finally {
    underWay.delete(name)
    resolve()
  }
}

/** Refuses what this account has already carried out under the same name, so that nothing is entered twice. */
export async function refuseRepeated({ db, clock }: Platform, { accountId }: Actor, name: string): Promise<void> {
  const since = new Date(clock.now().getTime() - REMEMBERED_HOURS * 3_600_000)
  const done = await db
    .selectFrom('auditEntry')
    .select('seq')
    .where('at', '>', since)
    .where('requestId', '=', name)
    .where('actorId', accountId === null ? 'is' : '=', accountId)
    .where('outcome', '=', 'done')
    .executeTakeFirst()
  if (done) throw new Refusal('conflict', '这件事刚才已经办成。请刷新页面查看，不用再次提交。')
}
