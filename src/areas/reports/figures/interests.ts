import { type Figure, figuresOf, type Row } from '../figure.ts'

/** What was declared about relatives. */
export type InterestFacts = {
  declarations: readonly (Row & { isEmpty: boolean })[]
  entries: readonly (Row & { standing: string })[]
}

const { count } = figuresOf<InterestFacts>('interests', 'interests.read')

export const interestFigures: Figure<InterestFacts>[] = [
  count(
    ['declarations', '填报亲属从业情况', '人', '本年度已经填报亲属从业情况的人，填报没有的也计。'],
    ({ declarations }) => declarations,
  ),
  count(['declared-none', '填报没有亲属从业情况', '人', '本年度填报没有亲属从业情况的人。'], ({ declarations }) =>
    declarations.filter(({ isEmpty }) => isEmpty),
  ),
  count(['entries', '登记亲属从业情况', '条', '到统计日有效的亲属从业和持股登记。'], ({ entries }) => entries),
  count(['verified', '已核实的亲属从业情况', '条', '上述登记中已经核实的。'], ({ entries }) =>
    entries.filter(({ standing }) => standing === 'verified'),
  ),
]
