import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { FileRefused } from '../areas/people/files/file-refused.ts'
import { type FileIn, type ReadFile, readSources } from '../areas/people/files/sources.ts'
import { printForm } from '../areas/people/server/documents.ts'
import { importReport } from '../areas/people/server/import-report.ts'
import { applyImport, planFiles, previewImport } from '../areas/people/server/imports.ts'
import { findPeople } from '../areas/people/server/service.ts'
import { StartRefused } from '../platform/errors.ts'
import { verifyAudit } from '../platform/seal.ts'
import { inTransaction } from '../platform/write.ts'
import { backupCommands } from './backup-commands.ts'
import { type Command, parsed, withOperator } from './command.ts'
import { decisionCommands } from './decision-commands.ts'
import { doctorCommand } from './doctor/command.ts'
import { keyCommands } from './key-commands.ts'
import { runServer } from './main.ts'
import { reportCommands } from './report-commands.ts'
import { ruleCommands } from './rule-commands.ts'

/** Everything that can be done at the machine itself, without a browser. */
export const commands: Record<string, Command> = {
  serve: {
    usage: 'serve                                        启动网页服务',
    async run(_args, env) {
      await runServer(env)
      return 0
    },
  },
  import: {
    usage: 'import 路径… [--dry-run] [--json]            导入任免审批表、名册、文件夹或压缩包',
    run: runImport,
  },
  form: {
    usage: 'form appointment --person 姓名或身份证号 --format docx|lrmx --out 文件',
    run: runForm,
  },
  audit: {
    usage: 'audit verify [--json]                        校验审计记录',
    run: runAudit,
  },
  ...ruleCommands,
  ...decisionCommands,
  ...reportCommands,
  ...backupCommands,
  ...keyCommands,
  doctor: doctorCommand,
}

/** The most one command reads into memory; a folder of forms of ten thousand people stays below. */
const MOST_BYTES = 500 * 1024 * 1024
const MOST_FILE = 100 * 1024 * 1024

async function runImport(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const
  const { values, positionals } = parsed({ args, options, allowPositionals: true })
  if (!positionals.length) throw new StartRefused('请写明要导入的文件、文件夹或压缩包。')
  const { files, refused } = collect(positionals)
  const read = [...refused, ...(await readSources(files))]
  const report = await withOperator(env, async (ctx) => {
    if (values['dry-run']) {
      return importReport(read, await inTransaction(ctx.platform.db, (tx) => planFiles(ctx, tx, read)))
    }
    const { id, planned } = await previewImport(ctx, read)
    await applyImport(ctx, id)
    return importReport(read, planned)
  })
  if (values.json) console.log(JSON.stringify(report, null, 1))
  else
    for (const file of report.files) console.log(`${STATUS[file.status]}　${file.file}　${file.error?.message ?? ''}`)
  return 0
}

const STATUS = { created: '新建', updated: '更新', unchanged: '无变化', refused: '未导入' }

/** Reads what the paths name. A file that is too large is refused by its size alone, without reading it. */
function collect(paths: string[]): { files: FileIn[]; refused: ReadFile[] } {
  const files: FileIn[] = []
  const refused: ReadFile[] = []
  let total = 0
  for (const { path, name } of paths.flatMap(expand)) {
    const { size } = statSync(path)
    total += size
    if (size > MOST_FILE || total > MOST_BYTES) {
      const limit = size > MOST_FILE ? '这个文件超过100MB' : '一次导入的文件合计超过500MB'
      const { code, message, line, column } = new FileRefused('too-large', `${limit}，没有读取。请分开后再导入。`)
      refused.push({ file: name, error: { code, message, line, column }, roster: null, people: [] })
      total -= size
    } else files.push({ name, bytes: new Uint8Array(readFileSync(path)) })
  }
  return { files, refused }
}

function expand(path: string): { path: string; name: string }[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new StartRefused(`没有这个文件或文件夹：${path}`)
  if (!found.isDirectory()) return [{ path, name: basename(path) }]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(lrmx|lrm|pic|xlsx|xls|et|csv|zip)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: file, name: relative(path, file) }))
}

async function runForm([kind, ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (kind !== 'appointment') throw new StartRefused('目前可以输出的表：appointment（任免审批表）。')
  const text = { type: 'string' } as const
  const { values } = parsed({ args, options: { person: text, format: text, out: text, json: { type: 'boolean' } } })
  const { person, format = 'docx', out } = values
  if (!person || !out) throw new StartRefused('请用 --person 写明姓名或身份证号，用 --out 写明输出文件。')
  if (format !== 'docx' && format !== 'lrmx') throw new StartRefused('--format 只能是 docx 或 lrmx。')
  const name = await withOperator(env, async (ctx) => {
    const found = await findPeople(ctx, person as string)
    if (!found.length) throw new StartRefused(`没有找到“${person}”。`)
    if (found.length > 1) throw new StartRefused(`有${found.length}位“${person}”，请改用身份证号。`)
    const scope = { unit: true, sections: [], self: null }
    const file = await printForm(ctx, scope, { id: found[0]!.id, format })
    writeFileSync(out as string, file.bytes)
    return file.name
  })
  console.log(values.json ? JSON.stringify({ file: out, name }) : `已写入 ${out}`)
  return 0
}

async function runAudit([verb, ...args]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (verb !== 'verify') throw new StartRefused('请写 audit verify。')
  const { values } = parsed({ args, options: { json: { type: 'boolean' } } })
  const verdict = await withOperator(env, async ({ platform }) => {
    await platform.sealer.settle()
    return verifyAudit(platform.db, platform.keys, platform.anchorFile)
  })
  const { ok, entries, firstBad } = verdict
  if (values.json) console.log(JSON.stringify({ ok, entries, firstBad, head: verdict.head }))
  else console.log(ok ? `审计记录完好，共 ${entries} 条。链头 ${verdict.head}` : `审计记录有问题：${firstBad?.message}`)
  return ok ? 0 : 2
}
