import jpeg from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { monthIndex } from '../../../law/dates.ts'
import { checkIdNumber } from '../../../law/id-number.ts'
import { resumeGaps, resumeOverlaps } from '../resume.ts'
import { dossierDoubts } from '../rules.ts'
import { Dossier } from '../schema.ts'
import { demoOddities, demoPosts, demoSections, demoUnit, demoVacancies, postOf, sectionOf } from './bureau.ts'
import { retirementMonthOf } from './calendar.ts'
import { type DemoPerson, demoPeople } from './people.ts'
import { drawPortrait } from './photo-draw.ts'
import { plantedKeys } from './planted.ts'

const TODAY = '2026-11-23'
const people = demoPeople(TODAY)
const personOf = (key: string): DemoPerson => people.find((person) => person.key === key)!
const oddCodes = (key: string) => demoOddities.filter((odd) => odd.personKey === key).map(({ code }) => code)
/** People without a planted case: everything about them is in order. */
const orderly = people.filter(({ key }) => !plantedKeys.includes(key))
const inService = people.filter(({ dossier }) => dossier.basic.state === '在职')

describe('people of the demo bureau', () => {
  it('are 80, and only the intended two share a name', () => {
    expect(people).toHaveLength(80)
    const names = people.map(({ dossier }) => dossier.basic.name)
    const twice = names.filter((name, index) => names.indexOf(name) !== index)
    expect(twice).toEqual(['王芳'])
    const births = people
      .filter(({ dossier }) => dossier.basic.name === '王芳')
      .map(({ dossier }) => dossier.basic.birth)
    expect(new Set(births).size).toBe(2)
    for (const rare of ['堃', '㛃', '䶮', '祎', '·']) expect(names.some((name) => name.includes(rare))).toBe(true)
  })

  it('have dossiers the contract accepts and unique keys, numbers and phones', () => {
    for (const { key, dossier } of people) expect(Dossier.safeParse(dossier).error, key).toBeUndefined()
    for (const value of [
      people.map(({ key }) => key),
      people.map(({ dossier }) => dossier.basic.idNumber),
      people.map(({ dossier }) => dossier.basic.phone),
    ]) {
      expect(new Set(value).size).toBe(80)
    }
  })

  it('carry valid numbers of the invented region, right in birth and sex except for the listed one', () => {
    for (const { key, dossier } of people) {
      const check = checkIdNumber(dossier.basic.idNumber)
      if (!check.ok) throw new Error(`${key}: ${check.because}`)
      expect(dossier.basic.idNumber).toMatch(/^9901/)
      expect(check.sex, key).toBe(dossier.basic.sex)
      const agrees = check.birth.startsWith(dossier.basic.birth)
      expect(agrees, key).toBe(!oddCodes(key).includes('id-birth-differs'))
    }
  })

  it('raise exactly the listed doubts, on this day and on others', () => {
    const expected = demoOddities.map(({ personKey, code }) => `${personKey} ${code}`).sort()
    for (const crowd of [people, demoPeople('2027-01-04'), demoPeople('2028-06-30')]) {
      const found = crowd.flatMap(({ key, dossier }) => dossierDoubts(dossier).map(({ code }) => `${key} ${code}`))
      expect(found.sort()).toEqual(expected)
    }
  })

  it('have résumés whose periods touch, reach the present and hold their side periods', () => {
    for (const { key, dossier } of people) {
      const codes = oddCodes(key)
      const { resume } = dossier
      expect(resumeGaps(resume), key).toHaveLength(codes.includes('resume-gap') ? 1 : 0)
      expect(resumeOverlaps(resume), key).toHaveLength(codes.includes('resume-overlap') ? 1 : 0)
      expect(resume.at(-1)!.end, key).toBeNull()
      for (const period of resume) {
        const end = period.end ?? TODAY.slice(0, 7)
        expect(period.start < end, `${key} ${period.text}`).toBe(true)
        for (const side of period.during) {
          expect(side.start >= period.start && side.end! <= end && side.start < side.end!, `${key} ${side.text}`).toBe(
            true,
          )
        }
      }
    }
    expect(people.some(({ dossier }) => dossier.resume.some(({ secondment }) => secondment))).toBe(true)
    expect(people.some(({ dossier }) => dossier.resume.some(({ during }) => during.length > 0))).toBe(true)
  })

  it('are between 23 and 60 while in service and have not passed their retirement month', () => {
    for (const { key, dossier } of inService) {
      const age = (monthIndex(TODAY) - monthIndex(dossier.basic.birth)) / 12
      expect(age >= 23 && age < 61, `${key} ${age}`).toBe(true)
      // One month is planted as it was before the age rose, and has passed.
      if (key !== 'duanshaoqing') expect(dossier.basic.retirementMonth > TODAY.slice(0, 7), key).toBe(true)
    }
    const nextHalfYear = inService.filter(({ dossier }) => dossier.basic.retirementMonth <= '2027-06')
    expect(nextHalfYear.length).toBeGreaterThanOrEqual(2)
    const left = people.filter(({ postKey }) => postKey === null).map(({ dossier }) => dossier.basic.state)
    expect(left.sort()).toEqual(['调出', '退休', '退休', '退休', '退休'].sort())
  })

  it('joined the party as adults and became full members a year later, but for one on probation', () => {
    for (const { key, dossier } of people) {
      const { partyJoined, partyRegular, politics, birth } = dossier.basic
      expect(partyJoined !== '', key).toBe(politics.startsWith('中共'))
      if (partyJoined === '') continue
      expect(monthIndex(partyJoined) - monthIndex(birth), key).toBeGreaterThanOrEqual(18 * 12)
      if (politics === '中共党员') expect(monthIndex(partyRegular) - monthIndex(partyJoined), key).toBe(12)
    }
    expect(people.filter(({ dossier }) => dossier.basic.politics === '中共预备党员')).toHaveLength(1)
  })
})

