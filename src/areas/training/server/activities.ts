import { randomUUID } from 'node:crypto'
import { judge } from '../../../law/rule.ts'
import { absence, record } from '../../../law/rules/training/records.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { fileToKeep, keptFile, openedFile, typeOfFile } from '../../../platform/kept-file.ts'
import type { Scope } from '../../../platform/permission.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople, serviceRecords } from '../../people/facts.ts'
import { openSignIn, presentAt } from '../../sign-in/facts.ts'
import { courseKey } from '../course-key.ts'
import {
  type Activity,
  type ActivityInput,
  type ActivityList,
  type ActivityQuery,
  modes,
  type Signed,
  type SpeakersToChoose,
} from '../schema.ts'
import * as queries from './queries/activities.ts'
import { countAnew, deleteClaims, insertClaims, keysOf } from './queries/claims.ts'
import { countSpeakers, speakersToChoose } from './queries/lessons.ts'
import { itemById, lockedPlan } from './queries/plans.ts'
import { sectionNamesOf, todayOf } from './standing.ts'

const entry = (action: string, id: string, detail: Record<string, unknown> = {}): AuditDraft => {
  return { action, subjectKind: 'training', subjectId: id, detail }
}

export async function listActivities(ctx: Ctx, query: ActivityQuery): Promise<ActivityList> {
  return (await queries.activityList(ctx.platform.db, ctx.actor.unitId, query)) as ActivityList
}

export async function listPeople(ctx: Ctx) {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const [people, names] = await Promise.all([serviceRecords(db, unitId), sectionNamesOf(db, unitId)])
  const sectionOf = (sectionId: string | null) => (sectionId && names.get(sectionId)) || ''
  return { rows: people.map(({ id, name, sectionId }) => ({ id, name, sectionName: sectionOf(sectionId) })) }
}

export async function listSpeakers({ platform, actor }: Ctx): Promise<SpeakersToChoose> {
  const rows = await speakersToChoose(platform.db, actor.unitId)
  return { rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) }
}

export async function readActivity(ctx: Ctx, id: string): Promise<Activity> {
  const { db } = ctx.platform
  const place = { unitId: ctx.actor.unitId, id }
  const row = await queries.activityById(db, place)
  if (!row) throw new Refusal('not_found')
  const [courses, people, files, names] = await Promise.all([
    queries.courseRows(db, place),
    queries.participantRows(db, place),
    queries.fileRows(db, place),
    sectionNamesOf(db, place.unitId),
  ])
  return {
    ...(row as unknown as Activity),
    ...{ days: Number(row.days), hours: Number(row.hours), files },
    courses: courses.map((course) => ({ ...course, hours: Number(course.hours) })),
    participants: people.map(({ sectionId, absentHours, status, ...rest }) => ({
      ...rest,
      status: status as Activity['participants'][number]['status'],
      absentHours: Number(absentHours),
      sectionName: (sectionId && names.get(sectionId)) || '',
    })),
  }
}

export async function readSigned(ctx: Ctx, id: string): Promise<Signed> {
  const signs = await presentAt(ctx.platform.db, ctx.actor.unitId, { subjectKind: 'training', subjectId: id })
  return { signed: signs && { present: [...signs.present], guests: [...signs.guests] } }
}

/** The law of records and of leave, asked before anything is written. */
async function insist(db: Reader, unitId: string, id: string, given: ActivityInput, today: string): Promise<void> {
  const { title, organiser, mode, fromOn, untilOn, days, hours, participants, isHeld } = given
  const facts = {
    course: title,
    organiser,
    mode: modes[mode],
    from: fromOn,
    until: untilOn,
    days,
    hours,
    registered: [],
  }
  const registration = judge(record, facts, fromOn < record.from ? today : fromOn)
  if (registration.kind === 'broken') throw new Refusal('rule_broken', registration.because)
  if (isHeld && untilOn > today) {
    throw new Refusal('invalid', '还没有结束的培训不能登记为已经举办', [
      { field: 'isHeld', message: '结束以后再登记到会情况' },
    ])
  }
  const ids = participants.map(({ personId }) => personId)
  if (new Set(ids).size < ids.length) throw new Refusal('invalid', '参加的人有重复，请核对名单')
  const known = await namesOfPeople(db, unitId, ids)
  if (known.length < ids.length) throw new Refusal('not_found', '名单里有找不到的人，请刷新后重新选择')
  await insistOnSpeakers(db, unitId, given)
  const asked = { ids, courseKey: courseKey(title), fromOn, not: id }
  const double = await queries.registeredBefore(db, unitId, asked)
  if (double.length) {
    const names = double.slice(0, 5).map(({ name }) => name)
    const more = double.length > names.length ? `等${double.length}人` : ''
    throw new Refusal('rule_broken', `${fromOn}开始的“${title}”已经登记过：${names.join('、')}${more}`)
  }
  const nameOf = new Map(known.map((one) => [one.id, one.name]))
  for (const { personId, absentHours, status } of participants) {
    if (absentHours === 0 || status !== 'attended') continue
    const leave = judge(absence, { totalHours: hours, absentHours }, fromOn < absence.from ? today : fromOn)
    if (leave.kind === 'broken') {
      const message = `${nameOf.get(personId)}：${leave.because}。请核对，确实超过的登记为退学`
      throw new Refusal('rule_broken', message)
    }
  }
}

