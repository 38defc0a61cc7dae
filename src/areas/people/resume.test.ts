import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksLikeStudy, parseResume, resumeGaps, resumeOverlaps, writeResume } from './resume.ts'
import type { ResumePeriod } from './schema.ts'

const samples = new URL('../../testing/samples/expected/', import.meta.url)
const expected = (name: string) => JSON.parse(readFileSync(new URL(`${name}.lrmx.json`, samples), 'utf8'))

const job = (start: string, end: string | null, text: string, during: ResumePeriod['during'] = []): ResumePeriod => ({
  start,
  end,
  text,
  secondment: text.includes('挂职'),
  during,
})

/** As the expected readings write a period: 其间 only where there is one. */
const shown = (period: ResumePeriod) => ({
  start: period.start,
  end: period.end,
  text: period.text,
  ...(period.during.length > 0 && { during: period.during }),
})

describe('parseResume on the samples', () => {
  it.each([
    '01_bom_crlf_baseline',
    '02_empty_vs_whitespace',
    '03_resume_overlap_wrapped',
    '06_family_deceased',
    '09_photo_jpeg',
  ])('reads %s', (name) => {
    const reading = parseResume(expected(name).fields.JianLi)
    expect(reading.periods.map(shown)).toEqual(expected(name).resume)
    expect(reading.gaps).toEqual(expected(name).gaps ?? [])
    expect(reading.unread).toEqual([])
    expect(reading.overlaps).toEqual([])
  })

  it('reads fourteen long jobs and writes them back unchanged', () => {
    const text = expected('07_long_positions').fields.JianLi
    const { periods } = parseResume(text)
    expect(periods).toHaveLength(14)
    expect(writeResume(periods)).toBe(text)
  })
})

