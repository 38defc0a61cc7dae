import { dayOf } from '../../../platform/clock.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { carryOut } from '../../people/facts.ts'
import type { Effect } from '../schema/follow.ts'
import { adoptedAppointments, insertEffect } from './queries/follow.ts'

/** Appointments and removals the party group adopted, and which of them stand in the dossiers. */
export async function listEffects({ platform, actor }: Ctx): Promise<{ rows: Effect[] }> {
  const rows = await adoptedAppointments(platform.db, actor.unitId)
  return {
    rows: rows.map(({ decidedAt, act, personId, postTitle, postId: _postId, ...row }) => ({
      ...row,
      personId: personId!,
      act: act as Effect['act'],
      postTitle: postTitle ?? '',
      decidedOn: dayOf(decidedAt!),
    })),
  }
}

/** Puts an adopted appointment into the dossier and the posts, once, on its date and with its document. */
export function carryOutAppointment(ctx: Ctx, itemId: string, { on, document }: { on: string; document: string }) {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const found = (await adoptedAppointments(tx, unitId)).find((row) => row.itemId === itemId)
    if (!found?.personId || !found.decidedAt) throw new Refusal('not_found', '没有找到通过的任免事项')
    const decidedOn = dayOf(found.decidedAt)
    if (on < decidedOn) {
      const message = `党组会议${decidedOn}才决定，任免日期不能在这以前`
      throw new Refusal('rule_broken', message, [{ field: 'on', message: '请核对任免日期' }])
    }
    const done = { unitId, itemId, doneOn: on, doneBy: name }
    if (!(await insertEffect(tx, done))) throw new Refusal('rule_broken', '这项任免已经写进档案')
    const act = found.act === 'remove' ? 'remove' : 'appoint'
    const audit = await carryOut(ctx, tx, { personId: found.personId, act, postId: found.postId, on, document })
    const own = { action: 'decisions.appointment-carried-out', subjectKind: 'agenda-item', subjectId: itemId }
    return { result: {}, audit: [...audit, { ...own, detail: { on, document } }] }
  })
}
