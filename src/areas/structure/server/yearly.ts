import type { Day } from '../../../law/periods.ts'
import type { Ctx } from '../../../platform/write.ts'
import { standing } from './standing.ts'

/** Who is in service on a day, as far as a report counts them. */
export async function staffOn(ctx: Ctx, day: Day) {
  const { stands } = await standing(ctx, day)
  return stands
    .filter(({ inService }) => inService)
    .map(({ id, name, age, education, isLeader, isMiddle, grassrootsMonths }) => {
      return { id, name, age, education, isLeader, isMiddle, grassrootsMonths }
    })
}
