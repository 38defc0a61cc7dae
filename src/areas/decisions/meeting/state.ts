import type { Choice, Kind, MeetingSettings, Method, Outcome, Tally } from '../schema/words.ts'

/** What is fixed when the meeting opens. Ids of members are those of people. */
export type Setup = {
  settings: MeetingSettings
  /** everyone entitled to attend, in the order of the name plates; one of them is the chair */
  members: readonly { id: string; name: string; title: string; isChair: boolean }[]
  items: readonly { id: string; title: string; kind: Kind; method: Method }[]
}

export type Presence = 'absent' | 'present' | 'left'

/** A member's word on an item. `isVoid` once the speaker was recused or must speak again as the last. */
export type Statement = { memberId: string; attitude: Choice | null; text: string; at: string; isVoid: boolean }

/** One round of voting. */
export type Vote = {
  round: number
  method: Method
  /** present and not recused when the vote opened: nobody else votes in this round */
  voters: readonly string[]
  /** who has voted; for paper ballots empty */
  voted: readonly string[]
  /** named ballots and shows of hands only */
  choices: Readonly<Record<string, Choice>>
  /** what one teller counted on paper and the other has not confirmed yet */
  counts: Readonly<Record<string, PaperCount>>
  state: 'open' | 'closed' | 'void'
  voidReason: string
}

export type PaperCount = { issued: number; returned: number; tally: Tally }

export type Item = {
  id: string
  title: string
  kind: Kind
  method: Method
  state: 'waiting' | 'discussing' | 'voting' | 'finished'
  recused: Readonly<Record<string, string>>
  statements: readonly Statement[]
  /** sealed statements have been opened */
  isRevealed: boolean
  /** the chair was let speak before the others, and why */
  override: string | null
  votes: readonly Vote[]
  result: Result | null
}

export type Result = {
  outcome: Outcome
  tally: Tally | null
  /** members the majority is reckoned on, and those present, at the moment of the result */
  base: number
  present: number
  reason: string
  /** for a postponed item, the day it comes back */
  until: string | null
}

export type State = {
  settings: MeetingSettings
  phase: 'open' | 'closed'
  members: readonly { id: string; name: string; title: string; isChair: boolean; presence: Presence; isLate: boolean }[]
  items: readonly Item[]
  currentItemId: string | null
}

/** Who gives a command: the clerk for anybody, a member for himself, a teller for the paper ballots. */
export type By = { role: 'clerk' | 'member' | 'observer'; personId: string | null; name: string }

export type Command =
  | { kind: 'sign-in'; memberId: string }
  | { kind: 'leave'; memberId: string; reason: string }
  | { kind: 'start-item'; itemId: string }
  | { kind: 'recuse'; itemId: string; memberId: string; reason: string }
  | { kind: 'lift-recusal'; itemId: string; memberId: string; reason: string }
  | { kind: 'state'; itemId: string; memberId: string; attitude: Choice | null; text: string }
  | { kind: 'override'; itemId: string; reason: string }
  | { kind: 'open-vote'; itemId: string; method: Method }
  /** named: by the member; hands: typed by the clerk, one member after another */
  | { kind: 'vote'; itemId: string; memberId: string; choice: Choice }
  /** secret: the choice never reaches the engine */
  | { kind: 'cast'; itemId: string; memberId: string }
  | { kind: 'count'; itemId: string; tellerId: string; count: PaperCount }
  | { kind: 'void-vote'; itemId: string; reason: string }
  /** `secretTally` is what the box held, for secret ballots only */
  | { kind: 'close-vote'; itemId: string; secretTally?: Tally }
  | { kind: 'postpone'; itemId: string; reason: string; until: string | null }
  | { kind: 'finish-report'; itemId: string; note: string }
  | { kind: 'close-meeting' }

/** What happened. Applied in order to the setup, the events give the state; nothing else does. */
export type Event =
  | { kind: 'signed-in'; memberId: string; isLate: boolean }
  | { kind: 'left'; memberId: string; reason: string }
  | { kind: 'item-started'; itemId: string }
  | { kind: 'recused'; itemId: string; memberId: string; reason: string }
  | { kind: 'recusal-lifted'; itemId: string; memberId: string; reason: string }
  | { kind: 'stated'; itemId: string; memberId: string; attitude: Choice | null; text: string; at: string }
  /** the presiding member's word no longer stands last and has to be given again */
  | { kind: 'statement-voided'; itemId: string; memberId: string; reason: string }
  | { kind: 'statements-revealed'; itemId: string }
  | { kind: 'overridden'; itemId: string; reason: string }
  | { kind: 'vote-opened'; itemId: string; method: Method; voters: readonly string[] }
  | { kind: 'voted'; itemId: string; memberId: string; choice: Choice }
  | { kind: 'cast'; itemId: string; memberId: string }
  | { kind: 'counted'; itemId: string; tellerId: string; count: PaperCount }
  | { kind: 'counts-differ'; itemId: string }
  | { kind: 'vote-voided'; itemId: string; reason: string }
  | { kind: 'vote-closed'; itemId: string }
  | { kind: 'item-finished'; itemId: string; result: Result }
  | { kind: 'meeting-closed' }

/** A command that was not carried out: why, and the names that are still missing. */
export type Refused = { refused: string; missing: readonly string[] }

export type Decided = { events: readonly Event[] } | Refused
