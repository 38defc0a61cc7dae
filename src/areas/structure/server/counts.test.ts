import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { type Answer, makeWorld, type World } from '../../../testing/world.ts'
import { DEMO_PASSWORD } from '../../accounts/server/setup.ts'
import { Headcount, Retirements, Structure } from '../schema.ts'

/** The same questions asked of the database in its own words, without a line of the program's counting. */

const TODAY = '2026-11-23'
let world: World
let unit: string
let cookie: string

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
type Anything = any

const get = (path: string): Promise<Answer<Anything>> => world.nobody.call('GET', path, undefined, { cookie })

async function rowsOf<Row>(query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(world.db)).rows
}

beforeAll(async () => {
  world = await makeWorld()
  // The demo loads into an installation nobody has set up yet.
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  const asked = sql<{ id: string }>`select id from unit where id <> ${world.unitId}`
  unit = (await rowsOf(asked))[0]!.id
  const signedIn = await world.nobody.post('/api/sign-in', { username: 'xuqingru', password: DEMO_PASSWORD })
  expect(signedIn.status).toBe(200)
  cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  await roughen()
})
afterAll(() => world.close())

/** The demo's dossiers are without gaps; some of these get what real ones have. */
async function roughen(): Promise<void> {
  const change = (names: string[], assignments: string) =>
    sql`update person set ${sql.raw(assignments)} where unit_id = ${unit} and name = any(${names})`.execute(world.db)
  const people = await rowsOf(sql<{ name: string }>`
    select name from person where unit_id = ${unit} and state = '在职' order by name collate "C"`)
  const name = (at: number) => people[at]!.name
  await change(
    people.filter((_, at) => at % 2).map((one) => one.name),
    "retirement_month = ''",
  )
  await change([name(1), name(3)], "birth = left(birth, 4), nation = ''")
  await change([name(5)], "sex = '', staff_kind = '', section_id = null, work_started = ''")
  await change([name(7), name(9)], "sex = '女', staff_kind = '工勤'")
  await change([name(0)], "retirement_month = '2027-03'")
  await change([name(2)], "retirement_month = '2026-02'")
  for (const [at, sex, birth] of [
    [11, '男', '1966-05'],
    [13, '男', '1967-02-28'],
    [15, '男', '1968-12'],
    [17, '女', '1971-01'],
    [19, '女', '1973-08'],
    [21, '女', '1972-04-01'],
  ] as const) {
    await change([name(at)], `sex = '${sex}', birth = '${birth}', retirement_month = '', staff_kind = '行政'`)
  }
  await change([name(23)], "sex = '女', birth = '1977-03', retirement_month = '', staff_kind = '工勤'")
  const gaps = [name(4), name(6)]
  for (const table of ['education', 'resume_period', 'rank_held']) {
    await sql`delete from ${sql.table(table)} where unit_id = ${unit} and person_id in
      (select id from person where unit_id = ${unit} and name = any(${gaps}))`.execute(world.db as never)
  }
  await sql`update post_held set started_on = '' where unit_id = ${unit} and ended_on = '' and person_id =
    (select id from person where unit_id = ${unit} and name = ${name(8)})`.execute(world.db)
}

/** The day a date on paper begins. */
const begins = (column: string) =>
  sql.raw(`case length(${column}) when 4 then (${column} || '-01-01')::date
    when 7 then (${column} || '-01')::date when 10 then ${column}::date end`)

const LEVELS = [
  ...['县处级正职', '县处级副职', '乡科级正职', '乡科级副职', '股级正职', '股级副职', '科员'],
  ...['管理岗位', '专业技术岗位', '工勤岗位'],
]

