import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Held, hitsOf, type Known, plainName } from './rules.ts'

const known = (id: string, name: string, birth = '1978-05', relatives: Known['relatives'] = []): Known => ({
  ...{ id, name, birth, relatives },
})
const relative = (relation: string, name: string, birth = '1980-01', work = '') => ({ relation, name, birth, work })
const share = (personId: string, more: Partial<Held> = {}): Held => ({
  ...{ personId, relation: '配偶', relativeName: '沈月', kind: 'shares', organisation: '云栖雅集文化传播有限公司' },
  ...{ creditCode: '', sharePercent: 30, ...more },
})
const nothing = { members: [], people: [], organisations: [], held: [] }
const becauses = (asked: Partial<Parameters<typeof hitsOf>[0]>) =>
  hitsOf({ ...nothing, ...asked }).map(({ because }) => because)

describe('people', () => {
  const wife = known('w', '沈月', '1980-01')

  it('a member is told when the matter is his own', () => {
    const member = known('m', '秦慕川')
    expect(hitsOf({ ...nothing, members: [member], people: [member] })).toMatchObject([
      { memberId: 'm', key: 'self:m' },
    ])
  })

  it.each([
    ['listed by the member', known('m', '秦慕川', '1978-05', [relative('妻子', '沈月')]), wife],
    ['listed by the other', known('m', '秦慕川'), { ...wife, relatives: [relative('丈夫', '秦慕川', '1978-05')] }],
  ])('a relative %s is found, once, under one key', (_case, member, person) => {
    const hits = hitsOf({ ...nothing, members: [member], people: [person] })
    expect(hits.map(({ key }) => key)).toEqual(['kin:m:w'])
    expect(hits[0]!.because).toContain('沈月')
    expect(hits[0]!.cites.join()).toContain('《')
  })

  it('a namesake of another month of birth is nobody; of an unknown one a doubt', () => {
    const member = known('m', '秦慕川', '1978-05', [relative('妻子', '沈月')])
    expect(becauses({ members: [member], people: [known('w', '沈月', '1980-02')] })).toEqual([])
    expect(becauses({ members: [member], people: [known('w', '沈月', '1980')] })[0]).toContain('出生年月不详')
  })

  it('somebody divorced is no relative any more', () => {
    const member = known('m', '秦慕川', '1978-05', [relative('前妻', '沈月')])
    expect(becauses({ members: [member], people: [wife] })).toEqual([])
  })
})

describe('organisations', () => {
  const member = known('m', '秦慕川', '1978-05', [relative('儿子', '秦朗', '2004-03', '云栖雅集文化传播有限公司职员')])
  const company = { name: '云栖雅集文化传播有限责任公司', creditCode: '' }

  it('are found by name in what was declared and in the dossier, each reason once', () => {
    const found = becauses({ members: [member], organisations: [company], held: [share('m')] })
    expect(found).toEqual([
      '秦慕川的配偶沈月在云栖雅集文化传播有限公司持股30%',
      '秦慕川的档案记载，儿子秦朗在云栖雅集文化传播有限公司职员',
    ])
  })

  it('with two credit codes are one only when the codes are', () => {
    const code = '91990100MA2T4K3X1A'
    const asked = (creditCode: string) =>
      becauses({
        members: [known('m', '秦慕川')],
        organisations: [{ ...company, creditCode }],
        held: [share('m', { creditCode: code })],
      })
    expect(asked(code)).toHaveLength(1)
    expect(asked('91990100MA2T4K3X1B')).toEqual([])
  })

  it('of others concern nobody', () => {
    expect(becauses({ members: [known('m', '秦慕川')], organisations: [company], held: [share('x')] })).toEqual([])
    expect(becauses({ members: [member], organisations: [{ name: '云栖', creditCode: '' }] })).toEqual([])
  })
})

describe('the name of an organisation', () => {
  it('does not depend on brackets, spaces, width or the long form of 有限公司', () => {
    expect(plainName(' 云栖（雅集）文化有限责任公司 ')).toBe(plainName('云栖(雅集)文化有限公司'))
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(plainName(plainName(name))).toBe(plainName(name))
      }),
    )
  })
})

it('the order of members, people and entries changes nothing but the order', () => {
  const people = ['甲', '乙', '丙'].map((name, index) =>
    known(String(index), name, '1980-01', [relative('兄', '甲', '1980-01')]),
  )
  const held = people.map(({ id }) => share(id))
  const organisations = [{ name: '云栖雅集文化传播有限公司', creditCode: '' }]
  const sorted = (asked: Parameters<typeof hitsOf>[0]) =>
    hitsOf(asked)
      .map(({ memberId, key, because }) => `${memberId} ${key} ${because}`)
      .sort()
  const expected = sorted({ members: people, people, organisations, held })
  expect(expected.length).toBeGreaterThan(6)
  const shuffled = fc.record({
    members: fc.shuffledSubarray(people, { minLength: 3 }),
    people: fc.shuffledSubarray(people, { minLength: 3 }),
    held: fc.shuffledSubarray(held, { minLength: 3 }),
  })
  fc.assert(
    fc.property(shuffled, (lists) => {
      expect(sorted({ ...lists, organisations })).toEqual(expected)
    }),
  )
})
