import { apply } from '../areas/decisions/meeting/apply.ts'
import { decide } from '../areas/decisions/meeting/decide.ts'
import { start } from '../areas/decisions/meeting/start.ts'
import type { By, Command, Event, Setup, State } from '../areas/decisions/meeting/state.ts'
import type { Choice, Kind, MeetingSettings, Method, Tally } from '../areas/decisions/schema/words.ts'

export const names = ['张局长', '李副局长', '王委员', '赵委员', '孙委员', '周委员', '吴委员']
const clerk: By = { role: 'clerk', personId: null, name: '会务人员' }
export const observer: By = { role: 'observer', personId: 'o', name: '列席人' }
export const member = (number: number): By => ({ role: 'member', personId: `m${number}`, name: names[number]! })

export type Options = { members?: number; kind?: Kind; settings?: Partial<MeetingSettings> }

/** A meeting room for tests, one command at a time; m0 is the chair, i the item, j a second one. */
export class Room {
  state: State
  readonly setup: Setup
  readonly events: Event[] = []

  constructor({ members = 5, kind = 'ordinary', settings = {} }: Options = {}) {
    this.setup = {
      settings: { recusedCountInBase: true, quorumHalfStrict: false, sealedStatements: false, ...settings },
      members: Array.from({ length: members }, (_, index) => ({
        id: `m${index}`,
        name: names[index] ?? `委员${index}`,
        title: '党组成员',
        isChair: index === 0,
      })),
      items: [
        { id: 'i', title: '甲事项', kind, method: 'named' },
        { id: 'j', title: '乙事项', kind: 'ordinary', method: 'named' },
      ],
    }
    this.state = start(this.setup)
  }

  get item() {
    return this.state.items[0]!
  }

  ask(command: Command, by: By = clerk) {
    return decide(this.state, command, by, '2026-11-23T02:00:00.000Z')
  }

  /** Carries out what must be accepted. */
  do(...commands: Command[]): this {
    for (const command of commands) {
      const decided = this.ask(command, command.kind === 'cast' ? member(Number(command.memberId[1])) : clerk)
      if (!('events' in decided)) throw new Error(`${command.kind}: ${decided.refused}`)
      this.events.push(...decided.events)
      this.state = decided.events.reduce(apply, this.state)
    }
    return this
  }
}

export const enter = (...who: number[]) => who.map((one): Command => ({ kind: 'sign-in', memberId: `m${one}` }))
export const leave = (who: number): Command => ({ kind: 'leave', memberId: `m${who}`, reason: '' })
export const begin: Command = { kind: 'start-item', itemId: 'i' }
export const say = (...who: number[]) =>
  who.map((one): Command => ({ kind: 'state', itemId: 'i', memberId: `m${one}`, attitude: 'agree', text: '' }))
export const recuse = (who: number): Command => ({
  kind: 'recuse',
  itemId: 'i',
  memberId: `m${who}`,
  reason: '涉及亲属',
})
export const lift = (who: number): Command => ({
  kind: 'lift-recusal',
  itemId: 'i',
  memberId: `m${who}`,
  reason: '核实无关',
})
export const override: Command = { kind: 'override', itemId: 'i', reason: '汛情紧急须先部署' }
export const open = (method: Method = 'named'): Command => ({ kind: 'open-vote', itemId: 'i', method })
export const vote = (who: number, choice: Choice = 'agree'): Command => ({
  kind: 'vote',
  itemId: 'i',
  memberId: `m${who}`,
  choice,
})
export const cast = (who: number): Command => ({ kind: 'cast', itemId: 'i', memberId: `m${who}` })
export const tally = (agree: number, others: Partial<Tally> = {}): Tally => ({
  agree,
  disagree: 0,
  defer: 0,
  abstain: 0,
  invalid: 0,
  ...others,
})
export const count = (tellerId: string, issued: number, returned: number, found: Tally): Command => ({
  kind: 'count',
  itemId: 'i',
  tellerId,
  count: { issued, returned, tally: found },
})
export const voidVote: Command = { kind: 'void-vote', itemId: 'i', reason: '操作有误须重新表决' }
export const close = (secretTally?: Tally): Command =>
  secretTally ? { kind: 'close-vote', itemId: 'i', secretTally } : { kind: 'close-vote', itemId: 'i' }
export const putOff = (itemId = 'i'): Command => ({ kind: 'postpone', itemId, reason: '材料不齐', until: '2026-12-20' })
export const finish: Command = { kind: 'finish-report', itemId: 'i', note: '已听取' }
export const end: Command = { kind: 'close-meeting' }

export const sat = [...enter(0, 1, 2, 3, 4), begin]
export const heard = [...sat, ...say(1, 2, 3, 4, 0)]
export const opened = (method: Method = 'named') => [...heard, open(method)]
export const five = tally(5)