/** `people`: everybody in service on a day with all that is counted, from the tables alone. */
const peopleOn = (day: string) => sql`
  with retiring as (
    select p.*, case
      when p.retirement_month <> '' then left(p.retirement_month, 7)
      when p.sex = '' or length(p.birth) < 7 then null
      -- 男职工每4个月延迟1个月至63岁；原55岁女职工每4个月延迟1个月至58岁；原50岁女职工每2个月延迟1个月至55岁
      when p.sex = '男' then to_char(${begins('p.birth')} + make_interval(years => 60, months => case
        when left(p.birth, 7) < '1965-01' then 0
        else least(((left(p.birth, 4)::int - 1965) * 12 + substr(p.birth, 6, 2)::int - 1) / 4 + 1, 36) end), 'YYYY-MM')
      when p.staff_kind = '工勤' then to_char(${begins('p.birth')} + make_interval(years => 50, months => case
        when left(p.birth, 7) < '1975-01' then 0
        else least(((left(p.birth, 4)::int - 1975) * 12 + substr(p.birth, 6, 2)::int - 1) / 2 + 1, 60) end), 'YYYY-MM')
      else to_char(${begins('p.birth')} + make_interval(years => 55, months => case
        when left(p.birth, 7) < '1970-01' then 0
        else least(((left(p.birth, 4)::int - 1970) * 12 + substr(p.birth, 6, 2)::int - 1) / 4 + 1, 36) end), 'YYYY-MM')
    end as leaves
    from person p where p.unit_id = ${unit} and p.state = '在职'
  ), held as (
    select h.person_id, h.kind, h.post_id, ${begins('h.started_on')} as started, s.kind as section_kind,
      array_position(${LEVELS}::text[], coalesce(nullif(h.level, ''), post.level)) as height
    from post_held h
    left join post on post.unit_id = h.unit_id and post.id = h.post_id
    left join section s on s.unit_id = post.unit_id and s.id = post.section_id
    where h.unit_id = ${unit} and (h.started_on = '' or ${begins('h.started_on')} <= ${day}::date)
      and (h.ended_on = '' or ${begins('h.ended_on')} > ${day}::date)
  ), people as (
    select r.*,
      case when length(r.birth) >= 7 then extract(year from age(${day}::date, ${begins('r.birth')}))::int end as years,
      (select h.height from held h where h.person_id = r.id and h.kind = '任职' order by h.height limit 1) as height,
      (select h.started from held h where h.person_id = r.id and h.kind = '任职'
        order by h.height, h.started desc limit 1) as in_post_since,
      exists (select 1 from held h where h.person_id = r.id and h.section_kind = 'leadership') as in_team,
      (select min(case when diploma like '%研究生%' then 1 when diploma in ('大学', '本科') then 2
          when diploma like '%大专%' then 3 when diploma in ('中专', '高中') then 4 end) from education e
        where e.unit_id = r.unit_id and e.person_id = r.id and ${begins('e.ended_on')} <= ${day}::date) as schooling,
      (select min(case when degree like '%博士' then 1 when degree like '%硕士' then 2 when degree like '%学士' then 3
          else 4 end) from education e
        where e.unit_id = r.unit_id and e.person_id = r.id and ${begins('e.ended_on')} <= ${day}::date) as degree,
      (select rank from rank_held k where k.unit_id = r.unit_id and k.person_id = r.id
        and ${begins('k.started_on')} <= ${day}::date
        and (k.ended_on = '' or ${begins('k.ended_on')} > ${day}::date)) as rank,
      (select count(*) from resume_period c where c.unit_id = r.unit_id and c.person_id = r.id) as periods,
      (select count(distinct month) from resume_period c,
          generate_series(${begins('c.start')}::timestamp,
            coalesce(${begins('c."end"')}, date_trunc('month', ${day}::date)) - interval '1 month', '1 month') month
        where c.unit_id = r.unit_id and c.person_id = r.id and month < date_trunc('month', ${day}::date)
          and c.text ~ '(乡|镇|街道|村|社区)' and c.text !~ '(城乡|乡村|农村|学习)') as town_months
    from retiring r
    where (r.work_started = '' or ${begins('r.work_started')} <= ${day}::date)
      and (${day} <= ${TODAY} or r.leaves is null or left(${day}, 7) < r.leaves)
  )`

