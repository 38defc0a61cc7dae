import * as fc from 'fast-check'
import { expect } from 'vitest'
import { anyDay, holds } from '../../../testing/holds.ts'
import { addDays, addMonths, daysBetween } from '../../periods.ts'
import { judge } from '../../rule.ts'
import { ageExact, ageMonth } from './ages.ts'
import { birthDecide, sanling } from './doubts.ts'
import { dossierTen } from './materials.ts'
import { ageParty, ageWork } from './seniority.ts'

const earlier = anyDay(1960, 2000)
const days = anyDay(2019, 2050)
const leapBirthday = fc.constantFrom('03-01' as const, '02-28' as const)
// A random day is 29 February too seldom to prove anything of it.
const births = fc.oneof(earlier, fc.constantFrom('1972-02-29', '1980-02-29', '2000-02-29'))

holds(
  'age-exact',
  'grows by one on the next birthday and not a day before',
  fc.record({ birth: births, leapBirthday, on: days }),
  ({ on, ...facts }) => {
    const { age, nextBirthday } = judge(ageExact, facts, on).observed as { age: number; nextBirthday: string }
    expect(nextBirthday > on).toBe(true)
    expect(judge(ageExact, facts, addDays(nextBirthday, -1)).observed.age).toBe(age)
    expect(judge(ageExact, facts, nextBirthday).observed.age).toBe(age + 1)
    expect(daysBetween(on, nextBirthday)).toBeLessThanOrEqual(366)
  },
)

holds(
  'age-month',
  'is the same all through a month and at most one year ahead of the exact age',
  fc.tuple(births, days),
  ([birth, on]) => {
    const { age, exactAge } = judge(ageMonth, { birth }, on).observed as { age: number; exactAge: number }
    expect(judge(ageMonth, { birth }, `${on.slice(0, 7)}-01`).observed.age).toBe(age)
    expect([0, 1]).toContain(age - exactAge)
    expect(judge(ageMonth, { birth: birth.slice(0, 7) }, on).observed).toMatchObject({ age, exactAge: null })
  },
)

holds(
  'age-party',
  'counts from regular membership, not from joining',
  fc.tuple(anyDay(1984, 2010), days),
  ([partyRegular, on]) => {
    const facts = { partyJoined: addMonths(partyRegular, -12), partyRegular }
    const { years, nextYearOn } = judge(ageParty, facts, on).observed as { years: number; nextYearOn: string }
    expect(judge(ageParty, { ...facts, partyJoined: partyRegular }, on).observed.years).toBe(years)
    expect(judge(ageParty, facts, addDays(nextYearOn, -1)).observed.years).toBe(years)
    expect(judge(ageParty, facts, nextYearOn).observed.years).toBe(years + 1)
    expect(judge(ageParty, facts, addDays(partyRegular, -1)).observed.countedFrom).toBeNull()
  },
)

const plain = { dismissedOn: null, rehiredOn: null, earlierServiceApproved: false, pension: true }

holds(
  'age-work',
  'a pension rounds up by less than a year, to halves, and never shrinks',
  fc.tuple(earlier, days),
  ([workStarted, on]) => {
    const facts = { ...plain, workStarted }
    const { years, leftMonths, pensionYears } = judge(ageWork, facts, on).observed as Record<string, number>
    const up = pensionYears! * 12 - (years! * 12 + leftMonths!)
    expect(up >= 0 && up <= 5).toBe(true)
    expect(Number.isInteger(pensionYears! * 2)).toBe(true)
    expect(judge(ageWork, facts, addDays(on, 1)).observed.pensionYears).toBeGreaterThanOrEqual(pensionYears!)
  },
)

holds(
  'age-work',
  'a dismissal never lengthens the service, and approval brings back no more than was lost',
  fc.tuple(anyDay(1960, 1980), anyDay(1981, 1990), anyDay(1991, 2000), days),
  ([workStarted, dismissedOn, rehiredOn, on]) => {
    const years = (more: object) =>
      judge(ageWork, { ...plain, workStarted, ...more }, on).observed as { years: number; nextYearOn: string }
    const lost = years({ dismissedOn, rehiredOn })
    const approved = years({ dismissedOn, rehiredOn, earlierServiceApproved: true })
    expect(lost.years).toBeLessThanOrEqual(approved.years)
    expect(approved.years).toBeLessThanOrEqual(years({}).years)
    expect(approved.nextYearOn > on).toBe(true)
  },
)

