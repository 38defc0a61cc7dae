import type { Category, Choice, Kind, Method } from '../schema/words.ts'

/** A member of the demo's party group or somebody of the staff, by the key of the demo's people. */
type Key = string

/** What follows from a decision: who does what within how many days of the meeting, and how it went. */
type DemoTask = {
  title: string
  owner: Key
  section: string
  days: number
  state: 'done' | 'reported' | 'open'
  reports: readonly string[]
}

/** One topic or report of the demo's year as it went through a meeting. */
export type DemoItem = {
  /** told to the outlays and to the topic that comes again */
  ref: string
  title: string
  category: Category
  kind: Kind
  method: Method
  section: string
  proposer: Key
  presenter: string
  yuan: number | null
  summary: string
  talks: string
  supplier: string
  /** what they say in the order of the name plates, the secretary last; an empty text is an attitude alone */
  says: string
  /** whoever does not agree */
  against: Readonly<Record<Key, Choice>>
  resolution: string
  tasks: readonly DemoTask[]
  postpone: string
  earlier: string
  recused: readonly [Key, string] | null
  override: string
  /** who is appointed to which post and what is said of it, one ballot a person */
  people: readonly (readonly [Key, string, string])[]
  /** comes into the room after this item was started */
  late: Key | null
  opinion: string
  /** reports the emergency decision */
  isEmergency: boolean
}

type Given = Partial<DemoItem> & Pick<DemoItem, 'ref' | 'title' | 'section' | 'proposer' | 'says'>

const nothing = {
  category: 'decision',
  kind: 'ordinary',
  method: 'hands',
  yuan: null,
  summary: '',
  presenter: '',
  talks: '会前已向党组成员逐一沟通，意见基本一致。',
  supplier: '',
  against: {},
  resolution: '',
  tasks: [],
  postpone: '',
  earlier: '',
  recused: null,
  override: '',
  people: [],
  late: null,
  opinion: '',
  isEmergency: false,
} as const

/** An item with all that is not told of it left empty. */
export const item = (given: Given): DemoItem => ({ ...nothing, ...given })

/** A task that is done unless told otherwise. */
export const task = (
  title: string,
  owner: Key,
  days: number,
  more: Partial<Pick<DemoTask, 'state' | 'reports'>> & { section: string },
): DemoTask => ({ title, owner, days, state: 'done', reports: [], ...more })

/** A meeting of the demo's year: how many months ago, who is on leave and why, what was on its agenda. */
export type DemoMeeting = {
  monthsAgo: number
  day: number
  absent: readonly (readonly [Key, string])[]
  items: readonly DemoItem[]
}
