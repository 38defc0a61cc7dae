import { addDays, addMonths, type Day, daysBetween } from '../../law/periods.ts'
import type { Lamp, OriginKind, ProblemState, Timing } from './schema.ts'

/** What a measure can show. */
export type MeasureStanding = {
  /** the measure is a rule: a photo alone does not prove it */
  isRule: boolean
  evidence: readonly { isPhoto: boolean; validUntil: Day | null }[]
}

/** All that decides what may happen to a problem next. */
export type Standing = {
  state: ProblemState
  timing: Timing
  ownerId: string | null
  submittedById: string | null
  verifierId: string | null
  needsRaiserAnswer: boolean
  raiserSatisfied: boolean | null
  foundOn: Day
  begunOn: Day
  dueOn: Day | null
  firstDueOn: Day | null
  closedOn: Day | null
  returns: number
  reopenings: number
  measures: readonly MeasureStanding[]
  pending: { askedById: string; toOn: Day } | null
}

/** Persons are named by their id; null is an account without a person, or the public raiser where said. */
export type Act =
  | { kind: 'assign'; ownerId: string; dueOn: Day | null }
  | { kind: 'submit'; byId: string | null }
  | { kind: 'return'; byId: string | null }
  | { kind: 'verify'; byId: string | null }
  /** `byId` null: the raiser answered without anybody in between */
  | { kind: 'answer'; byId: string | null; isSatisfied: boolean }
  /** `byId` null: it came back by itself */
  | { kind: 'reopen'; byId: string | null; dueOn: Day | null }
  | { kind: 'withdraw'; byId: string | null }
  | { kind: 'ask-date'; byId: string | null; toOn: Day }
  | { kind: 'decide-date'; byId: string | null; agrees: boolean }

export type Change = Partial<Omit<Standing, 'measures' | 'timing' | 'needsRaiserAnswer' | 'foundOn'>>
export type Verdict = { refusal: string } | { change: Change }

const refused = (refusal: string): Verdict => ({ refusal })
const isOver = (state: ProblemState) => state === 'closed' || state === 'withdrawn'

/** What an act does to a problem, or why it may not be. Pure: the service locks, asks here, and writes. */
export function decide(standing: Standing, act: Act, today: Day): Verdict {
  if (standing.state === 'withdrawn') return refused('这个问题已经撤回，不能再办理')
  if (act.kind === 'assign') return assign(standing, act)
  if (act.kind === 'answer') return answer(standing, act, today)
  if (act.kind === 'reopen') return reopen(standing, act, today)
  if (standing.state === 'closed') return refused('这个问题已经销号，需要再办的请先重新打开')
  if (act.kind === 'submit') return submit(standing, act.byId, today)
  if (act.kind === 'return') return giveBack(standing, act.byId)
  if (act.kind === 'verify') return verify(standing, act.byId, today)
  if (act.kind === 'withdraw') return withdraw(standing, act.byId)
  if (act.kind === 'ask-date') return askDate(standing, act)
  return decideDate(standing, act)
}

function assign(standing: Standing, { ownerId, dueOn }: Extract<Act, { kind: 'assign' }>): Verdict {
  const { state } = standing
  if (state !== 'open' && state !== 'in-hand') return refused('已经报完成或者销号的问题不能改责任人')
  if (standing.dueOn !== null && dueOn !== null && dueOn !== standing.dueOn) {
    return refused('整改时限已经定下，改期请走延期审批，原定日期保留')
  }
  const due = standing.dueOn ?? dueOn
  if (due === null && standing.timing !== 'lasting') return refused('请同时定下整改时限')
  if (due !== null && due < standing.begunOn) return refused('整改时限不能早于发现问题的日期')
  return { change: { state: 'in-hand', ownerId, dueOn: due, firstDueOn: standing.firstDueOn ?? due } }
}

/** Why the measures do not yet carry a report of completion; null when they do. */
export function lackOfEvidence(measures: readonly MeasureStanding[], today: Day): string | null {
  if (!measures.length) return '还没有整改措施，请先填写措施'
  const valid = measures.map(({ isRule, evidence }) => ({
    isRule,
    evidence: evidence.filter(({ validUntil }) => validUntil === null || validUntil >= today),
  }))
  const empty = valid.filter(({ evidence }) => !evidence.length).length
  if (empty) return `有${empty}条措施没有有效的佐证材料，请先上传文件或者关联记录`
  const onlyPhotos = valid.filter(({ isRule, evidence }) => isRule && evidence.every(({ isPhoto }) => isPhoto)).length
  if (onlyPhotos) return `有${onlyPhotos}条建章立制的措施只有照片，请补上制度文件或者关联记录`
  return null
}

