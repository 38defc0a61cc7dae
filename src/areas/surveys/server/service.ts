import { randomInt, randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader, Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { doorAddressOf, publish } from '../../door/facts.ts'
import { sections } from '../../posts/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { resultsOf } from '../rules.ts'
import type { Question, Survey, SurveyInput, SurveyList, SurveyQuery, SurveyResults, SurveyRow } from '../schema.ts'
import { textsOf } from './answers.ts'
import { countsOf, forgetDevices, talliesOf } from './queries/answers.ts'
import * as queries from './queries/surveys.ts'

const KEY_LETTERS = 'abcdefghijklmnopqrstuvwxyz23456789'
const KEY_LENGTH = 12
const PAGE = 50
/** A survey collects for at most this many days; a longer one is asked anew. */
const MOST_DAYS = 366

const reaches = (scope: Scope, sectionId: string | null) =>
  scope.unit || (sectionId !== null && scope.sections.includes(sectionId))

const entry = (action: string, subjectId: string, detail: Record<string, unknown> = {}): AuditDraft => ({
  action,
  subjectKind: 'survey',
  subjectId,
  detail,
})

const newKey = () => Array.from({ length: KEY_LENGTH }, () => KEY_LETTERS[randomInt(KEY_LETTERS.length)]).join('')

/** Surveys within reach that match, in the order asked for: all of them, the page is cut by the caller. */
export async function matchingSurveys(
  { platform, actor }: Ctx,
  scope: Scope,
  query: SurveyQuery,
): Promise<SurveyRow[]> {
  const rows = await queries.surveyRows(platform.db, actor.unitId, scope.unit ? null : scope.sections)
  const { search, state, purpose, sort, order = 'desc' } = query
  const found = rows
    .filter((row) => (!state || row.state === state) && (!purpose || row.purpose === purpose))
    .filter((row) => !search || row.title.includes(search) || (row.sectionName ?? '').includes(search))
    .map(({ indexPosition, createdAt: _createdAt, answers, purpose: kind, state: stands, ...row }) => ({
      ...row,
      purpose: kind as SurveyRow['purpose'],
      state: stands as SurveyRow['state'],
      answers: Number(answers),
      feedsIndex: indexPosition !== null,
    }))
  if (!sort) return found
  const sign = order === 'asc' ? 1 : -1
  const compare = (a: SurveyRow, b: SurveyRow) =>
    sort === 'answers' ? a.answers - b.answers : (a[sort] ?? '').localeCompare(b[sort] ?? '', 'zh-CN')
  return found.sort((a, b) => sign * compare(a, b))
}

export async function listSurveys(ctx: Ctx, scope: Scope, query: SurveyQuery): Promise<SurveyList> {
  const rows = await matchingSurveys(ctx, scope, query)
  const { page = 1, size = PAGE } = query
  return { rows: rows.slice((page - 1) * size, page * size), total: rows.length }
}

type Found = NonNullable<Awaited<ReturnType<typeof queries.surveyById>>>

/** The survey with its questions and counts; those out of reach are not there. */
export async function readSurvey(ctx: Ctx, scope: Scope, id: string): Promise<Survey> {
  const { platform, actor } = ctx
  const { db } = platform
  const found = await queries.surveyById(db, { unitId: actor.unitId, id })
  if (!found || !reaches(scope, found.sectionId)) throw new Refusal('not_found')
  const questions = await queries.questionsOf(db, { unitId: actor.unitId, id })
  const counts = await countsOf(db, { unitId: actor.unitId, surveyId: id })
  const manages = scopeOf(platform.permissions, actor, 'surveys.manage')
  const { unitId: _unitId, createdAt: _createdAt, ...row } = found
  return {
    ...row,
    ...standingOf(found),
    doorAddress: await doorAddressOf(db, actor.unitId),
    questions,
    answers: Number(counts.answers),
    repeated: Number(counts.repeated),
    unreadable: Number(counts.unreadable),
    mayManage: manages !== null && reaches(manages, found.sectionId),
  }
}

const standingOf = ({ purpose, state, indexPosition }: Pick<Found, 'purpose' | 'state' | 'indexPosition'>) => ({
  purpose: purpose as Survey['purpose'],
  state: state as Survey['state'],
  feedsIndex: indexPosition !== null,
})

/** Own section only, unless the whole unit is theirs; a section that is there. */
async function checkSection(db: Reader, unitId: string, scope: Scope, sectionId: string | null): Promise<void> {
  if (!reaches(scope, sectionId)) throw new Refusal('forbidden', '只能编写本科室的问卷，请选择所属科室')
  if (sectionId === null) return
  if (!(await sections(db, unitId)).some(({ id }) => id === sectionId)) {
    throw new Refusal('invalid', '没有这个科室', [{ field: 'sectionId', message: '请重新选择科室' }])
  }
}

const rowOf = ({ questions: _questions, ...row }: SurveyInput) => row

export function createSurvey(ctx: Ctx, scope: Scope, input: SurveyInput): Promise<{ id: string }> {
  const { unitId, name } = ctx.actor
  const id = randomUUID()
  return write(ctx, async (tx) => {
    await checkSection(tx, unitId, scope, input.sectionId)
    const made = { createdBy: name, createdAt: ctx.platform.clock.now() }
    await queries.insertSurvey(tx, { unitId, id, key: newKey(), ...rowOf(input), ...made })
    await queries.replaceQuestions(tx, { unitId, id }, input.questions)
    return { result: { id }, audit: [entry('surveys.created', id, { questions: input.questions.length })] }
  })
}

/** The locked survey as a draft of somebody who may change it. */
async function lockedDraft(tx: Writer, ctx: Ctx, scope: Scope, id: string) {
  const found = await queries.lockedSurvey(tx, { unitId: ctx.actor.unitId, id })
  if (!found || !reaches(scope, found.sectionId)) throw new Refusal('not_found')
  if (found.state !== 'draft') throw new Refusal('conflict', '问卷已经发布，题目不能再改。需要改的请结束后另编一份。')
  return found
}

type Change = { survey: SurveyInput; revision: number }

export function changeSurvey(
  ctx: Ctx,
  scope: Scope,
  id: string,
  { survey, revision }: Change,
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    await lockedDraft(tx, ctx, scope, id)
    await checkSection(tx, unitId, scope, survey.sectionId)
    if (!(await queries.updateSurvey(tx, { unitId, id, revision }, rowOf(survey)))) throw new Refusal('conflict')
    await queries.replaceQuestions(tx, { unitId, id }, survey.questions)
    return { result: {}, audit: [entry('surveys.changed', id, { questions: survey.questions.length })] }
  })
}

