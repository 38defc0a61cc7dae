import { existsSync, readFileSync } from 'node:fs'
import { StartRefused } from '../platform/errors.ts'

/** The head of the audit chain as it is kept outside the database; what is there but cannot be read is damaged. */
export function anchorIn(file: string): { position: number; hash: string } | 'damaged' | null {
  if (!existsSync(file)) return null
  try {
    const { chainId, position, seq, hash } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const isWhole = typeof chainId === 'string' && typeof hash === 'string' && Number.isInteger(seq)
    if (isWhole && Number.isInteger(position)) return { position: position as number, hash }
  } catch {
    // What is no JSON is damaged as well.
  }
  return 'damaged'
}

/** The head kept outside the database is evidence: a damaged one is neither believed nor silently replaced. */
export function insistOnAnchor(file: string): void {
  if (anchorIn(file) !== 'damaged') return
  throw new StartRefused(
    `审计链头文件 ${file} 已损坏。请把它移到别处保存作为依据，再启动；以后核验审计记录时，以打印存档的链头为准。`,
  )
}
