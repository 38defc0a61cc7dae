import { type Figure, figuresOf, type Row } from '../figure.ts'

export type CheckupFacts = {
  rules: number
  findings: readonly (Row & { area: string; severity: string })[]
  runs: readonly (Row & { findings: number })[]
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
]
