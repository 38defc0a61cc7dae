import { createHash, randomUUID } from 'node:crypto'
import { CalendarMissing, unlessMissing } from '../../../law/calendar/workdays.ts'
import { addMonths, type Day } from '../../../law/periods.ts'
import { isBad } from '../../../law/rules/voices/ratings.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Ctx } from '../../../platform/write.ts'
import { placesOf, type Submission, type Taker, tellRaiser } from '../../door/facts.ts'
import { settleBy } from '../rules.ts'
import { grades, type Intake, type ItemKind } from '../schema.ts'
import { locked, note, reckoningOf, take, tellAll, todayOf, toLedger, voiceEntry } from './acting.ts'
import { insertContacts } from './queries/contacts.ts'
import {
  insertItem,
  insertOpinion,
  insertRaiserAnswer,
  itemById,
  itemToFold,
  nextItemNumber,
  opinionByCode,
} from './queries/items.ts'
import { insertConductReport, insertRatings, nextReportNumber, ratingByCode, ratingsOfCase } from './queries/ratings.ts'

const HOUR = 3600_000
export const cutToHour = (at: Date) => new Date(Math.floor(at.getTime() / HOUR) * HOUR)

/** The same text with other spaces and punctuation is the same text. */
export const hashOf = (text: string) =>
  createHash('sha256')
    .update(text.normalize('NFKC').replace(/[\s\p{P}]/gu, ''))
    .digest('hex')

export const titleOf = (text: string) => {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length > 30 ? `${line.slice(0, 29).join('')}…` : line.join('')
}

export type Raw = Pick<Intake, 'sourceKind' | 'text' | 'target' | 'category' | 'placeId'> & {
  kind: ItemKind
  channel: Intake['channel'] | 'door'
  language: 'zh' | 'en'
  receivedOn: Day
  receivedAt: Date
  orderNumber: string | null
  codeHash: string | null
  sectionId: string | null
  contact: { name: string; phone: string } | null
  /** the sheet it was entered with */
  batchId?: string
}

export type Entered = { itemId: string; opinionId: string; isFolded: boolean; audit: AuditDraft[] }

/** Enters one raw text: on an item of its own, or folded into the one with the same text or order number. */
export async function enterOpinion(tx: Writer, ctx: Ctx, raw: Raw): Promise<Entered> {
  const { unitId, name } = ctx.actor
  const opinionId = randomUUID()
  const textHash = hashOf(raw.text)
  const same = await itemToFold(tx, unitId, textHash, raw.orderNumber)
  const itemId = same?.id ?? (await newItem(tx, ctx, { ...raw, title: titleOf(raw.text), state: 'registered' }))
  // A second order of the same number hangs on the same item; the number itself is kept once.
  const orderNumber = same ? null : raw.orderNumber
  await insertOpinion(tx, {
    ...{ unitId, id: opinionId, itemId, hour: cutToHour(raw.receivedAt), receivedOn: raw.receivedOn },
    ...{ sourceKind: raw.sourceKind, channel: raw.channel, language: raw.language, text: raw.text, textHash },
    ...{ placeId: raw.placeId, orderNumber, codeHash: raw.codeHash, enteredBy: name },
    batchId: raw.batchId ?? null,
  })
  if (raw.contact) await keepContact(tx, ctx, opinionId, raw.contact)
  const row = (await itemById(tx, unitId, itemId))!
  await note({ tx, ctx, row }, same ? 'folded' : 'registered', same ? '收到相同的内容，并入本条' : '登记')
  const detail = { channel: raw.channel, source: raw.sourceKind, isFolded: same !== undefined }
  return { itemId, opinionId, isFolded: same !== undefined, audit: [voiceEntry('feedback.entered', itemId, detail)] }
}

async function keepContact(tx: Writer, ctx: Ctx, opinionId: string, contact: object): Promise<void> {
  const { keys } = ctx.platform
  const { settings } = await reckoningOf(tx, ctx.actor.unitId, todayOf(ctx))
  const sealed = keys.seal(JSON.stringify(contact), `opinion_contact.sealed.${opinionId}`)
  const keepUntilOn = addMonths(todayOf(ctx), settings.contactKeepMonths)
  await insertContacts(tx, [{ unitId: ctx.actor.unitId, opinionId, sealed, keepUntilOn }])
}

type NewItem = {
  kind: ItemKind
  title: string
  target: string
  category: string
  sectionId: string | null
  receivedOn: Day
  state: 'registered'
}

