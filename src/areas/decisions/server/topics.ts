import { randomUUID } from 'node:crypto'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { posts, sections } from '../../posts/facts.ts'
import { matterFor } from '../readiness.ts'
import type { Opinion, TopicInput } from '../schema/topics.ts'
import type { Category, Kind } from '../schema/words.ts'
import { matterRows } from './queries/matters.ts'
import { groupMembersOn } from './queries/meetings.ts'
import { itemsOfTopics, partiesOfTopics } from './queries/topic-reading.ts'
import {
  insertConsent,
  insertOpinion,
  insertTopic,
  lockedTopic,
  nextTopicNumber,
  replaceParts,
  setTopic,
} from './queries/topics.ts'

export type TopicRow = NonNullable<Awaited<ReturnType<typeof lockedTopic>>>
type State = 'draft' | 'submitted' | 'consented' | 'scheduled' | 'decided' | 'postponed' | 'withdrawn'

export const codeOf = ({ year, number }: { year: number; number: number }) =>
  `${year}-${String(number).padStart(3, '0')}`

const entry = (action: string, subjectId: string, detail: Record<string, unknown> = {}) => ({
  ...{ action, subjectKind: 'topic', subjectId, detail },
})

/** Refuses section heads what is not of their section. */
export function insistOnSection(ctx: Ctx, permission: string, sectionId: string | null): void {
  const scope = scopeOf(ctx.platform.permissions, ctx.actor, permission)
  if (scope?.unit || (sectionId !== null && scope?.sections.includes(sectionId))) return
  throw new Refusal('forbidden', '只能办理本科室的议题')
}

const kindOf = ({ category, isSanction }: TopicInput): Kind =>
  category === 'appointment' ? 'cadre' : isSanction ? 'sanction' : 'ordinary'

/** Refuses people, posts and sections that are not of this unit. */
async function insistOnKnown(tx: Writer, unitId: string, input: TopicInput, proposerId: string): Promise<void> {
  const people = new Set([proposerId])
  for (const { personId } of [...input.items, ...input.parties]) if (personId) people.add(personId)
  const found = await namesOfPeople(tx, unitId, [...people])
  if (found.length !== people.size) throw new Refusal('invalid', '选择的人员不在本单位，请重新选择')
  const known = new Set((await posts(tx, unitId)).map(({ id }) => id))
  if (input.items.some(({ postId }) => postId && !known.has(postId))) {
    throw new Refusal('invalid', '选择的职位不在本单位，请重新选择')
  }
  const places = (await sections(tx, unitId)).map(({ id }) => id)
  if (input.sectionId && !places.includes(input.sectionId)) throw new Refusal('invalid', '选择的科室不在本单位')
}

type Kept = { tx: Writer; id: string; on: string }

/** The row and the parts of a topic as they were typed, with the line of the catalogue that applies. */
async function columnsOf(ctx: Ctx, { tx, id, on }: Kept, input: TopicInput, proposerId: string) {
  const { unitId } = ctx.actor
  await insistOnKnown(tx, unitId, input, proposerId)
  const matters = (await matterRows(tx, unitId)).map((row) => ({ ...row, category: row.category as Category }))
  const { title, category, sectionId, presenter, amountFen, summary, priorTalks } = input
  const matter = matterFor(matters, { category, amountFen, on })
  const kind = matter?.kind === 'sanction' ? 'sanction' : kindOf(input)
  const typed = input.items.length
    ? input.items
    : [{ title, personId: null, act: null, postId: null, effectiveOn: null }]
  // An appointment without persons is left empty, so that what is missing can be told.
  const items = category === 'appointment' && !input.items.length ? [] : typed
  return {
    row: {
      title,
      category,
      kind,
      sectionId,
      proposerId,
      presenter,
      amountFen,
      summary,
      priorTalks,
      matterId: matter?.id ?? null,
    },
    parts: {
      items: items.map((item, position) => ({ ...item, unitId, id: randomUUID(), topicId: id, position })),
      parties: input.parties.map((party, position) => ({ ...party, unitId, topicId: id, position })),
    },
  }
}

function proposerOf({ actor }: Ctx, input: TopicInput): string {
  const proposerId = input.proposerId ?? actor.personId
  if (proposerId) return proposerId
  throw new Refusal('invalid', '请写明提出议题的人', [{ field: 'proposerId', message: '请选择提出人' }])
}

