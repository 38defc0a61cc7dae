import { randomUUID } from 'node:crypto'
import { Refusal } from '../../../platform/errors.ts'
import { covers, type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { dossierChanges } from '../diff.ts'
import type { DossierPatch } from '../patch.ts'
import { loadDossiers, updateDossiers } from './queries/dossier.ts'
import { visiblePerson } from './queries/list.ts'
import * as store from './queries/proposals.ts'
import { changeEntry, explain, patched } from './service.ts'

/** The value a person proposes for one field, and the words for it beside the old ones. */
type Proposed = { patch: DossierPatch; before: string; after: string; title: string }

const place = (id: string) => `proposal.proposed.${id}`
const previousPlace = (id: string) => `proposal.previous.${id}`

/** A person says what is wrong in his own dossier; each field becomes a proposal that personnel decides by itself. */
export async function propose(
  ctx: Ctx,
  scope: Scope,
  personId: string,
  { changes, reason }: { changes: DossierPatch; reason: string },
): Promise<{ ids: string[] }> {
  const { platform, actor } = ctx
  if (scope.self !== personId) throw new Refusal('not_found')
  return write(ctx, async (tx) => {
    const [stored] = await loadDossiers(tx, platform.keys, actor.unitId, [personId])
    if (!stored || !actor.accountId) throw new Refusal('not_found')
    const after = patched(stored.dossier, changes)
    const fields = dossierChanges(stored.dossier, after)
    if (!fields.length) throw new Refusal('invalid', '内容没有变化，不需要提交。')
    const rows = fields.map((change) => {
      const id = randomUUID()
      const proposed: Proposed = { ...change, patch: patchOf(change.field, after) }
      return {
        id,
        personId,
        field: change.field,
        proposedSealed: platform.keys.seal(JSON.stringify(proposed), place(id)),
        // The words for a list leave things out; whether it has changed since is told by the value itself.
        previousSealed: platform.keys.seal(JSON.stringify(patchOf(change.field, stored.dossier)), previousPlace(id)),
        reason,
        proposedBy: actor.accountId!,
        proposedAt: platform.clock.now(),
      }
    })
    for (const row of rows) await store.insertProposal(tx, actor.unitId, row).catch(refuseSecond)
    const detail = { fields: fields.map((change) => change.title) }
    const audit = [{ action: 'proposal.made', subjectKind: 'person', subjectId: personId, detail, secret: fields }]
    return { result: { ids: rows.map((row) => row.id) }, audit }
  })
}

function patchOf(field: string, dossier: Parameters<typeof patched>[0]): DossierPatch {
  if (!field.startsWith('basic.')) return { [field]: dossier[field as keyof typeof dossier] }
  const name = field.slice(6) as keyof typeof dossier.basic
  return { basic: { [name]: dossier.basic[name] } }
}

function refuseSecond(error: unknown): never {
  if ((error as { code?: string }).code !== '23505') throw error
  throw new Refusal('conflict', '这一项已有待审核的更正，请等审核后再提，或先撤回。')
}

/** Proposals with old and new text. */
export async function listProposals(ctx: Ctx, asked: { personId?: string; state?: string }) {
  const { platform, actor } = ctx
  const rows = await store.proposals(platform.db, actor.unitId, asked)
  return {
    proposals: rows.map((row) => {
      const proposed = JSON.parse(platform.keys.open(row.proposedSealed, place(row.id))) as Proposed
      return {
        id: row.id,
        personId: row.personId,
        personName: row.personName,
        field: row.field,
        title: proposed.title,
        before: proposed.before,
        after: proposed.after,
        reason: row.reason,
        state: row.state,
        proposedAt: row.proposedAt.toISOString(),
        decidedAt: row.decidedAt?.toISOString() ?? null,
        answer: row.answer,
      }
    }),
  }
}

/** One person's proposals, for himself and for those who may read his whole dossier. */
export async function proposalsOf(ctx: Ctx, scope: Scope, personId: string) {
  const { platform, actor } = ctx
  const visible = await visiblePerson(platform.db, actor.unitId, scope, personId)
  if (!visible) throw new Refusal('not_found')
  if (!covers(scopeOf(platform.permissions, actor, 'people.read-secret'), visible)) return { proposals: [] }
  return listProposals(ctx, { personId })
}

/** Accepts a field, which changes the dossier at once, or refuses it with an answer the person reads. */
export function decide(
  ctx: Ctx,
  id: string,
  { accept, answer }: { accept: boolean; answer: string },
): Promise<Record<string, never>> {
  const { platform, actor } = ctx
  const { keys, clock } = platform
  const { unitId } = actor
  return write(ctx, async (tx) => {
    const [row] = await store.proposals(tx, unitId, { id })
    if (!row) throw new Refusal('not_found')
    if (row.proposedBy === actor.accountId)
      throw new Refusal('rule_broken', '自己提出的更正不能由自己审核，请由另一位人事干部办理。')
    if (!accept && !answer.trim()) throw new Refusal('invalid', '不采纳时请写明理由，本人会看到。')
    const state = accept ? 'accepted' : 'refused'
    const closing = { state, decidedBy: actor.accountId, decidedAt: clock.now(), answer } as const
    if (!(await store.closeProposal(tx, { unitId, id }, closing)))
      throw new Refusal('conflict', '这一项已经审核过，请刷新。')
    const proposed = JSON.parse(keys.open(row.proposedSealed, place(id))) as Proposed
    const entry = { subjectKind: 'person', subjectId: row.personId, detail: { fields: [proposed.title], state } }
    if (!accept) return { result: {}, audit: [{ ...entry, action: 'proposal.decided' }] }
    const [stored] = await loadDossiers(tx, keys, unitId, [row.personId])
    if (!stored) throw new Refusal('not_found')
    const dossier = patched(stored.dossier, proposed.patch)
    const changes = dossierChanges(stored.dossier, dossier)
    if (!changes.length) return { result: {}, audit: [{ ...entry, action: 'proposal.decided' }] }
    if (JSON.stringify(patchOf(row.field, stored.dossier)) !== keys.open(row.previousSealed, previousPlace(id))) {
      throw new Refusal('conflict', `提出之后，档案里的“${proposed.title}”已有改动。请先核对，再决定是否采纳。`)
    }
    const saving = { ...stored, dossier, revision: stored.revision + 1 }
    const { stale } = await updateDossiers(tx, keys, unitId, [saving], clock.now()).catch(explain)
    if (stale.length) throw new Refusal('conflict')
    const audit = [{ ...entry, action: 'proposal.decided' }, changeEntry('person.changed', row.personId, changes)]
    return { result: {}, audit }
  })
}

/** The person takes a proposal back before it is decided. */
export function withdraw(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { platform, actor } = ctx
  const { unitId } = actor
  return write(ctx, async (tx) => {
    const [row] = await store.proposals(tx, unitId, { id })
    if (!row || row.proposedBy !== actor.accountId) throw new Refusal('not_found')
    const closing = {
      state: 'withdrawn',
      decidedBy: actor.accountId,
      decidedAt: platform.clock.now(),
      answer: '',
    } as const
    if (!(await store.closeProposal(tx, { unitId, id }, closing)))
      throw new Refusal('conflict', '这一项已经审核过，不能撤回。')
    const entry = { action: 'proposal.withdrawn', subjectKind: 'person', subjectId: row.personId }
    return { result: {}, audit: [entry] }
  })
}
