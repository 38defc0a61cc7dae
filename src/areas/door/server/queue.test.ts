import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takers as listed, startDoorQueue } from '../../../app/door-queue.ts'
import { operatorOf } from '../../../app/operator.ts'
import { Refusal } from '../../../platform/errors.ts'
import { write } from '../../../platform/write.ts'
import { makeWorld, type World } from '../../../testing/world.ts'
import {
  attachmentBytes,
  dropAttachments,
  placesOf,
  publish,
  type Submission,
  type Taker,
  takeAll,
  tellRaiser,
} from '../facts.ts'
import { closeBox, sealingKey } from './sealed-box.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world?.close())

const opinion = { sourceKind: 'tourist', text: 'The opening hours at the gate are wrong.', contact: null }
const HOUR = new Date('2026-11-23T02:00:00Z')

/** Puts something into the queue as the outside does. */
async function drop(body: unknown, more: { kind?: string; placeKey?: string; sealed?: Buffer } = {}): Promise<string> {
  const { kind = 'opinion', placeKey = null } = more
  const id = randomUUID()
  const envelope = { placeKey, series: null, secondsToFill: 30, language: 'en', body, attachments: [] }
  const content = Buffer.from(JSON.stringify(envelope))
  const sealed = more.sealed ?? closeBox(sealingKey(world.platform.keys), content, `door_queue.sealed.${id}`)
  const codeHash = createHash('sha256').update(id).digest()
  await world.db
    .insertInto('doorQueue')
    .values({ unitId: world.unitId, id, kind, hour: HOUR, codeHash, sealed })
    .execute()
  return id
}

const queueOf = (takers: readonly Taker[]) => ({
  platform: world.platform,
  takers,
  ctxOf: (unitId: string) => operatorOf(world.platform, unitId),
})

function collecting(kind: 'opinion' = 'opinion'): { taken: Submission[]; takers: Taker[] } {
  const taken: Submission[] = []
  const taker: Taker = {
    kind,
    async take(_tx, _ctx, submission) {
      taken.push(submission)
      return []
    },
  }
  return { taken, takers: [taker] }
}

const rowOf = (id: string) =>
  world.db.selectFrom('doorQueue').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

it('opens, checks and hands over what came in, cut to the hour, and keeps nothing of it in the queue', async () => {
  const clerk = await world.as('office_clerk')
  const input = { kind: 'place', title: '云栖古城', titleEn: 'Yunqi Old Town', sectionId: null, isOn: true }
  const made = await clerk.post('/api/door/places', input)
  expect(made.status).toBe(201)
  const places = await clerk.get('/api/door/places')
  const id = await drop(opinion, { placeKey: places.body.rows[0].key })
  const { taken, takers } = collecting()
  expect(await takeAll(queueOf(takers))).toEqual({ taken: 1, aside: 0, left: 0 })
  expect(taken[0]).toMatchObject({ id, kind: 'opinion', placeId: made.body.id, language: 'en', body: opinion })
  expect(taken[0]!.receivedAt).toEqual(HOUR)
  expect(taken[0]!.textHash).toMatch(/^[0-9a-f]{64}$/)
  expect(await rowOf(id)).toMatchObject({ state: 'taken', sealed: null })
  expect(await placesOf(world.db, world.unitId)).toEqual([
    { id: made.body.id, kind: 'place', title: '云栖古城', titleEn: 'Yunqi Old Town', sectionId: null },
  ])
})

it('the same words with other spaces and marks have one hash', async () => {
  const { taken, takers } = collecting()
  await drop({ ...opinion, text: '厕所太脏，没人管！' })
  await drop({ ...opinion, text: ' 厕所 太脏 没人管。' })
  await drop({ ...opinion, text: '厕所太脏，有人管！' })
  await takeAll(queueOf(takers))
  expect(new Set(taken.map(({ textHash }) => textHash)).size).toBe(2)
})

