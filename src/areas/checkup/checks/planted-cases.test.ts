import { beforeAll, describe, expect, it } from 'vitest'
import { builtInYears } from '../../../law/calendar/workdays.ts'
import { ruleOf } from '../../../law/catalogue.ts'
import { addDays } from '../../../law/periods.ts'
import { standardSettings } from '../../../law/rules/local.ts'
import { demoPosts, demoSections, demoUnit } from '../../people/demo/bureau.ts'
import { type DemoPerson, demoPeople } from '../../people/demo/people.ts'
import type { CadreRecord } from '../../people/facts.ts'
import type { World } from './check.ts'
import { checkUnit, ruleIds } from './run.ts'

const TODAY = '2026-11-23'

const sections = new Map(
  demoSections.map(({ key, name, kind, sort, adminQuota, publicQuota }) => [
    key,
    {
      ...{ id: key, name, kind, position: sort, adminHeadcount: adminQuota, institutionHeadcount: publicQuota },
      ...{ closedOn: null, revision: 1 },
    },
  ]),
)
const posts = new Map(
  demoPosts.map(({ key, sectionKey, title, level, isPrincipal, countsQuota, seats }) => [
    key,
    {
      ...{ id: key, sectionId: sectionKey, title, level: level || ('科员' as const), isPrincipal, countsQuota, seats },
      ...{ position: 0, abolishedOn: null, revision: 1 },
    },
  ]),
)

const recordOf = ({ key, dossier, postKey, sectionKey }: DemoPerson): CadreRecord => {
  const { basic, postsHeld, ranksHeld, grades, sanctions, rewards, educations, resume, family } = dossier
  const { idNumber } = basic
  return {
    ...basic,
    id: key,
    sectionId: sectionKey,
    idBirth: [idNumber.slice(6, 10), idNumber.slice(10, 12), idNumber.slice(12, 14)].join('-'),
    posts: postsHeld.map((post) => ({ ...post, postId: post.endedOn === '' && post.kind === '任职' ? postKey : null })),
    ...{ ranks: ranksHeld, grades, sanctions, rewards, educations, resume, relatives: family },
  }
}
const recordsOf = (today: string) => demoPeople(today).map(recordOf)
const records = recordsOf(TODAY)

const worldOn = (on: string): World => ({
  ...{ on, unit: { id: 'unit', name: demoUnit.name }, sections, posts, settings: standardSettings },
  calendar: builtInYears,
  leaders: new Map(),
  organisations: [],
})

const found = async (on: string, people = records) =>
  (await checkUnit([people], worldOn(on))).map(({ rule, subject, severity, since }) => [
    rule,
    subject.id,
    severity,
    since,
  ])

