import { presentNeeded, votesNeeded } from '../../../../law/rules/conventions/counting.ts'
import { dayOf } from '../../../../platform/clock.ts'
import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { type Choice, choices, methods, type Tally } from '../../schema/words.ts'

/** 2026年3月5日 of an instant or a day; nothing of nothing. */
export function spokenDay(at: string): string {
  if (!at) return ''
  const day = at.length === 10 ? at : dayOf(new Date(at))
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
}

/** The instant moved so that its UTC fields read as the bureau's clock. */
const local = (at: string) => new Date(new Date(at).getTime() + 8 * 3600_000)

/** 9:05 on the bureau's clock. */
export const spokenTime = (at: string): string =>
  at ? `${local(at).getUTCHours()}:${String(local(at).getUTCMinutes()).padStart(2, '0')}` : ''

/** 2026年3月5日（星期四）9:05 */
export const spokenMoment = (at: string): string =>
  at ? `${spokenDay(at)}（星期${'日一二三四五六'[local(at).getUTCDay()]}）${spokenTime(at)}` : ''

/** 2026年3月5日上午 */
export function spokenHalfDay(at: string): string {
  if (!at) return ''
  const hour = local(at).getUTCHours()
  return `${spokenDay(at)}${hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'}`
}

/** From when to when; the day is said twice only when it is another one. */
export function spokenSpan(from: string, to: string): string {
  if (!from || !to) return spokenMoment(from || to)
  const isSameDay = spokenDay(from) === spokenDay(to)
  return `${spokenMoment(from)}—${isSameDay ? spokenTime(to) : spokenMoment(to)}`
}

const digits = '〇一二三四五六七八九'

/** 一, 十二, 二十 … up to 99, as items of official documents are numbered. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return digits[ones]!
  return `${tens === 1 ? '' : digits[tens]}十${ones ? digits[ones] : ''}`
}

/** 分 as 万元, as exact as they are: 6.85万元 */
export const tenThousands = (fen: number | null): string =>
  fen === null ? '' : `${(fen / 1_000_000).toFixed(6).replace(/\.?0+$/, '')}万元`

/** A sentence ends with one full stop; nothing stays nothing. */
export const sentence = (text: string): string => {
  const bare = text.trim().replace(/[。；;.\s]+$/, '')
  return bare && `${bare}。`
}

export const joined = (words: readonly string[]): string => words.filter(Boolean).join('、')

/** The same said once. */
export const joinedOnce = (words: readonly string[]): string => joined([...new Set(words)])

export const attended = ({ members }: MeetingRecord) => members.filter(({ wasPresent }) => wasPresent)
export const absent = ({ members }: MeetingRecord) => members.filter(({ wasPresent }) => !wasPresent)
export const named = ({ name, absenceReason }: MeetingRecord['members'][number]) =>
  `${name}（${absenceReason || '没有说明原因'}）`

/** An observer with post and, when not for the whole meeting, the items. */
export function observerWords({ name, title, items }: MeetingRecord['observers'][number]): string {
  const forItems = items && `列席第${items.join('、')}项`
  const more = [title, forItems].filter(Boolean).join('，')
  return more ? `${name}（${more}）` : name
}

/** What belongs to the vote that counted. */
export const closedVote = ({ votes }: RecordItem) => votes.findLast(({ state }) => state === 'closed')

export const ballotsIn = ({ agree, disagree, defer, abstain, invalid }: Tally) =>
  agree + disagree + defer + abstain + invalid

/** 同意5票，不同意0票，缓议0票，弃权1票，共6票 */
function tallyWords(tally: Tally): string {
  const counts = Object.entries(choices).map(([choice, title]) => `${title}${tally[choice as Choice]}票`)
  const invalid = tally.invalid ? [`无效${tally.invalid}票`] : []
  return [...counts, ...invalid, `共${ballotsIn(tally)}票`].join('，')
}

const ends = { passed: '通过', failed: '未通过', postponed: '缓议', reported: '已听取' } as const

export const outcomeWords = ({ result }: RecordItem): string => (result ? ends[result.outcome] : '')

/** The result of an item with all the arithmetic it follows from. */
export function resultWords(item: RecordItem): string {
  const { result, kind } = item
  if (!result) return '没有表决'
  const { outcome, tally, base, present, reason, until } = result
  if (outcome === 'reported') return `听取汇报，不表决。${sentence(reason)}`
  const vote = closedVote(item)
  if (!tally || !vote) return `缓议：${sentence(reason)}${until ? `${spokenDay(until)}再议。` : ''}`
  const twoThirds = `，三分之二以上为${presentNeeded('三分之二以上', base)}人`
  const quorum = `应到会${base}人，到会${present}人${kind === 'ordinary' ? '' : twoThirds}`
  const least = `超过应到会${base}人的半数为${votesNeeded(base)}票以上`
  const got = outcome === 'postponed' ? `缓议${tally.defer}票` : `同意${tally.agree}票`
  return `${methods[vote.method]}：${tallyWords(tally)}。${quorum}；${least}，${got}，${ends[outcome]}。`
}

/** Who chose what, for shows of hands and named ballots. */
export function choiceWords(named: readonly { name: string; choice: Choice }[]): string {
  return Object.entries(choices)
    .map(([choice, title]) => ({ title, names: named.filter((one) => one.choice === choice).map(({ name }) => name) }))
    .filter(({ names }) => names.length > 0)
    .map(({ title, names }) => `${title}：${names.join('、')}`)
    .join('；')
}

/** Who does what until when, in the sentence of the decision. */
export const taskWords = (tasks: RecordItem['tasks']): string =>
  tasks
    .map(({ title, owner, section, supporting, dueOn }) => {
      const by = [`由${owner}负责`, section && `${section}承办`, supporting.length && `${supporting.join('、')}配合`]
      return `${title}，${by.filter(Boolean).join('，')}，于${spokenDay(dueOn)}前完成`
    })
    .join('；')