describe('parseResume', () => {
  const first = (text: string) => parseResume(text).periods[0]

  it.each([
    '2002.07--2008.03  科员',
    '2002.07-2008.03  科员',
    '2002.07—2008.03  科员',
    '2002.07——2008.03 科员',
    '2002.07–2008.03  科员',
    '2002.07－2008.03科员',
    '2002.07～2008.03　科员',
    '2002.07〜2008.03  科员',
    '2002.07─2008.03  科员',
    '2002.07至2008.03 科员',
    '2002.7--2008.3    科员',
    '200207--200803    科员',
    '200207-200803 科员',
    '2002. 7--2008. 3  科员',
    '2 002.07--20 08.03  科员',
    '２００２．０７——２００８．０３　科员',
    '2002年7月—2008年3月  科员',
    '2002年7月至2008年3月科员',
    '2002-07--2008-03  科员',
    '2002-07-2008-03  科员',
    '2002.07 -- 2008.03  科员',
    '  2002.07--2008.03  科员',
  ])('accepts the range in “%s”', (line) => {
    expect(first(line)).toEqual(job('2002-07', '2008-03', '科员'))
  })

  it.each([
    '2008.03--         科员',
    '2008.03--至今     科员',
    '2008.03至今 科员',
    '2008.03至今科员',
    '2008.03—今 科员',
    '2008.03--现在 科员',
    '2008.03—科员',
    '2008年3月至今，科员',
  ])('takes “%s” as lasting until now', (line) => {
    expect(first(line)).toMatchObject({ start: '2008-03', end: null, text: expect.stringMatching(/^，?科员$/) })
  })

  it('keeps days and bare years as precise as they are written', () => {
    expect(first('2008.03.15--2010.02.01  科员')).toMatchObject({ start: '2008-03-15', end: '2010-02-01' })
    expect(first('1998--2002  学习')).toMatchObject({ start: '1998', end: '2002', text: '学习' })
    expect(first('1998年--2002年  学习')).toMatchObject({ start: '1998', end: '2002', text: '学习' })
    expect(first('2004.  --2006.07  学习')).toMatchObject({ start: '2004', end: '2006-07', text: '学习' })
  })

  it('does not take a number at the beginning of the text for a date', () => {
    expect(first('2008.03--         2012年文化节组委会')).toEqual(job('2008-03', null, '2012年文化节组委会'))
    expect(first('2008.03--2010.05  12号文物库房')).toEqual(job('2008-03', '2010-05', '12号文物库房'))
  })

  it('joins lines wrapped with blanks, without blanks, and inside a date', () => {
    const wrapped = '2002.07--2008.03  云栖市文化局艺\n                  术科\n科员（2004.\n09--2006.07在青岚大学学习）'
    expect(first(wrapped)).toEqual(
      job('2002-07', '2008-03', '云栖市文化局艺术科科员', [
        { start: '2004-09', end: '2006-07', text: '在青岚大学学习' },
      ]),
    )
  })

  it('joins an indented line that begins with a range, and one without indent after an open bracket', () => {
    const side = [{ start: '2004-09', end: '2006-07', text: '在青岚大学学习' }]
    const indented = '2002.07--2008.03  科员（其间：\n                  2004.09--2006.07在青岚大学学习）'
    expect(parseResume(indented).periods).toEqual([job('2002-07', '2008-03', '科员', side)])
    expect(parseResume(indented.replace(/ {18}/, '')).periods).toEqual([job('2002-07', '2008-03', '科员', side)])
    const inside = '2002.07--2008.03  科员（2004.09--\n2006.07在青岚大学学习）'
    expect(parseResume(inside).periods).toEqual([job('2002-07', '2008-03', '科员', side)])
  })

  it('starts a new job at a range although a bracket above was never closed', () => {
    const { periods } = parseResume('2002.07--2008.03  科员（主持工作\n2008.03--         科长')
    expect(periods).toEqual([job('2002-07', '2008-03', '科员（主持工作'), job('2008-03', null, '科长')])
  })

  const study = { start: '2004-09', end: '2006-07', text: '在青岚大学学习' }
  const away = { start: '2006-08', end: '2007-01', text: '挂职任局长助理' }
  it.each([
    '（其间：2004.09--2006.07在青岚大学学习；2006.08--2007.01挂职任局长助理）',
    '（其间：2004.09--2006.07在青岚大学学习）（其间：2006.08--2007.01挂职任局长助理）',
    '(2004.09-2006.07在青岚大学学习)(2006.08-2007.01挂职任局长助理)',
    '\n（2004.09—2006.07在青岚大学学习，2006.08—2007.01挂职任局长助理）',
    '\n（其间:200409--200607 在青岚大学学习；其间：2006.8至2007.1挂职任局长助理）',
    '\n（期间于2004年9月至2006年7月在青岚大学学习；2006.08--2007.01挂职任局长助理）',
    '\n（2004.09--2006.07在青岚大学学习）\n（2006.08--2007.01挂职任局长助理）',
  ])('takes side periods out of “%s”', (brackets) => {
    expect(parseResume(`2002.07--2008.03  科员${brackets}`).periods).toEqual([
      job('2002-07', '2008-03', '科员', [study, away]),
    ])
  })

  it('leaves brackets that tell no period in the text', () => {
    const kept = ['（2019.03机构改革更名）', '（兼）', '（2004.09--2006.07）', '（主持工作，2004.09--2006.07学习']
    for (const bracket of kept) expect(first(`2002.07--2008.03  科员${bracket}`)?.text).toBe(`科员${bracket}`)
  })

  it('keeps what follows a side period without dates of its own, and nested brackets', () => {
    const text = '2002.07--         科员（2004.09--2006.07在（省委）党校学习；获硕士学位）'
    expect(first(text)?.during).toEqual([{ start: '2004-09', end: '2006-07', text: '在（省委）党校学习；获硕士学位' }])
  })

  it('marks a job as 挂职 by its own text only', () => {
    expect(first('2006.03--2006.09  挂职任霁河县副县长')?.secondment).toBe(true)
    expect(first('2002.07--2008.03  科员（2006.03--2006.09挂职任局长助理）')?.secondment).toBe(false)
  })

  it('keeps lines whose dates cannot be read, in their place', () => {
    const reading = parseResume('参加工作前在家务农\n2002.07--2008.03  科员\n2008.13--2009.01  副科长\n2010.05  任科长')
    expect(reading.unread).toEqual(['参加工作前在家务农', '2008.13--2009.01  副科长', '2010.05  任科长'])
    expect(reading.periods.map((period) => [period.start, period.text])).toEqual([
      ['', '参加工作前在家务农'],
      ['2002-07', '科员'],
      ['', '2008.13--2009.01  副科长'],
      ['', '2010.05  任科长'],
    ])
    expect(parseResume(writeResume(reading.periods))).toEqual(reading)
  })

  it('reads nothing from an empty text', () => {
    expect(parseResume('')).toEqual({ periods: [], gaps: [], overlaps: [], unread: [] })
  })

  it('loses no character that is not a date, a bracket or a blank', () => {
    const pieces = [
      '2002.07--2008.03',
      '（',
      '）',
      '；',
      '其间：',
      '科员',
      '至今',
      '\n',
      '  ',
      '2004',
      '挂职',
      '，',
      '2010.1-',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
        const text = parts.join('')
        const count = (word: string, inText: string) => inText.split(word).length - 1
        const written = writeResume(parseResume(text).periods)
        for (const word of ['科员', '挂职']) expect(count(word, written)).toBe(count(word, text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('resumeGaps and resumeOverlaps', () => {
  it('finds a gap of one month and none where months touch', () => {
    expect(resumeGaps([job('2002-07', '2008-03', 'a'), job('2008-03', null, 'b')])).toEqual([])
    expect(resumeGaps([job('2002-07', '2008-02', 'a'), job('2008-03', null, 'b')])).toEqual([['2008-02', '2008-03']])
  })

  it('sees no gap under a longer earlier job, nor after one that still lasts', () => {
    const inside = [job('2002-07', '2010-01', 'a'), job('2003-01', '2004-01', 'b'), job('2010-01', null, 'c')]
    expect(resumeGaps(inside)).toEqual([])
    expect(resumeGaps([job('2002-07', null, 'a'), job('2003-01', '2004-01', 'b'), job('2010-01', null, 'c')])).toEqual(
      [],
    )
  })

  it('compares a bare year by the year and leaves undated lines out', () => {
    expect(resumeGaps([job('1998', '2002', 'a'), job('', '', '?'), job('2002-07', null, 'b')])).toEqual([])
    expect(resumeGaps([job('1998', '2001', 'a'), job('2002-07', null, 'b')])).toEqual([['2001', '2002-07']])
  })

  it('finds overlapping jobs, also when they stand in the wrong order', () => {
    const [one, two] = [job('2002-07', '2008-04', 'a'), job('2008-03', null, 'b')]
    expect(resumeOverlaps([two, one])).toEqual([{ earlier: one, later: two }])
    expect(resumeOverlaps([job('2002-07', '2008-03', 'a'), two])).toEqual([])
    expect(resumeOverlaps([job('2002-07', null, 'a'), two])).toHaveLength(1)
  })

  it('reports no overlap with 挂职', () => {
    expect(resumeOverlaps([job('2002-07', null, '科员'), job('2006-03', '2006-09', '挂职任局长助理')])).toEqual([])
  })
})

describe('writeResume', () => {
  it('begins every text at column 18', () => {
    const written = writeResume([
      job('1998-09', '2002-07', '学习'),
      job('2002-07', null, '科员', [
        { start: '2004-09', end: '2006-07', text: '在青岚大学学习' },
        { start: '2010-01', end: null, text: '兼任团委书记' },
      ]),
    ])
    expect(written).toBe(
      '1998.09--2002.07  学习\n2002.07--         科员\n（其间：2004.09--2006.07在青岚大学学习；2010.01--至今兼任团委书记）',
    )
  })

  const month = fc
    .tuple(fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, at]) => `${year}-${String(at).padStart(2, '0')}`)
  const words = fc
    .array(
      fc.constantFrom(
        '云栖市',
        '文化局',
        '科长',
        '（兼）',
        '、',
        '2012年',
        '（2019.03改名）',
        '𠮷',
        '挂职',
        'A&B',
        '·',
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(''))
  const end = fc.option(month, { nil: null })
  const sideText = words.map((text) => `在${text}`)
  const period = fc
    .record({ start: month, end, text: words, during: fc.array(fc.record({ start: month, end, text: sideText })) })
    .map((value) => ({ ...value, secondment: value.text.includes('挂职') }))

  it('is undone by parseResume', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), (periods) => {
        expect(parseResume(writeResume(periods)).periods).toEqual(periods)
      }),
      { numRuns: 500 },
    )
  })
})

describe('looksLikeStudy', () => {
  it.each([
    ['青岚师范大学中文系学习', true],
    ['青岚大学博士研究生', true],
    ['青岚大学在读博士后', false],
    ['青石镇中学教师，在职学习', false],
    ['云栖市文化局科员', false],
  ])('%s: %s', (text, study) => {
    expect(looksLikeStudy(text)).toBe(study)
  })
})
