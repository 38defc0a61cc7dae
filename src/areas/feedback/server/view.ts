import { unlessMissing } from '../../../law/calendar/workdays.ts'
import type { Day } from '../../../law/periods.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { problemsOfOrigin } from '../../rectification/facts.ts'
import { basisOf, type Item, lampOf, type Reckoning, refusalOf, similarity } from '../rules.ts'
import { type Act, acts, type ItemLine, type ItemPage, type ItemQuery, type ItemView, type Similar } from '../schema.ts'
import { itemOf, numberOf, reckoningOf, todayOf } from './acting.ts'
import * as queries from './queries/items.ts'
import * as listing from './queries/listing.ts'
import { ratingsOfItem } from './queries/ratings.ts'

/** A row as lists show it: of an item not accepted yet, the limit for accepting it. */
export function lineOf(row: listing.ListedRow, today: Day): ItemLine {
  const isNew = row.state === 'registered'
  const nominalOn = isNew ? row.settleNominalOn : row.nominalOn
  const state = row.state as ItemLine['state']
  return {
    ...{ id: row.id, number: numberOf(row), kind: row.kind as ItemLine['kind'], title: row.title, state },
    ...{ sources: (row.sources ?? []) as ItemLine['sources'], raw: Number(row.raw ?? 0) },
    ...{ sectionId: row.sectionId, sectionName: row.sectionName ?? '', receivedOn: row.receivedOn },
    ...{ nominalOn, dueOn: isNew ? row.settleOn : row.dueOn },
    lamp: lampOf({ state, nominalOn, from: isNew ? row.receivedOn : (row.acceptedOn ?? row.receivedOn) }, today),
    ...{ isSatisfied: row.isSatisfied, reopenings: row.reopenings, revision: row.revision },
  }
}

/** The sections a reader reaches; null for all. */
export const sectionsOf = (scope: Scope) => (scope.unit ? null : scope.sections)

export async function listItems(ctx: Ctx, scope: Scope, query: ItemQuery): Promise<ItemPage> {
  const today = todayOf(ctx)
  const wanted = { ...query, sections: sectionsOf(scope) }
  const { total, rows } = await listing.listedPage(ctx.platform.db, ctx.actor.unitId, wanted, today)
  return { total, rows: rows.map((row) => lineOf(row, today)) }
}

const permissionFor: Record<Act, string> = {
  accept: 'feedback.intake',
  return: 'feedback.intake',
  assign: 'feedback.intake',
  draft: 'feedback.answer',
  approve: 'feedback.approve',
  'send-back': 'feedback.approve',
  contact: 'feedback.intake',
  'ask-extension': 'feedback.answer',
  extend: 'feedback.approve',
  publish: 'feedback.intake',
  'call-back': 'feedback.call-back',
  'raiser-answer': 'feedback.intake',
  close: 'feedback.intake',
  merge: 'feedback.intake',
  'to-discipline': 'feedback.intake',
}

function actsOf({ platform, actor }: Ctx, item: Item, reckoning: Reckoning): Act[] {
  return (Object.keys(acts) as Act[]).filter((act) => {
    const scope = scopeOf(platform.permissions, actor, permissionFor[act])
    const reaches = scope?.unit || (item.sectionId !== null && scope?.sections.includes(item.sectionId))
    if (!reaches) return false
    // Where the calendar is missing, the act itself says which year to import.
    return typeof unlessMissing(() => refusalOf(item, act, actor.personId, reckoning)) !== 'string'
  })
}

