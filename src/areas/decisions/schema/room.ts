import * as z from 'zod'
import { Choice, Kind, MeetingSettings, MeetingState, Method, Outcome, Tally } from './words.ts'

const Id = z.uuid()
const text = (most: number) => z.string().trim().max(most, `不能超过${most}个字`)
const reason = (least: number) =>
  z.string().trim().min(least, `请写明原因，至少${least}个字`).max(500, '不能超过500个字')

/** What somebody in the room asks the server to do. The member is the one signed in, or named by the clerk. */
export const RoomCommand = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sign-in'), memberId: Id }),
    z.strictObject({ kind: z.literal('leave'), memberId: Id, reason: text(200) }),
    z.strictObject({ kind: z.literal('start-item'), itemId: Id }),
    z.strictObject({ kind: z.literal('recuse'), itemId: Id, memberId: Id, reason: reason(2) }),
    z.strictObject({ kind: z.literal('lift-recusal'), itemId: Id, memberId: Id, reason: reason(5) }),
    z.strictObject({
      kind: z.literal('state'),
      itemId: Id,
      memberId: Id,
      attitude: Choice.nullable(),
      text: text(5000),
    }),
    z.strictObject({ kind: z.literal('override'), itemId: Id, reason: reason(10) }),
    z.strictObject({ kind: z.literal('open-vote'), itemId: Id, method: Method }),
    z.strictObject({ kind: z.literal('vote'), itemId: Id, memberId: Id, choice: Choice }),
    z.strictObject({
      kind: z.literal('count'),
      itemId: Id,
      tellerId: Id,
      count: z.strictObject({
        issued: z.number().int().min(0).max(99),
        returned: z.number().int().min(0).max(99),
        tally: Tally,
      }),
    }),
    z.strictObject({ kind: z.literal('void-vote'), itemId: Id, reason: reason(10) }),
    z.strictObject({ kind: z.literal('close-vote'), itemId: Id }),
    z.strictObject({
      kind: z.literal('postpone'),
      itemId: Id,
      reason: reason(5),
      until: z.iso.date().nullable(),
    }),
    z.strictObject({ kind: z.literal('finish-report'), itemId: Id, note: text(2000) }),
    z.strictObject({ kind: z.literal('close-meeting') }),
  ])
  .meta({ id: 'RoomCommand' })

/** A secret ballot. The receipt is made by the voter's own device and never stored in the clear. */
export const SecretBallot = z
  .strictObject({
    memberId: Id,
    choice: Choice,
    receipt: z.string().regex(/^[0-9a-f]{32}$/),
  })
  .meta({ id: 'SecretBallot' })

const StatementView = z.strictObject({
  memberId: Id,
  name: z.string(),
  /** null while statements are sealed, except one's own */
  attitude: Choice.nullable(),
  text: z.string().nullable(),
  at: z.string(),
  isVoid: z.boolean(),
})

const VoteView = z.strictObject({
  round: z.number().int(),
  method: Method,
  state: z.enum(['open', 'closed', 'void']),
  voidReason: z.string(),
  voters: z.array(z.strictObject({ memberId: Id, name: z.string(), hasVoted: z.boolean(), choice: Choice.nullable() })),
  /** paper: tellers who have entered their count */
  tellers: z.array(z.string()),
  /** secret, once closed: hashes of the receipts, in their own order */
  receipts: z.array(z.string()).nullable(),
})

const ResultView = z.strictObject({
  outcome: Outcome,
  tally: Tally.nullable(),
  base: z.number().int(),
  present: z.number().int(),
  reason: z.string(),
  until: z.string().nullable(),
})

/** A relation found between a member and what the item concerns. */
export const RecusalHint = z
  .strictObject({
    memberId: Id,
    name: z.string(),
    key: z.string(),
    because: z.string(),
    cites: z.array(z.string()),
  })
  .meta({ id: 'RecusalHint' })

export const RoomItem = z
  .strictObject({
    id: Id,
    topicId: Id.nullable(),
    position: z.number().int(),
    title: z.string(),
    summary: z.string(),
    kind: Kind,
    method: Method,
    state: z.enum(['waiting', 'discussing', 'voting', 'finished']),
    /** who presides over this item, and so states last */
    presiderId: Id.nullable(),
    base: z.number().int(),
    needed: z.number().int(),
    present: z.number().int(),
    hasQuorum: z.boolean(),
    recused: z.array(z.strictObject({ memberId: Id, name: z.string(), reason: z.string() })),
    hints: z.array(RecusalHint),
    absentOpinions: z.array(z.strictObject({ memberId: Id, name: z.string(), text: z.string() })),
    statements: z.array(StatementView),
    /** names that have to be heard before the presiding member */
    waitingFor: z.array(z.strictObject({ memberId: Id, name: z.string() })),
    override: z.string().nullable(),
    vote: VoteView.nullable(),
    earlierVotes: z.array(VoteView),
    result: ResultView.nullable(),
    materials: z.array(z.strictObject({ id: Id, name: z.string(), version: z.number().int(), size: z.number().int() })),
  })
  .meta({ id: 'RoomItem' })

/** The room as one person may see it. `seq` grows with every event. */
export const RoomView = z
  .strictObject({
    id: Id,
    seq: z.number().int(),
    title: z.string(),
    unitName: z.string(),
    place: z.string(),
    plannedAt: z.string(),
    state: MeetingState,
    settings: MeetingSettings,
    /** what the reader is in this room */
    me: z.strictObject({ role: z.enum(['clerk', 'member', 'observer', 'reader']), memberId: Id.nullable() }),
    members: z.array(
      z.strictObject({
        id: Id,
        name: z.string(),
        title: z.string(),
        isChair: z.boolean(),
        presence: z.enum(['absent', 'present', 'left']),
        isLate: z.boolean(),
        reply: z.enum(['attend', 'leave']).nullable(),
        replyReason: z.string(),
      }),
    ),
    observers: z.array(
      z.strictObject({ id: Id, name: z.string(), title: z.string(), itemIds: z.array(Id).nullable() }),
    ),
    currentItemId: Id.nullable(),
    items: z.array(RoomItem),
    /** share of the decisions of earlier meetings carried out, shown as the meeting opens */
    execution: z.strictObject({ done: z.number().int(), due: z.number().int(), overdue: z.number().int() }),
  })
  .meta({ id: 'RoomView' })

export type RoomCommand = z.infer<typeof RoomCommand>
export type SecretBallot = z.infer<typeof SecretBallot>
export type RecusalHint = z.infer<typeof RecusalHint>
export type RoomItem = z.infer<typeof RoomItem>
export type RoomView = z.infer<typeof RoomView>
