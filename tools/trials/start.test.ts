import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { makeDatabase } from './database.ts'
import { databasePid, isRunning, makeFolder, removeFolder, runProgram, spawnProgram, startProgram } from './program.ts'

const isRoot = process.getuid?.() === 0
const made: (() => unknown)[] = []
afterAll(async () => {
  for (const undo of made.reverse()) await undo()
})

function folder(): string {
  const { folder, remove } = makeFolder()
  made.push(remove)
  return folder
}

async function database() {
  const database = await makeDatabase()
  made.push(database.drop)
  return database
}

const health = async (address: string) => (await fetch(`${address}/healthz`)).json()

async function gone(pid: number, within: number): Promise<boolean> {
  for (let waited = 0; waited < within && isRunning(pid); waited += 50) await sleep(50)
  return !isRunning(pid)
}

describe('starting and stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('prints one address and %s stops everything cleanly', async (signal) => {
    const data = folder()
    for (const start of ['first', 'second']) {
      const program = await startProgram({ TOUYAN_DATA: data })
      expect(await health(program.address), start).toEqual({ ok: true })
      const server = databasePid(data)!
      expect(isRunning(server)).toBe(true)
      expect(existsSync(join(data, 'owner.json'))).toBe(true)
      const asked = Date.now()
      program.kill(signal)
      // A terminal's Ctrl+C reaches the program twice: by itself and through the launcher.
      program.kill(signal)
      const { code, stdout, stderr } = await program.ended
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout.match(/https?:\/\//g)).toHaveLength(1)
      expect(Date.now() - asked).toBeLessThan(15_000)
      expect(isRunning(server)).toBe(false)
      expect(existsSync(join(data, 'owner.json'))).toBe(false)
    }
  })

  it('leads a first start to the set-up page and sets up a named unit at once', async () => {
    const { url } = await database()
    const program = await startProgram({ TOUYAN_DATA: folder(), DATABASE_URL: url })
    expect(program.stdout()).toMatch(/\/setup#\S+/)
    program.kill('SIGTERM')
    expect((await program.ended).code).toBe(0)
  })

  it('stops cleanly when told to while it is still starting', async () => {
    const data = folder()
    const program = spawnProgram(['serve'], { TOUYAN_DATA: data, PORT: '0' })
    while (!existsSync(join(data, 'owner.json'))) await sleep(5)
    await sleep(50)
    program.kill('SIGTERM')
    expect((await program.ended).code).toBe(0)
    expect(existsSync(join(data, 'owner.json'))).toBe(false)
  })
})

describe('the demo', () => {
  it('is there when asked for and only for this computer', async () => {
    const { url } = await database()
    const env = { TOUYAN_DATA: folder(), DATABASE_URL: url, TOUYAN_DEMO: '1' }
    const refused = await runProgram(['serve'], { ...env, PORT: '0', HOST: '0.0.0.0' })
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/示例单位.*只能在本机使用.*TOUYAN_DEMO_PUBLIC=1/)

    const program = await startProgram(env)
    const bootstrap = await (await fetch(`${program.address}/api/bootstrap`)).json()
    expect(bootstrap).toMatchObject({ isDemo: true })
    program.kill('SIGTERM')
    expect((await program.ended).code).toBe(0)

    // What is stored decides, not only what this start asks for.
    const again = await runProgram(['serve'], { ...env, TOUYAN_DEMO: '', PORT: '0', HOST: '0.0.0.0' })
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('TOUYAN_DEMO_PUBLIC=1')
    const open = await startProgram({ ...env, HOST: '0.0.0.0', TOUYAN_DEMO_PUBLIC: '1' })
    // Where it listens everywhere, it names an address that opens.
    expect(open.address).toMatch(/^http:\/\/localhost:\d+$/)
    expect((await fetch(`${open.address}/sign-in`)).status).toBe(200)
    open.kill('SIGTERM')
    expect((await open.ended).code).toBe(0)
  })
})