/** A lecturer from the pool is there, and is said in words as well. */
async function insistOnSpeakers(db: Reader, unitId: string, given: ActivityInput): Promise<void> {
  const named = [given, ...given.courses].filter(({ speakerId }) => speakerId !== null)
  if (named.some(({ speaker }) => !speaker)) throw new Refusal('invalid', '选了师资库里的人，请同时填写主讲人')
  const ids = [...new Set(named.map(({ speakerId }) => speakerId!))]
  if ((await countSpeakers(db, unitId, ids)) < ids.length) {
    throw new Refusal('not_found', '师资库里没有这位主讲人，请刷新后重新选择')
  }
}

/** A training carries out an item of an approved plan of its own year that still stands. */
async function insistOnItem(tx: Writer, unitId: string, { planItemId, fromOn, untilOn }: ActivityInput) {
  if (planItemId === null) return
  const found = await itemById(tx, { unitId, id: planItemId })
  // Held until the end, so that nobody cancels the item meanwhile.
  const plan = found && (await lockedPlan(tx, unitId, { id: found.planId }))
  const item = plan && (await itemById(tx, { unitId, id: planItemId }))
  const refuse = (message: string) => new Refusal('invalid', message, [{ field: 'planItemId', message }])
  if (plan?.state !== 'approved' || !item) throw refuse('对应的计划项目没有找到或者还没有批准，请重新选择')
  if (item.cancelledOn !== null) throw refuse('对应的计划项目已经取消，请重新选择')
  const years = [fromOn, untilOn].map((day) => Number(day.slice(0, 4)))
  if (!years.includes(item.year)) throw refuse(`对应的项目在${item.year}年的计划里，与培训日期不是同一年`)
}

function rowOf({ courses: _courses, participants: _participants, ...row }: ActivityInput) {
  return row
}

/** Writes who took part; what counts is decided anew for what was and what is. */
async function writeClaims(tx: Writer, unitId: string, id: string, given: ActivityInput, today: string): Promise<void> {
  const { title, organiser, mode, category, isRecognised, isHeld, days, hours, fromOn, untilOn } = given
  const before = await keysOf(tx, unitId, { activityId: id })
  await deleteClaims(tx, unitId, { activityId: id })
  const key = courseKey(title)
  await insertClaims(
    tx,
    given.participants.map(({ status, ...one }) => ({
      ...{ unitId, id: randomUUID(), activityId: id, importId: null, origin: 0, course: title, courseKey: key },
      ...{ organiser, mode, category, isRecognised, days, hours, fromOn, untilOn, status, ...one },
      absentHours: Math.min(one.absentHours, hours),
      ...{ isCounting: isHeld && status === 'attended', enteredOn: today },
    })),
  )
  const now = given.participants.map(({ personId }) => ({ personId, courseKey: key, fromOn }))
  await countAnew(tx, unitId, [...before, ...now])
}

/** The courses as they are to be; one that was there before keeps its number. */
function coursesOf(unitId: string, activityId: string, { courses }: ActivityInput, before: readonly { id: string }[]) {
  const own = new Set(before.map(({ id }) => id))
  return courses.map(({ id, ...course }, position) => {
    const kept = id !== null && own.delete(id) ? id : randomUUID()
    return { unitId, activityId, position, id: kept, ...course }
  })
}

export function addActivity(ctx: Ctx, given: ActivityInput) {
  const { unitId } = ctx.actor
  const id = randomUUID()
  const today = todayOf(ctx)
  return write(ctx, async (tx) => {
    await insist(tx, unitId, id, given, today)
    await insistOnItem(tx, unitId, given)
    await queries.insertActivity(tx, { unitId, id, ...rowOf(given) })
    await queries.replaceCourses(tx, { unitId, id }, coursesOf(unitId, id, given, []))
    await writeClaims(tx, unitId, id, given, today)
    const detail = { people: given.participants.length, isHeld: given.isHeld }
    return { result: { id }, audit: [entry('training.added', id, detail)] }
  })
}

