import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import jpeg from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let clerk: Client
let member: Client
let outsider: Client
let trip: string
let town: string
const people: Record<string, string> = {}

beforeAll(async () => {
  world = await makeWorld()
  const personnel = await world.as('personnel_clerk')
  for (const name of ['沈雁秋', '孟繁星', '高屹', '路人甲']) people[name] = await created(personnel, dossierOf(name))
  clerk = await world.as('office_clerk', { personId: people.高屹! })
  member = await world.as('cadre', { personId: people.孟繁星! })
  outsider = await world.as('cadre', { personId: people.路人甲! })
  town = (await clerk.post('/api/research/places', { title: '竹溪镇', kind: 'town' })).body.id
  const plan = await clerk.post('/api/research/plans', {
    ...{
      theme: '民宿消防与证照',
      question: '民宿办证卡在哪里',
      leaderId: people.沈雁秋,
      sectionId: null,
      output: '',
    },
    ...{ memberIds: [people.孟繁星], placeIds: [town], fromOn: '2026-11-01', untilOn: '2026-12-20' },
  })
  expect(plan.status).toBe(201)
  const made = await clerk.post('/api/research/trips', {
    ...{ planId: plan.body.id, fromOn: '2026-11-23', untilOn: '2026-11-24', memberIds: [people.孟繁星] },
    ...{ visits: [{ placeId: town, onDay: '2026-11-23' }], crowdReason: '' },
  })
  expect(made.status).toBe(201)
  trip = made.body.id
})
afterAll(() => world.close())

const note = (changes: object = {}) => ({
  ...{ tripId: trip, placeId: town, takenAt: '2026-11-23T01:30:00.000Z', kind: 'opinion', sourceKind: 'enterprise' },
  ...{ sourceName: '陶阿婆', text: '消防验收跑了三趟，不知道该找谁𠮷', ...changes },
})
const keep = (id: string, changes: object = {}, client = member) =>
  client.put(`/api/research/notes/${id}`, note(changes))
const notes = async (client = clerk) => (await client.get(`/api/research/notes?tripId=${trip}`)).body.notes
const one = async (id: string) => (await notes()).find((row: { id: string }) => row.id === id)
const revision = async () => (await clerk.get(`/api/research/trips/${trip}`)).body.revision

const picture = (shade: number) =>
  new Uint8Array(jpeg.encode({ width: 8, height: 6, data: Buffer.alloc(8 * 6 * 4, shade) }, 60).data)
const photo = (id: string, photoId: string, bytes: Uint8Array, client = member) =>
  client.call('PUT', `/api/research/notes/${id}/photos/${photoId}`, bytes)

