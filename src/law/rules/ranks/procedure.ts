import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, oneOf } from '../../facts.ts'
import { addDays, type Day } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { effectUntil, runsFromRestoration, type SanctionKind, sanctionKinds } from '../sanctions/effects.ts'
import { leadershipLevels, levelOrder, previousRank, rankOrder, ranks } from './ladder.ts'
import { yearlyGrades } from './promotion.ts'

export const demote = rule({
  id: 'zj-demote',
  title: '年度考核不称职的，按程序降低一个职务或者职级层次',
  area: 'ranks',
  force: 'remind',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第五十条')],
  simplification: '只算出降低一级后的职级和职务层次；降职务还是降职级、何时办理由任免机关按程序决定。',
  facts: z.strictObject({
    grade: oneOf('年度考核等次', yearlyGrades),
    currentRank: oneOf('现职级', ranks)
      .nullable()
      .default(null)
      .meta({ title: '现职级', description: '没有职级的填null' }),
    level: oneOf('现领导职务层次', leadershipLevels)
      .nullable()
      .default(null)
      .meta({ title: '现领导职务层次', description: '不担任领导职务的填null' }),
  }),
  judge({ grade, currentRank, level }) {
    if (grade !== '不称职') return notApplicable(`年度考核${grade}，不需要降低职务或者职级`)
    const proposedRank = currentRank ? previousRank(currentRank) : null
    const proposedLevel = level ? (leadershipLevels[levelOrder(level)] ?? null) : null
    const manual = !proposedRank && !proposedLevel
    const observed = { proposedRank, proposedLevel, manual }
    if (manual) return info('年度考核不称职，但没有可以降低的下一级职级或者职务层次，请人工确定', observed)
    const ways = [
      proposedRank ? `职级由${currentRank}降为${proposedRank}` : '',
      proposedLevel ? `职务层次由${level}降为${proposedLevel}` : '',
    ].filter((way) => way !== '')
    return info(`年度考核不称职，应按程序降低一级：${ways.join('，或者')}`, observed)
  },
})

const publicityLeast = 5

export const rankPublicity = rule({
  id: 'zj-publicity',
  title: '职级逐级晋升，审批前公示不少于5个工作日',
  area: 'ranks',
  force: 'forbid',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第四十九条'), cite('rank-system-2019', '晋升公示')],
  unconfirmed: '公示不少于5个工作日没有见到原文。',
  simplification: '只看是否逐级和公示天数；民主推荐、考核和审批是否齐全由经办人核对。',
  facts: z.strictObject({
    fromRank: oneOf('现职级', ranks)
      .nullable()
      .default(null)
      .meta({ title: '现职级', description: '现在没有职级的填null，此时不判断是否逐级' }),
    toRank: oneOf('拟晋升职级', ranks),
    publicityWorkdays: count('公示期（工作日）', 366),
  }),
  judge({ fromRank, toRank, publicityWorkdays }) {
    const steps = fromRank ? rankOrder(fromRank) - rankOrder(toRank) : null
    if (steps !== null && steps <= 0) return notApplicable(`${toRank}不比现职级${fromRank}高，不是晋升`)
    const faults = [
      steps !== null && steps > 1 ? `从${fromRank}到${toRank}跨了${steps}级，应当逐级晋升` : '',
      publicityWorkdays < publicityLeast ? `公示${publicityWorkdays}个工作日，不足${publicityLeast}个工作日` : '',
    ].filter((fault) => fault !== '')
    const observed = { steps, publicityWorkdays, publicityLeast }
    if (faults.length > 0) return broken(faults.join('；'), observed)
    return met(`${fromRank ? '逐级晋升' : '首次晋升'}${toRank}，公示${publicityWorkdays}个工作日，符合要求`, observed)
  },
})

const asks = ['晋升职务', '晋升职级', '晋升级别', '晋升工资档次'] as const
type Ask = (typeof asks)[number]

const bars = {
  every: new Set<Ask>(asks),
  butSalaryStep: new Set<Ask>(['晋升职务', '晋升职级', '晋升级别']),
  postsAndRanks: new Set<Ask>(['晋升职务', '晋升职级']),
}

function barredBy(kind: SanctionKind): ReadonlySet<Ask> {
  if (kind === '警告') return bars.butSalaryStep
  const administrative: readonly SanctionKind[] = ['记过', '记大过', '降级', '撤职', '开除']
  return administrative.includes(kind) ? bars.every : bars.postsAndRanks
}

export const sanctionFreeze = rule({
  id: 'zj-sanction-freeze',
  title: '处分期内不得晋升职务、职级和级别，受记过以上处分的还不得晋升工资档次',
  area: 'ranks',
  force: 'forbid',
  from: '2019-06-01',
  cites: [
    cite('civil-servant-law-2018', '第六十四条'),
    cite('sanctions-law-2020', '第十九条'),
    cite('rank-system-2019', '不得晋升职级的情形'),
  ],
  unconfirmed: '党纪处分、诫勉和组织处理影响期内不得晋升职级没有见到原文。',
  simplification:
    '一次判断一个处分，有几个的分别判断；党纪处分、诫勉和组织处理只判断职务和职级，不判断由年度考核等次带来的级别、工资影响；没有算入处分期的加重和合并。',
  facts: z.strictObject({
    kind: oneOf('处分（处理）种类', sanctionKinds),
    decidedOn: day('处分（处理）决定日期'),
    restoredOn: day('恢复党员权利日期')
      .nullable()
      .default(null)
      .meta({ title: '恢复党员权利日期', description: '只用于留党察看；还没有恢复的填null' }),
    asks: oneOf('拟办理事项', asks),
    endDayBlocked: local('endDayBlocked'),
  }),
  judge({ kind, decidedOn, restoredOn, asks: asked, endDayBlocked }, on) {
    if (on < decidedOn) return met(`${on}还没有受${kind}，不因此限制${asked}`, { until: null, freeOn: null })
    if (!barredBy(kind).has(asked)) return met(`${kind}期间不限制${asked}`, { until: null, freeOn: null })
    if (kind === '开除') return broken(`受开除处分，不再是公务员，不能${asked}`, { until: null, freeOn: null })
    const until = effectUntil(kind, decidedOn, restoredOn)
    if (!until) return broken(`${kind}还没有恢复党员权利，不得${asked}`, { until, freeOn: null })
    const lastBlocked: Day = endDayBlocked ? until : addDays(until, -1)
    const freeOn = addDays(lastBlocked, 1)
    const counted = runsFromRestoration(kind) ? `自${restoredOn}恢复党员权利起` : `自${decidedOn}起`
    return on <= lastBlocked
      ? broken(`${kind}的影响${counted}至${until}，${freeOn}前不得${asked}`, { until, freeOn, since: decidedOn })
      : met(`${kind}的影响${counted}至${until}，${freeOn}起不再因此限制${asked}`, { until, freeOn })
  },
})
