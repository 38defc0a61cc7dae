import { randomUUID } from 'node:crypto'
import { CalendarMissing, isWorkday } from '../../../law/calendar/workdays.ts'
import { addDays, type Day } from '../../../law/periods.ts'
import { type Item, type Reckoning, type Step, settleBy, stepped } from '../rules.ts'
import { callOutcomes, type ItemKind, results } from '../schema.ts'
import type { Loaded } from '../server/queries/load.ts'
import type { Fate, WrittenAnswer } from './written.ts'

export type Person = { id: string; name: string }

/** Who works on an opinion of a section. */
export type Staff = { clerk: Person; caller: Person; head: Person; leader: Person }

/** Everything of one item before it is stored: where it stands and what was done to get there. */
export type Voice = {
  id: string
  item: Item
  title: string
  leaderId: string | null
  extensionReason: string | null
  mergedIntoId: string | null
  problemId: string | null
  settle: { nominal: Day; due: Day } | null
  declined: string
} & Pick<Loaded, 'entries' | 'answers' | 'calls' | 'raiserAnswers'>

export type Going = {
  unitId: string
  reckoning: Reckoning
  /** puts a dissatisfied raiser's matter into the ledger */
  toLedger: (voice: Voice, said: string, day: Day) => Promise<string>
}

/** The demo has come to today, or to a year whose holidays nobody knows. */
class SoFar extends Error {}

const QUARTER = 15 * 60_000
const RAISER: Person = { id: '00000000-0000-0000-0000-000000000000', name: '提出人' }

export function newVoice(
  { unitId, reckoning }: Going,
  { kind, title, receivedOn, clerk }: { kind: ItemKind; title: string; receivedOn: Day; clerk: Person },
): Voice {
  const none = { acceptedOn: null, nominalOn: null, dueOn: null, firstDueOn: null, contactedOn: null }
  const id = randomUUID()
  const at = new Date(`${receivedOn}T09:20:00+08:00`)
  const text = kind === 'rating' ? '差评自动登记' : '登记'
  return {
    ...{ id, title, leaderId: null, extensionReason: null, mergedIntoId: null, problemId: null, declined: '' },
    item: {
      ...{ ...none, kind, state: 'registered', receivedOn, sectionId: null, handlerId: null, aboutId: null },
      ...{ isComplex: false, extensionAskedBy: null, extendedBy: null, extendedOn: null, answeredOn: null },
      ...{ closedOn: null, publishedOn: null, isSatisfied: null, reopenings: 0, drafterId: null, approverId: null },
      calls: [],
    },
    settle: unlessUnknown(() => settleBy(kind, receivedOn, reckoning)),
    entries: [{ unitId, itemId: id, seq: 1, act: 'registered', text, byName: clerk.name, at }],
    ...{ answers: [], calls: [], raiserAnswers: [] },
  }
}

function unlessUnknown<T>(compute: () => T): T | null {
  try {
    return compute()
  } catch (error) {
    if (error instanceof CalendarMissing) return null
    throw error
  }
}

/** Brings an item to its fate by the rules of the area, one act after another; stops where today comes first. */
export async function bring(going: Going, voice: Voice, course: Course): Promise<void> {
  try {
    await new Walk(going, voice, course).go()
  } catch (error) {
    if (!(error instanceof SoFar) && !(error instanceof CalendarMissing)) throw error
  }
}

export type Course = { fate: Fate; sectionId: string; answer: WrittenAnswer | null; staff: Staff; calls: string[] }

class Walk {
  private readonly going: Going
  private readonly voice: Voice
  private readonly course: Course
  private day: Day

  constructor(going: Going, voice: Voice, course: Course) {
    this.going = going
    this.voice = voice
    this.course = course
    this.day = voice.item.receivedOn
  }

  /** So many days later, on a working day. */
  private after(days: number): void {
    const { calendar, today } = this.going.reckoning
    this.day = addDays(this.day, days)
    while (this.day < today && !isWorkday(calendar, this.day)) this.day = addDays(this.day, 1)
    if (this.day >= today) throw new SoFar()
  }

