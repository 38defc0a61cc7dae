import { addDays, type Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, type Platform, write } from '../../../platform/write.ts'
import { localValues } from '../../rulebook/facts.ts'
import { attendedActivities, type Lesson, lessonRows } from '../../training/facts.ts'
import { type Box, closingDay, kept, withAnswer } from '../rules.ts'
import type { Evaluation, EvaluationForm, OpenEvaluation } from '../schema.ts'
import { changedBox, destroyKey, destroyOldKeys, markOf, openedBox, prepareRound } from './box.ts'
import * as queries from './queries/evaluations.ts'
import { speakerRows } from './queries/speakers.ts'

/** The longest time a unit can set. */
const MOST_DAYS = 90

export const resultPlace = (activityId: string) => `evaluation_round.result_sealed.${activityId}`

type Asked = { unitId: string; personId: string; today: Day }

type Offered = OpenEvaluation & { lessons: Lesson[]; isDone: boolean }

/** The trainings whose courses a person may evaluate today, those done as well. Nobody evaluates the own lesson. */
async function offeredTo(db: Reader, platform: Platform, { unitId, personId, today }: Asked): Promise<Offered[]> {
  const from = addDays(today, -MOST_DAYS)
  const attended = await attendedActivities(db, { unitId, personId, from, until: today })
  if (!attended.length) return []
  const activityIds = attended.map(({ id }) => id)
  const [lessons, rounds, pool, { evaluationDays }] = await Promise.all([
    lessonRows(db, { unitId, activityIds }),
    queries.roundsOf(db, unitId, activityIds),
    speakerRows(db, unitId),
    localValues(db, unitId, today),
  ])
  const own = new Set(pool.filter((one) => one.personId === personId).map(({ id }) => id))
  const offered: Offered[] = []
  for (const { id, title, fromOn, untilOn } of attended) {
    const round = rounds.find(({ activityId }) => activityId === id)
    const closesOn = round?.closesOn ?? closingDay(untilOn, evaluationDays)
    const asked = lessons.filter((one) => one.activityId === id && !own.has(one.speakerId ?? ''))
    if (closesOn < today || (round && round.box === null) || !asked.length) continue
    const mark = round ? markOf(platform, { unitId, activityId: id }, personId) : null
    const isDone = mark !== null && (await queries.hasMark(db, { unitId, activityId: id, mark }))
    offered.push({ activityId: id, title, fromOn, untilOn, closesOn, lessons: asked, isDone })
  }
  return offered
}

function askedBy({ actor, platform }: Ctx): Asked | null {
  const { unitId, personId } = actor
  return personId === null ? null : { unitId, personId, today: dayOf(platform.clock.now()) }
}

/** What the actor could evaluate and has not yet. */
export async function openFor(ctx: Ctx): Promise<OpenEvaluation[]> {
  const asked = askedBy(ctx)
  const offered = asked ? await offeredTo(ctx.platform.db, ctx.platform, asked) : []
  return offered
    .filter(({ isDone }) => !isDone)
    .map(({ activityId, title, fromOn, untilOn, closesOn }) => ({ activityId, title, fromOn, untilOn, closesOn }))
}

const NOT_OFFERED = '这次培训现在不能评课：没有您到课的记录，或者评课已经结束'

export async function readForm(ctx: Ctx, activityId: string): Promise<EvaluationForm> {
  const asked = askedBy(ctx)
  const offered = asked ? await offeredTo(ctx.platform.db, ctx.platform, asked) : []
  const found = offered.find((one) => one.activityId === activityId)
  if (!found) throw new Refusal('not_found', NOT_OFFERED)
  const lessons = found.lessons.toReversed().map(({ id, title, words, heldOn }) => ({ id, title, words, heldOn }))
  return { ...found, lessons }
}

const DAY = 'T00:00:00+08:00'

/** Leaves an entry that somebody has evaluated something on that day: not who, not what, not when, not from where. */
function unnamed(ctx: Ctx, today: Day): Ctx {
  const clock = { now: () => new Date(`${today}${DAY}`) }
  const nobody = { accountId: null, name: '参加培训的人', personId: null, grants: [], sessionId: null }
  return {
    ...{ requestId: '', ip: '' },
    actor: { ...ctx.actor, ...nobody },
    platform: { ...ctx.platform, clock },
  }
}

/** Puts an answer into the box of its training and forgets it. */
export function evaluate(ctx: Ctx, { activityId, lessons }: Evaluation): Promise<Record<string, never>> {
  const { platform } = ctx
  const asked = askedBy(ctx)
  if (!asked) throw new Refusal('forbidden', '这个账号没有对应的人员，不能评课')
  const { unitId, personId, today } = asked
  const round = { unitId, activityId }
  return write(unnamed(ctx, today), async (tx) => {
    const found = (await offeredTo(tx, platform, asked)).find((one) => one.activityId === activityId)
    if (!found) throw new Refusal('not_found', NOT_OFFERED)
    const ids = lessons.map(({ lessonId }) => lessonId)
    const known = new Set(found.lessons.map(({ id }) => id))
    if (new Set(ids).size < ids.length || ids.some((id) => !known.has(id))) {
      throw new Refusal('invalid', '课程有改动，请刷新后重新评')
    }
    await prepareRound(platform, tx, round, found.closesOn)
    const locked = await queries.lockedRound(tx, round)
    if (!locked?.box) throw new Refusal('not_found', NOT_OFFERED)
    const box = changedBox(platform, round, locked.box, (content) => withAnswer(content, lessons))
    const mark = markOf(platform, round, personId)!
    if (!(await queries.insertMark(tx, { ...round, mark }))) throw new Refusal('conflict', '这次培训您已经评过了')
    await queries.setBox(tx, round, { box })
    const audit = [{ action: 'speakers.evaluated', subjectKind: 'unit', subjectId: unitId }]
    return { result: {}, audit }
  })
}

/** What is kept of a box for good, for whoever may see the results. */
export const sealedResult = ({ keys }: Platform, activityId: string, content: Box): Buffer =>
  keys.seal(JSON.stringify(kept(content)), resultPlace(activityId))

/** Ends the rounds whose last day has passed: what enough people answered is kept, marks and keys are destroyed. */
export async function closeDueEvaluations(ctx: Ctx): Promise<number> {
  const { platform, actor } = ctx
  const { unitId } = actor
  const due = await queries.dueRounds(platform.db, unitId, dayOf(platform.clock.now()))
  for (const { activityId } of due) {
    const round = { unitId, activityId }
    await write(ctx, async (tx) => {
      const locked = await queries.lockedRound(tx, round)
      // Another process closed it in between.
      if (!locked?.box) throw new Refusal('conflict')
      const content = openedBox(platform, round, locked.box)
      const resultSealed = content && sealedResult(platform, activityId, content)
      await queries.deleteMarks(tx, round)
      await queries.setBox(tx, round, { box: null, resultSealed })
      const detail = { isReadable: content !== null }
      const audit = [{ action: 'speakers.evaluation-closed', subjectKind: 'training', subjectId: activityId, detail }]
      return { result: null, audit }
    }).catch((error) => {
      if (!(error instanceof Refusal)) throw error
    })
    destroyKey(platform, round)
  }
  await destroyOldKeys(platform)
  return due.length
}
