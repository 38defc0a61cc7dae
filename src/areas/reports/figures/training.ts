import { type Figure, figuresOf, mean, type Row, share } from '../figure.ts'

export type TrainingFacts = {
  activities: readonly (Row & { kind: string })[]
  people: readonly (Row & { hours: number; onlineHours: number; isBound: boolean; isShort: boolean })[]
  /** what the year's plan promised */
  planItems: readonly (Row & { isDone: boolean; isOverdue: boolean })[]
  outside: readonly Row[]
  /** what study was to change at work */
  uses: readonly (Row & { isTold: boolean; isLate: boolean })[]
}

const { count, value } = figuresOf<TrainingFacts>('training', 'training.survey')

const ofKind = (kind: string) => (facts: TrainingFacts) => facts.activities.filter((one) => one.kind === kind)
const studied = ({ people }: TrainingFacts) => people.filter(({ hours }) => hours > 0)
const bound = ({ people }: TrainingFacts) => people.filter(({ isBound }) => isBound)
const online = ({ people }: TrainingFacts) => people.filter(({ onlineHours }) => onlineHours > 0)
const onTime = (facts: TrainingFacts) => bound(facts).filter(({ isShort }) => !isShort)

const STEPS = [
  ['hours-none', '没有学时', '没有学时的', 0, 0],
  ['hours-30', '30学时以下', '有学时、不满30学时的', 0, 30],
  ['hours-60', '30至60学时', '满30学时、不满60学时的', 30, 60],
  ['hours-90', '60至90学时', '满60学时、不满90学时的', 60, 90],
  ['hours-over', '90学时及以上', '满90学时的', 90, 100_000],
] as const

const byHours = STEPS.map(([name, title, whom, from, below]) =>
  count([name, title, '人', `在职人员中本年度${whom}，同一次学习只计一次。`], ({ people }) =>
    people.filter(({ hours }) => (below === 0 ? hours === 0 : hours > 0 && hours >= from && hours < below)),
  ),
)

export const trainingFigures: Figure<TrainingFacts>[] = [
  count(['activities', '举办培训', '期', '本年度内结束、已经举办的培训活动。'], ({ activities }) => activities),
  count(['lectures', '专题讲座', '期', '已经举办的专题讲座。'], ofKind('lecture')),
  count(['reports', '形势报告', '期', '已经举办的形势报告。'], ofKind('report')),
  count(['classes', '培训班', '期', '已经举办的培训班。'], ofKind('class')),
  count(['online', '网络培训', '期', '已经举办的网络培训。'], ofKind('online')),
  count(['practice', '实践锻炼', '期', '已经举办的实践锻炼。'], ofKind('practice')),
  count(['plan-items', '计划项目', '项', '已经批准的年度培训计划中没有取消的项目。'], ({ planItems }) => planItems),
  count(['plan-done', '计划已办的', '项', '计划项目中已经登记举办了对应培训的。'], ({ planItems }) =>
    planItems.filter(({ isDone }) => isDone),
  ),
  count(['plan-overdue', '计划逾期未办的', '项', '计划项目中过了计划时间没有举办的。'], ({ planItems }) =>
    planItems.filter(({ isOverdue }) => isOverdue),
  ),
  count(
    ['plan-outside', '未列入计划的培训', '期', '有已批准计划的年度里，举办了而没有列入计划的培训。'],
    ({ outside }) => outside,
  ),
  count(['people', '参加学习培训', '人', '本年度学时大于零的在职人员，几处都有记录的同一次学习只计一次。'], studied),
  value(['hours', '学时合计', '学时', '在职人员本年度学时之和，同一次学习只计一次。'], studied, ({ people }) =>
    people.reduce((sum, { hours }) => sum + hours, 0),
  ),
  value(['average-hours', '人均学时', '学时', '参加学习培训的人的平均学时。'], studied, (facts) =>
    mean(studied(facts).map(({ hours }) => hours)),
  ),
  ...byHours,
  count(['online-people', '参加网络学习', '人', '在职人员中本年度网络培训学时大于零的。'], online),
  value(['online-hours', '网络学习学时', '学时', '在职人员本年度网络培训学时之和。'], online, ({ people }) =>
    people.reduce((sum, { onlineHours }) => sum + onlineHours, 0),
  ),
  count(['bound', '有学习要求的', '人', '按规定有学时、集中培训等要求的在职人员。'], bound),
  count(['on-time', '达到进度要求的', '人', '有学习要求的人中没有一项欠缺的。'], onTime),
  value(['on-time-share', '达标率', '%', '达到进度要求的占有学习要求的比例。'], bound, (facts) =>
    share(onTime(facts).length, bound(facts).length),
  ),
  count(['short', '没有达到要求的', '人', '有学习要求的人中至少有一项欠缺的。'], (facts) =>
    bound(facts).filter(({ isShort }) => isShort),
  ),
  count(['uses', '学用结合事项', '项', '本年度布置的、写明要改变哪项工作的学习。'], ({ uses }) => uses),
  count(['uses-told', '已说明结果的', '项', '学用结合事项中责任人已经写明结果的。'], ({ uses }) =>
    uses.filter(({ isTold }) => isTold),
  ),
  count(['uses-late', '到期没有说明结果的', '项', '学用结合事项中过了询问日期没有写明结果的。'], ({ uses }) =>
    uses.filter(({ isLate }) => isLate),
  ),
]
