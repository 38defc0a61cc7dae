import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { unitIds } from '../areas/posts/facts.ts'
import { StartRefused } from '../platform/errors.ts'
import { write } from '../platform/write.ts'
import { backUp, passphraseFrom } from './backup/daily.ts'
import type { Made } from './backup/make.ts'
import { drill, type Restored, restore } from './backup/system.ts'
import { type Command, parsed } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { operatorOf } from './operator.ts'
import { startRuntime } from './runtime.ts'
import { byOneOnly } from './turn.ts'

const options = {
  out: { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean' },
} as const

/** Backups at the machine itself. */
export const backupCommands: Record<string, Command> = {
  backup: {
    usage: 'backup [--out 文件.zip] [--passphrase-file 文件] [--json]  备份全部数据，写完即核对',
    run: runBackup,
  },
  restore: {
    usage: 'restore 备份文件 [--passphrase-file 文件] [--json]   恢复到空的数据目录或数据库',
    run: (args, env) => runRestore(args, env, 'restore'),
  },
  drill: {
    usage: 'drill 备份文件 [--passphrase-file 文件] [--json]     演练：恢复到临时的地方，逐表核对后删去',
    run: (args, env) => runRestore(args, env, 'drill'),
  },
}

const passphraseOf = (values: Record<string, string | boolean | undefined>, { backupPassphrase }: Config) =>
  passphraseFrom(typeof values['passphrase-file'] === 'string' ? values['passphrase-file'] : backupPassphrase)

async function runBackup(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parsed({ args, options })
  const config = readConfig({ ...env, TOUYAN_LOG: env.TOUYAN_LOG ?? 'warn' })
  const passphrase = passphraseOf(values, config)
  const runtime = await startRuntime(config)
  try {
    const target = typeof values.out === 'string' ? { path: resolve(values.out) } : {}
    const make = async () => {
      const made = await backUp(runtime, config, { ...target, passphrase: () => passphrase })
      console.log(values.json ? JSON.stringify(made) : backupText(made))
    }
    if (await byOneOnly(runtime.owner, 'backup', make)) return 0
    throw new StartRefused('另一个头雁进程正在备份这个数据库，请等它做完再试。')
  } finally {
    await runtime.stop()
  }
}

function backupText({ path, tables, rows, size, hasKeys }: Made): string {
  const keys = hasKeys
    ? '内容已用口令加密，密钥也在里面：口令要另外保管，丢了谁也打不开。'
    : '没有设口令：文件没有整体加密，密钥不在里面。' +
      '请把数据目录 keys 下名称以 .key 结尾的文件全部另外保存在别处，恢复时要用。'
  return `已备份到 ${path}\n${tables}张表，${rows}行，${(size / 1024 / 1024).toFixed(1)} MB，已逐个核对。\n${keys}`
}

async function runRestore(args: string[], env: NodeJS.ProcessEnv, which: 'restore' | 'drill'): Promise<number> {
  const { values, positionals } = parsed({ args, options, allowPositionals: true })
  const [file, ...more] = positionals
  if (!file || more.length) throw new StartRefused(`请写明一个备份文件，例如 ${which} touyan-20261129T020000Z.zip。`)
  if (!existsSync(file)) throw new StartRefused(`没有这个文件：${file}。请核对文件名。`)
  const config = readConfig({ ...env, TOUYAN_LOG: env.TOUYAN_LOG ?? 'warn' })
  const passphrase = passphraseOf(values, config)
  const started = performance.now()
  const { compared: _, ...done } = await { restore, drill }[which](config, resolve(file), passphrase)
  if (which === 'restore') await traceRestored(config, done)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const counts = `${done.tables}张表、${done.rows}行与备份逐表一致，审计记录${done.auditEntries}条完好，用时${seconds}秒`
  if (values.json) console.log(JSON.stringify({ ...done, seconds: Number(seconds) }))
  else console.log(`${which === 'drill' ? '演练通过' : '已恢复'}（${done.madeAt}的备份）：${counts}。`)
  return 0
}

async function traceRestored(config: Config, { madeAt, rows }: Pick<Restored, 'madeAt' | 'rows'>): Promise<void> {
  const runtime = await startRuntime(config)
  try {
    const { platform } = runtime
    for (const unitId of await unitIds(platform.db)) {
      const entry = { action: 'backup.restored', subjectKind: 'unit', subjectId: unitId, detail: { madeAt, rows } }
      await write(operatorOf(platform, unitId), async () => ({ result: null, audit: [entry] }))
    }
  } finally {
    await runtime.stop()
  }
}
