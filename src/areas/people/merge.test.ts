import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDossier } from '../../testing/arbitrary-dossier.ts'
import { dossierOf } from '../../testing/dossiers.ts'
import { mergeForm, mergeRoster, nothingNew } from './merge.ts'
import type { Dossier } from './schema.ts'

const school = (changes: Partial<Dossier['educations'][number]> = {}) => ({
  mode: 'full_time' as const,
  diploma: '大学',
  degree: '学士',
  diplomaSchool: '青岚大学',
  degreeSchool: '',
  endedOn: '',
  onForm: true,
  ...changes,
})
const grade = (year: number, word: Dossier['grades'][number]['grade']) => ({ year, grade: word, note: '' })
const wife = { relation: '妻子', name: '叶静姝', birth: '1981-10', politics: '群众', work: '教师' }
const held = (startedOn: string) => ({
  ...{ title: '副局长', level: '', kind: '任职' as const, postId: null },
  ...{ startedOn, endedOn: '', confirmedOn: '', document: '' },
})

describe('a form', () => {
  it('replaces what it says and leaves what it does not', () => {
    const stored = dossierOf('甲', { health: '一般', nativePlace: '原籍' }, { family: [wife] })
    const { basic, family } = mergeForm(stored, dossierOf('甲', { health: '健康' })).dossier
    expect(basic).toMatchObject({ health: '健康', nativePlace: '原籍' })
    expect(family).toEqual([wife])
  })

  it("leaves the bureau's own facts alone", () => {
    const own = { state: '退休', staffKind: '参公', phone: '1' } as const
    const form = dossierOf('甲', { state: '在职', staffKind: '事业', phone: '2' })
    expect(mergeForm(dossierOf('甲', own), form).dossier.basic).toMatchObject(own)
  })

  it('keeps the month of graduation of the same school only', () => {
    const stored = dossierOf('甲', {}, { educations: [school({ endedOn: '2002-07' })] })
    const end = (one: Dossier['educations'][number]) =>
      mergeForm(stored, dossierOf('甲', {}, { educations: [one] })).dossier.educations.map((two) => two.endedOn)
    expect(end(school())).toEqual(['2002-07'])
    expect(end(school({ diplomaSchool: '海澜大学' }))).toEqual([''])
  })

  it('keeps schools that are not on the form, and those of the other kind', () => {
    const educations = [school({ onForm: false, diploma: '中专' }), school({ mode: 'in_service', diploma: '研究生' })]
    const merged = mergeForm(dossierOf('甲', {}, { educations }), dossierOf('甲', {}, { educations: [school()] }))
    expect(merged.dossier.educations.map((one) => one.diploma)).toEqual(['大学', '中专', '研究生'])
  })

  it('puts the grades of both in order, its own word winning', () => {
    const stored = dossierOf('甲', {}, { grades: [grade(2020, '称职'), grade(2023, '称职')] })
    const form = dossierOf('甲', {}, { grades: [grade(2021, '优秀'), grade(2023, '优秀')] })
    expect(mergeForm(stored, form).dossier.grades).toEqual([
      grade(2020, '称职'),
      grade(2021, '优秀'),
      grade(2023, '优秀'),
    ])
  })
})

describe('a roster', () => {
  const doubtsOf = (stored: Dossier, row: Dossier) => mergeRoster(stored, row).doubts.map((doubt) => doubt.field)

  it('fills what is empty and contradicts nothing', () => {
    const stored = dossierOf('甲', { health: '一般' })
    const { dossier, doubts } = mergeRoster(
      stored,
      dossierOf('甲', { health: '健康', nation: '汉族', staffKind: '行政' }),
    )
    expect(dossier.basic).toMatchObject({ health: '一般', nation: '汉族', staffKind: '行政' })
    expect(doubts).toHaveLength(1)
    expect(doubts[0]).toMatchObject({ code: 'differs-from-stored', field: 'basic.health' })
    expect(doubts[0]!.message).toContain('“一般”')
    expect(doubts[0]!.message).toContain('“健康”')
  })

  it.each([
    ['1980-06', '1980-06-15', '1980-06-15', 0],
    ['1980', '1980-06', '1980-06', 0],
    ['1980-06-15', '1980-06', '1980-06-15', 0],
    ['1980-06', '1980-07', '1980-06', 1],
    ['1980-06-15', '1980-07', '1980-06-15', 1],
    ['', '1980-07', '1980-07', 0],
    ['1980-06', '', '1980-06', 0],
  ])('with %s stored and %s told gives %s', (stored, told, birth, doubts) => {
    const merged = mergeRoster(dossierOf('甲', { birth: stored }), dossierOf('甲', { birth: told }))
    expect(merged.dossier.basic.birth).toBe(birth)
    expect(merged.doubts).toHaveLength(doubts)
  })

  it('says nothing of a current post the history knows, and names another', () => {
    const stored = dossierOf('甲', {}, { postsHeld: [held('2015-01'), held('2021-12-03')] })
    expect(doubtsOf(stored, dossierOf('甲', {}, { postsHeld: [held('2021-12')] }))).toEqual([])
    expect(doubtsOf(stored, dossierOf('甲', {}, { postsHeld: [held('2022-01')] }))).toEqual(['postsHeld'])
  })

  it('adds schools of the other kind and names contradictions', () => {
    const stored = dossierOf('甲', {}, { educations: [school()] })
    const row = dossierOf('甲', {}, { educations: [school({ degree: '硕士' }), school({ mode: 'in_service' })] })
    const { dossier } = mergeRoster(stored, row)
    expect(dossier.educations).toEqual([school(), school({ mode: 'in_service' })])
    expect(doubtsOf(stored, row)).toEqual(['educations'])
  })

  it('never moves anybody out of service or back', () => {
    expect(mergeRoster(dossierOf('甲', { state: '退休' }), dossierOf('甲')).dossier.basic.state).toBe('退休')
  })
})

const runs = { numRuns: 60 }

it('taking the same in twice changes nothing the second time', () => {
  fc.assert(
    fc.property(anyDossier, anyDossier, (stored, said) => {
      // Whatever a file says of schools stands on the form.
      const told = { ...said, educations: said.educations.filter((one) => one.onForm) }
      for (const merge of [mergeForm, mergeRoster]) {
        const once = merge(stored, told).dossier
        expect(nothingNew(once, merge(once, told).dossier)).toBe(true)
      }
    }),
    runs,
  )
})

it('an empty source changes nothing, and a roster takes nothing away', () => {
  fc.assert(
    fc.property(anyDossier, anyDossier, (stored, told) => {
      for (const merge of [mergeForm, mergeRoster]) {
        expect(nothingNew(stored, merge(stored, dossierOf('')).dossier) || unsorted(stored)).toBe(true)
      }
      const { basic } = mergeRoster(stored, told).dossier
      for (const [key, value] of Object.entries(stored.basic)) {
        if (value) expect(String(basic[key as keyof typeof basic]).startsWith(value), key).toBe(true)
      }
    }),
    runs,
  )
})

/** A form puts grades in the order of their years. */
const unsorted = ({ grades }: Dossier) => grades.some((one, at) => at > 0 && grades[at - 1]!.year > one.year)
