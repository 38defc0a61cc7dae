import { describe, expect, test } from 'vitest'
import { blankBasic, type Education } from '../../schema.ts'
import { appointmentFormName } from './file-name.ts'
import {
  birthLines,
  chineseDate,
  educationLines,
  nameLines,
  partyLines,
  printable,
  relativeCells,
  resumeLines,
  timeRange,
} from './words.ts'

describe('résumé lines', () => {
  test('show open, missing and year-only ends as they are', () => {
    expect(timeRange('1998-09', '2002-07')).toBe('1998.09--2002.07')
    expect(timeRange('1998-09-01', null)).toBe('1998.09--')
    expect(timeRange('', '2002')).toBe('--2002')
    expect(timeRange('', null)).toBe('')
  })

  test('put all 其间 periods of a post into one bracket below it', () => {
    const side = (start: string, text: string) => ({ start, end: '2012-12', text })
    const period = { start: '2008-03', end: null, text: '科员', secondment: false, during: [] }
    const during = [side('2010-03', '进修'), side('2011-03', '挂职')]
    expect(resumeLines([period, { ...period, during }])).toEqual([
      { time: '2008.03--', text: '科员' },
      { time: '2008.03--', text: '科员' },
      { time: null, text: '（其间：2010.03--2012.12进修；2011.03--2012.12挂职）' },
    ])
  })
})

describe('birth', () => {
  const basic = { ...blankBasic, birth: '1980-06' }

  test('counts the age on the day the dossier names', () => {
    const before = birthLines({ ...basic, ageAsOf: '2026-05-31' }, '2030-01-01')
    expect(before).toEqual({ lines: ['1980.06', '（45岁）'], ageOnPrinting: false })
    expect(birthLines({ ...basic, ageAsOf: '2026-06-01' }, '2030-01-01').lines[1]).toBe('（46岁）')
  })

  test('counts on the day of printing where the dossier names none, and says so', () => {
    expect(birthLines(basic, '2026-03-01')).toEqual({ lines: ['1980.06', '（45岁）'], ageOnPrinting: true })
  })

  test('shows no age for a year alone or a birth after the day', () => {
    expect(birthLines({ ...basic, birth: '1980' }, '2026-03-01')).toEqual({ lines: ['1980'], ageOnPrinting: false })
    expect(birthLines({ ...basic, birth: '2027-01' }, '2026-03-01').lines).toEqual(['2027.01'])
    expect(birthLines(blankBasic, '2026-03-01').lines).toEqual([])
  })
})

test('another party stands below the date of joining, or alone', () => {
  expect(partyLines({ ...blankBasic, partyJoined: '1993-04', otherParty: '民进' })).toEqual(['1993.04', '民进'])
  expect(partyLines({ ...blankBasic, otherParty: '民盟' })).toEqual(['民盟'])
  expect(partyLines(blankBasic)).toEqual([])
})

test('the same school for 学历 and 学位 is printed once', () => {
  const one: Education = {
    mode: 'full_time',
    diploma: '大学',
    degree: '文学学士',
    diplomaSchool: '青岚师范大学',
    degreeSchool: '青岚师范大学',
    endedOn: '',
    onForm: true,
  }
  expect(educationLines([one], 'full_time')).toEqual({ titles: ['大学', '文学学士'], schools: ['青岚师范大学'] })
  expect(educationLines([{ ...one, degreeSchool: '' }], 'full_time').schools).toEqual(['青岚师范大学'])
  expect(educationLines([{ ...one, degreeSchool: '青岚大学' }], 'full_time').schools).toEqual([
    '青岚师范大学',
    '青岚大学',
  ])
  expect(educationLines([one], 'in_service').titles).toEqual([])
  expect(educationLines([{ ...one, onForm: false }], 'full_time').titles).toEqual([])
})

test('a relative’s birth is dotted when it is a date and kept when it is not', () => {
  const member = { relation: '父亲', name: '宋松年', birth: '193805', politics: '', work: '已去世' }
  expect(relativeCells(member).birth).toBe('1938.05')
  expect(relativeCells({ ...member, birth: '属虎' }).birth).toBe('属虎')
})

test('a long name breaks after its middle dot unless a part is too long', () => {
  expect(nameLines('阿依努尔·买买提江')).toEqual(['阿依努尔·', '买买提江'])
  expect(nameLines('阿卜杜热·买买提')).toEqual(['阿卜杜热·', '买买提'])
  expect(nameLines('阿卜杜热合曼·买买提')).toEqual(['阿卜杜热合曼·买买提'])
  expect(nameLines('欧阳知微')).toEqual(['欧阳知微'])
})

test('dates are as precise in words as in the dossier', () => {
  expect(chineseDate('2026-03-01')).toBe('2026年3月1日')
  expect(chineseDate('2026-12')).toBe('2026年12月')
})

test('what XML forbids becomes a visible mark; rare characters stay', () => {
  expect(printable('甲\ufffe乙\ud800丙')).toBe('甲\ufffd乙\ufffd丙')
  expect(printable('䶮㛃𠮷\ue123')).toBe('䶮㛃𠮷\ue123')
  expect(printable(' 甲\r\n乙\t丙 ')).toBe('甲\n乙 丙')
})

describe('file name', () => {
  test('has the date, the form and the name', () => {
    expect(appointmentFormName('宋屿', '2026-03-01')).toBe('2026.03.01 干部任免审批表 宋屿.docx')
    expect(appointmentFormName('阿依努尔·买买提', '')).toBe('干部任免审批表 阿依努尔·买买提.docx')
    expect(appointmentFormName(' ', '2026-03')).toBe('2026.03 干部任免审批表 空表.docx')
  })

  test('holds nothing a file system refuses', () => {
    expect(appointmentFormName('../宋\u202e屿:*?"<>|\n', '')).toBe('干部任免审批表 .._宋_屿________.docx')
    expect(Buffer.byteLength(appointmentFormName('𠮷'.repeat(60), '2026-03-01'))).toBeLessThanOrEqual(255)
  })
})
