import * as z from 'zod'
import { cite } from '../../cite.ts'
import { dayOrMonth } from '../../facts.ts'
import { broken, info, met, notApplicable, rule, type Verdict } from '../../rule.ts'
import { local } from '../local.ts'
import type { Rank } from '../ranks/ladder.ts'
import {
  exceptional,
  holdsLevel,
  holdsRank,
  namedPosts,
  postsHeld,
  ranksHeld,
  sought,
  spells,
  timeAbove,
  timeIn,
} from './career.ts'
import { atLeast, type Level, levelBelow } from './levels.ts'
import { inYears, joined, judgeService, reachedOn, servedMonths, whenMet } from './service.ts'

const belowCounty = (level: Level) => notApplicable(`拟任${level}，这条只适用于县处级以上领导职务`)
const noPromotion = (level: Level) => notApplicable(`已经担任${level}或者更高层次的职务，不属于提拔`)

/** A missing qualification of years does not stop a promotion that goes the 破格 way; that has a rule of its own. */
const waived = (verdict: Verdict): Verdict =>
  verdict.kind === 'broken' ? info(`${verdict.because}；按破格提拔办理，须符合破格条件`, verdict.observed) : verdict

const WORK = 60
const GRASSROOTS = 24

export const workAndGrassroots = rule({
  id: 'ry-elig-work5-grass2',
  title: '提任县处级领导职务，应有五年以上工龄和两年以上基层工作经历',
  area: 'selection',
  force: 'forbid',
  from: '2019-03-03',
  cites: [cite('selection-2019', '第八条第一项')],
  simplification: '工龄从参加工作时间连续计算，不扣除间断；哪些经历算基层由组织部门认定。',
  facts: z.strictObject({
    sought,
    workStartedOn: dayOrMonth('参加工作时间'),
    grassroots: spells('基层工作经历'),
    exceptional,
  }),
  judge({ sought: level, workStartedOn, grassroots, exceptional: isExceptional }, on) {
    if (!atLeast(level, '县处级副职')) return belowCounty(level)
    const [work, atGrassroots] = [joined([{ from: workStartedOn, to: null }]), joined(grassroots)]
    const [workMonths, grassrootsMonths] = [servedMonths(work, on), servedMonths(atGrassroots, on)]
    const [workEligibleOn, grassrootsEligibleOn] = [reachedOn(work, WORK), reachedOn(atGrassroots, GRASSROOTS)]
    const eligibleOn = laterOf(workEligibleOn, grassrootsEligibleOn)
    const observed = { workMonths, grassrootsMonths, workEligibleOn, grassrootsEligibleOn, eligibleOn }
    const told = `工龄${inYears(workMonths)}（须满5年），基层工作经历${inYears(grassrootsMonths)}（须满2年）`
    if (workMonths >= WORK && grassrootsMonths >= GRASSROOTS) return met(`${told}，已满足`, observed)
    const verdict = broken(`${told}，${whenMet(eligibleOn)}`, observed)
    return isExceptional ? waived(verdict) : verdict
  },
})

const laterOf = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : one > other ? one : other

export const twoPosts = rule({
  id: 'ry-elig-two-posts',
  title: '提任县处级以上领导职务，一般应有在下一级两个以上职位任职的经历',
  area: 'selection',
  force: 'warn',
  from: '2019-03-03',
  cites: [cite('selection-2019', '第八条第二项')],
  simplification: '职位按职务名称区分，同一名称只算一个；职级公务员的相当经历不计。',
  facts: z.strictObject({ sought, posts: namedPosts }),
  judge({ sought: level, posts }, on) {
    if (!atLeast(level, '县处级副职')) return belowCounty(level)
    if (holdsLevel(posts, level, on)) return noPromotion(level)
    const below = levelBelow(level)
    const starts = firstStarts(posts.filter((post) => post.level === below))
    const postCount = starts.filter((start) => start <= on).length
    const observed = { level: below, postCount, requiredPosts: 2, eligibleOn: starts[1] ?? null }
    const told = `在下一级（${below}）任过${postCount}个职位，一般应有2个以上`
    return postCount >= 2 ? met(told, observed) : broken(told, observed)
  },
})

