import type { PartialDate } from '../../dates.ts'
import { addDays, addMonths, type Day, firstDay } from '../../periods.ts'
import { type LeadershipLevel, nextRank, previousRank, type Rank, ranks } from './ladder.ts'

/** Every rank one can be promoted to. */
type Reachable = Exclude<Rank, '二级科员'>

/** What a rank asks: this long at the rank below, or at the leadership level where one is named. */
const requirements: Record<Reachable, { months: number; level: LeadershipLevel | null }> = {
  一级巡视员: { months: 48, level: '厅局级副职' },
  二级巡视员: { months: 48, level: null },
  一级调研员: { months: 36, level: '县处级正职' },
  二级调研员: { months: 24, level: null },
  三级调研员: { months: 24, level: '县处级副职' },
  四级调研员: { months: 24, level: null },
  一级主任科员: { months: 24, level: '乡科级正职' },
  二级主任科员: { months: 24, level: null },
  三级主任科员: { months: 24, level: '乡科级副职' },
  四级主任科员: { months: 24, level: null },
  一级科员: { months: 24, level: null },
}

const monthsPerExcellentYear = 6

/** Grades whose year is not counted; the words for institution staff are those of a time before the civil service. */
const uncountedGrades = new Set(['基本称职', '不称职', '不确定等次', '不定等次', '基本合格', '不合格'])

/** What of a cadre decides the next rank. Months count from their first day. */
export type Standing = {
  rank: Rank | null
  rankSince: PartialDate | null
  level: LeadershipLevel | null
  levelSince: PartialDate | null
  /** yearly grades in any order; of two grades for one year the worse counts */
  grades: readonly { year: number; grade: string }[]
  /** whether 优秀 of the year in which the present rank or level was reached shortens */
  countPromotionYear: boolean
  /** sanctions and measures that bar a promotion, with the last barred day */
  effects?: readonly { title: string; until: Day }[]
}

/** The next rank, the first day on which its years are full, and the calculation. */
export type RankProspect = {
  next: Rank
  /** the table's number, before anything shortens it */
  requiredMonths: number
  basis: '职级' | '职务层次'
  shortenedMonths: number
  excellentYears: number[]
  uncountedYears: number[]
  /** counted years without a known grade, taken as 称职 */
  assumedYears: number[]
  eligibleOn: Day
  /** the calculation in Chinese sentences */
  steps: string[]
}

type KnownYears = { excellent: number[]; uncounted: number[]; graded: Set<number> }

