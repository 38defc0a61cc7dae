import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, type Platform, write } from '../../../platform/write.ts'
import { worriesOf } from '../rules.ts'
import type { Archive, BackupDesk, BackupRun, DownloadOf, DrillResult, RunPage, RunQuery, Worry } from '../schema.ts'
import { hasMachine, machineOf } from './machine.ts'
import * as queries from './queries.ts'

function viewOf(row: queries.RunRow): BackupRun {
  return {
    ...row,
    kind: row.kind as BackupRun['kind'],
    state: row.state as BackupRun['state'],
    pushState: row.pushState as BackupRun['pushState'],
    beganAt: row.beganAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }
}

/** What the system administrator has to see to about the backups of this installation. */
export async function backupWorries(platform: Platform): Promise<Worry[]> {
  if (!hasMachine(platform)) return []
  const { db, clock } = platform
  const [good, newest, since, lying] = await Promise.all([
    queries.newestRun(db, 'backup', true),
    queries.newestRun(db, 'backup'),
    queries.installedAt(db),
    machineOf(platform).archives(),
  ])
  return worriesOf(
    {
      goodAt: good?.beganAt ?? null,
      failure: newest?.state === 'failed' ? newest.reason : null,
      pushFailure: good?.pushState === 'failed' ? good.pushNote : null,
      since,
      isDaily: machineOf(platform).settings.isDaily,
      lying: lying.length,
    },
    clock.now(),
  )
}

/** Everything about the backups on one page. */
export async function readDesk({ platform }: Ctx): Promise<BackupDesk> {
  const { db } = platform
  // What ends while this is read is told as running, so the page asks again soon; the other way round it would rest.
  const running = await queries.runningRuns(db)
  const [good, worries, archives] = await Promise.all([
    queries.newestRun(db, 'backup', true),
    backupWorries(platform),
    archivesOf(platform),
  ])
  return {
    good: good ? viewOf(good) : null,
    running: running.map(viewOf),
    worries,
    archives,
    settings: machineOf(platform).settings,
  }
}

async function archivesOf(platform: Platform): Promise<Archive[]> {
  const lying = await machineOf(platform).archives()
  const { drills, verified } = await queries.knownFiles(
    platform.db,
    lying.map(({ file }) => file),
  )
  return lying
    .map(({ file, madeAt, size, hasPassphrase }) => {
      const drill = drills.find(({ fileName }) => fileName === file)
      return {
        ...{ file, size, hasPassphrase, madeAt: madeAt.toISOString(), isVerified: verified.has(file) },
        drill: drill ? { id: drill.id, at: drill.endedAt!.toISOString(), isGood: drill.state === 'done' } : null,
      }
    })
    .sort((one, other) => other.madeAt.localeCompare(one.madeAt))
}

export async function listRuns({ platform }: Ctx, query: RunQuery): Promise<RunPage> {
  const { total, rows } = await queries.runPage(platform.db, query)
  return { total, rows: rows.map(viewOf) }
}

export const backUpNow = (ctx: Ctx) => machineOf(ctx.platform).backUp(ctx)

export async function drillNow(ctx: Ctx, file: string): Promise<{ id: string }> {
  const machine = machineOf(ctx.platform)
  const lying = await machine.archives()
  if (!lying.some((one) => one.file === file)) {
    throw new Refusal('not_found', '备份文件已经不在文件夹里，请刷新后另选一份')
  }
  return machine.drill(ctx, file)
}

/** A drill that has ended, with what each table held. */
export async function drillOf({ db }: Platform, id: string): Promise<DrillResult> {
  const row = await queries.runById(db, id)
  if (row?.kind !== 'drill') throw new Refusal('not_found')
  return { ...viewOf(row), compared: await queries.comparedOf(db, id) }
}

/** Larger ones are carried on a disk: a browser would have to hold all of it. */
const MOST_BYTES = 512 * 1024 * 1024

/** Hands out an archive. One without a passphrase would be read by whoever finds it, so it stays. */
export async function downloadArchive(ctx: Ctx, { file, purpose }: DownloadOf) {
  const machine = machineOf(ctx.platform)
  const lying = (await machine.archives()).find((one) => one.file === file)
  if (!lying) throw new Refusal('not_found', '备份文件已经不在文件夹里，请刷新后另选一份')
  if (!lying.hasPassphrase) {
    throw new Refusal(
      'rule_broken',
      '这份备份没有口令，拿到的人都能读，不能从网页下载。请设置 TOUYAN_BACKUP_PASSPHRASE_FILE 后另做一份',
    )
  }
  if (lying.size > MOST_BYTES) {
    throw new Refusal('too_large', '备份超过512MB，请在服务器的备份文件夹里用移动硬盘复制')
  }
  const bytes = await machine.read(file)
  if (!bytes) throw new Refusal('not_found', '备份文件已经不在文件夹里，请刷新后另选一份')
  const audit = [{ action: 'backup.downloaded', subjectKind: 'backup', subjectId: file, detail: { purpose } }]
  return write(ctx, async () => ({ result: { bytes, name: file, type: 'application/zip' }, audit }))
}
