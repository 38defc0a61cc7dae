import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { databaseText } from '../../../testing/dossiers.ts'
import { sheetText } from '../../../testing/paper-text.ts'
import { type Answer, makeWorld, type World } from '../../../testing/world.ts'
import { DEMO_PASSWORD } from '../../accounts/server/setup.ts'
import { type Agenda, type AgendaEntry, type AgendaKind, kindKeys } from '../schema.ts'

const TODAY = '2026-11-23'
let world: World
let unitId: string
const cookies = new Map<string, string>()

beforeAll(async () => {
  world = await makeWorld()
  await world.db.deleteFrom('unit').execute()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  unitId = (await world.db.selectFrom('unit').select('id').executeTakeFirstOrThrow()).id
  await plantPromise()
}, 120_000)
afterAll(() => world.close())

/** One of the demo bureau's people with a browser. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
async function as(username: string, method: string, path: string): Promise<Answer<any>> {
  if (!cookies.has(username)) {
    const { headers } = await world.nobody.post('/api/sign-in', { username, password: DEMO_PASSWORD })
    const lines = headers.getSetCookie().map((line) => line.split(';')[0])
    cookies.set(username, lines.join('; '))
  }
  return world.nobody.call(method, `/api${path}`, method === 'GET' ? undefined : {}, { cookie: cookies.get(username)! })
}

async function plantPromise(): Promise<void> {
  const id = randomUUID()
  const report = { unitId, id, kind: 'annual', year: 2025, madeBy: '高屹', madeAt: world.clock.now() }
  await world.db.insertInto('report').values(report).execute()
  const promise = { unitId, id: randomUUID(), reportId: id, year: 2026, position: 0, dueOn: '2026-11-20' }
  const text = '建立夜间开放值班表'
  await world.db
    .insertInto('reportPromise')
    .values({ ...promise, text })
    .execute()
}

/** A year of somebody's agenda, asked for piece by piece; what lies on a border is taken once. */
async function yearOf(username: string, scope: 'own' | 'wide'): Promise<AgendaEntry[]> {
  const spans = [
    ['2026-01-01', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2026-07-01', '2026-09-30'],
    ['2026-10-01', '2026-12-31'],
  ]
  const found = new Map<string, AgendaEntry>()
  for (const [from, until] of spans) {
    const { status, body } = await as(username, 'GET', `/agenda?from=${from}&until=${until}&scope=${scope}`)
    expect(status).toBe(200)
    for (const entry of (body as Agenda).entries) found.set(entry.kind + entry.id, entry)
  }
  return [...found.values()]
}

const counted = (entries: readonly AgendaEntry[]) => {
  const of = Map.groupBy(entries, ({ kind }) => kind)
  return Object.fromEntries(kindKeys.map((kind) => [kind, of.get(kind)?.length ?? 0]))
}

/** The same counted by the database alone; of one person, or of everybody. */
async function countedBySql(personId: string | null): Promise<Record<AgendaKind, number>> {
  const [first, last] = ['2026-01-01', '2026-12-31']
  const whose = (condition: ReturnType<typeof sql>) => (personId ? sql`and ${condition}` : sql``)
  const { rows } = await sql<{ kind: AgendaKind; n: number }>`
    select 'meeting' as kind, count(*)::int as n from meeting m
      where state <> 'cancelled' and (planned_at at time zone 'Asia/Shanghai')::date between ${first} and ${last}
      ${whose(sql`state <> 'planned' and (id in (select meeting_id from meeting_member where person_id = ${personId})
        or id in (select meeting_id from meeting_observer where person_id = ${personId}))`)}
    union all select 'party', count(*)::int from party_meeting m
      where state <> 'cancelled' and held_on between ${first} and ${last}
      ${whose(sql`exists (select from party_attendance a where a.meeting_id = m.id and a.person_id = ${personId}
        and presence <> 'exempt')`)}
    union all select 'training', (select count(*) from training_activity a
        where from_on <= ${last} and until_on >= ${first}
        ${whose(sql`exists (select from training_claim c where c.activity_id = a.id and c.person_id = ${personId}
          and status <> 'withdrawn')`)})
      + (select count(*) from training_course k where held_on between ${first} and ${last}
        ${whose(sql`exists (select from training_claim c where c.activity_id = k.activity_id
          and c.person_id = ${personId} and status <> 'withdrawn')`)})
    union all select 'research', count(*)::int from research_trip t join research_plan p on p.id = t.plan_id
      where t.from_on <= ${last} and t.until_on >= ${first}
      ${whose(sql`(p.leader_id = ${personId} or t.id in
        (select trip_id from research_trip_member where person_id = ${personId}))`)}
    union all select 'make-up', count(*)::int from party_make_up
      where done_on is null and due_on between ${first} and ${last} ${whose(sql`person_id = ${personId}`)}
    union all select 'use', count(*)::int from study_use
      where ask_on between ${first} and ${last} ${whose(sql`owner_id = ${personId}`)}
    union all select 'task', count(*)::int from decision_task
      where state <> 'dropped' and due_on between ${first} and ${last} ${whose(sql`owner_id = ${personId}`)}
    union all select 'problem', count(*)::int from problem
      where state <> 'withdrawn' and due_on between ${first} and ${last}
      ${whose(sql`(owner_id = ${personId} or leader_id = ${personId})`)}`.execute(world.db)
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, Number(n)])) as Record<AgendaKind, number>
}

