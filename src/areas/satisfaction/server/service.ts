import { citationText } from '../../../law/cite.ts'
import type { Day } from '../../../law/periods.ts'
import { judge } from '../../../law/rule.ts'
import { ratingRate } from '../../../law/rules/voices/ratings.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { placesOf } from '../../door/facts.ts'
import { opinionsBetween, ratingsBetween } from '../../feedback/facts.ts'
import { leadersOverTime } from '../../portfolio/facts.ts'
import { sections } from '../../posts/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { indexScores } from '../../surveys/facts.ts'
import {
  type Count,
  complaintInTime,
  countsFrom,
  formulaText,
  gradeCounts,
  isGoodGrade,
  monthAfter,
  readingOf,
  underLeaders,
  type Weights,
  within,
} from '../rules.ts'
import type { CountedList, CountedRow, IndexQuery, Part, SatisfactionIndex } from '../schema.ts'
import { lastPublished } from './queries.ts'

const TREND_MONTHS = 12

const firstOf = (month: string): Day => `${month}-01`
/** The last day of a month, as far as reading by day goes: no month has more. */
const lastOf = (month: string): Day =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** What is counted from the first month to the last, both included. */
async function factsOf(db: Reader, unitId: string, from: string, until: string) {
  const [ratings, opinions, scores] = await Promise.all([
    ratingsBetween(db, unitId, firstOf(from), lastOf(until)),
    opinionsBetween(db, unitId, firstOf(from), lastOf(until)),
    indexScores(db, unitId, from, until),
  ])
  return { ratings, opinions, scores }
}

type Settings = { weights: Weights; least: number; countDefaultRatings: boolean }

/** Weights and least number as they stand on a day. */
async function settingsOn(db: Reader, unitId: string, day: Day): Promise<Settings> {
  const values = await localValues(db, unitId, day)
  return {
    least: values.satisfactionLeast,
    countDefaultRatings: values.countDefaultRatings,
    weights: {
      result: values.satisfactionWeightResult,
      attitude: values.satisfactionWeightAttitude,
      opinions: values.satisfactionWeightOpinions,
      complaints: values.satisfactionWeightComplaints,
      surveys: values.satisfactionWeightSurveys,
    },
  }
}

type Span = { until: string; months: NonNullable<IndexQuery['months']>; from: string; today: Day }

function spanOf({ platform }: Ctx, { until, months = '12' }: IndexQuery): Span {
  const today = dayOf(platform.clock.now())
  const last = until ?? today.slice(0, 7)
  if (last > today.slice(0, 7)) throw new Refusal('invalid', '这个月还没有到，请选择已经开始的月份')
  return { until: last, months, from: monthAfter(last, 1 - Number(months)), today }
}

/**
 * The index of a period, with its parts, by section in the unit's own order and by month. Every period goes by the
 * weights that stood on its last day, so that a later change does not rewrite what was.
 */
export async function indexFor(ctx: Ctx, query: IndexQuery): Promise<SatisfactionIndex> {
  const { platform, actor } = ctx
  const { db } = platform
  const { unitId } = actor
  const span = spanOf(ctx, query)
  const { from, until, months, today } = span
  const before = { from: monthAfter(from, -Number(months)), until: monthAfter(from, -1) }
  const trendFrom = monthAfter(until, 1 - TREND_MONTHS)
  const earliest = before.from < trendFrom ? before.from : trendFrom
  const facts = await factsOf(db, unitId, earliest, until)
  const all = countsFrom({ ...facts, today })
  const led = await ledBy(ctx, facts)
  const leader = chosenLeader(led, query)
  const under = led ? countsFrom({ ...led.facts, today }) : []
  const own = query.leader
    ? under.filter(({ sectionId }) => sectionId === query.leader)
    : query.section
      ? all.filter(({ sectionId }) => sectionId === query.section)
      : all
  const lastDay = dayWithin(until, today)
  const settings = await settingsOn(db, unitId, lastDay)
  const read = (counts: Count[]) => readingOf(within(counts, from, until), settings.weights, settings.least)
  const earlier = await settingsOn(db, unitId, lastOf(before.until))
  const previous = readingOf(within(own, before.from, before.until), earlier.weights, earlier.least)
  const whole = read(own)
  const rows = await sections(db, unitId)
  const asked = rows.find(({ id }) => id === query.section)
  if (query.section && !asked) throw new Refusal('not_found', '没有这个科室')
  const shown = rows.map(({ id, name }) => ({ id, name, ...read(all.filter(({ sectionId }) => sectionId === id)) }))
  const published = await lastPublished(db, unitId)
  return {
    ...{ from, until, months, least: settings.least, formula: formulaText(settings.weights) },
    sectionName: asked?.name ?? null,
    leaderName: leader?.name ?? null,
    whole,
    difference: differenceOf(whole, previous),
    sections: shown.filter(({ n }) => n > 0),
    leaders:
      led?.leaders
        .map(({ id, name }) => ({ id, name, ...read(under.filter(({ sectionId }) => sectionId === id)) }))
        .filter(({ n }) => n > 0) ?? null,
    trend: await trendOf(db, { unitId, counts: own, from: trendFrom, until, today }),
    rate: rateOf(
      ratingsOf(query, query.leader ? led!.facts : facts).filter(({ day }) => day >= firstOf(from)),
      settings,
      lastDay,
    ),
    setAside: facts.ratings.filter(({ day, setAside }) => setAside !== null && day >= firstOf(from)).length,
    publishedAt: published?.publishedAt.toISOString() ?? null,
    mayPublish: scopeOf(platform.permissions, actor, 'satisfaction.decide')?.unit === true,
  }
}

