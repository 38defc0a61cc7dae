import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartRefused } from '../../platform/errors.ts'
import { verifyAudit } from '../../platform/seal.ts'
import type { Config } from '../config.ts'
import { connect, startRuntime } from '../runtime.ts'
import { insistOnWhole, openArchive } from './archive.ts'
import { keyFiles } from './manifest.ts'
import { fill, insistOnKnown } from './restore.ts'

export type Restored = {
  madeAt: string
  tables: number
  rows: number
  auditEntries: number
  /** every table, found with as many rows and the same hash as in the archive */
  compared: { name: string; rows: number; sha256: string }[]
}

/**
 * Reads an archive through, fills an empty system from it, brings that to the present schema and verifies the audit
 * chain.
 *
 * @throws StartRefused when anything differs; then the system is as empty as before
 */
export async function restore(config: Config, path: string, passphrase: string | null): Promise<Restored> {
  const archive = await openArchive(path, passphrase)
  const { manifest } = archive
  try {
    insistOnKnown(manifest)
    await insistOnWhole(archive)
    const closing: (() => Promise<void>)[] = []
    try {
      await fill(await connect(config, closing), config.dataFolder, archive)
    } finally {
      for (const close of closing.reverse()) await close()
    }
  } finally {
    archive.close()
  }
  const runtime = await startRuntime(config)
  try {
    const { db, keys, anchorFile } = runtime.platform
    const { ok, entries, firstBad } = await verifyAudit(db, keys, anchorFile)
    if (!ok) throw new StartRefused(`数据已经恢复，审计记录核验没有通过：${firstBad?.message}`)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const compared = manifest.tables.map(({ name, rows, sha256 }) => ({ name, rows, sha256 }))
    return { madeAt: manifest.madeAt, tables: manifest.tables.length, rows, auditEntries: entries, compared }
  } finally {
    await runtime.stop()
  }
}

/** Restores into a folder that is thrown away afterwards; the keys are those of the archive or of this system. */
export async function drill(config: Config, path: string, passphrase: string | null): Promise<Restored> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-drill-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o711)
  try {
    if (passphrase === null) {
      const keys = join(config.dataFolder, 'keys')
      for (const name of keyFiles(keys)) cpSync(join(keys, name), join(folder, 'keys', name))
    }
    return await restore({ ...config, dataFolder: folder, databaseUrl: null }, path, passphrase)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
