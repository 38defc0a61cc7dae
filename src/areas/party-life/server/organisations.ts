import { randomUUID } from 'node:crypto'
import { readPartialDate } from '../../../law/dates.ts'
import { addDays, firstDay } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { cadreRecords, namesOfPeople } from '../../people/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { judged, setupCase } from '../rules.ts'
import { type MemberInput, type OrganisationInput, type PositionInput, ranksOf } from '../schema.ts'
import type { OrganisationRecord, OrganisationView } from '../views.ts'
import { historiesOf } from './history.ts'
import * as queries from './queries/organisations.ts'
import { partyEntry, rightsOf, todayOf } from './rights.ts'
import { approvalsOf, mayApprove } from './size.ts'

const refused = (field: string, message: string) => new Refusal('invalid', message, [{ field, message }])

/** Since when the dossier says somebody is a full member; as precise as it is there, the first day of a month. */
export async function readPartyStanding(ctx: Ctx, id: string): Promise<{ formalOn: string | null }> {
  const { db, keys } = ctx.platform
  for await (const [person] of cadreRecords(db, keys, { unitId: ctx.actor.unitId, ids: [id] })) {
    const since = person && readPartialDate(person.partyRegular)
    if (person) return { formalOn: since ? firstDay(since) : null }
  }
  throw new Refusal('not_found')
}

/** The organisations in sight with their numbers of today. */
export async function listOrganisations(ctx: Ctx): Promise<{ rows: OrganisationView[] }> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = todayOf(ctx)
  const rights = await rightsOf(db, ctx)
  const settings = await localValues(db, unitId, on)
  const histories = new Map((await historiesOf(db, unitId, on)).map((one) => [one.id, one]))
  const positions = await queries.positionRows(db, unitId, { on })
  const names = new Map(rights.organisations.map(({ id, name }) => [id, name]))
  const rows = rights.organisations
    .filter(({ id }) => rights.sees(id))
    .map((row): OrganisationView => {
      const history = histories.get(row.id)
      const asked = history && row.dissolvedOn === null ? setupCase(history, settings, on) : null
      const verdict = asked && judged(asked, on)
      const leads = positions.find((one) => one.organisationId === row.id && ['secretary', 'leader'].includes(one.rank))
      return {
        ...row,
        parentName: names.get(row.parentId ?? '') ?? '',
        members: history?.members ?? 0,
        formalMembers: history?.formalMembers ?? 0,
        secretaryName: leads?.name ?? '',
        standing: verdict && {
          ...{ rule: 'zb-setup', verdict: verdict.kind, because: verdict.because },
          isPressing: verdict.kind === 'broken' || verdict.observed.warning === true,
        },
        mayRecord: row.dissolvedOn === null && rights.records(row.id),
      }
    })
  return { rows }
}

export async function readOrganisation(ctx: Ctx, id: string): Promise<OrganisationRecord> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const { rows } = await listOrganisations(ctx)
  const organisation = rows.find((one) => one.id === id)
  if (!organisation) throw new Refusal('not_found')
  const rights = await rightsOf(db, ctx)
  const cells = rights.organisations.filter((one) => one.kind === 'cell' && one.parentId === id)
  const nameOf = new Map(rights.organisations.map((one) => [one.id, one.name]))
  const isCell = organisation.kind === 'cell'
  const all = await queries.memberRows(
    db,
    unitId,
    isCell || organisation.kind !== 'branch' ? {} : { organisationId: id },
  )
  const members = all
    .filter((one) => (isCell ? one.cellId === id : one.organisationId === id))
    .map(({ organisationId: _, cellId, ...member }) => ({
      ...member,
      cellId,
      cellName: nameOf.get(cellId ?? '') ?? '',
    }))
  const positions = (await queries.positionRows(db, unitId, { organisationId: id })).map(
    ({ organisationId: _, ...one }) => one,
  )
  const isSized = organisation.kind === 'branch' || organisation.kind === 'committee'
  const approvals = isSized ? await approvalsOf(db, ctx, id) : []
  const may = isSized && organisation.dissolvedOn === null && (await mayApprove(db, ctx, id))
  const named = cells.map((one) => ({ id: one.id, name: one.name }))
  return { organisation, members, positions, cells: named, approvals, mayApprove: may }
}

async function insistOnParent(tx: Writer, unitId: string, { kind, parentId }: OrganisationInput, own: string) {
  if (parentId === null) return
  const all = new Map((await queries.organisationRows(tx, unitId)).map((one) => [one.id, one]))
  const parent = all.get(parentId)
  if (!parent || parent.dissolvedOn !== null) throw refused('parentId', '上级党组织不存在或者已撤销，请重新选择')
  const wanted = {
    cell: ['branch'],
    branch: ['committee'],
    committee: ['leading-group'],
    'leading-group': [] as string[],
  }
  if (parentId === own || !wanted[kind].includes(parent.kind)) {
    throw refused('parentId', '上级党组织的类别不对：党小组属于支部，支部属于机关党委，机关党委属于党组')
  }
}

export function addOrganisation(ctx: Ctx, input: OrganisationInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insistOnParent(tx, unitId, input, id)
    await queries.insertOrganisations(tx, [{ unitId, id, ...input }]).catch(refuseTwice)
    const { kind, name } = input
    return { result: { id }, audit: [partyEntry('party.organisation-added', id, { kind, name })] }
  })
}

