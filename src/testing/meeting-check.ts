import type { Event } from '../areas/decisions/meeting/state.ts'
import type { Choice, Kind, Tally } from '../areas/decisions/schema/words.ts'

export type Happened = { seq: number; event: Event }

type Round = { method: string; voters: readonly string[]; voted: string[]; choices: Choice[]; number: number }

type Item = {
  id: string
  kind: Kind
  phase: 'waiting' | 'discussing' | 'voting' | 'finished'
  recused: Set<string>
  /** whose word stands, in the order of speaking */
  words: string[]
  isOverridden: boolean
  rounds: number
  round: Round | null
  ended: { outcome: string; tally: Tally | null } | null
}

type Room = { members: readonly Member[]; present: Set<string>; items: Item[]; isClosed: boolean; faults: string[] }
type Member = { id: string; isChair: boolean }

/** What a test knows of a meeting: the events and rows in the database, and what it cast in secret itself. */
export type Evidence = {
  members: readonly Member[]
  items: readonly { id: string; kind: Kind }[]
  events: readonly Happened[]
  ballots: readonly { itemId: string; round: number; personId: string; choice: string | null }[]
  agenda: readonly { id: string; outcome: string | null; tally: unknown }[]
  cast: readonly { itemId: string; memberId: string; choice: Choice }[]
}

const sitting = ({ members, present }: Room, { recused }: Item) =>
  members.filter(({ id }) => present.has(id) && !recused.has(id))

const presider = (room: Room, item: Item) => {
  const taking = sitting(room, item)
  return (taking.find(({ isChair }) => isChair) ?? taking[0])?.id
}

/** Half of all members for ordinary items, two thirds for the others; the recused stay in the base. */
function hasQuorum(room: Room, item: Item): boolean {
  const [present, base] = [sitting(room, item).length, room.members.length]
  return item.kind === 'ordinary' ? 2 * present >= base : 3 * present >= 2 * base
}

const without = (list: string[], gone: string) => list.filter((one) => one !== gone)

function speak(room: Room, item: Item, memberId: string): string | null {
  const first = presider(room, item)
  if (item.phase !== 'discussing') return 'spoke outside the discussion'
  if (!sitting(room, item).some(({ id }) => id === memberId)) return 'spoke without taking part'
  const others = sitting(room, item).filter(({ id }) => id !== first)
  const isEarly = memberId === first && others.some(({ id }) => !item.words.includes(id))
  const isLate = memberId !== first && item.words.includes(first ?? '')
  item.words = [...without(item.words, memberId), memberId]
  return !item.isOverridden && (isEarly || isLate) ? 'the presiding member was not the last' : null
}

function openVote(room: Room, item: Item, voters: readonly string[], method: string): string | null {
  const taking = sitting(room, item).map(({ id }) => id)
  const unheard = taking.filter((id) => !item.words.includes(id))
  const last = item.words.filter((id) => taking.includes(id)).at(-1)
  const wasDiscussed = item.phase === 'discussing'
  item.phase = 'voting'
  item.rounds += 1
  item.round = { method, voters, voted: [], choices: [], number: item.rounds }
  if (!wasDiscussed || item.kind === 'report') return 'a vote that may not be'
  if (!hasQuorum(room, item)) return 'a vote without a quorum'
  if (unheard.length || taking.join() !== voters.join()) return 'a vote before everybody was heard'
  return item.isOverridden || last === presider(room, item) ? null : 'a vote without the last word'
}

function vote(room: Room, item: Item, memberId: string, choice: Choice | null): string | null {
  const { round } = item
  if (!round || (round.method === 'secret') !== (choice === null)) return 'a vote in no round of its kind'
  const chair = room.members.find(({ id, isChair }) => isChair && round.voters.includes(id))?.id ?? round.voters[0]
  const left = round.voters.filter((id) => room.present.has(id) && !round.voted.includes(id) && id !== memberId)
  const isTwice = round.voted.includes(memberId)
  round.voted.push(memberId)
  if (choice) round.choices.push(choice)
  if (isTwice || !round.voters.includes(memberId) || !room.present.has(memberId)) return 'a vote of no voter'
  if (!hasQuorum(room, item)) return 'a vote in a round that lost its quorum'
  return choice && memberId === chair && left.length ? 'the presiding member voted before others' : null
}

function closeVote(room: Room, item: Item): string | null {
  const round = item.round
  if (!round || !hasQuorum(room, item)) return 'a vote ended that was none'
  return round.voters.some((id) => room.present.has(id) && !round.voted.includes(id)) ? 'ended before all voted' : null
}

const counted = (choices: readonly Choice[]): Tally => {
  const of = (choice: Choice) => choices.filter((one) => one === choice).length
  return { agree: of('agree'), disagree: of('disagree'), defer: of('defer'), abstain: of('abstain'), invalid: 0 }
}

