import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { makeWorld, type World } from '../../../testing/world.ts'
import { demoPeople } from '../../people/demo/people.ts'
import { judgedPeople } from '../server/standing.ts'
import { demoTraining } from './plan.ts'

const TODAY = '2026-11-23'
let world: World

beforeAll(async () => {
  world = await makeWorld()
  await world.db.deleteFrom('unit').execute()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
}, 120_000)
afterAll(() => world.close())

/** Counted by hand from the plan: what was attended, and each online course once, the trusted list first. */
function counted(): Map<string, { days: number; hours: number }> {
  const keys = demoPeople(TODAY).filter(({ dossier }) => dossier.basic.state === '在职')
  const { activities, lists } = demoTraining(
    keys.map(({ key }) => key),
    TODAY,
  )
  const sums = new Map<string, { days: number; hours: number }>()
  const add = (name: string, days: number, hours: number) => {
    const own = sums.get(name) ?? { days: 0, hours: 0 }
    sums.set(name, { days: own.days + days, hours: own.hours + hours })
  }
  const nameOf = new Map(keys.map(({ key, dossier: { basic } }) => [key, `${basic.name} ${basic.birth}`]))
  for (const { isHeld, present, days, hours } of activities) {
    if (isHeld) for (const key of present) add(nameOf.get(key)!, days, hours)
  }
  const seen = new Set<string>()
  for (const { key, course, on, hours } of [...lists['cadre-network'], ...lists['study-app']]) {
    const id = `${key} ${course} ${on}`
    if (!seen.has(id)) add(nameOf.get(key)!, 0, hours)
    seen.add(id)
  }
  return sums
}

it('the demo year adds up to what its plan says, and who is short is short by it', async () => {
  const unit = await world.db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
  const judged = await judgedPeople(world.db, { unitId: unit.id, year: 2026, on: TODAY })
  const sums = counted()
  // What the branches wrote down, counted by the database: present, or made up since.
  const study = await sql<{ personId: string; days: number; hours: number }>`
    select a.person_id, m.days, m.hours from party_attendance a
    join party_meeting m on m.unit_id = a.unit_id and m.id = a.meeting_id
    where m.state in ('recorded', 'reviewed') and m.held_on between '2026-01-01' and ${TODAY}
      and (a.presence = 'present' or exists (select 1 from party_make_up u
        where u.meeting_id = a.meeting_id and u.person_id = a.person_id and u.done_on is not null))`.execute(world.db)
  expect(study.rows.length).toBeGreaterThan(100)
  const studied = Map.groupBy(study.rows, ({ personId }) => personId)
  expect(judged.length).toBeGreaterThan(70)
  for (const { person, done, duties } of judged) {
    const planned = sums.get(`${person.name} ${person.birth}`) ?? { days: 0, hours: 0 }
    const attended = studied.get(person.id) ?? []
    const own = {
      days: attended.reduce((sum, { days }) => sum + days, planned.days),
      hours: attended.reduce((sum, { hours }) => sum + hours, planned.hours),
    }
    expect([person.name, done.year.days, done.year.hours]).toEqual([person.name, own.days, own.hours])
    const main = duties.find(({ what }) => what === '年度培训量')
    if (main)
      expect([person.name, main.verdict.kind === 'met']).toEqual([person.name, own.days >= 12 || own.hours >= 90])
  }
  expect(judged.some(({ duties }) => duties[0]?.verdict.kind === 'met')).toBe(true)
})

it('the plan of the year was written, moved and approved by people of the bureau', async () => {
  const { rows } = await sql<{ name: string }>`
    select unnest(array[submitted_by_name, decided_by_name]) as name from training_plan
    union select unnest(array[proposed_by_name, decided_by_name]) from training_plan_amendment`.execute(world.db)
  const named = rows.flatMap(({ name }) => name ?? [])
  const known = new Set(demoPeople(TODAY).map(({ dossier }) => dossier.basic.name))
  expect(named.length).toBeGreaterThan(1)
  expect(named.filter((name) => !known.has(name))).toEqual([])
})
