import type { By, Command } from '../areas/decisions/meeting/state.ts'
import type { Choice, Kind, MeetingSettings, Method, Tally } from '../areas/decisions/schema/words.ts'

/**
 * A second, plainer reading of the room's rules for the tests: mutable, with sets and counters, sharing nothing with
 * the engine. `admits` says whether a command is lawful, `carryOut` does it.
 */
type NaiveItem = {
  kind: Kind
  phase: 'waiting' | 'discussing' | 'voting' | 'finished'
  recused: Set<string>
  /** who has been heard; the order of speaking of those whose word stands */
  heard: string[]
  isUrgent: boolean
  round: { method: Method; voters: string[]; votes: Map<string, Choice | null>; counts: Map<string, string> } | null
  secret: Choice[]
  outcome: string | null
}

export class NaiveRoom {
  isOver = false
  readonly present = new Set<string>()
  readonly items = new Map<string, NaiveItem>()
  readonly settings: MeetingSettings
  readonly members: readonly string[]
  readonly chair: string

  constructor(settings: MeetingSettings, members: readonly string[], kinds: readonly (readonly [string, Kind])[]) {
    this.settings = settings
    this.members = members
    this.chair = members[0]!
    for (const [id, kind] of kinds) {
      const blank = { recused: new Set<string>(), heard: [], isUrgent: false, round: null, secret: [], outcome: null }
      this.items.set(id, { kind, phase: 'waiting', ...blank })
    }
  }

  around(item: NaiveItem): string[] {
    return this.members.filter((id) => this.present.has(id) && !item.recused.has(id))
  }

  head(item: NaiveItem): string | undefined {
    const around = this.around(item)
    return around.includes(this.chair) ? this.chair : around[0]
  }

  base(item: NaiveItem): number {
    return this.members.length - (this.settings.recusedCountInBase ? 0 : item.recused.size)
  }

  enough(item: NaiveItem): boolean {
    const [here, base] = [this.around(item).length, this.base(item)]
    if (here === 0) return false
    if (item.kind === 'cadre' || item.kind === 'sanction') return here / base >= 2 / 3 - 1e-9
    return this.settings.quorumHalfStrict ? here > base / 2 : here >= base / 2
  }

  private isAllowed(command: Command, by: By): boolean {
    if (command.kind === 'cast') return by.role === 'member' && by.personId === command.memberId
    if (by.role === 'clerk') return true
    if (command.kind === 'count') return by.personId === command.tellerId
    if (by.role === 'observer' || !('memberId' in command) || command.memberId !== by.personId) return false
    if (command.kind === 'lift-recusal') return false
    if (command.kind === 'vote' && this.items.get(command.itemId)?.round?.method === 'hands') return false
    return true
  }

  admits(command: Command, by: By): boolean {
    if (this.isOver || !this.isAllowed(command, by)) return false
    if (command.kind === 'sign-in')
      return this.members.includes(command.memberId) && !this.present.has(command.memberId)
    if (command.kind === 'leave') return this.present.has(command.memberId)
    if (command.kind === 'close-meeting') return [...this.items.values()].every(({ phase }) => phase === 'finished')
    const item = this.items.get(command.itemId)
    return item !== undefined && this.admitsOn(item, command)
  }

  private admitsOn(item: NaiveItem, command: Command): boolean {
    const others = (id: string) => this.around(item).filter((one) => one !== id)
    switch (command.kind) {
      case 'start-item':
        return item.phase === 'waiting' && this.present.size > 0 && !this.isBusy()
      case 'recuse':
        return this.isOpen(item) && this.members.includes(command.memberId) && !item.recused.has(command.memberId)
      case 'lift-recusal':
        return this.isOpen(item) && item.recused.has(command.memberId)
      case 'state': {
        const { memberId } = command
        if (item.phase !== 'discussing' || !this.around(item).includes(memberId)) return false
        if (command.attitude === null && command.text === '') return false
        const head = this.head(item)!
        const isLate = item.heard.includes(head) && item.heard.includes(memberId) && memberId !== head
        if (item.isUrgent) return !isLate
        return memberId === head ? others(head).every((id) => item.heard.includes(id)) : !item.heard.includes(head)
      }
      case 'override':
        return item.phase === 'discussing' && !item.isUrgent
      case 'open-vote': {
        const around = this.around(item)
        if (item.phase !== 'discussing' || item.kind === 'report' || !this.enough(item)) return false
        if (!around.every((id) => item.heard.includes(id))) return false
        return item.isUrgent || item.heard.filter((id) => around.includes(id)).at(-1) === this.head(item)
      }
      case 'postpone':
        return this.isOpen(item)
      case 'finish-report':
        return item.phase === 'discussing' && item.kind === 'report'
      case 'void-vote':
        return item.phase === 'voting'
      default:
        return item.round !== null && item.phase === 'voting' && this.admitsInRound(item, item.round, command)
    }
  }

