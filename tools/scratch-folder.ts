import { chmodSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ROOMY_BYTES = 4 * 2 ** 30

/**
 * A folder for what no test needs after a crash: in memory where the machine has plenty, as making a database means
 * making a thousand files.
 */
export function scratchFolder(prefix: string): string {
  const folder = mkdtempSync(join(isRoomy() ? MEMORY : tmpdir(), prefix))
  // As root the server runs as another user, who must be able to enter; else its data goes elsewhere.
  chmodSync(folder, 0o711)
  return folder
}

function isRoomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize > ROOMY_BYTES
  } catch {
    return false
  }
}
