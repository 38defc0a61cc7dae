import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

export type Space = { freeBytes: number; totalBytes: number }

/** Free space for this user on the disk of a folder, or of the nearest one above that is there. */
export async function spaceOf(folder: string): Promise<Space> {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  const { bavail, blocks, bsize } = await statfs(at)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

const MB = 1024 * 1024

/** `834 MB`, `12.3 GB` */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * MB ? `${Math.floor(bytes / MB)} MB` : `${(bytes / MB / 1024).toFixed(1)} GB`
