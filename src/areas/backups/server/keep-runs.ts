import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import type { Writer } from '../../../platform/db.ts'
import { type Ctx, inTransaction, type Platform, write } from '../../../platform/write.ts'
import { unitIds } from '../../posts/facts.ts'
import * as queries from './queries.ts'

type Kind = 'backup' | 'drill'
type Begun = { kind: Kind; fileName: string }

/** How the program acts in the affairs of a unit. */
type ActFor = (unitId: string) => Ctx

const LEFT = '程序在办理中途停止，没有做完。'

/** Enters that a run has begun. Only whoever has the turn may: what an earlier one left open is closed first. */
export async function beginRun(platform: Platform, begun: Begun, asked: Ctx | null): Promise<string> {
  const now = platform.clock.now()
  const id = randomUUID()
  const row = { id, ...begun, state: 'running', beganAt: now, byName: asked?.actor.name ?? '' }
  const enter = async (tx: Writer) => {
    await queries.closeLeft(tx, begun.kind, LEFT, now)
    await queries.insertRun(tx, row)
  }
  if (!asked) {
    // The trace of what the program does by itself is left when it is known how it ended.
    await inTransaction(platform.db, enter)
    return id
  }
  const action = begun.kind === 'backup' ? 'backup.begun' : 'backup.drill-begun'
  return write(asked, async (tx) => {
    await enter(tx)
    const entry = { action, subjectKind: 'backup', subjectId: id, detail: { file: begun.fileName } }
    return { result: id, audit: [entry] }
  })
}

/** Notes how far a run has come. */
export const noteProgress = (platform: Platform, id: string, { done, all }: { done: number; all: number }) =>
  inTransaction(platform.db, (tx) => queries.setProgress(tx, id, done, all))

type Ended = { platform: Platform; actFor: ActFor; id: string; kind: Kind }

/** Enters how a run ended, with a trace in every unit. */
export async function endRun(ended: Ended, outcome: queries.Outcome, detail: object): Promise<void> {
  const now = ended.platform.clock.now()
  const action = ended.kind === 'backup' ? 'backup.made' : 'backup.drilled'
  await traced(ended, (tx) => queries.setDone(tx, ended.id, outcome, now), { action, detail: { ...detail } })
}

export async function failRun(ended: Ended, reason: string): Promise<void> {
  const now = ended.platform.clock.now()
  const action = ended.kind === 'backup' ? 'backup.failed' : 'backup.drill-failed'
  const change = (tx: Writer) => queries.setFailed(tx, ended.id, reason, now)
  await traced(ended, change, { action, detail: { reason }, outcome: 'refused' })
}

/** Enters whether the copy elsewhere was made. */
export async function notePush(ended: Ended, isGood: boolean, note: string): Promise<void> {
  const change = (tx: Writer) => queries.setPushed(tx, ended.id, isGood ? 'done' : 'failed', note)
  await traced(ended, change, { action: 'backup.pushed', detail: { note }, outcome: isGood ? 'done' : 'refused' })
}

type Trace = Pick<AuditDraft, 'action' | 'detail' | 'outcome'>

async function traced({ platform, actFor }: Ended, change: (tx: Writer) => Promise<void>, trace: Trace): Promise<void> {
  const units = await unitIds(platform.db)
  // Before the first unit is named there is nobody in whose trail it could stand.
  if (!units.length) return inTransaction(platform.db, change)
  for (const [index, unitId] of units.entries()) {
    await write(actFor(unitId), async (tx) => {
      if (index === 0) await change(tx)
      return { result: null, audit: [{ ...trace, subjectKind: 'unit', subjectId: unitId }] }
    })
  }
}
