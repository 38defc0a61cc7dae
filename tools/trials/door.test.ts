import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { formOf, solved } from '../../src/testing/visitor.ts'
import { makeWorld, type World } from '../../src/testing/world.ts'
import { type Serving, startProgram } from './program.ts'

/** Forms sent while the door is killed: `DOOR_KILL=200` for the long trial. */
const SENT = Number(process.env.DOOR_KILL ?? 40)
// Nobody else writes these: what other tests write lies in the same log of the database.
const DEVICE = 'DoorTrialPhone/7.3'
const SOURCE = '198.19.44.'
const PHONE = '13987650123'
const WORDS = '大厅三号窗口的灯坏了，晚上看不见'

type Door = { address: string; output(): string; ended: Promise<number | null>; kill(): void; stop(): void }

let world: World
let folder: string
let inside: Serving
let door: Door
const printed: string[] = []
beforeAll(async () => {
  world = await makeWorld()
  folder = dirname(world.platform.anchorFile)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(world.db)
  const { user, password, host, port } = inject('server')
  const url = `postgresql://${user}:${password}@/${rows[0]!.name}?host=${encodeURIComponent(host)}&port=${port}`
  inside = await startProgram({ DATABASE_URL: url, TOUYAN_DATA: folder, TOUYAN_LOG: 'debug' })
  door = await openDoor('bin/touyan.mjs', ['door'])
}, 120_000)
afterAll(async () => {
  door?.stop()
  inside?.kill('SIGTERM')
  await Promise.all([door?.ended, inside?.ended])
  await world?.close()
}, 60_000)

/** The public door as a program of its own, knowing only the restricted role, behind a proxy that names the source. */
async function openDoor(script: string, args: string[]): Promise<Door> {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, TOUYAN_DATA: folder, DOOR_PORT: '0', DOOR_PROXY: '127.0.0.1' }
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    env,
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      printed.push(text)
    })
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const at = () => /http:\/\/\S+?(?=\/?\s)/.exec(output)?.[0]
  while (!at() && child.exitCode === null) await sleep(30)
  if (!at()) throw new Error(`the door ended: ${output}`)
  return {
    address: at()!,
    output: () => output,
    ended,
    kill: () => void child.kill('SIGKILL'),
    stop: () => void child.kill('SIGTERM'),
  }
}

const headersOf = (n: number) => ({ 'x-forwarded-for': `${SOURCE}${n % 250}`, 'user-agent': DEVICE })

/** A form with its proof worked out. */
async function prepared(n: number): Promise<FormData> {
  const page = await (await fetch(`${door.address}/opinion`, { headers: headersOf(n) })).text()
  const token = /name="token" value="([^"]+)"/.exec(page)![1]!
  const nonce = solved(token, Number(/data-bits="(\d+)"/.exec(page)![1]))
  return formOf({ sourceKind: 'public', text: `${WORDS}，第${n}次`, contactPhone: PHONE, token, nonce })
}

/** The code it was given, or null where the line broke or it was refused. */
async function sent(n: number, body: FormData): Promise<string | null> {
  try {
    const answer = await fetch(`${door.address}/opinion`, { method: 'POST', body, headers: headersOf(n) })
    const text = await answer.text()
    return answer.status === 200
      ? (/id="code"[^>]*>([^<]+)</.exec(text)?.[1]?.replaceAll(' ', '').trim() ?? null)
      : null
  } catch {
    return null
  }
}

const queued = async () => {
  const rows = await world.db.selectFrom('doorQueue').select(['codeHash', 'state']).execute()
  return rows.map(({ codeHash, state }) => ({ code: codeHash!.toString('hex'), state }))
}