async function newItem(tx: Writer, ctx: Ctx, { receivedOn, ...item }: NewItem): Promise<string> {
  const { unitId } = ctx.actor
  const { kind, title, target, category, sectionId, state } = item
  const id = randomUUID()
  const year = Number(receivedOn.slice(0, 4))
  const reckoning = await reckoningOf(tx, unitId, todayOf(ctx))
  // What came in is kept even when its limit cannot be reckoned yet; accepting it then asks for the calendar.
  const term = unlessMissing(() => settleBy(kind, receivedOn, reckoning))
  const settle = term instanceof CalendarMissing ? null : term
  await insertItem(tx, {
    ...{ unitId, id, year, number: await nextItemNumber(tx, unitId, year), kind, title, target, category, sectionId },
    ...{ state, receivedOn, settleNominalOn: settle?.nominal ?? null, settleOn: settle?.due ?? null },
  })
  return id
}

/** The section that answers for a place. */
async function sectionOf(tx: Writer, unitId: string, placeId: string | null): Promise<string | null> {
  if (placeId === null) return null
  return (await placesOf(tx, unitId)).find(({ id }) => id === placeId)?.sectionId ?? null
}

export const opinionTaker: Taker<'opinion'> = {
  kind: 'opinion',
  async take(tx, ctx, { body, receivedAt, placeId, codeHash, language }) {
    const { itemId, audit } = await enterOpinion(tx, ctx, {
      ...{ kind: 'suggestion', channel: 'door', sourceKind: body.sourceKind, text: body.text, language },
      ...{ target: '', category: '', placeId, receivedAt, receivedOn: dayOf(receivedAt), orderNumber: null, codeHash },
      ...{ contact: body.contact, sectionId: await sectionOf(tx, ctx.actor.unitId, placeId) },
    })
    if (codeHash) {
      const row = (await itemById(tx, ctx.actor.unitId, itemId))!
      const state = row.state === 'registered' ? 'received' : 'accepted'
      const told = { reply: '', asksSatisfaction: false, changedOn: todayOf(ctx) } as const
      await tellRaiser(tx, ctx.actor.unitId, codeHash, { state, ...told })
    }
    return audit
  },
}

const REPEATED = '同一办件已经评价并追评过'

export const ratingTaker: Taker<'rating'> = {
  kind: 'rating',
  async take(tx, ctx, submission) {
    const { unitId } = ctx.actor
    const { body, receivedAt, placeId, codeHash, series, secondsToFill, isOwnNetwork, language } = submission
    const id = randomUUID()
    const sectionId = await sectionOf(tx, unitId, placeId)
    const earlier = body.caseNumber ? await ratingsOfCase(tx, unitId, body.caseNumber) : []
    const setAside = earlier.length > 1 ? REPEATED : null
    const bad = !setAside && (isBad(body.result) || isBad(body.attitude))
    const itemId = bad ? await itemOfRating(tx, ctx, submission, sectionId) : null
    await insertRatings(tx, [
      {
        ...{ unitId, id, placeId, sectionId, itemId, hour: cutToHour(receivedAt), ratedOn: dayOf(receivedAt) },
        ...{ result: body.result, attitude: body.attitude, text: body.text, caseNumber: body.caseNumber },
        ...{ series, secondsToFill, isOwnNetwork, language, codeHash, followsId: earlier[0]?.id ?? null, setAside },
      },
    ])
    if (codeHash) {
      const told = { state: 'received', reply: '', asksSatisfaction: false, changedOn: todayOf(ctx) } as const
      await tellRaiser(tx, unitId, codeHash, told)
    }
    const detail = { isBad: bad, isFollowUp: earlier.length === 1, isSetAside: setAside !== null }
    const draft = { action: 'feedback.rated', subjectKind: 'rating', subjectId: id, detail }
    return itemId ? [draft, voiceEntry('feedback.entered', itemId, { channel: 'door', isRating: true })] : [draft]
  },
}

/** A bad rating is worked on like an opinion: contact, fix, answer, call-back. */
async function itemOfRating(
  tx: Writer,
  ctx: Ctx,
  { body, receivedAt }: Submission<'rating'>,
  sectionId: string | null,
): Promise<string> {
  const { unitId } = ctx.actor
  const said = body.text || `结果${grades[body.result as 1]}，态度${grades[body.attitude as 1]}`
  const title = titleOf(`差评：${said}`)
  const more = { kind: 'rating', target: '', category: '', state: 'registered' } as const
  const receivedOn = dayOf(receivedAt)
  const id = await newItem(tx, ctx, { ...more, title, sectionId, receivedOn })
  const row = (await itemById(tx, unitId, id))!
  await note({ tx, ctx, row }, 'registered', '差评自动登记')
  return id
}

