import { execFile } from 'node:child_process'

const MINUTE = 60_000
const MOST_WORDS = 200

export type Pushed = { isGood: boolean; note: string }

const underWay = new Set<AbortController>()

/** A copy under way is given up when the program stops; the backup itself stays. */
export function stopPushing(): void {
  for (const one of underWay) one.abort()
}

/**
 * Runs the bureau's own command with the path of a backup, without a shell and without the program's secrets, and says
 * how it ended. Never throws.
 */
export function push(command: string, path: string, minutes: number): Promise<Pushed> {
  const stopping = new AbortController()
  underWay.add(stopping)
  const { PATH = '', HOME = '', LANG = '', SystemRoot = '' } = process.env
  const options = {
    ...{ env: { PATH, HOME, LANG, SystemRoot }, timeout: minutes * MINUTE, killSignal: 'SIGKILL' as const },
    ...{ maxBuffer: 1024 * 1024, signal: stopping.signal, windowsHide: true },
  }
  return new Promise<Pushed>((resolve) => {
    execFile(command, [path], options, (error, out, err) => {
      underWay.delete(stopping)
      const said = lastLine(err) || lastLine(out)
      if (!error) return resolve({ isGood: true, note: said })
      resolve({ isGood: false, note: [whyOf(error, minutes), said].filter(Boolean).join('：') })
    })
  })
}

type Fault = Error & { code?: string | number | null; killed?: boolean }

function whyOf({ code, killed, name }: Fault, minutes: number): string {
  if (name === 'AbortError') return '程序停止，没有复制完'
  if (code === 'ENOENT') return '找不到 TOUYAN_BACKUP_PUSH 写的命令'
  if (code === 'EACCES') return 'TOUYAN_BACKUP_PUSH 写的命令没有执行的权限'
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return '命令输出的内容太多'
  if (killed) return `命令超过${minutes}分钟没有结束，已经中止`
  return `命令以${code ?? '信号'}结束`
}

/** What a command said last, without anything that could disturb a page. */
const lastLine = (text: string): string =>
  (text.trim().split('\n').at(-1) ?? '')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .trim()
    .slice(0, MOST_WORDS)
    .toWellFormed()