const field = fc.constantFrom('出生日期' as const, '入党时间' as const, '学历学位' as const)
const value = fc.constantFrom('1972', '1972-03', '1972.03', '1972-03-15', '1972-03-16', '1973-03', '不详')
const item = fc.record({
  field,
  values: fc.array(fc.record({ value, source: fc.constant('履历表') }), { minLength: 1, maxLength: 4 }),
  decidedOn: fc.option(days),
  suspicion: fc.option(fc.constant('有涂改'), { freq: 4 }),
})
const items = fc.array(item, { maxLength: 5 })

holds('sanling', 'neither order nor repetition of the records matters', fc.tuple(items, days), ([listed, on]) => {
  const turned = listed.toReversed().map((one) => ({ ...one, values: [...one.values, ...one.values].toReversed() }))
  expect(judge(sanling, { items: [...turned, ...listed] }, on)).toEqual(judge(sanling, { items: listed }, on))
})

holds('sanling', 'a decision clears every doubt from its day on', fc.tuple(items, days), ([listed, decidedOn]) => {
  if (listed.length === 0) return
  const decided = { items: listed.map((one) => ({ ...one, decidedOn })) }
  expect(judge(sanling, decided, decidedOn)).toMatchObject({ kind: 'met', observed: { doubts: [] } })
  const open = { items: listed.map((one) => ({ ...one, decidedOn: null })) }
  expect(judge(sanling, decided, addDays(decidedOn, -1))).toEqual(judge(sanling, open, decidedOn))
})

const record = fc.record({
  source: fc.constantFrom('干部人事档案' as const, '户籍档案' as const, '居民身份证' as const, '其他' as const),
  birth: fc.constantFrom('1972-03', '1972-03-15', '1973-03', '1973-04-01'),
  recordedOn: fc.oneof(
    earlier,
    earlier.map((day) => day.slice(0, 7)),
  ),
})
const records = fc.array(record, { maxLength: 6 })

holds('birth-decide', 'neither order nor repetition of the records matters', records, (listed) => {
  const facts = { records: listed, birthInUse: null }
  const again = { records: [...listed.toReversed(), ...listed], birthInUse: null }
  expect(judge(birthDecide, again, '2026-11-23')).toEqual(judge(birthDecide, facts, '2026-11-23'))
})

holds('birth-decide', 'later papers and identity cards change nothing', fc.tuple(records, record), ([listed, late]) => {
  const decided = judge(birthDecide, { records: listed, birthInUse: null }, '2026-11-23')
  if (decided.kind === 'not-applicable') return
  const { birth, candidates } = decided.observed
  for (const more of [
    { ...late, recordedOn: '2020-01-01' },
    { ...late, source: '居民身份证' as const },
  ]) {
    const { observed } = judge(birthDecide, { records: [...listed, more], birthInUse: null }, '2026-11-23')
    expect(observed).toMatchObject({ birth, candidates })
  }
})

const document = fc.constantFrom('年度考核登记表' as const, '处分决定' as const, '考察材料' as const)

holds(
  'dossier-ten',
  'is due on one day: filed or open until then it is met, a day later broken since then',
  fc.record({ document, formedOn: days, filingMonths: fc.integer({ min: 0, max: 24 }) }),
  (paper) => {
    const open = { ...paper, filedOn: null }
    const { dueOn } = judge(dossierTen, open, paper.formedOn).observed as { dueOn: string }
    const after = addDays(dueOn, 1)
    expect(judge(dossierTen, open, dueOn).kind).toBe('met')
    expect(judge(dossierTen, open, after)).toMatchObject({ kind: 'broken', observed: { since: after } })
    expect(judge(dossierTen, { ...paper, filedOn: dueOn }, after).kind).toBe('met')
    expect(judge(dossierTen, { ...paper, filedOn: after }, '2099-12-31').kind).toBe('broken')
  },
)
