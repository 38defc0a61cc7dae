import * as z from 'zod'
import { Day } from '../posts/schema.ts'

const fields = {
  leaderId: z.uuid('请选择分管领导').meta({ title: '分管领导' }),
  substituteId: z.uuid().nullable().meta({ title: 'AB角' }),
  fromOn: Day.meta({ title: '分管开始日期' }),
  untilOn: Day.nullable().meta({ title: '分管结束日期' }),
  basis: z
    .string()
    .trim()
    .max(200, '分工依据不能超过200个字')
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed(), '分工依据含有无法保存的字符')
    .meta({ title: '分工依据' }),
}

type Given = { leaderId: string; substituteId: string | null; fromOn: string; untilOn: string | null }

const inOrder = { path: ['untilOn'], error: '分管结束日期在开始日期之前' }
const isInOrder = ({ fromOn, untilOn }: Given) => untilOn === null || untilOn >= fromOn
const twoPeople = { path: ['substituteId'], error: 'AB角不能是分管领导本人' }
const areTwo = ({ leaderId, substituteId }: Given) => leaderId !== substituteId

export const NewPortfolio = z
  .strictObject({ sectionId: z.uuid().meta({ title: '科室' }), ...fields })
  .refine(isInOrder, inOrder)
  .refine(areTwo, twoPeople)
  .meta({ id: 'NewPortfolio' })

export const ChangedPortfolio = z
  .strictObject({ ...fields, revision: z.number().int().min(1) })
  .refine(isInOrder, inOrder)
  .refine(areTwo, twoPeople)
  .meta({ id: 'ChangedPortfolio' })

export const Portfolio = z
  .strictObject({
    ...fields,
    id: z.uuid(),
    sectionId: z.uuid(),
    leaderName: z.string(),
    substituteName: z.string().nullable(),
    revision: z.number().int(),
  })
  .meta({ id: 'Portfolio' })

export const PortfolioList = z.strictObject({
  sections: z.array(z.strictObject({ id: z.uuid(), name: z.string(), kind: z.string() })),
  /** of all times, the latest of a section first */
  rows: z.array(Portfolio),
})

export type NewPortfolio = z.infer<typeof NewPortfolio>
export type ChangedPortfolio = z.infer<typeof ChangedPortfolio>
export type Portfolio = z.infer<typeof Portfolio>
export type PortfolioList = z.infer<typeof PortfolioList>

/** Whether an entry counts on a day; its last day does. */
export const runsOn = ({ fromOn, untilOn }: Pick<Portfolio, 'fromOn' | 'untilOn'>, on: string): boolean =>
  fromOn <= on && (untilOn === null || untilOn >= on)