/** rule, whom it concerns, how bad, since when: each checked by hand against the text of the rule. */
const expected: [string, string, string, string | null][] = [
  // 一级科员2019-07，满两年是2021-07，2021-03就晋升
  ['zj-min-years', 'weiyiming', 'violation', '2021-03-01'],
  // 警告2021-09-10，期六个月到2022-03-10，2022-02晋升
  ['zj-sanction-freeze', 'mazhixing', 'violation', '2021-09-10'],
  ['kh-sanction', 'mazhixing', 'violation', '2022-01-01'],
  ['kh-exc-effects', 'mazhixing', 'warning', '2022-07-01'],
  ['kh-quota', 'unit', 'warning', '2022-01-01'],
  // 2020-09转正，满三年是2023-09，2023-03就进党组
  ['ry-elig-party-age', 'fanglizhi', 'violation', '2023-03-01'],
  ['hb-hr-finance', 'caoyingxue', 'violation', null],
  ['hb-same-chain', 'jiangyunshu', 'violation', null],
  ['ry-no-move-under-inquiry', 'luoqiming', 'violation', '2022-05-08'],
  ['kh-probation', 'tanziang', 'violation', '2022-12-31'],
  ['zj-publicity', 'luqingdai', 'violation', '2023-07-01'],
  ['zj-bad-year', 'fanyichen', 'violation', '2024-04-01'],
  ['zj-quota-county', 'unit', 'warning', null],
  // 2021-11任副科，2023-06任正科，只有十九个月
  ['ry-elig-zhengke', 'hanyichuan', 'warning', '2023-06-01'],
  ['ry-elig-fuke', 'hejingshu', 'warning', '2022-09-01'],
  ['ry-elig-edu', 'hejingshu', 'notice', '2022-09-01'],
  ['ry-probation', 'yuanshouzhuo', 'warning', '2025-12-02'],
  ['ry-probation', 'dongmingyuan', 'notice', '2026-11-10'],
  ['ry-rotation', 'yaojinghao', 'warning', '2026-08-01'],
  ['ry-rotation', 'jiangsongnian', 'violation', '2026-09-01'],
  ['kh-basic-effects', 'tianye', 'warning', '2026-01-01'],
  ['ry-not-candidate', 'tianye', 'notice', '2026-01-01'],
  ['kh-bad-effects', 'longzaitian', 'violation', '2026-01-01'],
  ['ry-not-candidate', 'longzaitian', 'notice', '2026-01-01'],
  ['cf-file', 'dilinuer', 'violation', '2025-10-19'],
  ['cf-admin', 'dilinuer', 'notice', '2025-09-18'],
  ['ry-not-candidate', 'dilinuer', 'notice', '2025-09-18'],
  ['cf-party', 'panliqun', 'notice', '2025-08-15'],
  ['ry-not-candidate', 'panliqun', 'notice', '2025-08-15'],
  ['cf-admin', 'xialinfeng', 'notice', '2026-06-12'],
  ['ry-not-candidate', 'xialinfeng', 'notice', '2026-06-12'],
  ['th-org-treatment', 'fuxiaolan', 'notice', '2026-07-06'],
  ['ry-not-candidate', 'fuxiaolan', 'notice', '2026-07-06'],
  ['th-admonish-effect', 'sujinshu', 'notice', '2026-08-10'],
  ['ry-not-candidate', 'sujinshu', 'notice', '2026-08-10'],
  // 1966-09出生，按延迟办法2027-03到龄；档案还写着2026-09
  ['ret-remind', 'duanshaoqing', 'violation', '2026-10-01'],
  ['ret-formula', 'duanshaoqing', 'warning', null],
  ['ret-remind', 'fengpeilan', 'notice', '2026-06-01'],
  ['sanling', 'penghaoran', 'warning', null],
  ['sanling', 'yuwanqing', 'warning', null],
  ['conv-workday', 'unit', 'warning', '2026-11-15'],
]

describe('the check-up of the demo bureau', () => {
  let today: (string | null)[][]
  beforeAll(async () => {
    today = await found(TODAY)
  })

  it('finds exactly the planted cases', () => {
    expect(today.toSorted()).toEqual(expected.toSorted())
  })

  it('lets every rule speak that can speak in a county bureau', () => {
    const silent = ['ry-elig-level-years', 'ry-elig-two-posts', 'zj-quota-city']
    const spoken = new Set([...today.map(([rule]) => rule), ...silent])
    // Duties of learning and party life speak by their own records, which are no part of the dossiers here.
    const elsewhere = ['training', 'party-life']
    const byDossier = ruleIds.filter((id) => !elsewhere.includes(ruleOf(id)!.area))
    expect([...spoken].sort()).toEqual(byDossier.toSorted())
  })

  it('finds the same whatever the order of people and of their lists, in one piece or in several', async () => {
    const turned = records.toReversed().map((person) => ({
      ...person,
      ...{ posts: person.posts.toReversed(), grades: person.grades.toReversed() },
      ...{ sanctions: person.sanctions.toReversed(), relatives: person.relatives.toReversed() },
    }))
    expect((await found(TODAY, turned)).toSorted()).toEqual(today.toSorted())
    const pieces = [records.slice(0, 7), [], records.slice(7, 60), records.slice(60)]
    const told = await checkUnit(pieces, worldOn(TODAY))
    expect(told.map(({ rule, subject }) => [rule, subject.id]).toSorted()).toEqual(
      today.map(([rule, id]) => [rule, id]).toSorted(),
    )
  })

  it('asks nothing about those who have left, but counts the grades of their years', async () => {
    const left = records.map((person) => (person.id === 'mazhixing' ? { ...person, state: '调出' as const } : person))
    const rest = (await found(TODAY, left)).toSorted()
    // 48 people are left: 28 seats for 主任科员, 29 of them; 2021 still counts his 优秀.
    expect(rest).toEqual(today.filter(([, id]) => id !== 'mazhixing').toSorted())
  })
})

