import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { type Act, decide, type Standing } from '../rules.ts'
import type { ActName } from '../schema.ts'
import { todayOf } from './acting.ts'
import type { ProblemRow } from './queries/problems.ts'

type Placed = Pick<ProblemRow, 'ownerId' | 'leaderId' | 'leadSectionId' | 'supportIds' | 'kind' | 'isConfined'>

/** A section that only helps sees the problem and carries measures; the rest is the responsible section's. */
const helps = ({ sections }: Scope, { supportIds }: Placed) => supportIds.some((id) => sections.includes(id))

/** True when the scope reaches this problem. What came from a clue is seen by few, besides those it was given to. */
export function isInSight(ctx: Ctx, scope: Scope, row: Placed): boolean {
  const { platform, actor } = ctx
  const isMine = actor.personId !== null && [row.ownerId, row.leaderId].includes(actor.personId)
  if (isMine) return true
  if (row.isConfined && !scopeOf(platform.permissions, actor, 'rectification.confined')) return false
  return scope.unit || (row.leadSectionId !== null && scope.sections.includes(row.leadSectionId)) || helps(scope, row)
}

/** True when the actor holds the permission for this problem: the unit, its section, or as its owner. */
function reaches({ platform, actor }: Ctx, permission: string, row: Placed): boolean {
  const scope = scopeOf(platform.permissions, actor, permission)
  if (!scope) return false
  if (scope.unit) return true
  if (row.leadSectionId !== null && scope.sections.includes(row.leadSectionId)) return true
  return scope.self !== null && scope.self === row.ownerId
}

const permissionOf: Record<ActName, string> = {
  change: 'rectification.manage',
  assign: 'rectification.manage',
  carry: 'rectification.carry',
  submit: 'rectification.carry',
  verify: 'rectification.verify',
  return: 'rectification.verify',
  answer: 'rectification.verify',
  reopen: 'rectification.verify',
  withdraw: 'rectification.manage',
  'ask-date': 'rectification.carry',
  'decide-date': 'rectification.approve',
}

const VERIFYING: readonly ActName[] = ['verify', 'return', 'answer', 'reopen']

/** True when the actor may do this kind of act to this problem at all; whether it may be done now the rules say. */
export function mayAct(ctx: Ctx, name: ActName, row: Placed): boolean {
  const isIntegrity = VERIFYING.includes(name) && row.kind === 'integrity'
  const permission = isIntegrity ? 'rectification.verify-integrity' : permissionOf[name]
  const canSee = scopeOf(ctx.platform.permissions, ctx.actor, 'rectification.read')
  if (canSee === null || !isInSight(ctx, canSee, row)) return false
  return reaches(ctx, permission, row) || (name === 'carry' && helps(canSee, row))
}

export function insistOn(ctx: Ctx, name: ActName, row: Placed): void {
  if (mayAct(ctx, name, row)) return
  const isIntegrity = VERIFYING.includes(name) && row.kind === 'integrity'
  throw new Refusal('forbidden', isIntegrity ? '廉洁自律方面的问题由纪检干部或者主要负责人核实' : undefined)
}

/** Reports of completion are the owner's or the section head's, not those of whoever keeps the ledger. */
export function mayReport(ctx: Ctx, row: Placed): boolean {
  const { actor } = ctx
  const isHead = actor.grants.some(
    ({ role, sectionId }) => role === 'section_head' && sectionId !== null && sectionId === row.leadSectionId,
  )
  return (actor.personId !== null && actor.personId === row.ownerId) || isHead
}

const FAR = '2099-12-31'

/** What the actor may do to the problem now. */
export function allowedActs(ctx: Ctx, row: Placed, standing: Standing): ActName[] {
  const byId = ctx.actor.personId
  const today = todayOf(ctx)
  const isOpen = standing.state === 'open' || standing.state === 'in-hand'
  const tried: [ActName, Act | boolean][] = [
    ['change', standing.state !== 'closed' && standing.state !== 'withdrawn'],
    ['assign', isOpen],
    ['carry', isOpen],
    ['submit', mayReport(ctx, row) && { kind: 'submit', byId }],
    ['verify', { kind: 'verify', byId }],
    ['return', { kind: 'return', byId }],
    ['answer', standing.state === 'answering' && { kind: 'answer', byId: byId ?? '', isSatisfied: true }],
    ['reopen', { kind: 'reopen', byId, dueOn: null }],
    ['withdraw', { kind: 'withdraw', byId }],
    ['ask-date', { kind: 'ask-date', byId, toOn: FAR }],
    ['decide-date', { kind: 'decide-date', byId, agrees: false }],
  ]
  return tried.flatMap(([name, act]) => {
    if (!act || !mayAct(ctx, name, row)) return []
    return act === true || 'change' in decide(standing, act, today) ? [name] : []
  })
}
