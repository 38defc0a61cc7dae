import type { Reader, Writer } from '../../../../platform/db.ts'
import { missingOf } from '../../readiness.ts'
import type { Category } from '../../schema/words.ts'
import { groupMembersOn } from './meetings.ts'
import { consentsOf } from './topics.ts'

export async function itemsOfTopics(db: Reader, unitId: string, topicIds: string[]) {
  if (!topicIds.length) return []
  return await db
    .selectFrom('topicItem')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('topicId', 'in', topicIds)
    .orderBy('topicId')
    .orderBy('position')
    .execute()
}

export async function partiesOfTopics(db: Reader, unitId: string, topicIds: string[]) {
  if (!topicIds.length) return []
  return await db
    .selectFrom('topicParty')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('topicId', 'in', topicIds)
    .orderBy('topicId')
    .orderBy('position')
    .execute()
}

/** The latest version of each material that has not been taken away, without its content. */
export async function materialsOfTopics(db: Reader, unitId: string, topicIds: string[]) {
  if (!topicIds.length) return []
  return await db
    .selectFrom('topicMaterial')
    .select(['id', 'topicId', 'name', 'version', 'size', 'uploadedAt'])
    .distinctOn(['topicId', 'name'])
    .where('unitId', '=', unitId)
    .where('topicId', 'in', topicIds)
    .where('removedAt', 'is', null)
    .orderBy('topicId')
    .orderBy('name')
    .orderBy('version', 'desc')
    .execute()
}

/** In the order in which they were given; `place` tells those of one day apart. */
export async function opinionsOfTopics(db: Reader, unitId: string, topicIds: string[]) {
  if (!topicIds.length) return []
  return await db
    .selectFrom('topicOpinion')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('topicId', 'in', topicIds)
    .orderBy('givenOn')
    .orderBy('place')
    .execute()
}

export async function markTopics(tx: Writer, unitId: string, topicIds: string[], state: string): Promise<void> {
  if (!topicIds.length) return
  await tx.updateTable('topic').set({ state }).where('unitId', '=', unitId).where('id', 'in', topicIds).execute()
}

/** What each topic still lacks before it may go on an agenda. */
export async function lackOfTopics(db: Reader, unitId: string, topicIds: string[]): Promise<Map<string, string[]>> {
  if (!topicIds.length) return new Map()
  const topics = await db
    .selectFrom('topic as t')
    .leftJoin('matter as m', (join) => join.onRef('m.unitId', '=', 't.unitId').onRef('m.id', '=', 't.matterId'))
    .select(['t.id', 't.category', 't.amountFen', 't.presenter', 't.priorTalks', 't.consentedAt', 't.createdAt'])
    .select(['t.reconsidersId', 't.matterId', 'm.needsLegality', 'm.needsFinance', 'm.needsConsultation'])
    .where('t.unitId', '=', unitId)
    .where('t.id', 'in', topicIds)
    .execute()
  const items = await itemsOfTopics(db, unitId, topicIds)
  const materials = await materialsOfTopics(db, unitId, topicIds)
  const opinions = await opinionsOfTopics(db, unitId, topicIds)
  const consents = await consentsOf(db, unitId, topicIds)
  const of = <T extends { topicId: string }>(rows: T[], id: string) => rows.filter(({ topicId }) => topicId === id)
  const lack = new Map<string, string[]>()
  for (const { id, category, consentedAt, reconsidersId, createdAt, matterId, ...topic } of topics) {
    const needs = {
      needsLegality: topic.needsLegality ?? false,
      needsFinance: topic.needsFinance ?? false,
      needsConsultation: topic.needsConsultation ?? false,
    }
    const members = reconsidersId ? await groupMembersOn(db, unitId, createdAt.toISOString().slice(0, 10)) : []
    const facts = {
      ...{ category: category as Category, isConsented: consentedAt !== null, matter: matterId ? needs : null },
      ...{ amountFen: topic.amountFen, presenter: topic.presenter, priorTalks: topic.priorTalks },
      ...{ items: of(items, id), materials: of(materials, id).length, opinions: of(opinions, id) },
      reconsideration: reconsidersId ? { consents: of(consents, id).length, members: members.length } : null,
    }
    lack.set(id, missingOf(facts))
  }
  return lack
}
