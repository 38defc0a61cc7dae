import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { bounds, permissions } from '../../src/app/areas.ts'
import { type Config, readConfig } from '../../src/app/config.ts'
import { keyCommands } from '../../src/app/key-commands.ts'
import { loadKeys } from '../../src/app/keys/files.ts'
import { auditPlace, placeIn, type SealedPlace, sealedPlaces } from '../../src/app/keys/places.ts'
import { countSealed } from '../../src/app/keys/reseal.ts'
import { destroyKey, listKeys, rotate } from '../../src/app/keys/rotation.ts'
import { type Runtime, startRuntime } from '../../src/app/runtime.ts'
import { makeServer } from '../../src/app/server.ts'
import { DEMO_PASSWORD } from '../../src/areas/accounts/server/setup.ts'
import { type Keys, keysFrom } from '../../src/platform/keys.ts'
import { scopeOf } from '../../src/platform/permission.ts'
import { verifyAudit } from '../../src/platform/seal.ts'
import { lrmx } from '../../src/testing/dossiers.ts'
import { type Scratch, startScratch } from '../scratch-database.ts'
import { type Bureau, makeBureau, type ServerPlace } from './bureau.ts'
import { ALSO_IN_THE_OPEN, filesWith, forms, tablesText, tellingPart } from './canaries.ts'
import { fill } from './fill.ts'
import { type Known, know } from './matrix.ts'
import { keyOf } from './objects.ts'
import { sees } from './sight.ts'

/** Closed by keys that are none of the field keys: of the door, of ballots and of evaluations that go on. */
const OTHER_BOXES = ['door_attachment.bytes_sealed', 'door_queue.sealed', 'evaluation_round.box', 'secret_box.box']
/** Not closed at all: authentications, fingerprints and photos. */
const NO_BOXES = [
  ...['audit_entry.mac', 'audit_seal.hash', 'audit_seal.previous', 'door_queue.code_hash', 'door_status.code_hash'],
  ...['field_key.key_check', 'import_item.source_fingerprint', 'installation.key_check'],
  ...['person.id_number_fingerprint', 'photo.bytes'],
]

let scratch: Scratch
let bureau: Bureau
let known: Known
let env: NodeJS.ProcessEnv
let config: Config
let before: Map<string, string>
let running: Runtime | null = null

beforeAll(async () => {
  // A server of its own: the log ahead of the shared one also holds what other tests write in the open.
  scratch = await startScratch()
  const { user, password, host, port } = scratch.connection as ServerPlace
  bureau = await makeBureau({ user, password, host, port })
  await fill(bureau)
  await importTwice()
  await declareRelative()
  known = await know(bureau, 1)
  const database = `postgresql://${user}:${password}@/${bureau.client.database}`
  env = {
    DATABASE_URL: `${database}?host=${encodeURIComponent(host)}&port=${port}`,
    TOUYAN_DATA: dirname(bureau.runtime.platform.anchorFile),
    TOUYAN_LOG: 'silent',
  }
  config = readConfig(env)
}, 180_000)
afterAll(async () => {
  await running?.stop()
  await bureau.close()
  await scratch.stop()
})

/** A form with odd places, and the same person again with one thing changed: the original and the former are kept. */
async function importTwice() {
  const clerk = bureau.visitors.find(({ username }) => username === 'xuqingru')!
  for (const health of ['健康', '一般']) {
    const odd = { XingMing: '方既白', CanJiaGongZuoShiJian: '原文丙不是日期', JianKangZhuangKuang: health }
    const text = Buffer.from(lrmx(odd)).toString('utf8')
    const head = '--b\r\ncontent-disposition: form-data; name="files"; filename="a.lrmx"\r\n\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const preview = await clerk.send('POST', '/api/imports', { raw: `${head}${text}\r\n--b--\r\n`, headers })
    const { batch } = JSON.parse(preview.text)
    const applied = await clerk.send('POST', `/api/imports/${batch.id}/application`, { body: {} })
    expect([applied.status, applied.text.slice(0, 200)]).toEqual([200, expect.any(String)])
  }
}

/** The relatives of the demo have names too short to be looked for. */
async function declareRelative() {
  const cadre = bureau.visitors.find(({ username }) => username === 'chenkun')!
  const interest = {
    ...{
      relation: '配偶的弟弟',
      relativeName: '柳含烟甲乙丙',
      kind: 'shares',
      organisation: '云栖雅集文化传播有限公司',
    },
    ...{ creditCode: '', sharePercent: 30, line: '演出', validFrom: '2025-01-01', source: '本人填报' },
  }
  const { status, text } = await cadre.send('POST', '/api/interests', {
    body: { personId: cadre.actor!.personId, interest },
  })
  expect([status, text]).toEqual([201, expect.any(String)])
}

