import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let clerk: Client
beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('office_clerk')
})
afterAll(() => world?.close())

const place = { kind: 'place', title: '图书馆', titleEn: 'Library', sectionId: null, isOn: true }
const settings = {
  isOpen: true,
  address: 'https://voice.example.gov.cn',
  titleEn: '',
  phone: '',
  networks: ['10.20.0.0/16'],
  revision: 0,
}

async function setAside(kind = 'opinion'): Promise<string> {
  const id = randomUUID()
  const { unitId, db } = world
  const hour = new Date('2026-11-23T01:00:00Z')
  const row = { unitId, id, kind, hour, sealed: randomBytes(80), state: 'aside', reason: '打不开' }
  await db.insertInto('doorQueue').values(row).execute()
  await db
    .insertInto('doorAttachment')
    .values({ unitId, id: randomUUID(), submissionId: id, bytesSealed: randomBytes(80) })
    .execute()
  return id
}

it('places have names of their own; two people changing one at once do not overwrite each other', async () => {
  const { id } = (await clerk.post('/api/door/places', place)).body
  expect((await clerk.post('/api/door/places', place)).status).toBe(409)
  expect((await clerk.post('/api/door/places', { ...place, title: '' })).status).toBe(400)
  expect((await clerk.post('/api/door/places', { ...place, title: '两\n行' })).status).toBe(400)
  expect((await clerk.post('/api/door/places', { ...place, title: '新', sectionId: randomUUID() })).status).toBe(400)
  const renamed = { place: { ...place, title: '市图书馆𠮷' }, revision: 1 }
  const answers = await Promise.all([1, 2].map(() => clerk.put(`/api/door/places/${id}`, renamed)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await clerk.put(`/api/door/places/${randomUUID()}`, renamed)).status).toBe(404)
  expect((await clerk.get('/api/door/places')).body.rows).toMatchObject([{ title: '市图书馆𠮷', revision: 2 }])
})

it('the address must be one; settings of an older page are refused', async () => {
  expect((await clerk.put('/api/door/settings', { ...settings, address: 'voice.example' })).status).toBe(400)
  expect((await clerk.put('/api/door/settings', { ...settings, address: 'javascript:x' })).status).toBe(400)
  for (const networks of [['0.0.0.0/0'], ['办公网'], Array(21).fill('10.20.0.0/16'), '10.20.0.0/16']) {
    expect((await clerk.put('/api/door/settings', { ...settings, networks })).status).toBe(400)
  }
  expect((await clerk.put('/api/door/settings', settings)).status).toBe(200)
  expect((await clerk.put('/api/door/settings', settings)).status).toBe(409)
  expect((await clerk.get('/api/door/settings')).body).toEqual({ ...settings, revision: 1 })
  expect((await clerk.get('/api/door/places')).body.address).toBe(settings.address)
})

it('what was set aside is shown without its content, goes back once, and is given up only with a reason', async () => {
  const [back, dropped] = [await setAside(), await setAside()]
  const { body } = await clerk.get('/api/door/queue')
  expect(body).toMatchObject({ waiting: 0, aside: 2 })
  expect(Object.keys(body.rows[0]).sort()).toEqual(['hour', 'id', 'kind', 'reason', 'state'])
  expect((await clerk.post(`/api/door/queue/${back}/return`)).status).toBe(200)
  expect((await clerk.post(`/api/door/queue/${back}/return`)).status).toBe(404)
  expect((await clerk.post(`/api/door/queue/${dropped}/drop`, { reason: '乱' })).status).toBe(400)
  expect((await clerk.post(`/api/door/queue/${back}/drop`, { reason: '还在等待收取' })).status).toBe(404)
  expect((await clerk.post(`/api/door/queue/${dropped}/drop`, { reason: '随机字节，捣乱' })).status).toBe(200)
  const left = await world.db.selectFrom('doorAttachment').select('submissionId').execute()
  expect(left.map(({ submissionId }) => submissionId)).toEqual([back])
  expect((await clerk.get('/api/door/queue')).body).toMatchObject({ waiting: 1, aside: 0, taken: 1 })
})

it('a report that cannot be opened is never given up', async () => {
  const id = await setAside('report')
  expect((await clerk.post(`/api/door/queue/${id}/drop`, { reason: '不想看见它' })).status).toBe(409)
  expect((await clerk.get('/api/door/queue')).body).toMatchObject({ aside: 1 })
})

it('leaders look, only the office acts, others see nothing', async () => {
  const principal = await world.as('principal')
  expect((await principal.get('/api/door/queue')).status).toBe(200)
  expect((await principal.post('/api/door/places', { ...place, title: '博物馆' })).status).toBe(403)
  expect((await principal.post('/api/door/queue/take')).status).toBe(403)
  const cadre = await world.as('cadre')
  expect((await cadre.get('/api/door/places')).status).toBe(403)
  expect((await world.nobody.get('/api/door/places')).status).toBe(401)
})
