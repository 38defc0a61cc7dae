import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { openPublicDoor, type PublicDoor } from '../../../testing/visitor.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { DEMO_PASSWORD } from '../../accounts/server/setup.ts'
import { channels, itemStates, sourceKinds } from '../schema.ts'
import { demoRatings, plantedRatings } from './ratings.ts'

const TODAY = '2026-11-23'
let world: World
let office: Pick<Client, 'get'>
let door: PublicDoor

beforeAll(async () => {
  world = await makeWorld(`${TODAY}T02:00:00Z`)
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  office = await signedIn('gaoyi')
  const { unitId } = await world.db.selectFrom('doorPlace').select('unitId').executeTakeFirstOrThrow()
  door = await openPublicDoor(world, { unitId })
}, 60_000)
afterAll(async () => {
  await door.close()
  await world.close()
})

async function signedIn(username: string): Promise<Pick<Client, 'get'>> {
  const { headers } = await world.nobody.post('/api/sign-in', { username, password: DEMO_PASSWORD })
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0])
  return { get: (path) => world.nobody.call('GET', path, undefined, { cookie: cookie.join('; ') }) }
}

const rowsOf = async <Row>(query: string) => (await sql.raw<Row>(query).execute(world.db)).rows
const numberOf = async (query: string) => Number((await rowsOf<{ n: string }>(`select ${query} as n`))[0]!.n)

describe('the demo year of voices', () => {
  it('has opinions of every source, by every channel, in both languages and in every state', async () => {
    const opinions = await world.db.selectFrom('opinion').selectAll().execute()
    expect(opinions.length).toBeGreaterThan(110)
    const of = (name: 'sourceKind' | 'channel' | 'language') => [...new Set(opinions.map((one) => one[name]))].sort()
    expect(of('sourceKind')).toEqual(Object.keys(sourceKinds).sort())
    expect(of('channel')).toEqual(Object.keys(channels).sort())
    expect(of('language')).toEqual(['en', 'zh'])
    const states = await world.db.selectFrom('voiceItem').select('state').distinct().execute()
    // Nobody has had to take a batch back.
    const { withdrawn: _, ...reached } = itemStates
    expect(states.map(({ state }) => state).sort()).toEqual(Object.keys(reached).sort())
    expect(new Set(opinions.map(({ text }) => text)).size).toBe(opinions.length)
  })

  it('has a group answered once, late and overdue ones, extended ones, reopened ones, published answers', async () => {
    const groups = await rowsOf<{ n: string }>(
      'select count(*) as n from opinion o join voice_item i on i.id = o.item_id group by i.id having count(*) >= 4',
    )
    expect(groups.map(({ n }) => Number(n)).sort()).toEqual([4, 5])
    expect(await numberOf(`(select count(*) from voice_item where due_on < '${TODAY}' and state = 'assigned')`)).toBe(9)
    expect(await numberOf('(select count(*) from voice_item where answered_on > due_on)')).toBe(4)
    expect(
      await numberOf('(select count(*) from voice_item where due_on > first_due_on and extended_on is not null)'),
    ).toBe(3)
    expect(await numberOf('(select count(*) from voice_item where reopenings > 0)')).toBe(4)
    const published = await numberOf('(select count(*) from voice_item where published_on is not null)')
    expect(published).toBeGreaterThan(5)
    expect(await numberOf("(select count(*) from door_publication where kind = 'answered')")).toBe(published)
    expect((await door.visitor().get('/answered')).text).toContain('图书馆周二至周五开放到20:30')
  })

  it('lets a third person call back, and puts what stayed bad into the ledger with its origin', async () => {
    const calls = await rowsOf<{ name: string; n: string }>(
      'select p.name, count(*) as n from call_back c join person p on p.id = c.caller_id group by 1 order by 1',
    )
    expect(calls.map(({ name }) => name)).toEqual(['宋雨禾', '谢长庚'])
    const raised = await rowsOf<{ kind: string; id: string }>(
      `select o.kind, p.id from problem_origin o join voice_item i on i.id::text = o.origin_id
         join problem p on p.id = o.problem_id and p.id = i.problem_id where p.needs_raiser_answer order by 1`,
    )
    expect(raised.map(({ kind }) => kind)).toEqual(['opinion', 'opinion', 'opinion', 'rating'])
  })

  it('shows reports of conduct to the discipline side alone, and keeps them sealed', async () => {
    const inspector = await signedIn('xiechanggeng')
    const { rows } = (await inspector.get('/api/conduct-reports')).body
    expect(rows.map(({ state }: { state: string }) => state).sort()).toEqual(
      [...Array(6).fill('routed'), 'received'].sort(),
    )
    for (const name of ['gaoyi', 'qinmuchuan', 'mengfanxing', 'fanglizhi']) {
      expect((await (await signedIn(name)).get('/api/conduct-reports')).status, name).toBe(403)
    }
    expect(await numberOf("(select count(*) from voice_entry where text like '%香烟%')")).toBe(0)
    expect(await numberOf("(select count(*) from opinion where text like '%两条烟%')")).toBe(0)
  })

  it('moves with the clock: the same ratings for the same day, others for another', () => {
    expect(demoRatings(TODAY)).toEqual(demoRatings(TODAY))
    expect(demoRatings('2026-12-24')[0]!.day).not.toBe(demoRatings(TODAY)[0]!.day)
  })

  it('leaves a today page that can be read', async () => {
    for (const name of ['gaoyi', 'mengfanxing', 'gunanqiao', 'xiechanggeng', 'qinmuchuan', 'shenyanqiu', 'songyuhe']) {
      const { status, body } = await (await signedIn(name)).get('/api/today')
      expect(status).toBe(200)
      const lines = Object.values(body as Record<string, unknown>)
        .filter(Array.isArray)
        .flat()
      expect(lines.length, name).toBeLessThan(25)
    }
  })
})

