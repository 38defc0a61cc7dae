import { citationText } from '../../law/cite.ts'
import { addYears, type Day, firstDay } from '../../law/periods.ts'
import { judge, type Rule, type Verdict } from '../../law/rule.ts'
import type { LocalValues } from '../../law/rules/local.ts'
import {
  type LeadershipLevel,
  leadershipLevels,
  levelOrder,
  type Rank,
  rankOrder,
  ranks,
} from '../../law/rules/ranks/ladder.ts'
import { inWords, type Standard } from '../../law/rules/training/amounts.ts'
import { appointed, initial, institution } from '../../law/rules/training/newcomers.ts'
import { before2023, county, township } from '../../law/rules/training/periods.ts'
import { online } from '../../law/rules/training/records.ts'
import type { Requirement, StandingState, Tier } from './schema.ts'

type Held = { startedOn: string; endedOn: string }

/** What of a dossier says which amount a person owes. */
export type Cadre = {
  staffKind: string
  workStarted: string
  posts: (Held & { level: string; kind: string })[]
  ranks: (Held & { rank: string })[]
}

type Amounts = { days: number; hours: number }

/** What a person has done: in five years where they are asked, in the year, online, and what stands on its own. */
export type Done = {
  five: Amounts
  year: Amounts
  onlineHours: number
  special: { category: string; until: Day; days: number; hours: number }[]
}

/** The last day of the law before 2023; years that were over by then are asked by it. */
const OLD_LAW_UNTIL = before2023.until!
export const isOldLaw = (asOf: Day): boolean => asOf <= OLD_LAW_UNTIL

const COUNTY_LEVEL = levelOrder('县处级副职')
const COUNTY_RANK = rankOrder('四级调研员')
const NEW_YEARS = 2

const levelAt = (text: string): number | null =>
  (leadershipLevels as readonly string[]).includes(text) ? levelOrder(text as LeadershipLevel) : null
const isCountyPost = ({ level, kind }: { level: string; kind: string }) =>
  kind === '任职' && (levelAt(level) ?? 99) <= COUNTY_LEVEL
const isCountyRank = ({ rank }: { rank: string }) =>
  (ranks as readonly string[]).includes(rank) && rankOrder(rank as Rank) <= COUNTY_RANK

const dayIn = (date: string): Day | null => (date.length >= 7 ? firstDay(date) : null)
const begun = ({ startedOn }: Held, on: Day) => startedOn === '' || firstDay(startedOn) <= on
const runs = (held: Held, on: Day) => begun(held, on) && (held.endedOn === '' || firstDay(held.endedOn) > on)
const earliest = (days: readonly (Day | null)[]) => days.filter((day) => day !== null).sort()[0] ?? null

/** Which amount a person owes on a day, and since when. Workers and people of unknown kind owe none. */
export function tierOf(cadre: Cadre, on: Day): { tier: Tier; since: Day | null } {
  const high: Held[] = [...cadre.posts.filter(isCountyPost), ...cadre.ranks.filter(isCountyRank)]
  if (high.some((held) => runs(held, on))) {
    return {
      tier: 'county',
      since: earliest(high.filter((held) => begun(held, on)).map((one) => dayIn(one.startedOn))),
    }
  }
  const joined = dayIn(cadre.workStarted)
  if (cadre.staffKind === '行政' || cadre.staffKind === '参公') {
    const left = high.filter((held) => begun(held, on)).map((one) => dayIn(one.endedOn))
    return {
      tier: 'township',
      since:
        left
          .filter((day) => day !== null)
          .sort()
          .at(-1) ?? joined,
    }
  }
  return cadre.staffKind === '事业' ? { tier: 'institution', since: joined } : { tier: 'none', since: null }
}

/** The first leading post of a class of levels, where it was taken up not long ago. */
function appointmentOf({ posts }: Cadre, on: Day): { level: '县处级副职以上' | '乡科级'; appointedOn: Day } | null {
  const firstOf = (isIn: (order: number) => boolean) =>
    earliest(
      posts
        .filter((post) => post.kind === '任职' && begun(post, on) && isIn(levelAt(post.level) ?? 99))
        .map((post) => dayIn(post.startedOn)),
    )
  const [high, low] = [
    firstOf((order) => order <= COUNTY_LEVEL),
    firstOf((order) => order > COUNTY_LEVEL && order < 99),
  ]
  const isRecent = (day: Day | null): day is Day => day !== null && addYears(day, NEW_YEARS) > on
  if (isRecent(high)) return { level: '县处级副职以上', appointedOn: high }
  if (isRecent(low) && high === null) return { level: '乡科级', appointedOn: low }
  return null
}

const joinedLately = ({ workStarted }: Cadre, asOf: Day): Day | null => {
  const joined = dayIn(workStarted)
  return joined !== null && joined <= asOf && addYears(joined, NEW_YEARS) > asOf ? joined : null
}

/** What has to be known of a person before the duties are asked. */
export function askedOf(cadre: Cadre, asOf: Day): { fiveYears: boolean; special: boolean } {
  const special = joinedLately(cadre, asOf) !== null || appointmentOf(cadre, asOf) !== null
  return { fiveYears: tierOf(cadre, asOf).tier === 'county', special }
}

