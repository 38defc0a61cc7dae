import { type Figure, figuresOf, type Row, share } from '../figure.ts'

export type VoiceFacts = {
  opinions: readonly (Row & {
    isAnswered: boolean
    isLate: boolean
    isSatisfied: boolean | null
    isReopened: boolean
    sourceKind: string
  })[]
  ratings: readonly (Row & { isCounted: boolean })[]
  surveys: readonly (Row & { answers: number })[]
  /** null while too few have answered */
  index: number | null
}

const { count, value } = figuresOf<VoiceFacts>('voices', 'feedback.read')

const answered = ({ opinions }: VoiceFacts) => opinions.filter(({ isAnswered }) => isAnswered)
const asked = (facts: VoiceFacts) => answered(facts).filter(({ isSatisfied }) => isSatisfied !== null)
const satisfied = (facts: VoiceFacts) => asked(facts).filter(({ isSatisfied }) => isSatisfied)
const counted = ({ ratings }: VoiceFacts) => ratings.filter(({ isCounted }) => isCounted)

export const voiceFigures: Figure<VoiceFacts>[] = [
  count(
    ['opinions', '收到意见建议', '件', '本年度收到的意见建议、求助和投诉，合并办理的逐件计。'],
    ({ opinions }) => opinions,
  ),
  count(['answered', '已答复', '件', '收到的意见建议中已经答复的。'], answered),
  value(
    ['answered-share', '答复率', '%', '已答复的占收到的意见建议的比例。'],
    ({ opinions }) => opinions,
    (facts) => share(answered(facts).length, facts.opinions.length),
  ),
  count(['late', '没有按期答复', '件', '超过期限才答复或者到期没有答复的，撤回的不计。'], ({ opinions }) =>
    opinions.filter(({ isLate }) => isLate),
  ),
  count(['reopened', '不满意后重新办理', '件', '答复后提出人不满意、重新办理的。'], ({ opinions }) =>
    opinions.filter(({ isReopened }) => isReopened),
  ),
  count(['asked', '提出人作出评价', '件', '已答复的意见建议中提出人评价满意或者不满意的。'], asked),
  count(['satisfied', '提出人满意', '件', '提出人作出评价的意见建议中评价满意的。'], satisfied),
  value(['satisfied-share', '提出人满意率', '%', '提出人满意的占作出评价的比例。'], asked, (facts) =>
    share(satisfied(facts).length, asked(facts).length),
  ),
  count(['ratings', '群众评价', '次', '本年度计入统计的评价。'], counted),
  count(['set-aside', '不计入的评价', '次', '本年度因成批、成串、过快等原因搁置、不计入统计的评价。'], ({ ratings }) =>
    ratings.filter(({ isCounted }) => !isCounted),
  ),
  count(['surveys', '开展问卷调查', '次', '本年度内开始的问卷调查。'], ({ surveys }) => surveys),
  value(
    ['survey-answers', '收回答卷', '份', '本年度内开始的问卷调查计入的答卷。'],
    ({ surveys }) => surveys,
    (facts) => facts.surveys.reduce((sum, { answers }) => sum + answers, 0),
  ),
  value(
    [
      'index',
      '群众满意度指数',
      '分',
      '到统计月份为止十二个月的指数，按公布的公式由评价、意见办理、投诉、问卷合成，0至100分；样本太少时不算。',
    ],
    counted,
    (facts) => facts.index,
  ),
]