function submit(standing: Standing, byId: string | null, today: Day): Verdict {
  if (standing.state === 'open') return refused('还没有定责任人和时限，请先分派')
  if (standing.state !== 'in-hand') return refused('已经报完成，正在等待核实')
  if (byId === null) return refused('您的账号没有对应到人员，不能报完成')
  const lack = lackOfEvidence(standing.measures, today)
  if (lack) return refused(lack)
  return { change: { state: 'submitted', submittedById: byId } }
}

/** Why somebody may not verify; null when nothing stands against it. */
export function biasOf({ ownerId, submittedById }: Standing, byId: string | null): string | null {
  if (byId === null) return '您的账号没有对应到人员，不能核实'
  if (byId === ownerId) return '责任人不能核实自己的整改，请由别人核实'
  if (byId === submittedById) return '报完成的人不能核实，请由别人核实'
  return null
}

function giveBack(standing: Standing, byId: string | null): Verdict {
  if (standing.state !== 'submitted') return refused('还没有报完成，没有可以退回的')
  const bias = biasOf(standing, byId)
  if (bias) return refused(bias)
  return { change: { state: 'in-hand', submittedById: null, returns: standing.returns + 1 } }
}

function verify(standing: Standing, byId: string | null, today: Day): Verdict {
  if (standing.state === 'answering') return refused('已经核实，正在等提出人答复')
  if (standing.state !== 'submitted') return refused('责任人还没有报完成，请先由责任人报完成')
  const bias = biasOf(standing, byId)
  if (bias) return refused(bias)
  if (standing.pending) return refused('延期申请还没有答复，请先答复')
  const lack = lackOfEvidence(standing.measures, today)
  if (lack) return refused(lack)
  const isAnswered = !standing.needsRaiserAnswer || standing.raiserSatisfied === true
  const closed = isAnswered ? ({ state: 'closed', closedOn: today } as const) : ({ state: 'answering' } as const)
  return { change: { ...closed, verifierId: byId } }
}

function answer(standing: Standing, act: Extract<Act, { kind: 'answer' }>, today: Day): Verdict {
  if (!standing.needsRaiserAnswer) return refused('这个问题不需要提出人答复')
  if (act.byId !== null && (act.byId === standing.ownerId || act.byId === standing.submittedById)) {
    return refused('责任人不能代为登记提出人的答复，请由别人登记')
  }
  const { isSatisfied } = act
  if (!isSatisfied && (standing.state === 'closed' || standing.state === 'answering')) {
    return { change: { ...anew(standing, null, today), raiserSatisfied: false } }
  }
  if (isSatisfied && standing.state === 'answering') {
    return { change: { state: 'closed', closedOn: today, raiserSatisfied: true } }
  }
  if (!isSatisfied && standing.state === 'submitted') {
    const back = { state: 'in-hand', submittedById: null, returns: standing.returns + 1 } as const
    return { change: { ...back, raiserSatisfied: false } }
  }
  return { change: { raiserSatisfied: isSatisfied } }
}

/** The work begins anew: the same number of days as at first unless another date is given. */
function anew(standing: Standing, dueOn: Day | null, today: Day): Change {
  const { firstDueOn, foundOn, ownerId } = standing
  const days = firstDueOn === null ? null : Math.max(daysBetween(foundOn, firstDueOn), 1)
  const due = dueOn ?? (days === null ? null : addDays(today, days))
  return {
    state: ownerId === null ? 'open' : 'in-hand',
    ...{ submittedById: null, verifierId: null, closedOn: null, raiserSatisfied: null, pending: null },
    ...{ begunOn: today, dueOn: due, firstDueOn: firstDueOn ?? due, reopenings: standing.reopenings + 1 },
  }
}

