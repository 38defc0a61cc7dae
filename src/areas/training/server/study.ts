import { randomUUID } from 'node:crypto'
import { addYears } from '../../../law/periods.ts'
import { Refusal } from '../../../platform/errors.ts'
import { scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { mostShared } from '../similar.ts'
import type { NewUse, Reflection, Use } from '../study.ts'
import * as queries from './queries/study.ts'
import { todayOf } from './standing.ts'

const COMPARED_YEARS = 3

/** Uses one may see: all for those who name them, else one's own. */
export async function listUses(ctx: Ctx): Promise<{ rows: Use[] }> {
  const { platform, actor } = ctx
  const seesAll = scopeOf(platform.permissions, actor, 'training.uses')?.unit === true
  if (!seesAll && !actor.personId) return { rows: [] }
  const rows = await queries.namedUses(platform.db, actor.unitId, seesAll ? undefined : (actor.personId ?? ''))
  const today = todayOf(ctx)
  return {
    rows: rows.map((row) => ({
      ...row,
      state: row.toldOn ? 'told' : row.askOn <= today ? 'due' : 'waiting',
      mayTell: row.toldOn === null && row.ownerId === actor.personId,
    })),
  }
}

export function nameUse(ctx: Ctx, given: NewUse) {
  const { unitId } = ctx.actor
  const id = randomUUID()
  const namedOn = todayOf(ctx)
  if (given.askOn <= namedOn) {
    throw new Refusal('invalid', '回问日期应在今天以后', [{ field: 'askOn', message: '给落实留出时间' }])
  }
  return write(ctx, async (tx) => {
    if (!(await namesOfPeople(tx, unitId, [given.ownerId])).length) throw new Refusal('not_found', '没有找到落实人')
    await queries.insertUse(tx, { unitId, id, namedOn, ...given })
    const detail = { ownerId: given.ownerId, askOn: given.askOn }
    return {
      result: { id },
      audit: [{ action: 'training.use-named', subjectKind: 'study-use', subjectId: id, detail }],
    }
  })
}

export function tellResult(ctx: Ctx, id: string, { result, revision }: { result: string; revision: number }) {
  const { unitId, personId } = ctx.actor
  return write(ctx, async (tx) => {
    const found = await queries.lockedUse(tx, { unitId, id })
    if (!found || found.ownerId !== personId) throw new Refusal('not_found')
    if (found.result !== null) throw new Refusal('conflict', '结果已经填写过了')
    const told = await queries.tellUse(tx, { unitId, id, revision }, { result, toldOn: todayOf(ctx) })
    if (!told) throw new Refusal('conflict')
    return { result: {}, audit: [{ action: 'training.use-told', subjectKind: 'study-use', subjectId: id }] }
  })
}

const placeOf = (id: string) => `reflection.sealed.${id}`

function insistOnPerson(ctx: Ctx): string {
  const { personId } = ctx.actor
  if (!personId) throw new Refusal('forbidden', '这个账号没有对应的人员，没有自己的学习记录')
  return personId
}

export async function listReflections(ctx: Ctx) {
  return { rows: await queries.reflectionsOf(ctx.platform.db, ctx.actor.unitId, insistOnPerson(ctx)) }
}

export function writeReflection(ctx: Ctx, { title, text }: { title: string; text: string }) {
  const personId = insistOnPerson(ctx)
  const { unitId } = ctx.actor
  const id = randomUUID()
  const sealed = ctx.platform.keys.seal(text, placeOf(id))
  return write(ctx, async (tx) => {
    await queries.insertReflection(tx, { unitId, id, personId, title, sealed, writtenOn: todayOf(ctx) })
    const audit = [{ action: 'training.reflection-written', subjectKind: 'reflection', subjectId: id }]
    return { result: { id }, audit }
  })
}

/**
 * One's own text with how much of it stands in one's earlier texts and in those of colleagues. The figure is worked out
 * for the author alone, at the moment of reading, and is kept nowhere.
 */
export async function readReflection(ctx: Ctx, id: string): Promise<Reflection> {
  const personId = insistOnPerson(ctx)
  const { db, keys } = ctx.platform
  const { unitId } = ctx.actor
  const found = await queries.ownReflection(db, { unitId, id, personId })
  if (!found) throw new Refusal('not_found')
  const text = keys.open(found.sealed, placeOf(id))
  const since = addYears(found.writtenOn, -COMPARED_YEARS)
  const others = (await queries.otherReflections(db, unitId, { since, not: id })).map(({ sealed, ...rest }) => {
    return { ...rest, text: keys.open(sealed, placeOf(rest.id)) }
  })
  const isOwn = (one: { personId: string }) => one.personId === personId
  const own = mostShared(text, others.filter(isOwn))
  const colleagues = mostShared(
    text,
    others.filter((one) => !isOwn(one)),
  )
  return {
    ...{ id, title: found.title, writtenOn: found.writtenOn, text },
    similarity: { own: own.percent, colleagues: colleagues.percent, ownTitle: own.of?.title ?? '' },
  }
}

export function removeReflection(ctx: Ctx, id: string) {
  const personId = insistOnPerson(ctx)
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    if (!(await queries.removeReflection(tx, { unitId, id, personId }))) throw new Refusal('not_found')
    return {
      result: {},
      audit: [{ action: 'training.reflection-removed', subjectKind: 'reflection', subjectId: id }],
    }
  })
}