export function deleteSurvey(ctx: Ctx, scope: Scope, id: string): Promise<Record<string, never>> {
  return write(ctx, async (tx) => {
    await lockedDraft(tx, ctx, scope, id)
    await queries.deleteSurvey(tx, { unitId: ctx.actor.unitId, id })
    return { result: {}, audit: [entry('surveys.deleted', id)] }
  })
}

export function openSurvey(
  ctx: Ctx,
  scope: Scope,
  id: string,
  { closesOn, revision }: { closesOn: Day; revision: number },
): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  const today = dayOf(ctx.platform.clock.now())
  if (closesOn < today || closesOn > addDays(today, MOST_DAYS)) {
    const message = closesOn < today ? '截止日期已经过去' : '收集时间最长一年，到期后另编一份'
    throw new Refusal('invalid', message, [{ field: 'closesOn', message }])
  }
  return write(ctx, async (tx) => {
    const found = await lockedDraft(tx, ctx, scope, id)
    const changes = { state: 'open', openedOn: today, closesOn }
    if (!(await queries.updateSurvey(tx, { unitId, id, revision }, changes))) throw new Refusal('conflict')
    const questions = await queries.questionsOf(tx, { unitId, id })
    await publish(tx, unitId, 'survey', found.key, publicationOf({ ...found, closesOn }, questions))
    return { result: {}, audit: [entry('surveys.opened', id, { closesOn })] }
  })
}

/** The survey as the door shows it; its words are asked in Chinese only. */
export const publicationOf = (
  { title, intro, closesOn }: { title: string; intro: string; closesOn: Day },
  questions: readonly Question[],
) => ({
  ...{ title, titleEn: '', intro, introEn: '', closesOn, placeIds: [] },
  questions: questions.map(({ position, kind, title: words, isRequired, options, lowLabel, highLabel }) => ({
    key: String(position),
    kind,
    title: kind === 'scale' && lowLabel && highLabel ? `${words}（1分${lowLabel}，5分${highLabel}）` : words,
    titleEn: '',
    isRequired,
    options: options.map((option, index) => ({ key: String(index + 1), title: option, titleEn: '' })),
    most: kind === 'scale' ? 5 : null,
  })),
})

/** Ends the collecting and takes the survey off the door, inside the caller's transaction. */
async function close(tx: Writer, ctx: Ctx, survey: { id: string; key: string; revision: number }): Promise<AuditDraft> {
  const { unitId } = ctx.actor
  const { id, key, revision } = survey
  await forgetDevices(tx, { unitId, surveyId: id })
  const changes = { state: 'closed', closedOn: dayOf(ctx.platform.clock.now()) }
  if (!(await queries.updateSurvey(tx, { unitId, id, revision }, changes))) throw new Refusal('conflict')
  await publish(tx, unitId, 'survey', key, null)
  return entry('surveys.closed', id)
}

export function closeSurvey(ctx: Ctx, scope: Scope, id: string, revision: number): Promise<Record<string, never>> {
  return write(ctx, async (tx) => {
    const found = await queries.lockedSurvey(tx, { unitId: ctx.actor.unitId, id })
    if (!found || !reaches(scope, found.sectionId)) throw new Refusal('not_found')
    if (found.state !== 'open') throw new Refusal('conflict', '这份问卷现在没有在收集')
    return { result: {}, audit: [await close(tx, ctx, { id, key: found.key, revision })] }
  })
}

/** Ends the surveys whose last day has passed; returns how many. */
export async function closeDueSurveys(ctx: Ctx): Promise<number> {
  const { platform, actor } = ctx
  const due = await queries.dueSurveys(platform.db, actor.unitId, dayOf(platform.clock.now()))
  for (const { id } of due) {
    await write(ctx, async (tx) => {
      const found = await queries.lockedSurvey(tx, { unitId: actor.unitId, id })
      // Somebody, or another process, closed it in between.
      if (found?.state !== 'open') throw new Refusal('conflict')
      return { result: null, audit: [await close(tx, ctx, found)] }
    }).catch((error) => {
      if (!(error instanceof Refusal)) throw error
    })
  }
  return due.length
}

/** The least number of answers that is shown, on a day. */
async function leastAnswers(db: Reader, unitId: string, on: Day): Promise<number> {
  return (await localValues(db, unitId, on)).surveyLeastAnswers
}

export async function resultsFor(ctx: Ctx, survey: Survey): Promise<SurveyResults> {
  const { db, keys, clock } = ctx.platform
  const place = { unitId: ctx.actor.unitId, surveyId: survey.id }
  const least = await leastAnswers(db, place.unitId, dayOf(clock.now()))
  const isShown = survey.state === 'closed' && survey.answers >= least
  const texts = isShown ? await textsOf(db, keys, place) : new Map<number, string[]>()
  return resultsOf({ ...survey, tallies: await talliesOf(db, place), texts, least })
}
