import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { dayOf } from '../../../platform/clock.ts'
import { makeWorld, type World } from '../../../testing/world.ts'
import { localValues } from '../../rulebook/facts.ts'
import { historiesOf, organisationRows, partyYear, studyAttended } from '../facts.ts'
import { judged, setupCase } from '../rules.ts'

let world: World
let unitId: string
let today: string

beforeAll(async () => {
  world = await makeWorld()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  const found = await world.db.selectFrom('unit').select('id').where('id', '<>', world.unitId).executeTakeFirstOrThrow()
  unitId = found.id
  today = dayOf(world.clock.now())
}, 60_000)
afterAll(() => world.close())

describe('the demo year of party life', () => {
  it('has shortfalls equal to what is counted another way, and the planted one among them', async () => {
    const year = Number(today.slice(0, 4))
    // Whole months and quarters of the year in which a branch or cell held nothing of a kind, counted by the database.
    const counted = await sql<{ name: string; kind: string; period: number }>`
      with due (kind, months) as (
        values ('theme-day', 1), ('committee', 1), ('cell', 1), ('assembly', 3), ('lecture', 3)
      ),
      periods as (
        select kind, months, n as period, make_date(${year}, (n - 1) * months + 1, 1) as first,
          (make_date(${year}, (n - 1) * months + 1, 1) + make_interval(months => months))::date as next
        from due, generate_series(1, 12) n where n * months <= 12
      )
      select o.name, p.kind, p.period
      from party_organisation o join periods p on (o.kind = 'cell') = (p.kind = 'cell')
      where o.unit_id = ${unitId} and o.kind in ('branch', 'cell') and p.next <= ${today}::date
        and o.kept_from_on <= p.first
        and (p.kind <> 'committee' or 7 <= (
          select count(*) from party_membership m
          where m.unit_id = o.unit_id and m.organisation_id = o.id and m.formal_on <= ${today}::date))
        and not exists (
          select 1 from party_meeting t
          where t.unit_id = o.unit_id and t.organisation_id = o.id and (t.kind = p.kind or p.kind = any (t.also))
            and t.state in ('recorded', 'reviewed') and t.held_on >= p.first and t.held_on < p.next)
        and not exists (
          select 1 from party_exemption e
          where e.unit_id = o.unit_id and e.organisation_id = o.id and e.kind = p.kind and e.state = 'approved')
      order by 1, 2, 3`.execute(world.db)
    const { gaps } = await partyYear(world.db, unitId, year, today)
    const told = gaps.map(({ organisationName, kind, period }) => {
      return { name: organisationName, kind, period: Number(period.slice(-1 - Number(!period.includes('Q')))) }
    })
    const inOrder = (all: readonly { name: string; kind: string; period: number }[]) =>
      all.map(({ name, kind, period }) => `${name} ${kind} ${period}`).toSorted()
    expect(inOrder(told)).toEqual(inOrder(counted.rows))
    expect(inOrder(told)).toContain('机关第三党支部 assembly 3')
  })

  it('has two meetings signed by the code and one on paper, each as its record says who was there', async () => {
    const { rows } = await sql<{ title: string; ways: string[]; wrong: number; photos: number }>`
      select o.title, array(select distinct s.way from sign_in_sign s where s.opening_id = o.id order by 1) as ways,
        (select count(*)::int from party_attendance a
          full join sign_in_sign s on s.opening_id = o.id and s.person_id = a.person_id
          where a.meeting_id = o.subject_id and (a.presence = 'present') <> (s.person_id is not null)) as wrong,
        (select count(*)::int from party_file f where f.meeting_id = o.subject_id and f.name like '纸质签到表%') as photos
      from sign_in_opening o where o.unit_id = ${unitId} order by photos, ways`.execute(world.db)
    expect(rows.map(({ ways, wrong, photos }) => [ways, wrong, photos])).toEqual([
      [['clerk', 'own'], 0, 0],
      [['own'], 0, 0],
      [['clerk'], 0, 1],
    ])
    const shared = await sql`select opening_id from sign_in_sign where device is not null
      group by opening_id, device having count(*) > 1`.execute(world.db)
    expect(shared.rows).toHaveLength(1)
  })

  it('has a committee below its size, approved by its superior', async () => {
    const committee = (await organisationRows(world.db, unitId)).find(({ kind }) => kind === 'committee')!
    const history = (await historiesOf(world.db, unitId, today)).find(({ id }) => id === committee.id)!
    const asked = setupCase(history, await localValues(world.db, unitId, today), today)!
    expect(judged(asked, today)).toMatchObject({ kind: 'info', observed: { isApproved: true } })
  })

  it('has five branches, make-ups open and done, records of each state, hours once for each meeting', async () => {
    const count = async (state: string) =>
      (await world.db.selectFrom('partyMeeting').select('id').where('state', '=', state).execute()).length
    for (const state of ['planned', 'recorded', 'reviewed']) expect(await count(state), state).toBeGreaterThan(0)
    const branches = await world.db.selectFrom('partyOrganisation').select('id').where('kind', '=', 'branch').execute()
    expect(branches).toHaveLength(5)
    const makeUps = await world.db.selectFrom('partyMakeUp').select('doneOn').execute()
    expect(new Set(makeUps.map(({ doneOn }) => doneOn === null))).toEqual(new Set([true, false]))
    const studied = await studyAttended(world.db, unitId, { from: '2020-01-01', until: today })
    const once = new Set(studied.map(({ personId, meetingId }) => `${personId} ${meetingId}`))
    expect(studied.length).toBeGreaterThan(400)
    expect(once.size).toBe(studied.length)
  })
})
