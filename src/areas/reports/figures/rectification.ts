import { type Figure, figuresOf, type Row, share } from '../figure.ts'

export type ProblemFact = Row & {
  kind: string
  isClosed: boolean
  isLate: boolean
  isRebound: boolean
  isNew: boolean
  isPublic: boolean
  words: Readonly<Record<string, string>>
}

/** Problems alive at some time of the year. */
export type RectificationFacts = { problems: readonly ProblemFact[] }

const { count, value } = figuresOf<RectificationFacts>('rectification', 'rectification.read')

const isOpen = ({ isClosed }: ProblemFact) => !isClosed
const where = (wanted: (one: ProblemFact) => boolean) => (facts: RectificationFacts) => facts.problems.filter(wanted)

const kinds = {
  theory: '政策理论修养',
  'work-style': '干事创业作风',
  service: '群众服务意识',
  integrity: '廉洁自律意识',
  political: '思想政治觉悟',
}

const byKind = Object.entries(kinds).flatMap(([kind, title]) => [
  count(
    [kind, `${title}方面的问题`, '个', `台账问题中类别为“${title}”的。`],
    where((one) => one.kind === kind),
  ),
  count(
    [`${kind}-closed`, `${title}方面已销号的问题`, '个', `台账问题中类别为“${title}”、经核实销号的。`],
    where((one) => one.kind === kind && one.isClosed),
  ),
  count(
    [`${kind}-open`, `${title}方面未销号的问题`, '个', `台账问题中类别为“${title}”、没有销号的。`],
    where((one) => one.kind === kind && isOpen(one)),
  ),
])

export const rectificationFigures: Figure<RectificationFacts>[] = [
  count(
    ['problems', '台账问题', '个', '年初没有销号的和本年度发现的问题，撤回的和问题线索转来的不计。'],
    where(() => true),
  ),
  count(
    ['found', '本年度发现的问题', '个', '台账问题中本年度内发现的。'],
    where(({ isNew }) => isNew),
  ),
  count(
    ['closed', '已销号', '个', '台账问题中本年度内经核实销号的。'],
    where(({ isClosed }) => isClosed),
  ),
  count(['open', '未销号', '个', '台账问题中到统计日没有销号的。'], where(isOpen)),
  count(
    ['overdue', '超期', '个', '未销号的问题中过了整改时限的。'],
    where(({ isLate }) => isLate),
  ),
  count(
    ['rebound', '反弹', '个', '台账问题中销号后又出现的。'],
    where(({ isRebound }) => isRebound),
  ),
  count(
    ['public', '群众反映的问题', '个', '台账问题中来自群众评价、意见建议、基层调研的。'],
    where(({ isPublic }) => isPublic),
  ),
  value(
    ['closed-share', '销号率', '%', '已销号的问题占台账问题的比例。'],
    where(() => true),
    ({ problems }) => share(problems.filter(({ isClosed }) => isClosed).length, problems.length),
  ),
  ...byKind,
]
