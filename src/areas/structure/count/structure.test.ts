import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CadreRecord } from '../../people/facts.ts'
import { levels } from '../../posts/schema.ts'
import type { Cell, DimensionName, GroupTables, Structure } from '../schema.ts'
import { dimensions, Structure as StructureSchema } from '../schema.ts'
import { deputy, director, ground, head, heldPost, idOf, recordOf, staff } from './sample-record.ts'
import { peopleOf, structureOn } from './structure.ts'

const TODAY = ground.today
const asked = { ...ground, day: TODAY }
const names = Object.keys(dimensions) as DimensionName[]
const groupOf = ({ groups }: Structure, group: string) => groups.find((one) => one.group === group)!
const counts = (people: CadreRecord[], dimension: string, more: object = {}) => {
  const all = groupOf(structureOn(people, { ...asked, ...more }), 'all')
  const { rows } = all.tables.find((table) => table.dimension === dimension)!
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]))
}

/** Somebody of exactly this age today. */
const aged = (age: number) => recordOf({ birth: `${2026 - age}-11` })
const inPost = (months: number) => {
  const start = 2026 * 12 + 10 - months
  const startedOn = `${Math.floor(start / 12)}-${String((start % 12) + 1).padStart(2, '0')}`
  return recordOf({ posts: [heldPost({ startedOn })] })
}
const atGrassroots = (months: number) => {
  const end = 2000 * 12 + months
  const text = '澄江县青石镇人民政府科员'
  const until = `${Math.floor(end / 12)}-${String((end % 12) + 1).padStart(2, '0')}`
  return recordOf({ resume: [{ start: '2000-01', end: until, text, secondment: false }] })
}

describe('bands', () => {
  it.each([
    [35, '-35'],
    [36, '36-40'],
    [40, '36-40'],
    [41, '41-45'],
    [45, '41-45'],
    [46, '46-50'],
    [50, '46-50'],
    [51, '51-55'],
    [55, '51-55'],
    [56, '56-'],
    [18, '-35'],
  ])('%i years are in %s', (age, band) => {
    expect(counts([aged(age)], 'age')).toEqual({ [band]: 1 })
  })

  it('of ages may be others', () => {
    const ageBands = [30, 31, 50]
    const people = [30, 31, 32, 50, 51].map(aged)
    expect(counts(people, 'age', { ageBands })).toEqual({ '-30': 1, '31-31': 1, '32-50': 2, '51-': 1 })
  })

  it.each([
    [0, '0'],
    [11, '0'],
    [12, '1-2'],
    [35, '1-2'],
    [36, '3-4'],
    [59, '3-4'],
    [60, '5-9'],
    [119, '5-9'],
    [120, '10-'],
  ])('%i months in the post are in %s', (months, band) => {
    expect(counts([inPost(months)], 'postYears')).toEqual({ [band]: 1 })
  })

  it.each([
    [0, '0'],
    [1, '0-1'],
    [23, '0-1'],
    [24, '2-4'],
    [59, '2-4'],
    [60, '5-'],
  ])('%i months at the grass roots are in %s', (months, band) => {
    expect(counts([atGrassroots(months)], 'grassrootsYears')).toEqual({ [band]: 1 })
  })

  it('keep what is not known apart', () => {
    const nobody = recordOf({ sex: '', birth: '', nation: '', staffKind: '' })
    for (const dimension of names) {
      const value = dimension === 'party' ? '群众' : dimension === 'rank' ? '无职级' : '未填'
      expect(counts([nobody], dimension)).toEqual({ [value]: 1 })
    }
    const ranks = [{ rank: '一级行政执法员', startedOn: '', endedOn: '' }]
    expect(counts([recordOf({ ranks })], 'rank')).toEqual({ 其他职级: 1 })
  })
})

describe('groups', () => {
  const people = [
    recordOf({ id: idOf(1), birth: '1976-11', posts: [heldPost({ postId: director.id })] }),
    recordOf({ id: idOf(2), birth: '1981-11', staffKind: '参公', posts: [heldPost({ postId: head.id })] }),
    recordOf({ id: idOf(3), birth: '1990-11', staffKind: '事业' }),
    recordOf({ id: idOf(4), birth: '', staffKind: '工勤', sex: '女' }),
    recordOf({ id: idOf(5), state: '退休' }),
  ]

  it('hold their people, and the average is of the known ages', () => {
    const { groups } = structureOn(people, asked)
    expect(groups.map(({ group, total, averageAge }) => [group, total, averageAge])).toEqual([
      ['leadership', 1, 50],
      ['middle', 1, 45],
      ['civil', 2, 47.5],
      ['institution', 1, 36],
      ['all', 4, 43.7],
    ])
  })

  it('of nobody have no percentages and no average', () => {
    const team = groupOf(structureOn([], asked), 'leadership')
    expect(team).toMatchObject({ total: 0, averageAge: null })
    for (const { rows, sum, percentSum } of team.tables) {
      expect(rows.every(({ count, percent }) => count === 0 && percent === null)).toBe(true)
      expect([sum, percentSum]).toEqual([0, null])
    }
  })

  it('show percentages to one decimal; everybody together is the whole', () => {
    const three = [35, 40, 45].map((age, index) => ({ ...aged(age), id: idOf(index) }))
    const table = groupOf(structureOn(three, asked), 'all').tables[0]!
    expect(table.rows.map(({ percent }) => percent)).toEqual([33.3, 33.3, 33.3, 0, 0, 0, 0])
    expect([table.sum, table.percentSum]).toEqual([3, 100])
  })
})

