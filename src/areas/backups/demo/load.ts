import { createHash, randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import type { Compared } from '../schema.ts'
import { insertRun } from '../server/queries.ts'

const HOUR = 3600_000
const DAY = 24 * HOUR

/** Tables as the drill of the quarter found them; of a few only, since it is the demo's own past. */
const HELD: Record<string, number> = {
  account: 58,
  audit_entry: 41_207,
  meeting: 22,
  person: 120,
  problem: 46,
  training_claim: 873,
  unit: 1,
}

const compared: Compared[] = Object.entries(HELD).map(([name, rows]) => {
  return { name, rows, sha256: createHash('sha256').update(`${name} ${rows}`).digest('hex') }
})

const nameAt = (at: Date) => `touyan-${at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}.zip`

/** What an installation has behind it: nightly backups, one that failed and was put right, the drill of the quarter. */
export async function loadDemoBackups(tx: Writer, { now, systemAdmin }: { now: Date; systemAdmin: string }) {
  // One o'clock of the last night that is over, by the bureau's clock.
  const night = new Date(Math.floor((now.getTime() + 6 * HOUR) / DAY) * DAY - 7 * HOUR)
  const at = (daysBefore: number, minutes = 0) => new Date(night.getTime() - daysBefore * DAY + minutes * 60_000)
  const ended = (began: Date, seconds: number) => ({
    beganAt: began,
    endedAt: new Date(began.getTime() + seconds * 1000),
  })
  const good = { state: 'done', doneTables: 158, allTables: 158, rowCount: 45_300, hasKeys: true, size: 7_340_032 }
  for (const daysBefore of [2, 1]) {
    const times = ended(at(daysBefore), 6)
    await insertRun(tx, { id: randomUUID(), kind: 'backup', fileName: nameAt(times.beganAt), ...times, ...good })
  }
  const failed = ended(at(0), 4)
  const reason = '备份所在的磁盘已满，请清理磁盘或者换一个位置（TOUYAN_BACKUP_FOLDER）。'
  const fileName = nameAt(failed.beganAt)
  await insertRun(tx, { id: randomUUID(), kind: 'backup', state: 'failed', fileName, reason, ...failed })
  const again = ended(at(0, 61), 6)
  const redone = { id: randomUUID(), kind: 'backup', fileName: nameAt(again.beganAt), byName: systemAdmin }
  await insertRun(tx, { ...redone, ...again, ...good })
  const drilled = ended(at(40, 620), 19)
  await insertRun(tx, {
    ...{ id: randomUUID(), kind: 'drill', state: 'done', fileName: nameAt(at(40)), byName: systemAdmin, ...drilled },
    ...{ doneTables: compared.length, allTables: compared.length, compared: JSON.stringify(compared) },
    ...{ rowCount: compared.reduce((sum, { rows }) => sum + rows, 0), auditEntries: HELD.audit_entry! },
  })
}
