import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toDossier } from './files/dossier-form.ts'
import { readLrmx } from './files/lrmx-read.ts'
import { dossierDoubts, isDeceased, parseGrades } from './rules.ts'
import { type Basic, blankDossier, type Dossier, type FamilyMember, type ResumePeriod } from './schema.ts'

/** A dossier without any doubt, changed as asked. */
function dossier(basic: Partial<Basic> = {}, lists: Partial<Omit<Dossier, 'basic'>> = {}): Dossier {
  const blank = blankDossier('沈砚秋')
  return { ...blank, ...lists, basic: { ...blank.basic, birth: '1980-06', ageAsOf: '2026-03-01', ...basic } }
}
const job = (start: string, end: string | null, text: string): ResumePeriod => ({
  start,
  end,
  text,
  secondment: text.includes('挂职'),
  during: [],
})
const relative = (changes: Partial<FamilyMember> = {}): FamilyMember => ({
  relation: '父亲',
  name: '沈守拙',
  birth: '1952-03',
  politics: '群众',
  work: '居民',
  ...changes,
})
const codes = (value: Dossier) => dossierDoubts(value).map(({ code }) => code)

describe('dossierDoubts', () => {
  it('has no doubts about a consistent dossier', () => {
    const consistent = dossier(
      { sex: '女', idNumber: '990101198006150227', workStarted: '2002-07', partyJoined: '2002-05' },
      { resume: [job('1998-09', '2002-07', '青岚师范大学学习'), job('2002-07', null, '科员')], family: [relative()] },
    )
    expect(dossierDoubts(consistent)).toEqual([])
  })

  it.each([
    ['01_bom_crlf_baseline', []],
    ['02_empty_vs_whitespace', []],
    ['03_resume_overlap_wrapped', ['resume-gap']],
    ['06_family_deceased', []],
    ['07_long_positions', ['family-more-than-seven']],
    ['09_photo_jpeg', []],
  ])('finds in sample %s: %j', (name, expected) => {
    const file = new URL(`../../testing/samples/${name}.lrmx`, import.meta.url)
    expect(codes(toDossier(readLrmx(new Uint8Array(readFileSync(file)))).dossier)).toEqual(expected)
  })

  it('misses birth and age date', () => {
    expect(codes(dossier({ birth: '', ageAsOf: '' }))).toEqual(['birth-missing', 'age-date-missing'])
  })

  it.each([
    ['1996-06', []],
    ['1996-05', ['work-before-16']],
    ['1996', []],
    ['1995', ['work-before-16']],
  ])('judges work from %s on', (workStarted, expected) => {
    expect(codes(dossier({ workStarted }))).toEqual(expected)
  })

  it.each([
    ['1998-06', []],
    ['1998-05', ['party-before-18']],
  ])('judges party membership from %s on', (partyJoined, expected) => {
    expect(codes(dossier({ partyJoined }))).toEqual(expected)
  })

  it('compares the citizen number with birth and sex as precisely as they are given', () => {
    const idNumber = '990101198006150227'
    expect(codes(dossier({ idNumber, birth: '1980-06-15', sex: '女' }))).toEqual([])
    expect(codes(dossier({ idNumber, birth: '1980', sex: '' }))).toEqual([])
    expect(codes(dossier({ idNumber, birth: '1980-06-16' }))).toEqual(['id-birth-differs'])
    expect(codes(dossier({ idNumber, birth: '1980-07', sex: '男' }))).toEqual(['id-birth-differs', 'id-sex-differs'])
    expect(codes(dossier({ idNumber: '990101198006150228', sex: '男' }))).toEqual(['id-invalid'])
  })

  it('names the months of a gap and the jobs of an overlap', () => {
    const resume = [
      job('2002-07', '2008-03', '科员'),
      job('2008-05', '2010-02', '科长'),
      job('2010-01', null, '副局长'),
    ]
    const doubts = dossierDoubts(dossier({}, { resume }))
    expect(doubts.map(({ code }) => code)).toEqual(['resume-gap', 'resume-overlap'])
    expect(doubts[0]?.message).toContain('2008年3月到2008年5月')
    expect(doubts[1]?.message).toContain('“副局长”从2010年1月开始，而“科长”到2010年2月才结束')
  })

  it('shows lines without dates and periods that end before they begin', () => {
    const doubts = dossierDoubts(dossier({}, { resume: [job('', '', '在家务农'), job('2008-03', '2002-07', '科员')] }))
    expect(doubts.map(({ code, field }) => [code, field])).toEqual([
      ['resume-unreadable-line', 'resume.0'],
      ['resume-reversed', 'resume.1'],
    ])
    expect(doubts[0]?.message).toContain('“在家务农”')
    expect(codes(dossier({}, { resume: [job('2008-03', '2008-03', '科员')] }))).toEqual([])
    expect(codes(dossier({}, { resume: [job('2008-03', '2008', '科员')] }))).toEqual([])
  })

  it('compares the first job, not the studies, with the beginning of work', () => {
    const resume = [
      job('2002-07', '2008-03', '科员'),
      job('1998-09', '2002-07', '大学学习'),
      job('2008-03', null, '科长'),
    ]
    expect(codes(dossier({ workStarted: '2002-07' }, { resume }))).toEqual([])
    expect(codes(dossier({ workStarted: '2002' }, { resume }))).toEqual([])
    expect(codes(dossier({ workStarted: '2002-08' }, { resume }))).toEqual(['work-differs-from-resume'])
    expect(codes(dossier({ workStarted: '2002-08' }))).toEqual([])
  })

  it('counts relatives up to seven', () => {
    expect(codes(dossier({}, { family: Array(7).fill(relative()) }))).toEqual([])
    expect(codes(dossier({}, { family: Array(8).fill(relative()) }))).toEqual(['family-more-than-seven'])
  })

  it('names a relative whose birth is no date', () => {
    const [doubt] = dossierDoubts(dossier({}, { family: [relative({ birth: '' }), relative({ birth: '不详' })] }))
    expect(doubt).toMatchObject({ code: 'date-unreadable', field: 'family.1.birth' })
    expect(doubt?.message).toContain('父亲沈守拙的出生年月“不详”')
  })

  it.each(['沈砚\ufffd', '沈\ue123秋', '沈\u200b秋', '沈?秋', '沈砚？', '沈□秋', '沈\ud840秋', '沈\u{f0000}'])(
    'sees the lost character in the name %j',
    (name) => {
      const [doubt] = dossierDoubts(dossier({ name }))
      expect(doubt).toMatchObject({ code: 'lost-character', field: 'basic.name' })
      expect(doubt?.message).toMatch(/^姓名“/)
    },
  )

  it.each(['沈砚秋', '沈𠮷秋', '阿依古丽·买买提', '㳚﨑'])('accepts the name %s', (name) => {
    expect(codes(dossier({ name }))).toEqual([])
  })

  it('looks for lost characters in every list, and forgives question marks in prose', () => {
    const period = {
      ...job('2002-07', null, '文化局??科'),
      during: [{ start: '2004-09', end: null, text: '学\ufffd习' }],
    }
    const doubts = dossierDoubts(
      dossier({ awards: '三等功?' }, { resume: [period], family: [relative({ name: '沈?拙', work: '市?局' })] }),
    )
    expect(doubts.map(({ field }) => field)).toEqual([
      'resume.0.text',
      'family.0.name',
      'family.0.work',
      'resume.0.during',
    ])
    expect(doubts[1]?.message).toContain('第1项的姓名“沈?拙”')
  })

  it('tells what to do in every message', () => {
    const everything = dossier(
      { name: '沈?', birth: '', ageAsOf: '', idNumber: '1', workStarted: '1990-01' },
      {
        resume: [job('', '', '甲'), job('2002-07', '2001-01', '乙')],
        family: Array(8).fill(relative({ birth: '虎' })),
      },
    )
    for (const { message } of dossierDoubts(everything)) expect(message).toMatch(/(?:请|如)[^。]+。$/)
  })
})

