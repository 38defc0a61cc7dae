import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

export type Lines = { write(line: string): void }

/**
 * A log file that is put aside as `file.1`, `file.2` … when it reaches its size; the oldest goes. Lines are written at
 * once, so that none is lost when the process dies; a file that cannot be written never stops the work.
 */
export function rotatingFile(file: string, { mostBytes, kept }: { mostBytes: number; kept: number }): Lines {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const begin = () => ({ fd: openSync(file, 'a', 0o600), size: statSync(file).size })
  let open: { fd: number; size: number } | null = begin()
  function turn(): void {
    if (open) closeSync(open.fd)
    open = null
    shift(file, kept)
    open = begin()
  }
  return {
    write(line) {
      try {
        const bytes = Buffer.from(line)
        if (!open || (open.size > 0 && open.size + bytes.length > mostBytes)) turn()
        writeSync(open!.fd, bytes)
        open!.size += bytes.length
      } catch {
        // The same line goes to stderr, which the service manager keeps.
      }
    },
  }
}

function shift(file: string, kept: number): void {
  for (let number = kept - 1; number >= 1; number--) {
    const older = number === 1 ? file : `${file}.${number - 1}`
    if (existsSync(older)) renameSync(older, `${file}.${number}`)
  }
}

/** Cuts a file that another process appends to: its content is put aside as `file.1`, the file goes on empty. */
export function boundFile(file: string, mostBytes: number): boolean {
  if (!existsSync(file) || statSync(file).size <= mostBytes) return false
  copyFileSync(file, `${file}.1`)
  truncateSync(file)
  return true
}
