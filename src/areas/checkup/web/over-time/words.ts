import type { Bar } from '../../../../ui/draw-bars.ts'
import type { OverTime } from '../../schema.ts'

type Counts = OverTime['open']

/** `2026-03` as the head of a column: 3月 */
export const monthWord = (month: string): string => `${Number(month.slice(5))}月`

export const cell = (count: number | null): string => (count === null ? '—' : String(count))

/** 13.5 days are said as such; nothing is said of none. */
export const daysWord = (days: number | null): string => (days === null ? '—' : `${days}天`)

/** What stands at each month's end, a bar a month; pale where nothing was kept. */
export function openBars({ months, open }: Pick<OverTime, 'months' | 'open'>): Bar[] {
  return months.map(({ month }, index) => {
    const count = open[index] ?? null
    const title = `${monthWord(month)}末`
    return count === null
      ? { title, value: 0, label: '没有保存', isPale: true }
      : { title, value: count, label: `${count}项` }
  })
}

/** The course of one line in a sentence, for a card and for readers: 1月末3项，2月末没有保存 */
export const courseWords = (months: OverTime['months'], counts: Counts): string =>
  openBars({ months, open: counts })
    .map(({ title, label }) => `${title}${label}`)
    .join('，')

export type Narrowed = { rule: string; section: string }

/** What is gone, of one rule or section where one is chosen. */
export const narrowedGone = (gone: OverTime['gone'], { rule, section }: Narrowed): OverTime['gone'] =>
  gone.filter((one) => (!rule || one.rule === rule) && (!section || one.sectionName === section))
