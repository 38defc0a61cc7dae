import type { Ctx } from '../../../../platform/write.ts'
import type { Period, Worked } from '../../figure.ts'

export async function workAll(_ctx: Ctx, _period: Period, _personId: string | null): Promise<Map<string, Worked>> {
  return new Map()
}
