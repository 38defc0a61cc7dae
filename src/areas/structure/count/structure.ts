import type { Day } from '../../../law/periods.ts'
import type { CadreRecord } from '../../people/facts.ts'
import {
  type Cell,
  type DimensionName,
  dimensions as dimensionTitles,
  type Group,
  type GroupCounts,
  type GroupTables,
  groups as groupTitles,
  type Structure,
} from '../schema.ts'
import { AGE_BANDS, type Dimension, dimensionsFor } from './dimensions.ts'
import type { Ground } from './held.ts'
import { type Stand, standOn } from './stand.ts'

const belongs: Record<Group, (stand: Stand) => boolean> = {
  leadership: ({ isLeader }) => isLeader,
  middle: ({ isMiddle }) => isMiddle,
  civil: ({ staffKind }) => staffKind === '行政' || staffKind === '参公',
  institution: ({ staffKind }) => staffKind === '事业',
  all: () => true,
}

/** What is asked of a count: upper ends of the age bands, and what to cross with the level. */
export type Counting = { day: Day; ageBands?: readonly number[]; cross?: DimensionName }

type By = readonly [Dimension, Dimension?]

/** People of a group by the values of one or two dimensions: the one place that says who is in which cell. */
function sorted(members: readonly Stand[], [first, second]: By): (value: string, value2?: string) => Stand[] {
  const cells = new Map<string, Stand[]>()
  const keyOf = (value: string, value2 = '') => `${value}\n${value2}`
  for (const stand of members) {
    const key = keyOf(first.of(stand), second?.of(stand))
    const there = cells.get(key)
    if (there) there.push(stand)
    else cells.set(key, [stand])
  }
  return (value, value2) => cells.get(keyOf(value, value2)) ?? []
}

const membersOf = (stands: readonly Stand[], group: Group) =>
  stands.filter((stand) => stand.inService && belongs[group](stand))

const oneDecimal = (value: number) => Math.round(value * 10) / 10
const percentOf = (count: number, total: number) => (total === 0 ? null : oneDecimal((count * 100) / total))

/** The structure of people in service; whoever is not in service on that day is left out. */
export function countStands(stands: readonly Stand[], { day, ageBands = AGE_BANDS, cross }: Counting): Structure {
  const known = dimensionsFor(ageBands)
  const groups = (Object.keys(groupTitles) as Group[]).map((group): GroupTables => {
    const members = membersOf(stands, group)
    const ages = members.flatMap(({ age }) => (age === null ? [] : [age]))
    const names = Object.keys(dimensionTitles) as DimensionName[]
    return {
      group,
      title: groupTitles[group],
      total: members.length,
      averageAge: ages.length ? oneDecimal(ages.reduce((sum, age) => sum + age, 0) / ages.length) : null,
      tables: names.map((dimension) => tableOf(members, group, { name: dimension, dimension: known[dimension] })),
      cross: cross ? crossTable(members, group, { level: known.level, name: cross, dimension: known[cross] }) : null,
    }
  })
  return { on: day, groups }
}

type Asked = { name: DimensionName; dimension: Dimension }

function tableOf(members: Stand[], group: Group, { name, dimension }: Asked): GroupTables['tables'][number] {
  const inCell = sorted(members, [dimension])
  const rows = dimension.values.map(({ value, title }) => {
    const count = inCell(value).length
    return { value, title, count, percent: percentOf(count, members.length), cell: { group, dimension: name, value } }
  })
  const sum = rows.reduce((total, { count }) => total + count, 0)
  return { dimension: name, title: dimensionTitles[name], rows, sum, percentSum: percentOf(sum, members.length) }
}

function crossTable(
  members: Stand[],
  group: Group,
  { level, name, dimension }: Asked & { level: Dimension },
): NonNullable<GroupTables['cross']> {
  const inRow = sorted(members, [level])
  const inColumn = sorted(members, [dimension])
  const inCell = sorted(members, [level, dimension])
  return {
    dimension: name,
    columns: dimension.values.map(({ value, title }) => ({ value, title, count: inColumn(value).length })),
    rows: level.values.map((row) => ({
      ...row,
      count: inRow(row.value).length,
      cells: dimension.values.map(({ value }) => ({
        count: inCell(row.value, value).length,
        cell: { group, dimension: 'level', value: row.value, dimension2: name, value2: value },
      })),
    })),
  }
}

/** The people in service behind a cell, and what puts each into it, in words; null when there is no such cell. */
export function standsIn(
  stands: readonly Stand[],
  { group, dimension, value, dimension2, value2 }: Cell,
  ageBands: readonly number[] = AGE_BANDS,
): { stand: Stand; words: string }[] | null {
  const known = dimensionsFor(ageBands)
  const first = known[dimension]
  const second = dimension2 ? known[dimension2] : undefined
  const isThere = (one: Dimension, wanted: string) => one.values.some((there) => there.value === wanted)
  if (!isThere(first, value) || (second && !isThere(second, value2 ?? ''))) return null
  const found = sorted(membersOf(stands, group), [first, second])(value, value2)
  return found.map((stand) => ({
    stand,
    words: second ? `${first.say(stand)}；${second.say(stand)}` : first.say(stand),
  }))
}

const standsOf = (people: readonly CadreRecord[], asked: Counting & Ground): Stand[] =>
  people.map((person) => standOn(person, asked.day, asked))

/** The structure of a unit's people on a day, by group and dimension; everybody in service is in every table once. */
export const structureOn = (people: readonly CadreRecord[], asked: Counting & Ground): Structure =>
  countStands(standsOf(people, asked), asked)

/** The people behind a cell of `structureOn`, asked in the same way; none when there is no such cell. */
export const peopleOf = (people: readonly CadreRecord[], asked: Counting & Ground, cell: Cell): Stand[] =>
  (standsIn(standsOf(people, asked), cell, asked.ageBands) ?? []).map(({ stand }) => stand)

/** The counts alone: what a snapshot keeps and what two days are compared by. */
export const countsOf = ({ groups }: Structure, only?: readonly Group[]): GroupCounts[] =>
  groups
    .filter(({ group }) => !only || only.includes(group))
    .map(({ group, title, total, averageAge, tables }) => ({
      ...{ group, title, total, averageAge },
      tables: tables.map((table) => ({
        dimension: table.dimension,
        title: table.title,
        rows: table.rows.map(({ value, title: name, count }) => ({ value, title: name, count })),
      })),
    }))
