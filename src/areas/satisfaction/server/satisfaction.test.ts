import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { operatorOf } from '../../../app/operator.ts'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { unpacked } from '../../../testing/unpacked.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { refreshIndex } from '../facts.ts'
import type { Reading } from '../schema.ts'

let world: World
let office: Client
const sectionId = randomUUID()
const otherId = randomUUID()
const placeId = randomUUID()

beforeAll(async () => {
  world = await makeWorld()
  const { unitId } = world
  const section = { kind: 'section', adminHeadcount: 0, institutionHeadcount: 0 }
  await world.db
    .insertInto('section')
    .values([
      { unitId, id: sectionId, name: '行政审批科', position: 2, ...section },
      { unitId, id: otherId, name: '艺术科', position: 1, ...section },
    ])
    .execute()
  office = await world.as('office_clerk')
  const place = { unitId, id: placeId, key: '0a1b2c3d', kind: 'window', title: '综合窗口', titleEn: '', sectionId }
  await world.db.insertInto('doorPlace').values(place).execute()
})
beforeEach(async () => {
  const { unitId } = world
  for (const table of ['suspicionRating', 'suspicion', 'serviceRating', 'publishedIndex'] as const) {
    await world.db.deleteFrom(table).where('unitId', '=', unitId).execute()
  }
})
afterAll(() => world.close())

type Given = {
  on?: string
  hour?: string
  result?: number
  attitude?: number
  series?: string
  seconds?: number | null
}

/** Ratings as the door took them. */
async function rated(count: number, given: Given = {}): Promise<void> {
  const { on = '2026-11-20', hour = '02', result = 5, attitude = 5, series, seconds = 30 } = given
  const rows = Array.from({ length: count }, () => ({
    ...{ unitId: world.unitId, id: randomUUID(), placeId, sectionId, ratedOn: on, result, attitude },
    ...{ hour: new Date(`${on}T${hour}:00:00Z`), series: series ?? randomUUID().slice(0, 16), secondsToFill: seconds },
  }))
  await world.db.insertInto('serviceRating').values(rows).execute()
}

/** What is usual at the window: 60 ratings over the weeks before, nine of ten satisfied. */
async function usual(): Promise<void> {
  for (let day = 1; day <= 15; day += 1) {
    const on = `2026-11-${String(day).padStart(2, '0')}`
    await rated(3, { on })
    await rated(1, { on, hour: '06', result: day % 5 ? 4 : 2, attitude: day % 3 ? 3 : 1 })
  }
}

const index = async (query = '') => (await office.get(`/api/satisfaction${query}`)).body
const scan = async () => (await office.post('/api/satisfaction/suspicions/scan')).body.found
const suspicions = async (query = '') => (await office.get(`/api/satisfaction/suspicions${query}`)).body.rows
const decide = (id: string, body: object, client = office) =>
  client.post(`/api/satisfaction/suspicions/${id}/decision`, { revision: 1, reason: '', ...body })