export function createTopic(ctx: Ctx, input: TopicInput) {
  const { actor, platform } = ctx
  insistOnSection(ctx, 'decisions.propose', input.sectionId)
  const proposerId = proposerOf(ctx, input)
  return write(ctx, (tx) => madeTopic(ctx, tx, { input, proposerId, on: dayOf(platform.clock.now()) }, actor.name))
}

type New = { input: TopicInput; proposerId: string; on: string; earlierId?: string; reconsidersId?: string }

async function madeTopic(ctx: Ctx, tx: Writer, { input, proposerId, on, ...from }: New, createdBy: string) {
  const { unitId } = ctx.actor
  const id = randomUUID()
  const year = Number(on.slice(0, 4))
  const { row, parts } = await columnsOf(ctx, { tx, id, on }, input, proposerId)
  const number = await nextTopicNumber(tx, unitId, year)
  await insertTopic(tx, { ...row, ...from, unitId, id, year, number, createdBy, createdAt: ctx.platform.clock.now() })
  await replaceParts(tx, unitId, id, parts)
  const detail = { code: codeOf({ year, number }), category: row.category, ...from }
  return { result: { id }, audit: [entry('topic.created', id, detail)] }
}

/** `isOwn`: only for those who may propose for the topic's section. */
type Asked = { id: string; revision: number; states: readonly State[]; isOwn?: boolean }

/** Changes a topic that still is at `revision` and in one of `states`. */
function changing(
  ctx: Ctx,
  { id, revision, states, isOwn }: Asked,
  change: (tx: Writer, topic: TopicRow) => Promise<ReturnType<typeof entry>>,
): Promise<{ revision: number }> {
  return write(ctx, async (tx) => {
    const topic = await lockedTopic(tx, ctx.actor.unitId, id)
    if (!topic) throw new Refusal('not_found')
    // Before anything is said of the topic's state.
    if (isOwn) insistOnSection(ctx, 'decisions.propose', topic.sectionId)
    if (topic.revision !== revision) throw new Refusal('conflict')
    if (!states.includes(topic.state as State)) throw new Refusal('rule_broken', stateFaults[topic.state as State])
    const audit = await change(tx, topic)
    return { result: { revision: revision + 1 }, audit: [audit] }
  })
}

const stateFaults: Record<State, string> = {
  draft: '议题还在起草，请先送审',
  submitted: '议题已经送审，等待党组书记审定',
  consented: '党组书记已经同意上会',
  scheduled: '议题已经列入议程，请先从议程中撤下',
  decided: '议题已经决定，可以提出复议',
  postponed: '议题已经缓议，可以重新提出',
  withdrawn: '议题已经撤回',
}

/** Puts a topic right. One the secretary let onto an agenda has to be settled again. */
export function changeTopic(ctx: Ctx, id: string, { revision, topic: input }: { revision: number; topic: TopicInput }) {
  const { unitId } = ctx.actor
  return changing(
    ctx,
    { id, revision, states: ['draft', 'submitted', 'consented'], isOwn: true },
    async (tx, topic) => {
      insistOnSection(ctx, 'decisions.propose', input.sectionId)
      const on = dayOf(ctx.platform.clock.now())
      const { row, parts } = await columnsOf(ctx, { tx, id, on }, input, input.proposerId ?? topic.proposerId)
      const isUnsettled = topic.state === 'consented'
      const again = isUnsettled ? { state: 'submitted', consentedAt: null, consentedBy: null } : {}
      await setTopic(tx, unitId, id, { ...row, ...again })
      await replaceParts(tx, unitId, id, parts)
      return entry('topic.changed', id, { unsettled: isUnsettled })
    },
  )
}

export function submitTopic(ctx: Ctx, id: string, revision: number) {
  return changing(ctx, { id, revision, states: ['draft'], isOwn: true }, async (tx) => {
    await setTopic(tx, ctx.actor.unitId, id, { state: 'submitted' })
    return entry('topic.submitted', id)
  })
}

export function withdrawTopic(ctx: Ctx, id: string, revision: number) {
  return changing(ctx, { id, revision, states: ['draft', 'submitted', 'consented'], isOwn: true }, async (tx) => {
    await setTopic(tx, ctx.actor.unitId, id, { state: 'withdrawn' })
    return entry('topic.withdrawn', id)
  })
}

