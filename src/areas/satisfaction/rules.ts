import { isBad } from '../../law/rules/voices/ratings.ts'
import { type Part, parts, type Reading } from './schema.ts'

export const PARTS = Object.keys(parts) as Part[]

/** One thing that counts: of a section (or none), in a month, for a part, so many good ones of so many. */
export type Count = { sectionId: string | null; month: string; part: Part; good: number; of: number }

export type RatingFact = {
  sectionId: string | null
  day: string
  result: number
  attitude: number
  setAside: string | null
}
export type OpinionFact = {
  sectionId: string | null
  day: string
  state: string
  answeredOn: string | null
  dueOn: string | null
  isSatisfied: boolean | null
  isComplaint: boolean
}
export type ScoreFact = { sectionId: string | null; month: string; score: number; tally: number }

type Facts = {
  ratings: readonly RatingFact[]
  opinions: readonly OpinionFact[]
  scores: readonly ScoreFact[]
  today: string
}

/** Of the five grades, and of the survey's scale, whatever is not 差评 is good (基本满意 and better). */
export const isGoodGrade = (grade: number) => !isBad(grade)

const counted = (ratings: readonly RatingFact[]) => ratings.filter(({ setAside }) => setAside === null)

/** What the rule on 满意率 wants to know of the ratings that count, by how matters were settled. */
export function gradeCounts(ratings: readonly RatingFact[]) {
  const of = (grade: number) => counted(ratings).filter(({ result }) => result === grade).length
  return {
    ...{ verySatisfied: of(5), satisfied: of(4), fairlySatisfied: of(3), dissatisfied: of(2) + of(1) },
    // Whoever says nothing at the door says nothing: there are no ratings by default.
    byDefault: 0,
  }
}

/** Whether a complaint was answered in time; null while it is neither answered nor overdue, or not ours. */
export function complaintInTime(opinion: OpinionFact, today: string): boolean | null {
  const { isComplaint, state, answeredOn, dueOn } = opinion
  if (!isComplaint || state === 'returned' || dueOn === null) return null
  if (answeredOn !== null) return answeredOn <= dueOn
  return dueOn < today ? false : null
}

/** Everything that counts. A rating that is set aside does not, an opinion without a word on its answer does not. */
export function countsFrom({ ratings, opinions, scores, today }: Facts): Count[] {
  const one = (fact: { sectionId: string | null; month: string }, part: Part, isGood: boolean, of = 1): Count => {
    return { sectionId: fact.sectionId, month: fact.month, part, good: isGood ? of : 0, of }
  }
  const monthly = <T extends { day: string }>(fact: T) => ({ ...fact, month: fact.day.slice(0, 7) })
  return [
    ...counted(ratings)
      .map(monthly)
      .flatMap((rating) => [
        one(rating, 'result', isGoodGrade(rating.result)),
        one(rating, 'attitude', isGoodGrade(rating.attitude)),
      ]),
    ...opinions.map(monthly).flatMap((opinion) => {
      const inTime = complaintInTime(opinion, today)
      return [
        ...(opinion.isSatisfied === null ? [] : [one(opinion, 'opinions', opinion.isSatisfied)]),
        ...(inTime === null ? [] : [one(opinion, 'complaints', inTime)]),
      ]
    }),
    ...scores.map((score) => one(score, 'surveys', isGoodGrade(score.score), score.tally)),
  ]
}

type Days = { first: string; last: string }

/**
 * The same facts under whoever was in charge of the section on that day. What is known by the month alone counts only
 * where one leader was in charge on its first and its last day.
 */
export function underLeaders<F extends Omit<Facts, 'today'>>(
  { ratings, opinions, scores }: F,
  leaderOn: (sectionId: string, day: string) => string | null,
  daysOf: (month: string) => Days,
) {
  const on = (sectionId: string | null, day: string) => sectionId && leaderOn(sectionId, day)
  const daily = <T extends { sectionId: string | null; day: string }>(fact: T): T => {
    return { ...fact, sectionId: on(fact.sectionId, fact.day) }
  }
  return {
    ratings: ratings.map(daily) as F['ratings'],
    opinions: opinions.map(daily) as F['opinions'],
    scores: scores.map((fact) => {
      const { first, last } = daysOf(fact.month)
      const leader = on(fact.sectionId, first)
      return { ...fact, sectionId: leader === on(fact.sectionId, last) ? leader : null }
    }) as F['scores'] & ScoreFact[],
  }
}

export type Weights = Record<Part, number>

type Sums = Record<Part, { good: number; of: number }>

function sumsOf(counts: readonly Count[]): Sums {
  const sums = Object.fromEntries(PARTS.map((part) => [part, { good: 0, of: 0 }])) as Sums
  for (const { part, good, of } of counts) {
    sums[part].good += good
    sums[part].of += of
  }
  return sums
}

/**
 * The index of what is counted: the weighted mean of the shares of good ones. A part without numbers, or of weight
 * nought, is left out and the other weights stand for the whole; without any part there is no index. Reckoned in whole
 * numbers and rounded once, so that anybody who recomputes it gets the same decimal.
 */
export function readingOf(counts: readonly Count[], weights: Weights, least: number): Reading {
  const sums = sumsOf(counts)
  const used = PARTS.filter((part) => sums[part].of > 0 && weights[part] > 0)
  const whole = used.reduce((sum, part) => sum + weights[part], 0)
  const n = sums.result.of + sums.opinions.of + sums.complaints.of + sums.surveys.of
  return {
    value: used.length ? weightedMean(used.map((part) => ({ ...sums[part], weight: weights[part] }))) : null,
    n,
    isFew: n < least,
    parts: PARTS.map((part) => ({
      part,
      ...sums[part],
      percent: sums[part].of ? Math.round((sums[part].good * 1000) / sums[part].of) / 10 : null,
      weight: weights[part],
      share: used.includes(part) ? Math.round((weights[part] * 1000) / whole) / 10 : null,
    })),
  }
}

/** 0 to 100, rounded half up to one decimal. */
function weightedMean(shares: readonly { good: number; of: number; weight: number }[]): number {
  const common = shares.reduce((product, { of }) => product * BigInt(of), 1n)
  const top = shares.reduce((sum, { good, of, weight }) => sum + (BigInt(weight * good) * common) / BigInt(of), 0n)
  const bottom = common * BigInt(shares.reduce((sum, { weight }) => sum + weight, 0))
  return Number((2000n * top + bottom) / (2n * bottom)) / 10
}

/** The month so many months before or after. */
export function monthAfter(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

export const within = (counts: readonly Count[], from: string, until: string) =>
  counts.filter(({ month }) => month >= from && month <= until)

/** The formula in words, as it is published. */
export function formulaText(weights: Weights): string {
  const terms = PARTS.filter((part) => weights[part] > 0).map((part) => `${parts[part]}×${weights[part]}`)
  const sum = PARTS.reduce((total, part) => total + weights[part], 0)
  return (
    `满意度指数＝（${terms.join('＋')}）÷${sum}，各项都是百分比。` +
    '没有数据的项不计，其余权重按比例换算；没有任何数据的不计算，不按100计。经核对异常的评价不计入。'
  )
}
