import { randomUUID } from 'node:crypto'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { type Lesson, lessonRows, nameSpeaker } from '../../training/facts.ts'
import { sameWords } from '../rules.ts'
import type {
  NewSpeaker,
  Similar,
  Speaker,
  SpeakerInput,
  SpeakerList,
  SpeakerQuery,
  SpeakerRow,
  TaughtLesson,
} from '../schema.ts'
import * as queries from './queries/speakers.ts'

const PAGE = 50

export const entry = (action: string, id: string, detail: Record<string, unknown> = {}): AuditDraft => {
  return { action, subjectKind: 'speaker', subjectId: id, detail }
}

const may = ({ platform, actor }: Ctx, permission: string) =>
  scopeOf(platform.permissions, actor, permission)?.unit === true

const contactPlace = (id: string) => `speaker.contact_sealed.${id}`

export const taughtLesson = (lesson: Lesson): TaughtLesson => {
  const { id, title, activityTitle, heldOn, hours, attended, isHeld } = lesson
  return { id, title, activityTitle, heldOn, hours, attended: isHeld ? attended : 0, isHeld }
}

type Found = Awaited<ReturnType<typeof queries.speakerRows>>[number]

const rowOf = ({ contactSealed: _sealed, revision: _revision, pinyin: _pinyin, ...row }: Found) => row

/** Everybody of the pool that is asked for, in the order asked for; by name where none is. */
export async function matchingSpeakers({ platform, actor }: Ctx, query: SpeakerQuery): Promise<SpeakerRow[]> {
  const { db } = platform
  const [found, lessons] = await Promise.all([
    queries.speakerRows(db, actor.unitId),
    lessonRows(db, { unitId: actor.unitId, isNamed: true }),
  ])
  const taught = Map.groupBy(
    lessons.filter(({ isHeld }) => isHeld),
    ({ speakerId }) => speakerId,
  )
  const { search = '', side, state, checked, sort = 'name', order = 'asc' } = query
  const isFound = ({ name, employer, standing, expertise, topics, pinyin }: Found) =>
    [name, employer, standing, expertise, topics, pinyin].some((words) => words.includes(search))
  const rows = found
    .filter((row) => isFound(row) && (!side || row.side === side))
    .filter(({ retiredOn }) => !state || (state === 'retired') === (retiredOn !== null))
    .filter(({ checkedOn }) => !checked || (checked === 'yes') === (checkedOn !== null))
    .map((row) => {
      const own = taught.get(row.id) ?? []
      return { ...rowOf(row), lessons: own.length, lastOn: own[0]?.heldOn ?? null }
    })
  const sign = order === 'asc' ? 1 : -1
  return rows.sort((a, b) => sign * (a[sort] ?? '').localeCompare(b[sort] ?? '', 'zh-CN') || a.id.localeCompare(b.id))
}

export async function listSpeakers(ctx: Ctx, query: SpeakerQuery): Promise<SpeakerList> {
  const rows = await matchingSpeakers(ctx, query)
  const { page = 1, size = PAGE } = query
  const unnamed = may(ctx, 'speakers.manage')
    ? new Set(
        (await lessonRows(ctx.platform.db, { unitId: ctx.actor.unitId, isNamed: false })).map(({ words }) => words),
      ).size
    : null
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length, unnamed }
}

export async function readSpeaker(ctx: Ctx, id: string): Promise<Speaker> {
  const { db, keys } = ctx.platform
  const { unitId } = ctx.actor
  const [found] = await queries.speakerRows(db, unitId, id)
  if (!found) throw new Refusal('not_found')
  const mayManage = may(ctx, 'speakers.manage')
  const sealed = found.contactSealed
  return {
    ...rowOf(found),
    contact: mayManage ? (sealed ? keys.open(sealed, contactPlace(id)) : '') : null,
    lessons: (await lessonRows(db, { unitId, speakerId: id })).map(taughtLesson),
    mayManage,
    mayCheck: may(ctx, 'speakers.check'),
    revision: found.revision,
  }
}

/** Who bears a name already, said before anything is saved. */
export async function findSimilar({ platform, actor }: Ctx, name: string): Promise<Similar> {
  const { db } = platform
  const [pool, people] = await Promise.all([
    queries.speakerRows(db, actor.unitId),
    queries.peopleNamed(db, actor.unitId),
  ])
  const inPool = new Set(pool.map(({ personId }) => personId))
  return {
    speakers: pool
      .filter((one) => sameWords(one.name, name))
      .map(({ id, name: own, employer, standing }) => ({ id, name: own, employer, standing })),
    people: people
      .filter((one) => one.state === '在职' && sameWords(one.name, name) && !inPool.has(one.id))
      .map(({ id, name: own }) => ({ id, name: own })),
  }
}

const fault = (field: string, message: string) => [{ field, message }]

