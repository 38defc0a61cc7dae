import type { WorkCalendar } from '../../law/calendar/workdays.ts'
import { type Citation, citationText, cite } from '../../law/cite.ts'
import { addDays, type Day, daysBetween } from '../../law/periods.ts'
import type { LocalValues } from '../../law/rules/local.ts'
import { inDays, inWorkdays, type Term } from '../../law/rules/voices/term.ts'
import type { Act, ItemKind, ItemLine, ItemState } from './schema.ts'

/** What deadlines are reckoned with. */
export type Reckoning = { today: Day; calendar: WorkCalendar; settings: LocalValues }

/** An item as far as its course depends on it. */
export type Item = {
  kind: ItemKind
  state: ItemState
  sectionId: string | null
  handlerId: string | null
  aboutId: string | null
  receivedOn: Day
  acceptedOn: Day | null
  nominalOn: Day | null
  dueOn: Day | null
  firstDueOn: Day | null
  isComplex: boolean
  extensionAskedBy: string | null
  extendedBy: string | null
  extendedOn: Day | null
  contactedOn: Day | null
  answeredOn: Day | null
  closedOn: Day | null
  publishedOn: Day | null
  isSatisfied: boolean | null
  reopenings: number
  /** who wrote and who approved the last answer */
  drafterId: string | null
  approverId: string | null
  /** calls since the last answer */
  calls: { outcome: 'satisfied' | 'dissatisfied' | 'unreachable' }[]
}

/** An act with what it carries; whoever acts is a person of the unit. */
export type Step =
  | { act: 'accept'; kind: ItemKind; isComplex: boolean; aboutId: string | null }
  | { act: 'assign'; sectionId: string; handlerId: string | null }
  | { act: 'call-back'; outcome: 'satisfied' | 'dissatisfied' | 'unreachable' }
  | { act: 'raiser-answer'; isSatisfied: boolean }
  | { act: Exclude<Act, 'accept' | 'assign' | 'call-back' | 'raiser-answer'> }

/** Silence of the raiser for so many days after the answer counts as no objection. */
export const SILENCE_DAYS = 15
const APPEAL_DAYS = 60
const APPEAL_EXTRA_DAYS = 30

/** Until when it must be settled whether the unit takes it up; for bad ratings, until when the rater is contacted. */
export function settleBy(kind: ItemKind, receivedOn: Day, { calendar, settings }: Reckoning): Term {
  if (kind === 'tourism') return inWorkdays(receivedOn, 5, calendar)
  if (kind === 'hotline') return inWorkdays(receivedOn, settings.hotlineReturnWorkdays, calendar)
  if (kind === 'rating') return inWorkdays(receivedOn, settings.ratingContactWorkdays, calendar)
  return inDays(receivedOn, 15, calendar)
}

/** The last day on which something that is not the unit's duty may be sent back with reasons. */
function returnBy(kind: ItemKind, receivedOn: Day, { calendar, settings }: Reckoning): Day {
  return inWorkdays(receivedOn, kind === 'hotline' ? settings.hotlineReturnWorkdays : 5, calendar).due
}

/** Until when it must be answered. */
export function answerBy(
  item: Pick<Item, 'kind' | 'isComplex'> & { from: Day; isExtended: boolean },
  { calendar, settings }: Reckoning,
): Term {
  const { kind, from, isComplex, isExtended } = item
  if (kind === 'hotline') {
    const extra = isExtended ? settings.hotlineExtraWorkdays : 0
    return inWorkdays(from, settings.hotlineWorkdays + extra, calendar)
  }
  if (kind === 'rating') {
    return inWorkdays(from, isComplex ? settings.ratingComplexWorkdays : settings.ratingFixWorkdays, calendar)
  }
  const days = kind === 'suggestion' ? settings.suggestionDays : APPEAL_DAYS
  return inDays(from, days + (isExtended ? APPEAL_EXTRA_DAYS : 0), calendar)
}

const bases: Record<ItemKind, Citation> = {
  suggestion: cite('petition-2022', '第三十四条'),
  appeal: cite('petition-2022', '第三十四条'),
  tourism: cite('tourism-complaint-2010', '答复和调解'),
  hotline: cite('hotline-shandong-2020', '办理时限'),
  rating: cite('rating-practice', '差评时限'),
}

const settleBases: Partial<Record<ItemKind, Citation>> = {
  suggestion: cite('petition-2022', '第二十三条'),
  appeal: cite('petition-2022', '第二十三条'),
  tourism: cite('tourism-complaint-2010', '第十五条'),
}

