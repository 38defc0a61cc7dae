import type { Ctx } from '../../../../platform/write.ts'
import { heldActivities, judgedPeople, namedUses, planProgress, requirementOf } from '../../../training/facts.ts'
import type { Period } from '../../figure.ts'
import type { TrainingFacts } from '../../figures/training.ts'

export async function readTraining(
  ctx: Ctx,
  { year, from, until }: Period,
  personId: string | null,
): Promise<TrainingFacts> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const ids = personId ? [personId] : undefined
  const [activities, judged, uses, plan] = await Promise.all([
    heldActivities(db, unitId, from, until),
    judgedPeople(db, { unitId, year, on: until, ids }),
    namedUses(db, unitId, personId ?? undefined),
    planProgress(db, unitId, year, until),
  ])
  return {
    activities: activities.map(({ id, kind, title, fromOn }) => {
      return { id, label: `${fromOn} ${title}`, path: `/training/activities/${id}`, kind }
    }),
    people: judged.map(({ person, done, duties }) => ({
      ...{ id: person.id, label: `${person.name}　${done.year.hours}学时`, path: `/training/people/${person.id}` },
      ...{ hours: done.year.hours, onlineHours: done.onlineHours },
      isBound: duties.length > 0,
      isShort: duties.some((duty) => requirementOf(duty).state === 'short'),
    })),
    planItems: plan.items
      .filter(({ present }) => personId === null || present.ownerId === personId)
      .map(({ id, present, standing }) => ({
        ...{ id, label: `${present.title}　${present.ownerName}`, path: `/training/plans/${year}/items/${id}` },
        ...{ isDone: standing === 'done', isOverdue: standing === 'overdue' },
      })),
    outside: (personId === null ? plan.outside : []).map(({ id, title, fromOn }) => {
      return { id, label: `${fromOn} ${title}`, path: `/training/activities/${id}` }
    }),
    uses: uses
      .filter(({ namedOn }) => namedOn >= from && namedOn <= until)
      .map(({ id, topic, work, ownerName, toldOn, askOn }) => ({
        ...{ id, label: `${ownerName}：${topic}—${work}`, path: '/learning/uses' },
        ...{ isTold: toldOn !== null && toldOn <= until, isLate: toldOn === null && askOn < until },
      })),
  }
}