describe('the index', () => {
  it('of nothing is none', async () => {
    expect((await index()).whole).toMatchObject({ value: null, n: 0, isFew: true })
  })

  it('equals what SQL reckons from the same rows', async () => {
    await usual()
    await rated(7, { on: '2026-10-09', result: 1, attitude: 2 })
    const { rows } = await sql<{ value: string }>`
      select round(100 * (25 * avg((result >= 3)::int) + 25 * avg((attitude >= 3)::int)) / 50, 1) as value
      from service_rating where set_aside is null`.execute(world.db)
    const read = await index()
    expect(read.whole.value).toBe(Number(rows[0]!.value))
    expect(read.whole.n).toBe(67)
    expect(read.sections).toMatchObject([{ name: '行政审批科', value: read.whole.value, n: 67 }])
    expect(read.trend.length).toBe(12)
    expect(read.trend.slice(-2)).toMatchObject([
      { month: '2026-10', value: 0, n: 7, isFew: true },
      { month: '2026-11', n: 60, isFew: false },
    ])
  })

  it('of one month leaves others out, opens what it counts, and compares only what is large enough', async () => {
    await usual()
    await rated(9, { on: '2026-10-09', result: 1 })
    const few = await index('?months=1&until=2026-11')
    expect([few.whole.n, few.difference]).toEqual([60, null])
    await rated(1, { on: '2026-10-10' })
    expect((await index('?months=1&until=2026-11')).difference).toBeGreaterThan(0)
    const counted = (await office.get('/api/satisfaction/counted?part=result&months=1&until=2026-11')).body
    const part = few.whole.parts.find((one: { part: string }) => one.part === 'result')
    expect([counted.good, counted.of]).toEqual([part.good, part.of])
    expect(counted.rows.length).toBe(60)
    expect(Object.keys(counted.rows[0])).not.toContain('text')
  })

  it('of a section counts that section alone', async () => {
    await rated(12)
    expect((await index(`?section=${sectionId}`)).whole.n).toBe(12)
    expect((await index(`?section=${otherId}`)).whole).toMatchObject({ n: 0, value: null })
    expect((await office.get(`/api/satisfaction?section=${randomUUID()}`)).status).toBe(404)
  })

  it('goes by the weights of its last day', async () => {
    await rated(10, { on: '2026-09-09', result: 5, attitude: 1 })
    await rated(10, { on: '2026-11-09', result: 5, attitude: 1 })
    const setting = { unitId: world.unitId, key: 'satisfactionWeightAttitude', validFrom: '2026-11-01' }
    await world.db
      .insertInto('localSetting')
      .values({ ...setting, value: JSON.stringify(75), document: '云文旅〔2026〕9号', setBy: '测', setAt: new Date() })
      .execute()
    const { trend } = await index()
    expect(trend.filter(({ n }: { n: number }) => n).map(({ value }: { value: number }) => value)).toEqual([50, 25])
    await world.db.deleteFrom('localSetting').where('key', '=', setting.key).execute()
  })

  it.each(['until=2026-13', 'until=2026-12', 'months=2', 'section=x', 'part=result'])(
    'asked with %s is refused',
    async (query) => {
      expect((await office.get(`/api/satisfaction?${query}`)).status).toBe(400)
    },
  )

  it('is exported as a sheet and as a paper', async () => {
    await usual()
    for (const format of ['xlsx', 'docx']) {
      const file = await office.get(`/api/satisfaction/export?format=${format}`)
      expect([file.status, new TextDecoder().decode(file.bytes.subarray(0, 2))]).toEqual([200, 'PK'])
    }
  })
})

