import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { DEMO_PASSWORD } from '../../accounts/server/setup.ts'
import type { Advice, Coverage, Help, Idea } from '../schema/uses.ts'
import { outcomes, sourceKinds } from '../schema.ts'
import { demoPlans } from './year.ts'

let world: World
let get: Client['get']

beforeAll(async () => {
  world = await makeWorld()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  const answer = await world.nobody.post('/api/sign-in', { username: 'gaoyi', password: DEMO_PASSWORD })
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  get = (path) => world.nobody.call('GET', path, undefined, { cookie: cookies.join('; ') })
}, 60_000)
afterAll(() => world.close())

const rows = async <Row>(path: string): Promise<Row[]> => (await get(`/api/research/${path}`)).body.rows

describe('the demo year of research', () => {
  it('has three plans with trips reported, closed and open, and opinions of every source', async () => {
    expect((await rows('plans')).length).toBe(3)
    const trips = await world.db.selectFrom('researchTrip').select(['id', 'closedAt', 'reportedOn']).execute()
    expect(trips.filter(({ reportedOn }) => reportedOn)).toHaveLength(2)
    expect(trips.filter(({ closedAt }) => closedAt === null)).toHaveLength(1)
    const kinds = await world.db.selectFrom('researchNote').select('sourceKind').distinct().execute()
    const heard = new Set(kinds.map(({ sourceKind }) => sourceKind))
    expect([...heard].filter(Boolean).sort()).toEqual(Object.keys(sourceKinds).sort())
    for (const { id } of trips) {
      expect((await get(`/api/research/notes?tripId=${id}`)).body.notes.length).toBeGreaterThan(0)
      expect((await get(`/api/research/trips/${id}/report.docx`)).status).toBe(200)
    }
    expect(demoPlans.flatMap((plan) => plan.trips)).toHaveLength(trips.length)
  })

  it('has problems raised, requests open and closed, and every end of a recommendation', async () => {
    const origins = await world.db
      .selectFrom('problemOrigin')
      .select('path')
      .where('originId', 'is not', null)
      .execute()
    expect(origins.filter(({ path }) => path?.startsWith('/research/trips/'))).toHaveLength(3)
    expect((await rows<Help>('helps')).map(({ state }) => state).toSorted()).toEqual(['closed', 'open'])
    expect((await rows<Idea>('ideas')).map(({ state }) => state).toSorted()).toEqual(['aside', 'open', 'taken'])
    const advice = await rows<Advice>('advice')
    const ends = advice.flatMap(({ outcome }) => outcome ?? [])
    expect(ends.toSorted()).toEqual(Object.keys(outcomes).toSorted())
    expect(advice.filter(({ lamp }) => lamp === 'red')).toHaveLength(1)
  })

  it('has a town nobody went to and one that was visited too often', async () => {
    const coverage = await rows<Coverage['rows'][number]>('coverage')
    const town = (title: string) => coverage.find((row) => row.title === title)
    expect(town('临水镇')).toMatchObject({ times: 0, planned: 0, lamp: 'red' })
    expect(town('竹溪镇')).toMatchObject({ lamp: 'amber', overfull: [expect.any(String)] })
  })
})