function reopen(standing: Standing, { byId, dueOn }: Extract<Act, { kind: 'reopen' }>, today: Day): Verdict {
  if (standing.state !== 'closed' && standing.state !== 'answering') return refused('问题还没有销号，不需要重新打开')
  if (byId !== null && byId === standing.ownerId) return refused('责任人不能重新打开自己的问题，请由别人办理')
  if (dueOn !== null && dueOn < today) return refused('新的整改时限不能早于今天')
  return { change: anew(standing, dueOn, today) }
}

function withdraw(standing: Standing, byId: string | null): Verdict {
  if (standing.state !== 'open' && standing.state !== 'in-hand') return refused('已经报完成的问题不能撤回')
  if (standing.needsRaiserAnswer) return refused('群众提出的问题不能撤回，请办理后答复')
  if (byId !== null && byId === standing.ownerId) return refused('责任人不能撤回自己的问题，请由别人办理')
  if (standing.reopenings) return refused('重新打开过的问题不能撤回')
  if (standing.measures.some(({ evidence }) => evidence.length)) return refused('已经有佐证材料的问题不能撤回')
  return { change: { state: 'withdrawn', pending: null } }
}

function askDate(standing: Standing, { byId, toOn }: Extract<Act, { kind: 'ask-date' }>): Verdict {
  if (standing.state !== 'in-hand') return refused('只有整改中的问题可以申请延期')
  if (byId === null) return refused('您的账号没有对应到人员，不能申请延期')
  if (standing.dueOn === null) return refused('这个问题没有定时限，不需要延期')
  if (standing.pending) return refused('已经有一个延期申请等待答复')
  if (toOn <= standing.dueOn) return refused('延期后的日期应在现在的时限之后')
  return { change: { pending: { askedById: byId, toOn } } }
}

function decideDate(standing: Standing, { byId, agrees }: Extract<Act, { kind: 'decide-date' }>): Verdict {
  const { pending, ownerId } = standing
  if (!pending) return refused('没有等待答复的延期申请')
  if (byId === null) return refused('您的账号没有对应到人员，不能答复延期申请')
  if (byId === pending.askedById || byId === ownerId) return refused('申请人和责任人不能批准延期，请由别人答复')
  return { change: agrees ? { pending: null, dueOn: pending.toOn } : { pending: null } }
}

/** Amber from the day half of the time is gone, red from the day after the last one, green once closed. */
export function lampOf({ state, begunOn, dueOn }: Pick<Standing, 'state' | 'begunOn' | 'dueOn'>, today: Day): Lamp {
  if (state === 'closed') return 'green'
  if (isOver(state) || dueOn === null || state === 'answering') return 'grey'
  if (today > dueOn) return 'red'
  return today >= halfTime(begunOn, dueOn) ? 'amber' : 'grey'
}

/** The day on which half of the time is gone. */
export const halfTime = (begunOn: Day, dueOn: Day): Day => addDays(begunOn, Math.floor(daysBetween(begunOn, dueOn) / 2))

/** How many days before the last one the second reminder comes. */
const SECOND_REMINDER_DAYS = 3

/**
 * How many reminders have gone out: at half time, shortly before the last day, and when it has passed. The third goes
 * to the responsible leader as well.
 */
export function remindersBy(
  { state, begunOn, dueOn }: Pick<Standing, 'state' | 'begunOn' | 'dueOn'>,
  today: Day,
): 0 | 1 | 2 | 3 {
  if ((state !== 'open' && state !== 'in-hand') || dueOn === null) return 0
  if (today > dueOn) return 3
  const half = halfTime(begunOn, dueOn)
  const near = addDays(dueOn, -SECOND_REMINDER_DAYS)
  if (today >= (near > half ? near : addDays(half, 1))) return 2
  return today >= half ? 1 : 0
}

/** True when something found on a day is a closed problem come back: within so many calendar months. */
export const isRecurrence = (closedOn: Day, foundOn: Day, months: number): boolean =>
  foundOn >= closedOn && foundOn <= addMonths(closedOn, months)

/** The date an inspection leaves for putting right; null where none is set. */
export function usualDueOn(
  kind: OriginKind,
  foundOn: Day,
  { inspectionMonths, patrolMonths }: { inspectionMonths: number; patrolMonths: number },
): Day | null {
  if (kind === 'inspection') return addMonths(foundOn, inspectionMonths)
  if (kind === 'patrol') return addMonths(foundOn, patrolMonths)
  return null
}
