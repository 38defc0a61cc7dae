import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count } from '../../facts.ts'
import { type Dated, parameter, valueOn } from '../../parameter.ts'
import type { Day } from '../../periods.ts'
import { broken, info, met, rule } from '../../rule.ts'

const cites = [cite('delayed-retirement-2024', '办法第二条')] as const

const raised = Array.from(
  { length: 10 },
  (_, year): Dated<number> => ({
    from: `${2030 + year}-01-01`,
    value: 186 + 6 * year,
    cites,
  }),
)

const minimumMonths = parameter('最低缴费年限（月）', { from: '2025-01-01', value: 180, cites }, ...raised)

/**
 * Months of contributions a pension needs when somebody retires on a day.
 *
 * @throws RangeError before 2025-01-01 (办法第二条)
 */
export const minimumContributionMonths = (retireOn: Day): number => valueOn(minimumMonths, retireOn).value

export const yearsText = (months: number) =>
  months % 12 === 0 ? `${months / 12}年` : `${Math.floor(months / 12)}年${months % 12}个月`

/** Months of pension contributions, as a fact. */
export const contributionFact = count('养老保险缴费月数', 1200).meta({
  title: '养老保险缴费月数',
  description: '实际缴费和视同缴费合计的月数。',
})

export const retMinYears = rule({
  id: 'ret-min-years',
  title: '领取基本养老金的最低缴费年限为15年，2030年起每年提高6个月，2039年起为20年',
  area: 'retirement',
  force: 'warn',
  from: '2025-01-01',
  cites,
  simplification: '按退休当年的数判断；不处理延长缴费、一次性补缴和转入城乡居民养老保险。',
  facts: z.strictObject({
    contributionMonths: contributionFact.nullable().default(null).meta({
      title: '养老保险缴费月数',
      description: '到判断日（退休之日）实际缴费和视同缴费合计的月数；不填为null，只给出最低年限。',
    }),
  }),
  judge({ contributionMonths }, on) {
    const months = minimumContributionMonths(on)
    const observed = { minimumYears: months / 12, minimumMonths: months }
    const because = `${on.slice(0, 4)}年退休，最低缴费年限为${yearsText(months)}`
    if (contributionMonths === null) return info(because, observed)
    const lackingMonths = Math.max(months - contributionMonths, 0)
    const told = `${because}，已缴费${yearsText(contributionMonths)}`
    if (lackingMonths === 0) return met(`${told}，达到要求`, { ...observed, lackingMonths })
    return broken(`${told}，还差${lackingMonths}个月`, { ...observed, lackingMonths })
  },
})
