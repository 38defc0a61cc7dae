import { StartRefused } from '../platform/errors.ts'
import { commands } from './commands.ts'

const [name = 'serve', ...args] = process.argv.slice(2)

try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new StartRefused(`没有“${name}”这个命令。可用的命令：\n${usage()}`)
  process.exit(await command.run(args, process.env))
} catch (error) {
  if (!(error instanceof StartRefused)) throw error
  console.error(error.message)
  process.exit(1)
}

function usage(): string {
  return Object.values(commands)
    .map(({ usage: line }) => `  touyan ${line}`)
    .join('\n')
}
