import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { addYears, weekday } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { DEMO_PASSWORD } from '../../accounts/server/setup.ts'
import type { MeetingRecord } from '../meeting/record.ts'
import { escapedMatters } from '../server/outlays.ts'
import { recordOf, verdictOn } from '../server/record.ts'

type Seeded = { world: World; unitId: string; today: string }

async function seeded(now?: string): Promise<Seeded> {
  const world = await makeWorld(now)
  // The demo loads into an installation nobody has set up yet.
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  const { id } = await world.db
    .selectFrom('unit')
    .select('id')
    .where('id', '<>', world.unitId)
    .executeTakeFirstOrThrow()
  return { world, unitId: id, today: dayOf(world.clock.now()) }
}

const meetingsOf = ({ world, unitId }: Seeded) =>
  world.db.selectFrom('meeting').selectAll().where('unitId', '=', unitId).orderBy('plannedAt').execute()

function escapedOf({ world, unitId, today }: Seeded, from = addYears(today, -1)) {
  const { operator } = world
  return escapedMatters({ ...operator, actor: { ...operator.actor, unitId } }, { from })
}

function keyFiles({ world }: Seeded): string[] {
  const folder = join(dirname(world.platform.anchorFile), 'keys', 'ballots')
  return existsSync(folder) ? readdirSync(folder) : []
}

async function recordsOf(demo: Seeded): Promise<MeetingRecord[]> {
  const { world, unitId } = demo
  const held = (await meetingsOf(demo)).filter(({ state }) => state === 'closed' || state === 'locked')
  return Promise.all(held.map(({ id }) => recordOf(world.db, world.platform.keys, unitId, id)))
}

async function signedIn({ world }: Seeded, username: string): Promise<Client['get']> {
  const answer = await world.nobody.post('/api/sign-in', { username, password: DEMO_PASSWORD })
  expect(answer.status).toBe(200)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return (path) => world.nobody.call('GET', path, undefined, { cookie })
}

const kinds = (rows: { kind: string }[]) => rows.map(({ kind }) => kind).sort()

