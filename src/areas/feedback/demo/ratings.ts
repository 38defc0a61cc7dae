import { createHash } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import { badRatings, goodWords } from './bad-ratings.ts'
import { readRatings, type WrittenRating } from './written.ts'

export type Planted = 'burst' | 'series' | 'fast' | 'own-network'

/** A rating of the demo, before the place and the item it belongs to are known by their identifiers. */
export type DemoRating = {
  id: string
  place: string
  day: Day
  /** of the day in China */
  hour: number
  result: number
  attitude: number
  text: string
  series: string
  secondsToFill: number
  caseNumber: string
  language: 'zh' | 'en'
  /** made up, and how; null for an honest one */
  planted: Planted | null
  /** where it was bad and somebody worked on it */
  written: WrittenRating | null
}

const digestOf = (text: string) => createHash('sha256').update(`demo rating ${text}`).digest()

function idOf(name: string): string {
  const hex = digestOf(name).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const deviceOf = (name: string) => digestOf(`device ${name}`).toString('hex').slice(0, 16)

type Usual = {
  place: string
  /** ratings of a hundred days */
  perHundred: number
  opensAt: number
  closesAt: number
  /** weekdays on which nobody is there, Sunday is 0 */
  shut: readonly number[]
  /** how many of ten are 非常满意 */
  best: number
}

const usual: readonly Usual[] = [
  { place: 'library', perHundred: 29, opensAt: 9, closesAt: 20, shut: [1], best: 6 },
  { place: 'museum', perHundred: 32, opensAt: 9, closesAt: 16, shut: [1], best: 7 },
  { place: 'culturehall', perHundred: 16, opensAt: 9, closesAt: 20, shut: [], best: 6 },
  { place: 'visitor', perHundred: 24, opensAt: 8, closesAt: 18, shut: [], best: 5 },
  { place: 'lake', perHundred: 22, opensAt: 8, closesAt: 18, shut: [], best: 5 },
  { place: 'licensing', perHundred: 30, opensAt: 9, closesAt: 16, shut: [0, 6], best: 7 },
  { place: 'complaints', perHundred: 9, opensAt: 9, closesAt: 16, shut: [0, 6], best: 3 },
]

type Batch = { planted: Planted; place: string; daysAgo: number; grade: number; count: number; hour: number }

/** Made up: hours of praise, one of blame, one device over and over, forms filled at once, our own offices. */
const batches: readonly Batch[] = [
  { planted: 'burst', place: 'licensing', daysAgo: 27, grade: 5, count: 22, hour: 16 },
  { planted: 'burst', place: 'culturehall', daysAgo: 135, grade: 5, count: 16, hour: 10 },
  { planted: 'burst', place: 'lake', daysAgo: 70, grade: 1, count: 15, hour: 23 },
  { planted: 'series', place: 'museum', daysAgo: 54, grade: 5, count: 8, hour: 10 },
  { planted: 'series', place: 'library', daysAgo: 212, grade: 1, count: 5, hour: 11 },
  { planted: 'fast', place: 'visitor', daysAgo: 18, grade: 5, count: 12, hour: 9 },
  { planted: 'own-network', place: 'culturehall', daysAgo: 41, grade: 5, count: 7, hour: 10 },
  { planted: 'fast', place: 'licensing', daysAgo: 161, grade: 5, count: 9, hour: 9 },
]

const DAYS = 365
const LANTERN = { from: 320, until: 313, least: 3 }

/** A year of ratings up to yesterday; the same for the same day. */
export function demoRatings(today: Day): DemoRating[] {
  const bad = readRatings(badRatings).map((written, turn) => badOne(today, written, turn))
  const madeUp = batches.flatMap((batch) => batchOf(today, batch))
  const taken = new Set(madeUp.map(({ place, day, hour }) => `${place} ${day} ${hour}`))
  const honest = [...usual.flatMap((one) => usualOf(today, one)), ...lantern(today)]
  const apart = honest.filter(({ place, day, hour }) => !taken.has(`${place} ${day} ${hour}`))
  return [...apart, ...bad, ...madeUp]
}

/** Which ratings of the demo are made up, and how. */
export const plantedRatings = (today: Day): { id: string; planted: Planted }[] =>
  demoRatings(today).flatMap(({ id, planted }) => (planted ? [{ id, planted }] : []))

const weekdayOf = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay()

function honestOne(name: string, where: { place: string; day: Day; hour: number; best: number }): DemoRating {
  const dice = digestOf(name)
  const { place, day, hour, best } = where
  const grade = (throwOf: number) => (throwOf % 10 < best ? 5 : throwOf % 7 < 5 ? 4 : 3)
  const result = grade(dice[0]!)
  const attitude = dice[1]! % 3 ? result : grade(dice[2]!)
  const text = dice[3]! % 8 === 0 && result > 3 ? goodWords[dice[4]! % goodWords.length]! : ''
  return {
    ...{ id: idOf(name), place, day, hour, result, attitude, text, series: deviceOf(name), planted: null },
    ...{ secondsToFill: 9 + (dice[5]! % 90), written: null, language: /^[A-Z]/.test(text) ? 'en' : 'zh' },
    caseNumber: place === 'licensing' && dice[6]! % 2 ? `YQ${day.replaceAll('-', '')}-${name.split(' ').at(-1)}` : '',
  }
}

function usualOf(today: Day, { place, perHundred, opensAt, closesAt, shut, best }: Usual): DemoRating[] {
  const rows: DemoRating[] = []
  for (let ago = DAYS; ago >= 1; ago -= 1) {
    const day = addDays(today, -ago)
    if (shut.includes(weekdayOf(day))) continue
    const dice = digestOf(`${place} ${ago}`)
    const count = (dice[0]! % 100 < perHundred ? 1 : 0) + (dice[1]! % 300 < perHundred ? 1 : 0)
    for (let one = 0; one < count; one += 1) {
      const hour = opensAt + (dice[2 + one]! % (closesAt - opensAt))
      rows.push(honestOne(`${place} ${ago} ${one}`, { place, day, hour, best }))
    }
  }
  return rows
}

/** The evenings of the lantern festival: many on each, none of them in one hour. */
function lantern(today: Day): DemoRating[] {
  const rows: DemoRating[] = []
  for (let ago = LANTERN.from; ago >= LANTERN.until; ago -= 1) {
    const day = addDays(today, -ago)
    for (let one = 0; one < LANTERN.least + (ago % 4); one += 1) {
      rows.push(honestOne(`lantern ${ago} ${one}`, { place: 'lantern', day, hour: 18 + (one % 4), best: 7 }))
    }
  }
  return rows
}

function badOne(today: Day, written: WrittenRating, turn: number): DemoRating {
  const name = `bad ${turn}`
  const { place, daysAgo, result, attitude, text } = written
  return {
    ...{ id: idOf(name), place: place!, day: addDays(today, -daysAgo), hour: 10 + (turn % 6), result, attitude, text },
    ...{ series: deviceOf(name), secondsToFill: 40 + turn, caseNumber: '', planted: null, written },
    language: /^[A-Z]/.test(text) ? 'en' : 'zh',
  }
}

function batchOf(today: Day, { planted, place, daysAgo, grade, count, hour }: Batch): DemoRating[] {
  const day = addDays(today, -daysAgo)
  const common = { place, day, result: grade, attitude: grade, text: '', caseNumber: '', language: 'zh' } as const
  const rows = Array.from({ length: count }, (_, one): DemoRating => {
    const name = `${planted} ${place} ${one}`
    return {
      ...{ ...common, id: idOf(name), planted, written: null },
      hour: planted === 'burst' ? hour : hour + Math.floor(one / 2),
      series: deviceOf(planted === 'series' ? `${planted} ${place}` : name),
      secondsToFill: planted === 'fast' ? 1 + (one % 3) : 8 + one,
    }
  })
  if (planted !== 'series') return rows
  // The first of a device is a rating like any other: it counts.
  const first = { ...rows[0]!, id: idOf(`first ${place}`), hour: hour - 1, planted: null, secondsToFill: 31 }
  return [{ ...first, result: 4, attitude: 4 }, ...rows]
}