/** What each value of a dimension is, in SQL. */
const words: Record<string, RawBuilder<unknown>> = {
  age: sql`case when years is null then '未填' when years <= 35 then '-35' when years <= 40 then '36-40'
    when years <= 45 then '41-45' when years <= 50 then '46-50' when years <= 55 then '51-55' else '56-' end`,
  sex: sql`coalesce(nullif(sex, ''), '未填')`,
  education: sql`coalesce((array['研究生', '大学', '大专', '中专及以下'])[schooling], '未填')`,
  degree: sql`coalesce((array['博士', '硕士', '学士', '无学位'])[people.degree], '未填')`,
  ethnic: sql`case nation when '' then '未填' when '汉族' then '汉族' else '少数民族' end`,
  staffKind: sql`coalesce(nullif(staff_kind, ''), '未填')`,
  level: sql`coalesce((${LEVELS}::text[])[height], '未填')`,
  rank: sql`coalesce(people.rank, '无职级')`,
}

const wordsOn = (dimension: string, day: string): RawBuilder<unknown> => {
  if (dimension === 'party') {
    return sql`case when party_regular <> '' and ${begins('party_regular')} <= ${day}::date then '中共党员'
      when party_joined <> '' and ${begins('party_joined')} <= ${day}::date - interval '1 year' then '中共党员'
      when party_joined <> '' and ${begins('party_joined')} <= ${day}::date then '中共预备党员'
      when other_party <> '' then '民主党派' else '群众' end`
  }
  if (dimension === 'postYears') {
    const years = sql`extract(year from age(${day}::date, in_post_since))`
    return sql`case when in_post_since is null then '未填' when ${years} < 1 then '0' when ${years} < 3 then '1-2'
      when ${years} < 5 then '3-4' when ${years} < 10 then '5-9' else '10-' end`
  }
  if (dimension === 'grassrootsYears') {
    return sql`case when periods = 0 then '未填' when town_months = 0 then '0' when town_months < 24 then '0-1'
      when town_months < 60 then '2-4' else '5-' end`
  }
  return words[dimension]!
}

const inGroup: Record<string, RawBuilder<unknown>> = {
  leadership: sql`in_team`,
  middle: sql`height in (5, 6)`,
  civil: sql`staff_kind in ('行政', '参公')`,
  institution: sql`staff_kind = '事业'`,
  all: sql`true`,
}

type Counted = { value: string; value2?: string; count: number }

const dimensionNames = ['party', 'postYears', 'grassrootsYears', ...Object.keys(words)]

describe.each([TODAY, '2029-11-23', '2020-06-30'])('on %s', (day) => {
  it.each(Object.keys(inGroup))('the tables of %s are what the database counts', async (group) => {
    const answer = await get(`/api/structure?on=${day}`)
    expect(answer.status).toBe(200)
    const { groups } = Structure.parse(answer.body)
    const tables = groups.find((one) => one.group === group)!
    const [whole] = await rowsOf(sql<{ total: number; average: string | null }>`${peopleOn(day)}
      select count(*) as total, round(avg(years), 1)::text as average from people where ${inGroup[group]!}`)
    // Who left by a past day is told by the last post; the database is asked about those still here.
    const gone = day < TODAY ? await leftSince(day, group) : 0
    expect(tables.total).toBe(whole!.total + gone)
    if (gone) return
    expect(tables.averageAge).toBe(whole!.average === null ? null : Number(whole!.average))
    expect(tables.tables.map(({ dimension }) => dimension).sort()).toEqual([...dimensionNames].sort())
    for (const { dimension, rows } of tables.tables) {
      const counted = await rowsOf(sql<Counted>`${peopleOn(day)}
        select ${wordsOn(dimension, day)} as value, count(*) as count from people where ${inGroup[group]!} group by 1`)
      const shown = rows.filter(({ count }) => count > 0).map(({ value, count }) => [value, count])
      expect(Object.fromEntries(shown), dimension).toEqual(
        Object.fromEntries(counted.map(({ value, count }) => [value, count])),
      )
    }
  })
})

/** People of the demo who have left since a day, by the end of their last post. */
async function leftSince(day: string, group: string): Promise<number> {
  const kinds = { civil: ['行政', '参公'], institution: ['事业'] }[group] ?? []
  const [row] = await rowsOf(sql<{ n: number }>`
    select count(*) as n from person p where p.unit_id = ${unit} and p.state <> '在职'
      and (${group === 'all'} or p.staff_kind = any(${kinds}) or ${group === 'middle'} and exists (
        select 1 from post_held h where h.unit_id = p.unit_id and h.person_id = p.id and h.level like '股级%'
          and ${begins('h.started_on')} <= ${day}::date and ${begins('h.ended_on')} > ${day}::date))
      and (select max(${begins('h.ended_on')}) from post_held h where h.unit_id = p.unit_id and h.person_id = p.id)
        > ${day}::date and ${begins('p.work_started')} <= ${day}::date`)
  return row!.n
}

