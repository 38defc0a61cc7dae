import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, isDue, nameOf, surplus } from './keeping.ts'

const now = new Date('2028-02-29T18:00:00Z')
const DAY = 24 * 3600_000
const old = (days: number) => nameOf(new Date(now.getTime() - days * DAY))

describe('backups that are kept', () => {
  it('have their instant in their name', () => {
    expect(nameOf(now)).toBe('touyan-20280229T180000Z.zip')
    expect(instantOf('touyan-20280229T180000Z.zip')).toEqual(now)
    for (const other of ['touyan.zip', '备份.zip', 'touyan-20280229T180000Z.zip.part']) {
      expect(instantOf(other)).toBeNull()
    }
  })

  it.each([
    [[], true],
    [[old(1)], true],
    [[old(1 - 1 / 86400)], false],
    [[old(0)], false],
    // The clock was set back by an hour, then by a year.
    [[old(-1 / 24)], false],
    [[old(-365)], true],
    [['别的文件.zip'], true],
    [[old(30), old(0.5)], false],
  ])('%j: due is %s', (names, due) => {
    expect(isDue(names, now)).toBe(due)
  })

  it('are a week of days, five weeks and twelve months after four hundred days of one each', () => {
    const names: string[] = []
    for (let day = 400; day >= 0; day--) {
      const at = new Date(now.getTime() - day * DAY)
      names.push(nameOf(at))
      for (const gone of surplus(names, at)) names.splice(names.indexOf(gone), 1)
    }
    const ages = names
      .map((name) => Math.round((now.getTime() - instantOf(name)!.getTime()) / DAY))
      .sort((a, b) => a - b)
    expect(ages.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6])
    const between = (from: number, until: number) => ages.filter((age) => age >= from && age < until).length
    expect(between(7, 35)).toBeGreaterThanOrEqual(4)
    expect(between(7, 35)).toBeLessThanOrEqual(6)
    expect(between(35, 366)).toBeGreaterThanOrEqual(10)
    expect(between(35, 366)).toBeLessThanOrEqual(12)
    expect(between(367, 1000)).toBe(0)
  })

  it('never lose the newest, one of the last week, one ahead of the clock, or a file of another name', () => {
    const ages = fc.uniqueArray(fc.integer({ min: -40, max: 900 }), { maxLength: 60 })
    fc.assert(
      fc.property(ages, (days) => {
        const names = [...days.map(old), '口令.txt']
        const gone = surplus(names, now)
        expect(gone).not.toContain('口令.txt')
        if (days.length) expect(gone).not.toContain(old(Math.min(...days)))
        for (const name of gone) expect(now.getTime() - instantOf(name)!.getTime()).toBeGreaterThanOrEqual(7 * DAY)
        const rest = names.filter((name) => !gone.includes(name))
        expect(surplus(rest, now)).toEqual([])
      }),
    )
  })
})
