import * as z from 'zod'

/** A day and the two hours that a backup may take. */
export const OLD_HOURS = 26

export const runKinds = { backup: '备份', drill: '演练' } as const
export const runStates = { running: '正在办理', done: '成功', failed: '没有做成' } as const

const Instant = z.iso.datetime()
const Count = z.int().nonnegative()
export const FileName = z
  .string()
  .regex(/^touyan-\d{8}T\d{6}Z\.zip$/, '备份文件的名称不对，请从清单中选择')
  .meta({ title: '备份文件' })

export const Worry = z.strictObject({
  kind: z.enum(['none', 'gone', 'old', 'failed', 'push', 'off']),
  text: z.string(),
  todo: z.string(),
})
export type Worry = z.infer<typeof Worry>

export const Archive = z.strictObject({
  file: FileName,
  madeAt: Instant,
  size: Count,
  /** null: cannot be read */
  hasPassphrase: z.boolean().nullable(),
  /** whether it was read through when it was written */
  isVerified: z.boolean(),
  /** the newest drill with it */
  drill: z.strictObject({ id: z.uuid(), at: Instant, isGood: z.boolean() }).nullable(),
})
export type Archive = z.infer<typeof Archive>

export const BackupRun = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['backup', 'drill']),
  state: z.enum(['running', 'done', 'failed']),
  beganAt: Instant,
  endedAt: Instant.nullable(),
  byName: z.string(),
  fileName: z.string(),
  doneTables: Count,
  allTables: Count,
  size: Count.nullable(),
  rowCount: Count.nullable(),
  hasKeys: z.boolean().nullable(),
  reason: z.string(),
  pushState: z.enum(['done', 'failed']).nullable(),
  pushNote: z.string(),
  auditEntries: Count.nullable(),
})
export type BackupRun = z.infer<typeof BackupRun>

export const BackupDesk = z.strictObject({
  good: BackupRun.nullable(),
  running: z.array(BackupRun),
  worries: z.array(Worry),
  archives: z.array(Archive),
  settings: z.strictObject({
    folder: z.string(),
    isDaily: z.boolean(),
    hasPassphrase: z.boolean(),
    keeps: z.string(),
    push: z.string().nullable(),
  }),
})
export type BackupDesk = z.infer<typeof BackupDesk>

export const RunQuery = z.strictObject({
  kind: z.enum(['backup', 'drill']).optional(),
  state: z.enum(['done', 'failed']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
})
export type RunQuery = z.infer<typeof RunQuery>
export const RunPage = z.strictObject({ total: Count, rows: z.array(BackupRun) })
export type RunPage = z.infer<typeof RunPage>

export const RunKey = z.strictObject({ id: z.uuid() })
export const DrillOf = z.strictObject({ file: FileName })
export const DownloadOf = z.strictObject({
  file: FileName,
  purpose: z.string().trim().min(5, '请写明用途，至少5个字').max(200).meta({ title: '用途' }),
})
export type DownloadOf = z.infer<typeof DownloadOf>

export const Compared = z.strictObject({ name: z.string(), rows: Count, sha256: z.string() })
export type Compared = z.infer<typeof Compared>
export const DrillResult = BackupRun.extend({ compared: z.array(Compared) })
export type DrillResult = z.infer<typeof DrillResult>
