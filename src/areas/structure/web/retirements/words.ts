import type { Bar } from '../../../../ui/draw-bars.ts'
import { sentenceDate } from '../../../../ui/format.ts'
import type { Retirements, RetiringPerson } from '../../schema.ts'

/** Spans people ask about, in months. */
export const spans = [12, 24, 36, 60]
const USUAL_SPAN = 36

/** The span an address asks for. */
export function readSpan(address: URLSearchParams): number {
  const asked = Number(address.get('months'))
  return spans.includes(asked) ? asked : USUAL_SPAN
}

/** A year of the span; of the first and the last only the months that belong to it: `2026年（11—12月）`. */
export function yearWords(year: number, { from, to }: Pick<Retirements, 'from' | 'to'>): string {
  const first = from.startsWith(`${year}-`) ? Number(from.slice(5)) : 1
  const last = to.startsWith(`${year}-`) ? Number(to.slice(5)) : 12
  if (first === 1 && last === 12) return `${year}年`
  return first === last ? `${year}年（${first}月）` : `${year}年（${first}—${last}月）`
}

/** `60岁3个月`; empty where the month of birth is not known. */
export const ageWords = ({ years, months }: Pick<RetiringPerson, 'years' | 'months'>) =>
  years === null ? '' : `${years}岁${months ? `${months}个月` : ''}`

/** Where the month comes from. */
export const sourceWords = ({ recorded }: Pick<RetiringPerson, 'recorded'>) => (recorded ? '档案记载' : '按政策推算')

/** What to check where dossier and schedule disagree; empty where they do not. */
export const doubtWords = ({ differs, scheduled }: Pick<RetiringPerson, 'differs' | 'scheduled'>) =>
  differs ? `按政策推算为${sentenceDate(scheduled)}，与档案不同，请核对` : ''

type Year = Retirements['years'][number]

export const yearBars = (retirements: Retirements): Bar[] =>
  retirements.years.map((year) => ({
    title: yearWords(year.year, retirements),
    value: year.total,
    label: barLabel(year),
  }))

function barLabel({ total, leading }: Year): string {
  if (total === 0) return '0'
  return leading ? `${total}人（领导${leading}）` : `${total}人`
}

/** The years in a sentence, for those who cannot see the bars. */
export const yearsSentence = (retirements: Retirements): string =>
  `到龄人数：${retirements.years
    .map((year) => `${yearWords(year.year, retirements)}${year.total}人，其中领导职务${year.leading}人`)
    .join('；')}`