  private take(step: Step, by: Person, text: string): void {
    const { voice, day } = this
    const next = stepped(voice.item, step, by.id, { ...this.going.reckoning, today: day })
    if (typeof next === 'string') throw new Error(`${voice.title}: ${next}`)
    voice.item = next
    // Later acts of one day stand later in it.
    const at = new Date(new Date(`${day}T09:10:00+08:00`).getTime() + voice.entries.length * QUARTER)
    const entry = { seq: voice.entries.length + 1, act: step.act, text, byName: by.name }
    voice.entries.push({ unitId: this.going.unitId, itemId: voice.id, ...entry, at })
  }

  private get isQuick(): boolean {
    return this.voice.item.kind === 'hotline' || this.voice.item.kind === 'rating'
  }

  async go(): Promise<void> {
    const { fate, staff, sectionId } = this.course
    if (fate === 'waiting') return
    this.after(this.isQuick ? 0 : 1)
    if (fate === 'discipline') return this.take({ act: 'to-discipline' }, staff.clerk, '属于检举控告，转纪检办理')
    if (fate === 'returned') return this.giveBack()
    const { kind } = this.voice.item
    this.take({ act: 'accept', kind, isComplex: false, aboutId: null }, staff.clerk, '')
    this.voice.entries.at(-1)!.text = `受理，${this.voice.item.dueOn}前答复`
    if (fate === 'accepted') return
    this.after(this.isQuick ? 0 : 1)
    this.take({ act: 'assign', sectionId, handlerId: staff.head.id }, staff.clerk, '交责任科室办理')
    this.voice.leaderId = staff.leader.id
    if (kind === 'rating') {
      this.after(1)
      this.take({ act: 'contact' }, staff.clerk, '已与评价人联系')
    }
    if (fate === 'assigned' || fate === 'overdue') return
    this.answerOnce()
    if (fate === 'drafted' || fate === 'quiet') return
    await this.finish()
  }

  private giveBack(): void {
    this.voice.declined = '所反映的事项不属于文化和旅游部门职责，请向街道办事处或者有关主管部门反映。'
    this.take({ act: 'return' }, this.course.staff.clerk, this.voice.declined)
  }

  /** From the section's work to the answer, with what came between. */
  private answerOnce(): void {
    const { fate, staff } = this.course
    if (fate === 'extended') {
      this.after(this.isQuick ? 2 : 40)
      this.voice.extensionReason = '需要外单位提供材料，调解也要再约一次时间'
      this.take({ act: 'ask-extension' }, staff.head, this.voice.extensionReason)
      this.take({ act: 'extend' }, staff.leader, '')
      this.voice.entries.at(-1)!.text = `延期到${this.voice.item.dueOn}`
      this.after(this.isQuick ? 6 : 30)
    } else if (fate === 'late') {
      this.day = this.voice.item.dueOn!
      this.after(4)
    } else {
      const days = this.voice.item.kind === 'hotline' ? 3 : this.voice.item.kind === 'rating' ? 1 : 12
      this.after(fate === 'quiet' && !this.isQuick ? 24 : days)
    }
    this.draft()
    if (fate === 'drafted') return
    this.after(1)
    if (fate === 'sentback') {
      const reason = '没有回答群众问的什么时候办好，请写明日期。'
      this.take({ act: 'send-back' }, staff.leader, reason)
      this.voice.answers.at(-1)!.sentBackReason = reason
      this.after(2)
      this.draft()
      this.after(1)
    }
    this.approve()
  }

