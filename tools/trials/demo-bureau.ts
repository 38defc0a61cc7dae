import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { chooseSocket } from './database-socket.ts'
import { databasePid, isRunning, type Serving, startProgram } from './program.ts'

/** What came back; `status` 0 where the line broke before an answer. */
export type Answer = { status: number; body: unknown; text: string; seconds: number }

export type Sent = { method: string; path: string; body?: unknown; name?: string }

/** The demo bureau on a data folder, as a process that can be ended in every way and started again. */
export class DemoBureau {
  program: Serving | null = null
  readonly data: string
  readonly env: Record<string, string>
  private look: (<T extends pg.QueryResultRow>(text: string, values: unknown[]) => Promise<T[]>) | null = null
  private readonly cookies = new Map<string, string>()

  constructor(data: string, env: Record<string, string> = {}) {
    this.data = data
    this.env = { TOUYAN_DATA: data, TOUYAN_LOG: 'silent', TOUYAN_BACKUP: 'off', ...env }
  }

  /** Starts it (with the demo's year on the first start); answers how many seconds it took. */
  async start(env: Record<string, string> = {}): Promise<number> {
    const began = performance.now()
    this.program = await startProgram({ TOUYAN_DEMO: '1', ...this.env, ...env })
    return (performance.now() - began) / 1000
  }

  async stop(): Promise<void> {
    this.program?.kill('SIGTERM')
    await this.program?.ended
    this.program = null
  }

  /** The program dies at once; with `database` its database dies in the same moment. */
  async kill(database: boolean): Promise<void> {
    const server = databasePid(this.data)
    this.program?.kill('SIGKILL')
    if (database && server && isRunning(server)) process.kill(server, 'SIGKILL')
    await this.program?.ended
    this.program = null
  }

  async signIn(username: string): Promise<void> {
    const { demoPassword } = (await this.ask('', '/bootstrap')) as { demoPassword: string }
    const response = await fetch(`${this.program!.address}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: demoPassword }),
    })
    if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`)
    const pieces = response.headers.getSetCookie().map((line) => line.split(';')[0])
    this.cookies.set(username, pieces.join('; '))
  }

  /** Sends something as somebody; never throws. `to` is another address than the program's own. */
  async send(username: string, { method, path, body, name }: Sent, seconds = 60, to?: string): Promise<Answer> {
    const headers: Record<string, string> = { cookie: this.cookies.get(username) ?? '' }
    if (name) headers['idempotency-key'] = name
    const isRaw = body instanceof FormData || body instanceof Blob
    if (body !== undefined && !isRaw) headers['content-type'] = 'application/json'
    const began = performance.now()
    const took = () => (performance.now() - began) / 1000
    try {
      const sent = body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }
      const signal = AbortSignal.timeout(seconds * 1000)
      const response = await fetch(`${to ?? this.program!.address}/api${path}`, { method, headers, signal, ...sent })
      const text = await response.text()
      return { status: response.status, body: parsed(text), text, seconds: took() }
    } catch {
      return { status: 0, body: null, text: '', seconds: took() }
    }
  }

  /** Reads something that must be there. */
  async ask(username: string, path: string): Promise<unknown> {
    const { status, body, text } = await this.send(username, { method: 'GET', path })
    if (status !== 200) throw new Error(`${path} as ${username || 'nobody'}: ${status} ${text.slice(0, 300)}`)
    return body
  }

  /** Does something that must succeed. */
  async act(username: string, method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.send(username, { method, path, body, name: randomUUID() })
    if (answer.status >= 200 && answer.status < 300) return answer.body
    throw new Error(`${method} ${path} as ${username}: ${answer.status} ${answer.text.slice(0, 300)}`)
  }

  /** Says how to look into the database where it is not the embedded one. */
  reaches(look: <T extends pg.QueryResultRow>(text: string, values: unknown[]) => Promise<T[]>): void {
    this.look = look
  }

  /** Looks into its database beside the program. */
  async rows<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    if (this.look) return this.look<T>(text, values)
    const client = new pg.Client(chooseSocket(this.data))
    await client.connect()
    try {
      return (await client.query<T>(text, values)).rows
    } finally {
      await client.end()
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Asks again and again until it answers as wanted; how many seconds that took, or null after `most`. */
export async function secondsUntil(most: number, isSo: () => Promise<boolean>): Promise<number | null> {
  const began = performance.now()
  for (;;) {
    if (await isSo()) return (performance.now() - began) / 1000
    if ((performance.now() - began) / 1000 > most) return null
    await sleep(200)
  }
}

export const inside = (folder: string) => join(folder, 'data')
