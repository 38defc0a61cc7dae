import { type Figure, figuresOf, type Row, share } from '../figure.ts'

/** Meetings of the party group, what they decided and what became of it. */
export type DecisionFacts = {
  meetings: readonly (Row & { state: string })[]
  items: readonly (Row & { category: string; outcome: string | null; isDivided: boolean })[]
  tasks: readonly (Row & { isDone: boolean; isLate: boolean })[]
  /** times the chair spoke before the others, of the meetings' records */
  overrides: readonly Row[]
  recusals: readonly Row[]
  emergencies: readonly (Row & { isReported: boolean })[]
  monthsWithout: number
}

const { count, value } = figuresOf<DecisionFacts>('decisions', 'decisions.read')

const decided = (facts: DecisionFacts) => facts.items.filter(({ outcome }) => outcome && outcome !== 'reported')
const ofCategory = (category: string) => (facts: DecisionFacts) =>
  decided(facts).filter((one) => one.category === category)
const done = (facts: DecisionFacts) => facts.tasks.filter(({ isDone }) => isDone)

export const decisionFigures: Figure<DecisionFacts>[] = [
  count(['meetings', '召开党组会议', '次', '本年度内开始的党组会议，取消的不计。'], ({ meetings }) => meetings),
  count(['locked', '会议记录已归档', '次', '本年度的党组会议中，会议记录已经归档的。'], ({ meetings }) =>
    meetings.filter(({ state }) => state === 'locked'),
  ),
  count(
    ['decided', '集体研究决定事项', '项', '本年度党组会议上有结果（通过、未通过、缓议）的议程，听取汇报的不计。'],
    decided,
  ),
  count(['passed', '通过', '项', '集体研究决定事项中表决通过的。'], (facts) =>
    decided(facts).filter(({ outcome }) => outcome === 'passed'),
  ),
  count(['failed', '未通过', '项', '集体研究决定事项中表决没有通过的。'], (facts) =>
    decided(facts).filter(({ outcome }) => outcome === 'failed'),
  ),
  count(['postponed', '缓议', '项', '集体研究决定事项中缓议的。'], (facts) =>
    decided(facts).filter(({ outcome }) => outcome === 'postponed'),
  ),
  count(['major', '重大决策', '项', '有结果的议程中类别为重大决策的。'], ofCategory('decision')),
  count(['appointments', '重要人事任免', '项', '有结果的议程中类别为重要人事任免的。'], ofCategory('appointment')),
  count(['projects', '重大项目安排', '项', '有结果的议程中类别为重大项目安排的。'], ofCategory('project')),
  count(['funds', '大额度资金使用', '项', '有结果的议程中类别为大额度资金使用的。'], ofCategory('funds')),
  count(['reported', '听取汇报', '项', '本年度党组会议上听取汇报的议程。'], ({ items }) =>
    items.filter(({ outcome }) => outcome === 'reported'),
  ),
  count(['divided', '有不同意见的事项', '项', '表决中有不同意、缓议或者弃权的事项。'], (facts) =>
    decided(facts).filter(({ isDivided }) => isDivided),
  ),
  count(
    ['overrides', '没有按末位表态进行的', '次', '会议记录中主持人经说明理由先于其他成员表态的次数。'],
    ({ overrides }) => overrides,
  ),
  count(
    ['recusals', '回避', '人次', '会议上回避的人次，撤回的不计；一人在一项议程上计一次。'],
    ({ recusals }) => recusals,
  ),
  count(
    ['emergencies', '紧急情况临机处置', '项', '本年度内未经会议先行决定并登记的紧急事项。'],
    ({ emergencies }) => emergencies,
  ),
  count(['emergencies-reported', '事后已向党组会议报告', '项', '紧急事项中党组会议已经听取报告或者追认的。'], (facts) =>
    facts.emergencies.filter(({ isReported }) => isReported),
  ),
  value(
    ['months-without', '没有召开党组会议的月份', '个', '本年度已经过去的月份中没有召开党组会议的。'],
    ({ meetings }) => meetings,
    ({ monthsWithout }) => monthsWithout,
  ),
  count(
    ['tasks', '决定事项分解任务', '项', '党组会议决定分解、本年度内在办或者办结的任务，取消的不计。'],
    ({ tasks }) => tasks,
  ),
  count(['tasks-done', '已办结任务', '项', '上述任务中经核实办结的。'], done),
  count(['tasks-late', '超期任务', '项', '上述任务中过了期限没有办结的。'], ({ tasks }) =>
    tasks.filter(({ isLate }) => isLate),
  ),
  value(
    ['tasks-share', '任务办结率', '%', '已办结任务占决定事项分解任务的比例。'],
    ({ tasks }) => tasks,
    (facts) => share(done(facts).length, facts.tasks.length),
  ),
]
