import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SeenRating, suspiciousRatings } from './detectors.ts'

const limits = { burstLeast: 10, burstTimes: 5, seriesMost: 1, fastSeconds: 4 }
let made = 0
const rating = (changes: Partial<SeenRating> = {}): SeenRating => {
  made += 1
  const id = `r${String(made).padStart(5, '0')}`
  const day = changes.day ?? '2026-11-20'
  return {
    id,
    placeId: 'p',
    day,
    hour: `${day}T02`,
    series: `s${made}`,
    secondsToFill: 30,
    isOwnNetwork: false,
    ...changes,
  }
}
const many = (count: number, changes: Partial<SeenRating> = {}) => Array.from({ length: count }, () => rating(changes))
/** What is usual: so many ratings in each of four hours. */
const usual = (perHour: number) => [1, 2, 3, 4].flatMap((day) => many(perHour, { day: `2026-11-0${day}` }))
const kindsOf = (ratings: SeenRating[], earlier: SeenRating[] = []) =>
  suspiciousRatings(ratings, earlier, limits).map(({ kind, ids }) => [kind, ids.length])

describe('the own offices', () => {
  it('take what came from them first, whatever else is wrong with it, and leave the others', () => {
    const own = many(3, { isOwnNetwork: true, secondsToFill: 1 })
    expect(kindsOf([...own, ...many(2, { secondsToFill: 1 }), rating()])).toEqual([
      ['own-network', 3],
      ['fast', 2],
    ])
  })
})

describe('a burst', () => {
  it.each([
    [9, 1, []],
    [10, 1, [['burst', 10]]],
    [10, 2, [['burst', 10]]],
    [14, 3, []],
    [15, 3, [['burst', 15]]],
  ])('of %i in an hour where %i are usual', (count, perHour, found) => {
    expect(kindsOf(many(count), usual(perHour))).toEqual(found)
  })

  it('at a place without ratings before is judged by the least number', () => {
    expect(kindsOf(many(9))).toEqual([])
    expect(suspiciousRatings(many(10), [], limits)[0]!.because).toBe('一小时内10条评价，以前没有评价')
  })

  it('is of one place and one hour', () => {
    expect(kindsOf([...many(9), ...many(9, { hour: '2026-11-20T03' }), ...many(9, { placeId: 'q' })])).toEqual([])
  })

  it('is seen by all that came in and takes what is left', () => {
    expect(kindsOf([...many(6, { secondsToFill: 1 }), ...many(4)])).toEqual([
      ['fast', 6],
      ['burst', 4],
    ])
  })
})

describe('the same device', () => {
  it('counts once a day and place', () => {
    const same = { series: 'same' }
    expect(kindsOf([rating(same), rating(same), rating(same)])).toEqual([['series', 2]])
    expect(kindsOf([rating(same), rating({ ...same, placeId: 'q' }), rating({ ...same, day: '2026-11-21' })])).toEqual(
      [],
    )
  })

  it('keeps the first hour', () => {
    const [late, early] = [rating({ series: 'x', hour: '2026-11-20T05' }), rating({ series: 'x' })]
    expect(suspiciousRatings([late, early], [], limits)[0]!.ids).toEqual([late.id])
  })

  it('is not supposed where the device is unknown', () => {
    expect(kindsOf(many(3, { series: null }))).toEqual([])
  })
})

describe('filling', () => {
  it.each([
    [3, [['fast', 1]]],
    [4, []],
    [null, []],
  ])('in %s seconds', (secondsToFill, found) => {
    expect(kindsOf([rating({ secondsToFill })])).toEqual(found)
  })
})

describe('whatever comes in', () => {
  const some = fc.array(
    fc.record({
      placeId: fc.constantFrom('p', 'q', null),
      hour: fc.constantFrom('2026-11-20T01', '2026-11-20T02'),
      series: fc.constantFrom('a', 'b', 'c', null),
      secondsToFill: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
    { maxLength: 60 },
  )

  it('no rating is told twice, and the order of arrival changes nothing', () => {
    fc.assert(
      fc.property(some, (list) => {
        const ratings = list.map((one) => rating(one))
        const idsOf = (all: SeenRating[]) => suspiciousRatings(all, [], limits).flatMap(({ ids }) => ids)
        const ids = idsOf(ratings)
        expect(new Set(ids).size).toBe(ids.length)
        expect(idsOf(ratings.toReversed()).sort()).toEqual(ids.sort())
      }),
    )
  })
})