type Rated = { id: string; month: string; sectionId: string; result: number; attitude: number; aside: boolean }
type Told = { month: string; sectionId: string | null; kind: string; state: string; answered: string; due: string }
type Said = Told & { satisfied: boolean | null }
type Scored = { month: string; sectionId: string | null; score: number; tally: number }
type Sums = Record<'result' | 'attitude' | 'opinions' | 'complaints' | 'surveys', [good: number, of: number]>

/** The formula as decision 0018 publishes it, on raw rows. */
function reckoned(ratings: Rated[], said: Said[], scores: Scored[]): { value: number | null; n: number; sums: Sums } {
  const shareOf = (list: boolean[]): [number, number] => [list.filter(Boolean).length, list.length]
  const complaints = said.filter(({ kind, state, due }) => kind !== 'suggestion' && state !== 'returned' && due)
  const settled = complaints.filter(({ answered, due }) => answered || due < TODAY)
  const add = (list: Scored[]) => list.reduce((sum, { tally }) => sum + tally, 0)
  const sums: Sums = {
    result: shareOf(ratings.map(({ result }) => result >= 3)),
    attitude: shareOf(ratings.map(({ attitude }) => attitude >= 3)),
    opinions: shareOf(said.filter(({ satisfied }) => satisfied !== null).map(({ satisfied }) => satisfied === true)),
    complaints: shareOf(settled.map(({ answered, due }) => Boolean(answered) && answered <= due)),
    surveys: [add(scores.filter(({ score }) => score >= 3)), add(scores)],
  }
  const weights = { result: 25, attitude: 25, opinions: 20, complaints: 15, surveys: 15 }
  let [top, bottom] = [0, 0]
  for (const [part, weight] of Object.entries(weights)) {
    const [good, of] = sums[part as keyof Sums]
    if (of === 0) continue
    top += (weight * good) / of
    bottom += weight
  }
  const n = sums.result[1] + sums.opinions[1] + sums.complaints[1] + sums.surveys[1]
  return { value: bottom === 0 ? null : Math.round((1000 * top) / bottom) / 10, n, sums }
}

