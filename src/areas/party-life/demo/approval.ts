import { addMonths, type Day } from '../../../law/periods.ts'
import { officialDocument } from '../../../platform/documents/official.ts'
import type { Ctx } from '../../../platform/write.ts'
import { organisationRows } from '../server/queries/organisations.ts'
import { addApproval } from '../server/size.ts'

const MONTHS_AGO = 5
const MONTHS_LEFT = 19

/** The committee of the demo bureau has fewer than a hundred members; its superior agreed for two years. */
export async function approveDemoSize(ctx: Ctx, today: Day): Promise<void> {
  const { db } = ctx.platform
  const committee = (await organisationRows(db, ctx.actor.unitId)).find(({ kind }) => kind === 'committee')!
  const [approvedOn, untilOn] = [addMonths(today, -MONTHS_AGO), addMonths(today, MONTHS_LEFT)]
  const input = {
    ...{ approver: '中共云栖市直属机关工作委员会', documentNumber: `云机工〔${approvedOn.slice(0, 4)}〕12号` },
    ...{ approvedOn, untilOn, reason: '党员不足100人，下属支部较多，机关党建工作需要' },
  }
  const bytes = await officialDocument({
    title: '关于同意继续设立机关委员会的批复',
    subtitle: `${input.approver}　${input.documentNumber}`,
    blocks: [
      { kind: 'text', text: `${committee.name}：` },
      { kind: 'text', text: `你单位关于继续设立机关委员会的请示收悉。经研究，同意继续设立，到${untilOn}为止。` },
    ],
  })
  await addApproval(ctx, committee.id, { input, files: [{ name: '关于同意继续设立机关委员会的批复.docx', bytes }] })
}
