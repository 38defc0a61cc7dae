import type { Context, Next } from 'hono'
import pg from 'pg'
import { Refusal } from '../platform/errors.ts'

/** Whether the database answers, as a connection of its own finds out every second. */
export type Heartbeat = {
  /** false once an answer has been missing for too long */
  answers(): boolean
  /** tells when the database stops answering; answers how to be told no more */
  onSilence(tell: () => void): () => void
  stop(): Promise<void>
}

export type Beating = {
  everyMs?: number
  patienceMs?: number
  /** called when nothing listens at the database's place any more, until it does not fail */
  revive?: (() => Promise<void>) | undefined
}

const GONE = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET']

/** After a long computation of our own the answer may have arrived unread: it gets this much more. */
const GRACE_MS = 500
/** A connection whose other end vanished without a word is given up after this. */
const GIVE_UP_MS = 60_000

/**
 * A database that hangs keeps every request waiting, and the people behind them. With this they get an answer after a
 * few seconds, new requests are not piled onto it, and work goes on by itself when it answers again.
 */
export function startHeartbeat(
  connection: pg.ClientConfig,
  { everyMs = 1000, patienceMs = 3000, revive }: Beating = {},
): Heartbeat {
  let isAnswering = true
  let isStopped = false
  let client: pg.Client | null = null
  const waiting = new Set<() => void>()

  function fallSilent(): void {
    if (isStopped) return
    isAnswering = false
    for (const tell of waiting) tell()
  }

  async function beat(): Promise<void> {
    let isOver = false
    const late = setTimeout(() => setTimeout(() => isOver || fallSilent(), GRACE_MS).unref(), patienceMs).unref()
    try {
      client ??= await opened(connection)
      await client.query('select 1')
      isAnswering = true
    } catch (error) {
      client?.end().catch(() => {})
      client = null
      fallSilent()
      if (!isStopped && GONE.includes((error as { code?: string }).code ?? '')) await revive?.().catch(() => {})
    } finally {
      isOver = true
      clearTimeout(late)
    }
  }

  void (async () => {
    while (!isStopped) {
      await beat()
      await new Promise((resolve) => setTimeout(resolve, everyMs).unref())
    }
  })()
  return {
    answers: () => isAnswering,
    onSilence(tell) {
      waiting.add(tell)
      return () => waiting.delete(tell)
    },
    async stop() {
      isStopped = true
      await client?.end().catch(() => {})
    },
  }
}

async function opened(connection: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: GIVE_UP_MS, query_timeout: GIVE_UP_MS })
  client.on('error', () => {})
  await client.connect()
  return client
}

const NEW = '数据库暂时没有答复，没有办理。请稍后再试，已填写的内容不要关闭'
const UNDER_WAY = '数据库没有及时答复，不知道是否已经办成。请稍后刷新页面查看，或者原样再提交一次，不会重复'

/** Answers in time whatever the database does. */
export const whileItAnswers = (heartbeat: Heartbeat | undefined) => async (_http: Context, next: Next) => {
  if (!heartbeat) return next()
  if (!heartbeat.answers()) throw new Refusal('unavailable', NEW)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const forget = heartbeat.onSilence(() => reject(new Refusal('unavailable', UNDER_WAY)))
  next().then(resolve, reject)
  try {
    await promise
  } finally {
    forget()
  }
}
