import { setTimeout as sleep } from 'node:timers/promises'
import type * as z from 'zod'
import { Refusal } from '../../../platform/errors.ts'
import type { Keys } from '../../../platform/keys.ts'
import { type Ctx, type Platform, write } from '../../../platform/write.ts'
import type { Taker } from '../facts.ts'
import { bodyOf, Envelope, type SubmissionKind } from '../schema.ts'
import type { Submission } from '../submission.ts'
import { placeIdOf } from './queries/places.ts'
import { lockWaiting, setQueued, waitingIds } from './queries/queue.ts'
import { openBox } from './sealed-box.ts'

export type Queue = { platform: Platform; takers: readonly Taker[]; ctxOf: (unitId: string) => Ctx }
export type Passed = { taken: number; aside: number; left: number }

const AT_ONCE = 500
/** A failure that is no fault of the submission is tried again; one that stays is looked at by a person. */
const MOST_TRIES = 3

type Locked = NonNullable<Awaited<ReturnType<typeof lockWaiting>>>

class Unreadable extends Error {}
const GONE = new Refusal('conflict', '这一件正由另一个进程收取')

/** Takes everything that waits and has somebody to take it. Safe while other processes do the same. */
export async function takeAll(queue: Queue): Promise<Passed> {
  const passed: Passed = { taken: 0, aside: 0, left: 0 }
  const kinds = queue.takers.map(({ kind }) => kind)
  if (!kinds.length) return passed
  const tried = new Set<string>()
  for (;;) {
    const waiting = await waitingIds(queue.platform.db, kinds, AT_ONCE + passed.left)
    const fresh = waiting.filter(({ id }) => !tried.has(id))
    if (!fresh.length) return passed
    for (const { unitId, id } of fresh) {
      tried.add(id)
      passed[await takeOne(queue, unitId, id)] += 1
    }
  }
}

async function takeOne(queue: Queue, unitId: string, id: string): Promise<keyof Passed> {
  const ctx = queue.ctxOf(unitId)
  try {
    await write(ctx, async (tx) => {
      const row = await lockWaiting(tx, unitId, id)
      if (!row) throw GONE
      const placed = opened(ctx.platform.keys, row)
      const placeId = placed.placeKey && (await placeIdOf(tx, unitId, placed.placeKey))
      const submission = { ...placed.submission, placeId: placeId || null } as Submission
      const taker = queue.takers.find(({ kind }) => kind === submission.kind)!
      const audit = await taker.take(tx, ctx, submission)
      await setQueued(tx, unitId, id, { state: 'taken', sealed: null })
      const taken = { action: 'door.taken', subjectKind: 'door-submission', subjectId: id }
      return { result: null, audit: [{ ...taken, detail: { kind: row.kind } }, ...audit] }
    })
    return 'taken'
  } catch (error) {
    return error === GONE ? 'left' : putAside(ctx, id, error as Error)
  }
}

/** What cannot be taken is kept as it is and shown with its reason; the rest of the queue goes on. */
async function putAside(ctx: Ctx, id: string, error: Error): Promise<keyof Passed> {
  const { unitId } = ctx.actor
  const own = error instanceof Unreadable || error instanceof Refusal
  const { name, code, stack } = error as Error & { code?: string }
  // The message of a database error can quote a row; the stack's frames cannot.
  if (!own) ctx.platform.log.error({ id, name, code, at: stack?.split('\n').slice(1, 6) }, 'submission not taken')
  return write(ctx, async (tx) => {
    const row = await lockWaiting(tx, unitId, id)
    if (!row) throw GONE
    const tries = row.tries + 1
    const isAside = own || tries >= MOST_TRIES
    const reason = own ? error.message.slice(0, 300) : `办理时系统出错（${code ?? name}），试了${tries}次`
    await setQueued(tx, unitId, id, isAside ? { state: 'aside', reason, tries } : { state: 'waiting', tries })
    const action = isAside ? 'door.set-aside' : 'door.tried'
    const detail = { kind: row.kind, reason, tries }
    const left: keyof Passed = isAside ? 'aside' : 'left'
    return { result: left, audit: [{ action, subjectKind: 'door-submission', subjectId: id, detail }] }
  }).catch((failure) => {
    if (failure !== GONE) ctx.platform.log.error({ id, code: failure.code }, 'submission not set aside')
    return 'left' as const
  })
}

/** Opens and checks one row; says in Chinese what is wrong with it. */
function opened(keys: Keys, row: Locked) {
  const kind = row.kind as SubmissionKind
  const envelope = Envelope.safeParse(parsedBox(keys, row))
  if (!envelope.success) throw new Unreadable('信封的格式不对，可能不是本系统的网页提交的')
  const { body: raw, placeKey, attachments, ...rest } = envelope.data
  const body = (bodyOf(kind) as z.ZodType).safeParse(raw)
  if (!body.success) throw new Unreadable(`内容没有通过校验：${body.error.issues[0]!.message}`)
  const submission = {
    ...rest,
    id: row.id,
    kind,
    receivedAt: row.hour,
    codeHash: row.codeHash?.toString('hex') ?? null,
    textHash: textHash(keys, body.data as { text?: string }),
    body: body.data,
    attachments,
  }
  return { submission, placeKey }
}

function parsedBox(keys: Keys, row: Locked): unknown {
  try {
    return JSON.parse(openBox(keys, row.sealed!, `door_queue.sealed.${row.id}`).toString('utf8'))
  } catch {
    throw new Unreadable('打不开：封装已损坏，或者是用另一把钥匙封的')
  }
}

/** The same words with other spaces or marks are the same words. */
function textHash(keys: Keys, { text }: { text?: string }): string | null {
  const words = text
    ?.normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return words ? keys.fingerprint(`door.text\0${words}`).toString('hex') : null
}

/** Takes what waits every `seconds` until stopped; a failure is logged and tried again at the next turn. */
export function startQueue(
  queue: Queue & { before: () => Promise<void> },
  seconds: number,
): { now(): Promise<Passed>; stop(): Promise<void> } {
  const stopping = new AbortController()
  let last: Promise<Passed> = Promise.resolve({ taken: 0, aside: 0, left: 0 })
  const now = () => {
    last = last
      .catch(() => {})
      .then(queue.before)
      .then(() => takeAll(queue))
    return last
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await now().catch(({ code, name }) => queue.platform.log.error({ code, name }, 'queue not read'))
      await sleep(seconds * 1000, null, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    now,
    async stop() {
      stopping.abort()
      await running
      await last.catch(() => {})
    },
  }
}
