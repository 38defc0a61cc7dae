import { dayOf } from '../../../../platform/clock.ts'
import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { choices, methods } from '../../schema/words.ts'

/** 2026年3月5日 of an instant or a day. */
export function spokenDay(at: string): string {
  if (!at) return ''
  const day = at.length === 10 ? at : dayOf(new Date(at))
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
}

/** 9:05 of the bureau's clock. */
export function spokenTime(at: string): string {
  if (!at) return ''
  const local = new Date(new Date(at).getTime() + 8 * 3600_000)
  return `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`
}

const digits = '〇一二三四五六七八九'

/** 一, 十二, 二十 … up to 99, as items of official documents are numbered. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  const unit = ones ? digits[ones]! : ''
  if (tens === 0) return digits[ones]!
  return `${tens === 1 ? '' : digits[tens]}十${unit}`
}

export const attended = ({ members }: MeetingRecord) => members.filter(({ wasPresent }) => wasPresent)
export const absent = ({ members }: MeetingRecord) => members.filter(({ wasPresent }) => !wasPresent)

/** The count and what follows from it, in one sentence. */
export function resultWords({ result, votes }: RecordItem): string {
  if (!result) return '没有表决'
  if (result.outcome === 'reported') return '听取汇报，不表决'
  const vote = votes.findLast(({ state }) => state === 'closed')
  if (!result.tally || !vote) return `缓议：${result.reason}${result.until ? `，${spokenDay(result.until)}再议` : ''}`
  const { agree, disagree, defer, abstain, invalid } = result.tally
  const counts = [
    `${choices.agree}${agree}票`,
    `${choices.disagree}${disagree}票`,
    `${choices.defer}${defer}票`,
    `${choices.abstain}${abstain}票`,
    ...(invalid ? [`无效${invalid}票`] : []),
  ]
  const ends = { passed: '通过', failed: '未通过', postponed: '缓议', reported: '' }
  return `${methods[vote.method]}，${counts.join('，')}。应到会${result.base}人，到会${result.present}人，${result.reason}，${ends[result.outcome]}`
}

/** Who does it until when, in the sentence of the decision. */
export const taskWords = (tasks: RecordItem['tasks']) =>
  tasks
    .map(({ title, owner, section, supporting, dueOn }) => {
      const by = [`由${owner}负责`, section && `${section}承办`, supporting.length && `${supporting.join('、')}配合`]
      return `${title}，${by.filter(Boolean).join('，')}，于${spokenDay(dueOn)}前完成。`
    })
    .join('')

/** A sentence ends with one full stop. */
export const sentence = (text: string) => (text ? `${text.replace(/[。；;.\s]+$/, '')}。` : '')
