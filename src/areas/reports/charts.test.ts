import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barOfLetters, drawnBars, isDrawn } from './charts.ts'
import type { Worked } from './figure.ts'
import { figureNames } from './figures/names.ts'
import { outlines } from './outlines/index.ts'

const chart = {
  title: '意见',
  bars: [
    { title: '收到', figure: 'a.one' },
    { title: '答复', figure: 'a.two' },
  ],
}
const known = (values: Record<string, number | null>) =>
  new Map(
    Object.entries(values).map(([id, value]) => {
      const rows = Array.from({ length: value ?? 0 }, (_, index) => ({ id: `${index}`, label: '', path: '/' }))
      return [id, { id, value, rows, title: '', unit: '件', definition: '', permission: '' } satisfies Worked]
    }),
  )

describe('a chart', () => {
  it.each([
    [{ 'a.one': 3, 'a.two': 0 }, true],
    [{ 'a.one': 0, 'a.two': 0 }, false],
    [{ 'a.one': 3, 'a.two': null }, false],
    [{ 'a.one': 3 }, false],
  ])('with %j is drawn: %s', (values, expected) => {
    expect(isDrawn(known(values as Record<string, number | null>), chart)).toBe(expected)
  })

  it('has its numbers from the figures as they were frozen, and is left out where one is missing', () => {
    const numbers: Record<string, { value: string; unit: string }> = {
      'a.one': { value: '8', unit: '件' },
      'a.two': { value: '2', unit: '件' },
    }
    expect(drawnBars(chart, (name) => numbers[name])).toEqual({
      unit: '件',
      bars: [
        { title: '收到', figure: 'a.one', value: '8', share: 1 },
        { title: '答复', figure: 'a.two', value: '2', share: 0.25 },
      ],
    })
    expect(drawnBars(chart, (name) => (name === 'a.one' ? numbers[name] : undefined))).toBeNull()
  })

  it('of an outline names figures that exist, all counted in one unit', () => {
    const all = Object.values(outlines).flatMap(({ sections }) => sections.flatMap(({ charts = [] }) => charts))
    expect(all.length).toBeGreaterThan(6)
    for (const { bars } of all) {
      for (const { figure } of bars) expect(figureNames.words.has(figure), figure).toBe(true)
    }
  })
})

describe('a bar of letters', () => {
  it.each([
    [0, ''],
    [0.001, '▌'],
    [0.5, '█████'],
    [0.55, '█████▌'],
    [1, '██████████'],
  ])('for %d of ten', (share, expected) => {
    expect(barOfLetters(share, 10)).toBe(expected)
  })

  it('is never longer for less, nor longer than its place', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, (one, other) => {
        const halves = (text: string) => [...text].reduce((sum, letter) => sum + (letter === '█' ? 2 : 1), 0)
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        expect(halves(barOfLetters(less, 20))).toBeLessThanOrEqual(halves(barOfLetters(more, 20)))
        expect(halves(barOfLetters(more, 20))).toBeLessThanOrEqual(40)
      }),
    )
  })
})