describe('a start that cannot succeed', () => {
  it('names a port that is taken and leaves nothing running', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    made.push(() => other.close())
    const { port } = other.address() as { port: number }
    const data = folder()
    const { code, stdout, stderr } = await runProgram(['serve'], { TOUYAN_DATA: data, PORT: String(port) })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr.trim()).toBe(`端口 ${port} 已被占用。请用 PORT 指定另一个端口。`)
    expect(databasePid(data)).toBeNull()
    expect(existsSync(join(data, 'owner.json'))).toBe(false)
  })

  it.each([
    [{ PORT: '99999' }, /^PORT 应为0到65535的整数/],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL 应以 postgresql:\/\/ 开头/],
    [{ DATABASE_URL: 'postgresql://u:geheim@:x:y/z' }, /^无法连接 DATABASE_URL/],
    [{ DATABASE_URL: 'postgresql://u:geheim@127.0.0.1:1/z' }, /^无法连接 DATABASE_URL/],
    [{ HOST: '203.0.113.7' }, /^本机没有 203\.0\.113\.7 这个地址/],
  ])('answers %j with one sentence', async (env, expected) => {
    const { code, stdout, stderr } = await runProgram(['serve'], { TOUYAN_DATA: folder(), PORT: '0', ...env })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(expected)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).not.toContain('geheim')
  })

  it('refuses a database whose keys are elsewhere', async () => {
    const { url } = await database()
    const right = { TOUYAN_DATA: folder(), DATABASE_URL: url }
    expect((await runProgram(['audit', 'verify'], right)).code).toBe(0)
    const wrong = await runProgram(['audit', 'verify'], { TOUYAN_DATA: folder(), DATABASE_URL: url })
    expect(wrong.code).toBe(1)
    expect(wrong.stderr).toContain('密钥与数据库不匹配')
    expect((await runProgram(['audit', 'verify'], right)).code).toBe(0)
  })

  it('names a data folder it may not write to', async () => {
    // Nobody may make files below /sys/kernel, not even root, whom permissions do not stop elsewhere.
    const data = isRoot ? '/sys/kernel' : folder()
    if (!isRoot) {
      chmodSync(data, 0o555)
      made.push(() => chmodSync(data, 0o755))
    }
    const { code, stdout, stderr } = await runProgram(['serve'], { TOUYAN_DATA: data, PORT: '0' })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(new RegExp(`^无法使用 ${data}.*(没有读写权限|只读).*TOUYAN_DATA`))
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('names a data folder that is a file', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    const { code, stderr } = await runProgram(['serve'], { TOUYAN_DATA: file, PORT: '0' })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^无法使用 .*file：/)
  })
})

describe('one owner of a data folder', () => {
  it('refuses a second program at once and leaves the first alone; a killed owner is succeeded', async () => {
    const data = folder()
    const first = await startProgram({ TOUYAN_DATA: data })
    const asked = Date.now()
    const second = await runProgram(['serve'], { TOUYAN_DATA: data, PORT: '0' })
    expect(Date.now() - asked).toBeLessThan(3_000)
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toContain(`正由另一个头雁程序使用（进程号 ${first.pid}，`)
    const command = await runProgram(['audit', 'verify', '--json'], { TOUYAN_DATA: data })
    expect(command).toMatchObject({ code: 1, stdout: '' })
    const looked = await runProgram(['doctor'], { TOUYAN_DATA: data, PORT: '0' })
    expect(looked.stdout).toContain('正由运行中的头雁使用')
    expect(await health(first.address)).toEqual({ ok: true })
    expect(JSON.parse(readFileSync(join(data, 'owner.json'), 'utf8')).pid).toBe(first.pid)

    const orphan = databasePid(data)!
    first.kill('SIGKILL')
    await first.ended
    const next = await startProgram({ TOUYAN_DATA: data })
    expect(await health(next.address)).toEqual({ ok: true })
    expect(await gone(orphan, 5_000)).toBe(true)
    next.kill('SIGTERM')
    expect((await next.ended).code).toBe(0)
  })

  it('starts after its database was killed as well', async () => {
    const data = folder()
    const first = await startProgram({ TOUYAN_DATA: data })
    const server = databasePid(data)!
    process.kill(first.pid, 'SIGKILL')
    process.kill(server, 'SIGKILL')
    await first.ended
    const next = await startProgram({ TOUYAN_DATA: data })
    expect(await health(next.address)).toEqual({ ok: true })
    next.kill('SIGTERM')
    expect((await next.ended).code).toBe(0)
  })
})

describe('where the data lies', () => {
  it('works below a folder only its owner can enter', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'touyan-closed-'))
    const data = join(closed, 'data')
    mkdirSync(data)
    made.push(
      () => removeFolder(closed),
      () => removeFolder(data),
    )
    chmodSync(closed, 0o700)
    for (const start of ['first', 'second']) {
      const program = await startProgram({ TOUYAN_DATA: data })
      expect(await health(program.address), start).toEqual({ ok: true })
      // PostgreSQL never runs as root: as root its user could not enter here, so its files stand elsewhere.
      const owner = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${databasePid(data)}/status`, 'utf8'))?.[1])
      expect(owner === 0).toBe(false)
      expect(owner === process.getuid?.()).toBe(!isRoot)
      program.kill('SIGTERM')
      expect((await program.ended).code).toBe(0)
    }
  })
})
