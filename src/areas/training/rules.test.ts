import { describe, expect, it } from 'vitest'
import { standardSettings } from '../../law/rules/local.ts'
import { askedOf, type Cadre, dutiesOf } from './rules.ts'

const cadre = (changes: Partial<Cadre> = {}): Cadre => {
  return { staffKind: '行政', workStarted: '2008-07', posts: [], ranks: [], ...changes }
}
const post = (level: string, startedOn: string, endedOn = '') => ({ level, kind: '任职', startedOn, endedOn })
const adviser = cadre({ ranks: [{ rank: '四级调研员', startedOn: '2020-01', endedOn: '' }] })
const settings = { ...standardSettings, onlineHoursOthers: 50 }
const done = { special: [], five: { days: 89, hours: 549.5 }, year: { days: 12, hours: 0 }, onlineHours: 50 }

const asked = (one: Cadre, year: number, on = '2026-11-23') =>
  dutiesOf(one, { done, year, on, settings }).map(({ rule, verdict }) => `${rule.id} ${verdict.kind}`)

describe('the duties of a year', () => {
  it.each([
    ['township, by the law before 2023', cadre(), 2022, ['px-old-2015 met', 'px-network not-applicable']],
    ['county, by the law before 2023', adviser, 2022, ['px-old-2015 broken', 'px-network not-applicable']],
    ['township, by the law of today', cadre(), 2023, ['px-township-1y met', 'px-network met']],
    ['county, by the law of today', adviser, 2026, ['px-county-5y info', 'px-network info']],
    ['an institution', cadre({ staffKind: '事业' }), 2026, ['px-institution met', 'px-network met']],
    ['a worker', cadre({ staffKind: '工勤' }), 2026, []],
  ])('are asked of %s', (_name, one, year, expected) => {
    expect(asked(one, year)).toEqual(expected)
  })

  it('on the last day of the old law and the first of the new are each asked by their own', () => {
    expect(asked(cadre(), 2023, '2023-09-18')[0]).toBe('px-old-2015 met')
    expect(asked(cadre(), 2023, '2023-09-19')[0]).toBe('px-township-1y met')
  })

  it('of newcomers are asked two years long', () => {
    const fresh = cadre({ workStarted: '2024-11-24' })
    expect(asked(fresh, 2026)).toContain('px-initial broken')
    expect(asked(fresh, 2026, '2026-11-24')).not.toContain('px-initial broken')
    const promoted = cadre({ posts: [post('乡科级副职', '2026-03-01')] })
    expect(asked(promoted, 2026)).toContain('px-appoint info')
  })

  it('say before they are asked what has to be known', () => {
    expect(askedOf(cadre(), '2026-11-23')).toEqual({ fiveYears: false, special: false })
    expect(askedOf(adviser, '2026-11-23')).toEqual({ fiveYears: true, special: false })
    expect(askedOf(cadre({ workStarted: '2024-11-24' }), '2026-11-23')).toMatchObject({ special: true })
    expect(askedOf(cadre({ workStarted: '2024-11-23' }), '2026-11-23')).toMatchObject({ special: false })
    expect(askedOf(cadre({ posts: [post('乡科级副职', '2026-03-01')] }), '2026-11-23')).toMatchObject({ special: true })
  })
})
