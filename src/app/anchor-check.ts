import { existsSync, readFileSync } from 'node:fs'
import { StartRefused } from '../platform/errors.ts'

/** The head kept outside the database is evidence: a damaged one is neither believed nor silently replaced. */
export function insistOnAnchor(file: string): void {
  if (!existsSync(file)) return
  try {
    const { chainId, position, seq, hash } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    if (
      typeof chainId === 'string' &&
      typeof hash === 'string' &&
      Number.isInteger(position) &&
      Number.isInteger(seq)
    ) {
      return
    }
  } catch {
    // Said below.
  }
  throw new StartRefused(
    `审计链头文件 ${file} 已损坏。请把它移到别处保存作为依据，再启动；以后核验审计记录时，以打印存档的链头为准。`,
  )
}