/** Files of the database and of the data folder that hold one of some words. */
async function filesWith(words: readonly string[]): Promise<string[]> {
  await sql`checkpoint`.execute(world.db)
  const { rows } = await sql<{ folder: string; oid: string }>`
    select current_setting('data_directory') as folder, oid::text from pg_database
    where datname = current_database()`.execute(world.db)
  const { folder: cluster, oid } = rows[0]!
  const below = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() ? below(join(at, one.name)) : one.isFile() ? [join(at, one.name)] : [],
    )
  const places = [join(cluster, 'base', oid), join(cluster, 'pg_wal'), join(cluster, 'global'), folder]
  const tops = readdirSync(cluster)
    .map((name) => join(cluster, name))
    .filter((at) => statSync(at).isFile())
  const needles = words.flatMap((word) => [
    Buffer.from(word),
    Buffer.from(word, 'utf16le'),
    Buffer.from(encodeURI(word)),
  ])
  const files = [...places.flatMap(below), ...tops]
  expect(files.length).toBeGreaterThan(100)
  return files.filter((file) => {
    const bytes = readFileSync(file)
    return needles.some((needle) => bytes.includes(needle))
  })
}

it('a form sent to the second process is seen inside, and leaves no address, device or contact anywhere', {
  timeout: 120_000,
}, async () => {
  expect(door.output()).toContain('群众入口已启动')
  const codes: (string | null)[] = []
  for (let n = 0; n < 5; n += 1) codes.push(await sent(n, await prepared(n)))
  expect(codes.every((code) => code?.length === 26)).toBe(true)
  // Sealed: not even the words can be found while it waits.
  const traces = [SOURCE, DEVICE, PHONE]
  expect(await filesWith([...traces, WORDS, ...codes.map((code) => code!)])).toEqual([])
  const clerk = await world.as('office_clerk')
  expect((await clerk.post('/api/door/queue/take')).body).toEqual({ taken: 5, aside: 0, left: 0 })
  const { body } = await clerk.get('/api/voices?size=50')
  expect(JSON.stringify(body)).toContain(WORDS.slice(0, 8))
  expect(await filesWith([...traces, ...codes.map((code) => code!)])).toEqual([])
  const logs = [inside.stdout(), inside.stderr(), ...printed].join('\n')
  for (const trace of [...traces, WORDS]) expect(logs).not.toContain(trace)
  // What is looked for would be found.
  await sql`create table canary (text text)`.execute(world.db)
  await sql`insert into canary values (${DEVICE})`.execute(world.db)
  expect((await filesWith([DEVICE])).length).toBeGreaterThan(0)
  await sql`drop table canary`.execute(world.db)
})

it('killed among many forms, it loses none that it acknowledged', { timeout: 300_000 }, async () => {
  door.stop()
  await door.ended
  door = await openDoor('src/app/door-main.ts', [])
  const before = (await queued()).length
  const forms: FormData[] = []
  for (let n = 0; n < SENT; n += 1) forms.push(await prepared(n))
  const codes: string[] = []
  let next = 0
  const senders = Array.from({ length: 8 }, async () => {
    for (let n = next++; n < forms.length; n = next++) {
      const code = await sent(n, forms[n]!)
      if (code) codes.push(code)
      if (codes.length === Math.floor(SENT / 2)) door.kill()
    }
  })
  await Promise.all(senders)
  await door.ended
  const kept = new Set((await queued()).map(({ code }) => code))
  for (const code of codes) expect(kept).toContain(createHash('sha256').update(code).digest('hex'))
  expect(codes.length).toBeGreaterThanOrEqual(Math.floor(SENT / 2))
  expect(codes.length).toBeLessThan(SENT)
  console.log(`${SENT} forms, ${codes.length} acknowledged before the kill, ${kept.size - before} kept`)
  // It comes back, and takes what is sent then.
  door = await openDoor('src/app/door-main.ts', [])
  expect(await sent(0, await prepared(0))).toHaveLength(26)
  const clerk = await world.as('office_clerk')
  expect((await clerk.post('/api/door/queue/take')).body).toMatchObject({ aside: 0, left: 0 })
  expect((await queued()).every(({ state }) => state === 'taken')).toBe(true)
})