describe('a note from the phone', () => {
  it('is kept once however often it comes, and changed only by a higher revision', async () => {
    const id = randomUUID()
    expect(await keep(id)).toMatchObject({ status: 200, body: { id, revision: 1, lateAt: null } })
    const before = await world.db.selectFrom('auditEntry').select('id').execute()
    expect((await keep(id)).status).toBe(200)
    expect((await keep(id, { takenAt: '2026-11-23T01:30:00Z' })).status).toBe(200)
    expect((await world.db.selectFrom('auditEntry').select('id').execute()).length).toBe(before.length)
    const other = { text: '消防验收跑了四趟' }
    const stale = await keep(id, other)
    expect([stale.status, stale.body.faults[0].field]).toEqual([409, 'revision'])
    expect(stale.body.message).toContain('没有覆盖')
    expect((await keep(id, { ...other, revision: 1 })).status).toBe(409)
    expect((await keep(id, { ...other, revision: 2 })).body.revision).toBe(2)
    expect(await one(id)).toMatchObject({ text: other.text, sourceName: '陶阿婆', authorName: '孟繁星', revision: 2 })
    const both = await Promise.all([keep(id, { text: '甲改', revision: 3 }), keep(id, { text: '乙改', revision: 3 })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('belongs to its author and to the team of its trip', async () => {
    const id = randomUUID()
    expect((await keep(id, {}, outsider)).status).toBe(404)
    expect((await keep(id)).status).toBe(200)
    expect((await keep(id, {}, clerk)).status).toBe(404)
    expect((await clerk.delete(`/api/research/notes/${id}`)).status).toBe(404)
    expect((await outsider.get(`/api/research/notes?tripId=${trip}`)).status).toBe(404)
    expect((await world.nobody.put(`/api/research/notes/${id}`, note())).status).toBe(401)
    expect((await (await world.as('system_admin')).get(`/api/research/notes?tripId=${trip}`)).status).toBe(403)
    expect(await notes(member)).toContainEqual(expect.objectContaining({ id, isMine: true }))
  })

  it.each([
    ['an opinion without its source', { sourceKind: null }, 'sourceKind'],
    ['no text', { text: '  ' }, 'text'],
    ['too much text', { text: '字'.repeat(5001) }, 'text'],
    ['half a character', { text: '\ud800' }, 'text'],
    ['no day of the calendar', { takenAt: '2026-02-30T08:00:00Z' }, 'takenAt'],
    ['a place nobody knows', { placeId: randomUUID() }, 'placeId'],
  ])('is refused with %s', async (_, changes, field) => {
    const id = randomUUID()
    const answer = await keep(id, changes)
    expect([answer.status, answer.body.faults[0].field]).toEqual([400, field])
    expect(await one(id)).toBeUndefined()
  })

  it('taken back stays gone, also when it had not arrived yet', async () => {
    const [id, later] = [randomUUID(), randomUUID()]
    await keep(id)
    expect((await photo(id, randomUUID(), picture(10))).status).toBe(200)
    for (const _ of [1, 2]) expect((await member.delete(`/api/research/notes/${id}`)).status).toBe(200)
    expect((await member.delete(`/api/research/notes/${later}`)).status).toBe(200)
    for (const gone of [id, later]) {
      const answer = await keep(gone, { revision: 9 })
      expect([answer.status, answer.body.faults[0].field]).toEqual([409, 'id'])
      expect((await photo(gone, randomUUID(), picture(10))).status).toBe(409)
      expect(await one(gone)).toBeUndefined()
      expect((await keep(gone, {}, clerk)).status).toBe(404)
    }
    expect(await world.db.selectFrom('researchPhoto').select('id').where('noteId', '=', id).execute()).toEqual([])
    const back = world.db.insertInto('researchNote').values({
      ...{ unitId: world.unitId, id, tripId: trip, authorId: people.孟繁星!, kind: 'observation', revision: 1 },
      ...{ contentSealed: Buffer.from('x'), takenAt: new Date(0), receivedAt: new Date(0) },
    })
    await expect(back.execute()).rejects.toThrow('the note was taken back')
  })

  it('arrives after the trip was closed and is marked as late', async () => {
    const [early, late] = [randomUUID(), randomUUID()]
    await keep(early)
    expect((await clerk.post(`/api/research/trips/${trip}/close`, { revision: await revision() })).status).toBe(200)
    expect((await keep(early)).body.lateAt).toBeNull()
    expect((await keep(late, { text: '路上才有信号' })).body.lateAt).toBe('2026-11-23T02:00:00.000Z')
    expect((await keep(early, { text: '回来又改', revision: 2 })).body.lateAt).not.toBeNull()
    expect((await clerk.post(`/api/research/trips/${trip}/reopen`, { revision: await revision() })).status).toBe(200)
    expect((await one(late)).lateAt).toBe('2026-11-23T02:00:00.000Z')
  })

  it('has its words and its source nowhere readable in the database', async () => {
    await keep(randomUUID(), { text: '库里不应读得到的话', sourceName: '库里不应读得到的人' })
    const text = await databaseText(world)
    expect(text).not.toContain('库里不应读得到')
    expect(text).toContain('民宿消防与证照')
  })
})

describe('sent in any order, as often as it likes', () => {
  type Op = { text: string; revision: number } | 'delete'
  const texts = ['甲', '乙']
  const op = fc.oneof(
    { weight: 5, arbitrary: fc.record({ text: fc.constantFrom(...texts), revision: fc.integer({ min: 1, max: 3 }) }) },
    { weight: 1, arbitrary: fc.constant('delete' as const) },
  )
  const state = async (id: string) => {
    const row = await one(id)
    return row ? { text: row.text, revision: row.revision } : null
  }
  async function send(id: string, ops: readonly Op[]): Promise<void> {
    for (const next of ops) {
      if (next === 'delete') await member.delete(`/api/research/notes/${id}`)
      else await keep(id, next)
    }
  }

  it('ends the same', async () => {
    const byRevision = (ops: readonly Op[]) => {
      // A phone gives each change of its own a revision of its own.
      const seen = new Map<number, Op>()
      return ops.filter((one) => one === 'delete' || (!seen.has(one.revision) && seen.set(one.revision, one)))
    }
    const orders = fc
      .array(op, { minLength: 1, maxLength: 4 })
      .map(byRevision)
      .chain((ops) =>
        fc.tuple(
          fc.constant(ops),
          fc.shuffledSubarray([...ops, ...ops], { minLength: ops.length * 2, maxLength: ops.length * 2 }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(orders, async ([ops, again]) => {
        const [first, second] = [randomUUID(), randomUUID()]
        await send(first, ops)
        await send(second, again)
        expect(await state(second)).toEqual(await state(first))
      }),
      { numRuns: 12, seed: 13 },
    )
  })
})

describe('photos of a note', () => {
  it('are kept by content, once each, nine at most, and shown to those who may read', async () => {
    const id = randomUUID()
    const ids = Array.from({ length: 10 }, () => randomUUID())
    expect((await photo(id, ids[0]!, picture(10))).status).toBe(404)
    await keep(id)
    expect((await photo(id, ids[0]!, picture(10))).status).toBe(200)
    expect((await photo(id, ids[0]!, picture(10))).status).toBe(200)
    expect((await photo(id, ids[0]!, picture(90))).status).toBe(409)
    expect((await photo(id, ids[1]!, picture(10), clerk)).status).toBe(404)
    for (const other of ids.slice(1, 9)) expect((await photo(id, other, picture(20))).status).toBe(200)
    expect((await photo(id, ids[9]!, picture(20))).status).toBe(409)
    expect((await one(id)).photos).toHaveLength(9)
    const shown = await clerk.get(`/api/research/notes/${id}/photos/${ids[0]}`)
    expect([shown.headers.get('content-type'), Buffer.from(shown.bytes)]).toEqual([
      'image/jpeg',
      Buffer.from(picture(10)),
    ])
    expect((await outsider.get(`/api/research/notes/${id}/photos/${ids[0]}`)).status).toBe(404)
    expect((await clerk.get(`/api/research/notes/${randomUUID()}/photos/${ids[0]}`)).status).toBe(404)
  })

  it.each([
    ['nothing', new Uint8Array(), 422],
    ['a text', new TextEncoder().encode('<script>'), 422],
    ['more than 2 MB', new Uint8Array(2 * 1024 * 1024 + 1), 413],
  ])('are refused: %s', async (_, bytes, status) => {
    const id = randomUUID()
    await keep(id)
    expect((await photo(id, randomUUID(), bytes)).status).toBe(status)
    expect((await one(id)).photos).toEqual([])
  })
})

describe('the field', () => {
  it('has the trips of the signed-in person with places and words to choose', async () => {
    const { body, status } = await member.get('/api/research/field')
    expect(status).toBe(200)
    expect(body.trips).toEqual([
      {
        ...{ id: trip, theme: '民宿消防与证照', question: '民宿办证卡在哪里', from: '2026-11-23', until: '2026-11-24' },
        ...{ places: [{ id: town, title: '竹溪镇' }], isOpen: true },
      },
    ])
    expect(body.sourceKinds).toContainEqual({ value: 'tourist', label: '游客' })
    expect((await outsider.get('/api/research/field')).body.trips).toEqual([])
    const nameless = await (await world.as('cadre')).get('/api/research/field')
    expect(nameless.status).toBe(403)
  })
})