  private admitsInRound(item: NaiveItem, round: NonNullable<NaiveItem['round']>, command: Command): boolean {
    const { voters, votes, method } = round
    const waiting = voters.filter((id) => this.present.has(id) && !votes.has(id))
    const head = voters.includes(this.chair) ? this.chair : voters[0]!
    if (!this.enough(item)) return false
    if (command.kind === 'vote') {
      if ((method !== 'named' && method !== 'hands') || !waiting.includes(command.memberId)) return false
      return command.memberId === head ? waiting.length === 1 : !votes.has(head)
    }
    if (command.kind === 'cast') return method === 'secret' && waiting.includes(command.memberId)
    if (command.kind === 'count') {
      const { issued, returned, tally } = command.count
      const sum = tally.agree + tally.disagree + tally.defer + tally.abstain + tally.invalid
      const isSound = issued <= voters.length && returned <= issued && sum === returned
      const teller = command.tellerId
      const isAbout = !this.members.includes(teller) || this.around(item).includes(teller)
      return method === 'paper' && isAbout && teller !== head && round.counts.size < 2 && isSound
    }
    if (command.kind !== 'close-vote') return false
    return method === 'paper' ? round.counts.size === 2 : waiting.length === 0
  }

  private isOpen = (item: NaiveItem) => item.phase === 'waiting' || item.phase === 'discussing'
  private isBusy = () => [...this.items.values()].some(({ phase }) => phase === 'discussing' || phase === 'voting')

  carryOut(command: Command, secret?: Choice): void {
    if (command.kind === 'sign-in') this.present.add(command.memberId)
    else if (command.kind === 'leave') this.present.delete(command.memberId)
    else if (command.kind === 'close-meeting') this.isOver = true
    else this.carryOutOn(this.items.get(command.itemId)!, command, secret)
    for (const item of this.items.values()) this.settle(item)
  }

  /** Whoever presides has to speak again when somebody was not heard, or spoke after. */
  private settle(item: NaiveItem): void {
    if (item.phase !== 'discussing' || item.isUrgent) return
    const [around, head] = [this.around(item), this.head(item)]
    if (head === undefined || !item.heard.includes(head)) return
    const isLast = item.heard.filter((id) => around.includes(id)).at(-1) === head
    if (!isLast || !around.every((id) => item.heard.includes(id))) this.silence(item, head)
  }

  private silence(item: NaiveItem, id: string): void {
    item.heard = item.heard.filter((one) => one !== id)
  }

  private carryOutOn(item: NaiveItem, command: Command, secret?: Choice): void {
    const round = item.round
    if (command.kind === 'start-item') item.phase = 'discussing'
    if (command.kind === 'recuse') {
      item.recused.add(command.memberId)
      this.silence(item, command.memberId)
    }
    if (command.kind === 'lift-recusal') item.recused.delete(command.memberId)
    if (command.kind === 'state') {
      this.silence(item, command.memberId)
      item.heard.push(command.memberId)
    }
    if (command.kind === 'override') item.isUrgent = true
    if (command.kind === 'open-vote') {
      item.phase = 'voting'
      item.secret = []
      item.round = { method: command.method, voters: this.around(item), votes: new Map(), counts: new Map() }
    }
    if (command.kind === 'vote') round!.votes.set(command.memberId, command.choice)
    if (command.kind === 'cast') {
      round!.votes.set(command.memberId, null)
      item.secret.push(secret!)
    }
    if (command.kind === 'count') {
      round!.counts.set(command.tellerId, JSON.stringify(command.count))
      if (new Set(round!.counts.values()).size > 1) round!.counts.clear()
    }
    if (command.kind === 'void-vote') {
      item.phase = 'discussing'
      item.round = null
    }
    if (command.kind === 'close-vote') this.finish(item, this.outcomeOf(item, round!))
    if (command.kind === 'postpone') this.finish(item, 'postponed')
    if (command.kind === 'finish-report') this.finish(item, 'reported')
  }

  private finish(item: NaiveItem, outcome: string): void {
    item.phase = 'finished'
    item.outcome = outcome
  }

  private outcomeOf(item: NaiveItem, { method, votes, counts }: NonNullable<NaiveItem['round']>): string {
    const choices = method === 'secret' ? item.secret : [...votes.values()]
    const paper = method === 'paper' ? (JSON.parse([...counts.values()][0]!).tally as Tally) : null
    const number = (choice: 'agree' | 'defer') => paper?.[choice] ?? choices.filter((one) => one === choice).length
    const half = this.base(item) / 2
    return number('agree') > half ? 'passed' : number('defer') > half ? 'postponed' : 'failed'
  }
}
