import type { RoomItem, RoomView } from '../../schema/room.ts'
import type { Choice, Method } from '../../schema/words.ts'
import type { Member, Vote } from './words.ts'

// A room of three for the tests of this folder: 赵甲 presides, 钱乙 and 孙丙 are members.
const names: Record<string, string> = { a: '赵甲', b: '钱乙', c: '孙丙' }

const exampleMember = (id: string, presence: Member['presence']): Member => ({
  id,
  name: names[id]!,
  title: '党组成员',
  isChair: id === 'a',
  presence,
  isLate: false,
  reply: null,
  replyReason: '',
})

export const exampleItem = (part: Partial<RoomItem> = {}): RoomItem => ({
  id: 'one',
  topicId: null,
  position: 0,
  title: '采购演出设备',
  summary: '',
  kind: 'ordinary',
  method: 'named',
  state: 'discussing',
  presiderId: 'a',
  base: 3,
  needed: 2,
  present: 3,
  hasQuorum: true,
  recused: [],
  hints: [],
  absentOpinions: [],
  statements: [],
  waitingFor: [],
  override: null,
  vote: null,
  earlierVotes: [],
  result: null,
  materials: [],
  ...part,
})

type VotePart = { method: Method; voted?: string[]; choices?: Record<string, Choice>; tellers?: string[] }

export const exampleVote = ({ method, voted = [], choices = {}, tellers = [] }: VotePart): Vote => ({
  round: 1,
  method,
  state: 'open',
  voidReason: '',
  voters: ['a', 'b', 'c'].map((memberId) => ({
    memberId,
    name: names[memberId]!,
    hasVoted: voted.includes(memberId) || memberId in choices,
    choice: choices[memberId] ?? null,
  })),
  tellers,
  receipts: null,
})

export const said = (memberId: string, isVoid = false): RoomItem['statements'][number] => ({
  memberId,
  name: names[memberId]!,
  attitude: 'agree',
  text: '',
  at: '2026-11-24T01:00:00.000Z',
  isVoid,
})

type RoomPart = { me?: string | null; presence?: Partial<Record<'a' | 'b' | 'c', Member['presence']>> }

export const exampleRoom = (items: RoomItem[], { me = 'b', presence = {} }: RoomPart = {}): RoomView => ({
  id: 'room',
  seq: 1,
  title: '党组会议',
  unitName: '云栖市文化和旅游局',
  place: '三楼会议室',
  plannedAt: '2026-11-24T01:00:00.000Z',
  state: 'open',
  settings: { recusedCountInBase: true, quorumHalfStrict: false, sealedStatements: false },
  me: { role: me ? 'member' : 'observer', memberId: me },
  members: (['a', 'b', 'c'] as const).map((id) => exampleMember(id, presence[id] ?? 'present')),
  observers: [],
  currentItemId: items.find(({ state }) => state === 'discussing' || state === 'voting')?.id ?? null,
  items,
  execution: { done: 0, due: 0, overdue: 0 },
})
