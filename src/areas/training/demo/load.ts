import { createHash, randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/write.ts'
import { courseKey } from '../course-key.ts'
import { originOf, profiles } from '../lists.ts'
import { insertActivity, replaceCourses } from '../server/queries/activities.ts'
import { countAnew, insertClaims } from '../server/queries/claims.ts'
import { insertDoubts, insertImport } from '../server/queries/imports.ts'
import { insertUse } from '../server/queries/study.ts'
import { demoTraining, type PlannedActivity, strangers } from './plan.ts'
import { loadDemoPlan } from './year-plan.ts'

type Loading = {
  platform: Platform
  unitId: string
  ids: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  keys: readonly string[]
  today: Day
}

const amounts = { absentHours: 0, note: '', result: '' }

/** The year of training of the demo bureau, written in bulk. */
export async function loadDemoTraining(
  tx: Writer,
  { platform, unitId, ids, sections, keys, today }: Loading,
): Promise<void> {
  const { activities, lists } = demoTraining(keys, today)
  const items = await loadDemoPlan(tx, { unitId, ids, sections, activities, today })
  const of = { unitId, ids, items }
  const claims = []
  for (const activity of activities) claims.push(...(await loadActivity(tx, activity, of)))
  for (const profile of ['cadre-network', 'study-app'] as const) {
    const id = randomUUID()
    const fileName = `${today.slice(0, 4)}年${profiles[profile]}.xlsx`
    const madeAt = new Date(platform.clock.now().getTime() - 3_600_000)
    const more = profile === 'cadre-network' ? strangers : []
    await insertImport(tx, {
      ...{ unitId, id, profile, fileName, fileHash: createHash('sha256').update(fileName).digest('hex') },
      ...{ rowCount: lists[profile].length + more.length, state: 'applied', madeBy: '许清如', madeAt },
    })
    const common = {
      unitId,
      importId: id,
      activityId: null,
      origin: originOf[profile],
      mode: 'online',
      category: 'online',
    }
    for (const { key, course, on, hours } of lists[profile]) {
      claims.push({
        ...{ ...common, ...amounts, id: randomUUID(), personId: ids.get(key)!, course, courseKey: courseKey(course) },
        ...{ organiser: profiles[profile], isRecognised: true, days: 0, hours, fromOn: on, untilOn: on },
        ...{ status: 'attended', isCounting: true, enteredOn: today },
      })
    }
    await insertDoubts(
      tx,
      more.map(({ name, course, hours }, index) => {
        const on = addDays(today, -30)
        const content = { course, organiser: '', from: on, until: on, days: 0, hours, result: '', candidates: [] }
        const place = { unitId, id: randomUUID(), importId: id, rowNumber: 900 + index, kind: 'unknown' }
        return { ...place, personName: name, content: JSON.stringify(content) }
      }),
    )
  }
  await insertClaims(tx, claims)
  await countAnew(tx, unitId, claims)
  await insertUse(tx, {
    ...{
      unitId,
      id: randomUUID(),
      topic: '公共文化服务保障',
      work: '图书馆夜间开放的读者统计',
      ownerId: ids.get('chenkun')!,
    },
    ...{ activityId: null, namedOn: addDays(today, -90), askOn: addDays(today, -1) },
  })
}

type Of = Pick<Loading, 'unitId' | 'ids'> & { items: ReadonlyMap<string, string> }

async function loadActivity(tx: Writer, planned: PlannedActivity, { unitId, ids, items }: Of) {
  const { kind, category, title, organiser, speaker, from, until, days, hours, isHeld, present, absent } = planned
  const id = randomUUID()
  const shared = { organiser, mode: 'offline', category, isRecognised: true, days, hours, fromOn: from, untilOn: until }
  const planItemId = items.get(title) ?? null
  const own = { unitId, id, kind, title, place: '', speaker, content: '', isHeld, planItemId }
  await insertActivity(tx, { ...own, ...shared })
  await replaceCourses(
    tx,
    { unitId, id },
    planned.courses.map((course, position) => ({ unitId, activityId: id, position, ...course })),
  )
  const claim = (key: string, status: string) => ({
    ...{ ...shared, ...amounts, unitId, id: randomUUID(), personId: ids.get(key)!, activityId: id, importId: null },
    ...{ origin: 0, course: title, courseKey: courseKey(title), status },
    ...{ isCounting: isHeld && status === 'attended', enteredOn: from },
  })
  return [...present.map((key) => claim(key, 'attended')), ...absent.map((key) => claim(key, 'absent'))]
}
