import { expect, it } from 'vitest'
import { festivalDay } from './festivals.ts'

it('knows the lunar holidays and 清明 of years whose notices are known', () => {
  const days = [2024, 2025, 2026].map((year) => [
    festivalDay('春节', year),
    festivalDay('清明节', year),
    festivalDay('端午节', year),
    festivalDay('中秋节', year),
  ])
  expect(days).toEqual([
    ['2024-02-10', '2024-04-04', '2024-06-10', '2024-09-17'],
    ['2025-01-29', '2025-04-04', '2025-05-31', '2025-10-06'],
    ['2026-02-17', '2026-04-05', '2026-06-19', '2026-09-25'],
  ])
})

it('keeps the distances the lunar calendar allows, up to 2099', () => {
  const dayNumber = (day: string) => Date.parse(day) / 86_400_000
  for (let year = 2008; year <= 2099; year += 1) {
    const [spring, dragonBoat, midAutumn] = (['春节', '端午节', '中秋节'] as const).map((festival) =>
      dayNumber(festivalDay(festival, year)),
    )
    // Four and three months of 29 or 30 days and the days themselves; a leap month may come between.
    expect([120, 121, 122, 123, 124, 150, 151, 152, 153, 154], `${year}`).toContain(dragonBoat! - spring!)
    expect([97, 98, 99, 100, 126, 127, 128, 129, 130], `${year}`).toContain(midAutumn! - dragonBoat!)
    const season = [festivalDay('春节', year), festivalDay('清明节', year), festivalDay('中秋节', year)]
    expect(season.map((day) => day.slice(5)).join(' '), `${year}`).toMatch(
      /^(01-2[1-9]|01-3\d|02-[01]\d|02-20) 04-0[45] (09-0[7-9]|09-[123]\d|10-0[1-8])$/,
    )
  }
})

it('refuses years it does not know', () => {
  expect(() => festivalDay('春节', 2007)).toThrow(RangeError)
  expect(() => festivalDay('春节', 2100)).toThrow(RangeError)
})