function finish(room: Room, item: Item, result: { outcome: string; tally: Tally | null }, secret: Choice[]) {
  const { round } = item
  item.phase = 'finished'
  item.round = null
  item.ended = { outcome: result.outcome, tally: result.tally }
  if (!result.tally) return round ? 'ended in the middle of a vote' : null
  const tally = counted(round?.method === 'secret' ? secret : (round?.choices ?? []))
  if (JSON.stringify(sorted(tally)) !== JSON.stringify(sorted(result.tally))) return 'a wrong count'
  const base = room.members.length
  const outcome = 2 * tally.agree > base ? 'passed' : 2 * tally.defer > base ? 'postponed' : 'failed'
  return outcome === result.outcome ? null : 'a wrong result'
}

const sorted = (row: unknown) => Object.entries(row as Tally).sort(([left], [right]) => (left < right ? -1 : 1))

/** Takes one event up and says what is wrong with it. */
function step(room: Room, event: Event, cast: Evidence['cast']): string | null {
  if (room.isClosed) return 'after the end'
  if (event.kind === 'meeting-closed') {
    room.isClosed = true
    return room.items.every(({ phase }) => phase === 'finished') ? null : 'closed with something open'
  }
  if (event.kind === 'signed-in' || event.kind === 'left') {
    const wasPresent = room.present.delete(event.memberId)
    if (event.kind === 'signed-in') room.present.add(event.memberId)
    return wasPresent === (event.kind === 'left') ? null : 'came or went twice'
  }
  const item = room.items.find(({ id }) => id === event.itemId)
  return item ? stepIn(room, item, event, cast) : 'no such item'
}

function stepIn(room: Room, item: Item, event: Event, cast: Evidence['cast']): string | null {
  switch (event.kind) {
    case 'item-started': {
      const busy = room.items.some(({ phase }) => phase === 'discussing' || phase === 'voting')
      item.phase = 'discussing'
      return busy ? 'two items at once' : null
    }
    case 'recused':
      item.recused.add(event.memberId)
      item.words = without(item.words, event.memberId)
      return item.phase === 'voting' || item.phase === 'finished' ? 'recused too late' : null
    case 'recusal-lifted':
      item.recused.delete(event.memberId)
      return item.phase === 'voting' || item.phase === 'finished' ? 'let back too late' : null
    case 'stated':
      return speak(room, item, event.memberId)
    case 'statement-voided':
      item.words = without(item.words, event.memberId)
      return null
    case 'overridden':
      item.isOverridden = true
      return null
    case 'vote-opened':
      return openVote(room, item, event.voters, event.method)
    case 'voted':
      return vote(room, item, event.memberId, event.choice)
    case 'cast':
      return vote(room, item, event.memberId, null)
    case 'vote-voided':
      item.phase = 'discussing'
      item.round = null
      return null
    case 'vote-closed':
      return closeVote(room, item)
    case 'item-finished': {
      const voted = item.round?.voted ?? []
      // The last ballot of each voter is that of the last round.
      const last = voted.flatMap(
        (id) => cast.findLast((one) => one.itemId === item.id && one.memberId === id)?.choice ?? [],
      )
      return finish(room, item, event.result, last)
    }
    default:
      return null
  }
}

/** What in the database of a meeting does not follow the rules; reckoned without the program's own engine. */
export function faultsIn({ members, items, events, ballots, agenda, cast }: Evidence): string[] {
  const room: Room = { members, present: new Set(), isClosed: false, faults: [], items: items.map(unbegun) }
  const rows: string[] = []
  events.forEach(({ seq, event }, index) => {
    const fault = seq === index + 1 ? step(room, event, cast) : 'a gap'
    if (fault) room.faults.push(`${seq} ${event.kind}: ${fault}`)
    if (event.kind !== 'voted' && event.kind !== 'cast') return
    const number = room.items.find(({ id }) => id === event.itemId)?.rounds
    rows.push([event.itemId, number, event.memberId, event.kind === 'voted' ? event.choice : null].join(' '))
  })
  const stored = ballots.map(({ itemId, round, personId, choice }) => [itemId, round, personId, choice].join(' '))
  if (rows.sort().join('\n') !== stored.sort().join('\n')) room.faults.push('the ballots are not those of the record')
  for (const { id, ended } of room.items) {
    const row = agenda.find((one) => one.id === id)
    const isSame =
      JSON.stringify(ended?.tally && sorted(ended.tally)) === JSON.stringify(row?.tally && sorted(row.tally))
    if (!isSame || row?.outcome !== ended?.outcome) room.faults.push(`${id}: the agenda does not say what happened`)
  }
  return room.faults
}

const unbegun = ({ id, kind }: { id: string; kind: Kind }): Item => ({
  ...{ id, kind, phase: 'waiting', recused: new Set(), words: [], isOverridden: false, rounds: 0 },
  ...{ round: null, ended: null },
})
