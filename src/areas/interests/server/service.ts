import { randomUUID } from 'node:crypto'
import type { Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Keys } from '../../../platform/keys.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import type { Held } from '../rules.ts'
import type { Interest, InterestInput, InterestList } from '../schema.ts'
import {
  declarationsOf,
  insertInterest,
  interestById,
  interestRows,
  updateInterest,
  upsertDeclaration,
} from './queries.ts'

type Row = Awaited<ReturnType<typeof interestRows>>[number]

const placeOf = (id: string) => `relative_interest.relative.${id}`

function openRow(keys: Keys, row: Row): Interest {
  const { relativeSealed, sharePercent, pinyin: _pinyin, kind, standing, ...rest } = row
  const { relation, name } = JSON.parse(keys.open(relativeSealed, placeOf(row.id))) as Record<string, string>
  return {
    ...rest,
    kind: kind as Interest['kind'],
    standing: standing as Interest['standing'],
    relation: relation!,
    relativeName: name!,
    sharePercent: sharePercent === null ? null : Number(sharePercent),
  }
}

/** What relatives of these people hold on a day. */
export async function heldBy(
  db: Reader,
  keys: Keys,
  { unitId, ids, on }: { unitId: string; ids: readonly string[]; on: Day },
): Promise<Held[]> {
  const rows = await interestRows(db, unitId, ids)
  return rows
    .filter(({ validFrom, validUntil }) => validFrom <= on && (validUntil === null || validUntil >= on))
    .map((row) => openRow(keys, row))
}

type Query = { search?: string | undefined; year?: number | undefined }

/** The register, or one's own part of it. Reading about others leaves a trace. */
export async function listInterests(ctx: Ctx, scope: Scope, { search, year }: Query): Promise<InterestList> {
  const { platform, actor } = ctx
  const { db, keys, clock } = platform
  const asked = year ?? Number(dayOf(clock.now()).slice(0, 4))
  const rows = await interestRows(db, actor.unitId, scope.unit ? undefined : [scope.self ?? ''].filter(Boolean))
  const opened = rows.map((row) => openRow(keys, row)).filter((row) => !search || matches(row, search))
  const declared = (await declarationsOf(db, actor.unitId, asked))
    .filter(({ personId }) => scope.unit || personId === scope.self)
    .map(({ personId, isEmpty, declaredOn }) => ({ personId, isEmpty, declaredOn }))
  const result = { rows: opened, year: asked, declared }
  if (!scope.unit) return result
  return write(ctx, async () => ({
    result,
    audit: [
      { action: 'interests.read', subjectKind: 'unit', subjectId: actor.unitId, detail: { rows: opened.length } },
    ],
  }))
}

const matches = (row: Interest, search: string) =>
  [row.personName, row.organisation, row.creditCode, row.relativeName].some((text) => text.includes(search))

/** Whoever manages the register writes for anybody; everybody else for himself. */
function refuseOthers(ctx: Ctx, personId: string): { manages: boolean } {
  const manages = scopeOf(ctx.platform.permissions, ctx.actor, 'interests.manage')?.unit === true
  if (!manages && ctx.actor.personId !== personId) throw new Refusal('forbidden', '只能填报本人的亲属从业情况')
  return { manages }
}

function rowOf(keys: Keys, id: string, input: InterestInput) {
  const { relation, relativeName, ...rest } = input
  return { ...rest, relativeSealed: keys.seal(JSON.stringify({ relation, name: relativeName }), placeOf(id)) }
}

const entry = (action: string, subjectId: string, detail: Record<string, unknown> = {}, secret?: unknown) => ({
  action,
  subjectKind: 'interest',
  subjectId,
  detail,
  ...(secret === undefined ? {} : { secret }),
})

export function addInterest(ctx: Ctx, { personId, interest }: { personId: string; interest: InterestInput }) {
  refuseOthers(ctx, personId)
  const { keys, clock } = ctx.platform
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    if (!(await namesOfPeople(tx, unitId, [personId])).length) throw new Refusal('not_found', '没有找到这个人')
    const declaredOn = dayOf(clock.now())
    await insertInterest(tx, { unitId, id, personId, ...rowOf(keys, id, interest), declaredOn, standing: 'declared' })
    return { result: { id }, audit: [entry('interests.added', id, { personId, kind: interest.kind }, interest)] }
  })
}

type Change = { interest: InterestInput; standing: Interest['standing']; revision: number }

export function changeInterest(ctx: Ctx, id: string, { interest, standing, revision }: Change) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const found = await interestById(tx, unitId, id)
    if (!found) throw new Refusal('not_found')
    const { manages } = refuseOthers(ctx, found.personId)
    // A correction by the person is a new declaration; only the inspector says that it was looked into.
    const next = manages ? standing : 'declared'
    const row = { ...rowOf(ctx.platform.keys, id, interest), standing: next }
    if (!(await updateInterest(tx, { unitId, id, revision }, row))) throw new Refusal('conflict')
    return {
      result: {},
      audit: [entry('interests.changed', id, { personId: found.personId, standing: next }, interest)],
    }
  })
}

export function endInterest(ctx: Ctx, id: string, { validUntil, revision }: { validUntil: Day; revision: number }) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const found = await interestById(tx, unitId, id)
    if (!found) throw new Refusal('not_found')
    refuseOthers(ctx, found.personId)
    if (validUntil < found.validFrom) {
      throw new Refusal('invalid', '截止日期在起始日期之前', [{ field: 'validUntil', message: '请核对截止日期' }])
    }
    if (!(await updateInterest(tx, { unitId, id, revision }, { validUntil }))) throw new Refusal('conflict')
    return { result: {}, audit: [entry('interests.ended', id, { personId: found.personId, validUntil })] }
  })
}

/** The year's declaration of oneself: that nothing is to be told, or that what is listed is all. */
export function declareYear(ctx: Ctx, { year, isEmpty }: { year: number; isEmpty: boolean }) {
  const { personId, unitId } = ctx.actor
  if (!personId) throw new Refusal('forbidden', '这个账号没有对应的人员，不能填报')
  const today = dayOf(ctx.platform.clock.now())
  if (year > Number(today.slice(0, 4))) throw new Refusal('invalid', '不能提前填报以后年度的情况')
  return write(ctx, async (tx) => {
    const rows = await interestRows(tx, unitId, [personId])
    const listed = rows.some(({ validUntil }) => validUntil === null || validUntil >= today)
    if (isEmpty && listed) {
      throw new Refusal('rule_broken', '您名下还有没有截止的亲属从业情况，不能填报“没有”。请先写明截止日期')
    }
    await upsertDeclaration(tx, { unitId, personId, year, isEmpty, declaredOn: today })
    return { result: {}, audit: [entry('interests.declared', personId, { year, isEmpty })] }
  })
}