const UNCONFIRMED = '建议意见没有见到统一期限，按“本地规定”里的天数（来源未确认，默认照申诉求决的60日）'

/** The article of the limit that runs, `《…》第…条`, with 待核对 where the source was not seen. */
export function basisOf(kind: ItemKind, state: ItemState): string {
  if (kind === 'suggestion' && state !== 'registered') return UNCONFIRMED
  const { title, article, status } = citationText((state === 'registered' && settleBases[kind]) || bases[kind])
  return `《${title}》${article}${status === 'verified' ? '' : '（待核对）'}`
}

const OPEN: readonly ItemState[] = ['accepted', 'assigned', 'drafted']

const statesFor: Record<Act, readonly ItemState[]> = {
  accept: ['registered'],
  return: ['registered'],
  assign: ['accepted', 'assigned'],
  draft: ['assigned'],
  approve: ['drafted'],
  'send-back': ['drafted'],
  contact: OPEN,
  'ask-extension': OPEN,
  extend: OPEN,
  publish: ['answered', 'closed'],
  'call-back': ['answered'],
  'raiser-answer': ['answered'],
  close: ['answered'],
  merge: ['registered', 'accepted', 'assigned'],
  'to-discipline': ['registered', 'accepted'],
}

export const NO_THIRD = '经办人、审核人和拟写过答复的人不能回访，请由第三人回访'

/** How many more to draw, so that of all considered at least this share is drawn; never more than there are. */
export function stillToDraw(
  { considered, drawn }: { considered: number; drawn: number },
  fresh: number,
  percent: number,
): number {
  const wanted = Math.ceil(((considered + fresh) * percent) / 100)
  return Math.min(fresh, Math.max(0, wanted - drawn))
}

/** Why an act cannot be done now, in a sentence that says what to do; null when it can. */
export function refusalOf(item: Item, act: Act, actorId: string | null, reckoning: Reckoning): string | null {
  if (!statesFor[act].includes(item.state)) return '这件事现在不能这样办理，请刷新后看它办到了哪一步'
  if (actorId === null) return '这个账号没有对应的人员，不能办理'
  if (item.aboutId === actorId && act !== 'close') return '您是被反映人，应当回避，请由其他人办理'
  const { today } = reckoning
  switch (act) {
    case 'return':
      if (item.kind === 'rating') return '差评应当核实，不能退回'
      return today > returnBy(item.kind, item.receivedOn, reckoning) ? '已超过提出异议的期限，应当受理办理' : null
    case 'contact':
      if (item.kind !== 'rating') return '只有差评需要登记联系情况'
      return item.contactedOn ? '已经登记过联系情况' : null
    case 'ask-extension':
      if (item.kind === 'rating') return '差评整改不延期；情况复杂的在受理时注明'
      if (item.extensionAskedBy) return '只能延期一次，已经申请过'
      return today > item.dueOn! ? '已经超过期限，不能再申请延期，请尽快答复' : null
    case 'extend':
      if (!item.extensionAskedBy) return '还没有人申请延期'
      if (item.extendedOn) return '已经延期过一次'
      return item.extensionAskedBy === actorId ? '申请延期的人不能自己批准' : null
    case 'approve':
      return item.drafterId === actorId ? '拟写答复的人不能自己审核，请由别人审核' : null
    case 'publish':
      return item.publishedOn ? '已经公开过' : null
    case 'call-back':
      return [item.drafterId, item.approverId, item.handlerId].includes(actorId) ? NO_THIRD : null
    case 'close':
      return closingRefusal(item, reckoning)
    default:
      return null
  }
}

function closingRefusal({ kind, isSatisfied, calls, answeredOn }: Item, { today, settings }: Reckoning): string | null {
  if (isSatisfied === false) return '提出人仍不满意，应当重新办理'
  const reached = calls.some(({ outcome }) => outcome === 'satisfied')
  const tried = calls.filter(({ outcome }) => outcome === 'unreachable').length >= settings.callTries
  if (reached || tried || (isSatisfied && kind !== 'hotline')) return null
  if (kind === 'hotline') return '热线工单没有回访结果，不能办结'
  if (daysBetween(answeredOn!, today) > SILENCE_DAYS) return null
  return `提出人还没有表示意见。请回访，或者等答复满${SILENCE_DAYS}天`
}