const keysNow = (algorithm: 'aes' | 'sm' = 'aes') => loadKeys(join(config.dataFolder, 'keys'), algorithm)
const nameOf = ({ table, column }: Pick<SealedPlace, 'table' | 'column'>) => `${table}.${column}`

/** Every sealed value of the bureau opened, by where it lies. */
async function everythingOpened(keys: Keys): Promise<Map<string, string>> {
  const opened = new Map<string, string>()
  for (const place of [...sealedPlaces, auditPlace]) {
    const { rows } = await bureau.client.query(
      `select *, ${place.column} as sealed from ${place.table} where ${place.column} is not null`,
    )
    for (const row of rows) opened.set(placeIn(place, row), keys.open(row.sealed, placeIn(place, row)))
  }
  return opened
}

/** What people wrote without a name is given out in another order each time. */
const inOrder = (text: string) =>
  JSON.stringify(JSON.parse(text), (key, value) => (key === 'texts' && Array.isArray(value) ? value.toSorted() : value))

/** One answer for every address with a parameter, as the first who may see an object there. */
async function answers(send: (username: string, path: string) => Promise<{ status: number; text: string }>) {
  const found: [string, number, string][] = []
  for (const { endpoint } of bounds) {
    const key = keyOf(endpoint.path)
    // What was printed of a person is remembered in the one; the other may be over.
    if (endpoint.method !== 'get' || !key || /\/history$|^\/evaluations\//.test(endpoint.path)) continue
    const may = bureau.visitors.flatMap((who) => {
      if (!scopeOf(permissions, who.actor!, endpoint.permission)) return []
      const thing = known.things.get(key)!.find((one) => sees(who.actor!, endpoint, one))
      return thing ? [{ who, thing }] : []
    })
    for (const { who, thing } of may.slice(0, 1)) {
      const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(thing.params[name]!))
      const { status, text } = await send(who.username, `/api${path}`)
      found.push([`${who.username} ${path}`, status, text.startsWith('{') && status === 200 ? inOrder(text) : ''])
    }
  }
  return found
}

/** Runs a command and gives what it prints. */
async function said(args: string[]): Promise<string> {
  const lines: string[] = []
  const told = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line))
  try {
    expect(await keyCommands.keys!.run(args, env)).toBe(0)
    return lines.join('\n')
  } finally {
    told.mockRestore()
  }
}

/** Exchanges the key in a process of its own, which is killed hard once `word` has appeared. */
async function rotateUntil(word: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['src/app/cli.ts', 'keys', 'rotate'], { env: { ...process.env, ...env } })
  let output = ''
  const hear = (piece: Buffer) => {
    output += piece
    if (output.includes(word)) child.kill('SIGKILL')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })))
}

test('every column of bytes is in one list, and every sealed value of the demo bureau opens at its place', async () => {
  const { rows } = await bureau.client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' order by 1`,
  )
  const listed = [...sealedPlaces.map(nameOf), nameOf(auditPlace), ...OTHER_BOXES, ...NO_BOXES]
  expect(rows.map(({ name }) => name)).toEqual(listed.sort())
  before = await everythingOpened(keysNow())
  const counts = await countSealed(bureau.client)
  const empty = sealedPlaces.map(nameOf).filter((name) => !counts.some((one) => nameOf(one) === name))
  expect(empty).toEqual([])
  expect(before.size).toBeGreaterThan(500)
})

test('of no sealed place can anything be read in tables, database files, the log ahead, the data folder', async () => {
  const text = await tablesText(bureau.client)
  const found: string[] = []
  const canaries: string[] = []
  for (const place of sealedPlaces) {
    const own = [...before].filter(([at]) => at.startsWith(`${place.place}.`))
    const telling = own.flatMap(([, opened]) => tellingPart(opened)).slice(0, 40)
    const hidden = telling.filter((one) => !forms(one).some((form) => text.includes(form)))
    if (!hidden.length) found.push(`${nameOf(place)} can be read, or holds nothing to look for`)
    const seen = telling.find((one) => !hidden.includes(one))
    if (seen && !ALSO_IN_THE_OPEN.includes(nameOf(place))) found.push(`${nameOf(place)}: ${seen}`)
    canaries.push(...hidden.slice(0, 2))
  }
  expect(found).toEqual([])
  expect(canaries.length).toBeGreaterThan(30)
  expect(await filesWith(bureau.client, config.dataFolder, canaries)).toEqual([])
  // What is looked for would be found.
  await bureau.client.query('create table canary as select $1::text as text', [canaries[0]])
  expect(await tablesText(bureau.client)).toContain(canaries[0])
  expect((await filesWith(bureau.client, config.dataFolder, canaries)).length).toBeGreaterThan(0)
  await bureau.client.query('drop table canary')
}, 60_000)

