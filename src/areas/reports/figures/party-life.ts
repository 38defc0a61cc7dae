import { type Figure, figuresOf, type Row, share } from '../figure.ts'

type MeetingFact = Row & { kinds: readonly string[]; due: number; present: number; excellent: number; judged: number }

export type PartyLifeFacts = {
  meetings: readonly MeetingFact[]
  makeUps: readonly (Row & { isDone: boolean })[]
  /** obligations whose time is over without a meeting */
  gaps: readonly Row[]
  branches: readonly Row[]
}

const { count, value } = figuresOf<PartyLifeFacts>('party-life', 'party-life.read')

const sum = (facts: PartyLifeFacts, of: 'due' | 'present' | 'excellent' | 'judged') =>
  facts.meetings.reduce((total, one) => total + one[of], 0)

const ofKind = (kind: string) => (facts: PartyLifeFacts) => facts.meetings.filter(({ kinds }) => kinds.includes(kind))
const once = '一次活动兼有几种形式的，每种各计一次。'

export const partyLifeFigures: Figure<PartyLifeFacts>[] = [
  count(['branches', '党支部', '个', '到统计日设立的党支部。'], ({ branches }) => branches),
  count(
    ['meetings', '组织生活', '次', '本年度内召开并已经记录的组织生活，同一次活动只计一次。'],
    ({ meetings }) => meetings,
  ),
  count(['assemblies', '支部党员大会', '次', `已经记录的支部党员大会。${once}`], ofKind('assembly')),
  count(['committees', '支部委员会', '次', `已经记录的支部委员会。${once}`], ofKind('committee')),
  count(['cells', '党小组会', '次', `已经记录的党小组会。${once}`], ofKind('cell')),
  count(['lectures', '党课', '次', `已经记录的党课。${once}`], ofKind('lecture')),
  count(['theme-days', '主题党日', '次', `已经记录的主题党日。${once}`], ofKind('theme-day')),
  count(['life-meetings', '组织生活会', '次', `已经记录的组织生活会。${once}`], ofKind('organisation-life')),
  count(['reviews', '民主评议党员', '次', `已经记录的民主评议党员。${once}`], ofKind('review')),
  count(['study-group', '中心组学习', '次', `已经记录的党组理论学习中心组学习。${once}`], ofKind('study-group')),
  count(['ideology', '研究意识形态工作', '次', `已经记录的意识形态工作研究。${once}`], ofKind('ideology')),
  value(
    ['present', '参加', '人次', '组织生活应到人员中到会的人次。'],
    ({ meetings }) => meetings,
    (facts) => sum(facts, 'present'),
  ),
  value(
    ['attendance', '到会率', '%', '到会人次占应到人次的比例，应到人次含请假和缺席。'],
    ({ meetings }) => meetings,
    (facts) => share(sum(facts, 'present'), sum(facts, 'due')),
  ),
  value(['judged', '参加民主评议的党员', '人次', '民主评议中评定了等次的党员。'], ofKind('review'), (facts) =>
    sum(facts, 'judged'),
  ),
  value(['excellent', '评为优秀的党员', '人次', '民主评议中评为优秀的党员。'], ofKind('review'), (facts) =>
    sum(facts, 'excellent'),
  ),
  count(['make-ups', '应补学', '人次', '本年度组织生活请假、缺席后应当补学的。'], ({ makeUps }) => makeUps),
  count(['made-up', '已补学', '人次', '应补学中已经交了补学笔记的。'], ({ makeUps }) =>
    makeUps.filter(({ isDone }) => isDone),
  ),
  count(['make-ups-open', '没有补学', '人次', '应补学中还没有交补学笔记的。'], ({ makeUps }) =>
    makeUps.filter(({ isDone }) => !isDone),
  ),
  count(
    ['gaps', '组织生活缺项', '次', '按规定应当召开、时间已过而没有记录也没有获准免除的组织生活。'],
    ({ gaps }) => gaps,
  ),
]