/** The item after an act; a sentence where it is refused. */
export function stepped(item: Item, step: Step, actorId: string | null, reckoning: Reckoning): Item | string {
  const refusal = refusalOf(item, step.act, actorId, reckoning)
  if (refusal) return refusal
  const { today } = reckoning
  switch (step.act) {
    case 'accept': {
      const { kind, isComplex, aboutId } = step
      const from = kind === 'hotline' || kind === 'rating' ? item.receivedOn : today
      const { nominal, due } = answerBy({ kind, isComplex, from, isExtended: false }, reckoning)
      const terms = { acceptedOn: today, nominalOn: nominal, dueOn: due, firstDueOn: due }
      return { ...item, ...terms, kind, isComplex, aboutId, state: 'accepted' }
    }
    case 'return':
      return { ...item, state: 'returned' }
    case 'assign':
      if (step.handlerId !== null && step.handlerId === item.aboutId) return '经办人是被反映人，应当回避，请换人办理'
      return { ...item, state: 'assigned', sectionId: step.sectionId, handlerId: step.handlerId }
    case 'draft':
      return { ...item, state: 'drafted', drafterId: actorId, approverId: null }
    case 'approve':
      return { ...item, state: 'answered', approverId: actorId, answeredOn: today, isSatisfied: null, calls: [] }
    case 'send-back':
      return { ...item, state: 'assigned' }
    case 'contact':
      return { ...item, contactedOn: today }
    case 'ask-extension':
      return { ...item, extensionAskedBy: actorId }
    case 'extend':
      return extended(item, actorId!, reckoning)
    case 'publish':
      return { ...item, publishedOn: today }
    case 'call-back': {
      const called = { ...item, calls: [...item.calls, { outcome: step.outcome }] }
      if (step.outcome === 'dissatisfied') return reopened(called, reckoning)
      return step.outcome === 'satisfied' ? { ...called, isSatisfied: true } : called
    }
    case 'raiser-answer':
      return step.isSatisfied ? { ...item, isSatisfied: true } : reopened(item, reckoning)
    case 'close':
      return { ...item, state: 'closed', closedOn: today }
    case 'merge':
      return { ...item, state: 'merged' }
    default:
      return item
  }
}

function extended(item: Item, actorId: string, reckoning: Reckoning): Item {
  const { kind, isComplex, receivedOn, acceptedOn } = item
  const from = kind === 'hotline' ? receivedOn : acceptedOn!
  const { nominal, due } = answerBy({ kind, isComplex, from, isExtended: true }, reckoning)
  return { ...item, nominalOn: nominal, dueOn: due, extendedBy: actorId, extendedOn: reckoning.today }
}

/** Still not: it is worked on again, with the term of its kind from today; the first date stays. */
function reopened(item: Item, reckoning: Reckoning): Item {
  const { kind, isComplex } = item
  const { nominal, due } = answerBy({ kind, isComplex, from: reckoning.today, isExtended: false }, reckoning)
  const again = { state: 'assigned', isSatisfied: false, reopenings: item.reopenings + 1 } as const
  return { ...item, ...again, nominalOn: nominal, dueOn: due }
}

/** Half of the time gone is amber; red follows the nominal date, the earlier one. */
export function lampOf(item: { state: ItemState; nominalOn: Day | null; from: Day }, today: Day): ItemLine['lamp'] {
  if (['answered', 'closed', 'returned', 'merged', 'withdrawn'].includes(item.state)) return 'green'
  if (item.nominalOn === null) return 'amber'
  if (today > item.nominalOn) return 'red'
  const half = addDays(item.from, Math.floor(daysBetween(item.from, item.nominalOn) / 2))
  return today >= half ? 'amber' : 'grey'
}

const GRAM = 2
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

function gramsOf(text: string): Set<string> {
  const letters = [...plain(text)]
  if (letters.length <= GRAM) return new Set([letters.join('')])
  return new Set(letters.slice(0, 1 - GRAM).map((_, index) => letters.slice(index, index + GRAM).join('')))
}

/** How alike two texts are, in percent: shared pairs of characters of all pairs; 100 for the same text. */
export function similarity(one: string, other: string): number {
  const [first, second] = [gramsOf(one), gramsOf(other)]
  const shared = [...first].filter((gram) => second.has(gram)).length
  const all = first.size + second.size - shared
  return all === 0 ? 0 : Math.round((shared * 100) / all)
}

/** What must not be published without a second look: telephone and identity numbers, names of the unit's people. */
export function privacyWarnings(text: string, names: readonly string[]): string[] {
  const found: string[] = []
  if (/(?<!\d)\d{17}[\dXx](?!\d)/.test(text)) found.push('疑似身份证号')
  if (/(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-\s]?\d{7,8})(?!\d)/.test(text)) found.push('疑似电话号码')
  const named = names.filter((name) => name.length > 1 && text.includes(name))
  if (named.length) found.push(`本单位人员姓名：${named.slice(0, 5).join('、')}`)
  return found
}