type Changed<T extends string, V> = Record<T, V> & { revision: number }

export function changeOrganisation(
  ctx: Ctx,
  id: string,
  { organisation, revision }: Changed<'organisation', OrganisationInput>,
) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = await queries.lockOrganisation(tx, unitId, id)
    if (!before) throw new Refusal('not_found')
    if (before.kind !== organisation.kind) throw refused('kind', '党组织的类别不能改，请撤销后另建')
    await insistOnParent(tx, unitId, organisation, id)
    const done = await queries.updateOrganisation(tx, { unitId, id, revision }, organisation).catch(refuseTwice)
    if (!done) throw new Refusal('conflict')
    const { name, electedOn, dissolvedOn } = organisation
    return { result: {}, audit: [partyEntry('party.organisation-changed', id, { name, electedOn, dissolvedOn })] }
  })
}

function refuseTwice(error: unknown): never {
  if ((error as { code?: string }).code !== '23505') throw error
  throw new Refusal('conflict', '已经有同名的党组织，请核对名称', [{ field: 'name', message: '已经有同名的党组织' }])
}

async function insistOnPerson(tx: Writer, unitId: string, personId: string): Promise<void> {
  if (!(await namesOfPeople(tx, unitId, [personId])).length) throw refused('personId', '没有找到这个人，请重新选择')
}

/** Puts a member into a branch; whatever branch it was before ends the day before. */
export function addMember(ctx: Ctx, organisationId: string, member: MemberInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const branch = await queries.lockOrganisation(tx, unitId, organisationId)
    if (!branch) throw new Refusal('not_found')
    if (branch.kind !== 'branch' || branch.dissolvedOn) throw refused('personId', '党员编入现有的支部，请先选择支部')
    const { personId, fromOn } = member
    await insistOnPerson(tx, unitId, personId)
    const movedFrom = await queries.endMembership(tx, { unitId, personId, from: fromOn, until: addDays(fromOn, -1) })
    await queries.insertMembers(tx, [{ unitId, id, organisationId, ...member }]).catch(refuseMember)
    const detail = { organisationId, personId, fromOn, movedFrom }
    return { result: { id }, audit: [partyEntry('party.member-added', id, detail)] }
  })
}

export function changeMember(ctx: Ctx, id: string, { member, revision }: Changed<'member', MemberInput>) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = (await queries.memberRows(tx, unitId)).find((one) => one.id === id)
    if (!before) throw new Refusal('not_found')
    if (before.personId !== member.personId) throw refused('personId', '不能换成另一个人，请另行登记')
    const done = await queries.updateMember(tx, { unitId, id, revision }, member).catch(refuseMember)
    if (!done) throw new Refusal('conflict')
    const { fromOn, untilOn, formalOn, cellId } = member
    return { result: {}, audit: [partyEntry('party.member-changed', id, { fromOn, untilOn, formalOn, cellId })] }
  })
}

function refuseMember(error: unknown): never {
  const { code } = error as { code?: string }
  if (code === '23P01') {
    throw new Refusal('conflict', '这名党员在这段时间里已经编在一个支部，请先核对起止日期', [
      { field: 'fromOn', message: '与已有的起止日期重叠' },
    ])
  }
  if (code === '23514') throw refused('cellId', '党小组不属于这个支部，请重新选择')
  throw error
}

/** Records who holds a position from a day on; a new secretary ends the term of the one before. */
export function addPosition(ctx: Ctx, organisationId: string, holder: PositionInput): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const organisation = await queries.lockOrganisation(tx, unitId, organisationId)
    if (!organisation) throw new Refusal('not_found')
    if (!ranksOf[organisation.kind as keyof typeof ranksOf].includes(holder.rank)) {
      throw refused('rank', '这类党组织没有这个职务，请重新选择')
    }
    const { personId, rank, fromOn } = holder
    await insistOnPerson(tx, unitId, personId)
    const ended = await queries.endPositions(tx, {
      ...{ unitId, organisationId, personId, rank, from: fromOn, until: addDays(fromOn, -1) },
    })
    await queries.insertPositions(tx, [{ unitId, id, organisationId, ...holder }]).catch(refusePosition)
    const detail = { organisationId, personId, rank, fromOn, ended }
    return { result: { id }, audit: [partyEntry('party.position-added', id, detail)] }
  })
}

export function changePosition(ctx: Ctx, id: string, { holder, revision }: Changed<'holder', PositionInput>) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = (await queries.positionRows(tx, unitId)).find((one) => one.id === id)
    if (!before) throw new Refusal('not_found')
    if (before.personId !== holder.personId) throw refused('personId', '不能换成另一个人，请另行登记')
    const done = await queries.updatePosition(tx, { unitId, id, revision }, holder).catch(refusePosition)
    if (!done) throw new Refusal('conflict')
    const { rank, fromOn, untilOn } = holder
    return { result: {}, audit: [partyEntry('party.position-changed', id, { rank, fromOn, untilOn })] }
  })
}

function refusePosition(error: unknown): never {
  if ((error as { code?: string }).code !== '23P01') throw error
  const message = '这段时间里已经有人担任，或者这个人已经有职务，请先核对起止日期'
  throw new Refusal('conflict', message, [{ field: 'fromOn', message }])
}