it('crosses levels with any dimension, and lists the people of a cell', async () => {
  for (const dimension of ['sex', 'age', 'party']) {
    const { body } = await get(`/api/structure?cross=${dimension}`)
    const { cross } = Structure.parse(body).groups.find(({ group }) => group === 'all')!
    const counted = await rowsOf(sql<Counted>`${peopleOn(TODAY)} select ${words.level!} as value,
      ${wordsOn(dimension, TODAY)} as value2, count(*) as count from people group by 1, 2`)
    const cells = cross!.rows.flatMap(({ cells: own }) => own).filter(({ count }) => count > 0)
    expect(cells.length).toBe(counted.length)
    for (const { cell, count } of cells) {
      const same = counted.find(({ value, value2 }) => value === cell.value && value2 === cell.value2)
      expect(same?.count, JSON.stringify(cell)).toBe(count)
      const query = new URLSearchParams(cell as Record<string, string>)
      const people = await get(`/api/structure/people?${query}`)
      expect(people.body.rows).toHaveLength(count)
    }
  }
})

it('lists exactly the people it counts, in every cell', async () => {
  const { body } = await get('/api/structure?ages=30,45')
  const cells = Structure.parse(body)
    .groups.filter(({ group }) => group === 'leadership' || group === 'all')
    .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
    .filter(({ count }) => count > 0)
  for (const { cell, count } of cells) {
    const query = new URLSearchParams({ ...(cell as Record<string, string>), ages: '30,45' })
    const { rows } = (await get(`/api/structure/people?${query}`)).body
    expect(new Set(rows.map(({ personId }: { personId: string }) => personId)).size, JSON.stringify(cell)).toBe(count)
  }
  const young = new URLSearchParams({ group: 'all', dimension: 'age', value: '-30', ages: '30,45' })
  const { rows } = (await get(`/api/structure/people?${young}`)).body
  const told = await rowsOf(sql<{ name: string; years: number; section: string }>`${peopleOn(TODAY)}
    select people.name, years, section.name as section from people
    left join section on section.id = people.section_id and section.unit_id = people.unit_id where years <= 30`)
  expect(
    rows.map(({ name, value, sectionName }: Record<string, string>) => `${name} ${value} ${sectionName}`).sort(),
  ).toEqual(told.map(({ name, years, section }) => `${name} ${years}岁 ${section}`).sort())
})

it('counts headcount, holders and vacancies as the database does', async () => {
  const { body } = await get('/api/structure/headcount')
  const { sections, totals, withoutSection } = Headcount.parse(body)
  const places = await rowsOf(sql<Record<string, number | string>>`
    select s.id, s.admin_headcount as admin, s.institution_headcount as institution,
      count(p.id) filter (where p.staff_kind = '行政') as admin_there,
      count(p.id) filter (where p.staff_kind in ('参公', '事业', '工勤')) as institution_there
    from section s left join person p on p.unit_id = s.unit_id and p.section_id = s.id and p.state = '在职'
    where s.unit_id = ${unit} group by s.unit_id, s.id`)
  expect(sections).toHaveLength(places.length)
  for (const place of places) {
    const section = sections.find(({ id }) => id === place.id)!
    expect([section.adminHeadcount, section.adminActual]).toEqual([place.admin, place.adminThere])
    expect(section.adminVacant - section.adminOver).toBe(Number(place.admin) - Number(place.adminThere))
    expect(section.adminVacant * section.adminOver).toBe(0)
    expect([section.institutionHeadcount, section.institutionActual]).toEqual([
      place.institution,
      place.institutionThere,
    ])
    expect(section.institutionVacant - section.institutionOver).toBe(
      Number(place.institution) - Number(place.institutionThere),
    )
  }
  const posts = await rowsOf(sql<{ id: string; seats: number; held: number }>`
    select post.id, post.seats, (select count(distinct h.person_id) from post_held h
      join person p on p.unit_id = h.unit_id and p.id = h.person_id and p.state = '在职'
      where h.unit_id = post.unit_id and h.post_id = post.id and h.ended_on = '') as held
    from post where post.unit_id = ${unit}`)
  const shown = sections.flatMap((section) => section.posts)
  expect(shown).toHaveLength(posts.length)
  for (const { id, seats, held } of posts) {
    const post = shown.find((one) => one.id === id)!
    expect([post.seats, post.holders.length]).toEqual([seats, held])
    expect([post.vacant, post.over]).toEqual([Math.max(0, seats - held), Math.max(0, held - seats)])
  }
  expect(withoutSection).toBe(1)
  expect(totals.otherActual).toBe(1)
  const establishment = (await get('/api/establishment')).body
  expect(sections.map(({ name, adminActual }) => [name, adminActual])).toEqual(
    establishment.sections.map((one: Anything) => [one.name, one.adminActual]),
  )
})

