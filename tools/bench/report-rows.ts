import { sql } from 'kysely'
import type { Database } from '../../src/platform/db.ts'
import type { Keys } from '../../src/platform/keys.ts'

const MEETINGS = 24
const MEMBERS = 7

type Place = { db: Database; keys: Keys; unitId: string; today: string }

/**
 * A year of a unit that has people already: each has twenty trainings, every thirty are a branch that met every
 * month; two ratings a head, an opinion of every tenth, an open problem of every twentieth, and two meetings of the
 * party group a month. Made by the database itself, but for what is sealed.
 */
export async function fillYear(place: Place): Promise<void> {
  const { db, unitId, today } = place
  const unit = `'${unitId}'::uuid`
  const key = (what: string, n: string) => `md5('${unitId}${what}' || ${n})::uuid`
  const people = `(select id, section_id, state, row_number() over (order by id) as n from person
    where unit_id = ${unit}) as p`
  const day = (n: string) =>
    `date '${today.slice(0, 4)}-01-01' + (${n}) % (date '${today}' - date '${today.slice(0, 4)}-01-01')`
  const branch = 'p.n / 30'
  const statements = [
    `insert into training_import (unit_id, id, profile, file_name, file_hash, row_count, state, made_by, made_at)
      values (${unit}, ${key('i', '0')}, 'school', '清单', repeat('0', 64), 1, 'applied', 'bench', now())`,
    `insert into training_claim (unit_id, id, person_id, import_id, origin, course, course_key, organiser, mode,
        category, is_recognised, days, hours, from_on, until_on, is_counting, entered_on)
      select ${unit}, ${key('c', "p.id || '-' || k")}, p.id, ${key('i', '0')}, 1, '课程' || k, '课程' || k, '市委党校',
        'offline', (array['lecture', 'online', 'full-time'])[1 + k % 3], true, (k % 4) * 0.5, 1 + (p.n + k) % 12,
        on_day, on_day, true, on_day
      from ${people}, generate_series(1, 20) as k, lateral (select ${day('(p.n * 7 + k * 17)::int')} as on_day) as d`,
    `insert into training_share (unit_id, person_id, course_key, from_on, year, claim_id, until_on, mode, category,
        is_recognised, days, hours)
      select unit_id, person_id, course_key, from_on, extract(year from until_on)::int, id, until_on, mode, category,
        is_recognised, days, hours from training_claim where unit_id = ${unit}`,
    `insert into party_organisation (unit_id, id, kind, name, founded_on, kept_from_on)
      select distinct ${unit}, ${key('o', `(${branch})`)}, 'branch', '第' || ${branch} || '党支部', date '2015-01-01',
        date '2020-01-01' from ${people}`,
    `insert into party_membership (unit_id, id, person_id, organisation_id, formal_on, from_on)
      select ${unit}, ${key('m', 'p.id')}, p.id, ${key('o', `(${branch})`)}, date '2015-01-01', date '2015-01-01'
      from ${people}`,
    `insert into party_meeting (unit_id, id, organisation_id, kind, title, state, held_on, starts_at, place, hours,
        content, recorded_at, created_by, created_at)
      select ${unit}, ${key('h', "o.id || '-' || k")}, o.id, 'theme-day', '主题党日' || k, 'recorded',
        ${day('(k * 27)::int')}, '15:00', '会议室', 2, '学习', now(), 'bench', now()
      from party_organisation o, generate_series(1, 12) as k where o.unit_id = ${unit}`,
    `insert into party_attendance (unit_id, meeting_id, person_id, presence, has_vote)
      select ${unit}, h.id, m.person_id, 'present', true
      from party_meeting h join party_membership m on m.unit_id = h.unit_id and m.organisation_id = h.organisation_id
      where h.unit_id = ${unit}`,
    `insert into service_rating (unit_id, id, hour, rated_on, result, attitude)
      select ${unit}, ${key('r', "p.id || '-' || k")}, on_day, on_day, 3 + (p.n + k) % 3, 4
      from ${people}, generate_series(1, 2) as k, lateral (select ${day('(p.n * 3 + k * 50)::int')} as on_day) as d`,
    `insert into voice_item (unit_id, id, year, number, kind, title, section_id, state, received_on, accepted_on,
        nominal_on, due_on, first_due_on, answered_on, closed_on, is_satisfied)
      select ${unit}, ${key('v', 'p.n')}, ${today.slice(0, 4)}, p.n, 'suggestion', '意见' || p.n, p.section_id, 'closed',
        on_day, on_day, on_day + 15, on_day + 15, on_day + 15, on_day + 10, on_day + 12, p.n % 3 > 0
      from ${people}, lateral (select ${day('(p.n * 11)::int')} as on_day) as d
      where p.n % 10 = 0 and p.section_id is not null`,
    `insert into opinion (unit_id, id, item_id, hour, received_on, source_kind, channel, text, text_hash, entered_by)
      select unit_id, ${key('w', 'id')}, id, received_on, received_on, 'public', 'box', title, md5(title), 'bench'
      from voice_item where unit_id = ${unit}`,
    `insert into problem (unit_id, id, year, number, title, kind, timing, lead_section_id, owner_id, found_on, begun_on,
        due_on, first_due_on, state, created_by, created_at)
      select ${unit}, ${key('p', 'p.n')}, ${today.slice(0, 4)}, p.n, '问题' || p.n,
        (array['theory', 'work-style', 'service', 'integrity', 'political'])[1 + (p.n / 20) % 5], 'deadline',
        p.section_id, p.id, on_day, on_day, on_day + 90, on_day + 90, 'in-hand', 'bench', now()
      from ${people}, lateral (select ${day('(p.n * 13)::int')} as on_day) as d where p.n % 20 = 0`,
    `insert into problem_origin (unit_id, id, problem_id, kind, label, title, position, raised_on, raised_by)
      select unit_id, ${key('q', 'id')}, id, 'inspection', '反馈意见', title, 0, found_on, 'bench'
      from problem where unit_id = ${unit}`,
  ]
  await db.connection().execute(async (one) => {
    for (const text of statements) await sql.raw(text).execute(one)
    await sql`vacuum analyze`.execute(one)
  })
  await holdMeetings(place)
}