/** One item with everything about it. Who raised it is not part of it. */
export async function readItem(ctx: Ctx, scope: Scope, id: string): Promise<ItemView> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const row = await listing.listedItem(db, { unitId, id, sections: sectionsOf(scope) })
  if (!row) throw new Refusal('not_found')
  const answers = await queries.answersOf(db, unitId, id)
  const calls = await queries.callsOf(db, unitId, id)
  const ids = [row.leaderId, row.handlerId, row.aboutId].filter((one) => one !== null)
  const names = new Map(ids.length ? (await namesOfPeople(db, unitId, ids)).map((one) => [one.id, one.name]) : [])
  const nameOf = (one: string | null) => (one ? (names.get(one) ?? '') : '')
  const today = todayOf(ctx)
  const opinions = await queries.opinionsOf(db, unitId, [id])
  const origin = row.kind === 'rating' ? 'rating' : 'opinion'
  const problem = row.problemId ? (await problemsOfOrigin(db, unitId, origin, [id]))[0] : undefined
  return {
    ...lineOf(row, today),
    ...{
      target: row.target,
      category: row.category,
      isComplex: row.isComplex,
      basis: basisOf(row.kind as 'appeal', row.state as 'closed'),
    },
    ...{ leaderId: row.leaderId, leaderName: nameOf(row.leaderId) },
    ...{ handlerId: row.handlerId, handlerName: nameOf(row.handlerId) },
    ...{ aboutId: row.aboutId, aboutName: nameOf(row.aboutId) },
    ...{ settleNominalOn: row.settleNominalOn, settleOn: row.settleOn, firstDueOn: row.firstDueOn },
    ...{ extendedOn: row.extendedOn, extensionReason: row.extensionReason, contactedOn: row.contactedOn },
    ...{ answeredOn: row.answeredOn, closedOn: row.closedOn, publishedOn: row.publishedOn },
    opinions: opinions.map((one) => ({
      ...{
        id: one.id,
        receivedOn: one.receivedOn,
        sourceKind: one.sourceKind as 'town',
        channel: one.channel as 'door',
      },
      ...{ language: one.language, placeTitle: one.placeTitle ?? '', orderNumber: one.orderNumber, text: one.text },
      hasContact: one.contactId !== null,
    })),
    ratings: (await ratingsOfItem(db, unitId, id)).map(({ id, day, result, attitude, text }) => ({
      ...{ id, day, result, attitude, text },
    })),
    answers: answers.map((one) => ({
      ...{ version: one.version, text: one.text, measures: one.measures, result: one.result as 'solved' },
      ...{ draftedBy: one.drafterName, draftedAt: one.draftedAt.toISOString(), approvedBy: one.approverName },
      ...{ approvedAt: one.approvedAt?.toISOString() ?? null, sentBackReason: one.sentBackReason },
    })),
    raiserAnswers: await queries.raiserAnswersOf(db, unitId, id),
    callBacks: calls.map(({ version: _version, outcome, ...call }) => ({ ...call, outcome: outcome as 'satisfied' })),
    problem: problem ? { id: problem.id, number: problem.number } : null,
    timeline: (await queries.entriesOf(db, unitId, id)).map(({ act, text, byName, at }) => ({
      ...{ act: acts[act as Act] ?? entryWords[act] ?? act, text, by: byName, at: at.toISOString() },
    })),
    acts: actsOf(ctx, itemOf(row, answers, calls), await reckoningOf(db, unitId, today)),
  }
}

const entryWords: Record<string, string> = {
  registered: '登记',
  folded: '并入',
  'raiser-said': '提出人补充',
  'batch-undone': '撤销',
}

const MOST_SIMILAR = 10
const LEAST_PERCENT = 15

/** Open items whose texts are alike, the likest first; joining them is the clerk's decision. */
export async function similarItems(ctx: Ctx, id: string): Promise<Similar> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const own = (await queries.opinionsOf(db, unitId, [id]))[0]
  if (!own) return { rows: [] }
  const rows = (await listing.openTexts(db, unitId, id)).flatMap((row) => {
    const percent = similarity(own.text, row.text)
    const { title, text } = row
    return percent < LEAST_PERCENT ? [] : [{ id: row.id, number: numberOf(row), title, text, percent }]
  })
  return { rows: rows.toSorted((one, other) => other.percent - one.percent).slice(0, MOST_SIMILAR) }
}