export const reportTaker: Taker<'report'> = {
  kind: 'report',
  async take(tx, ctx, { body, receivedAt, codeHash }) {
    const { text, about, contact } = body
    const id = await enterReport(tx, ctx, { text, about, contact, receivedAt, codeHash, aboutSectionId: null })
    if (codeHash) {
      const told = { state: 'received', reply: '', asksSatisfaction: false, changedOn: todayOf(ctx) } as const
      await tellRaiser(tx, ctx.actor.unitId, codeHash, told)
    }
    return [{ action: 'feedback.report-received', subjectKind: 'conduct-report', subjectId: id, detail: {} }]
  },
}

type Reported = {
  text: string
  about: string
  contact: { name: string; phone: string } | null
  receivedAt: Date
  codeHash: string | null
  aboutSectionId: string | null
}

/** Seals a report of conduct away for the discipline side. */
export async function enterReport(tx: Writer, ctx: Ctx, reported: Reported): Promise<string> {
  const { text, about, contact, receivedAt, codeHash, aboutSectionId } = reported
  const { keys } = ctx.platform
  const { unitId } = ctx.actor
  const id = randomUUID()
  const receivedOn = dayOf(receivedAt)
  const year = Number(receivedOn.slice(0, 4))
  const { settings } = await reckoningOf(tx, unitId, todayOf(ctx))
  const place = `conduct_report.sealed.${id}`
  await insertConductReport(tx, {
    ...{ unitId, id, year, number: await nextReportNumber(tx, unitId, year), hour: cutToHour(receivedAt), receivedOn },
    ...{ sealed: keys.seal(JSON.stringify({ text, about }), place), codeHash, aboutSectionId },
    contactSealed: contact && keys.seal(JSON.stringify(contact), `conduct_report.contact_sealed.${id}`),
    keepUntilOn: contact && addMonths(todayOf(ctx), settings.contactKeepMonths),
  })
  return id
}

/** The raiser says by code whether the answer helped; said at another time it is only noted. */
export const followUpTaker: Taker<'follow-up'> = {
  kind: 'follow-up',
  async take(tx, ctx, { body, codeHash }) {
    const { unitId } = ctx.actor
    const opinion = codeHash ? await opinionByCode(tx, unitId, codeHash) : undefined
    const rating = codeHash && !opinion ? await ratingByCode(tx, unitId, codeHash) : undefined
    const itemId = opinion?.itemId ?? rating?.itemId
    if (!itemId) return [voiceEntry('feedback.follow-up-unknown', unitId)]
    return answeredByRaiser(tx, ctx, { itemId, opinionId: opinion?.id ?? null, ...body })
  },
}

type Said = { itemId: string; opinionId: string | null; isSatisfied: boolean; text: string }

/** Stores what the raiser says and takes the step it means. */
export async function answeredByRaiser(tx: Writer, ctx: Ctx, said: Said): Promise<AuditDraft[]> {
  const { unitId } = ctx.actor
  const { itemId, opinionId, isSatisfied, text } = said
  const acting = await locked(tx, ctx, { id: itemId, revision: null, sections: null })
  const onDay = todayOf(ctx)
  const words = `${isSatisfied ? '满意' : '仍不满意'}${text ? `：${text}` : ''}`
  const drafts = [voiceEntry('feedback.raiser-answered', itemId, { isSatisfied })]
  // Only an answer that stands can be judged; whoever says more while it is worked on is heard, and nothing moves.
  if (acting.row.state !== 'answered') {
    await note(acting, 'raiser-said', words)
    return drafts
  }
  await insertRaiserAnswer(tx, { unitId, id: randomUUID(), itemId, opinionId, isSatisfied, text, onDay })
  const item = await raised(acting, isSatisfied)
  await note(acting, 'raiser-answer', words)
  drafts.push(...(await toLedger(acting, { isSatisfied, text, item })))
  await tellAll(tx, ctx, itemId, { state: isSatisfied ? 'closed' : 'reopened', reply: '' })
  return drafts
}

/** The step itself: the raiser is no person of the unit, so no rule about persons applies. */
function raised(acting: Awaited<ReturnType<typeof locked>>, isSatisfied: boolean) {
  const raiser = { ...acting, ctx: { ...acting.ctx, actor: { ...acting.ctx.actor, personId: RAISER } } }
  return take(raiser, { act: 'raiser-answer', isSatisfied })
}

const RAISER = '00000000-0000-0000-0000-000000000000'