/** Meetings of the same few with a report to hear; each of them has signed in. */
async function holdMeetings({ db, keys, unitId, today }: Place): Promise<void> {
  const members = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('unitId', '=', unitId)
    .where('state', '=', '在职')
    .orderBy('id')
    .limit(MEMBERS)
    .execute()
  const year = Number(today.slice(0, 4))
  for (let number = 1; number <= MEETINGS; number += 1) {
    const id = crypto.randomUUID()
    const at = new Date(`${year}-${String(1 + (number % 11)).padStart(2, '0')}-15T09:00:00+08:00`)
    const meeting = { unitId, id, year, number, title: `第${number}次党组会议`, settings: '{}' }
    await db
      .insertInto('meeting')
      .values({ ...meeting, state: 'open', plannedAt: at, openedAt: at })
      .execute()
    const inMeeting = members.map(({ id: personId, name }, position) => {
      return { unitId, meetingId: id, personId, name, title: '党组成员', position, isChair: position === 0 }
    })
    await db.insertInto('meetingMember').values(inMeeting).execute()
    const item = { unitId, id: crypto.randomUUID(), meetingId: id, position: 0, title: '听取汇报' }
    await db
      .insertInto('agendaItem')
      .values({ ...item, kind: 'report', method: 'hands', outcome: 'reported', decidedAt: at })
      .execute()
    const events = members.map(({ id: memberId }, index) => {
      const event = JSON.stringify({ kind: 'signed-in', memberId, isLate: false })
      const contentSealed = keys.seal(event, `meeting_event.content.${id}.${index + 1}`)
      return { unitId, meetingId: id, seq: index + 1, kind: 'signed-in', contentSealed, at, byName: 'bench' }
    })
    await db.insertInto('meetingEvent').values(events).execute()
    await db
      .updateTable('meeting')
      .set({ state: 'closed', closedAt: at })
      .where('unitId', '=', unitId)
      .where('id', '=', id)
      .execute()
  }
}
