import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  balanced,
  breakLines,
  characterWidth,
  countLines,
  em,
  type FitRule,
  fitType,
  type Paragraphed,
  textWidth,
  tightLeading,
} from './fit.ts'

const rule: FitRule = { largest: 28, floor: 16, leading: tightLeading, loosest: 1.2 }
const flush = (text: string): Paragraphed => ({ text, firstIndent: 0, indent: 0 })

const letters = fc.constantFrom(...'云栖市文化局任科员（兼），。；、“”·—1980.06--AWm xyz䶮㛃𠮷é'.match(/./gu)!)
const texts = fc.array(letters, { maxLength: 200 }).map((list) => list.join(''))
const boxes = fc.record({ width: fc.integer({ min: 600, max: 9000 }), height: fc.integer({ min: 200, max: 7000 }) })

describe('lines', () => {
  test('keep every character in order', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 3, max: 40 }), fc.integer({ min: 3, max: 40 }), (text, first, rest) => {
        expect(breakLines(text, { first, rest }).join('')).toBe(text)
      }),
    )
  })

  test('are never wider than the room', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 3, max: 40 }), (text, room) => {
        for (const line of breakLines(text, { first: room, rest: room })) {
          const bare = Array.from(line).reduce((sum, one) => sum + characterWidth(one), 0)
          expect(bare).toBeLessThanOrEqual(room + 1e-9)
        }
      }),
    )
  })

  test('hold exactly as many characters as there is room for', () => {
    expect(breakLines('云栖市文化局', { first: 6, rest: 6 })).toEqual(['云栖市文化局'])
    expect(breakLines('云栖市文化局', { first: 5.9, rest: 6 })).toEqual(['云栖市文化', '局'])
  })

  test('do not begin with closing or end with opening punctuation', () => {
    expect(breakLines('云栖市局，科员', { first: 4, rest: 4 })).toEqual(['云栖市', '局，科员'])
    expect(breakLines('云栖市（兼）员', { first: 4, rest: 4 })).toEqual(['云栖市', '（兼）员'])
  })

  test('do not break inside a date unless the date is wider than the line', () => {
    expect(breakLines('任职于2010.03年', { first: 6, rest: 6 })).toEqual(['任职于', '2010.03年'])
    expect(breakLines('2010.03--2012.12', { first: 4, rest: 4 }).length).toBeGreaterThan(1)
  })

  test('are counted with the first line and the line ends of a paragraph', () => {
    const size = 20
    const width = 10 * em(size)
    const paragraph = (text: string, firstIndent: number): Paragraphed => ({ text, firstIndent, indent: 4 })
    expect(countLines([paragraph('云'.repeat(6), 4)], width, size)).toBe(1)
    expect(countLines([paragraph('云'.repeat(7), 4)], width, size)).toBe(2)
    expect(countLines([paragraph('云'.repeat(7), 3)], width, size)).toBe(1)
    expect(countLines([paragraph('云\n栖', 4)], width, size)).toBe(2)
  })
})

describe('type size', () => {
  test('stays within the box unless the floor is reached', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 8 }), boxes, (list, box) => {
        const paragraphs = list.map(flush)
        const fitted = fitType(paragraphs, box, rule)
        expect(fitted.lines).toBe(countLines(paragraphs, box.width, fitted.size))
        if (fitted.fits) expect(fitted.lines * fitted.leading).toBeLessThanOrEqual(box.height)
        else expect(fitted.size).toBe(rule.floor)
        expect(fitted.leading).toBeGreaterThanOrEqual(rule.leading(fitted.size))
      }),
    )
  })

  test('is the largest that fits', () => {
    fc.assert(
      fc.property(texts, boxes, (text, box) => {
        const { size } = fitType([flush(text)], box, rule)
        for (let larger = size + 1; larger <= rule.largest; larger += 1) {
          expect(countLines([flush(text)], box.width, larger) * rule.leading(larger)).toBeGreaterThan(box.height)
        }
      }),
    )
  })

  test('never grows when text is added', () => {
    fc.assert(
      fc.property(texts, texts, boxes, (text, more, box) => {
        const before = fitType([flush(text)], box, rule)
        expect(fitType([flush(text), flush(more)], box, rule).size).toBeLessThanOrEqual(before.size)
        expect(fitType([flush(`${text}${'云'.repeat(more.length)}`)], box, rule).size).toBeLessThanOrEqual(before.size)
      }),
    )
  })

  test('takes the full size at the last character that fits and half a point less after it', () => {
    const box = { width: 10 * em(28), height: tightLeading(28) }
    expect(fitType([flush('云'.repeat(10))], box, rule)).toMatchObject({ size: 28, fits: true })
    expect(fitType([flush('云'.repeat(11))], box, rule)).toMatchObject({ size: 25, fits: true })
  })

  test('says when even the floor is too large, and keeps the floor', () => {
    const box = { width: 10 * em(16), height: tightLeading(16) }
    expect(fitType([flush('云'.repeat(10))], box, rule)).toMatchObject({ size: 16, lines: 1, fits: true })
    expect(fitType([flush('云'.repeat(11))], box, rule)).toMatchObject({ size: 16, lines: 2, fits: false })
  })

  test('shrinks rather than breaks a date where words are kept', () => {
    const box = { width: 700, height: 2000 }
    expect(fitType([flush('1980.06')], box, rule).size).toBe(28)
    expect(fitType([flush('1980.06')], box, rule).lines).toBeGreaterThan(1)
    expect(fitType([flush('1980.06')], box, { ...rule, keepWords: true })).toMatchObject({ size: 17, lines: 1 })
  })

  test('spreads the lines where there is room, up to the loosest', () => {
    const box = { width: 2800, height: 5000 }
    expect(fitType([flush('云')], box, rule).leading).toBe(336)
    expect(fitType([flush('云')], { ...box, height: 310 }, rule).leading).toBe(310)
  })
})

describe('short values', () => {
  test('break into lines of about one length', () => {
    expect(balanced('青岚省云栖市', 4.6, 2)).toEqual(['青岚省', '云栖市'])
    expect(balanced('中共党员', 3, 2)).toEqual(['中共', '党员'])
    expect(balanced('汉族', 4.6, 2)).toEqual(['汉族'])
  })

  test('lose nothing and need no more lines than unbalanced', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 3, max: 20 }), fc.integer({ min: 1, max: 6 }), (text, widest, most) => {
        const lines = balanced(text, widest, most)
        expect(lines.join('')).toBe(text)
        expect(lines.length).toBeLessThanOrEqual(breakLines(text, { first: widest, rest: widest }).length)
      }),
    )
  })
})

test('widths are never below those of the fonts in use', () => {
  expect(characterWidth('云')).toBe(1)
  expect(characterWidth('𠮷')).toBe(1)
  expect(characterWidth('8')).toBeGreaterThanOrEqual(0.562)
  expect(characterWidth('W')).toBeGreaterThanOrEqual(1.053)
  expect(characterWidth('Ш')).toBeGreaterThanOrEqual(1.151)
  expect(textWidth('第1届')).toBeCloseTo(2 + 0.565 + 0.5)
})
