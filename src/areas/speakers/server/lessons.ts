import type { AuditDraft } from '../../../platform/audit.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { lessonRows, nameSpeaker } from '../../training/facts.ts'
import { bearsName, sameWords } from '../rules.ts'
import type { NamedLessons, UnnamedLecturers } from '../schema.ts'
import { lessonsById, taughtLesson } from './pool.ts'
import { lockedSpeaker, peopleNamed, speakerRows } from './queries/speakers.ts'

/** Lecturers that stand in words only, each with whoever bears the name. Whether they are the same, people decide. */
export async function listUnnamed({ platform, actor }: Ctx): Promise<UnnamedLecturers> {
  const { db } = platform
  const { unitId } = actor
  const [lessons, pool, people] = await Promise.all([
    lessonRows(db, { unitId, isNamed: false }),
    speakerRows(db, unitId),
    peopleNamed(db, unitId),
  ])
  const inPool = new Set(pool.map(({ personId }) => personId))
  const rows = [...Map.groupBy(lessons, ({ words }) => words)].map(([words, own]) => ({
    words,
    lessons: own.map(taughtLesson),
    offers: pool.filter(({ name }) => bearsName(words, name)).map(({ id, name, employer }) => ({ id, name, employer })),
    people: people
      .filter(({ id, name }) => sameWords(words, name) && !inPool.has(id))
      .map(({ id, name }) => ({ id, name })),
  }))
  return { rows }
}

/** Says of lessons who of the pool taught them; null takes that back. */
export function nameLessons(ctx: Ctx, { speakerId, lessonIds }: NamedLessons): Promise<Record<string, never>> {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    if (speakerId && !(await lockedSpeaker(tx, { unitId, id: speakerId }))) {
      throw new Refusal('not_found', '师资库里没有这个人，请刷新后重新选择')
    }
    const lessons = await lessonsById(tx, unitId, lessonIds)
    if (speakerId && lessons.some((one) => one.speakerId !== null && one.speakerId !== speakerId)) {
      throw new Refusal('conflict', '有的课刚刚对应了别的人，请刷新后再办')
    }
    await nameSpeaker(tx, unitId, lessons, speakerId)
    const audit = lessons.map(({ id, activityId }): AuditDraft => {
      return {
        action: 'speakers.lessons-named',
        subjectKind: 'training',
        subjectId: activityId,
        detail: { id, speakerId },
      }
    })
    return { result: {}, audit }
  })
}
