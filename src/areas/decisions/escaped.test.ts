import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../law/periods.ts'
import {
  type Appointed,
  escapedAppointments,
  escapedOutlays,
  type MatterLine,
  type Outlay,
  splitOutlays,
} from './escaped.ts'

const line = (
  category: MatterLine['category'],
  thresholdFen: number | null,
  more: Partial<MatterLine> = {},
): MatterLine => ({
  ...{ category, title: '清单第几项', thresholdFen, validFrom: '2025-01-01', validUntil: null },
  ...{ document: '云文旅党组〔2025〕3号', ...more },
})
const lines = [line('funds', 5_000_000), line('project', 20_000_000), line('appointment', null)]
const paid = (id: string, amountFen: number, dayOn = '2026-05-06', more: Partial<Outlay> = {}): Outlay => ({
  ...{ id, kind: 'payment', title: '印制宣传册', payee: '云栖印务', amountFen, dayOn, decidedOn: null, ...more },
})
const taken = (more: Partial<Appointed> = {}): Appointed => ({
  ...{
    personId: 'p',
    name: '顾长安',
    title: '市场科科长',
    level: '股级正职',
    postId: 'x',
    startedOn: '2026-05-06',
    ...more,
  },
})

describe('outlays', () => {
  it.each([
    ['one fen below', 4_999_999, 0],
    ['the threshold itself', 5_000_000, 1],
    ['above it', 5_000_001, 1],
  ])('%s: %i fen', (_title, amountFen, count) => {
    expect(escapedOutlays([paid('a', amountFen)], lines)).toHaveLength(count)
  })

  it('decided on the same day or before are in order, afterwards not', () => {
    const decided = (decidedOn: string) => escapedOutlays([paid('a', 6_000_000, '2026-05-06', { decidedOn })], lines)
    expect(decided('2026-05-06')).toEqual([])
    expect(decided('2026-05-07')[0]!.because).toContain('2026-05-07才决定')
  })

  it('are judged by the threshold of their own day', () => {
    const changed = [
      line('funds', 10_000_000, { validUntil: '2026-05-05' }),
      line('funds', 5_000_000, { validFrom: '2026-05-06' }),
    ]
    expect(escapedOutlays([paid('a', 6_000_000, '2026-05-05')], changed)).toEqual([])
    expect(escapedOutlays([paid('a', 6_000_000, '2026-05-06')], changed)).toHaveLength(1)
    expect(escapedOutlays([paid('a', 6_000_000, '2024-12-31')], lines)).toEqual([])
  })

  it('of projects have a threshold of their own', () => {
    expect(escapedOutlays([paid('a', 19_999_999, '2026-05-06', { kind: 'project' })], lines)).toEqual([])
    expect(escapedOutlays([paid('a', 20_000_000, '2026-05-06', { kind: 'project' })], lines)).toHaveLength(1)
  })
})

describe('appointments', () => {
  const decided = (decidedOn: string, postId: string | null = 'x') => [{ personId: 'p', postId, decidedOn }]

  it.each([
    ['without a decision', [], 1],
    ['decided the same day', decided('2026-05-06'), 0],
    ['decided a day later', decided('2026-05-07'), 1],
    ['decided for another post', decided('2026-05-01', 'y'), 1],
    ['decided for the person', decided('2026-05-01', null), 0],
  ])('%s', (_title, decisions, count) => {
    expect(escapedAppointments([taken()], decisions, lines)).toHaveLength(count)
  })

  it.each(['县处级副职', '乡科级正职', '科员', '专业技术岗位'])(
    'to a post of %s are not the party group’s own',
    (level) => {
      expect(escapedAppointments([taken({ level })], [], lines)).toEqual([])
    },
  )
})

describe('splitting', () => {
  const apart = (days: number) => [paid('a', 2_500_000), paid('b', 2_500_000, addDays('2026-05-06', days))]

  it.each([
    [0, 1],
    [30, 1],
    [31, 0],
  ])('two halves %i days apart: %i', (days, count) => {
    expect(splitOutlays(apart(days), lines, 30)).toHaveLength(count)
  })

  it('needs one payee, and parts that are below the threshold each', () => {
    expect(splitOutlays([paid('a', 2_500_000), paid('b', 2_499_999)], lines, 30)).toEqual([])
    expect(
      splitOutlays([paid('a', 3_000_000), paid('b', 3_000_000, '2026-05-07', { payee: '别家' })], lines, 30),
    ).toEqual([])
    expect(splitOutlays([paid('a', 6_000_000), paid('b', 1_000_000)], lines, 30)).toEqual([])
  })

  it('tells each payment once, whatever the order', () => {
    const day = fc.integer({ min: 0, max: 90 }).map((days) => addDays('2026-05-06', days))
    const outlays = fc
      .array(fc.record({ amountFen: fc.integer({ min: 1, max: 6_000_000 }), dayOn: day }), { maxLength: 20 })
      .map((all) => all.map(({ amountFen, dayOn }, index) => paid(`p${index}`, amountFen, dayOn)))
    fc.assert(
      fc.property(outlays, (all) => {
        const found = splitOutlays(all, lines, 30)
        const told = found.flatMap(({ evidence }) => evidence)
        expect(new Set(told).size).toBe(told.length)
        expect(splitOutlays(all.toReversed(), lines, 30)).toEqual(found)
        for (const { amountFen } of found) expect(amountFen).toBeGreaterThanOrEqual(5_000_000)
      }),
    )
  })
})