export function changeActivity(
  ctx: Ctx,
  id: string,
  { activity, revision }: { activity: ActivityInput; revision: number },
) {
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  return write(ctx, async (tx) => {
    if (!(await queries.lockedActivity(tx, { unitId, id }))) throw new Refusal('not_found')
    await insist(tx, unitId, id, activity, today)
    await insistOnItem(tx, unitId, activity)
    if (!(await queries.updateActivity(tx, { unitId, id, revision }, rowOf(activity)))) throw new Refusal('conflict')
    const before = await queries.courseRows(tx, { unitId, id })
    await queries.replaceCourses(tx, { unitId, id }, coursesOf(unitId, id, activity, before))
    await writeClaims(tx, unitId, id, activity, today)
    const detail = { people: activity.participants.length, isHeld: activity.isHeld }
    return { result: {}, audit: [entry('training.changed', id, detail)] }
  })
}

/** People sign with their own phones on a day of it; who signed is then there already. */
export function openActivitySignIn(ctx: Ctx, activityId: string): Promise<{ id: string }> {
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  return write(ctx, async (tx) => {
    const place = { unitId, id: activityId }
    const activity = (await queries.lockedActivity(tx, place)) && (await queries.activityById(tx, place))
    if (!activity) throw new Refusal('not_found')
    if (activity.isHeld) throw new Refusal('rule_broken', '已经登记到会情况的不再签到，有出入请直接修改')
    if (today < activity.fromOn || today > activity.untilOn) {
      throw new Refusal('rule_broken', '培训期间才能签到；日期变了的请先修改')
    }
    const people = await queries.participantRows(tx, place)
    const subject = { subjectKind: 'training' as const, subjectId: activityId, title: activity.title }
    const personIds = people.map(({ personId }) => personId)
    const id = await openSignIn(tx, ctx, { ...subject, place: activity.place, personIds })
    const audit = [{ action: 'sign-in.opened', subjectKind: 'sign-in', subjectId: id, detail: { activityId } }]
    return { result: { id }, audit }
  })
}

export function removeActivity(ctx: Ctx, id: string) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const row = await queries.lockedActivity(tx, { unitId, id })
    if (!row) throw new Refusal('not_found')
    const keys = await keysOf(tx, unitId, { activityId: id })
    await queries.deleteActivity(tx, { unitId, id })
    await countAnew(tx, unitId, keys)
    return { result: {}, audit: [entry('training.removed', id, { people: keys.length, fromOn: row.fromOn })] }
  })
}

const placeOf = (id: string) => `training_file.content.${id}`

/** Keeps materials of an activity, or the certificate of one participant. */
export function addFiles(ctx: Ctx, activityId: string, personId: string | null, files: readonly Uploaded[]) {
  const { unitId } = ctx.actor
  const all = files.map((file) => fileToKeep(file, '培训材料'))
  return write(ctx, async (tx) => {
    const place = { unitId, id: activityId }
    if (!(await queries.lockedActivity(tx, place))) throw new Refusal('not_found')
    const people = await queries.participantRows(tx, place)
    if (personId && !people.some((one) => one.personId === personId)) {
      throw new Refusal('not_found', '这个人没有参加这次培训')
    }
    for (const { name, bytes } of all) {
      const id = randomUUID()
      const kept = keptFile(ctx.platform.keys, bytes, placeOf(id))
      await queries.insertFile(tx, { unitId, id, activityId, personId, name, ...kept })
    }
    return { result: { added: all.length }, audit: [entry('training.file-added', activityId, { files: all.length })] }
  })
}

/** A certificate goes to its owner and to who keeps the records; materials to everybody who took part. */
export async function readFile(ctx: Ctx, scope: Scope, id: string): Promise<FileOut> {
  const { platform, actor } = ctx
  const found = await queries.fileById(platform.db, { unitId: actor.unitId, id })
  if (!found) throw new Refusal('not_found')
  const people = await queries.participantRows(platform.db, { unitId: actor.unitId, id: found.activityId })
  const isMine = (one: { personId: string }) => one.personId === scope.self
  const mayRead = scope.unit || (found.personId === null ? people.some(isMine) : found.personId === scope.self)
  if (!mayRead) throw new Refusal('not_found')
  const bytes = openedFile(platform.keys, found.sealed, placeOf(id))
  const file = { bytes, name: found.name, type: typeOfFile(found.name) ?? 'application/octet-stream' }
  const audit = [entry('training.file-read', found.activityId, { file: id })]
  return write(ctx, async () => ({ result: file, audit }))
}
