import { dayOf } from '../../platform/clock.ts'
import { scopeOf } from '../../platform/permission.ts'
import type { Ctx } from '../../platform/write.ts'
import { requirementOf } from './rules.ts'
import type { Requirement } from './schema.ts'
import { unsettled } from './server/queries/activities.ts'
import { countDoubts } from './server/queries/imports.ts'
import { namedUses } from './server/queries/study.ts'
import { judgedPeople } from './server/standing.ts'

export { type TrainingCase, trainingCases } from './server/cases.ts'
export { planProgress } from './server/plan-view.ts'
export { planWaiting } from './server/plan-waiting.ts'

export type LearningWaiting = {
  /** results the actor has to tell */
  uses: { topic: string; work: string; askOn: string }[]
  doubts: number
  unsettled: number
  /** what the actor's own year lacks */
  lacking: Requirement[]
}

/** What study and training wait for from the actor. */
export async function learningWaiting(ctx: Ctx): Promise<LearningWaiting> {
  const { platform, actor } = ctx
  const { db } = platform
  const { unitId, personId } = actor
  const today = dayOf(platform.clock.now())
  const manages = scopeOf(platform.permissions, actor, 'training.manage')?.unit === true
  const [uses, doubts, open, own] = await Promise.all([
    personId ? namedUses(db, unitId, personId) : [],
    manages ? countDoubts(db, unitId) : 0,
    manages ? unsettled(db, unitId, today) : 0,
    personId ? judgedPeople(db, { unitId, year: Number(today.slice(0, 4)), on: today, ids: [personId] }) : [],
  ])
  const lacking = own.flatMap(({ person, duties }) => (person.state === '在职' ? duties.map(requirementOf) : []))
  return {
    uses: uses.filter(({ toldOn, askOn }) => toldOn === null && askOn <= today),
    ...{ doubts, unsettled: open },
    lacking: lacking.filter(({ state }) => state === 'warning' || state === 'short'),
  }
}

export { requirementOf } from './rules.ts'
export { datedActivities, datedCourses, heldActivities } from './server/queries/activities.ts'
export { attendedActivities, type Lesson, lessonRows, nameSpeaker } from './server/queries/lessons.ts'
export { namedUses } from './server/queries/study.ts'
export { judgedPeople } from './server/standing.ts'