  private draft(): void {
    const { staff, answer } = this.course
    const { voice } = this
    if (!answer) throw new Error(`${voice.title}: the demo has no answer to it`)
    this.take({ act: 'draft' }, staff.head, '')
    const version = voice.answers.length + 1
    voice.entries.at(-1)!.text = `提交第${version}稿答复：${results[answer.result]}`
    const drafted = { draftedBy: staff.head.id, draftedAt: voice.entries.at(-1)!.at }
    const row = { unitId: this.going.unitId, itemId: voice.id, version, ...answer, ...drafted }
    voice.answers.push({ ...row, approvedBy: null, approvedAt: null, sentBackReason: null })
  }

  private approve(): void {
    const { leader } = this.course.staff
    this.take({ act: 'approve' }, leader, '审核通过，已答复提出人')
    Object.assign(this.voice.answers.at(-1)!, { approvedBy: leader.id, approvedAt: this.voice.entries.at(-1)!.at })
  }

  private async finish(): Promise<void> {
    const { fate, calls } = this.course
    if (fate === 'stillnot-open' || fate === 'stillnot-closed') {
      this.after(2)
      const said = '和上次说的一样，实际没有变化。'
      this.raiser(false, said)
      this.voice.problemId = await this.going.toLedger(this.voice, said, this.day)
      if (fate === 'stillnot-open') return
      this.after(this.isQuick ? 2 : 10)
      this.draft()
      this.after(1)
      this.approve()
    }
    if (fate === 'silent') this.after(17)
    else if (fate === 'satisfied' || (fate === 'stillnot-closed' && this.voice.item.kind !== 'hotline')) {
      this.after(3)
      this.raiser(true, '这次解决了，谢谢。')
    } else if (fate === 'unreachable') {
      for (const note of ['无人接听', '关机', '无人接听，已发短信']) {
        this.after(2)
        this.call('unreachable', note)
      }
    } else {
      this.after(4)
      this.call('satisfied', calls[this.voice.entries.length % calls.length]!)
    }
    this.after(1)
    this.take({ act: 'close' }, this.course.staff.clerk, '办结')
    if (fate !== 'published') return
    this.after(1)
    this.take({ act: 'publish' }, this.course.staff.clerk, '答复已公开')
  }

  private raiser(isSatisfied: boolean, text: string): void {
    const { unitId } = this.going
    const words = `${isSatisfied ? '满意' : '仍不满意'}：${text}`
    this.take({ act: 'raiser-answer', isSatisfied }, RAISER, words)
    const row = { unitId, id: randomUUID(), itemId: this.voice.id, opinionId: null }
    this.voice.raiserAnswers.push({ ...row, isSatisfied, text, onDay: this.day })
  }

  private call(outcome: keyof typeof callOutcomes, note: string): void {
    const { staff } = this.course
    const { voice } = this
    this.take({ act: 'call-back', outcome }, staff.caller, `${callOutcomes[outcome]}：${note}`)
    const last = voice.answers.at(-1)!
    voice.calls.push({
      ...{ unitId: this.going.unitId, id: randomUUID(), itemId: voice.id, version: last.version, outcome, note },
      ...{ drafterId: last.draftedBy, approverId: last.approvedBy!, handlerId: voice.item.handlerId },
      ...{ callerId: staff.caller.id, calledOn: this.day },
    })
  }
}

/** Several that say the same hang on one item and are answered once. */
export function mergeInto(going: Going, voice: Voice, main: Voice, by: Person): void {
  const on = { seq: voice.entries.length + 1, act: 'merge', byName: by.name }
  const at = new Date(`${addDays(voice.item.receivedOn, 1)}T16:20:00+08:00`)
  const next = stepped(voice.item, { act: 'merge' }, by.id, going.reckoning)
  if (typeof next === 'string') throw new Error(`${voice.title}: ${next}`)
  voice.item = next
  voice.mergedIntoId = main.id
  voice.entries.push({ unitId: going.unitId, itemId: voice.id, ...on, text: `归并到：${main.title}`, at })
  const seq = main.entries.length + 1
  main.entries.push({ ...on, unitId: going.unitId, itemId: main.id, seq, text: `并入：${voice.title}`, at })
}