const maybe = <T>(value: fc.Arbitrary<T>, blank: T) => fc.oneof({ weight: 4, arbitrary: value }, fc.constant(blank))
const months = fc
  .tuple(fc.integer({ min: 1960, max: 2024 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)
const dates = fc.oneof(
  months,
  months.map((month) => `${month}-15`),
  months.map((month) => month.slice(0, 4)),
)
const postIds = fc.constantFrom(director.id, deputy.id, head.id, staff.id)

const somePost = fc.record({
  title: fc.constant('某职'),
  level: maybe(fc.constantFrom<string>(...levels, '主办'), ''),
  kind: fc.constantFrom('任职', '兼任', '挂职'),
  postId: maybe<string | null>(postIds, null),
  startedOn: maybe(dates, ''),
  endedOn: fc.constantFrom('', '', '2024-12'),
  confirmedOn: fc.constant(''),
})

const someRecord: fc.Arbitrary<CadreRecord> = fc
  .record({
    id: fc.uuid(),
    sex: fc.constantFrom('男', '女', ''),
    birth: maybe(dates, ''),
    nation: fc.constantFrom('汉族', '汉', '满族', ''),
    partyJoined: maybe(dates, ''),
    partyRegular: maybe(dates, ''),
    otherParty: fc.constantFrom('', '', '民盟', '无'),
    workStarted: maybe(dates, ''),
    staffKind: fc.constantFrom('行政', '参公', '事业', '工勤', ''),
    state: fc.constantFrom('在职', '在职', '退休', '调出'),
    posts: fc.array(somePost, { maxLength: 4 }),
    ranks: fc.array(
      fc.record({
        rank: fc.constantFrom('一级科员', '四级调研员', '二级主办', ''),
        startedOn: maybe(dates, ''),
        endedOn: fc.constant(''),
      }),
      { maxLength: 2 },
    ),
    educations: fc.array(
      fc.record({
        mode: fc.constant('full_time'),
        diploma: fc.constantFrom('大学', '研究生', '大专', '中专', '', '其他'),
        degree: fc.constantFrom('', '文学学士', '硕士', '博士', '某学位'),
        endedOn: maybe(dates, ''),
      }),
      { maxLength: 3 },
    ),
    resume: fc.array(
      fc.record({
        start: maybe(dates, ''),
        end: maybe<string | null>(dates, null),
        text: fc.constantFrom('青石镇科员', '文化局科员'),
        secondment: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
  })
  .map((changes) => recordOf(changes as Partial<CadreRecord>))

const people = fc.uniqueArray(someRecord, { maxLength: 25, selector: ({ id }) => id })
const days = fc.constantFrom('1995-03-01', '2018-06-30', TODAY, '2029-11-23')
const crossed = fc.constantFrom(...names)

const cellsOf = ({ tables, cross }: GroupTables): { count: number; cell: Cell }[] => [
  ...tables.flatMap(({ rows }) => rows),
  ...(cross?.rows.flatMap(({ cells }) => cells) ?? []),
]

describe('of any people on any day', () => {
  it('every dimension adds up to the total, and so do the rows and columns of the cross table', () => {
    fc.assert(
      fc.property(people, days, crossed, (all, day, cross) => {
        const structure = structureOn(all, { ...asked, day, cross })
        expect(StructureSchema.safeParse(structure).error).toBeUndefined()
        for (const { total, tables, cross: table } of structure.groups) {
          for (const { rows, sum } of tables) {
            expect(rows.reduce((counted, { count }) => counted + count, 0)).toBe(total)
            expect(sum).toBe(total)
          }
          expect(table!.rows.reduce((counted, { count }) => counted + count, 0)).toBe(total)
          for (const row of table!.rows) expect(row.cells.reduce((sum, { count }) => sum + count, 0)).toBe(row.count)
          for (const [at, column] of table!.columns.entries()) {
            expect(table!.rows.reduce((sum, { cells }) => sum + cells[at]!.count, 0)).toBe(column.count)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a cell holds as many people as it says', () => {
    fc.assert(
      fc.property(people, days, crossed, (all, day, cross) => {
        const how = { ...asked, day, cross }
        for (const { count, cell } of structureOn(all, how).groups.flatMap(cellsOf)) {
          // Most cells are empty, and asking all of them hundreds of times would only take time.
          if (count > 0) expect(peopleOf(all, how, cell)).toHaveLength(count)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('one more person in service changes one cell of every dimension of a group, by one', () => {
    fc.assert(
      fc.property(people, someRecord, days, (others, one, day) => {
        const rest = others.filter(({ id }) => id !== one.id)
        const before = structureOn(rest, { ...asked, day })
        const after = structureOn([...rest, one], { ...asked, day })
        const isThere = structureOn([one], { ...asked, day })
        for (const [at, { total, tables }] of after.groups.entries()) {
          const joined = isThere.groups[at]!.total
          expect(total - before.groups[at]!.total).toBe(joined)
          for (const [index, { rows }] of tables.entries()) {
            const steps = rows.map(({ count }, row) => count - before.groups[at]!.tables[index]!.rows[row]!.count)
            expect(steps.filter((step) => step !== 0)).toEqual(joined ? [1] : [])
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the order of the people does not matter', () => {
    fc.assert(
      fc.property(people, days, crossed, (all, day, cross) => {
        const how = { ...asked, day, cross }
        expect(structureOn([...all].reverse(), how)).toEqual(structureOn(all, how))
      }),
      { numRuns: 40 },
    )
  })
})

it('a cell that does not exist holds nobody', () => {
  const cell = { group: 'all', dimension: 'age', value: '36-41' } as const
  expect(peopleOf([aged(38)], asked, cell)).toEqual([])
  expect(peopleOf([aged(38)], asked, { ...cell, value: '36-40' })).toHaveLength(1)
})
