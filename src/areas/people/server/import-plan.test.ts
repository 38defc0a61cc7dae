import { describe, expect, it } from 'vitest'
import { dossierOf } from '../../../testing/dossiers.ts'
import { blankForm } from '../files/form-document.ts'
import { personView } from '../files/person-view.ts'
import type { Incoming, ReadFile } from '../files/sources.ts'
import type { Basic } from '../schema.ts'
import { type Known, planImport, sourceOf } from './import-plan.ts'
import { nothingKept, type Stored } from './queries/dossier.ts'

const incoming = (name: string, basic: Partial<Basic> = {}, changes: Partial<Incoming> = {}): Incoming => {
  const dossier = dossierOf(name, basic)
  const nothing = { verbatim: {}, unknown: [], photo: null, row: null, section: '', duplicateOf: null }
  const view = personView(blankForm(), dossier)
  return { kind: 'form', file: 'a', dossier, ...nothing, refused: false, doubts: [], view, ...changes }
}
const row = (name: string, basic: Partial<Basic> = {}, changes: Partial<Incoming> = {}) =>
  incoming(name, basic, { kind: 'roster', row: 5, ...changes })
const stored = (id: string, name: string, basic: Partial<Basic> = {}): Stored => ({
  ...{ id, revision: 3, photoId: null, kept: nothingKept },
  dossier: dossierOf(name, basic),
})

function plan(people: Incoming[], there: Stored[] = [], known: Partial<Known> = {}) {
  const files: ReadFile[] = [{ file: 'a', error: null, roster: null, people }]
  const planned = planImport(files, {
    byId: (id) => there.filter((one) => one.dossier.basic.idNumber === id),
    byName: (name) => there.filter((one) => one.dossier.basic.name === name),
    takenBefore: () => null,
    samePhoto: () => false,
    sectionByName: new Map(),
    ...known,
  })
  return people.map((one) => planned.get(one)!)
}
const codes = (planned: { doubts: { code: string }[] }) => planned.doubts.map((doubt) => doubt.code)

describe('who is meant', () => {
  const [number, other] = ['990101198006150227', '990101197703081170']

  it('is told by the number, whatever the name, and a change of name is doubtful', () => {
    const [found] = plan([incoming('沈砚', { idNumber: number })], [stored('p', '沈砚秋', { idNumber: number })])
    expect(found).toMatchObject({ status: 'updated', personId: 'p', revisionBefore: 3 })
    expect(codes(found!)).toContain('name-differs')
  })

  it('is told by name and birth month where a number is missing on either side', () => {
    const there = [stored('p', '沈砚秋', { birth: '1980-06-15', idNumber: number })]
    expect(plan([incoming('沈砚秋', { birth: '1980-06' })], there)[0]).toMatchObject({ personId: 'p' })
    const [another] = plan([incoming('沈砚秋', { birth: '1980-07' })], there)
    expect(another).toMatchObject({ status: 'created', revisionBefore: null })
    expect(codes(another!)).toContain('same-name')
  })

  it('is somebody else where the numbers differ', () => {
    const there = [stored('p', '沈砚秋', { birth: '1980-06', idNumber: number })]
    const [found] = plan([incoming('沈砚秋', { birth: '1980-06', idNumber: other })], there)
    expect(found!.status).toBe('created')
    expect(codes(found!)).toContain('same-name')
  })

  it('is never told by the name alone', () => {
    const [found] = plan([incoming('沈砚秋')], [stored('p', '沈砚秋', { birth: '1980-06' })])
    expect(found).toMatchObject({ status: 'refused', personId: null })
    expect(codes(found!)).toContain('cannot-identify')
    expect(plan([incoming('沈砚秋')])[0]!.status).toBe('created')
  })

  it('stays open between two who fit', () => {
    const there = ['p', 'q'].map((id) => stored(id, '沈砚秋', { birth: '1980-06' }))
    const [found] = plan([incoming('沈砚秋', { birth: '1980-06' })], there)
    expect(found!.status).toBe('refused')
    expect(codes(found!)).toContain('ambiguous-person')
  })

  it('is one person for a number written with a small x', () => {
    const small = '99010119890214129x'
    const people = [incoming('周沐言', { idNumber: small.toUpperCase() }), row('周沐言', { idNumber: small })]
    const [form, line] = plan(people)
    expect(line!.personId).toBe(form!.personId)
  })
})

describe('one person in two sources', () => {
  it('is compared with what the earlier source makes of him: forms first, by the day they were filled', () => {
    const birth = '1980-06'
    const people = [
      row('甲', { birth, health: '差', phone: '1' }),
      incoming('甲', { birth, health: '健康', filledOn: '2026' }),
      incoming('甲', { birth, health: '一般', filledOn: '2020' }),
    ]
    const [line, newer, older] = plan(people)
    expect([older!.status, newer!.status, line!.status]).toEqual(['created', 'updated', 'updated'])
    expect(new Set([line, newer, older].map((one) => one!.personId)).size).toBe(1)
    expect(line!.after.basic).toMatchObject({ health: '健康', phone: '1' })
    expect(codes(line!)).toContain('differs-from-stored')
  })

  it('is left alone by the second row of one roster', () => {
    const birth = '1980-06'
    const [first, second] = plan([row('甲', { birth }), row('甲', { birth, phone: '1' }, { row: 9, duplicateOf: 5 })])
    expect([first!.status, second!.status]).toEqual(['created', 'unchanged'])
  })
})

describe('what was taken in before', () => {
  it('changes nothing, though the dossier has moved on; a roster still names what differs', () => {
    const there = [stored('p', '甲', { birth: '1980-06', health: '健康' })]
    for (const kind of ['form', 'roster'] as const) {
      const one = incoming('甲', { birth: '1980-06', health: '一般' }, { kind })
      const known = { takenBefore: (source: string) => (source === sourceOf(one) ? 'p' : null) }
      const [found] = plan([one], there, known)
      expect(found).toMatchObject({ status: 'unchanged', changes: [] })
      expect(found!.after.basic.health).toBe('健康')
      expect(codes(found!).includes('differs-from-stored')).toBe(kind === 'roster')
    }
  })

  it('is another source once anything in it differs', () => {
    const one = incoming('甲')
    const others = [row('甲'), incoming('甲', { phone: '1' }), incoming('甲', {}, { photo: new Uint8Array([1]) })]
    expect(new Set([one, ...others].map(sourceOf)).size).toBe(4)
    expect(sourceOf(incoming('甲', {}, { file: 'b' }))).toBe(sourceOf(one))
  })
})

it('refuses what the dossier cannot hold, and says which field', () => {
  const [found] = plan([incoming('甲', { nation: '长'.repeat(41) })])
  expect(found!.status).toBe('refused')
  expect(found!.doubts.find((doubt) => doubt.code === 'value-refused')).toMatchObject({ field: 'basic.nation' })
  expect(plan([incoming('甲', { nation: '长'.repeat(40) })])[0]!.status).toBe('created')
})

it('puts people into the section a roster names, if there is one of that name', () => {
  const id = '5f0c3a52-6d3b-4c8e-9a43-2f1f6e6a0001'
  const known = { sectionByName: new Map([['办公室', id]]) }
  const people = [row('甲', {}, { section: '办公室' }), row('乙', {}, { section: '没有的科' })]
  expect(plan(people, [], known).map((one) => one.after.basic.sectionId)).toEqual([id, null])
})