test('while the program runs no key is exchanged; afterwards a kill in the middle leaves everything open', async () => {
  await expect(keyCommands.keys!.run(['rotate'], env)).rejects.toThrow('头雁还在运行，没有更换密钥')
  expect(existsSync(join(config.dataFolder, 'keys/field-2.key'))).toBe(false)
  const asked = (username: string, path: string) =>
    bureau.visitors.find((one) => one.username === username)!.send('GET', path)
  told = await answers(asked)
  await bureau.runtime.stop()

  const killed = await rotateUntil('family_member.sealed')
  expect(killed).toMatchObject({ code: null, output: expect.stringContaining('已生成2号密钥') })
  const numbers = new Set((await countSealed(bureau.client)).map(({ number }) => number))
  expect([...numbers].sort()).toEqual([0, 1, 2])
  const opened = await everythingOpened(keysNow())
  for (const [place, text] of before) expect([place, opened.get(place)]).toEqual([place, text])
}, 60_000)

let told: [string, number, string][]

test('the next run goes on with the same key, here by the other algorithm; both may lie in one database', async () => {
  const sm = { ...config, crypto: 'sm' as const }
  const runtime = await startRuntime(sm)
  try {
    const stopped = new Error('stopped')
    const stopAtThird = () => {
      if (++lines === 3) throw stopped
    }
    let lines = 0
    await expect(rotate(runtime, sm, stopAtThird)).rejects.toBe(stopped)
    const mixed = (await countSealed(bureau.client)).filter(({ number }) => number === 2)
    expect(new Set(mixed.map(({ algorithm }) => algorithm))).toEqual(new Set(['aes', 'sm']))
    const done = await rotate(runtime, sm, () => {})
    expect(done).toMatchObject({ number: 2, algorithm: 'sm', isResumed: true, unopened: 0 })
    expect(done.resealed).toBeGreaterThan(500)
    const left = (await countSealed(bureau.client)).filter(
      ({ number, algorithm }) => number !== 2 || algorithm !== 'sm',
    )
    expect(new Set(left.map(nameOf))).toEqual(new Set([nameOf(auditPlace)]))
    const asleep = await bureau.client.query(`select 1 from pg_trigger where tgenabled = 'D'`)
    expect(asleep.rows).toEqual([])
    const opened = await everythingOpened(keysNow('sm'))
    for (const [place, text] of before) expect([place, opened.get(place)]).toEqual([place, text])
    const trail = await bureau.client.query(
      `select action, detail::json ->> 'number' as number from audit_entry where action like 'keys.%' order by seq`,
    )
    expect(trail.rows.map(({ action }) => action)).toEqual([
      ...['keys.rotation-begun', 'keys.rotation-begun', 'keys.rotation-begun', 'keys.rotated'],
    ])
    expect(new Set(trail.rows.map(({ number }) => number))).toEqual(new Set(['2']))
    await runtime.platform.sealer.settle()
    expect(await verifyAudit(runtime.platform.db, runtime.platform.keys, runtime.platform.anchorFile)).toMatchObject({
      ok: true,
    })
  } finally {
    await runtime.stop()
  }
}, 60_000)

