import type { Category, Choice, Kind, Method, Tally } from '../schema/words.ts'
import type { Result } from './state.ts'

/** A meeting as its papers need it: what happened, in words, after the room has closed. Instants are ISO texts. */
export type MeetingRecord = {
  unitName: string
  title: string
  year: number
  number: number
  /** 纪要文号 as typed by the clerk; empty when there is none yet */
  minutesNumber: string
  plannedAt: string
  openedAt: string
  closedAt: string
  place: string
  recorder: string
  chair: { name: string; title: string }
  /** entitled to attend, in the order of the name plates */
  members: readonly {
    id: string
    name: string
    title: string
    isChair: boolean
    wasPresent: boolean
    isLate: boolean
    absenceReason: string
  }[]
  observers: readonly { name: string; title: string; items: readonly number[] | null }[]
  items: readonly RecordItem[]
  /** set once the record is locked */
  hash: string | null
  addenda: readonly { text: string; reason: string; addedBy: string; addedAt: string }[]
}

export type RecordItem = {
  number: number
  title: string
  summary: string
  kind: Kind
  category: Category | null
  /** 分 */
  amountFen: number | null
  sectionName: string
  presenter: string
  priorTalks: string
  opinions: readonly { kind: string; result: string; text: string; givenBy: string; givenOn: string }[]
  presiderName: string
  recused: readonly { name: string; reason: string }[]
  override: string | null
  /** in the order of speaking; the presiding member last */
  statements: readonly { name: string; title: string; attitude: Choice | null; text: string; at: string }[]
  absentOpinions: readonly { name: string; text: string }[]
  method: Method
  votes: readonly {
    method: Method
    state: 'closed' | 'void'
    voidReason: string
    /** null for secret and paper ballots */
    choices: readonly { name: string; choice: Choice }[] | null
    tally: Tally | null
    receipts: readonly string[]
  }[]
  result: Result | null
  /** 决定内容, typed by the clerk after the vote */
  resolution: string
  tasks: readonly { title: string; owner: string; section: string; supporting: readonly string[]; dueOn: string }[]
}
