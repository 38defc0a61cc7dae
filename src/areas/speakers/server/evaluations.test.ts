import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorOf } from '../../../app/operator.ts'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, PASSWORD, type World } from '../../../testing/world.ts'
import { closeDueEvaluations } from '../facts.ts'
import type { EvaluationForm, LessonResults } from '../schema.ts'

const NAMES = ['石敬之', '顾长安', '𠮷䶮', '秦慕川', '方知远', '苏锦书', '林初一']
let world: World
let clerk: Client
const people: string[] = []
const clients: Client[] = []
let speakerId: string
let teacherId: string

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk', { name: '许清如' })
  for (const name of NAMES) people.push(await created(clerk, dossierOf(name, { birth: '1985-03' })))
  for (const personId of people) clients.push(await world.as('cadre', { personId }))
  const add = async (speaker: object) => (await clerk.post('/api/speakers', { speaker })).body.id
  const taught = { expertise: '', topics: '' }
  speakerId = await add({ side: 'outside', name: '苏教授', employer: '党校', standing: '', contact: '', ...taught })
  teacherId = await add({ side: 'inside', personId: people[0], ...taught })
})
afterAll(() => world.close())

const keyFolder = () => join(dirname(world.platform.anchorFile), 'keys', 'evaluations')
const keys = () => (existsSync(keyFolder()) ? readdirSync(keyFolder()) : [])
const close = () => closeDueEvaluations(operatorOf(world.platform, world.unitId))

/** Sessions end with the day: whoever does something on a later one signs in again. */
function moveTo(instant: string): void {
  world.clock.moveTo(instant)
  for (const client of [clerk, ...clients]) {
    let cookie: Promise<string> | null = null
    const signedIn = async () => {
      const { username } = client
      const { headers } = await world.nobody.post('/api/sign-in', { username, password: PASSWORD })
      return headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
    }
    const call = async (method: string, path: string, body?: unknown) => {
      cookie ??= signedIn()
      return world.nobody.call(method, path, body, { cookie: await cookie })
    }
    client.get = (path) => call('GET', path)
    client.post = (path, body = {}) => call('POST', path, body)
    client.delete = (path) => call('DELETE', path)
  }
}

let numbered = 0
/** A class of two courses that ended three days ago; everybody was there but the last. */
async function held(changes: object = {}): Promise<string> {
  numbered += 1
  const courses = [
    { title: '公文写作', speaker: '苏教授', speakerId, heldOn: '2026-11-19', hours: 4 },
    { title: '群众文艺', speaker: '石敬之', speakerId: teacherId, heldOn: '2026-11-20', hours: 4 },
  ]
  const answer = await clerk.post('/api/training/activities', {
    ...{ kind: 'class', title: `第${numbered}期培训班`, organiser: '本单位', place: '', speaker: '', content: '' },
    ...{ mode: 'offline', category: 'full-time', isRecognised: true, isHeld: true, days: 2, hours: 8, courses },
    ...{ fromOn: '2026-11-19', untilOn: '2026-11-20' },
    participants: people.map((personId, at) => ({ personId, status: at === 6 ? 'absent' : 'attended' })),
    ...changes,
  })
  expect([answer.status, answer.body]).toEqual([201, { id: expect.any(String) }])
  return answer.body.id
}

const form = async (id: string, at = 1): Promise<EvaluationForm> =>
  (await clients[at]!.get(`/api/evaluations/${id}`)).body
const lessonsOf = async (id: string) => new Map((await form(id)).lessons.map(({ title, id: own }) => [title, own]))
const send = (at: number, activityId: string, lessons: object[]) =>
  clients[at]!.post('/api/evaluations', { activityId, lessons })
const one = (lessonId: string, grades = [5, 4, 3, 2], text = '') => ({ lessonId, grades, text })
const results = async (id = speakerId, client = clerk): Promise<LessonResults> =>
  (await client.get(`/api/speakers/${id}/results`)).body
const resultOf = async (activityTitle: string, id = speakerId) =>
  (await results(id)).rows.find((row) => row.activityTitle === activityTitle)!