test('every page answers with the new key as it did with the old', async () => {
  running = await startRuntime({ ...config, crypto: 'sm' }, bureau.runtime.platform.clock)
  const app = makeServer(running, bounds)
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit) => {
    const answer = await app.request(path, init, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  const asked = async (username: string, path: string) => {
    if (!cookies.has(username)) {
      const body = JSON.stringify({ username, password: DEMO_PASSWORD })
      const headers = { 'content-type': 'application/json' }
      const signedIn = await send('/api/sign-in', { method: 'POST', body, headers })
      const lines = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
      cookies.set(username, lines.join('; '))
    }
    return send(path, { headers: { cookie: cookies.get(username)! } })
  }
  expect(told.length).toBeGreaterThan(60)
  expect(told.filter(([, status]) => ![200, 400, 409].includes(status))).toEqual([])
  // Four ask for more than the object.
  expect(told.filter(([, status]) => status === 400)).toHaveLength(4)
  expect(await answers(asked)).toEqual(told)
}, 60_000)

test('a value moved to another row is told as damaged, with what to do, and is neither shown nor a fault', async () => {
  const { rows } = await bureau.client.query(
    `select id, id_number_sealed as sealed from person where id_number_sealed is not null order by id limit 2`,
  )
  const place = (sealed: Buffer, id: string) =>
    bureau.client.query('update person set id_number_sealed = $1 where id = $2', [sealed, id])
  const app = makeServer(running!, bounds)
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const body = JSON.stringify({ username: 'xuqingru', password: DEMO_PASSWORD })
  const headers = { 'content-type': 'application/json' }
  const signedIn = await app.request('/api/sign-in', { method: 'POST', body, headers }, env)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const read = () => app.request(`/api/people/${rows[0].id}`, { headers: { cookie } }, env)
  expect((await read()).status).toBe(200)
  await place(rows[1].sealed, rows[0].id)
  await place(rows[0].sealed, rows[1].id)
  const answer = await read()
  const told = await answer.json()
  expect([answer.status, told.code]).toEqual([409, 'damaged'])
  expect(told.message).toMatch(/打不开.*告诉系统管理员核对密钥、用备份恢复/)
  expect(JSON.stringify(told)).not.toContain(rows[0].id)
  await place(rows[0].sealed, rows[0].id)
  await place(rows[1].sealed, rows[1].id)
  expect((await read()).status).toBe(200)
})

test('a key that something needs is not destroyed; one that nothing needs is, and is not asked for again', async () => {
  await running?.stop()
  running = null
  const sm = { ...config, crypto: 'sm' as const }
  const first = await startRuntime(sm)
  try {
    await expect(destroyKey(first, sm, 1)).rejects.toThrow('1号密钥不能销毁：查重')
    await expect(destroyKey(first, sm, 2)).rejects.toThrow('2号密钥不能销毁：正在使用')
    await expect(destroyKey(first, sm, 9)).rejects.toThrow('没有9号密钥')
    expect((await rotate(first, sm, () => {})).number).toBe(3)
  } finally {
    await first.stop()
  }
  const old = await bureau.client.query('select id, sealed from party_file order by id limit 1')
  const aside = keysNow().open(old.rows[0].sealed, `party_file.content.${old.rows[0].id}`)
  const second = await startRuntime(sm)
  try {
    const { keys } = await listKeys(second)
    expect(keys.map(({ number, needed }) => [number, needed === null])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ])
    const [number2] = await sealedBy(2, aside, old.rows[0].id)
    await expect(destroyKey(second, sm, 2)).rejects.toThrow(/还有1条由它加密，请先更换密钥/)
    await bureau.client.query('update party_file set sealed = $1 where id = $2', [old.rows[0].sealed, old.rows[0].id])
    expect(number2).toBe(2)
  } finally {
    await second.stop()
  }
  expect(await said(['destroy', '2'])).toContain('已销毁2号密钥')
  expect(existsSync(join(config.dataFolder, 'keys/field-2.key'))).toBe(false)
  expect(JSON.parse(await said(['list', '--json']))).toMatchObject({ newest: { number: 3 }, destroyed: [2] })
  expect(await said(['list'])).toMatch(/^1号　field\.key　加密\d+条　不能销毁：查重.*\n3号　.*正在使用\n已销毁：2号/)
  const opened = await everythingOpened(keysNow())
  for (const [place, text] of before) expect([place, opened.get(place)]).toEqual([place, text])
}, 60_000)

/** Puts a file of the bureau back under an older key. */
async function sealedBy(number: number, text: string, id: string): Promise<number[]> {
  const folder = join(config.dataFolder, 'keys')
  const raw = (name: string) => readFileSync(join(folder, name))
  const fields = new Map([
    [1, raw('field.key')],
    [number, raw(`field-${number}.key`)],
  ])
  const keys = keysFrom({ fields, audit: raw('audit.key'), session: raw('session.key') })
  const sealed = keys.seal(text, `party_file.content.${id}`)
  await bureau.client.query('update party_file set sealed = $1 where id = $2', [sealed, id])
  return [keys.newest.number]
}

test.each([['list', 'more'], [], ['destroy'], ['destroy', 'x'], ['destroy', '0'], ['rotate', '2'], ['toString']])(
  'keys %s %s is refused with what to write',
  async (...args) => {
    const words = /请写 keys list、keys rotate，或者 keys destroy 编号/
    await expect(keyCommands.keys!.run(args as string[], env)).rejects.toThrow(words)
  },
)
