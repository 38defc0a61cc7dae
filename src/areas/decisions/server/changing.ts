import type { AuditDraft } from '../../../platform/audit.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type MeetingState, meetingStates } from '../schema/words.ts'
import {
  lockMeeting,
  type MeetingRow,
  type MemberRow,
  membersOfMeeting,
  type ObserverRow,
  observersOfMeeting,
  setMeeting,
} from './queries/meetings.ts'

/** Before the meeting: its paper may still change. */
export const BEFORE = ['planned', 'noticed'] as const

type Change = { changes?: Parameters<typeof setMeeting>[3]; audit: AuditDraft }

/** What `changingMeeting` is asked: the meeting, the revision that was read, the states in which it may be done. */
type Asked = { id: string; revision: number; states: readonly MeetingState[] }

/**
 * Changes a meeting that still is at `revision` and in one of `states`; of two clerks at once the second is told to
 * read again. Answers the new revision.
 */
export function changingMeeting(
  ctx: Ctx,
  { id, revision, states }: Asked,
  change: (tx: Writer, meeting: MeetingRow) => Promise<Change>,
): Promise<{ revision: number }> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const meeting = await lockMeeting(tx, unitId, id)
    if (!meeting) throw new Refusal('not_found')
    refuseState(meeting, states)
    if (meeting.revision !== revision) throw new Refusal('conflict')
    const { changes, audit } = await change(tx, meeting)
    await setMeeting(tx, unitId, id, changes ?? {})
    return { result: { revision: revision + 1 }, audit: [audit] }
  })
}

/** Refuses what the meeting's state does not allow any more, or not yet. */
export function refuseState(meeting: MeetingRow, states: readonly MeetingState[]): void {
  if (states.includes(meeting.state)) return
  throw new Refusal('rule_broken', `会议${meetingStates[meeting.state]}，不能这样办理`)
}

export const meetingEntry = (action: string, id: string, detail: Record<string, unknown> = {}): AuditDraft => {
  return { action, subjectKind: 'meeting', subjectId: id, detail }
}

export type Standing = {
  me: 'clerk' | 'member' | 'observer' | 'reader'
  /** the reader as a member of this meeting */
  myId: string | null
  members: MemberRow[]
  observers: ObserverRow[]
}

/** What the actor is in a meeting. Whoever has nothing to do with it does not learn that it exists. */
export async function standingIn(ctx: Ctx, meeting: MeetingRow): Promise<Standing> {
  const { platform, actor } = ctx
  const members = await membersOfMeeting(platform.db, actor.unitId, meeting.id)
  const observers = await observersOfMeeting(platform.db, actor.unitId, meeting.id)
  const myId = members.find(({ personId }) => personId === actor.personId)?.personId ?? null
  const me = roleIn(ctx, meeting, { myId, observers })
  if (!me) throw new Refusal('not_found')
  return { me, myId, members, observers }
}

export function roleIn(
  { platform, actor }: Ctx,
  meeting: MeetingRow,
  { myId, observers }: Pick<Standing, 'myId' | 'observers'>,
): Standing['me'] | null {
  if (scopeOf(platform.permissions, actor, 'decisions.run')?.unit) return 'clerk'
  if (myId) return 'member'
  if (scopeOf(platform.permissions, actor, 'decisions.read')?.unit) return 'reader'
  const isObserver = actor.personId !== null && observers.some(({ personId }) => personId === actor.personId)
  return isObserver && meeting.state !== 'planned' && meeting.state !== 'cancelled' ? 'observer' : null
}

/** Lets a member act for himself and the clerk for anybody. */
export function insistOnSelf(ctx: Ctx, scope: Scope, personId: string): void {
  if (!scope.unit && ctx.actor.personId !== personId) throw new Refusal('forbidden')
}
