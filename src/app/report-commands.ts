import { writeFileSync } from 'node:fs'
import { Kind, kinds } from '../areas/reports/schema.ts'
import { tellReport } from '../areas/reports/server/told.ts'
import { StartRefused } from '../platform/errors.ts'
import { type Command, parsed, withOperator } from './command.ts'

const text = { type: 'string' } as const

/** Reports straight from the records, at the machine itself. */
export const reportCommands: Record<string, Command> = {
  report: {
    usage: 'report 年度 [--kind annual] [--out 文件.docx] [--json]  按记录写出报告',
    run: runReport,
  },
}

async function runReport(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = { kind: text, out: text, json: { type: 'boolean' } } as const
  const { values, positionals } = parsed({ args, options, allowPositionals: true })
  const year = Number(positionals[0])
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new StartRefused('请写明年度，例如 report 2026。')
  const kind = Kind.exclude(['person']).safeParse(values.kind ?? 'annual')
  if (!kind.success) {
    const known = Kind.options.filter((one) => one !== 'person').map((one) => `  ${one}　${kinds[one]}`)
    throw new StartRefused(`没有这种报告。可用的种类：\n${known.join('\n')}`)
  }
  if (!values.out && !values.json) throw new StartRefused('请用 --out 写明要存成的Word文件，或者用 --json 看内容。')
  const { told, file } = await withOperator(env, async (ctx) => {
    const report = await tellReport(ctx, { kind: kind.data, year })
    return { told: report.told, file: values.out ? await report.word() : null }
  })
  if (file) writeFileSync(String(values.out), file.bytes)
  if (values.json) console.log(JSON.stringify(told, null, 1))
  else console.log(`已写出${values.out}。签发前的核对清单有${told.red.length}条，可用 --json 查看。`)
  return 0
}