it('tells who retires within 36 months as the schedule of the law does', async () => {
  const told = Retirements.parse((await get('/api/structure/retirements')).body)
  const expected = await rowsOf(sql<{ id: string; leaves: string; recorded: boolean }>`${peopleOn(TODAY)}
    select id, leaves, retirement_month <> '' as recorded from people
    where leaves between '2026-11' and '2029-11' order by leaves, id`)
  const shown = told.months.flatMap(({ month, people }) => people.map((one) => ({ ...one, group: month })))
  expect(expected.length).toBeGreaterThan(6)
  const lines = (rows: { id: string; month: string; recorded: boolean }[]) =>
    rows.map(({ id, month, recorded }) => `${month} ${id} ${recorded}`).sort()
  expect(lines(shown.map(({ personId, month, recorded }) => ({ id: personId, month, recorded })))).toEqual(
    lines(expected.map(({ id, leaves, recorded }) => ({ id, month: leaves, recorded }))),
  )
  expect(shown.every(({ month, group }) => month === group)).toBe(true)
  expect(told.months.map(({ month }) => month)).toEqual([...new Set(expected.map(({ leaves }) => leaves))])
  expect(told.total).toBe(expected.length)
  expect(told.years.map(({ total }) => total)).toEqual(
    [2026, 2027, 2028, 2029].map((year) => expected.filter(({ leaves }) => leaves.startsWith(`${year}`)).length),
  )
  const late = await rowsOf(sql<{ id: string }>`${peopleOn(TODAY)} select id from people where leaves < '2026-11'`)
  expect(late.length).toBeGreaterThan(0)
  expect(told.overdue.map(({ personId }) => personId).sort()).toEqual(late.map(({ id }) => id).sort())
  const unknown = await rowsOf(sql<{ id: string }>`${peopleOn(TODAY)} select id from people where leaves is null`)
  expect(told.unknown.map(({ personId }) => personId).sort()).toEqual(unknown.map(({ id }) => id).sort())
  const differing = shown.find(({ month, differs }) => month === '2027-03' && differs)
  expect(differing).toMatchObject({ recorded: true })
  expect(differing!.scheduled).not.toBe('2027-03')
  const [vacated] = await rowsOf(sql<{
    n: number
  }>`${peopleOn(TODAY)} select count(distinct (held.person_id, held.post_id))
    as n from held join people on people.id = held.person_id
    where held.post_id is not null and leaves between '2026-11' and '2029-11'`)
  expect(told.years.reduce((sum, { vacated: seats }) => sum + seats, 0)).toBe(vacated!.n)
})

it('of a shorter span tells fewer, and of another day what is so then', async () => {
  const short = Retirements.parse((await get('/api/structure/retirements?months=12&on=2027-06-15')).body)
  const expected = await rowsOf(sql<{ id: string }>`${peopleOn('2027-06-15')}
    select id from people where leaves between '2027-06' and '2028-06'`)
  expect([short.from, short.to]).toEqual(['2027-06', '2028-06'])
  expect(short.total).toBe(expected.length)
  expect(short.overdue).toEqual([])
})