type Facts = Awaited<ReturnType<typeof factsOf>>

function ratingsOf({ section, leader }: IndexQuery, { ratings }: Facts): Facts['ratings'] {
  const whose = leader ?? section
  return whose ? ratings.filter(({ sectionId }) => sectionId === whose) : ratings
}

/** 满意率 as the rule says it, with the article it rests on. */
function rateOf(
  ratings: Facts['ratings'],
  { countDefaultRatings }: Settings,
  on: Day,
): { says: string; basis: string } {
  const { because: says } = judge(ratingRate, { ...gradeCounts(ratings), countDefaultRatings }, on)
  const [cited] = ratingRate.cites
  const { title, article, status } = citationText(cited!)
  return { says, basis: `《${title}》${article}${status === 'verified' ? '' : '（待核对）'}` }
}

type Led = { facts: Facts; leaders: { id: string; name: string }[] }

/**
 * The facts under the leaders in charge on their days, and these leaders in the order of the sections they lead: no
 * order of merit. Null for whoever may not see it.
 */
async function ledBy({ platform, actor }: Ctx, facts: Facts): Promise<Led | null> {
  const { db } = platform
  const { unitId } = actor
  if (scopeOf(platform.permissions, actor, 'satisfaction.leaders')?.unit !== true) return null
  const leaderOf = await leadersOverTime(db, unitId)
  const leaders = new Map<string, { id: string; name: string; place: number }>()
  const places = new Map((await sections(db, unitId)).map(({ id }, place) => [id, place]))
  const leaderOn = (sectionId: string, day: Day) => {
    const leading = leaderOf(sectionId, day)
    if (!leading) return null
    const { leaderId: id, leaderName: name } = leading
    const place = Math.min(places.get(sectionId) ?? places.size, leaders.get(id)?.place ?? places.size)
    leaders.set(id, { id, name, place })
    return id
  }
  const daysOf = (month: string) => ({ first: firstOf(month), last: lastOf(month) })
  const under = underLeaders(facts, leaderOn, daysOf)
  return { facts: under, leaders: [...leaders.values()].sort((one, other) => one.place - other.place) }
}

function chosenLeader(led: Led | null, { leader, section }: IndexQuery): { name: string } | null {
  if (!leader) return null
  if (section) throw new Refusal('invalid', '科室和分管领导请选择一个')
  if (!led) throw new Refusal('forbidden')
  const chosen = led.leaders.find(({ id }) => id === leader)
  if (!chosen) throw new Refusal('not_found', '这位领导在这段时间没有分管的科室收到评价和意见')
  return chosen
}

/** The last day of a month, or today while it goes on. */
const dayWithin = (month: string, today: Day): Day => (lastOf(month) < today ? lastOf(month) : today)

type Compared = { value: number | null; isFew: boolean }

function differenceOf(now: Compared, before: Compared): number | null {
  if (now.value === null || before.value === null || now.isFew || before.isFew) return null
  return Math.round((now.value - before.value) * 10) / 10
}