async function personOf(username: string): Promise<string> {
  const account = await world.db
    .selectFrom('account')
    .select('personId')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return account.personId!
}

test('the principal sees the year of the bureau, as the database counts it', async () => {
  const entries = await yearOf('qinmuchuan', 'wide')
  const expected = await countedBySql(null)
  expect(counted(entries)).toMatchObject(expected)
  for (const kind of ['meeting', 'party', 'training', 'research', 'task', 'problem'] as const) {
    expect(expected[kind], kind).toBeGreaterThan(2)
  }
  expect(entries.filter(({ kind }) => kind === 'promise')).toMatchObject([
    { title: '承诺到期：建立夜间开放值班表', from: '2026-11-20', isLate: true, path: '/reports/promises?year=2026' },
  ])
  const late = entries.filter(({ isLate }) => isLate)
  expect(late.length).toBeGreaterThan(1)
  expect(late.filter(({ until }) => until >= TODAY)).toEqual([])
  expect(entries.some(({ isOwn }) => isOwn) && entries.some(({ isOwn }) => !isOwn)).toBe(true)
})

test.each(['qinmuchuan', 'songyuhe', 'mengfanxing', 'chenkun'])(
  'everybody sees the own, as the database counts it: %s',
  async (username) => {
    const entries = await yearOf(username, 'own')
    expect(counted(entries)).toMatchObject(await countedBySql(await personOf(username)))
    expect(entries.every(({ isOwn }) => isOwn)).toBe(true)
    expect(entries.filter(({ kind }) => kind === 'promise')).toEqual([])
    // What lies wider holds all of it, and opens only with the right of each kind.
    const wide = await yearOf(username, 'wide')
    const known = new Set(wide.map(({ kind, id }) => kind + id))
    expect(entries.filter(({ kind, id }) => !known.has(kind + id))).toEqual([])
    if (username === 'chenkun') expect(wide).toEqual(entries)
  },
)

test('each kind is widened by its own right alone', async () => {
  const kindsOf = async (username: string) => {
    const all = (await yearOf(username, 'wide')).filter(({ isOwn }) => !isOwn)
    return [...new Set(all.map(({ kind }) => kind))].toSorted()
  }
  const all = ['party', 'problem', 'promise', 'research', 'task', 'training', 'use']
  expect(await kindsOf('qinmuchuan')).toEqual(expect.arrayContaining(all))
  expect(await kindsOf('gaoyi')).toEqual(['meeting', 'problem', 'promise', 'research', 'task'])
  expect(await kindsOf('chenkun')).toEqual([])
  const ofHead = (await yearOf('mengfanxing', 'wide')).filter(({ isOwn }) => !isOwn)
  expect(new Set(ofHead.map(({ kind }) => kind))).toEqual(new Set(['problem']))
  expect(ofHead.length).toBeLessThan((await countedBySql(null)).problem)
  const wider = async (username: string) =>
    (await as(username, 'GET', `/agenda?from=${TODAY}&until=${TODAY}`)).body.wider
  expect(await Promise.all(['gaoyi', 'mengfanxing', 'chenkun'].map(wider))).toEqual(['unit', 'section', null])
  for (const username of ['xitong', 'anquan', 'shenji']) {
    for (const path of [`/agenda?from=${TODAY}&until=${TODAY}`, '/agenda/feed']) {
      expect((await as(username, 'GET', path)).status).toBe(403)
    }
  }
})