describe('an evaluation', () => {
  let id: string
  it('is offered to who was there, of what others taught, while it is open', async () => {
    id = await held()
    const offered = async (at: number) => (await clients[at]!.get('/api/evaluations')).body.rows
    expect(await offered(1)).toEqual([
      { activityId: id, title: '第1期培训班', fromOn: '2026-11-19', untilOn: '2026-11-20', closesOn: '2026-12-20' },
    ])
    expect(await offered(6)).toEqual([])
    expect((await form(id)).lessons.map(({ title }) => title)).toEqual(['公文写作', '群众文艺'])
    expect((await form(id, 0)).lessons.map(({ title }) => title)).toEqual(['公文写作'])
    expect((await clients[6]!.get(`/api/evaluations/${id}`)).status).toBe(404)
    const { aboutMe, waiting } = (await clients[1]!.get('/api/today')).body
    expect(aboutMe.filter(({ link }: { link: string }) => link === `/learning/evaluations/${id}`)).toMatchObject([
      { title: '您参加的“第1期培训班”可以评课', lamp: 'grey', since: null },
    ])
    expect(waiting).toEqual([])
  })

  it('is taken once of each, and nothing of what does not fit', async () => {
    const lessons = await lessonsOf(id)
    const [writing, art] = [lessons.get('公文写作')!, lessons.get('群众文艺')!]
    const refused: [number, object[], number][] = [
      [1, [], 400],
      [1, [one(writing), one(writing)], 400],
      [1, [one(writing, [5, 4, 3])], 400],
      [1, [one(writing, [5, 4, 3, 0])], 400],
      [1, [one(writing, [5, 4, 3, 2.5])], 400],
      [1, [one(writing, [5, 4, 3, 2], '长'.repeat(101))], 400],
      [1, [one(id)], 400],
      [0, [one(art)], 400],
      [6, [one(writing)], 404],
    ]
    for (const [at, given, status] of refused) expect((await send(at, id, given)).status).toBe(status)
    expect(await world.db.selectFrom('evaluationMark').selectAll().execute()).toEqual([])
    expect((await clerk.post('/api/evaluations', { activityId: id, lessons: [one(writing)] })).status).toBe(403)
    const twice = await Promise.all([1, 2].map(() => send(1, id, [one(writing, [5, 5, 5, 5], '独一无二的话')])))
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await send(1, id, [one(art)])).body.message).toBe('这次培训您已经评过了')
    expect((await form(id)).isDone).toBe(true)
    expect((await clients[1]!.get('/api/evaluations')).body.rows).toEqual([])
  })

  it('shows nothing while it is open, then sums from five answers on, to clerk and lecturer', async () => {
    const lessons = await lessonsOf(id)
    const [writing, art] = [lessons.get('公文写作')!, lessons.get('群众文艺')!]
    const sent = [2, 3, 4, 5].map((at) => send(at, id, [one(writing, [4, 4, 4, 4]), one(art, [1, 1, 1, 1], `话${at}`)]))
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const nothing = { answers: null, questions: [], texts: [] }
    expect(await resultOf('第1期培训班')).toMatchObject({ withheld: 'open', ...nothing })
    moveTo('2026-12-20T15:59:00Z')
    expect(await close()).toBe(0)
    expect((await send(0, id, [one(writing, [3, 3, 3, 3])])).status).toBe(200)
    moveTo('2026-12-20T16:00:00Z')
    expect((await clients[0]!.get(`/api/evaluations/${id}`)).status).toBe(404)
    expect((await Promise.all([close(), close()])).some((count) => count === 1)).toBe(true)
    const shown = await resultOf('第1期培训班')
    expect(shown).toMatchObject({ withheld: null, answers: 6, texts: ['独一无二的话'] })
    expect(shown.questions).toHaveLength(4)
    expect(shown.questions[0]).toMatchObject({ title: '对工作有没有用', mean: 4, counts: [1, 4, 1, 0, 0] })
    expect(await resultOf('第1期培训班', teacherId)).toMatchObject({ withheld: 'few', ...nothing })
    expect((await clients[0]!.get('/api/evaluations/own')).body.rows).toMatchObject([{ withheld: 'few' }])
    expect((await clients[1]!.get('/api/evaluations/own')).body.rows).toEqual([])
    expect(JSON.stringify(await clerk.get(`/api/speakers/${speakerId}`))).not.toContain('独一无二')
  })

  it('of too few is gone for good, not only hidden', async () => {
    const row = await world.db.selectFrom('evaluationRound').selectAll().where('activityId', '=', id).executeTakeFirst()
    const place = `evaluation_round.result_sealed.${id}`
    const kept = world.platform.keys.open(row!.resultSealed!, place)
    expect(kept).toContain('独一无二')
    expect(kept).not.toContain('话2')
    await expect(
      world.db
        .updateTable('evaluationRound')
        .set({ box: Buffer.from('x') })
        .where('activityId', '=', id)
        .execute(),
    ).rejects.toThrow('has ended')
  })
})