describe('texts and lists of a dossier', () => {
  it('agree on the present post, the titles, the grades and the awards', () => {
    for (const { key, dossier, postKey } of people) {
      const { basic, postsHeld, titles, grades, rewards, sanctions } = dossier
      const held = postsHeld.filter(({ endedOn }) => endedOn === '').map(({ title }) => title)
      expect(basic.currentPost, key).toBe(held.join('，'))
      expect(held, key).toEqual(postKey ? [postOf(postKey).text] : [])
      expect(basic.technicalTitle, key).toBe(titles.at(-1)?.name ?? '')
      for (const { year, grade } of grades.slice(-3))
        expect(basic.assessments, key).toContain(`${year}年年度考核${grade}`)
      // An inquiry that found nothing is no sanction.
      const told = sanctions.filter(({ kind }) => !kind.startsWith('立案'))
      if (rewards.length + told.length === 0) expect(basic.awards, key).toBe('无')
      else expect(basic.awards.split('；'), key).toHaveLength(rewards.length + told.length)
      for (const { kind } of told) expect(basic.awards).toContain(`给予${kind}`)
    }
  })

  it('have touching ranks, no date after today and papers for appointments', () => {
    for (const { key, dossier } of people) {
      const dates = [
        ...dossier.postsHeld.map(({ startedOn }) => startedOn),
        ...dossier.ranksHeld.map(({ startedOn }) => startedOn),
        ...dossier.rewards.map(({ on }) => on),
        ...dossier.titles.map(({ appointedOn }) => appointedOn),
        ...dossier.educations.map(({ endedOn }) => endedOn),
        ...dossier.family.map(({ birth }) => birth),
      ]
      for (const date of dates) expect(date <= TODAY, `${key} ${date}`).toBe(true)
      for (const [index, rank] of dossier.ranksHeld.entries()) {
        const next = dossier.ranksHeld[index + 1]
        if (next) expect(rank.endedOn, key).toBe(next.startedOn)
      }
      for (const { document, title } of dossier.postsHeld) {
        if (!title.includes('战士')) expect(document).toMatch(/^云.*〔\d{4}〕\d+号$/)
      }
    }
  })

  it('grade every year since 2016 within the share of 优秀 of that year, save the planted one too many', () => {
    const all = people.flatMap(({ dossier }) => dossier.grades)
    for (let year = 2016; year < 2026; year++) {
      const ofYear = all.filter((grade) => grade.year === year)
      const excellent = ofYear.filter(({ grade }) => grade === '优秀').length - (year === 2021 ? 1 : 0)
      const most = year < 2020 ? 0.15 : 0.2
      expect(excellent / ofYear.length, String(year)).toBeLessThanOrEqual(most)
      expect(excellent / ofYear.length, String(year)).toBeGreaterThan(most - 0.05)
    }
    const low = people.filter(({ dossier }) => dossier.grades.some(({ grade }) => grade === '基本称职'))
    expect(low.map(({ key }) => key)).toEqual(['gaoyi', 'tianye', 'fanyichen'])
    expect(all.every(({ year }) => year >= 2016 && year <= 2025)).toBe(true)
  })

  it('hold, the planted ones apart, one sanction in effect and one that is over, none in a year graded 优秀', () => {
    const sanctions = orderly.flatMap(({ dossier }) => dossier.sanctions)
    expect(sanctions.filter(({ effectUntil }) => effectUntil >= TODAY).map(({ kind }) => kind)).toEqual(['记过'])
    for (const { dossier } of orderly) {
      for (const { decidedOn } of dossier.sanctions) {
        const sameYear = dossier.grades.filter(({ year }) => decidedOn.startsWith(String(year)))
        expect(sameYear.map(({ grade }) => grade)).not.toContain('优秀')
      }
    }
  })

  it('promote nobody while a sanction is in effect, save where it is planted', () => {
    for (const { key, dossier } of orderly) {
      const raised = [
        ...dossier.ranksHeld.slice(1).map(({ startedOn }) => startedOn),
        ...dossier.postsHeld.filter(({ level }) => level !== '').map(({ startedOn }) => startedOn),
      ]
      for (const { decidedOn, effectUntil } of dossier.sanctions) {
        const during = raised.filter((month) => month >= decidedOn.slice(0, 7) && month <= effectUntil.slice(0, 7))
        expect(during, key).toEqual([])
      }
    }
    expect(personOf('mazhixing').dossier.ranksHeld.map(({ startedOn }) => startedOn)).toEqual(['2019-06', '2022-02'])
  })

  it('tell of two to seven relatives, some of them dead', () => {
    for (const { key, dossier } of people) {
      expect(dossier.family.length, key).toBeGreaterThanOrEqual(2)
      expect(dossier.family.length, key).toBeLessThanOrEqual(7)
      expect(new Set(dossier.family.map(({ name }) => name)).size, key).toBe(dossier.family.length)
    }
    const works = people.flatMap(({ dossier }) => dossier.family.map(({ work }) => work))
    expect(works.filter((work) => /已故|去世|病故/.test(work)).length).toBeGreaterThan(5)
  })
})

