import { sentenceDate } from '../../../../ui/format.ts'
import type { EligibilityLine, PersonStanding } from '../../schema.ts'

/** The next rank in one line: `三级主任科员，最早2026年12月1日`. Null where there is none. */
export function rankSentence({ rank, on }: Pick<PersonStanding, 'rank' | 'on'>): string | null {
  if (!rank?.next) return null
  const { next, eligibleOn } = rank
  if (!eligibleOn) return `${next}，最早日期还算不出`
  const day = sentenceDate(eligibleOn)
  return eligibleOn <= on ? `${next}，任职年限自${day}起已满` : `${next}，最早${day}`
}

/** What the lines of one post come to, of the conditions that bar and of those that only ask for a reason. */
export function eligibilitySummary(lines: readonly EligibilityLine[]): { isClear: boolean; text: string } {
  const broken = lines.filter(({ verdict, force }) => verdict === 'broken' && force === 'forbid')
  const reasons = lines.filter(({ verdict, force }) => verdict === 'broken' && force !== 'forbid')
  const also = reasons.length > 0 ? `另有${reasons.length}条需要说明理由或者核对。` : ''
  if (broken.length === 0) return { isClear: true, text: `按档案里的记录，没有不符合的条件。${also}` }
  return { isClear: false, text: `有${broken.length}条不符合，${untilMet(broken)}。${also}` }
}

function untilMet(broken: readonly EligibilityLine[]): string {
  const days = broken.flatMap(({ eligibleOn }) => eligibleOn ?? []).sort()
  const undated = broken.length - days.length
  const last = days.at(-1)
  if (!last) return '什么时候能满足算不出'
  if (undated > 0) return `其中${undated}条什么时候能满足算不出，其余最早${sentenceDate(last)}满足`
  return `最早${sentenceDate(last)}全部满足`
}
