import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, words } from '../../facts.ts'
import { parameter, valueOn } from '../../parameter.ts'
import { broken, info, met, notApplicable, type Observed, rule, type Verdict } from '../../rule.ts'
import { type LocalValues, local } from '../local.ts'
import { assessedYear } from './grades.ts'

type Rounding = LocalValues['quotaRounding']

const FIRST_QUOTA_YEAR = 2007

/** Percent of 优秀: in general, and with the consent of the civil servants' department. */
const excellentPercent = parameter(
  '年度考核优秀等次比例（%）',
  { from: '2007-01-04', value: { general: 15, consented: 20 }, cites: [cite('assessment-2007', '优秀比例')] },
  { from: '2020-12-28', value: { general: 20, consented: 25 }, cites: [cite('assessment-2020', '优秀比例')] },
)

/** A share of people in whole people; reckoned in whole numbers, so that 20% of 20 is exactly 4. */
function share(people: number, percent: number, rounding: Rounding): number {
  const hundredths = people * percent
  if (rounding === 'ceil') return Math.ceil(hundredths / 100)
  return Math.floor((rounding === 'round' ? hundredths + 50 : hundredths) / 100)
}

const participants = count('应参加考核人数').meta({
  title: '应参加考核人数（人）',
  description: '不含由上级或者其他机关考核的领导成员',
})

export const khQuota = rule({
  id: 'kh-quota',
  title: '优秀等次一般不超过应参加考核人数的20%，经主管部门同意最多25%；2019年度以前为15%和20%',
  area: 'assessment',
  force: 'forbid',
  from: '2007-01-04',
  cites: [cite('assessment-2020', '优秀比例'), cite('assessment-2007', '优秀比例')],
  simplification: '取整方式全国没有规定，由本单位设定；几个单位合并计算名额的，先把人数加在一起再算。',
  facts: z.strictObject({
    year: assessedYear,
    participants,
    excellent: count('优秀人数')
      .nullable()
      .default(null)
      .meta({ title: '评为优秀的人数（人）', description: '只想知道名额时为null' }),
    consent: local('excellentConsent'),
    quotaRounding: local('quotaRounding'),
  }),
  judge({ year, participants: people, excellent, consent, quotaRounding }) {
    if (year < FIRST_QUOTA_YEAR) return notApplicable(`${year}年度还没有公务员考核规定，不核比例`)
    const { general, consented } = valueOn(excellentPercent, `${year}-12-31`).value
    const limit = share(people, general, quotaRounding)
    const limitWithConsent = share(people, consented, quotaRounding)
    const [fraction, fractionWithConsent] = [(people * general) / 100, (people * consented) / 100]
    const pool = limit === 0 && people > 0
    const observed = { limit, limitWithConsent, fraction, fractionWithConsent, percent: general, pool }
    const quota =
      `${year}年度应参加考核${people}人，优秀最多${limit}人（${general}%为${fraction}人）` +
      `，经主管部门同意最多${limitWithConsent}人（${consented}%为${fractionWithConsent}人）`
    const hint = pool ? '；人数太少，可以商主管部门与其他单位合并计算名额' : ''
    if (excellent === null) return info(`${quota}${hint}`, observed)
    if (excellent > limitWithConsent) {
      return broken(`${quota}，实际${excellent}人，任何情况下都不能超过${consented}%${hint}`, {
        ...observed,
        force: 'forbid',
      })
    }
    if (excellent > limit && !consent) {
      return broken(`${quota}，实际${excellent}人，没有主管部门同意的记录${hint}`, { ...observed, force: 'warn' })
    }
    return met(`${quota}，实际${excellent}人${hint}`, observed)
  },
})

