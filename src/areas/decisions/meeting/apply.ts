import type { Event, Item, State, Vote } from './state.ts'

type Member = State['members'][number]

const withMember = (state: State, id: string, changes: Partial<Member>): State => ({
  ...state,
  members: state.members.map((member) => (member.id === id ? { ...member, ...changes } : member)),
})

const withItem = (state: State, id: string, change: (item: Item) => Item): State => ({
  ...state,
  items: state.items.map((item) => (item.id === id ? change(item) : item)),
})

const withVote = (state: State, id: string, change: (vote: Vote) => Vote): State =>
  withItem(state, id, (item) => ({
    ...item,
    votes: item.votes.map((vote) => (vote.state === 'open' ? change(vote) : vote)),
  }))

const voidWords = (item: Item, memberId: string): Item => ({
  ...item,
  statements: item.statements.map((one) => (one.memberId === memberId ? { ...one, isVoid: true } : one)),
})

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>

function stated(state: State, { itemId, memberId, attitude, text, at }: Of<'stated'>): State {
  return withItem(state, itemId, (item) => {
    const before = voidWords(item, memberId)
    return { ...before, statements: [...before.statements, { memberId, attitude, text, at, isVoid: false }] }
  })
}

function recusalLifted(state: State, { itemId, memberId }: Of<'recusal-lifted'>): State {
  return withItem(state, itemId, (item) => {
    const { [memberId]: _lifted, ...recused } = item.recused
    return { ...item, recused }
  })
}

function voteOpened(state: State, { itemId, method, voters }: Of<'vote-opened'>): State {
  return withItem(state, itemId, (item) => {
    const begun = { round: item.votes.length + 1, method, voters, voted: [], choices: {}, counts: {} }
    return { ...item, state: 'voting', votes: [...item.votes, { ...begun, state: 'open', voidReason: '' }] }
  })
}

function voteVoided(state: State, { itemId, reason }: Of<'vote-voided'>): State {
  const closed = withVote(state, itemId, (vote) => ({ ...vote, state: 'void', voidReason: reason }))
  return withItem(closed, itemId, (item) => ({ ...item, state: 'discussing' }))
}

function finished(state: State, { itemId, result }: Of<'item-finished'>): State {
  const done = withItem(state, itemId, (item) => ({ ...item, state: 'finished', result }))
  return done.currentItemId === itemId ? { ...done, currentItemId: null } : done
}

/** The state after something happened. It takes the events `decide` gives and asks no questions. */
export function apply(state: State, event: Event): State {
  switch (event.kind) {
    case 'signed-in':
      return withMember(state, event.memberId, { presence: 'present', isLate: event.isLate })
    case 'left':
      return withMember(state, event.memberId, { presence: 'left' })
    case 'item-started':
      return {
        ...withItem(state, event.itemId, (item) => ({ ...item, state: 'discussing' })),
        currentItemId: event.itemId,
      }
    case 'recused':
      return withItem(state, event.itemId, (item) => ({
        ...voidWords(item, event.memberId),
        recused: { ...item.recused, [event.memberId]: event.reason },
      }))
    case 'recusal-lifted':
      return recusalLifted(state, event)
    case 'stated':
      return stated(state, event)
    case 'statement-voided':
      return withItem(state, event.itemId, (item) => voidWords(item, event.memberId))
    case 'statements-revealed':
      return withItem(state, event.itemId, (item) => ({ ...item, isRevealed: true }))
    case 'overridden':
      return withItem(state, event.itemId, (item) => ({ ...item, override: event.reason }))
    case 'vote-opened':
      return voteOpened(state, event)
    case 'meeting-closed':
      return { ...state, phase: 'closed' }
    case 'item-finished':
      return finished(state, event)
    case 'vote-voided':
      return voteVoided(state, event)
    default:
      return withVote(state, event.itemId, (vote) => inVote(vote, event))
  }
}

type VoteEvent = Of<'voted' | 'cast' | 'counted' | 'counts-differ' | 'vote-closed'>

function inVote(vote: Vote, event: VoteEvent): Vote {
  switch (event.kind) {
    case 'voted': {
      const { memberId, choice } = event
      return { ...vote, voted: [...vote.voted, memberId], choices: { ...vote.choices, [memberId]: choice } }
    }
    case 'cast':
      // Kept in the order of the name plates: the order of casting is nobody's business.
      return { ...vote, voted: vote.voters.filter((id) => id === event.memberId || vote.voted.includes(id)) }
    case 'counted':
      return { ...vote, counts: { ...vote.counts, [event.tellerId]: event.count } }
    case 'counts-differ':
      return { ...vote, counts: {} }
    case 'vote-closed':
      return { ...vote, state: 'closed' }
  }
}