describe('the index by leader', () => {
  const people: string[] = []
  beforeAll(async () => {
    const personnel = await world.as('personnel_clerk')
    for (const name of ['钱三', '李四']) people.push(await created(personnel, dossierOf(name, {})))
    const { unitId } = world
    const led = (sectionId: string, leaderId: string, fromOn: string, untilOn: string | null) => ({
      ...{ unitId, id: randomUUID(), sectionId, leaderId, substituteId: null, fromOn, untilOn, basis: '' },
    })
    await world.db
      .insertInto('portfolio')
      .values([
        led(sectionId, people[0]!, '2024-03-01', '2026-11-10'),
        led(sectionId, people[1]!, '2026-11-11', null),
        led(otherId, people[0]!, '2026-11-01', '2026-11-30'),
      ])
      .execute()
  })
  afterAll(() => world.db.deleteFrom('portfolio').execute())

  it('counts for whoever was in charge on the day, in the order of the sections and not of merit', async () => {
    await rated(12, { on: '2026-11-10', result: 1 })
    await rated(11, { on: '2026-11-11' })
    await rated(2, { on: '2024-02-28' })
    const { leaders, whole } = await index()
    const shown = leaders.map(({ name, value, n, isFew }: Reading & { name: string }) => [name, value, n, isFew])
    expect(shown).toEqual([
      ['钱三', 50, 12, false],
      ['李四', 100, 11, false],
    ])
    expect(whole.n).toBe(23)
    expect(await index(`?leader=${people[1]}`)).toMatchObject({ leaderName: '李四', whole: { value: 100, n: 11 } })
    const counted = (await office.get(`/api/satisfaction/counted?part=result&leader=${people[0]}`)).body
    expect([counted.good, counted.of, counted.list]).toEqual([0, 12, null])
    await world.db
      .updateTable('serviceRating')
      .set({ sectionId: otherId })
      .where('ratedOn', '=', '2026-11-11')
      .execute()
    expect((await index()).leaders).toMatchObject([{ name: '钱三', n: 23 }])
  })

  it('is asked for somebody who led nothing, or together with a section: refused', async () => {
    await rated(3)
    expect((await office.get(`/api/satisfaction?leader=${people[0]}&months=1`)).status).toBe(404)
    expect((await office.get(`/api/satisfaction?leader=${people[1]}&section=${sectionId}`)).status).toBe(400)
  })

  it('is for those who answer for the work and those who keep the numbers, and never for the public', async () => {
    await rated(12)
    for (const role of ['principal', 'group_member', 'discipline_inspector'] as const) {
      expect((await (await world.as(role)).get('/api/satisfaction')).body.leaders, role).toHaveLength(1)
    }
    for (const role of ['section_head', 'party_clerk'] as const) {
      const client = await world.as(role)
      expect((await client.get('/api/satisfaction')).body.leaders, role).toBeNull()
      for (const path of [`?leader=${people[1]}`, `/counted?part=result&leader=${people[1]}`]) {
        expect((await client.get(`/api/satisfaction${path}`)).status, role).toBe(403)
      }
    }
    await office.post('/api/satisfaction/publish')
    const row = await world.db
      .selectFrom('doorPublication')
      .select('body')
      .where('kind', '=', 'index')
      .executeTakeFirst()
    expect(JSON.stringify(row!.body)).not.toContain('李四')
  })

  it('stands in the sheet and in the paper', async () => {
    await rated(12)
    for (const [format, part] of [
      ['xlsx', 'xl/sharedStrings.xml'],
      ['docx', 'word/document.xml'],
    ] as const) {
      const { bytes } = await office.get(`/api/satisfaction/export?format=${format}`)
      expect((await unpacked(bytes, part)).toString(), format).toContain('李四')
    }
  })
})

describe('the rows behind a figure', () => {
  it('are the list that the figure links to', async () => {
    await usual()
    await rated(4, { on: '2026-10-09', result: 1 })
    const { list, of } = (await office.get('/api/satisfaction/counted?part=attitude&months=1&until=2026-11')).body
    const seen = (await office.get(`/api${list}`)).body
    expect([seen.total, of]).toEqual([60, 60])
    expect((await office.get(`/api/ratings?section=${otherId}`)).body.total).toBe(0)
    expect((await office.get('/api/ratings?from=2026-10-01&until=2026-10-31&kind=bad')).body.total).toBe(4)
    expect((await office.get('/api/ratings?from=2026-02-30')).status).toBe(400)
  })
})

