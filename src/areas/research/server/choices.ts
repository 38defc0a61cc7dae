import { dayOf } from '../../../platform/clock.ts'
import type { Ctx } from '../../../platform/write.ts'
import { adoptedMatters, partyGroupOn } from '../../decisions/facts.ts'
import { sections } from '../../posts/facts.ts'
import type { Choices } from '../schema/uses.ts'
import { holds, todayOf } from './access.ts'
import { peopleInService } from './queries/plans.ts'

/** What the forms choose from; decisions only for those who answer for the whole unit. */
export async function readChoices(ctx: Ctx): Promise<Choices> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const people = await peopleInService(db, unitId)
  const group = await partyGroupOn(db, unitId, todayOf(ctx))
  const decisions = holds(ctx, 'research.answer') ? await adoptedMatters(db, unitId) : []
  return {
    people: people.map(({ currentPost, ...person }) => ({ ...person, post: currentPost })),
    sections: (await sections(db, unitId))
      .filter(({ closedOn }) => closedOn === null)
      .map(({ id, name }) => ({ id, name })),
    leaders: group.map(({ personId, name }) => ({ id: personId, name })),
    decisions: decisions.map(({ id, title, decidedAt }) => ({ id, title: `${title}（${dayOf(decidedAt!)}）` })),
  }
}
