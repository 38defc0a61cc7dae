import { StartRefused } from '../platform/errors.ts'
import { type Command, parsed } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { destroyKey, listKeys, rotate } from './keys/rotation.ts'
import { type Runtime, startRuntime } from './runtime.ts'

/** The keys that close personal content, at the machine itself. */
export const keyCommands: Record<string, Command> = {
  keys: {
    usage: 'keys list | rotate | destroy 编号 [--json]           查看、更换、销毁加密个人内容的密钥',
    run: runKeys,
  },
}

const ALGORITHMS = { aes: 'AES-256-GCM', sm: '国密 SM4＋HMAC-SM3' }

async function runKeys(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parsed({ args, options: { json: { type: 'boolean' } }, allowPositionals: true })
  const [verb = '', which, ...more] = positionals
  const isWhole = verb === 'destroy' ? /^[1-9]\d{0,3}$/.test(which ?? '') : which === undefined
  if (!Object.hasOwn(verbs, verb) || more.length || !isWhole) {
    throw new StartRefused('请写 keys list、keys rotate，或者 keys destroy 编号（例如 keys destroy 2）。')
  }
  const config = readConfig({ ...env, TOUYAN_LOG: env.TOUYAN_LOG ?? 'warn' })
  const runtime = await startRuntime(config)
  try {
    const isJson = values.json === true
    await verbs[verb as keyof typeof verbs]({ runtime, config, number: Number(which), isJson })
    return 0
  } finally {
    await runtime.stop()
  }
}

type Asked = { runtime: Runtime; config: Config; number: number; isJson: boolean }

const verbs = {
  async list({ runtime, isJson }: Asked) {
    const found = await listKeys(runtime)
    if (isJson) return console.log(JSON.stringify(found))
    for (const { number, file, values, needed } of found.keys) {
      console.log(`${number}号　${file}　加密${values}条　${needed ? `不能销毁：${needed}` : '可以销毁'}`)
    }
    if (found.destroyed.length) console.log(`已销毁：${found.destroyed.map((number) => `${number}号`).join('、')}`)
    for (const { table, column, number, algorithm, values } of found.counts) {
      console.log(`　${table}.${column}　${number}号　${ALGORITHMS[algorithm]}　${values}条`)
    }
  },
  async rotate({ runtime, config, isJson }: Asked) {
    const done = await rotate(runtime, config, isJson ? () => {} : console.log)
    if (isJson) return console.log(JSON.stringify(done))
    const lost = done.unopened ? `有${done.unopened}条打不开，没有改动，请用备份核对。` : ''
    console.log(
      `已换到${done.number}号密钥（${ALGORITHMS[done.algorithm]}），重新加密${done.resealed}条。${lost}` +
        '请马上备份一次：以前的备份仍要用以前的密钥打开。',
    )
  },
  async destroy({ runtime, config, number, isJson }: Asked) {
    await destroyKey(runtime, config, number)
    console.log(
      isJson ? JSON.stringify({ destroyed: number }) : `已销毁${number}号密钥。用它加密的旧备份要靠备份里的密钥打开。`,
    )
  },
}