export const khUsual = rule({
  id: 'kh-usual',
  title: '平时考核分好、较好、一般、较差，好等次一般不超过40%',
  area: 'assessment',
  force: 'warn',
  from: '2019-12-01',
  cites: [cite('usual-assessment-2019', '等次和比例')],
  unconfirmed: '办法没有见到原文，40%和施行日期凭经验，以主管部门规定为准。',
  simplification: '只核好等次的人数；按季度还是半年考核由各地规定，不检查。',
  facts: z.strictObject({
    participants: count('参加平时考核人数').meta({ title: '参加平时考核人数（人）' }),
    good: count('好等次人数')
      .nullable()
      .default(null)
      .meta({ title: '好等次人数（人）', description: '只想知道名额时为null' }),
    usualExcellentPercent: local('usualExcellentPercent'),
    quotaRounding: local('quotaRounding'),
  }),
  judge({ participants: people, good, usualExcellentPercent: percent, quotaRounding }) {
    const limit = share(people, percent, quotaRounding)
    const fraction = (people * percent) / 100
    const observed = { limit, fraction, percent }
    const quota = `参加平时考核${people}人，好等次一般最多${limit}人（${percent}%为${fraction}人）`
    if (good === null) return info(quota, observed)
    return good > limit ? broken(`${quota}，实际${good}人`, observed) : met(`${quota}，实际${good}人`, observed)
  },
})

const teamGrades: readonly string[] = ['优秀', '良好', '一般', '较差']
const leaderGrades: readonly string[] = ['优秀', '称职', '基本称职', '不称职', '不确定等次']

const teamFacts = z.strictObject({
  teamGrade: words('领导班子考核等次')
    .nullable()
    .default(null)
    .meta({ title: '领导班子考核等次', description: '优秀、良好、一般、较差；没有时为null' }),
  headGrade: words('主要负责人考核等次')
    .nullable()
    .default(null)
    .meta({ title: '主要负责人考核等次', description: '优秀、称职、基本称职、不称职、不确定等次；没有时为null' }),
  leaders: count('参加考核的领导干部人数').default(0).meta({ title: '参加考核的领导干部人数（人）' }),
  excellentLeaders: count('评为优秀的领导干部人数').default(0).meta({ title: '评为优秀的领导干部人数（人）' }),
  teamExcellentPercent: local('teamExcellentPercent'),
  quotaRounding: local('quotaRounding'),
})

function judgeTeam(facts: z.output<typeof teamFacts>): Verdict {
  const { teamGrade, headGrade, leaders, excellentLeaders, teamExcellentPercent: percent } = facts
  const limit = share(leaders, percent, facts.quotaRounding)
  const faults: string[] = []
  const unknownGrades: string[] = []
  if (teamGrade !== null && !teamGrades.includes(teamGrade)) {
    unknownGrades.push(teamGrade)
    faults.push(`班子没有“${teamGrade}”这个等次，应为${teamGrades.join('、')}`)
  }
  if (headGrade !== null && !leaderGrades.includes(headGrade)) {
    unknownGrades.push(headGrade)
    faults.push(`领导干部没有“${headGrade}”这个等次，应为${leaderGrades.slice(0, 4).join('、')}`)
  }
  const headAboveTeam = teamGrade === '较差' && headGrade === '优秀'
  if (headAboveTeam) faults.push('班子较差，主要负责人一般不评为优秀')
  const tooMany = excellentLeaders > limit
  if (tooMany) faults.push(`优秀${excellentLeaders}人，${leaders}人的${percent}%最多${limit}人`)
  const observed: Observed = { limit, unknownGrades, headAboveTeam, tooMany }
  if (faults.length > 0) return broken(faults.join('；'), observed)
  return met(`班子和领导干部的等次相称；${leaders}名领导干部优秀最多${limit}人，实际${excellentLeaders}人`, observed)
}

export const khTeam = rule({
  id: 'kh-team',
  title: '领导班子分优秀、良好、一般、较差；领导干部优秀比例一般不超过25%',
  area: 'assessment',
  force: 'warn',
  from: '2019-04-07',
  cites: [cite('leader-assessment-2019', '考核等次'), cite('leader-assessment-2019', '优秀比例')],
  unconfirmed: '等次和比例没有见到原文，以组织部门规定为准。',
  simplification: '班子优秀的总比例由上级掌握，不核；不得评优秀的七种情形只核“班子较差、主要负责人优秀”。',
  facts: teamFacts,
  judge: judgeTeam,
})
