import { ranks } from '../../../law/rules/ranks/ladder.ts'
import { levels } from '../../posts/schema.ts'
import type { DimensionName } from '../schema.ts'
import { degreeKinds, educationKinds, ethnicKinds, NO_DEGREE, partyKinds, UNKNOWN } from './readings.ts'
import type { Stand } from './stand.ts'

type Value = { value: string; title: string }

export type Dimension = {
  /** every value there is, in the order of the tables, the unknown ones last */
  values: readonly Value[]
  /** the value of a person: always one of `values` */
  of(stand: Stand): string
  /** the person's own figure in words */
  say(stand: Stand): string
}

/** Upper ends of the age bands where nothing else is asked: ≤35, 36–40 … ≥56. */
export const AGE_BANDS: readonly number[] = [35, 40, 45, 50, 55]

const unknown: Value = { value: UNKNOWN, title: UNKNOWN }
const asValues = (names: readonly string[]): Value[] => names.map((name) => ({ value: name, title: name }))

function named(names: readonly string[], pick: (stand: Stand) => string): Dimension {
  const of = (stand: Stand) => {
    const name = pick(stand)
    return names.includes(name) ? name : UNKNOWN
  }
  return { values: [...asValues(names), unknown], of, say: of }
}

function ageDimension(ends: readonly number[]): Dimension {
  const last = ends.at(-1)!
  const values = ends.map((end, index) => {
    const start = index === 0 ? null : ends[index - 1]! + 1
    if (start === null) return { value: `-${end}`, title: `${end}岁及以下` }
    return start === end
      ? { value: `${end}-${end}`, title: `${end}岁` }
      : { value: `${start}-${end}`, title: `${start}—${end}岁` }
  })
  const oldest = { value: `${last + 1}-`, title: `${last + 1}岁及以上` }
  return {
    values: [...values, oldest, unknown],
    of({ age }) {
      if (age === null) return UNKNOWN
      const band = ends.findIndex((end) => age <= end)
      return band < 0 ? oldest.value : values[band]!.value
    },
    say: ({ age }) => (age === null ? UNKNOWN : `${age}岁`),
  }
}

/** A band of years, up to but not including `until` (in months). */
type YearBand = Value & { until: number }

function yearsDimension(bands: readonly YearBand[], pick: (stand: Stand) => number | null, what: string): Dimension {
  return {
    values: [...bands.map(({ value, title }) => ({ value, title })), unknown],
    of(stand) {
      const months = pick(stand)
      return months === null ? UNKNOWN : bands.find(({ until }) => months < until)!.value
    },
    say(stand) {
      const months = pick(stand)
      if (months === null) return `${what}${UNKNOWN}`
      return `${what}${Math.floor(months / 12)}年${months % 12}个月`
    },
  }
}

const FOREVER = Number.POSITIVE_INFINITY

const postYears: readonly YearBand[] = [
  { value: '0', title: '不满1年', until: 12 },
  { value: '1-2', title: '1—2年', until: 36 },
  { value: '3-4', title: '3—4年', until: 60 },
  { value: '5-9', title: '5—9年', until: 120 },
  { value: '10-', title: '10年及以上', until: FOREVER },
]

const grassrootsYears: readonly YearBand[] = [
  { value: '0', title: '无', until: 1 },
  { value: '0-1', title: '不满2年', until: 24 },
  { value: '2-4', title: '2—4年', until: 60 },
  { value: '5-', title: '5年及以上', until: FOREVER },
]

const OTHER_RANK = '其他职级'
const NO_RANK = '无职级'

/** Ranks of other ladders (执法, 技术) share one value; who holds none is no gap of the dossier. */
const rankDimension: Dimension = {
  values: asValues([...ranks, OTHER_RANK, NO_RANK]),
  of: ({ rank }) => ranks.find((one) => one === rank) ?? (rank === '' ? NO_RANK : OTHER_RANK),
  say: ({ rank }) => rank || NO_RANK,
}

/** By what the people are counted, for given upper ends of the age bands. */
export function dimensionsFor(ageBands: readonly number[]): Record<DimensionName, Dimension> {
  return {
    age: ageDimension(ageBands),
    sex: named(['男', '女'], ({ sex }) => sex),
    education: named(educationKinds, ({ education }) => education),
    degree: named([...degreeKinds, NO_DEGREE], ({ degree }) => degree),
    party: named(partyKinds, ({ party }) => party),
    ethnic: named(ethnicKinds, ({ ethnic }) => ethnic),
    staffKind: named(['行政', '参公', '事业', '工勤'], ({ staffKind }) => staffKind),
    level: named(levels, ({ level }) => level),
    rank: rankDimension,
    postYears: yearsDimension(postYears, ({ postMonths }) => postMonths, '任现职'),
    grassrootsYears: yearsDimension(grassrootsYears, ({ grassrootsMonths }) => grassrootsMonths, '基层工作'),
  }
}