describe('the demo of a day like any other', () => {
  let demo: Seeded
  let records: MeetingRecord[]
  const itemsIn = () => records.flatMap(({ items }) => items)
  const itemOf = (title: string) => itemsIn().filter((item) => item.title.includes(title))

  beforeAll(async () => {
    demo = await seeded()
    records = await recordsOf(demo)
  }, 60_000)
  afterAll(() => demo.world.close())

  it('has twelve meetings behind it, one month without, and one to come', async () => {
    const meetings = await meetingsOf(demo)
    expect(meetings.map(({ state }) => state)).toEqual([...Array(11).fill('locked'), 'closed', 'noticed'])
    const months = meetings.map(({ plannedAt }) => dayOf(plannedAt).slice(0, 7))
    expect(months).toEqual(
      ['2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'].concat([
        '2026-08',
        '2026-09',
        '2026-10',
        '2026-11',
      ]),
    )
    expect(meetings.map(({ plannedAt }) => weekday(dayOf(plannedAt))).filter((day) => day > 5)).toEqual([])
    expect(meetings.map(({ year, number }) => `${year}-${number}`)).toEqual([
      ...[1, 2, 3].map((number) => `2025-${number}`),
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => `2026-${number}`),
    ])
  })

  it('has records that are what was locked, each with a number of its own', async () => {
    const { world, unitId } = demo
    const locked = (await meetingsOf(demo)).filter(({ state }) => state === 'locked')
    for (const { id: meetingId } of locked) {
      expect(await verdictOn(world.db, world.platform.keys, { unitId, meetingId })).toMatchObject({ matches: true })
    }
    expect(new Set(locked.map(({ minutesNumber }) => minutesNumber)).size).toBe(11)
    const called = await meetingsOf(demo)
    expect(called.filter(({ noticedAt, plannedAt }) => dayOf(noticedAt!) >= dayOf(plannedAt))).toEqual([])
  })

  it('has a topic that was put off and passed when it came again', async () => {
    expect(itemOf('恒温恒湿').map(({ result }) => result?.outcome)).toEqual(['postponed', 'passed'])
    const again = await demo.world.db
      .selectFrom('topic as later')
      .innerJoin('topic as earlier', 'earlier.id', 'later.earlierId')
      .select(['later.state as now', 'earlier.state as before'])
      .execute()
    expect(again).toEqual([{ now: 'decided', before: 'postponed' }])
  })

  it('has a recusal the register of relatives knows of', async () => {
    const [item] = itemOf('数字资源采购')
    expect(item!.recused).toMatchObject([{ name: '沈砚秋' }])
    expect(item!.statements.map(({ name }) => name)).not.toContain('沈砚秋')
    const get = await signedIn(demo, 'xiechanggeng')
    const { body } = await get('/api/interests')
    expect(body.rows).toMatchObject([{ personName: '沈砚秋', organisation: '云栖市书海数字科技有限公司' }])
  })

  it('has one vote that failed', () => {
    const failed = itemsIn().filter(({ result }) => result?.outcome === 'failed')
    expect(failed.map(({ title, result }) => [title, result!.tally!.agree])).toEqual([['委托拍摄文旅形象宣传片', 3]])
  })

  it('has two appointments by secret ballot of which nothing but tally and receipts is left', async () => {
    const secret = itemsIn().filter(({ votes }) => votes.some(({ method }) => method === 'secret'))
    expect(secret.map(({ votes }) => [votes[0]!.tally!.agree, votes[0]!.tally!.abstain, votes[0]!.receipts.length]))
      .toEqual([[6, 1, 7], [6, 1, 7]]) // biome-ignore format: a table
    const { db } = demo.world
    expect(await db.selectFrom('secretBox').select('box').execute()).toEqual([{ box: null }, { box: null }])
    const unnamed = await db.selectFrom('meetingBallot').select('choice').where('choice', 'is', null).execute()
    expect(unnamed).toHaveLength(14)
    expect(keyFiles(demo)).toEqual([])
  })

  it('has a chair who was let speak first, and otherwise speaks last', () => {
    const early = itemsIn().filter(({ statements }) => statements[0]?.name === '秦牧川')
    expect(early.map(({ title, override }) => [title, override === null])).toEqual([
      ['汛期馆藏文物转移安置方案', false],
    ])
    const others = itemsIn().filter((item) => !early.includes(item))
    expect(new Set(others.map(({ statements }) => statements.at(-1)!.name))).toEqual(new Set(['秦牧川']))
  })

  it('has an emergency decision the next meeting heard of', async () => {
    const get = await signedIn(demo, 'qinmuchuan')
    const { body } = await get('/api/decisions/emergencies')
    expect(body.rows).toMatchObject([{ title: '博物馆屋面渗漏抢修', outcome: 'reported' }])
    expect(body.rows[0].decidedAt < records.find(({ title }) => title === body.rows[0].reportedAt)!.openedAt).toBe(true)
  })

  it('has a late member, an absent one who wrote, and paper ballots counted by two', async () => {
    expect(records.flatMap(({ members }) => members.filter(({ isLate }) => isLate)).map(({ name }) => name)).toEqual([
      '邹怀瑾',
    ])
    expect(itemsIn().flatMap(({ absentOpinions }) => absentOpinions)).toMatchObject([{ name: '贺远洲' }])
    const paper = itemsIn().filter(({ votes }) => votes.some(({ method }) => method === 'paper'))
    expect(paper.map(({ votes }) => votes[0]!.tally)).toMatchObject([{ agree: 6, abstain: 1 }])
    const counted = await demo.world.db.selectFrom('meetingEvent').select('seq').where('kind', '=', 'counted').execute()
    expect(counted).toHaveLength(2)
  })

  it('has tasks done, open and exactly one overdue', async () => {
    const get = await signedIn(demo, 'qinmuchuan')
    const { body } = await get('/api/decisions/tasks')
    const states = Map.groupBy(body.rows as { state: string }[], ({ state }) => state)
    expect([...states].map(([state, rows]) => [state, rows.length]).sort()).toEqual([
      ['done', 14],
      ['open', 4],
      ['reported', 1],
    ])
    expect(body.execution.overdue).toBe(1)
  })

  it('has topics for the meeting to come that lack nothing', async () => {
    const get = await signedIn(demo, 'gaoyi')
    const coming = (await meetingsOf(demo)).at(-1)!
    const { status, body } = await get(`/api/meetings/${coming.id}`)
    expect([status, body.missing]).toEqual([200, []])
  })

  it('has materials that can be read and a list for the year', async () => {
    const { db } = demo.world
    const { topicId, id } = await db
      .selectFrom('topicMaterial')
      .select(['topicId', 'id'])
      .orderBy('uploadedAt')
      .executeTakeFirstOrThrow()
    const get = await signedIn(demo, 'gaoyi')
    const { bytes } = await get(`/api/topics/${topicId}/materials/${id}`)
    expect(new TextDecoder().decode(bytes)).toContain('会前沟通')
    const annual = await db.selectFrom('annualMatter').select('topicId').execute()
    expect([annual.length, annual.filter(({ topicId: topic }) => topic).length]).toEqual([12, 11])
  })

  it('has fifteen outlays, and three matters that escaped within a year', async () => {
    expect(await demo.world.db.selectFrom('outlay').select('id').execute()).toHaveLength(15)
    const { rows } = await escapedOf(demo)
    // What began before the first of January is not of this calendar year.
    expect(kinds((await escapedOf(demo, '2026-01-01')).rows)).toEqual(['payment', 'split'])
    expect(rows.map(({ kind, title }) => [kind, title])).toEqual([
      ['appointment', '董明远任云栖市文化和旅游局产业发展科副科长'],
      ['split', '向云栖市墨香广告制作有限公司支付2笔'],
      ['payment', '文旅推介会会务费'],
    ])
  })
})

describe.each(['2028-02-29T02:00:00Z', '2027-01-01T02:00:00Z', '2026-12-31T02:00:00Z', '2026-09-30T02:00:00Z'])(
  'the demo of %s',
  (now) => {
    let demo: Seeded
    beforeAll(async () => {
      demo = await seeded(now)
    }, 60_000)
    afterAll(() => demo.world.close())

    it('loads, verifies and holds the same three matters', async () => {
      const { world, unitId } = demo
      const meetings = await meetingsOf(demo)
      expect(meetings.filter(({ state }) => state === 'locked')).toHaveLength(11)
      expect(meetings.filter(({ closedAt }) => closedAt && closedAt > new Date(now))).toEqual([])
      expect(meetings.at(-1)!.plannedAt > new Date(now)).toBe(true)
      for (const { id: meetingId } of meetings.slice(0, 11)) {
        expect(await verdictOn(world.db, world.platform.keys, { unitId, meetingId })).toMatchObject({ matches: true })
      }
      expect(kinds((await escapedOf(demo)).rows)).toEqual(['appointment', 'payment', 'split'])
      expect(keyFiles(demo)).toEqual([])
      const late = await world.db
        .selectFrom('topic')
        .select('title')
        .where((eb) => eb.or([eb('createdAt', '>', new Date(now)), eb('consentedAt', '>', new Date(now))]))
        .execute()
      const reported = await world.db
        .selectFrom('taskReport')
        .select('id')
        .where('reportedAt', '>', new Date(now))
        .execute()
      expect([late, reported]).toEqual([[], []])
    }, 20_000)
  },
)
