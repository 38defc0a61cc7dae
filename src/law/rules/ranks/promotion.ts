import * as z from 'zod'
import { cite } from '../../cite.ts'
import { dayOrMonth, oneOf, year } from '../../facts.ts'
import type { Day } from '../../periods.ts'
import { firstDay, fullMonths } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { type LeadershipLevel, leadershipLevels, type Rank, rankOrder, ranks } from './ladder.ts'
import { durationText, type RankProspect, rankProspect, type Standing } from './prospect.ts'

const standing = {
  currentRank: oneOf('现职级', ranks)
    .nullable()
    .default(null)
    .meta({ title: '现职级', description: '没有职级的填null' }),
  currentRankSince: dayOrMonth('任现职级时间')
    .nullable()
    .default(null)
    .meta({ title: '任现职级时间', description: 'YYYY-MM或YYYY-MM-DD，没有的填null' }),
  level: oneOf('现领导职务层次', leadershipLevels).nullable().default(null).meta({
    title: '现领导职务层次',
    description: '不担任领导职务的填null；任某层次领导职务的时间也可以作为晋升职级的年限',
  }),
  levelSince: dayOrMonth('任现领导职务层次时间')
    .nullable()
    .default(null)
    .meta({ title: '任现领导职务层次时间', description: 'YYYY-MM或YYYY-MM-DD，没有的填null' }),
}

export const yearlyGrades = ['优秀', '称职', '基本称职', '不称职', '不确定等次', '不定等次'] as const

const graded = z.strictObject({
  ...standing,
  grades: z
    .array(z.strictObject({ year: year('考核年度'), grade: oneOf('等次', yearlyGrades) }))
    .max(100)
    .default([])
    .meta({
      title: '年度考核等次',
      description: '顺序不限；同一年度有两个等次的按较低的；判断之日所在年度及以后的等次还没有确定，不计',
    }),
  countPromotionYear: local('countPromotionYear'),
})

type Held = {
  currentRank: Rank | null
  currentRankSince: string | null
  level: LeadershipLevel | null
  levelSince: string | null
}

const ungraded = { grades: [], countPromotionYear: true }

const standingOf = ({ currentRank, currentRankSince, level, levelSince }: Held) => ({
  rank: currentRank,
  rankSince: currentRankSince,
  level,
  levelSince,
})

/** Why there is no next rank to compute. */
function noProspect({ currentRank, currentRankSince, level }: Held): string {
  if (currentRank === '一级巡视员') return '一级巡视员已是最高职级'
  if (currentRank && !currentRankSince) return `没有任${currentRank}的时间，不能计算`
  if (!currentRank && !level) return '没有现职级，也不担任领导职务，不能计算下一职级'
  return `没有任${level}的时间，或者${level}的任职时间不是晋升职级的年限，不能计算`
}

/** How long the rank or level the prospect counts on has been held. */
function servedText(held: Held, { basis }: RankProspect, on: Day): string {
  const [name, since] = basis === '职级' ? [held.currentRank, held.currentRankSince] : [held.level, held.levelSince]
  const months = since ? fullMonths(firstDay(since), on) : 0
  return months > 0 ? `${name}任职${durationText(months)}` : `${name}任职不满1个月`
}

export const minYears = rule({
  id: 'zj-min-years',
  title: '晋升职级须在下一职级或者相应领导职务层次任职满最低年限',
  area: 'ranks',
  force: 'forbid',
  from: '2019-06-01',
  cites: [
    cite('rank-system-2019', '晋升职级的基本资格'),
    cite('civil-servant-law-2018', '第十八条'),
    cite('civil-servant-law-2018', '第十九条'),
  ],
  simplification:
    '只看任职年限，不看优秀缩短、不计年限的年度和处分；只写到月的任职时间从当月1日起算；套转前的任职时间由主管部门认定。',
  facts: z.strictObject({
    ...standing,
    soughtRank: oneOf('拟晋升职级', ranks),
  }),
  judge(facts, on) {
    const { currentRank, soughtRank } = facts
    const prospect = rankProspect({ ...standingOf(facts), ...ungraded }, on)
    if (!prospect) return notApplicable(noProspect(facts))
    const { next, eligibleOn, requiredMonths, basis } = prospect
    if (rankOrder(soughtRank) < rankOrder(next)) {
      return broken(`职级应当逐级晋升，现在只能晋升${next}，不能直接晋升${soughtRank}`, { next })
    }
    if (soughtRank !== next) {
      return notApplicable(
        currentRank
          ? `现职级${currentRank}，${soughtRank}不是更高的职级`
          : `${facts.level}任职满年限可以晋升${next}，${soughtRank}属于确定职级`,
      )
    }
    const needed = `晋升${next}须满${durationText(requiredMonths)}`
    const observed = { eligibleOn, requiredMonths, basis }
    return on >= eligibleOn
      ? met(`${servedText(facts, prospect, on)}，${needed}，自${eligibleOn}起满足`, observed)
      : broken(`${servedText(facts, prospect, on)}，${needed}，${eligibleOn}起满足`, observed)
  },
})

