import { describe, expect, it } from 'vitest'
import { blankDossier, type Dossier } from '../../schema.ts'
import { collisions, faultsOf, mergedOver, patchBetween, put, tidy } from './draft.ts'

const period = { start: '2008-03', end: null, text: '某局科员', secondment: false, during: [] }
const dossier = (): Dossier => ({ ...blankDossier('陈坤'), resume: [period] })

describe('the draft of a dossier', () => {
  it('replaces one value and leaves the rest the same object', () => {
    const before = dossier()
    const after = put(before, ['resume', 0, 'text'], '某局副科长')
    expect(after.resume[0]?.text).toBe('某局副科长')
    expect(after.basic).toBe(before.basic)
    expect(before.resume[0]?.text).toBe('某局科员')
  })

  it('sends only what differs', () => {
    const before = dossier()
    const after = put(put(before, ['basic', 'birth'], '1980-06'), ['resume', 0, 'text'], '某局副科长')
    expect(patchBetween(before, after)).toEqual({
      basic: { birth: '1980-06' },
      resume: [{ ...period, text: '某局副科长' }],
    })
    expect(patchBetween(before, before)).toEqual({})
  })

  it('normalises loosely typed dates and leaves out rows nobody filled in', () => {
    const typed: Dossier = {
      ...dossier(),
      resume: [
        { ...period, start: '200803', during: [{ start: '2010.9', end: '', text: '党校学习' }] },
        { start: '', end: null, text: ' ', secondment: false, during: [] },
      ],
      grades: [{ year: 2025, grade: '称职', note: '' }],
      family: [{ relation: '母亲', name: '李某', birth: '约1950', politics: '群众', work: '' }],
    }
    const sent = tidy(put(typed, ['basic', 'birth'], '1980.6'))
    expect(sent.basic.birth).toBe('1980-06')
    expect(sent.resume).toHaveLength(1)
    expect(sent.resume[0]).toMatchObject({ start: '2008-03', end: null, during: [{ start: '2010-09' }] })
    expect(sent.grades).toHaveLength(1)
    expect(sent.family[0]?.birth).toBe('约1950')
  })

  it('names the field of every fault', () => {
    const faulty = put(put(dossier(), ['basic', 'name'], ''), ['resume', 0, 'start'], '2008年13月')
    expect(faultsOf(faulty).map((fault) => fault.field)).toEqual(['basic.name', 'resume.0.start'])
    expect(faultsOf(dossier())).toEqual([])
  })

  it('lays what is typed here over what somebody else saved, field by field', () => {
    const base = dossier()
    const mine = put(put(base, ['basic', 'health'], '健康'), ['basic', 'nation'], '汉族')
    const theirs = put(put(base, ['basic', 'nation'], '回族'), ['basic', 'phone'], '123')
    expect(collisions(base, mine, theirs).both).toEqual(['basic.nation'])
    expect(collisions(base, mine, theirs).theirs.map((change) => change.field)).toEqual(['basic.nation', 'basic.phone'])
    const own = mergedOver(base, mine, { theirs, yield: [] }).basic
    expect([own.health, own.nation, own.phone]).toEqual(['健康', '汉族', '123'])
    expect(mergedOver(base, mine, { theirs, yield: ['basic.nation'] }).basic.nation).toBe('回族')
  })
})