type Trend = { unitId: string; counts: Count[]; from: string; until: string; today: Day }

async function trendOf(db: Reader, { unitId, counts, from, until, today }: Trend): Promise<SatisfactionIndex['trend']> {
  const trend: SatisfactionIndex['trend'] = []
  for (let month = from; month <= until; month = monthAfter(month, 1)) {
    const { weights, least } = await settingsOn(db, unitId, dayWithin(month, today))
    const { value, n, isFew } = readingOf(within(counts, month, month), weights, least)
    trend.push({ month, value, n, isFew })
  }
  return trend
}

const grades = ['', '非常不满意', '不满意', '基本满意', '满意', '非常满意']

/** The single things behind a number: no text, nobody's name. */
export async function countedFor(ctx: Ctx, { part, ...query }: IndexQuery & { part: Part }): Promise<CountedList> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const { from, until, today } = spanOf(ctx, query)
  const facts = await factsOf(db, unitId, from, until)
  const led = query.leader ? await ledBy(ctx, facts) : null
  chosenLeader(led, query)
  const { ratings, opinions, scores } = led?.facts ?? facts
  const whose = query.leader ?? query.section
  const isOwn = ({ sectionId }: { sectionId: string | null }) => !whose || sectionId === whose
  const rows =
    part === 'surveys'
      ? scores.filter(isOwn).map(scoreRow)
      : part === 'result' || part === 'attitude'
        ? await ratingRows(db, unitId, ratings.filter(isOwn), part)
        : opinions.filter(isOwn).flatMap((opinion) => opinionRow(opinion, part, today))
  const of = rows.reduce((sum, { count }) => sum + count, 0)
  const good = rows.reduce((sum, { count, isGood }) => sum + (isGood ? count : 0), 0)
  const isRated = part === 'result' || part === 'attitude'
  const section = query.section ? `&section=${query.section}` : ''
  const list = `/ratings?kind=counted&from=${firstOf(from)}&until=${lastOf(until)}${section}`
  // What a leader was in charge of changes with the day, which no list can be asked for.
  const rowsByDay = rows.sort((a, b) => b.when.localeCompare(a.when))
  return { good, of, list: isRated && !query.leader ? list : null, rows: rowsByDay }
}

type Ratings = Awaited<ReturnType<typeof ratingsBetween>>

async function ratingRows(db: Reader, unitId: string, ratings: Ratings, part: 'result' | 'attitude') {
  const titles = new Map((await placesOf(db, unitId)).map(({ id, title }) => [id, title]))
  return ratings
    .filter(({ setAside }) => setAside === null)
    .map((rating): CountedRow => {
      const what = (rating.placeId && titles.get(rating.placeId)) || '未分入口'
      const place = rating.placeId ? `&place=${rating.placeId}` : ''
      const link = `/ratings?kind=counted&from=${rating.day}&until=${rating.day}${place}`
      const base = { key: rating.id, when: rating.day, what, count: 1, link }
      return { ...base, answer: grades[rating[part]]!, isGood: isGoodGrade(rating[part]) }
    })
}

type Opinion = Awaited<ReturnType<typeof opinionsBetween>>[number]

function opinionRow(opinion: Opinion, part: 'opinions' | 'complaints', today: Day): CountedRow[] {
  const base = { key: opinion.id, when: opinion.day, count: 1, link: `/voices/${opinion.itemId}` }
  if (part === 'opinions') {
    if (opinion.isSatisfied === null) return []
    const answer = opinion.isSatisfied ? '对答复满意' : '对答复不满意'
    return [{ ...base, what: '意见', answer, isGood: opinion.isSatisfied }]
  }
  const inTime = complaintInTime(opinion, today)
  if (inTime === null) return []
  const answer = opinion.answeredOn ? `${opinion.answeredOn}答复` : '没有答复'
  return [{ ...base, what: `投诉（${opinion.dueOn}到期）`, answer, isGood: inTime }]
}

type Score = Awaited<ReturnType<typeof indexScores>>[number]

const scoreRow = ({ surveyId, title, month, score, tally }: Score): CountedRow => ({
  ...{ key: `${surveyId} ${month} ${score}`, when: month, what: title, answer: `${score}分`, count: tally },
  ...{ isGood: isGoodGrade(score), link: `/surveys/${surveyId}` },
})