describe('made-up ratings', () => {
  it('are set aside with their reason, listed, and do not move the index', async () => {
    await usual()
    const before = await index()
    await rated(40, { result: 5, seconds: 12 })
    await rated(6, { hour: '05', series: 'aaaaaaaaaaaaaaaa' })
    await rated(5, { hour: '07', seconds: 1, result: 1 })
    expect((await index()).whole.value).not.toBe(before.whole.value)
    expect(await scan()).toBe(3)
    const after = await index()
    // One of the device that rated six times stays: it rated once.
    expect([after.whole.n, after.setAside]).toEqual([61, 50])
    await world.db
      .deleteFrom('serviceRating')
      .where('series', '=', 'aaaaaaaaaaaaaaaa')
      .where('setAside', 'is', null)
      .execute()
    expect((await index()).whole).toEqual(before.whole)
    const rows = await suspicions()
    expect(rows.map(({ kind, ratings }: { kind: string; ratings: number }) => [kind, ratings]).sort()).toEqual([
      ['burst', 40],
      ['fast', 5],
      ['series', 5],
    ])
    expect(rows.every(({ placeTitle }: { placeTitle: string }) => placeTitle === '综合窗口')).toBe(true)
    expect((await office.get('/api/satisfaction/suspicions/export')).status).toBe(200)
  })

  it('are found once, also by two who look at once', async () => {
    await rated(20)
    const found = await Promise.all([scan(), scan()])
    expect(found.sort()).toEqual([0, 1])
    expect(await scan()).toBe(0)
    expect((await suspicions()).length).toBe(1)
  })

  it('count again when a person takes them back with a reason, and are left alone from then on', async () => {
    await rated(20)
    await scan()
    const [{ id }] = await suspicions('?state=found')
    expect((await decide(id, { decision: 'taken-back', reason: '旅行团' })).status).toBe(400)
    expect((await index()).whole.n).toBe(0)
    expect((await decide(id, { decision: 'taken-back', reason: '旅行团同时评价' })).status).toBe(200)
    expect((await index()).whole.n).toBe(20)
    expect(await scan()).toBe(0)
    expect((await decide(id, { decision: 'confirmed' })).status).toBe(409)
    expect(await suspicions('?state=taken-back')).toMatchObject([{ decidedBy: '办公室人员', reason: '旅行团同时评价' }])
  })

  it('stay out when they are confirmed; the clerk is told of what waits', async () => {
    await rated(20)
    await scan()
    const waits = async (client: Client) =>
      (await client.get('/api/today')).body.waiting.filter(({ kind }: { kind: string }) => kind === 'suspicions').length
    expect([await waits(office), await waits(await world.as('principal'))]).toEqual([1, 0])
    const [{ id }] = await suspicions()
    expect((await decide(id, { decision: 'confirmed', revision: 7 })).status).toBe(409)
    expect((await decide(id, { decision: 'confirmed' })).status).toBe(200)
    expect([await waits(office), (await index()).whole.n]).toEqual([0, 0])
    expect((await decide(randomUUID(), { decision: 'confirmed' })).status).toBe(404)
  })
})

describe('the public page', () => {
  const published = () =>
    world.db.selectFrom('doorPublication').select('body').where('kind', '=', 'index').executeTakeFirst()

  it('follows by itself when something changed, and says so once', async () => {
    const ctx = operatorOf(world.platform, world.unitId)
    await usual()
    await refreshIndex(ctx)
    const first = (await published())!.body as { value: number; n: number }
    expect([first.value, first.n]).toEqual([(await index()).whole.value, 60])
    await refreshIndex(ctx)
    expect((await world.db.selectFrom('publishedIndex').selectAll().execute()).length).toBe(1)
    world.clock.forward(1)
    await rated(1, { result: 1 })
    await refreshIndex(ctx)
    expect((await published())!.body).toMatchObject({ n: 61 })
  })

  it('shows no number of a section or month that is too small', async () => {
    await rated(3)
    expect((await office.post('/api/satisfaction/publish')).status).toBe(200)
    const { tables } = (await published())!.body as { tables: { rows: { value: number | null; n: number }[] }[] }
    expect(tables[1]!.rows).toMatchObject([{ value: null, n: 3 }])
    expect(tables[2]!.rows.every(({ value }) => value === null)).toBe(true)
  })
})

describe('rights', () => {
  it.each(['system_admin', 'security_admin', 'audit_admin', 'cadre', 'accountant'] as const)(
    '%s sees nothing',
    async (role) => {
      const client = await world.as(role)
      for (const path of ['', '/suspicions', '/counted?part=result', '/export?format=xlsx']) {
        expect((await client.get(`/api/satisfaction${path}`)).status).toBe(403)
      }
    },
  )

  it.each(['principal', 'group_member', 'party_clerk', 'section_head'] as const)(
    '%s reads and decides nothing',
    async (role) => {
      const client = await world.as(role)
      expect((await client.get('/api/satisfaction')).body.mayPublish).toBe(false)
      expect((await client.get('/api/satisfaction/suspicions')).status).toBe(200)
      expect((await client.post('/api/satisfaction/suspicions/scan')).status).toBe(403)
      expect((await client.post('/api/satisfaction/publish')).status).toBe(403)
      expect((await decide(randomUUID(), { decision: 'confirmed' }, client)).status).toBe(403)
    },
  )
})
