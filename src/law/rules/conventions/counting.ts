import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, oneOf } from '../../facts.ts'
import { broken, met, rule } from '../../rule.ts'
import { local } from '../local.ts'

const CONVENTION_FROM = '1987-01-01'

const comparisons = {
  以上: { sign: '>=', includes: true, holds: (value: number, limit: number) => value >= limit },
  届满: { sign: '>=', includes: true, holds: (value: number, limit: number) => value >= limit },
  以下: { sign: '<=', includes: true, holds: (value: number, limit: number) => value <= limit },
  以内: { sign: '<=', includes: true, holds: (value: number, limit: number) => value <= limit },
  超过: { sign: '>', includes: false, holds: (value: number, limit: number) => value > limit },
  以外: { sign: '>', includes: false, holds: (value: number, limit: number) => value > limit },
  不满: { sign: '<', includes: false, holds: (value: number, limit: number) => value < limit },
} as const

const amount = (title: string) => z.number().min(0).max(1_000_000).meta({ title })

export const inclusive = rule({
  id: 'conv-inclusive',
  title: '以上、以下、以内、届满包括本数，超过、不满、以外不包括本数',
  area: 'conventions',
  force: 'info',
  from: CONVENTION_FROM,
  cites: [cite('civil-code-2021', '第一千二百五十九条')],
  simplification: '民法典的规则，按起草惯例也用于党内法规和人事规定；2021年以前按当时民法的同样规则。',
  facts: z.strictObject({
    expression: oneOf('条文的用词', ['以上', '以下', '以内', '届满', '超过', '不满', '以外']),
    limit: amount('条文中的数'),
    value: amount('实际的数').meta({ description: '和条文中的数用同一单位，可以有小数' }),
  }),
  judge({ expression, limit, value }) {
    const { sign, includes, holds } = comparisons[expression]
    const words = expression === '超过' || expression === '不满' ? `${expression}${limit}` : `${limit}${expression}`
    const boundary = `“${expression}”${includes ? '包括' : '不包括'}本数`
    const observed = { comparison: sign, includesLimit: includes }
    return holds(value, limit)
      ? met(`${value}符合“${words}”，${boundary}`, observed)
      : broken(`${value}不符合“${words}”，${boundary}`, observed)
  },
})

const fractions = ['三分之二以上', '半数以上'] as const

/**
 * How many of `entitled` people must be present. `halfStrict` reads 半数以上 as more than half, which differs for even
 * numbers only.
 */
export function presentNeeded(fraction: (typeof fractions)[number], entitled: number, halfStrict = false): number {
  if (fraction === '三分之二以上') return Math.floor((2 * entitled + 2) / 3)
  return halfStrict ? Math.floor(entitled / 2) + 1 : Math.floor((entitled + 1) / 2)
}

/** How many votes make 超过应到会成员半数: more than half of all who are entitled to attend, present or not. */
export const votesNeeded = (entitled: number): number => Math.floor(entitled / 2) + 1

const people = (title: string) => z.number().int().min(1).max(100_000).meta({ title })

export const fractionPresent = rule({
  id: 'conv-fraction-present',
  title: '三分之二以上、半数以上到会的人数',
  area: 'conventions',
  force: 'info',
  from: CONVENTION_FROM,
  cites: [cite('civil-code-2021', '第一千二百五十九条'), cite('personnel-practice', '半数以上')],
  unconfirmed: '“半数以上”是否包括正好半数，各地理解不一，没有见到统一规定',
  simplification: '只比较人数；列席人员不计入，谁应当到会由会议的规则决定。',
  facts: z.strictObject({
    entitled: people('应到会人数'),
    present: count('实到会人数'),
    fraction: oneOf('到会的要求', fractions),
    quorumHalfStrict: local('quorumHalfStrict'),
  }),
  judge({ entitled, present, fraction, quorumHalfStrict }) {
    const needed = presentNeeded(fraction, entitled, quorumHalfStrict)
    const says = `应到会${entitled}人，${fraction}到会至少${needed}人，实到${present}人`
    if (present > entitled) return broken(`${says}，实到比应到多，请核对`, { needed, inconsistent: true })
    return present >= needed ? met(says, { needed }) : broken(`${says}，不够`, { needed, lacking: needed - present })
  },
})

export const fractionPass = rule({
  id: 'conv-fraction-pass',
  title: '超过应到会成员半数同意才通过',
  area: 'conventions',
  force: 'info',
  from: '2015-06-11',
  cites: [cite('party-group-2015', '第二十七条'), cite('selection-2019', '讨论决定')],
  simplification: '弃权和缺席都不算同意；需要回避的成员仍计入应到会人数。',
  facts: z.strictObject({
    entitled: people('应到会成员人数'),
    present: count('实到会成员人数'),
    yes: count('同意票数'),
  }),
  judge({ entitled, present, yes }) {
    const needed = votesNeeded(entitled)
    const says = `应到会${entitled}人，通过至少要${needed}票，同意${yes}票`
    if (present > entitled || yes > present) {
      return broken(`${says}，实到${present}人，人数和票数对不上，请核对`, { needed, inconsistent: true })
    }
    return yes >= needed ? met(says, { needed }) : broken(`${says}，没有通过`, { needed, lacking: needed - yes })
  },
})
