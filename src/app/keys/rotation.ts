import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { unitIds } from '../../areas/posts/facts.ts'
import { StartRefused } from '../../platform/errors.ts'
import { AUDIT_KEY, FIRST_KEY, type SealedBy } from '../../platform/keys.ts'
import { write } from '../../platform/write.ts'
import { companionsOn } from '../companions.ts'
import type { Config } from '../config.ts'
import { operatorOf } from '../operator.ts'
import { type Runtime, STARTING } from '../runtime.ts'
import { inTurn, withClient } from '../turn.ts'
import { fieldKeyFile, loadKeys, makeKey } from './files.ts'
import { registeredKeys } from './registered.ts'
import { countSealed, type Resealed, resealAll } from './reseal.ts'

export type Rotated = Resealed & SealedBy & { isResumed: boolean }

const folderIn = ({ dataFolder }: Config) => join(dataFolder, 'keys')

/**
 * Makes a new field key and closes everything with it that the older ones have closed. One that was broken off is gone
 * on with instead.
 *
 * @throws StartRefused while another process works on this database: it would not know the new key
 */
export async function rotate(runtime: Runtime, config: Config, say: (line: string) => void): Promise<Rotated> {
  const { platform, owner } = runtime
  // Whoever starts from here on finds the new key in the folder.
  const { number, isResumed } = await inTurn(owner, STARTING, () =>
    withClient(owner, (client) => begin(client, config, platform.clock.now())),
  )
  const keys = loadKeys(folderIn(config), config.crypto)
  const { algorithm } = keys.newest
  await leaveTrace(runtime, 'keys.rotation-begun', { number, algorithm, isResumed })
  say(isResumed ? `上次没有换完，接着换到${number}号密钥。` : `已生成${number}号密钥，开始重新加密。`)
  const done = await withClient(owner, async (client) => {
    const sum = await resealAll(client, keys, say)
    const at = platform.clock.now()
    await client.query('update field_key set resealed_at = greatest(made_at, $1) where number = $2', [at, number])
    return sum
  })
  await leaveTrace(runtime, 'keys.rotated', { number, algorithm, ...done })
  return { number, algorithm, isResumed, ...done }
}

async function begin(client: pg.Client, config: Config, now: Date): Promise<{ number: number; isResumed: boolean }> {
  if ((await companionsOn(client)).length > 1) {
    throw new StartRefused('头雁还在运行，没有更换密钥。请先停止使用这个数据库的所有头雁进程，再更换。')
  }
  const registered = await registeredKeys(client)
  const last = registered.at(-1)
  if (last && !last.resealedAt) return { number: last.number, isResumed: true }
  const number = (last?.number ?? FIRST_KEY) + 1
  makeKey(folderIn(config), fieldKeyFile(number))
  const check = loadKeys(folderIn(config)).checkOf(number)
  await client.query('insert into field_key (number, key_check, made_at) values ($1, $2, $3)', [number, check, now])
  return { number, isResumed: false }
}

export type KeyState = { number: number; file: string; values: number; needed: string | null }

/** What each key has closed, and why it is still needed; null where it may be destroyed. */
export async function listKeys({ owner, platform }: Runtime) {
  return withClient(owner, async (client) => {
    const counts = await countSealed(client)
    const registered = await registeredKeys(client)
    const { newest, numbers } = platform.keys
    const keys = numbers.map((number): KeyState => {
      const values = counts.reduce((sum, one) => sum + (one.number === number ? one.values : 0), 0)
      const isOver = registered.some((one) => one.number === number && one.destroyedAt)
      const needed = isOver ? null : whyNeeded({ number, values, newest: newest.number })
      return { number, file: fieldKeyFile(number), values, needed }
    })
    const destroyed = registered.filter((one) => one.destroyedAt).map(({ number }) => number)
    return { newest, keys, counts: counts.filter(({ number }) => number !== AUDIT_KEY), destroyed }
  })
}

function whyNeeded({ number, values, newest }: { number: number; values: number; newest: number }): string | null {
  if (number === newest) return '正在使用'
  if (number === FIRST_KEY) return '查重、群众入口和较早的审计记录要用，一直保留'
  return values ? `还有${values}条由它加密，请先更换密钥（keys rotate）` : null
}

/**
 * Destroys a key that nothing needs any more. The database remembers it first: whatever happens then, the number is not
 * used again and nothing asks for the file.
 */
export async function destroyKey(runtime: Runtime, config: Config, number: number): Promise<void> {
  const { platform, owner } = runtime
  const path = join(folderIn(config), fieldKeyFile(number))
  await inTurn(owner, STARTING, () =>
    withClient(owner, async (client) => {
      if ((await companionsOn(client)).length > 1) {
        throw new StartRefused('头雁还在运行，没有销毁密钥。请先停止使用这个数据库的所有头雁进程。')
      }
      const { keys } = await listKeys(runtime)
      const key = keys.find((one) => one.number === number)
      if (!key) throw new StartRefused(`没有${number}号密钥。请用 keys list 查看有哪些。`)
      if (key.needed) throw new StartRefused(`${number}号密钥不能销毁：${key.needed}。`)
      const at = platform.clock.now()
      await client.query(
        'update field_key set destroyed_at = coalesce(destroyed_at, greatest(resealed_at, $1)) where number = $2',
        [at, number],
      )
    }),
  )
  rmSync(path, { force: true })
  await leaveTrace(runtime, 'keys.destroyed', { number })
}

async function leaveTrace({ platform }: Runtime, action: string, detail: Record<string, unknown>): Promise<void> {
  for (const unitId of await unitIds(platform.db)) {
    const entry = { action, subjectKind: 'unit', subjectId: unitId, detail }
    await write(operatorOf(platform, unitId), async () => ({ result: null, audit: [entry] }))
  }
}
