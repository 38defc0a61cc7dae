import { AsyncLocalStorage } from 'node:async_hooks'

/** For whom a document leaves the system, when, and the request that can be found in the audit trail. */
type ExportMark = { by: string; at: Date; requestId: string }

const current = new AsyncLocalStorage<ExportMark>()

/** Runs what makes a document; every document made in it carries the mark in its properties. */
export const markedFor = <T>(mark: ExportMark, make: () => Promise<T>): Promise<T> => current.run(mark, make)

/** Who made a document and when, for its properties. The printed page stays as the form is. */
export function authorship(): { creator: string; lastModifiedBy: string; description: string } {
  const mark = current.getStore()
  if (!mark) return { creator: '头雁', lastModifiedBy: '头雁', description: '' }
  const { by, at, requestId } = mark
  const minute = new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
  return { creator: '头雁', lastModifiedBy: by, description: `${by} ${minute} 导出，编号 ${requestId}` }
}
