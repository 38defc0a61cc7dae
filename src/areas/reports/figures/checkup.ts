import { type Figure, figuresOf, type Row } from '../figure.ts'

export type CheckupFacts = {
  rules: number
  findings: readonly (Row & { area: string; severity: string })[]
  runs: readonly (Row & { findings: number })[]
  /** how many came between the saved check-ups of the year, what is there no longer, and the middle of its days */
  course: { fresh: number; gone: readonly Row[]; days: number | null; rules: readonly Row[]; sections: readonly Row[] }
}

const { count, value } = figuresOf<CheckupFacts>('checkup', 'checkup.run')

const ofSeverity = (severity: string) => (facts: CheckupFacts) =>
  facts.findings.filter((one) => one.severity === severity)

export const checkupFigures: Figure<CheckupFacts>[] = [
  value(
    ['rules', '对照的规定', '条', '制度体检到统计日对照的规则数。'],
    ({ findings }) => findings,
    ({ rules }) => rules,
  ),
  count(['findings', '需要处理的情况', '项', '到统计日制度体检找出的全部情况。'], ({ findings }) => findings),
  count(['violations', '不符合规定的', '项', '上述情况中程度为不符合规定的。'], ofSeverity('violation')),
  count(['warnings', '需要核对或办理的', '项', '上述情况中程度为需要核对或办理的。'], ofSeverity('warning')),
  count(['notices', '提醒', '项', '上述情况中程度为提醒的。'], ofSeverity('notice')),
  count(['runs', '制度体检', '次', '本年度保存了结果的制度体检。'], ({ runs }) => runs),
  value(
    ['fresh', '新增的情况', '项', '本年度保存的体检前后相比，后一次有而前一次没有的。'],
    ({ runs }) => runs,
    ({ course }) => course.fresh,
  ),
  count(
    ['gone', '消除的情况', '项', '本年度保存的体检前后相比，前一次有而后一次没有的，包括整改、办理和情况不再存在。'],
    ({ course }) => course.gone,
  ),
  value(
    [
      'gone-days',
      '从查出到消除的天数',
      '天',
      '消除的情况从首次查出到不再查出的天数的中位数，首次查出最早算到上一年年初。',
    ],
    ({ course }) => course.gone,
    ({ course }) => course.days,
  ),
  count(['by-rule', '查出情况的规则', '条', '本年度保存的体检查出过情况的规则。'], ({ course }) => course.rules),
  count(
    ['by-section', '查出情况的科室', '个', '本年度保存的体检查出过情况的科室，按本单位的次序，本单位的事项单列。'],
    ({ course }) => course.sections,
  ),
]