describe('what a dump holds', () => {
  it('tells nobody who said what: neither by a key, nor by time, order, transaction or size', async () => {
    moveTo('2026-11-23T02:00:00Z')
    const id = await held()
    const lessonId = (await lessonsOf(id)).get('公文写作')!
    const seqBefore = await world.db
      .selectFrom('auditEntry')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst()
    const sizes: number[] = []
    const boxOf = async () => {
      const row = await world.db
        .selectFrom('evaluationRound')
        .select('box')
        .where('activityId', '=', id)
        .executeTakeFirst()
      return row!.box!
    }
    for (const at of [4, 1, 5, 2, 3]) {
      world.clock.forward(2)
      const text = at % 2 ? `说的话${at}` : ''
      expect((await send(at, id, [one(lessonId, [at === 1 ? 1 : 5, 5, 5, 5], text)])).status).toBe(200)
      sizes.push((await boxOf()).length)
    }
    expect(new Set(sizes).size).toBe(1)
    // No table of answers knows a person, an account or a time, and the mark of one person differs in every round.
    const columns = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_name like 'evaluation%'`.execute(world.db)
    expect(columns.rows.map(({ name }) => name).filter((name) => /person|account|_at$|answered/.test(name))).toEqual([])
    const marks = await world.db.selectFrom('evaluationMark').select('mark').where('activityId', '=', id).execute()
    expect(marks).toHaveLength(5)
    // The audit trail says that somebody evaluated something on that day: five entries that differ by nothing said.
    const entries = await world.db
      .selectFrom('auditEntry')
      .selectAll()
      .where('seq', '>', seqBefore!.seq!)
      .where('action', '=', 'speakers.evaluated')
      .execute()
    const said = entries.map(({ seq: _seq, id: _id, mac: _mac, ...rest }) => JSON.stringify(rest))
    expect([said.length, new Set(said).size]).toEqual([5, 1])
    const [entry] = entries
    expect(entry).toMatchObject({
      ...{ actorId: null, actorName: '参加培训的人', actorRoles: '', ip: '', requestId: '', detail: '{}' },
      ...{ subjectKind: 'unit', subjectId: world.unitId, sealedDetail: null },
    })
    expect(entry!.at.toISOString()).toBe('2026-11-22T16:00:00.000Z')
    // What is stored together with an entry or a mark says nothing that could be read.
    const text = await databaseText(world)
    expect(text).not.toContain('说的话')
    for (const { mark } of marks) expect(text.split(mark)).toHaveLength(2)
    for (const personId of people) {
      const own = await world.db.selectFrom('auditEntry').select('id').where('subjectId', '=', personId).execute()
      expect(own.length).toBeLessThan(3)
    }
    // When it ends, what led from a mark to a person and into old versions of the box is destroyed.
    expect(keys()).toEqual([expect.stringContaining(id)])
    moveTo('2027-01-05T02:00:00Z')
    expect(await close()).toBe(1)
    expect(keys()).toEqual([])
    expect(await world.db.selectFrom('evaluationMark').selectAll().execute()).toEqual([])
    const { texts, questions } = await resultOf('第2期培训班')
    expect(texts.toSorted()).toEqual(['说的话1', '说的话3', '说的话5'])
    expect(questions[0]!.counts).toEqual([4, 0, 0, 0, 1])
  })

  it('the chain of the audit trail stays whole', async () => {
    const audit = await world.as('audit_admin')
    expect((await audit.get('/api/audit/verify')).body).toMatchObject({ ok: true, firstBad: null })
  })

  it('a training that is removed takes its box along, and the key goes after it', async () => {
    moveTo('2026-11-23T02:00:00Z')
    const id = await held()
    const lessonId = (await lessonsOf(id)).get('公文写作')!
    expect((await send(2, id, [one(lessonId)])).status).toBe(200)
    expect((await clerk.delete(`/api/training/activities/${id}`)).status).toBe(200)
    expect(await world.db.selectFrom('evaluationRound').select('box').where('activityId', '=', id).execute()).toEqual(
      [],
    )
    world.clock.moveTo('2099-01-05T02:00:00Z')
    await close()
    expect(keys()).toEqual([])
  })

  it('a box whose key is lost is said to be so and never opened', async () => {
    moveTo('2026-11-23T02:00:00Z')
    const id = await held()
    const lessonId = (await lessonsOf(id)).get('公文写作')!
    expect((await send(2, id, [one(lessonId)])).status).toBe(200)
    for (const name of keys()) rmSync(join(keyFolder(), name))
    expect((await send(3, id, [one(lessonId)])).body.message).toContain('打不开')
    moveTo('2027-01-05T02:00:00Z')
    expect(await close()).toBe(1)
    expect(await resultOf('第4期培训班')).toMatchObject({ withheld: 'few', answers: null })
  })
})

describe('rights', () => {
  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)('%s neither evaluates nor sees', async (role) => {
    const client = await world.as(role)
    expect((await client.get('/api/evaluations')).status).toBe(403)
    expect((await client.get('/api/evaluations/own')).status).toBe(403)
    expect((await client.get(`/api/speakers/${speakerId}/results`)).status).toBe(403)
  })

  it.each(['principal', 'group_member', 'party_clerk', 'section_head', 'cadre'] as const)(
    '%s sees no results of others',
    async (role) => {
      const client = await world.as(role)
      expect((await client.get(`/api/speakers/${speakerId}/results`)).status).toBe(403)
    },
  )
})
