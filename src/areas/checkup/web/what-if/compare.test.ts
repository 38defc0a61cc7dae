import { describe, expect, it } from 'vitest'
import type { GroupCounts, SectionPlaces } from '../../../structure/schema.ts'
import { ageWords, groupChanges, placeChanges, seatWords, signed } from './compare.ts'

const team = (averageAge: number | null, men: number, women: number, nobody = 0): GroupCounts => ({
  group: 'leadership',
  title: '领导班子',
  total: men + women,
  averageAge,
  tables: [
    {
      dimension: 'sex',
      title: '性别',
      rows: [
        { value: '男', title: '男', count: men },
        { value: '女', title: '女', count: women },
        { value: '未填', title: '未填', count: nobody },
      ],
    },
    { dimension: 'ethnic', title: '民族', rows: [{ value: '汉族', title: '汉族', count: 5 }] },
  ],
})

describe('the structure before and after', () => {
  it('puts the counts beside each other and drops what nobody has', () => {
    const [change] = groupChanges({ before: [team(50, 4, 1)], after: [team(49.6, 3, 2)] })
    expect(change).toMatchObject({ title: '领导班子', total: { before: 5, after: 5 } })
    expect(change!.averageAge).toEqual({ before: 50, after: 49.6 })
    expect(change!.tables[0]!.rows).toEqual([
      { key: '男', title: '男', before: 4, after: 3 },
      { key: '女', title: '女', before: 1, after: 2 },
    ])
    expect(change!.tables.map(({ isChanged }) => isChanged)).toEqual([true, false])
  })

  it('gives a change its sign', () => {
    expect(signed({ before: 1, after: 3 })).toBe('+2')
    expect(signed({ before: 3, after: 1 })).toBe('-2')
    expect(signed({ before: 3, after: 3 })).toBe('')
  })

  it('says how the average age changes', () => {
    expect(ageWords({ before: 50, after: 49.6 })).toBe('50.0岁 → 49.6岁（-0.4）')
    expect(ageWords({ before: 49.6, after: 50 })).toBe('49.6岁 → 50.0岁（+0.4）')
    expect(ageWords({ before: 50, after: 50 })).toBe('50.0岁，不变')
    expect(ageWords({ before: 50, after: null })).toBe('50.0岁 → 无')
  })
})

describe('places and seats', () => {
  it('lists the numbers of a section that change', () => {
    const places: SectionPlaces = {
      ...{ adminHeadcount: 5, adminActual: 5, adminVacant: 0, adminOver: 0 },
      ...{ institutionHeadcount: 2, institutionActual: 2, institutionVacant: 0, institutionOver: 0, otherActual: 0 },
    }
    const after = { ...places, adminActual: 4, adminVacant: 1 }
    expect(placeChanges({ before: places, after })).toEqual([
      { key: 'adminActual', title: '行政编制实有', before: 5, after: 4 },
      { key: 'adminVacant', title: '行政编制空缺', before: 0, after: 1 },
    ])
  })

  it.each([
    [{ holders: 0, vacant: 2, over: 0 }, '缺2'],
    [{ holders: 2, vacant: 0, over: 1 }, '超1'],
    [{ holders: 1, vacant: 0, over: 0 }, '满额'],
  ])('%o is %s', (seats, words) => {
    expect(seatWords(seats)).toBe(words)
  })
})
