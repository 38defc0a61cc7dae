import { sql } from 'kysely'
import type { Database } from '../../src/platform/db.ts'

type Extent = { people: number; records: number; today: string }

/**
 * People of one level with a post and a rank each, their trainings of five years, and a year of meetings of a branch
 * each of which a tenth of them attended. Made by the database itself.
 */
export async function fillTraining(db: Database, unitId: string, { people, records, today }: Extent): Promise<void> {
  const unit = `'${unitId}'::uuid`
  const key = (what: string, n: string) => `md5('${what}' || ${n})::uuid`
  const everybody = `generate_series(1, ${people}) as n`
  const statements = [
    `insert into person (unit_id, id, name, pinyin, initials, sex, birth, nation, native_place, birthplace, politics,
        other_party, work_started, health, technical_title, specialty, current_post, proposed_post, removed_post,
        awards, assessments, appoint_reason, reporting_unit, filled_by, former_age_limit, phone, staff_kind, state,
        created_at, changed_at)
      select ${unit}, ${key('p', 'n')}, '测试员' || n, 'ceshiyuan' || lpad(n::text, 6, '0'), 'csy', '男',
        (1970 + n % 30) || '-03', '汉族', '', '', '中共党员', '', '2010-07', '', '', '', '某科科员', '', '', '', '', '',
        '', '', '', '', '行政', '在职', now(), now() from ${everybody}`,
    `insert into post_held (unit_id, person_id, position, title, level, kind, started_on, document)
      select ${unit}, ${key('p', 'n')}, 0, '某科副科长', '乡科级副职', '任职', '2018-03', '' from ${everybody}`,
    `insert into rank_held (unit_id, person_id, position, rank, started_on, document)
      select ${unit}, ${key('p', 'n')}, 0, '一级主任科员', '2020-06', '' from ${everybody}`,
    `insert into training_import (unit_id, id, profile, file_name, file_hash, row_count, state, made_by, made_at)
      values (${unit}, ${key('i', '0')}, 'school', '清单', repeat('0', 64), 1, 'applied', 'bench', now())`,
    `insert into training_claim (unit_id, id, person_id, import_id, origin, course, course_key, organiser, mode,
        category, is_recognised, days, hours, from_on, until_on, is_counting, entered_on)
      select ${unit}, ${key('c', `n || '-' || k`)}, ${key('p', 'n')}, ${key('i', '0')}, 1, '课程' || k, '课程' || k,
        '市委党校', 'offline', (array['lecture', 'online', 'full-time'])[1 + k % 3], k % 10 <> 9, (k % 4) * 0.5,
        1 + (n + k) % 12, on_day, on_day, true, on_day
      from ${everybody}, generate_series(1, ${records}) as k,
        lateral (select date '${today}' - (k * 37 + n % 7) % 1800 as on_day) as d`,
    `insert into training_share (unit_id, person_id, course_key, from_on, year, claim_id, until_on, mode, category,
        is_recognised, days, hours)
      select unit_id, person_id, course_key, from_on, extract(year from until_on)::int, id, until_on, mode, category,
        is_recognised, days, hours from training_claim`,
    `insert into party_organisation (unit_id, id, kind, name, founded_on, kept_from_on)
      values (${unit}, ${key('o', '0')}, 'branch', '测试党支部', '2015-01-01', '2020-01-01')`,
    `insert into party_meeting (unit_id, id, organisation_id, kind, title, state, held_on, starts_at, place, hours,
        content, recorded_at, created_by, created_at)
      select ${unit}, ${key('m', 'n')}, ${key('o', '0')}, 'theme-day', '主题党日' || n, 'recorded',
        date '${today}' - n * 3, '15:00', '会议室', 2, '学习', now(), 'bench', now() from generate_series(1, 100) as n`,
    `insert into party_attendance (unit_id, meeting_id, person_id, presence, has_vote)
      select ${unit}, ${key('m', 'm')}, ${key('p', 'n')}, 'present', true
      from ${everybody}, generate_series(1, 100) as m where (n + m) % 10 = 0`,
  ]
  await db.connection().execute(async (one) => {
    for (const text of [...statements, 'vacuum analyze']) await sql.raw(text).execute(one)
  })
}

/** Who has neither the days nor the hours of the year: the page's answer in one statement. */
export const shortStatement = (unitId: string, today: string) => `
  with done as (
    select person_id, sum(days) as days, sum(hours) as hours from (
      select person_id, days, hours from training_share
      where unit_id = '${unitId}' and is_recognised
        and until_on between '${today.slice(0, 4)}-01-01' and '${today}'
      union all
      select a.person_id, m.days, m.hours from party_meeting m
      join party_attendance a on a.unit_id = m.unit_id and a.meeting_id = m.id and a.presence = 'present'
      where m.unit_id = '${unitId}' and m.state in ('recorded', 'reviewed')
        and m.held_on between '${today.slice(0, 4)}-01-01' and '${today}'
    ) as counted group by person_id
  )
  select p.id, p.name, p.current_post, coalesce(d.days, 0)::float8 as days, coalesce(d.hours, 0)::float8 as hours,
    count(*) over ()::int as count
  from person p left join done d on d.person_id = p.id
  where p.unit_id = '${unitId}' and p.state = '在职' and coalesce(d.days, 0) < 12 and coalesce(d.hours, 0) < 90
  order by p.pinyin, p.id limit 50`

/** A list of so many courses of these people, as a platform exports it. */
export function listOfCourses(people: number, rows: number): Uint8Array<ArrayBuffer> {
  const lines = ['姓名,出生年月,课程名称,主办单位,完成时间,学时']
  for (let row = 0; row < rows; row += 1) {
    const n = (row % people) + 1
    const course = Math.floor(row / people)
    const day = String(1 + (row % 28)).padStart(2, '0')
    lines.push(`测试员${n},${1970 + (n % 30)}-03,网络课程${course},干部网络学院,2026-05-${day},${1 + (row % 8)}`)
  }
  return new TextEncoder().encode(lines.join('\n'))
}
