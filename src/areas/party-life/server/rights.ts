import type { Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { MeetingKind } from '../schema.ts'
import { memberRows, type OrganisationRow, organisationRows, positionRows } from './queries/organisations.ts'

export const todayOf = (ctx: Ctx): Day => dayOf(ctx.platform.clock.now())

export const partyEntry = (action: string, subjectId: string, detail: Record<string, unknown> = {}) => ({
  action,
  subjectKind: 'party-life',
  subjectId,
  detail,
})

/** What the actor may do, by role and by the positions and membership of a day. */
export type Rights = {
  organisations: OrganisationRow[]
  sees: (organisationId: string) => boolean
  records: (organisationId: string) => boolean
  reviews: (organisationId: string) => boolean
  /** organisations whose content is in sight; all of them for whoever sees the unit */
  inSight: string[] | 'all'
  isOfficer: boolean
}

/** Rights of the actor on a day: a secretary or committee member acts by the position held on that day. */
export async function rightsOf(db: Reader, ctx: Ctx, on: Day = todayOf(ctx)): Promise<Rights> {
  const { unitId, personId } = ctx.actor
  const scope = (permission: string) => scopeOf(ctx.platform.permissions, ctx.actor, permission)
  const organisations = await organisationRows(db, unitId)
  const held = personId ? await positionRows(db, unitId, { on, personId }) : []
  const own = personId ? (await memberRows(db, unitId, { on })).filter((one) => one.personId === personId) : []
  const officerOf = new Set(held.filter(({ rank }) => rank !== 'learner').map((one) => one.organisationId))
  const memberOf = new Set([
    ...held.map((one) => one.organisationId),
    ...own.flatMap(({ organisationId, cellId }) => (cellId ? [organisationId, cellId] : [organisationId])),
  ])
  const byId = new Map(organisations.map((one) => [one.id, one]))
  const parentOf = (id: string) => byId.get(id)?.parentId ?? ''
  const isCommittee = (id: string) => byId.get(id)?.kind === 'committee'
  const over = (id: string) => isCommittee(parentOf(id)) && officerOf.has(parentOf(id))
  const leads = (id: string) => officerOf.has(id) || (byId.get(id)?.kind === 'cell' && officerOf.has(parentOf(id)))
  const knows = (id: string) => byId.has(id)
  const seesAll = scope('party-life.read')?.unit === true
  const sees = (id: string) => knows(id) && (seesAll || memberOf.has(id) || leads(id) || over(id) || over(parentOf(id)))
  return {
    organisations,
    sees,
    records: (id) => knows(id) && (scope('party-life.record')?.unit === true || leads(id)),
    reviews: (id) => knows(id) && (scope('party-life.review')?.unit === true || over(id) || over(parentOf(id))),
    inSight: seesAll ? 'all' : organisations.filter(({ id }) => sees(id)).map(({ id }) => id),
    isOfficer: officerOf.size > 0,
  }
}

type Due = { id: string; name: string; hasVote: boolean }

/** Who is due at a meeting of a kind on a day: members of the branch or cell, else those who hold its positions. */
export async function duePeople(
  db: Reader,
  unitId: string,
  { organisation, kind, on }: { organisation: { id: string; kind: string }; kind: MeetingKind; on: Day },
): Promise<Due[]> {
  const { id } = organisation
  const isOfMembers = (organisation.kind === 'branch' && kind !== 'committee') || organisation.kind === 'cell'
  if (!isOfMembers) {
    const holders = await positionRows(db, unitId, { on, organisationId: id })
    const counted = holders.filter(({ rank }) => rank !== 'learner' || kind === 'study-group')
    return counted.map(({ personId, name }) => ({ id: personId, name, hasVote: true }))
  }
  const members = await memberRows(db, unitId, { on })
  return members
    .filter((one) => (organisation.kind === 'cell' ? one.cellId === id : one.organisationId === id))
    .map(({ personId, name, formalOn }) => ({ id: personId, name, hasVote: formalOn !== null && formalOn <= on }))
}