test('what came from a clue is seen by few, and by the one it was given to', async () => {
  const problem = await world.db
    .selectFrom('problem')
    .innerJoin('account', 'account.personId', 'problem.ownerId')
    .select(['problem.id', 'username'])
    .where('username', 'not in', ['qinmuchuan', 'gaoyi', 'xiechanggeng'])
    .where('problem.state', '<>', 'withdrawn')
    .where('dueOn', '>=', '2026-01-01')
    .where('dueOn', '<=', '2026-12-31')
    .executeTakeFirstOrThrow()
  await world.db.updateTable('problem').set({ isConfined: true }).where('id', '=', problem.id).execute()
  const sees = async (username: string, scope: 'own' | 'wide') =>
    (await yearOf(username, scope)).some(({ kind, id }) => kind === 'problem' && id === problem.id)
  expect([await sees('gaoyi', 'wide'), await sees('xiechanggeng', 'wide')]).toEqual([false, true])
  expect(await sees(problem.username, 'own')).toBe(true)
})

test('a term that ends is on its day, for members and for whoever keeps them', async () => {
  const branch = await world.db
    .selectFrom('partyOrganisation')
    .select(['id', 'name'])
    .where('kind', '=', 'branch')
    .orderBy('position')
    .executeTakeFirstOrThrow()
  await world.db.updateTable('partyOrganisation').set({ electedOn: '2023-12-05' }).where('id', '=', branch.id).execute()
  const terms = async (username: string) =>
    (await as(username, 'GET', '/agenda?from=2026-12-01&until=2026-12-31&scope=wide')).body.entries.filter(
      ({ kind, id }: AgendaEntry) => kind === 'term' && id === branch.id,
    )
  expect(await terms('songyuhe')).toMatchObject([
    { title: `换届：${branch.name}本届届满`, from: '2026-12-05', isLate: false },
  ])
  const belongs = await world.db
    .selectFrom('partyMembership')
    .innerJoin('account', 'account.personId', 'partyMembership.personId')
    .select('account.username')
    .where('organisationId', '=', branch.id)
    .where('untilOn', 'is', null)
    .execute()
  const members = belongs.map(({ username }) => username)
  for (const username of ['chenkun', 'mengfanxing', 'xuqingru']) {
    expect((await terms(username)).length, username).toBe(members.includes(username) ? 1 : 0)
  }
})

test('make-ups stand open ones first as they fall due, then what was made up last', async () => {
  const { rows } = (await as('songyuhe', 'GET', '/party-life/make-ups')).body
  const open = rows.filter(({ doneOn }: { doneOn: string | null }) => doneOn === null)
  const done = rows.slice(open.length)
  const [due, finished] = [
    open.map(({ dueOn }: { dueOn: string }) => dueOn),
    done.map((one: { doneOn: string }) => one.doneOn),
  ]
  expect(due).toEqual(due.toSorted())
  expect(finished).toEqual(finished.toSorted().toReversed())
  expect(open.length * done.length).toBeGreaterThan(0)
})

test('days off and worked come from the notice; a year without one is said', async () => {
  const { body } = await as('chenkun', 'GET', '/agenda?from=2026-09-20&until=2026-10-10')
  const { days, missingYears } = body as Agenda
  expect(days.filter(({ kind }) => kind === 'off').map(({ day }) => day)).toContain('2026-10-01')
  expect(days.filter(({ kind }) => kind === 'make-up').length).toBeGreaterThan(0)
  expect(missingYears).toEqual([])
  const next = await as('chenkun', 'GET', '/agenda?from=2026-12-28&until=2027-01-03')
  expect(next.body.missingYears).toEqual([2027])
})