/** The morning on which something changes → what comes and what goes, by rule, person and severity. */
const boundaries: [day: string, what: string, come: string[], go: string[]][] = [
  ['2026-11-15', 'the notice for next year is out', ['conv-workday unit warning'], []],
  ['2026-11-10', '30 days before the probation ends', ['ry-probation dongmingyuan notice'], []],
  [
    '2026-12-11',
    'the day after the probation',
    ['ry-probation dongmingyuan warning'],
    ['ry-probation dongmingyuan notice'],
  ],
  ['2026-08-01', 'five years in a key post', ['ry-rotation yaojinghao warning'], []],
  ['2026-09-01', 'ten years in a post', ['ry-rotation jiangsongnian violation'], []],
  [
    '2026-10-01',
    'the first day after the retirement month',
    ['ret-remind duanshaoqing violation'],
    ['ret-remind duanshaoqing notice'],
  ],
  ['2026-06-01', 'twelve months before the retirement month', ['ret-remind fengpeilan notice'], []],
  [
    '2026-08-10',
    'the day of an admonition',
    ['ry-not-candidate sujinshu notice', 'th-admonish-effect sujinshu notice'],
    [],
  ],
  [
    '2027-02-11',
    'the day after its six months',
    [],
    ['ry-not-candidate sujinshu notice', 'th-admonish-effect sujinshu notice'],
  ],
  ['2027-02-16', 'the day after eighteen months', [], ['cf-party panliqun notice', 'ry-not-candidate panliqun notice']],
  [
    '2027-06-13',
    'the day after twelve months',
    [],
    ['cf-admin xialinfeng notice', 'ry-not-candidate xialinfeng notice'],
  ],
  ['2025-10-19', 'a month and a day after a demotion', ['cf-file dilinuer violation'], []],
  [
    '2027-01-01',
    // 1967-05出生，2028-01到龄
    'the year of the low grades is over, a year before January 2028',
    ['ret-remind zouhuaijin notice'],
    ['kh-basic-effects tianye warning', 'ry-not-candidate longzaitian notice', 'ry-not-candidate tianye notice'],
  ],
  ['2026-06-12', 'the day of a sanction', ['cf-admin xialinfeng notice', 'ry-not-candidate xialinfeng notice'], []],
  [
    '2026-07-06',
    'the day of a measure',
    ['ry-not-candidate fuxiaolan notice', 'th-org-treatment fuxiaolan notice'],
    [],
  ],
  [
    '2027-07-07',
    'the day after its twelve months',
    [],
    ['ry-not-candidate fuxiaolan notice', 'th-org-treatment fuxiaolan notice'],
  ],
  // 2024-12起试任，两年以后可能只是没有填写，改为提醒
  [
    '2026-12-02',
    'two years after a probation began',
    ['ry-probation yuanshouzhuo notice'],
    ['ry-probation yuanshouzhuo warning'],
  ],
  [
    '2027-03-01',
    'five years since March 2022',
    ['ry-rotation shenyanqiu warning', 'ry-rotation xiechanggeng warning'],
    [],
  ],
  [
    '2027-07-01',
    'five years since July 2022, the month after retirement in June',
    ['ret-remind fengpeilan violation', 'ry-rotation fengpeilan warning'],
    ['ret-remind fengpeilan notice'],
  ],
  ['2026-05-21', 'nothing', [], []],
  ['2026-11-24', 'nothing', [], []],
  ['2028-02-29', 'nothing, on a leap day', [], []],
]

const wordsOn = async (on: string) => (await found(on)).map(([rule, id, severity]) => [rule, id, severity].join(' '))

describe('one day further', () => {
  it.each(boundaries)('%s: %s', async (day, _what, come, go) => {
    const [before, after] = [await wordsOn(addDays(day, -1)), await wordsOn(day)]
    expect(after.filter((one) => !before.includes(one)).toSorted()).toEqual(come)
    expect(before.filter((one) => !after.includes(one)).toSorted()).toEqual(go)
  })

  it('nothing moves on any other day of fourteen months', async () => {
    const moved: string[] = []
    let before = await wordsOn('2026-05-31')
    for (let day = '2026-06-01'; day < '2027-08-01'; day = addDays(day, 1)) {
      const now = await wordsOn(day)
      if (now.join() !== before.join() && now.toSorted().join() !== before.toSorted().join()) moved.push(day)
      before = now
    }
    const told = boundaries.filter(([, , come, go]) => come.length + go.length > 0).map(([day]) => day)
    expect(moved).toEqual(told.filter((day) => day >= '2026-06-01').toSorted())
  })
})

describe('a demo bureau of another day', () => {
  it('has the same cases a year later', async () => {
    const later = await found('2027-11-23', recordsOf('2027-11-23'))
    // By then the holidays of two years are missing: both are one subject of one rule.
    const subjects = (all: (string | null)[][]) => [...new Set(all.map(([rule, id]) => `${rule} ${id}`))].sort()
    expect(subjects(later)).toEqual(subjects(expected))
  })
})
