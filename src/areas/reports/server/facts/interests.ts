import type { Ctx } from '../../../../platform/write.ts'
import { interestsWithin } from '../../../interests/facts.ts'
import type { Period } from '../../figure.ts'
import type { InterestFacts } from '../../figures/interests.ts'

export async function readInterests(
  { platform, actor }: Ctx,
  { year, until }: Period,
  personId: string | null,
): Promise<InterestFacts> {
  const asked = { year, until, personId }
  const { declarations, entries } = await interestsWithin(platform.db, actor.unitId, asked)
  return {
    // Whose declaration it is, the page says to those who may know.
    declarations: declarations.map((one) => {
      return { id: one.personId, label: '年度填报', path: '/interests', isEmpty: one.isEmpty }
    }),
    entries: entries.map(({ id, personName, organisation, standing }) => {
      return { id, label: `${personName}：${organisation}`, path: '/interests', standing }
    }),
  }
}