describe('isDeceased', () => {
  it.each([
    '已故',
    '原云栖市粮食局副局长（已去世）',
    '原云栖市机械厂工人，2019年病故',
    '某部战士，1979年牺牲',
    '2001年逝世',
    '因病去世',
    '革命烈士',
    '原民兵连长（烈士）',
  ])('%s: dead', (work) => {
    expect(isDeceased(work)).toBe(true)
  })

  it.each([
    '',
    '云栖市实验小学教师（已退休）',
    '烈士子女，云栖市民政局科员',
    '云栖市烈士陵园管理处职工',
    '已故职工遗属',
    '因公牺牲民警家属，个体经营',
    '澄江县居民，丈夫已去世',
    '居民（爱人2019年病故）',
  ])('%s: alive', (work) => {
    expect(isDeceased(work)).toBe(false)
  })
})

describe('parseGrades', () => {
  const read = (text: string) => parseGrades(text).map(({ year, grade }) => `${year}${grade}`)

  it.each([
    ['2023年年度考核优秀；2024年年度考核称职；2025年年度考核优秀。', ['2023优秀', '2024称职', '2025优秀']],
    ['2023年年度考核优秀，2024年年度考核优秀，连续三年优秀记三等功。', ['2023优秀', '2024优秀']],
    ['2024年度称职 2023年度优秀', ['2023优秀', '2024称职']],
    ['2021、2022年度考核均为称职', ['2021称职', '2022称职']],
    ['2021年、2022年和2023年年度考核结果均为优秀等次', ['2021优秀', '2022优秀', '2023优秀']],
    ['2021—2023年年度考核均为合格', ['2021合格', '2022合格', '2023合格']],
    ['2021年至2023年考核为基本称职', ['2021基本称职', '2022基本称职', '2023基本称职']],
    ['２０２３年：优秀', ['2023优秀']],
    ['2020年不称职，2021年不确定等次，2022年未确定等次', ['2020不称职', '2021不确定等次', '2022不确定等次']],
    ['2023年被评为优秀', ['2023优秀']],
  ])('reads “%s”', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    '',
    '近三年年度考核均为称职',
    '连续三年优秀',
    '2021年优秀党务工作者',
    '2022年因病未参加考核，2021年',
    '2023年称职，2023年优秀',
    '优秀（2023年）',
  ])('guesses nothing from “%s”', (text) => {
    expect(read(text)).toEqual([])
  })
})