test.each([
  'from=2026-02-30&until=2026-03-01',
  'from=&until=2026-03-01',
  'from=1e%2B308&until=2026-03-01',
  'from=0000-00-00&until=2026-03-01',
  'from=2026-03-02&until=2026-03-01',
  'from=2026-01-01&until=2026-12-31',
  'from=2026-03-01',
  'from=2026-03-01&until=2026-03-02&scope=all',
  'from=2026-03-01&until=2026-03-02&person=x',
  '',
])('what cannot be asked is refused: %s', async (query) => {
  expect((await as('chenkun', 'GET', `/agenda?${query}`)).status).toBe(400)
})

test('the sheet has what the page has, of the chosen kinds, and is written into the trail', async () => {
  const span = 'from=2026-11-01&until=2026-11-30&scope=wide'
  const { entries } = (await as('qinmuchuan', 'GET', `/agenda?${span}`)).body as Agenda
  const meant = entries.filter(({ kind }) => kind === 'party' || kind === 'task')
  const answer = await as('qinmuchuan', 'GET', `/agenda/sheet.xlsx?${span}&kinds=party,task`)
  const text = await sheetText(answer.bytes)
  for (const { title } of meant) expect(text).toContain(title)
  expect(text).toContain(`共${meant.length}项`)
  expect(text).not.toContain('承诺到期')
  expect((await as('qinmuchuan', 'GET', `/agenda/sheet.xlsx?${span}&kinds=birthday`)).status).toBe(400)
  const trail = await world.db
    .selectFrom('auditEntry')
    .select('detail')
    .where('action', '=', 'agenda.exported')
    .execute()
  expect(trail.map(({ detail }) => JSON.parse(detail).rows)).toEqual([meant.length])
})

test('the private address tells what the page tells, of the owner alone, and nothing of the work itself', async () => {
  const owner = 'qinmuchuan'
  const { path } = (await as(owner, 'POST', '/agenda/feed')).body
  const read = await world.nobody.get(path)
  expect(read.headers.get('content-type')).toContain('text/calendar')
  const feed = new TextDecoder().decode(read.bytes)
  const events = new ICAL.Component(ICAL.parse(feed)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  const shown = (await yearOf(owner, 'own')).filter(({ until }) => until >= '2026-08-23')
  const idOf = ({ kind, id }: AgendaEntry) => `${kind}-${id}@touyan`
  const uids = events.map(({ uid }) => uid)
  expect(shown.filter((one) => !uids.includes(idOf(one)))).toEqual([])
  expect(new Set(uids).size).toBe(uids.length)
  const meeting = shown.find(({ kind, startsAt }) => kind === 'party' && startsAt)!
  const event = events.find(({ uid }) => uid === idOf(meeting))!
  expect(event.startDate.toJSDate()).toEqual(new Date(`${meeting.from}T${meeting.startsAt}:00+08:00`))
  const due = shown.filter(({ kind }) => kind === 'task' || kind === 'problem')
  expect(due.length).toBeGreaterThan(0)
  for (const entry of due) {
    expect(events.find(({ uid }) => uid === idOf(entry))!.summary).toMatch(/到期（登录后看内容）$/)
    expect(feed.replaceAll(/\r\n /g, '')).not.toContain(entry.title.replace(/^.*?：/, ''))
  }
  expect((await as(owner, 'GET', '/agenda/feed')).body.madeAt).toBe(world.clock.now().toISOString())
  expect((await as('chenkun', 'GET', '/agenda/feed')).body.madeAt).toBeNull()
  expect(await databaseText(world)).not.toContain(path.split('/').at(-1)!.replace('.ics', ''))
  expect((await as(owner, 'DELETE', '/agenda/feed')).status).toBe(200)
  expect((await world.nobody.get(path)).status).toBe(404)
  expect((await as(owner, 'DELETE', '/agenda/feed')).status).toBe(404)
})
