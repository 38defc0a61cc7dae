import { describe, expect, it } from 'vitest'
import { standardSettings } from '../../../law/rules/local.ts'
import { person, worldOn } from '../../../testing/cadre-records.ts'
import type { OrganisationHistory } from '../../party-life/facts.ts'
import { dutiesOf } from '../../training/rules.ts'
import type { World } from './check.ts'
import { checkUnit } from './run.ts'

const settings = { ...standardSettings, branchLectures: 1, ideologyPerYear: 2, studyAttendancePercent: 90 }
const months = Array.from({ length: 10 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-10`)
const quarters = ['2026-03-20', '2026-06-20', '2026-09-20', '2026-11-20']

type Meeting = OrganisationHistory['meetings'][number]
const meeting = (on: string, kinds: Meeting['kinds'], more: Partial<Meeting> = {}): Meeting => ({
  ...{ id: `${kinds[0]} ${on}`, on, kinds, due: 10, present: 10, onLeave: 0, madeUp: 0, forYear: null },
  ...{ isApproved: false, grades: null, ...more },
})

const history = (changes: Partial<OrganisationHistory>): OrganisationHistory => ({
  ...{ id: 'a', name: '第一党支部', kind: 'branch', keptFromOn: '2026-01-01', electedOn: '2025-06-20', themeDay: null },
  ...{ members: 12, formalMembers: 12, committeeMembers: 3, meetings: [], secretaryLectures: [], exemptions: [] },
  approvals: [],
  ...changes,
})

const grades = { excellent: 4, qualified: 8, basic: 0, unqualified: 0 }
/** A branch that missed nothing up to the day. */
const kept = [
  ...[...months, '2026-11-10'].map((on) => meeting(on, ['theme-day'])),
  ...[...months, '2026-11-10'].map((on) => meeting(on, ['committee'], { due: 3, present: 3 })),
  ...quarters.map((on) => meeting(on, ['assembly', 'lecture'])),
  meeting('2026-10-30', ['organisation-life', 'review'], { due: 12, present: 12, grades }),
]
const without = (kind: Meeting['kinds'][number], month: string) =>
  kept.filter(({ kinds, on }) => !(kinds.includes(kind) && on.startsWith(month)))

const group = (changes: Partial<OrganisationHistory>) =>
  history({ id: 'g', name: '党组', kind: 'leading-group', secretaryLectures: ['2026-07-01'], ...changes })
const studied = quarters.map((on) => meeting(on, ['study-group']))
const ideology = ['2026-04-10', '2026-10-10'].map((on) => meeting(on, ['ideology']))

const worldWith = (changes: Partial<World>, on: string): World => ({ ...worldOn(on), settings, ...changes })
const found = async (changes: Partial<World>, on = '2026-12-01', people = [person('a', { name: '石敬之' })]) =>
  (await checkUnit([people], worldWith(changes, on)))
    .filter(({ rule }) => /^(zb|zxz|ys|px)-/.test(rule))
    .map(({ rule, severity, subject }) => `${rule} ${severity} ${subject.name}`)
    .toSorted()

describe('an organisation of the Party', () => {
  it('that missed nothing is no finding', async () => {
    expect(await found({ organisations: [history({ meetings: kept })] })).toEqual([])
    expect(await found({ organisations: [group({ meetings: [...studied, ...ideology] })] })).toEqual([])
  })

  it.each([
    ['a theme day', { meetings: without('theme-day', '2026-05') }, 'zb-theme-day warning'],
    ['a committee', { meetings: without('committee', '2026-05') }, 'zb-committee warning'],
    [
      'an assembly',
      { meetings: [...without('assembly', '2026-06'), meeting('2026-06-20', ['lecture'])] },
      'zb-assembly warning',
    ],
    [
      'a lecture',
      { meetings: [...without('lecture', '2026-06'), meeting('2026-06-20', ['assembly'])] },
      'zb-lecture warning',
    ],
    [
      'the bound of excellent members',
      {
        meetings: kept.map((one) => (one.grades ? { ...one, grades: { ...grades, excellent: 5, qualified: 7 } } : one)),
      },
      'zb-review warning',
    ],
    ['an election', { meetings: kept, electedOn: '2023-06-20' }, 'zb-setup warning'],
  ])('that missed %s is found, by its name', async (_what, changes, expected) => {
    expect(await found({ organisations: [history(changes)] })).toEqual([`${expected} 第一党支部`])
  })

  it('is excused where another agreed, and asked again the next month', async () => {
    const exemptions = [{ kind: 'theme-day' as const, period: '2026-05', reason: '防汛值守' }]
    const meetings = without('theme-day', '2026-05')
    expect(await found({ organisations: [history({ meetings, exemptions })] })).toEqual([])
    const other = [{ ...exemptions[0]!, period: '2026-06' }]
    expect(await found({ organisations: [history({ meetings, exemptions: other })] })).toHaveLength(1)
  })

  it('is told before it is late, and found on the day after', async () => {
    const organisations = [history({ meetings: without('theme-day', '2026-11') })]
    expect(await found({ organisations }, '2026-11-14')).toEqual([])
    expect(await found({ organisations }, '2026-11-15')).toEqual(['zb-theme-day notice 第一党支部'])
    expect(await found({ organisations }, '2026-12-01')).toEqual(['zb-theme-day warning 第一党支部'])
  })

  it('that is the group answers for its study, who was there, its lectures and ideology', async () => {
    const away = studied.map((one, index) => (index ? one : { ...one, present: 8, onLeave: 2, madeUp: 1 }))
    const cases: [Partial<OrganisationHistory>, string[], string?][] = [
      [{ meetings: [...studied.slice(1), ...ideology] }, ['zxz-frequency warning 党组']],
      [{ meetings: [...away, ...ideology] }, ['zxz-attendance notice 党组']],
      [{ meetings: [...studied, ...ideology.slice(1)] }, ['ys-ideology warning 党组'], '2027-01-01'],
      [{ meetings: [...studied, ...ideology], secretaryLectures: [] }, ['zb-lecture warning 党组'], '2027-01-01'],
    ]
    for (const [changes, expected, on] of cases)
      expect(await found({ organisations: [group(changes)] }, on)).toEqual(expected)
  })

  it('that is a cell answers for its own month', async () => {
    const cell = { id: 'c', name: '第一党小组', kind: 'cell' as const }
    const meetings = [...months, '2026-11-10'].map((on) => meeting(on, ['cell']))
    expect(await found({ organisations: [history({ ...cell, meetings })] })).toEqual([])
    const missing = meetings.filter(({ on }) => on !== '2026-05-10')
    expect(await found({ organisations: [history({ ...cell, meetings: missing })] })).toEqual([
      'zb-group warning 第一党小组',
    ])
  })
})

describe('what somebody owes in training', () => {
  const cadre = { staffKind: '行政', workStarted: '2008-07', posts: [], ranks: [] }
  const amounts = { five: { days: 0, hours: 0 }, onlineHours: 0, special: [] }
  const trainingOf = (days: number, { year, on, one = cadre }: { year: number; on: string; one?: typeof cadre }) => {
    const done = { ...amounts, year: { days, hours: 0 } }
    const cases = dutiesOf(one, { done, year, on, settings }).map((duty) => ({ ...duty, year }))
    return { training: new Map([['a', cases]]) }
  }

  it.each([
    [12, 2026, '2027-01-01', []],
    [11.5, 2026, '2027-01-01', ['px-township-1y warning 石敬之']],
    [11.5, 2026, '2026-12-31', ['px-township-1y notice 石敬之']],
    [11.5, 2026, '2026-09-01', []],
    [11.5, 2022, '2023-09-18', ['px-old-2015 warning 石敬之']],
    [12, 2022, '2023-09-18', []],
  ])('%d days of %d looked at on %s are %j', async (days, year, on, expected) => {
    expect(await found(trainingOf(days, { year, on }), on)).toEqual(expected)
  })

  it('by newcomers and staff of institutions is asked by their own rules', async () => {
    const on = '2026-11-23'
    const fresh = { ...cadre, workStarted: '2025-05-01' }
    expect(await found(trainingOf(12, { year: 2026, on, one: fresh }), on)).toEqual(['px-initial warning 石敬之'])
    const staff = { ...cadre, staffKind: '事业' }
    expect(await found(trainingOf(11, { year: 2025, on, one: staff }), on)).toEqual(['px-institution warning 石敬之'])
  })
})
