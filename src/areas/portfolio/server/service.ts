import { randomUUID } from 'node:crypto'
import { addDays } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import type { ChangedPortfolio, NewPortfolio, PortfolioList } from '../schema.ts'
import {
  allPortfolio,
  deletePortfolio,
  endRunning,
  insertPortfolio,
  portfolioById,
  updatePortfolio,
} from './queries.ts'

const entry = (action: string, subjectId: string, detail: Record<string, unknown>) => ({
  action,
  subjectKind: 'portfolio',
  subjectId,
  detail,
})

export async function listPortfolio({ platform: { db }, actor: { unitId } }: Ctx): Promise<PortfolioList> {
  const [all, rows] = await Promise.all([sections(db, unitId), allPortfolio(db, unitId)])
  const open = all.filter(({ kind, closedOn }) => kind !== 'leadership' && closedOn === null)
  return { sections: open.map(({ id, name, kind }) => ({ id, name, kind })), rows }
}

/** Writes down who leads a section from a day on; whoever led it before does so until the day before. */
export function addPortfolio(ctx: Ctx, given: NewPortfolio): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  const { sectionId, leaderId, fromOn, untilOn } = given
  return write(ctx, async (tx) => {
    const section = (await sections(tx, unitId)).find((one) => one.id === sectionId)
    if (!section || section.closedOn) throw refused('sectionId', '科室不存在或者已停用，请重新选择')
    await insistOnPeople(tx, unitId, given)
    const before = await endRunning(tx, { unitId, sectionId, from: fromOn, until: addDays(fromOn, -1) })
    await insertPortfolio(tx, { unitId, id, ...given }).catch(refuseOverlap)
    const detail = { sectionId, leaderId, fromOn, untilOn, ended: before }
    return { result: { id }, audit: [entry('portfolio.added', id, detail)] }
  })
}

export function changePortfolio(
  ctx: Ctx,
  id: string,
  { revision, ...change }: ChangedPortfolio,
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = await portfolioById(tx, unitId, id)
    if (!before) throw new Refusal('not_found')
    await insistOnPeople(tx, unitId, change)
    const changed = await updatePortfolio(tx, { unitId, id, revision }, change).catch(refuseOverlap)
    if (!changed) throw new Refusal('conflict')
    const { leaderId, fromOn, untilOn } = change
    const detail = { sectionId: before.sectionId, leaderId, fromOn, untilOn, before }
    return { result: {}, audit: [entry('portfolio.changed', id, detail)] }
  })
}

export function removePortfolio(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = await portfolioById(tx, unitId, id)
    if (!before) throw new Refusal('not_found')
    await deletePortfolio(tx, unitId, id)
    return { result: {}, audit: [entry('portfolio.removed', id, { before })] }
  })
}

const refused = (field: string, message: string) => new Refusal('invalid', message, [{ field, message }])

async function insistOnPeople(
  tx: Writer,
  unitId: string,
  { leaderId, substituteId }: { leaderId: string; substituteId: string | null },
): Promise<void> {
  const wanted = substituteId ? [leaderId, substituteId] : [leaderId]
  const known = new Set((await namesOfPeople(tx, unitId, wanted)).map(({ id }) => id))
  if (!known.has(leaderId)) throw refused('leaderId', '没有找到这位分管领导，请重新选择')
  if (substituteId && !known.has(substituteId)) throw refused('substituteId', '没有找到这位AB角，请重新选择')
}

function refuseOverlap(error: unknown): never {
  if ((error as { code?: string }).code !== '23P01') throw error
  const message = '这个科室在这段时间里已经有分管领导，请先核对起止日期'
  throw new Refusal('conflict', message, [{ field: 'fromOn', message }])
}
