import { type Figure, figuresOf, mean, type Row } from '../figure.ts'

type Stand = Row & {
  age: number | null
  isGraduate: boolean
  isLeader: boolean
  isMiddle: boolean
  grassrootsMonths: number | null
}

/** How everybody in service stands on the last day. */
export type StructureFacts = { staff: readonly Stand[] }

const { count, value } = figuresOf<StructureFacts>('structure', 'structure.read')

const TWO_YEARS = 24

const where = (fits: (one: Stand) => boolean) => (facts: StructureFacts) => facts.staff.filter(fits)
const leaders = where(({ isLeader }) => isLeader)
const middle = where(({ isMiddle }) => isMiddle)
const meanAge = (of: (facts: StructureFacts) => readonly Stand[]) => (facts: StructureFacts) =>
  mean(of(facts).flatMap(({ age }) => (age === null ? [] : [age])))

export const structureFigures: Figure<StructureFacts>[] = [
  count(['leaders', '领导班子成员', '人', '到统计日在职、任领导班子职位的人。'], leaders),
  value(
    ['leaders-age', '领导班子平均年龄', '岁', '领导班子成员周岁的平均数，没有出生年月的不计。'],
    leaders,
    meanAge(leaders),
  ),
  count(
    ['leaders-graduates', '领导班子大学本科以上', '人', '领导班子成员中最高学历为大学、研究生的。'],
    where((one) => one.isLeader && one.isGraduate),
  ),
  count(['middle', '中层干部', '人', '到统计日在职、现任股级正职或者股级副职的人。'], middle),
  value(
    ['middle-age', '中层干部平均年龄', '岁', '中层干部周岁的平均数，没有出生年月的不计。'],
    middle,
    meanAge(middle),
  ),
  count(
    ['grassroots', '有基层工作经历', '人', '到统计日在职、简历中的基层工作经历满两年的人。'],
    where(({ grassrootsMonths }) => (grassrootsMonths ?? 0) >= TWO_YEARS),
  ),
  count(
    ['middle-grassroots', '中层干部有基层工作经历', '人', '中层干部中，简历中的基层工作经历满两年的。'],
    where(({ isMiddle, grassrootsMonths }) => isMiddle && (grassrootsMonths ?? 0) >= TWO_YEARS),
  ),
]