const stateOf = (verdict: Verdict): StandingState => {
  if (verdict.kind === 'met') return 'met'
  if (verdict.kind === 'broken') return 'short'
  if (verdict.kind === 'not-applicable' || verdict.observed.isUnset === true) return 'none'
  return verdict.observed.warning === true ? 'warning' : 'pending'
}

/** A missing amount in words; the online duty knows 学时 only. */
function amountWords(observed: Verdict['observed'], key: 'needed' | 'missing'): string {
  const value = observed[key]
  if (typeof value === 'number') return `${value}学时`
  return value && typeof value === 'object' ? inWords(value as Standard) : ''
}

/** One duty as the rule judged it. */
export type Duty = { rule: Rule; what: string; facts: unknown; verdict: Verdict }

/** `《…》第二十二条`, marked where its text has not been checked against the source. */
const basisOf = ({ cites }: Rule): string =>
  cites
    .map(citationText)
    .map(({ title, article, status }) => `《${title}》${article}${status === 'verified' ? '' : '（待核对）'}`)
    .join('、')

export function requirementOf({ rule, what, verdict }: Duty): Requirement {
  const { observed, because } = verdict
  return {
    ...{ rule: rule.id, what, state: stateOf(verdict), because, basis: basisOf(rule) },
    dueOn: typeof observed.dueOn === 'string' ? observed.dueOn : '',
    needed: amountWords(observed, 'needed'),
    missing: verdict.kind === 'met' ? '' : amountWords(observed, 'missing'),
  }
}

type Asked = { done: Done; year: number; on: Day; settings: LocalValues }

/** Every duty of one person for a year, judged by the law of the day; the main amount comes first. */
export function dutiesOf(cadre: Cadre, { done, year, on, settings }: Asked): Duty[] {
  const last = `${year}-12-31`
  const asOf = on < last ? on : last
  const { tier, since } = tierOf(cadre, asOf)
  const { prorateTraining, trainingRemindDays, fiveYearWindow, onlineHoursCounty, onlineHoursOthers } = settings
  const within = (amounts: Amounts) => [{ until: asOf, ...amounts }]
  const special = (category: string) =>
    done.special.filter((one) => one.category === category).map(({ category: _, ...rest }) => rest)
  const found: Duty[] = []
  const ask = <R extends Rule>(rule: R, what: string, facts: Parameters<R['judge']>[0], day = on) => {
    found.push({ rule, what, facts, verdict: judge(rule, facts, day) })
  }
  const yearly = { year, records: within(done.year), prorateTraining, trainingRemindDays }
  const isOld = isOldLaw(asOf)
  const lawDay = isOld && on > OLD_LAW_UNTIL ? OLD_LAW_UNTIL : on
  if (isOld && (tier === 'county' || tier === 'township')) {
    const [what, own] = tier === 'county' ? (['五年培训量', done.five] as const) : (['年度培训量', done.year] as const)
    const level = tier === 'county' ? ('县处级以上' as const) : ('其他干部' as const)
    ask(before2023, what, { level, asOf, records: within(own) }, lawDay)
  } else if (tier === 'county') {
    ask(county, '五年培训量', { asOf, records: within(done.five), since, prorateTraining, fiveYearWindow })
  }
  if (!isOld && tier === 'township') ask(township, '年度培训量', { ...yearly, since })
  if (tier === 'institution') ask(institution, '年度培训量', { asked: '年度培训', ...yearly, joinedOn: since })
  if (tier === 'none') return found
  const level = tier === 'county' ? ('县处级以上' as const) : ('其他' as const)
  ask(online, '网络培训', { year, level, hours: done.onlineHours, onlineHoursCounty, onlineHoursOthers }, lawDay)
  const joined = joinedLately(cadre, asOf)
  if (joined !== null) {
    if (tier === 'institution') {
      ask(institution, '岗前培训', { asked: '岗前培训', ...yearly, records: special('entry'), joinedOn: joined })
    } else ask(initial, '初任培训', { hiredOn: joined, records: special('initial') })
  }
  const promoted = appointmentOf(cadre, asOf)
  if (promoted && tier !== 'institution') {
    ask(appointed, '任职培训', { ...promoted, records: special('appointment') })
  }
  return found
}

const WORST: readonly StandingState[] = ['short', 'warning', 'pending', 'met', 'none']

/** The worst of the duties is what the list shows. */
export const worstOf = (requirements: readonly Requirement[]): StandingState =>
  WORST.find((state) => requirements.some((one) => one.state === state)) ?? 'none'

/** How far the main amount is reached, by the better of days and hours; null where none is owed. */
export function percentOf([main]: readonly Duty[]): number | null {
  const { needed, days, hours } = (main?.verdict.observed ?? {}) as { needed?: Standard } & Partial<Amounts>
  if (!needed || typeof needed !== 'object') return null
  const share = (has = 0, needs = 0) => (needs > 0 ? Math.min(100, Math.floor((has * 100) / needs)) : 100)
  return Math.max(share(days, needed.days), needed.hours === null ? 0 : share(hours, needed.hours))
}