type Settled = { revision: number; consents: boolean; reason: string }

/** The secretary lets a topic onto an agenda, or sends it back with a reason. */
export function consentTopic(ctx: Ctx, id: string, { revision, consents, reason }: Settled) {
  const { unitId, name } = ctx.actor
  return changing(ctx, { id, revision, states: ['submitted'] }, async (tx) => {
    const consentedAt = ctx.platform.clock.now()
    const changes = consents ? { state: 'consented', consentedAt, consentedBy: name } : { state: 'draft' }
    await setTopic(tx, unitId, id, changes)
    return entry('topic.settled', id, { consents, reason })
  })
}

/** Brings a topic again: one that was put off or not adopted as it is, one that was decided to be reconsidered. */
export function repeatTopic(ctx: Ctx, id: string, as: 'resubmission' | 'reconsideration') {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const topic = await lockedTopic(tx, unitId, id)
    if (!topic) throw new Refusal('not_found')
    insistOnSection(ctx, 'decisions.propose', topic.sectionId)
    const fits = as === 'resubmission' ? ['postponed', 'decided'] : ['decided']
    if (!fits.includes(topic.state)) throw new Refusal('rule_broken', stateFaults[topic.state as State])
    const items = await itemsOfTopics(tx, unitId, [id])
    const parties = await partiesOfTopics(tx, unitId, [id])
    const input = {
      ...topic,
      category: topic.category as Category,
      isSanction: topic.kind === 'sanction',
      title: as === 'reconsideration' ? `复议：${topic.title}`.slice(0, 100) : topic.title,
      items: items.map(({ title, personId, act, postId, effectiveOn }) => {
        return { title, personId, act: act as 'appoint' | 'remove' | null, postId, effectiveOn }
      }),
      parties: parties.map(({ role, name: called, creditCode, personId }) => {
        return { role: role as 'person' | 'supplier' | 'applicant', name: called, creditCode, personId }
      }),
    }
    const from = as === 'resubmission' ? { earlierId: id } : { reconsidersId: id }
    const on = dayOf(ctx.platform.clock.now())
    return madeTopic(ctx, tx, { input, proposerId: topic.proposerId, on, ...from }, name)
  })
}

/** A member's consent to a reconsideration, given by himself, or on paper and entered by the clerk. */
export function consentReconsidering(ctx: Ctx, id: string, personId: string) {
  const { actor, platform } = ctx
  const isClerk = scopeOf(platform.permissions, actor, 'decisions.run')?.unit === true
  if (!isClerk && actor.personId !== personId) throw new Refusal('forbidden', '只能表示本人的同意')
  return write(ctx, async (tx) => {
    const topic = await lockedTopic(tx, actor.unitId, id)
    if (!topic?.reconsidersId) throw new Refusal('not_found', '没有这个复议议题')
    const members = await groupMembersOn(tx, actor.unitId, dayOf(platform.clock.now()))
    if (!members.some((one) => one.personId === personId))
      throw new Refusal('rule_broken', '不是党组成员，不能同意复议')
    const given = { unitId: actor.unitId, topicId: id, personId, givenAt: platform.clock.now() }
    if (!(await insertConsent(tx, given))) throw new Refusal('rule_broken', '已经同意过复议')
    return { result: {}, audit: [entry('topic.reconsidering-consented', id, { personId })] }
  })
}

/** Legality, finance and other opinions; a later one of a kind stands in for the earlier. */
export function addOpinion(ctx: Ctx, topicId: string, opinion: Opinion) {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    const topic = await lockedTopic(tx, unitId, topicId)
    if (!topic) throw new Refusal('not_found')
    if (topic.state === 'decided' || topic.state === 'withdrawn') {
      throw new Refusal('rule_broken', '这个议题已经了结，不能再提意见')
    }
    if (opinion.givenOn > dayOf(ctx.platform.clock.now())) {
      const message = '提出意见的日期还没有到'
      throw new Refusal('invalid', message, [{ field: 'givenOn', message }])
    }
    await insertOpinion(tx, { ...opinion, unitId, id, topicId })
    const detail = { kind: opinion.kind, result: opinion.result }
    return { result: { id }, audit: [entry('topic.advised', topicId, detail)] }
  })
}
