import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { LedgerQuery, type ProblemLine } from '../schema.ts'
import { readLedger } from './ledger.ts'

const MOST = 100
const asked = (change: Partial<LedgerQuery>) => ({ ...LedgerQuery.parse({ size: MOST }), ...change })

/** What the ledger asks of the actor. */
export type ProblemsWaiting = {
  /** one's own that press: reminded, or led by the actor and past their day */
  own: ProblemLine[]
  /** how many wait for somebody to verify them, to be assigned, or for an answer about a later date */
  toVerify: number
  toAssign: number
  toDecide: number
}

export async function problemsWaiting(ctx: Ctx): Promise<ProblemsWaiting> {
  const { platform, actor } = ctx
  const reach = (permission: string) => scopeOf(platform.permissions, actor, permission)
  const scope = reach('rectification.read')
  if (!scope) return { own: [], toVerify: 0, toAssign: 0, toDecide: 0 }
  const count = async (within: Scope | null, change: Partial<LedgerQuery>) =>
    within?.unit || within?.sections.length ? (await readLedger(ctx, within, asked({ size: 1, ...change }))).count : 0
  const mine = actor.personId ? (await readLedger(ctx, scope, asked({ mark: 'mine', state: 'in-hand' }))).rows : []
  return {
    own: mine.filter(({ reminders, ownerName }) => (ownerName === actor.name ? reminders > 0 : reminders === 3)),
    toVerify: await count(reach('rectification.verify'), { state: 'submitted' }),
    toAssign: await count(reach('rectification.manage'), { state: 'open' }),
    toDecide: await count(reach('rectification.approve'), { mark: 'waiting-date' }),
  }
}