/** The first day in each differently named post, earliest first. */
function firstStarts(posts: readonly { title: string; from: string; to: string | null }[]): string[] {
  const byTitle = Map.groupBy(posts, ({ title }) => title)
  return [...byTitle.values()].flatMap((same) => joined(same)[0]?.from ?? []).sort()
}

export const levelYears = rule({
  id: 'ry-elig-level-years',
  title: '提任县处级以上领导职务，由副职提任正职须在副职满两年，由下级正职提任上级副职须在下级正职满三年',
  area: 'selection',
  force: 'forbid',
  from: '2019-03-03',
  cites: [cite('selection-2019', '第八条第三项')],
  unconfirmed: '年限见2014年文本，2019年文本没有逐字核对。',
  simplification: '同一层次的各个职务累计；零散的天数每30天算一个月。没有领导职务的职级公务员另有规定，这里不判。',
  facts: z.strictObject({ sought, posts: postsHeld, ranks: ranksHeld.default([]), exceptional }),
  judge({ sought: level, posts, ranks, exceptional: isExceptional }, on) {
    if (!atLeast(level, '县处级副职')) return belowCounty(level)
    if (holdsLevel(posts, level, on)) return noPromotion(level)
    const below = levelBelow(level)
    const counted = posts.filter((post) => post.level === below)
    const months = level.endsWith('正职') ? 24 : 36
    const found = judgeService({ what: `任${below}`, months, counted }, on)
    const verdict = { ...found, observed: { ...found.observed, level: below } }
    const way = rankWays[level]
    if (verdict.kind === 'broken' && way && isRankOnly(posts, on) && holdsRank(ranks, way.ranks[1], on)) {
      return notApplicable(`没有担任领导职务，按职级提任${level}的年限核对`)
    }
    return isExceptional ? waived(verdict) : verdict
  },
})

const isRankOnly = (posts: Parameters<typeof holdsLevel>[0], on: string) => !holdsLevel(posts, '乡科级副职', on)

/** The ranks from which an official without a leading post comes into one; the lower rank stands second. */
const rankWays: Partial<
  Record<Level, { ranks: [Rank, Rank]; months: 'rankToCountyHeadMonths' | 'rankToCountyDeputyMonths' }>
> = {
  县处级正职: { ranks: ['三级调研员', '四级调研员'], months: 'rankToCountyHeadMonths' },
  县处级副职: { ranks: ['一级主任科员', '二级主任科员'], months: 'rankToCountyDeputyMonths' },
}

export const rankToCounty = rule({
  id: 'ry-elig-rank-to-county',
  title: '职级公务员提任县处级领导职务，应在规定职级累计任满规定年限',
  area: 'selection',
  force: 'warn',
  from: '2019-06-01',
  cites: [cite('personnel-practice', '职级公务员任县处级领导职务')],
  unconfirmed: '没有见到规定这些年限的文件，以组织部门意见为准。',
  simplification:
    '任县处级副职看一、二级主任科员，任县处级正职看三、四级调研员，两档累计；更高职级可否计入由组织部门核定。',
  facts: z.strictObject({
    sought,
    ranks: ranksHeld,
    posts: postsHeld.default([]),
    rankToCountyDeputyMonths: local('rankToCountyDeputyMonths'),
    rankToCountyHeadMonths: local('rankToCountyHeadMonths'),
  }),
  judge(facts, on) {
    const way = rankWays[facts.sought]
    if (!way) return notApplicable(`拟任${facts.sought}，这条只适用于县处级正职和副职`)
    if (!isRankOnly(facts.posts, on)) return notApplicable('正在担任领导职务，按任职年限核对')
    const counted = timeIn(facts.ranks, way.ranks)
    const higher = timeAbove(facts.ranks, way.ranks)
    return judgeService({ what: `任${way.ranks.join('、')}累计`, months: facts[way.months], counted, higher }, on)
  },
})
