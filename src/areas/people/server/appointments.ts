import type { AuditDraft } from '../../../platform/audit.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Ctx } from '../../../platform/write.ts'
import { posts, unitName } from '../../posts/facts.ts'
import { appointed, removed } from '../appointment.ts'
import { dossierChanges } from '../diff.ts'
import { loadDossiers, lockPeople, updateDossiers } from './queries/dossier.ts'
import { changeEntry } from './service.ts'

type Appointment = {
  personId: string
  act: 'appoint' | 'remove'
  postId: string | null
  /** first day in the post, or last day before the removal counts (`YYYY-MM-DD`) */
  on: string
  /** 任免文号 */
  document: string
}

/**
 * Puts a decided appointment or removal into the dossier inside the caller's transaction, and gives the audit entries
 * to write with it. Refuses a person or post that is not there and what would change nothing.
 */
export async function carryOut(
  { platform, actor }: Ctx,
  tx: Writer,
  { personId, act, postId, on, document }: Appointment,
): Promise<AuditDraft[]> {
  const { unitId } = actor
  await lockPeople(tx, unitId, [personId])
  const [stored] = await loadDossiers(tx, platform.keys, unitId, [personId])
  if (!stored) throw new Refusal('not_found', '没有找到这个人的档案')
  const post = (await posts(tx, unitId)).find(({ id }) => id === postId)
  if (act === 'appoint' && (!post || post.abolishedOn !== null)) {
    throw new Refusal('rule_broken', '拟任的职位已经停用，请先核对职位设置')
  }
  const order = { on, document }
  const dossier =
    act === 'appoint'
      ? appointed(stored.dossier, post!, { ...order, unitName: await unitName(tx, unitId) })
      : removed(stored.dossier, postId, order)
  const changes = dossierChanges(stored.dossier, dossier)
  if (!changes.length) throw new Refusal('rule_broken', '档案里没有要免去的职务，请核对')
  const saving = { ...stored, dossier, revision: stored.revision + 1 }
  const { stale } = await updateDossiers(tx, platform.keys, unitId, [saving], platform.clock.now())
  if (stale.length) throw new Refusal('conflict')
  return [changeEntry('person.changed', personId, changes)]
}
