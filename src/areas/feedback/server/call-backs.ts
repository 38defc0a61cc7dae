import { randomInt } from 'node:crypto'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import type { CallBackPage, CallBackQuery } from '../call-backs.ts'
import { NO_THIRD, stillToDraw } from '../rules.ts'
import type { ItemKind } from '../schema.ts'
import { numberOf, todayOf, voiceEntry } from './acting.ts'
import * as queries from './queries/call-backs.ts'
import { contactOf } from './queries/contacts.ts'
import { answersOf, itemById, opinionById, opinionsOf } from './queries/items.ts'

const settingsOf = (ctx: Ctx) => localValues(ctx.platform.db, ctx.actor.unitId, todayOf(ctx))

/** Who waits to be called, and why. Names and telephone numbers are not in it. */
export async function listCallBacks(ctx: Ctx, query: CallBackQuery): Promise<CallBackPage> {
  const { db } = ctx.platform
  const { unitId, personId } = ctx.actor
  const { callTries, callBackPercent } = await settingsOf(ctx)
  const { total, rows } = await queries.duePage(db, unitId, { ...query, tries: callTries })
  const ids = rows.map(({ id }) => id)
  const involved = await queries.involvedIn(db, unitId, ids)
  const texts = Map.groupBy(await opinionsOf(db, unitId, ids), ({ itemId }) => itemId)
  return {
    total,
    fresh: await queries.freshCount(db, unitId),
    percent: callBackPercent,
    rows: rows.map(({ year, number, version: _version, ...row }) => ({
      ...{ ...row, number: numberOf({ year, number }), kind: row.kind as ItemKind, reason: row.reason! },
      ...{ sectionName: row.sectionName ?? '', answeredOn: row.answeredOn! },
      contacts: (texts.get(row.id) ?? []).flatMap(({ id, contactId, receivedOn, text }) =>
        contactId ? [{ opinionId: id, receivedOn, text }] : [],
      ),
      refusal: refusalFor(personId, involved.get(row.id) ?? []),
    })),
  }
}

function refusalFor(personId: string | null, involved: readonly string[]): string | null {
  if (personId === null) return '这个账号没有对应的人员，不能回访'
  return involved.includes(personId) ? NO_THIRD : null
}

/** How many wait that the actor may call. */
export async function callBackCount(ctx: Ctx): Promise<number> {
  const { rows } = await listCallBacks(ctx, { reason: '', search: '', page: 1, size: 200 })
  return rows.filter(({ refusal }) => refusal === null).length
}

/** Draws by lot among the answers nobody has considered yet; each is considered once: drawing again changes nothing. */
export async function draw(ctx: Ctx): Promise<{ considered: number; drawn: number }> {
  const { unitId } = ctx.actor
  const { callBackPercent } = await settingsOf(ctx)
  const drawnOn = todayOf(ctx)
  return write(ctx, async (tx) => {
    const fresh = await queries.lockFresh(tx, unitId)
    const before = await queries.drawnSince(tx, unitId, `${drawnOn.slice(0, 4)}-01-01`)
    const drawn = stillToDraw(before, fresh.length, callBackPercent)
    const rows = shuffled(fresh).map(({ itemId, version }, place) => ({
      ...{ unitId, itemId, version, isDrawn: place < drawn, drawnOn },
    }))
    await queries.insertDraws(tx, rows)
    const result = { considered: rows.length, drawn }
    const detail = { ...result, percent: callBackPercent }
    return { result, audit: [{ action: 'feedback.drawn', subjectKind: 'unit', subjectId: unitId, detail }] }
  })
}

/** In an order nobody can foresee. */
function shuffled<T>(rows: readonly T[]): T[] {
  const all = [...rows]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    ;[all[at], all[other]] = [all[other]!, all[at]!]
  }
  return all
}

/** Refuses whoever handled the item, wrote or approved any of its answers, or is complained of. */
export async function insistOnThird(db: Reader, ctx: Ctx, id: string): Promise<void> {
  const { unitId, personId } = ctx.actor
  const involved = (await queries.involvedIn(db, unitId, [id])).get(id) ?? []
  const refusal = refusalFor(personId, involved)
  if (refusal) throw new Refusal('rule_broken', refusal)
}

/** Refuses to close what was drawn and not asked about: a sample that can be closed past says nothing. */
export async function insistOnCall(db: Reader, ctx: Ctx, id: string, tries: number): Promise<void> {
  if (await queries.isDrawnToCall(db, ctx.actor.unitId, id, tries)) {
    throw new Refusal('rule_broken', '这件答复抽到了回访，请先由第三人回访，再办结')
  }
}

/** The contact of a raiser, for a call-back: not for whoever wrote, approved or handles the answer. */
export function readContact(ctx: Ctx, opinionId: string): Promise<{ name: string; phone: string }> {
  const { unitId, personId } = ctx.actor
  return write(ctx, async (tx) => {
    const opinion = await opinionById(tx, unitId, opinionId)
    const contact = await contactOf(tx, unitId, opinionId)
    if (!opinion || !contact) throw new Refusal('not_found', '没有留下联系方式，或者已到保存期限删除')
    const row = (await itemById(tx, unitId, opinion.itemId))!
    const answers = await answersOf(tx, unitId, row.id)
    const involved = [row.handlerId, row.aboutId, ...answers.flatMap((one) => [one.draftedBy, one.approvedBy])]
    if (personId === null || involved.includes(personId)) {
      throw new Refusal('forbidden', '经办人、审核人和被反映人不能查看提出人的联系方式')
    }
    if (row.state !== 'answered') throw new Refusal('rule_broken', '已经答复、还没有办结的才回访，现在不能查看联系方式')
    const place = `opinion_contact.sealed.${opinionId}`
    const result = JSON.parse(ctx.platform.keys.open(contact.sealed, place)) as { name: string; phone: string }
    return { result, audit: [voiceEntry('feedback.contact-read', row.id)] }
  })
}
