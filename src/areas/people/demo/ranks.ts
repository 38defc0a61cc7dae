import { monthAt, monthIndex } from '../../../law/dates.ts'
import type { RankHeld, Sanction, TechnicalTitle } from '../schema.ts'
import { postOf } from './bureau.ts'
import { monthsAfter } from './calendar.ts'
import { type Career, documentOf } from './careers.ts'
import { lastMonthOf, type Seat } from './roster.ts'
import { seeded } from './seeded.ts'

const RANKS = ['一级科员', '四级主任科员', '三级主任科员', '二级主任科员', '一级主任科员', '四级调研员'] as const
/** The month in which ranks beside posts began. */
const RANKS_BEGAN = monthIndex('2019-06')

/** The highest rank (index into the ladder) people of a post reach by mere time. */
function ceiling(seat: Seat): number {
  const { level } = postOf(seat.post)
  if (level === '乡科级正职') return 4
  if (level === '乡科级副职') return 3
  if (level === '股级正职') return 2
  // Ranks above 一级科员 are few; part of the staff waits for one.
  return level === '股级副职' || seeded(`waits ${seat.key}`).chance(0.5) ? 1 : 0
}

function firstRank(seat: Seat, workStarted: number): number {
  return Math.min(earned(seat, workStarted), ceiling(seat))
}

function earned(seat: Seat, workStarted: number): number {
  if (workStarted >= RANKS_BEGAN - 12) return seat.first === 'master' ? 1 : 0
  const { level } = postOf(seat.post)
  if (level === '乡科级正职') return 3
  if (level === '乡科级副职') return 2
  const years = (RANKS_BEGAN - workStarted) / 12
  return years < 6 ? 0 : 1
}

/** The month itself, or the month after the sanction in effect then: nobody is promoted under a sanction. */
function freeMonth(month: number, sanctions: readonly Sanction[]): number {
  const inEffect = sanctions.find(
    ({ decidedOn, effectUntil }) => monthIndex(decidedOn) <= month && month <= monthIndex(effectUntil),
  )
  return inEffect ? monthIndex(inEffect.effectUntil) + 1 : month
}

/** Rank and starting month of every rank, in order. */
function steps(career: Career, sanctions: readonly Sanction[], year: number): [rank: number, month: number][] {
  const { seat } = career
  const started = monthIndex(career.workStarted)
  const begin = Math.max(RANKS_BEGAN, started + 12)
  const kind = seat.post.split('-')[1]!
  if (kind === 'adviser')
    return [
      [4, begin],
      [5, monthIndex(career.currentSince)],
    ]
  if (kind === 'senior')
    return [
      [3, begin],
      [4, monthIndex(career.currentSince)],
    ]
  const choices = seeded(`ranks ${seat.key}`)
  const last = lastMonthOf(seat, year)
  const taken: [number, number][] = []
  let rank = firstRank(seat, started)
  for (let month = begin; month <= last; month = freeMonth(month + choices.whole(26, 50), sanctions)) {
    taken.push([rank, month])
    if (rank >= ceiling(seat)) break
    rank += 1
  }
  return taken
}

/** The ranks of a civil servant since ranks exist; none for institution staff and workers. */
export function ranksOf(career: Career, sanctions: readonly Sanction[], year: number): RankHeld[] {
  const { seat } = career
  if (seat.staffKind !== '行政' && seat.staffKind !== '参公') return []
  const taken = steps(career, sanctions, year)
  return taken.map(([rank, month], index) => {
    const next = taken[index + 1]
    return {
      rank: RANKS[rank]!,
      startedOn: monthAt(month),
      endedOn: next ? monthAt(next[1]) : (seat.leftOn ?? ''),
      document: documentOf('云组职', monthAt(month)),
    }
  })
}

const librarians: readonly [string, TechnicalTitle['level'], number][] = [
  ['助理馆员', '初级', 1],
  ['馆员', '中级', 6],
  ['副研究馆员', '副高级', 14],
  ['研究馆员', '正高级', 25],
]
const bureauTitles: Record<string, readonly [string, TechnicalTitle['level'], number][]> = {
  shenyanqiu: [['经济师', '中级', 8]],
  fengpeilan: [['会计师', '中级', 10]],
  caoyingxue: [
    ['助理会计师', '初级', 2],
    ['会计师', '中级', 8],
  ],
}

/** Professional titles: of institution staff by years of work, of a few others by name. */
export function titlesOf(career: Career, year: number): TechnicalTitle[] {
  const { seat } = career
  const last = lastMonthOf(seat, year)
  const ladder = bureauTitles[seat.key] ?? (seat.staffKind === '事业' ? librarians : [])
  const choices = seeded(`titles ${seat.key}`)
  const reach = seat.post.endsWith('-head') ? 4 : choices.chance(0.4) ? 3 : 2
  return ladder
    .slice(0, reach)
    .map(([name, level, years]): TechnicalTitle => {
      const obtainedOn = monthsAfter(career.workStarted, years * 12 + choices.whole(2, 12))
      return { name, level, obtainedOn, appointedOn: monthsAfter(obtainedOn, 3) }
    })
    .filter((title) => monthIndex(title.appointedOn) <= last)
}