const askedOf = (facts: z.output<typeof graded>): Standing => ({
  ...standingOf(facts),
  grades: facts.grades,
  countPromotionYear: facts.countPromotionYear,
})

/** The day that would have been reached with other grades. */
function eligibleWith(asked: Standing, changed: (grade: string) => string, on: Day): Day | undefined {
  const grades = asked.grades.map((one) => ({ year: one.year, grade: changed(one.grade) }))
  return rankProspect({ ...asked, grades }, on)?.eligibleOn
}

export const excellentShorten = rule({
  id: 'zj-excellent-shorten',
  title: '任职年限内年度考核每有一个优秀，晋升职级的年限缩短半年',
  area: 'ranks',
  force: 'info',
  from: '2019-06-01',
  cites: [cite('rank-system-2019', '年限的缩短与不计'), cite('assessment-2020', '第十九条')],
  simplification:
    '缩短年限累计计算，不设上限；优秀从该年度结束后才起作用；取得现职级以前的优秀不再计算；没有等次的年度按称职估算。',
  facts: graded,
  judge(facts, on) {
    const asked = askedOf(facts)
    const prospect = rankProspect(asked, on)
    if (!prospect) return notApplicable(noProspect(facts))
    const { next, eligibleOn, excellentYears, shortenedMonths } = prospect
    const unshortenedOn = eligibleWith(asked, (grade) => (grade === '优秀' ? '称职' : grade), on)
    const other = rankProspect({ ...asked, countPromotionYear: !asked.countPromotionYear }, on)?.eligibleOn
    const otherReadingOn = other === eligibleOn ? null : other
    const differs = otherReadingOn
      ? `；晋升当年的优秀${asked.countPromotionYear ? '如不计入' : '如计入'}则为${otherReadingOn}`
      : ''
    const because =
      excellentYears.length > 0
        ? `${excellentYears.join('、')}年度优秀，缩短${durationText(shortenedMonths)}，${eligibleOn}起满足晋升${next}的年限`
        : `没有可以缩短年限的优秀年度，${eligibleOn}起满足晋升${next}的年限`
    return info(because + differs, {
      ...prospect,
      unshortenedOn,
      otherReadingOn,
      eligible: on >= eligibleOn,
    })
  },
})

export const badYear = rule({
  id: 'zj-bad-year',
  title: '基本称职、不称职和不定等次的年度不计入晋升职级的年限',
  area: 'ranks',
  force: 'info',
  from: '2019-06-01',
  cites: [cite('rank-system-2019', '年限的缩短与不计'), cite('assessment-2020', '第二十一条')],
  unconfirmed: '不定等次的年度不计年限，只见于2015年县以下机关试点的答复，没有见到现行原文。',
  simplification:
    '不计的是该年度落在任职年限内的那一段；没有区分试用期不定等次的年度，这样的年度请不要填入；没有等次的年度按称职估算。',
  facts: graded,
  judge(facts, on) {
    const asked = askedOf(facts)
    const prospect = rankProspect(asked, on)
    if (!prospect) return notApplicable(noProspect(facts))
    const { next, eligibleOn, uncountedYears } = prospect
    const fullyCountedOn = eligibleWith(asked, (grade) => (grade === '优秀' ? '优秀' : '称职'), on)
    const because =
      uncountedYears.length > 0
        ? `${uncountedYears.join('、')}年度不计入任职年限，${eligibleOn}起满足晋升${next}的年限（原为${fullyCountedOn}）`
        : `没有不计年限的年度，${eligibleOn}起满足晋升${next}的年限`
    return info(because, { ...prospect, fullyCountedOn, eligible: on >= eligibleOn })
  },
})
