import { StartRefused } from '../platform/errors.ts'
import { commands } from './commands.ts'

const [name = 'serve', ...args] = process.argv.slice(2)

// Whoever reads our output may stop reading (a pager, head); that is no failure of the command.
process.stdout.on('error', () => {})

const FOLDER_FAULTS: Record<string, string> = {
  EACCES: '没有读写权限',
  EPERM: '没有读写权限',
  EROFS: '所在的磁盘是只读的',
  ENOENT: '上级目录不存在，或者所在的磁盘是只读的',
  ENOTDIR: '上级目录不是目录',
  EEXIST: '同名的文件已经存在',
  EISDIR: '这是一个目录',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已用完',
}

let code: number
try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new StartRefused(`没有“${name}”这个命令。可用的命令：\n${usage()}`)
  code = await command.run(args, process.env)
} catch (error) {
  console.error(sentence(error as NodeJS.ErrnoException))
  code = 1
}
process.stdout.write('', () => process.exit(code))

function usage(): string {
  return Object.values(commands)
    .map(({ usage: line }) => `  touyan ${line}`)
    .join('\n')
}

/** What the person at the console reads. The text of a database error can quote a row; its code and place cannot. */
function sentence(error: NodeJS.ErrnoException): string {
  if (error instanceof StartRefused) return error.message
  const { code = '', path, stack = '' } = error
  const fault = FOLDER_FAULTS[code]
  if (fault && path) return `无法使用 ${path}：${fault}。请修正后再试，数据目录可以用 TOUYAN_DATA 另外指定。`
  const place = stack.split('\n').filter((line) => /^ +at /.test(line))
  return [`系统出错，没有完成（${error.name} ${code}）。请把以下内容交给系统管理员：`, ...place.slice(0, 8)].join('\n')
}
