import type { Figures } from './compose.ts'
import type { Frozen } from './frozen.ts'
import type { Chart } from './schema.ts'

/** A chart is drawn when every number of it is known and records stand under one at least. */
export function isDrawn(figures: Figures, { bars }: Chart): boolean {
  const named = bars.map(({ figure }) => figures.get(figure))
  return named.every((one) => one && one.value !== null) && named.some((one) => one!.rows.length > 0)
}

type Value = Pick<Frozen[string], 'value' | 'unit'>
export type DrawnBar = { title: string; figure: string; value: string; share: number }

/** The bars with their numbers as they are frozen, each as a share of the longest; null where one is not there. */
export function drawnBars({ bars }: Chart, numberOf: (figure: string) => Value | undefined) {
  const found = bars.map(({ figure }) => numberOf(figure))
  if (!found.every((one) => one !== undefined)) return null
  const longest = Math.max(...found.map(({ value }) => Number(value)), 1)
  return {
    unit: found[0]?.unit ?? '',
    bars: bars.map(({ title, figure }, index): DrawnBar => {
      const { value } = found[index]!
      return { title, figure, value, share: Number(value) / longest }
    }),
  }
}

/** A bar of letters that fill their place: the same in every word processor and on a copy in black and white. */
export function barOfLetters(share: number, most: number): string {
  const halves = Math.max(share > 0 ? 1 : 0, Math.round(share * most * 2))
  return '█'.repeat(Math.floor(halves / 2)) + '▌'.repeat(halves % 2)
}