it('what cannot be opened is set aside with its reason and blocks nothing', async () => {
  const foreign = closeBox('11'.repeat(32).replace(/^11/, '09'), Buffer.from('{}'), 'door_queue.sealed.x')
  const bad = await drop(opinion, { sealed: foreign })
  const wrong = await drop({ ...opinion, text: 'x' })
  const good = await drop(opinion)
  const { taken, takers } = collecting()
  expect(await takeAll(queueOf(takers))).toEqual({ taken: 1, aside: 2, left: 0 })
  expect(taken.map(({ id }) => id)).toEqual([good])
  expect((await rowOf(bad)).reason).toContain('打不开')
  expect((await rowOf(wrong)).reason).toContain('没有通过校验')
  expect((await rowOf(bad)).sealed).toEqual(foreign)
})

it('a taker that refuses leaves nothing half done; one that fails is tried three times', async () => {
  const id = await drop(opinion)
  const refusing: Taker = {
    kind: 'opinion',
    async take(tx, { actor: { unitId } }) {
      await publish(tx, unitId, 'notice', 'half', { title: '半途', titleEn: '', text: '', textEn: '', until: null })
      throw new Refusal('rule_broken', '没有受理的科室')
    },
  }
  await takeAll(queueOf([refusing]))
  expect(await rowOf(id)).toMatchObject({ state: 'aside', reason: '没有受理的科室' })
  expect(await world.db.selectFrom('doorPublication').select('key').where('key', '=', 'half').execute()).toEqual([])

  const next = await drop(opinion)
  const failing: Taker = {
    kind: 'opinion',
    async take() {
      throw new TypeError('unforeseen')
    },
  }
  expect(await takeAll(queueOf([failing]))).toEqual({ taken: 0, aside: 0, left: 1 })
  await takeAll(queueOf([failing]))
  expect(await rowOf(next)).toMatchObject({ state: 'waiting', tries: 2 })
  expect(await takeAll(queueOf([failing]))).toEqual({ taken: 0, aside: 1, left: 0 })
  expect((await rowOf(next)).reason).toContain('试了3次')
})

it('what nobody takes waits, and two processes never take the same', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => drop(opinion)))
  expect(await takeAll(queueOf(listed.filter(({ kind }) => kind !== 'opinion')))).toMatchObject({ aside: 0 })
  expect((await rowOf(ids[0]!)).state).toBe('waiting')
  const { taken, takers } = collecting()
  await Promise.all([takeAll(queueOf(takers)), takeAll(queueOf(takers)), takeAll(queueOf(takers))])
  expect(taken.map(({ id }) => id).sort()).toEqual(ids.sort())
})

it('the queue runs by itself until it is stopped', async () => {
  const queue = startDoorQueue(world.platform, 60)
  await queue.now()
  await queue.stop()
})

it('a raiser is told under the code alone; an attachment opens inside and can be dropped', async () => {
  const id = await drop(opinion)
  const { codeHash } = await rowOf(id)
  const { unitId } = world
  const attachment = randomUUID()
  const bytesSealed = closeBox(
    sealingKey(world.platform.keys),
    Buffer.from('photo'),
    `door_attachment.bytes.${attachment}`,
  )
  await world.db
    .insertInto('doorAttachment')
    .values({ unitId, id: attachment, submissionId: id, bytesSealed })
    .execute()
  const read = await attachmentBytes(world.db, world.platform.keys, unitId, attachment)
  expect(read?.toString()).toBe('photo')
  await write(world.operator, async (tx) => {
    const told = { state: 'answered', reply: '已改正。', asksSatisfaction: true, changedOn: '2026-11-24' } as const
    await tellRaiser(tx, unitId, codeHash!.toString('hex'), told)
    expect(await dropAttachments(tx, unitId, id)).toBe(1)
    return { result: null, audit: [{ action: 'door.taken', subjectKind: 'door-submission', subjectId: id }] }
  })
  expect(await world.db.selectFrom('doorStatus').selectAll().execute()).toMatchObject([{ codeHash, reply: '已改正。' }])
  expect(await attachmentBytes(world.db, world.platform.keys, unitId, attachment)).toBeNull()
})
