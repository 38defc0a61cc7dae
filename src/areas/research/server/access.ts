import type { Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { isMember, type TripRow, tripById } from './queries/trips.ts'

export const todayOf = ({ platform }: Ctx): Day => dayOf(platform.clock.now())

/** Whether the actor holds the permission for the whole unit. */
export const holds = ({ platform, actor }: Ctx, permission: string): boolean =>
  scopeOf(platform.permissions, actor, permission)?.unit === true

export const entry = (action: string, subjectKind: string, subjectId: string, detail: Record<string, unknown> = {}) => {
  return { action: `research.${action}`, subjectKind, subjectId, detail }
}

/** Whoever writes down something must be somebody of the unit. */
export function personOf({ actor }: Ctx): string {
  if (actor.personId === null) throw new Refusal('forbidden', '这个账号没有对应到人员，请与系统管理员联系')
  return actor.personId
}

/** The trip as far as the scope reaches it: the whole unit, or the trips one takes part in or leads. */
export async function tripInReach(db: Reader, ctx: Ctx, scope: Scope, id: string): Promise<TripRow> {
  const place = { unitId: ctx.actor.unitId, id }
  const trip = await tripById(db, place)
  if (trip && (await reachesTrip(db, place.unitId, scope, trip))) return trip
  throw new Refusal('not_found', '没有找到这次调研，或者您没有参加')
}

export async function reachesTrip(
  db: Reader,
  unitId: string,
  scope: Scope | null,
  trip: Pick<TripRow, 'id' | 'leaderId'>,
): Promise<boolean> {
  if (!scope) return false
  if (scope.unit) return true
  if (scope.self === null) return false
  return trip.leaderId === scope.self || isMember(db, { unitId, id: trip.id }, scope.self)
}
