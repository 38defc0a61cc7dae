import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { type Table, writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { relationHits } from '../../interests/facts.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { posts } from '../../posts/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { type MatterLine, splitOutlays } from '../escaped.ts'
import {
  type Matter,
  type Opinion,
  type TopicLine,
  type TopicList,
  type TopicQuery,
  type TopicView,
  topicStates,
} from '../schema/topics.ts'
import { type Category, categories, type Kind } from '../schema/words.ts'
import { matterRows } from './queries/matters.ts'
import { groupMembersOn } from './queries/meetings.ts'
import { itemsOfTopics, lackOfTopics, opinionsOfTopics, partiesOfTopics } from './queries/topic-reading.ts'
import { consentsOf, materialRows, nearSuppliers, topicById, topicPage } from './queries/topics.ts'
import { codeOf } from './topics.ts'

type Filter = Pick<TopicQuery, 'search' | 'state' | 'category' | 'year'>

async function linesOf(ctx: Ctx, scope: Scope, filter: Filter, page?: { page: number; size: number }) {
  const { platform, actor } = ctx
  const { total, rows } = await topicPage(platform.db, { unitId: actor.unitId, scope }, filter, page)
  const open = rows.filter(({ state }) => ['draft', 'submitted', 'consented'].includes(state)).map(({ id }) => id)
  const lack = await lackOfTopics(platform.db, actor.unitId, open)
  const lines = rows.map((row): TopicLine => {
    const { id, title, amountFen, proposerName } = row
    return {
      ...{ id, title, amountFen, proposerName, code: codeOf(row), sectionName: row.sectionName ?? '' },
      ...{ category: row.category as Category, state: row.state as TopicLine['state'] },
      ...{ createdOn: dayOf(row.createdAt), missing: lack.get(id)?.length ?? 0 },
    }
  })
  return { total, rows: lines }
}

export function listTopics(ctx: Ctx, scope: Scope, { page, size, ...filter }: TopicQuery): Promise<TopicList> {
  return linesOf(ctx, scope, filter, { page, size })
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function exportTopics(ctx: Ctx, scope: Scope, filter: TopicQuery): Promise<FileOut> {
  const { rows } = await linesOf(ctx, scope, filter)
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const table: Table = {
    title: '党组会议议题',
    columns: [
      ...[text('编号', 12), text('议题', 40), text('类别', 16), text('提出科室', 16), text('提出人', 10)],
      ...[{ title: '金额（元）', width: 14, kind: 'number' as const }, text('状态', 12)],
      { title: '提出时间', width: 12, kind: 'date' as const },
    ],
    rows: rows.map((row) => [
      ...[row.code, row.title, categories[row.category], row.sectionName, row.proposerName],
      ...[row.amountFen === null ? null : row.amountFen / 100, topicStates[row.state], row.createdOn],
    ]),
  }
  const day = dayOf(ctx.platform.clock.now())
  const file = { bytes: await writeTable(table), name: `${day} 党组会议议题.xlsx`, type: SHEET }
  const detail = { rows: rows.length }
  const audit = [{ action: 'topic.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail }]
  return write(ctx, async () => ({ result: file, audit }))
}

type Row = NonNullable<Awaited<ReturnType<typeof topicById>>>

/** One topic with all that belongs to it, for the page and for the principal who settles it. */
export async function readTopic(ctx: Ctx, scope: Scope, id: string): Promise<TopicView> {
  const { platform, actor } = ctx
  const { db } = platform
  const { unitId } = actor
  const topic = await topicById(db, unitId, id)
  const isVisible = scope.unit || (topic?.sectionId && scope.sections.includes(topic.sectionId))
  if (!topic || !isVisible) throw new Refusal('not_found')
  const items = await itemsOfTopics(db, unitId, [id])
  const ids = items.flatMap(({ personId }) => personId ?? [])
  const names = new Map((ids.length ? await namesOfPeople(db, unitId, ids) : []).map((one) => [one.id, one.name]))
  const titles = new Map((await posts(db, unitId)).map((post) => [post.id, post.title]))
  const matter = (await matterRows(db, unitId)).find((one) => one.id === topic.matterId)
  const parties = await partiesOfTopics(db, unitId, [id])
  return {
    ...headOf(topic),
    items: items.map(({ id: itemId, title, personId, act, postId, effectiveOn }) => ({
      ...{ id: itemId, title, personId, act: act as 'appoint' | 'remove' | null, postId, effectiveOn },
      ...{ personName: names.get(personId ?? '') ?? '', postTitle: titles.get(postId ?? '') ?? '' },
    })),
    parties: parties.map(({ role, name, creditCode, personId }) => {
      return { role: role as TopicView['parties'][number]['role'], name, creditCode, personId }
    }),
    matter: matter ? withoutUnit(matter) : null,
    opinions: (await opinionsOfTopics(db, unitId, [id])).map(
      ({ unitId: _unit, topicId: _topic, place: _place, ...one }) => {
        return one as Opinion & { id: string }
      },
    ),
    materials: (await materialRows(db, unitId, id)).map(({ uploadedAt, removedAt, ...one }) => {
      return { ...one, uploadedAt: uploadedAt.toISOString(), removedAt: removedAt?.toISOString() ?? null }
    }),
    earlier: await named(db, unitId, topic.earlierId),
    reconsiders: await named(db, unitId, topic.reconsidersId),
    consents: (await consentsOf(db, unitId, [id])).map(({ personId, name }) => ({ personId, name })),
    missing: (await lackOfTopics(db, unitId, [id])).get(id) ?? [],
    splits: await splitsOf(ctx, topic, parties),
    relations: await relationsOf(ctx, topic, [...ids, ...parties.flatMap(({ personId }) => personId ?? [])], parties),
    allowed: allowedFor(ctx, topic),
  }
}

function withoutUnit({ unitId: _unitId, ...matter }: Awaited<ReturnType<typeof matterRows>>[number]): Matter {
  return matter as Matter
}

function headOf(topic: Row) {
  const { id, revision, title, sectionId, proposerId, presenter, amountFen, summary, priorTalks } = topic
  return {
    ...{ id, revision, title, sectionId, proposerId, presenter, amountFen, summary, priorTalks, code: codeOf(topic) },
    ...{ category: topic.category as Category, kind: topic.kind as Kind, isSanction: topic.kind === 'sanction' },
    ...{ state: topic.state as TopicView['state'], sectionName: topic.sectionName ?? '' },
    ...{ proposerName: topic.proposerName, consentedBy: topic.consentedBy, createdBy: topic.createdBy },
    consentedAt: topic.consentedAt?.toISOString() ?? null,
    createdAt: topic.createdAt.toISOString(),
  }
}

async function named(db: Reader, unitId: string, id: string | null) {
  const topic = id === null ? undefined : await topicById(db, unitId, id)
  return topic ? { id: topic.id, code: codeOf(topic), title: topic.title } : null
}

type Party = Awaited<ReturnType<typeof partiesOfTopics>>[number]

/** Whether this sum and others to the same supplier, each below the threshold, reach it together. */
async function splitsOf({ platform, actor }: Ctx, topic: Row, parties: readonly Party[]): Promise<string[]> {
  const { db } = platform
  const names = parties.filter(({ role }) => role === 'supplier').map(({ name }) => name)
  if (topic.amountFen === null || !names.length) return []
  const on = dayOf(topic.createdAt)
  const { topics, outlays } = await nearSuppliers(db, { unitId: actor.unitId, topicId: topic.id, names })
  const asOutlay = { kind: 'payment' as const, decidedOn: null }
  const all = [
    ...names.map((payee) => ({
      ...asOutlay,
      id: topic.id,
      title: topic.title,
      payee,
      amountFen: topic.amountFen!,
      dayOn: on,
    })),
    ...topics.map((one) => ({ ...asOutlay, ...one, amountFen: one.amountFen ?? 0, dayOn: dayOf(one.createdAt) })),
    ...outlays.map((one) => ({ ...asOutlay, ...one })),
  ].filter(({ amountFen }) => amountFen > 0)
  const { splitDays } = await localValues(db, actor.unitId, on)
  const lines = (await matterRows(db, actor.unitId)) as MatterLine[]
  return splitOutlays(all, lines, splitDays)
    .filter(({ evidence }) => evidence.includes(topic.id))
    .map(({ because }) => because)
}

/** Members of the party group who are related to whom or what the topic concerns. */
async function relationsOf({ platform, actor }: Ctx, topic: Row, people: string[], parties: readonly Party[]) {
  const { db, keys, clock } = platform
  const on = dayOf(clock.now())
  const members = await groupMembersOn(db, actor.unitId, on)
  const organisations = parties
    .filter(({ role }) => role !== 'person')
    .map(({ name, creditCode }) => ({ name, creditCode }))
  const memberIds = members.map(({ personId }) => personId)
  const asked = { unitId: actor.unitId, topicId: topic.id, memberIds, people, organisations, on }
  const hits = await relationHits(db, keys, asked)
  return hits.map(({ memberId, because, cites }) => {
    return { name: members.find(({ personId }) => personId === memberId)?.name ?? '', because, cites }
  })
}

function allowedFor(ctx: Ctx, { state, sectionId }: Row): TopicView['allowed'] {
  const may = (permission: string) => {
    const scope = scopeOf(ctx.platform.permissions, ctx.actor, permission)
    return scope?.unit === true || (sectionId !== null && scope?.sections.includes(sectionId) === true)
  }
  const isOpen = ['draft', 'submitted', 'consented'].includes(state)
  const isPending = isOpen || state === 'scheduled' || state === 'postponed'
  const proposes = may('decisions.propose')
  return [
    ...(proposes && isOpen ? (['edit', 'withdraw'] as const) : []),
    ...(proposes && state === 'draft' ? (['submit'] as const) : []),
    ...(proposes && isPending ? (['attach'] as const) : []),
    ...(may('decisions.consent') && state === 'submitted' ? (['consent'] as const) : []),
    ...(may('decisions.advise') && isPending ? (['advise'] as const) : []),
    ...(proposes && (state === 'postponed' || state === 'decided') ? (['resubmit'] as const) : []),
    ...(proposes && state === 'decided' ? (['reconsider'] as const) : []),
  ]
}
