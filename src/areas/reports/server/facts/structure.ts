import type { Ctx } from '../../../../platform/write.ts'
import { staffOn } from '../../../structure/facts.ts'
import type { Period } from '../../figure.ts'
import type { StructureFacts } from '../../figures/structure.ts'

export async function readStructure(ctx: Ctx, { until }: Period): Promise<StructureFacts> {
  const staff = await staffOn(ctx, until)
  return {
    staff: staff.map(({ name, education, ...one }) => ({
      ...{ ...one, label: name, path: `/people/${one.id}` },
      isGraduate: education === '研究生' || education === '大学',
    })),
  }
}
