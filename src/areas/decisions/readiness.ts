import type { Day } from '../../law/periods.ts'
import { votesNeeded } from '../../law/rules/conventions/counting.ts'
import type { Category, Kind } from './schema/words.ts'

/** A line of the catalogue of matters as it concerns a topic. */
export type Matter = {
  id: string
  category: Category
  title: string
  kind: Kind
  thresholdFen: number | null
  needsLegality: boolean
  needsFinance: boolean
  needsConsultation: boolean
  validFrom: Day
  validUntil: Day | null
}

/** What has to be known of a topic to say whether it may go on an agenda. */
export type TopicFacts = {
  category: Category
  amountFen: number | null
  presenter: string
  priorTalks: string
  isConsented: boolean
  matter: Pick<Matter, 'needsLegality' | 'needsFinance' | 'needsConsultation'> | null
  items: readonly { title: string; act: string | null; personId: string | null; postId: string | null }[]
  materials: number
  opinions: readonly { kind: string; result: string }[]
  /** 复议: members who consented, and all members; null for anything else */
  reconsideration: { consents: number; members: number } | null
}

const opinionWords = { legality: '合法性审查意见', finance: '财务意见', consultation: '征求意见情况' } as const

function missingOpinions({ matter, opinions }: TopicFacts): string[] {
  const needed = [
    ...(matter?.needsLegality ? (['legality'] as const) : []),
    ...(matter?.needsFinance ? (['finance'] as const) : []),
    ...(matter?.needsConsultation ? (['consultation'] as const) : []),
  ]
  return needed.flatMap((kind) => {
    const last = opinions.findLast((one) => one.kind === kind)
    if (!last) return [`还没有${opinionWords[kind]}，请送有关科室提出`]
    return last.result === 'disagree' ? [`${opinionWords[kind]}为不同意，请修改后重新征求`] : []
  })
}

function missingAppointments({ category, items }: TopicFacts): string[] {
  if (category !== 'appointment') return []
  const vague = items.filter((item) => item.personId === null || (item.act === 'appoint' && item.postId === null))
  return vague.map(({ title }) => `“${title}”还没有写明人选和职位，任免须逐人表决`)
}

/**
 * What a topic still lacks before it may go on an agenda, in sentences that say what to do; empty when nothing. The
 * secretary settles the topics (党组工作条例（试行）第二十五条); 复议 needs the consent of more than half of the members
 * (干部任用条例).
 */
export function missingOf(topic: TopicFacts): string[] {
  const { category, amountFen, presenter, priorTalks, isConsented, items, materials, reconsideration } = topic
  const isPaid = category === 'funds' || category === 'project'
  const needed = reconsideration ? votesNeeded(reconsideration.members) : 0
  return [
    ...(items.length ? [] : ['还没有写明要表决的事项']),
    ...missingAppointments(topic),
    ...(presenter ? [] : ['还没有写明汇报人']),
    ...(priorTalks ? [] : ['还没有写明会前沟通情况']),
    ...(isPaid && amountFen === null ? ['还没有写明金额'] : []),
    ...(materials || category === 'appointment' ? [] : ['还没有上传会议材料']),
    ...missingOpinions(topic),
    ...(reconsideration && reconsideration.consents < needed
      ? [`复议须党组成员${needed}人以上同意，现有${reconsideration.consents}人`]
      : []),
    ...(isConsented ? [] : ['党组书记还没有同意上会']),
  ]
}

/** The line of the catalogue a topic falls under: of its category, in force that day, the highest threshold reached. */
export function matterFor<M extends Pick<Matter, 'category' | 'thresholdFen' | 'validFrom' | 'validUntil'>>(
  matters: readonly M[],
  { category, amountFen, on }: { category: Category; amountFen: number | null; on: Day },
): M | null {
  const inForce = matters.filter(
    (one) => one.category === category && one.validFrom <= on && (one.validUntil === null || on <= one.validUntil),
  )
  const reached = inForce.filter((one) => one.thresholdFen === null || (amountFen ?? 0) >= one.thresholdFen)
  return reached.toSorted((one, other) => (other.thresholdFen ?? 0) - (one.thresholdFen ?? 0))[0] ?? null
}
