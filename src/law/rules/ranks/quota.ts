import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count } from '../../facts.ts'
import { broken, met, type Observed, rule, type Verdict } from '../../rule.ts'
import { type LocalValues, local } from '../local.ts'
import { type Rank, ranks } from './ladder.ts'

/** One ceiling: a share of the posts, or (`of`) of a ceiling before it as it was rounded. */
type Share = { name: string; ranks: readonly Rank[]; percent: number; of?: string }

const counsellors: readonly Rank[] = ['一级调研员', '二级调研员', '三级调研员', '四级调研员']
const sectionRanks: readonly Rank[] = ['一级主任科员', '二级主任科员', '三级主任科员', '四级主任科员']

const sectionShares: readonly Share[] = [
  { name: '一至四级主任科员', ranks: sectionRanks, percent: 60 },
  { name: '一、二级主任科员', ranks: sectionRanks.slice(0, 2), percent: 50, of: '一至四级主任科员' },
]

const cityShares: readonly Share[] = [
  { name: '一至四级调研员', ranks: counsellors, percent: 20 },
  { name: '一、二级调研员', ranks: counsellors.slice(0, 2), percent: 40, of: '一至四级调研员' },
  { name: '一级调研员', ranks: counsellors.slice(0, 1), percent: 50, of: '一、二级调研员' },
  ...sectionShares,
]

const countyShares: readonly Share[] = [
  { name: '二级调研员', ranks: ['二级调研员'], percent: 2 },
  { name: '三、四级调研员', ranks: ['三级调研员', '四级调研员'], percent: 10 },
  { name: '三级调研员', ranks: ['三级调研员'], percent: 40, of: '三、四级调研员' },
  ...sectionShares,
]

type Rounding = LocalValues['quotaRounding']
type Held = Partial<Record<Rank, number>>

/** Rounds hundredths, which are whole numbers, so that no floating point decides. */
function rounded(hundredths: number, rounding: Rounding): number {
  if (rounding === 'ceil') return Math.ceil(hundredths / 100)
  return Math.floor((hundredths + (rounding === 'round' ? 50 : 0)) / 100)
}

function judgeQuota(shares: readonly Share[], posts: number, held: Held, rounding: Rounding): Verdict {
  const ceilings: Record<string, number> = {}
  const exact: Record<string, number> = {}
  const pooled: string[] = []
  const exceeded: { ranks: string; ceiling: number; held: number; over: number }[] = []
  for (const { name, ranks: counted, percent, of } of shares) {
    const hundredths = (of ? (ceilings[of] ?? 0) : posts) * percent
    const ceiling = rounded(hundredths, rounding)
    ceilings[name] = ceiling
    exact[name] = hundredths / 100
    if (ceiling === 0 && hundredths > 0) pooled.push(name)
    const holders = counted.reduce((sum, rank) => sum + (held[rank] ?? 0), 0)
    if (holders > ceiling) exceeded.push({ ranks: name, ceiling, held: holders, over: holders - ceiling })
  }
  const named = new Set(shares.flatMap((share) => share.ranks))
  const outsideTable = ranks.slice(0, 6).filter((rank) => !named.has(rank) && (held[rank] ?? 0) > 0)
  const observed: Observed = { ceilings, exact, exceeded, pooled, outsideTable }
  const hint = pooled.length > 0 ? `；${pooled.join('、')}折算不足1个，可以由组织部门统筹使用` : ''
  if (exceeded.length > 0) {
    const list = exceeded
      .map((one) => `${one.ranks}上限${one.ceiling}个，现有${one.held}个，超${one.over}个`)
      .join('；')
    return broken(`按${posts}个职位计算，${list}${hint}`, observed)
  }
  const list = Object.entries(ceilings).map(([name, ceiling]) => `${name}${ceiling}个`)
  return met(`按${posts}个职位计算的上限：${list.join('，')}，现有人数没有超过${hint}`, observed)
}

const quotaFacts = z.strictObject({
  posts: count('计算职级职数的基数（综合管理类职位或者在编公务员数，个）'),
  held: z
    .partialRecord(z.enum(ranks), count('人数'))
    .default({})
    .meta({ title: '现有占用职数的各职级人数', description: '例如{"四级调研员":2}；没有写的职级按0人' }),
  quotaRounding: local('quotaRounding'),
})

const left =
  '领导职务兼任职级、单列职数等是否占用职数由主管部门确定，请不要把不占职数的人算进现有人数；比例表没有规定的职级只列出，不判断。'
const unseen = '基数的原文表述和一、二级主任科员不超过50%没有见到原文。'

export const quotaCity = rule({
  id: 'zj-quota-city',
  title: '市（地）级机关的职级人数不超过按比例核定的职数',
  area: 'ranks',
  force: 'warn',
  from: '2019-06-01',
  cites: [cite('rank-system-2019', '职级职数比例'), cite('rank-system-2019', '主任科员内部比例')],
  unconfirmed: unseen,
  simplification: left,
  facts: quotaFacts,
  judge: ({ posts, held, quotaRounding }) => judgeQuota(cityShares, posts, held, quotaRounding),
})

export const quotaCounty = rule({
  id: 'zj-quota-county',
  title: '县级机关的职级人数不超过按比例核定的职数',
  area: 'ranks',
  force: 'warn',
  from: '2019-06-01',
  cites: [cite('rank-system-2019', '职级职数比例'), cite('rank-system-2019', '主任科员内部比例')],
  unconfirmed: unseen,
  simplification: left,
  facts: quotaFacts,
  judge: ({ posts, held, quotaRounding }) => judgeQuota(countyShares, posts, held, quotaRounding),
})