describe('the index of the demo year', () => {
  let [ratings, said, scores]: [Rated[], Said[], Scored[]] = [[], [], []]
  beforeAll(async () => {
    const FROM = '2025-12-01'
    ratings = await rowsOf<Rated>(
      `select id, to_char(rated_on, 'YYYY-MM') as month, section_id, result, attitude, set_aside is not null as aside
         from service_rating where rated_on >= '${FROM}'`,
    )
    said = await rowsOf<Said>(
      `select to_char(o.received_on, 'YYYY-MM') as month, i.section_id, i.kind, i.state, i.is_satisfied as satisfied,
         coalesce(i.answered_on::text, '') as answered, coalesce(i.due_on::text, '') as due
         from opinion o join voice_item i on i.unit_id = o.unit_id and i.id = o.item_id
         where o.received_on >= '${FROM}'`,
    )
    scores = await rowsOf<Scored>(
      `select s.month, v.section_id, s.score, s.tally from survey_score s
         join survey v on v.id = s.survey_id where s.month >= '2025-12'`,
    )
  })
  const honest = () => {
    const planted = new Set(plantedRatings(TODAY).map(({ id }) => id))
    return ratings.filter(({ id }) => !planted.has(id))
  }

  it('sets every planted rating aside, lists why, and no honest one', async () => {
    const planted = plantedRatings(TODAY)
    expect(planted.length).toBeGreaterThan(80)
    const aside = await world.db.selectFrom('serviceRating').select('id').where('setAside', 'is not', null).execute()
    expect(aside.map(({ id }) => id).sort()).toEqual(planted.map(({ id }) => id).sort())
    const listed = await rowsOf<{ id: string; kind: string }>(
      'select r.rating_id as id, s.kind from suspicion_rating r join suspicion s on s.id = r.suspicion_id order by 1',
    )
    expect(listed).toEqual(
      planted.map(({ id, planted: kind }) => ({ id, kind })).sort((one, other) => (one.id < other.id ? -1 : 1)),
    )
    const { rows } = (await office.get('/api/satisfaction/suspicions')).body
    expect(rows.reduce((sum: number, one: { ratings: number }) => sum + one.ratings, 0)).toBe(planted.length)
  })

  it('equals the published formula reckoned anew from the honest rows alone', async () => {
    const { body } = await office.get('/api/satisfaction')
    const own = reckoned(honest(), said, scores)
    expect([body.whole.value, body.whole.n]).toEqual([own.value, own.n])
    for (const { part, good, of } of body.whole.parts) expect([good, of], part).toEqual(own.sums[part as keyof Sums])
    expect(own.sums.complaints[0]).toBeLessThan(own.sums.complaints[1])
    // With the made-up ones among them it would be another.
    expect(reckoned(ratings, said, scores).value).not.toBe(own.value)
  })

  it('equals it for every section and every month', async () => {
    const { body } = await office.get('/api/satisfaction')
    const inSection = <Row extends { sectionId: string | null }>(rows: Row[], id: string) =>
      rows.filter(({ sectionId }) => sectionId === id)
    for (const { id, name, value, n } of body.sections) {
      const own = reckoned(inSection(honest(), id), inSection(said, id), inSection(scores, id))
      expect([value, n], name).toEqual([own.value, own.n])
    }
    expect(body.sections.length).toBeGreaterThan(10)
    for (const { month, value, n } of body.trend) {
      const of = <Row extends { month: string }>(rows: Row[]) => rows.filter((row) => row.month === month)
      const own = reckoned(of(honest()), of(said), of(scores))
      expect([value, n], month).toEqual([own.value, own.n])
    }
  })

  it('is what everybody reads at the door', async () => {
    const own = reckoned(honest(), said, scores)
    const { text } = await door.visitor().get('/index')
    expect(text.replace(/<[^>]*>/g, ' ')).toContain(own.value!.toFixed(1))
    const [published] = await world.db
      .selectFrom('doorPublication')
      .select('body')
      .where('kind', '=', 'index')
      .execute()
    expect(published!.body).toMatchObject({ value: own.value, n: own.n })
  })
})