type Way = {
  basis: RankProspect['basis']
  held: string
  since: Day
  eligibleOn: Day
  excellentYears: number[]
  uncountedYears: number[]
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const newYear = (year: number): Day => `${year}-01-01`
const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** `18` → `1年6个月`. */
export function durationText(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return `${years > 0 ? `${years}年` : ''}${rest > 0 || years === 0 ? `${rest}个月` : ''}`
}

/** A year's grade is known once the year is over. */
function knownYears(grades: Standing['grades'], on: Day): KnownYears {
  const [uncounted, notExcellent, graded] = [new Set<number>(), new Set<number>(), new Set<number>()]
  for (const { year, grade } of grades) {
    if (year >= yearOf(on)) continue
    graded.add(year)
    if (grade !== '优秀') notExcellent.add(year)
    if (uncountedGrades.has(grade)) uncounted.add(year)
  }
  return {
    excellent: [...graded].filter((year) => !notExcellent.has(year)).sort((a, b) => a - b),
    uncounted: [...uncounted].sort((a, b) => a - b),
    graded,
  }
}

/** The day on which `months` are full when the uncounted years stand still, and the years that made it later. */
function fullOn(since: Day, months: number, uncounted: readonly number[]): { day: Day; skipped: number[] } {
  let [start, needed] = [since, months]
  const skipped: number[] = []
  for (const year of uncounted) {
    if (year < yearOf(start)) continue
    if (year === yearOf(start)) start = newYear(year + 1)
    else if (addMonths(start, needed) > newYear(year)) needed += 12
    else break
    skipped.push(year)
  }
  return { day: addMonths(start, needed), skipped }
}

/**
 * The first day on which the months served reach the months asked. An excellent year shortens from the day it is over:
 * it cannot have been of use before, so a year that ends after the day reached is left out.
 */
function walk(since: Day, months: number, excellent: readonly number[], uncounted: readonly number[]) {
  let found = fullOn(since, months, uncounted)
  const used: number[] = []
  for (const year of excellent) {
    if (newYear(year + 1) >= found.day) break
    used.push(year)
    const shorter = fullOn(since, months - used.length * monthsPerExcellentYear, uncounted)
    found = { day: later(shorter.day, newYear(year + 1)), skipped: shorter.skipped }
  }
  return { eligibleOn: found.day, excellentYears: used, uncountedYears: found.skipped }
}

const isReachable = (rank: Rank | null): rank is Reachable => rank !== null && rank !== '二级科员'

/** The rank a cadre can reach next: one step up, or for a leader without a rank the one the table gives the level. */
function reachable({ rank, level }: Standing): Reachable | null {
  if (rank) return [nextRank(rank)].find(isReachable) ?? null
  return level ? (ranks.filter(isReachable).find((one) => requirements[one].level === level) ?? null) : null
}

function waysTo(next: Reachable, standing: Standing, known: KnownYears): Way[] {
  const { rank, rankSince, level, levelSince, countPromotionYear } = standing
  const rankDay = rank && rankSince ? firstDay(rankSince) : null
  const way = (basis: Way['basis'], held: string, since: Day): Way => {
    // An excellent year before the present rank has been used for that rank.
    const from = yearOf(rankDay ? later(since, rankDay) : since) + (countPromotionYear ? 0 : 1)
    const excellent = known.excellent.filter((year) => year >= from)
    const found = walk(since, requirements[next].months, excellent, known.uncounted)
    return { basis, held, since, ...found, eligibleOn: rankDay ? later(found.eligibleOn, rankDay) : found.eligibleOn }
  }
  const ways: Way[] = []
  if (rank && rankDay && rank === previousRank(next)) ways.push(way('职级', rank, rankDay))
  if (level && levelSince && level === requirements[next].level) {
    ways.push(way('职务层次', level, firstDay(levelSince)))
  }
  return ways
}

/**
 * The next rank of a cadre and the first day on which the years for it are full, as known on the day `on`: grades of
 * years that are not over do not count, years without a grade are taken as 称职. Both ways of reaching a rank are tried
 * (the rank below, the leadership level) and the earlier wins. Full years make eligible, they give no right
 * (公务员职务与职级并行规定). Null at the top, and where neither a rank nor a fitting level with its date is given.
 */
export function rankProspect(standing: Standing, on: Day): RankProspect | null {
  const next = reachable(standing)
  if (!next) return null
  const known = knownYears(standing.grades, on)
  const [first, second] = waysTo(next, standing, known)
  if (!first) return null
  const best = second && second.eligibleOn < first.eligibleOn ? second : first
  const barred = (standing.effects ?? []).filter(({ until }) => until >= best.eligibleOn)
  const eligibleOn = barred.reduce((day, { until }) => later(day, addDays(until, 1)), best.eligibleOn)
  const requiredMonths = requirements[next].months
  const { basis, excellentYears, uncountedYears } = best
  const shortenedMonths = excellentYears.length * monthsPerExcellentYear
  const assumedYears: number[] = []
  for (let year = yearOf(best.since); newYear(year) < best.eligibleOn; year += 1) {
    if (!known.graded.has(year)) assumedYears.push(year)
  }
  const steps = [
    `${best.held}任职自${best.since}起算，晋升${next}须满${durationText(requiredMonths)}。`,
    ...excellentYears.map((year) => `${year}年度考核优秀，缩短6个月。`),
    ...uncountedYears.map((year) => `${year}年度不是称职以上等次，这一年不计入任职年限。`),
    ...(assumedYears.length > 0 ? [`${assumedYears.join('、')}年度没有等次记录，按称职估算。`] : []),
    ...(second ? [`职级和职务层次两种算法取较早的，按${basis}计算。`] : []),
    ...barred.map(({ title, until }) => `${title}影响至${until}，期间不得晋升。`),
    `${eligibleOn}起满足任职年限；满足年限只是具备资格，不等于应当晋升。`,
  ]
  return {
    next,
    requiredMonths,
    basis,
    shortenedMonths,
    excellentYears,
    uncountedYears,
    assumedYears,
    eligibleOn,
    steps,
  }
}