describe('the bureau', () => {
  it('has as many holders as seats in leading posts, save the vacancies it names', () => {
    const holders = (key: string) => people.filter(({ postKey }) => postKey === key).length
    for (const post of demoPosts) expect(holders(post.key), post.key).toBeLessThanOrEqual(post.seats)
    const vacant = demoPosts.filter((post) => post.countsQuota && holders(post.key) < post.seats).map(({ key }) => key)
    expect(vacant).toEqual(demoVacancies)
  })

  it('stays within the approved numbers of every section', () => {
    for (const section of demoSections) {
      const staff = inService.filter(({ sectionKey }) => sectionKey === section.key)
      const admin = staff.filter(({ dossier }) => dossier.basic.staffKind === '行政').length
      expect(staff.length, section.name).toBeGreaterThan(0)
      expect(admin, section.name).toBeLessThanOrEqual(section.adminQuota)
      expect(staff.length - admin, section.name).toBeLessThanOrEqual(section.publicQuota)
    }
  })

  it('gives accounts for every role of the demo, under pinyin names', () => {
    const accounts = people.flatMap(({ account }) => (account ? [account] : []))
    const counts = new Map<string, number>()
    for (const { role } of accounts) counts.set(role, (counts.get(role) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      principal: 1,
      group_member: 2,
      discipline_inspector: 1,
      personnel_clerk: 2,
      office_clerk: 1,
      party_clerk: 1,
      accountant: 1,
      section_head: 2,
      cadre: 2,
    })
    for (const { username } of accounts) expect(username).toMatch(/^[a-z]+$/)
    expect(personOf('shenyanqiu').dossier.basic.idNumber).toBe('990101198006150227')
  })

  it('refuses keys it does not know', () => {
    expect(sectionOf('office').name).toBe('办公室')
    expect(postOf('office-head').text).toBe(`${demoUnit.name}办公室主任`)
    expect(() => sectionOf('nowhere')).toThrow('nowhere')
    expect(() => postOf('office-king')).toThrow('office-king')
  })
})

describe('retirement month', () => {
  it.each([
    ['1964-12', '男', '2024-12'],
    ['1965-01', '男', '2025-02'],
    ['1966-07', '男', '2026-12'],
    ['1976-08', '男', '2039-07'],
    ['1976-09', '男', '2039-09'],
    ['1969-12', '女', '2024-12'],
    ['1971-11', '女', '2027-05'],
    ['1981-09', '女', '2039-09'],
  ] as const)('of somebody born %s (%s) is %s', (birth, sex, month) => {
    expect(retirementMonthOf(birth, sex)).toBe(month)
  })
})

describe('photos', () => {
  it('are small JPEGs of 413 × 579 pixels, each different', () => {
    for (const { key, photo } of people) {
      expect(photo.length, key).toBeLessThanOrEqual(30 * 1024)
      const { width, height } = jpeg.decode(photo, { useTArray: true })
      expect([width, height], key).toEqual([413, 579])
    }
    expect(new Set(people.map(({ photo }) => Buffer.from(photo).toString('base64'))).size).toBe(80)
  })

  it('depend on seed, sex and age alone', () => {
    const sitter = { sex: '女', age: 41 } as const
    const drawn = Buffer.from(drawPortrait('one', sitter))
    expect(drawn.equals(drawPortrait('one', sitter))).toBe(true)
    expect(drawn.equals(drawPortrait('two', sitter))).toBe(false)
    expect(drawn.equals(drawPortrait('one', { ...sitter, sex: '男' }))).toBe(false)
  })
})

it('builds the same bureau every time', () => {
  expect(demoPeople(TODAY)).toEqual(people)
})
