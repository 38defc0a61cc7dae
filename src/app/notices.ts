import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** What is done with a notice of a channel: its words are what the sender gave. */
export type Hearing = Record<string, (words: string) => void>

type Asked = {
  hearing: Hearing
  /** notices may have been missed: whatever was remembered because of them is worth nothing */
  missed: () => void
  /** run on every connection before it listens */
  prepare: (client: pg.Client) => Promise<void>
}

const BEAT_MS = 5000
const AGAIN_MS = 500

/**
 * Hears what other processes on the same database say after their commits. A connection that is lost, or that no
 * longer answers, is replaced, and everything that may have been missed meanwhile is taken for changed.
 */
export async function hearNotices(connection: pg.ClientConfig, asked: Asked): Promise<() => Promise<void>> {
  let isStopped = false
  let client: pg.Client | null = null
  let beat: NodeJS.Timeout | undefined

  async function open(): Promise<void> {
    const next = new pg.Client({ ...connection, connectionTimeoutMillis: 15_000 })
    next.on('error', () => {})
    next.on('notification', ({ channel, payload = '' }) => asked.hearing[channel]?.(payload))
    try {
      await next.connect()
      await asked.prepare(next)
      for (const channel of Object.keys(asked.hearing)) await next.query(`listen ${channel}`)
    } catch (error) {
      await next.end().catch(() => {})
      throw error
    }
    client = next
    // Only a connection that stood starts a new search, so that there is never more than one.
    next.once('end', () => void reopen())
    if (isStopped) await next.end().catch(() => {})
    asked.missed()
    beat = setInterval(() => void feel(next), BEAT_MS)
    beat.unref()
  }

  async function reopen(): Promise<void> {
    clearInterval(beat)
    while (!isStopped) {
      await sleep(AGAIN_MS)
      const isOpen =
        isStopped ||
        (await open()
          .then(() => true)
          .catch(() => false))
      if (isOpen) return
    }
  }

  await open()
  return async () => {
    isStopped = true
    clearInterval(beat)
    await client?.end().catch(() => {})
  }
}

/** A server whose machine is gone closes nothing: a connection that does not answer in time is torn. */
async function feel(client: pg.Client): Promise<void> {
  const late = setTimeout(() => torn(client), BEAT_MS)
  await client.query('select 1').catch(() => {})
  clearTimeout(late)
}

function torn(client: pg.Client): void {
  const { connection } = client as pg.Client & { connection?: { stream?: { destroy(): void } } }
  connection?.stream?.destroy()
}
