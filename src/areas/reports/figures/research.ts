import { type Figure, figuresOf, type Row, share } from '../figure.ts'

export type ResearchFacts = {
  plans: readonly Row[]
  trips: readonly (Row & { isReported: boolean })[]
  /** days on which a team was in the field */
  days: readonly Row[]
  places: readonly (Row & { kind: string })[]
  /** towns and streets there are */
  towns: number
  opinions: readonly (Row & { sourceKind: string })[]
  /** what people asked to be helped with */
  helps: readonly (Row & { isClosed: boolean })[]
  advice: readonly (Row & { outcome: string | null })[]
}

const { count, value } = figuresOf<ResearchFacts>('research', 'research.read')

const from = (kind: string) => (facts: ResearchFacts) => facts.opinions.filter(({ sourceKind }) => sourceKind === kind)
const townsSeen = ({ places }: ResearchFacts) => places.filter(({ kind }) => kind === 'town')

export const researchFigures: Figure<ResearchFacts>[] = [
  count(['plans', '调研计划', '项', '本年度的调研计划。'], ({ plans }) => plans),
  count(['trips', '开展调研', '次', '本年度开始的调研，一项计划可以有几次。'], ({ trips }) => trips),
  count(['days', '在基层的天数', '天', '至少有一个调研组在基层的日子，同一天只计一次。'], ({ days }) => days),
  count(['places', '到访地点', '处', '本年度到过的地点，去几次都计一处。'], ({ places }) => places),
  count(['towns', '到访镇街', '个', '本年度到过的镇街，去几次都计一个。'], townsSeen),
  value(['towns-share', '镇街覆盖率', '%', '到访镇街占全部镇街的比例。'], townsSeen, (facts) =>
    share(townsSeen(facts).length, facts.towns),
  ),
  count(['opinions', '听取意见建议', '条', '调研记录中的意见建议，逐条计。'], ({ opinions }) => opinions),
  count(['from-towns', '镇街提出的', '条', '意见建议中来源为乡镇街道的。'], from('town')),
  count(['from-enterprises', '企业提出的', '条', '意见建议中来源为企业的。'], from('enterprise')),
  count(['from-public', '群众提出的', '条', '意见建议中来源为群众的。'], from('public')),
  count(['from-tourists', '游客提出的', '条', '意见建议中来源为游客的。'], from('tourist')),
  count(['helps', '受理求助事项', '件', '本年度从调研记录中提出的求助事项。'], ({ helps }) => helps),
  count(['helps-closed', '办结求助事项', '件', '上述求助事项中已经办结的。'], ({ helps }) =>
    helps.filter(({ isClosed }) => isClosed),
  ),
  count(['reports', '调研报告', '篇', '本年度开展的调研中已经写出报告的。'], ({ trips }) =>
    trips.filter(({ isReported }) => isReported),
  ),
  count(['advice', '调研建议', '条', '本年度提出的调研建议。'], ({ advice }) => advice),
  count(['advice-used', '已转化的建议', '条', '调研建议中形成决定或者制度的。'], ({ advice }) =>
    advice.filter(({ outcome }) => outcome === 'decision' || outcome === 'rule'),
  ),
  count(['advice-refused', '说明理由不采纳的建议', '条', '调研建议中写明理由不予采纳的。'], ({ advice }) =>
    advice.filter(({ outcome }) => outcome === 'refused'),
  ),
  count(['advice-open', '没有答复的建议', '条', '调研建议中还没有答复的。'], ({ advice }) =>
    advice.filter(({ outcome }) => outcome === null),
  ),
]
