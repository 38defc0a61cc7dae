import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { verifyAudit } from '../../src/platform/seal.ts'
import { sample } from '../../src/testing/dossiers.ts'
import { type MeetingBureau, makeMeeting } from '../../src/testing/meeting-bureau.ts'
import { type Client, PASSWORD } from '../../src/testing/world.ts'
import { Browser } from './browser.ts'
import { makeDatabase } from './database.ts'
import { makeFolder, runProgram, type Serving, startProgram } from './program.ts'
import { type Front, inTurnOf, startProxy } from './proxy.ts'

let bureau: MeetingBureau
let env: Record<string, string>
let [one, other]: Serving[] = []
let proxy: Front
const undo: (() => unknown)[] = []

beforeAll(async () => {
  bureau = await makeMeeting({ members: 3 })
  const { user, password, host, port } = inject('server')
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(bureau.world.db)
  env = {
    DATABASE_URL: `postgresql://${user}:${password}@/${rows[0]!.name}?host=${encodeURIComponent(host)}&port=${port}`,
    TOUYAN_DATA: dirname(bureau.world.platform.anchorFile),
    TOUYAN_PROXY: '127.0.0.1',
    TOUYAN_LOG: 'silent',
  }
  ;[one, other] = await Promise.all([startProgram(env), startProgram(env)])
  proxy = await startProxy([one!.address, other!.address], inTurnOf())
}, 60_000)

afterAll(async () => {
  await proxy?.close()
  for (const program of [one, other]) program?.kill('SIGTERM')
  await Promise.all([one?.ended, other?.ended])
  await bureau?.world.close()
  for (const back of undo.reverse()) await back()
})

/** Somebody of the bureau with a browser, signed in through the proxy. */
async function browserOf({ username }: Client): Promise<Browser> {
  const browser = new Browser()
  expect(await browser.signIn(proxy.address, username, PASSWORD)).toBe(200)
  return browser
}

it('a meeting that goes on at one process is seen at the other at once', async () => {
  const [clerk, watcher] = [await browserOf(bureau.clerk), await browserOf(bureau.members[1]!.client)]
  const place = `/meetings/${bureau.meetingId}`
  expect(await clerk.send(one!.address, 'POST', `${place}/open`)).toMatchObject({ status: 200 })
  let seq = 0
  for (const [index, { id }] of bureau.members.entries()) {
    const [here, there] = index % 2 ? [other!, one!] : [one!, other!]
    const seen = watcher.send(there.address, 'GET', `${place}/room?after=${seq}`)
    // Long enough for the screen to be waiting.
    await sleep(300)
    const sent = performance.now()
    const command = { kind: 'sign-in', memberId: id }
    expect(await clerk.send(here.address, 'POST', `${place}/room`, { command })).toMatchObject({ status: 200 })
    const { body } = await seen
    expect(performance.now() - sent).toBeLessThan(2000)
    expect(body).toMatchObject({ seq: seq + 1 })
    seq += 1
  }
})

it('whoever signs out at one process is signed out at the other', async () => {
  const browser = await browserOf(bureau.observer)
  for (const { address } of [one!, other!])
    expect(await browser.send(address, 'GET', '/me')).toMatchObject({ status: 200 })
  const { cookie } = browser
  expect(await browser.send(one!.address, 'POST', '/sign-out', {})).toMatchObject({ status: 200 })
  browser.cookie = cookie
  await sleep(100)
  expect(await browser.send(other!.address, 'GET', '/me')).toMatchObject({ status: 401 })
})

it('wrong passwords count wherever they are tried', async () => {
  const { username } = await bureau.world.as('cadre')
  const browser = new Browser()
  for (let round = 0; round < 5; round += 1) {
    expect(await browser.signIn(round % 2 ? one!.address : other!.address, username, 'wrong')).toBe(401)
  }
  for (const { address } of [one!, other!]) expect(await browser.signIn(address, username, PASSWORD)).toBe(401)
})

it('a file that one process received is confirmed at the other, and the audit knows whose machine it was', async () => {
  const clerk = await browserOf(await bureau.world.as('personnel_clerk'))
  const form = new FormData()
  const { name, bytes } = sample('01_bom_crlf_baseline.lrmx')
  form.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  const preview = await clerk.send(one!.address, 'POST', '/imports', form)
  expect(preview.status).toBe(201)
  const { id } = (preview.body as { batch: { id: string } }).batch
  expect(await clerk.send(other!.address, 'POST', `/imports/${id}/application`, {})).toMatchObject({ status: 200 })
  await clerk.send(proxy.address, 'POST', '/sign-out', {})
  const { db } = bureau.world
  const entry = (action: string) =>
    db.selectFrom('auditEntry').select('ip').where('action', '=', action).orderBy('seq', 'desc').executeTakeFirst()
  expect(await entry('import.applied')).toEqual({ ip: '127.0.0.1' })
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9, 198.51.100.7' }
  await fetch(`${proxy.address}/api/sign-in`, { method: 'POST', headers, body: '{"username":"nobody","password":"x"}' })
  expect(await entry('account.sign-in-refused')).toEqual({ ip: '198.51.100.7' })
})

it('what both write at the same time is one whole chain, its head kept outside', async () => {
  const { db, keys, anchorFile } = bureau.world.platform
  const browsers = await Promise.all(bureau.members.map(({ client }) => browserOf(client)))
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(browsers.map((browser) => browser.send(proxy.address, 'POST', '/me/sessions/end-others', {})))
    expect(() => JSON.parse(readFileSync(anchorFile, 'utf8'))).not.toThrow()
  }
  await sleep(500)
  const verdict = await verifyAudit(db, keys, anchorFile)
  expect(verdict).toMatchObject({ ok: true, sealed: verdict.entries })
  expect(JSON.parse(readFileSync(anchorFile, 'utf8')).hash).toBe(verdict.head)
})

it('a third with a copy of the data folder does not start, one in the same folder does', async () => {
  const copy = makeFolder()
  undo.push(copy.remove)
  cpSync(env.TOUYAN_DATA!, copy.folder, { recursive: true })
  const refused = await runProgram(['serve'], { ...env, PORT: '0', TOUYAN_DATA: copy.folder })
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('必须共用同一个数据目录')
  const verified = await runProgram(['audit', 'verify'], env)
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  expect(readdirSync(join(env.TOUYAN_DATA!, 'processes'))).toHaveLength(3)
})

it('two that start at once on nothing make one unit with one set of keys', async () => {
  const database = await makeDatabase()
  undo.push(database.drop)
  const place = makeFolder()
  undo.push(place.remove)
  const fresh = { DATABASE_URL: database.url, TOUYAN_DATA: join(place.folder, 'data'), TOUYAN_LOG: 'silent' }
  const both = await Promise.all([1, 2].map(() => startProgram({ ...fresh, TOUYAN_UNIT: '云栖市文化和旅游局' })))
  const { rows } = await database.client.query('select count(*)::int as units from unit')
  expect(rows).toEqual([{ units: 1 }])
  for (const { address } of both) expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true })
  for (const program of both) program.kill('SIGTERM')
  for (const { code, stderr } of await Promise.all(both.map(({ ended }) => ended))) {
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  }
  const again = await startProgram(fresh)
  again.kill('SIGTERM')
  expect((await again.ended).code).toBe(0)
}, 60_000)