/** Nobody is in the pool twice: neither a person of the bureau, nor a name of the same employer. */
async function insistOnNew(tx: Writer, unitId: string, given: SpeakerInput, ownId: string): Promise<void> {
  await queries.lockPool(tx, unitId)
  const others = (await queries.speakerRows(tx, unitId)).filter(({ id }) => id !== ownId)
  if (given.side === 'inside') {
    if (!(await namesOfPeople(tx, unitId, [given.personId])).length) {
      throw new Refusal('not_found', '没有找到这个人，请刷新后重新选择')
    }
    if (others.some(({ personId }) => personId === given.personId)) {
      const message = '这个人已经在师资库里，不用再登记'
      throw new Refusal('invalid', message, fault('speaker.personId', message))
    }
    return
  }
  const same = others.find(
    ({ side, name, employer }) =>
      side === 'outside' && sameWords(name, given.name) && sameWords(employer, given.employer),
  )
  if (same) {
    const message = `${same.employer}的${same.name}已经在师资库里。是另一个人的，请把单位写得更细，如写到处室`
    throw new Refusal('invalid', message, fault('speaker.name', message))
  }
}

function columnsOf({ platform }: Ctx, id: string, given: SpeakerInput) {
  const { expertise, topics } = given
  if (given.side === 'inside') {
    return { personId: given.personId, name: null, employer: '', standing: '', contactSealed: null, expertise, topics }
  }
  const { name, employer, standing, contact } = given
  const contactSealed = contact ? platform.keys.seal(contact, contactPlace(id)) : null
  return { personId: null, name, employer, standing, contactSealed, expertise, topics }
}

/** Lessons that are there, by their ids. */
export async function lessonsById(db: Reader, unitId: string, ids: readonly string[]): Promise<Lesson[]> {
  const lessons = await lessonRows(db, { unitId, ids })
  if (lessons.length < new Set(ids).size) throw new Refusal('not_found', '有的课已经删除或者改动，请刷新后再办')
  return lessons
}

/** Takes somebody in, and says of these lessons that they were taught by them: one act. */
export function addSpeaker(ctx: Ctx, { speaker, lessonIds }: NewSpeaker): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await insistOnNew(tx, unitId, speaker, id)
    const lessons = lessonIds.length ? await lessonsById(tx, unitId, lessonIds) : []
    if (lessons.some(({ speakerId }) => speakerId !== null)) {
      throw new Refusal('conflict', '这些课刚刚对应了别的人，请刷新后再办')
    }
    await queries.insertSpeaker(tx, { unitId, id, ...columnsOf(ctx, id, speaker) })
    if (lessons.length) await nameSpeaker(tx, unitId, lessons, id)
    const detail = { side: speaker.side, lessons: lessons.length }
    return { result: { id }, audit: [entry('speakers.added', id, detail)] }
  })
}

type Change = { speaker: SpeakerInput; revision: number }

/** A check was of one person at one place: whoever becomes another one has to be checked anew. */
export function changeSpeaker(ctx: Ctx, id: string, { speaker, revision }: Change): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const before = await queries.lockedSpeaker(tx, { unitId, id })
    if (!before) throw new Refusal('not_found')
    await insistOnNew(tx, unitId, speaker, id)
    const columns = columnsOf(ctx, id, speaker)
    const isOther =
      before.personId !== columns.personId ||
      !sameWords(before.name ?? '', columns.name ?? '') ||
      !sameWords(before.employer, columns.employer)
    const check = isOther ? { checkedOn: null, checkedBy: null } : {}
    if (!(await queries.updateSpeaker(tx, { unitId, id, revision }, { ...columns, ...check }))) {
      throw new Refusal('conflict')
    }
    const detail = { checkVoid: isOther && before.checkedOn !== null }
    return { result: {}, audit: [entry('speakers.changed', id, detail)] }
  })
}

export function removeSpeaker(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    if (!(await queries.lockedSpeaker(tx, { unitId, id }))) throw new Refusal('not_found')
    if ((await lessonRows(tx, { unitId, speakerId: id })).length) {
      throw new Refusal('rule_broken', '讲过课的不能删除。不再请的，写明原因，改为“不再聘请”')
    }
    await queries.deleteSpeaker(tx, { unitId, id })
    return { result: {}, audit: [entry('speakers.removed', id)] }
  })
}

type Standing = 'checked' | 'unchecked' | 'retired' | 'returned'
const REFUSED: Record<Standing, string> = {
  checked: '已经登记过政治把关',
  unchecked: '还没有登记政治把关，不用撤回',
  retired: '已经是“不再聘请”',
  returned: '没有停止聘请，不用恢复',
}

/** Sets down a check, or that somebody is no longer asked, with the day and who did it; or takes it back. */
export function setStanding(
  ctx: Ctx,
  id: string,
  { what, revision, reason = '' }: { what: Standing; revision: number; reason?: string },
): Promise<Record<string, never>> {
  const { unitId, name } = ctx.actor
  const today = dayOf(ctx.platform.clock.now())
  return write(ctx, async (tx) => {
    const before = await queries.lockedSpeaker(tx, { unitId, id })
    if (!before) throw new Refusal('not_found')
    const isSet = what === 'checked' || what === 'unchecked' ? before.checkedOn !== null : before.retiredOn !== null
    if (before.revision === revision && isSet === (what === 'checked' || what === 'retired')) {
      throw new Refusal('conflict', REFUSED[what])
    }
    const changes = {
      checked: { checkedOn: today, checkedBy: name },
      unchecked: { checkedOn: null, checkedBy: null },
      retired: { retiredOn: today, retiredBecause: reason },
      returned: { retiredOn: null, retiredBecause: null },
    }[what]
    if (!(await queries.updateSpeaker(tx, { unitId, id, revision }, changes))) throw new Refusal('conflict')
    return { result: {}, audit: [entry(`speakers.${what}`, id)] }
  })
}
