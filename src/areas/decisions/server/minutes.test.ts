import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import type { MeetingRecord } from '../meeting/record.ts'
import { recordHash, recordOf, UNCONFIRMED, verdictOn } from './record.ts'

type Words = { personId: string; name: string; text: string; version: number; confirmedAt: string | null }
type Item = { id: string; title: string; words: Words[]; tasks: { id: string }[] }

const TIED = ['agenda_item', 'minutes_words', 'meeting_member', 'absent_opinion']
const NAMES = ['何政', '陈文', '林晓', '周远'] as const
type Name = (typeof NAMES)[number]

let world: World
let office: Client
let people: Record<Name, string>
let chair: Client
let member: Client
let id: string

beforeAll(async () => {
  world = await makeWorld('2026-12-01T15:20:00Z')
  const personnel = await world.as('personnel_clerk')
  const ids: string[] = []
  for (const name of NAMES) ids.push(await created(personnel, dossierOf(name)))
  people = Object.fromEntries(NAMES.map((name, index) => [name, ids[index]!])) as Record<Name, string>
  office = await world.as('office_clerk')
  for (const [index, name] of NAMES.entries()) {
    const body = { personId: people[name], title: '党组成员', isSecretary: index === 0, validFrom: '2024-01-01' }
    await office.post('/api/party-group', body)
  }
  id = await heldMeeting()
  // Signed in afterwards: nobody keeps a session over a long evening without doing anything.
  chair = await world.as('principal', { personId: people.何政, name: '何政' })
  member = await world.as('group_member', { personId: people.陈文, name: '陈文' })
})
afterAll(() => world.close())

const read = async (meetingId = id, by = office) => (await by.get(`/api/meetings/${meetingId}`)).body
const minutesOf = async (by = office, meetingId = id) => (await by.get(`/api/meetings/${meetingId}/minutes`)).body
const wordsOf = async (name: Name): Promise<Words> =>
  ((await minutesOf()).items as Item[])[0]!.words.find((one) => one.name === name)!

async function changed(path: string, body: object, method: 'post' | 'put' = 'post', meetingId = id) {
  const { revision } = await read(meetingId)
  return await office[method](`/api/meetings/${meetingId}${path}`, { revision, ...body })
}

async function readyTopic(): Promise<string> {
  const { unitId, db, clock } = world
  const topicId = randomUUID()
  await db
    .insertInto('topic')
    .values({
      ...{ unitId, id: topicId, year: 2026, number: 1, title: '年度预算调整', category: 'decision', kind: 'ordinary' },
      ...{ proposerId: people.林晓, presenter: '林晓', summary: '调整三个项目', priorTalks: '已与分管同志沟通' },
      ...{ state: 'consented', consentedBy: '何政', consentedAt: clock.now() },
      ...{ createdBy: '林晓', createdAt: clock.now() },
    })
    .execute()
  await db
    .insertInto('topicItem')
    .values({ unitId, id: randomUUID(), topicId, position: 0, title: '年度预算调整' })
    .execute()
  await db
    .insertInto('topicMaterial')
    .values({
      ...{ unitId, id: randomUUID(), topicId, name: '预算.docx', version: 1, sha256: 'a'.repeat(64), size: 10 },
      ...{ sealed: Buffer.from('x'), uploadedBy: '林晓', uploadedAt: clock.now() },
    })
    .execute()
  return topicId
}

/** A meeting over midnight: one decision by show of hands, one report, one member on leave who wrote. */
async function heldMeeting(): Promise<string> {
  const made = await office.post('/api/meetings', { plannedAt: '2026-12-01T15:30:00Z', place: '三楼会议室' })
  const meetingId: string = made.body.id
  await changed('/agenda/topics', { topicIds: [await readyTopic()] }, 'post', meetingId)
  await changed('/agenda/reports', { title: '上次会议决定事项执行情况' }, 'post', meetingId)
  await changed('/notice', {}, 'post', meetingId)
  const [item, report] = (await read(meetingId)).agenda
  const leave = { reply: 'leave', reason: '在省委党校学习' }
  await office.put(`/api/meetings/${meetingId}/members/${people.周远}/reply`, leave)
  const opinion = `/api/meetings/${meetingId}/items/${item.id}/opinions/${people.周远}`
  await office.put(opinion, { text: '原则同意。' })
  world.clock.moveTo('2026-12-01T15:50:00Z')
  await done(office.post(`/api/meetings/${meetingId}/open`))
  const act = (command: object) => done(office.post(`/api/meetings/${meetingId}/room`, { command }))
  const present = ['陈文', '林晓', '何政'] as const
  for (const name of present) await act({ kind: 'sign-in', memberId: people[name] })
  await act({ kind: 'start-item', itemId: item.id })
  for (const name of present) {
    const said = { attitude: 'agree', text: `${name}说要管好钱。` }
    await act({ kind: 'state', itemId: item.id, memberId: people[name], ...said })
  }
  world.clock.moveTo('2026-12-01T16:10:00Z')
  await act({ kind: 'open-vote', itemId: item.id, method: 'hands' })
  for (const name of present) await act({ kind: 'vote', itemId: item.id, memberId: people[name], choice: 'agree' })
  await act({ kind: 'close-vote', itemId: item.id })
  await act({ kind: 'start-item', itemId: report.id })
  await act({ kind: 'finish-report', itemId: report.id, note: '' })
  await done(Promise.resolve(await office.get(`/api/meetings/${meetingId}/minutes`)), 409)
  await act({ kind: 'close-meeting' })
  return meetingId
}

async function done(answering: ReturnType<Client['post']>, status = 200): Promise<void> {
  const { status: got, body } = await answering
  expect(body, JSON.stringify(body)).toBeTruthy()
  expect(got, JSON.stringify(body)).toBe(status)
}

const lock = (unconfirmed: object[] = []) => changed('/minutes/lock', { unconfirmed })
const ask = async (by: Client, text: string, name: Name, version = 0) =>
  by.put(`/api/meetings/${id}/minutes/words`, {
    itemId: ((await minutesOf()).items as Item[])[0]!.id,
    personId: people[name],
    version,
    text,
  })

describe('the words', () => {
  it('tell nobody from outside how far a meeting is', async () => {
    const personId = await created(await world.as('personnel_clerk'), dossierOf('石远山'))
    const outsider = await world.as('cadre', { personId, name: '石远山' })
    const planned = { plannedAt: '2026-12-20T01:00:00Z', place: '三楼会议室' }
    const { id: meetingId } = (await office.post('/api/meetings', planned)).body
    const own = { itemId: randomUUID(), personId, version: 0, text: '原则同意。' }
    expect((await outsider.put(`/api/meetings/${meetingId}/minutes/words`, own)).status).toBe(404)
    expect((await outsider.put(`/api/meetings/${id}/minutes/words`, own)).status).toBe(404)
    expect((await office.put(`/api/meetings/${meetingId}/minutes/words`, own)).status).toBe(409)
  })

  it('are drafted from the room, each member’s own', async () => {
    const { items, members, state } = await minutesOf(member)
    expect(state).toBe('closed')
    expect(items[0].words.map((one: Words) => [one.name, one.text, one.version])).toEqual([
      ['陈文', '陈文说要管好钱。', 0],
      ['林晓', '林晓说要管好钱。', 0],
      ['何政', '何政说要管好钱。', 0],
    ])
    expect(members.map((one: { name: string; waiting: number }) => [one.name, one.waiting])).toEqual([
      ['何政', 1],
      ['陈文', 1],
      ['林晓', 1],
    ])
    const mine = (await member.get('/api/meetings/mine')).body.rows
    expect(mine).toMatchObject([{ id, wordsWaiting: 1, state: 'closed' }])
  })

  it('are put right by the member at once, by the clerk only until the member confirms', async () => {
    expect((await ask(member, '陈文说钱要管好，账要公开。', '陈文')).status).toBe(200)
    expect(await wordsOf('陈文')).toMatchObject({ version: 1, confirmedAt: expect.any(String) })
    expect((await ask(office, '陈文说：钱要管好，账要公开。', '陈文')).status).toBe(409)
    expect((await ask(office, '陈文说：钱要管好，账要公开。', '陈文', 1)).status).toBe(200)
    expect(await wordsOf('陈文')).toMatchObject({ version: 2, confirmedAt: null })
    expect((await ask(member, '林晓没有这样说。', '林晓')).status).toBe(403)
  })

  it('are confirmed by nobody else and only as they were read', async () => {
    const itemId = ((await minutesOf()).items as Item[])[0]!.id
    const path = `/api/meetings/${id}/minutes/words/confirm`
    expect((await member.post(path, { words: [{ itemId, version: 1 }] })).status).toBe(409)
    expect((await office.post(path, { words: [{ itemId, version: 2 }] })).status).toBe(404)
    expect((await member.post(path, { words: [{ itemId, version: 2 }] })).status).toBe(200)
    expect((await chair.post(path, { words: [{ itemId, version: 0 }] })).status).toBe(200)
    expect(await wordsOf('何政')).toMatchObject({ version: 1, confirmedAt: expect.any(String) })
    const stored = await world.db.selectFrom('minutesWords').select('textSealed').execute()
    expect(stored.every(({ textSealed }) => !textSealed.toString('utf8').includes('管好'))).toBe(true)
  })
})

describe('locking', () => {
  it('names who has not confirmed and what a decision lacks', async () => {
    const answer = await lock()
    expect(answer.status).toBe(409)
    expect(answer.body.faults.map(({ message }: { message: string }) => message)).toEqual([
      '林晓还没有确认本人的发言',
      '“年度预算调整”还没有填写决定内容',
      '“年度预算调整”还没有定责任人和完成期限',
    ])
    expect((await member.post(`/api/meetings/${id}/minutes/lock`, { revision: 1 })).status).toBe(403)
    expect((await lock([{ personId: people.林晓, reason: '出差' }])).status).toBe(400)
  })

  it('needs a text and a task with an owner and a date for what was passed', async () => {
    const [item, report] = (await minutesOf()).items as Item[]
    const resolution = { resolution: '同意年度预算调整方案。' }
    expect((await changed(`/minutes/items/${item!.id}/resolution`, resolution, 'put')).status).toBe(200)
    const tasks = `/api/meetings/${id}/minutes/items/${item!.id}/tasks`
    const task = { title: '办理预算调整', ownerId: people.林晓, dueOn: '2026-12-31' }
    expect((await office.post(tasks, { ...task, dueOn: '2026-11-30' })).status).toBe(400)
    expect((await office.post(tasks, { ...task, dueOn: '2026-02-30' })).status).toBe(400)
    expect((await office.post(tasks, { ...task, ownerId: randomUUID() })).status).toBe(400)
    const wrong = await office.post(`/api/meetings/${id}/minutes/items/${report!.id}/tasks`, task)
    expect((await office.delete(`/api/meetings/${id}/minutes/tasks/${wrong.body.id}`)).status).toBe(200)
    expect((await office.post(tasks, task)).status).toBe(201)
    expect((await changed('/minutes/number', { minutesNumber: '〔2026〕1号' }, 'put')).status).toBe(200)
    expect((await minutesOf()).missing).toEqual([])
  })

  it('is done once by one of two clerks, with the reasons in the record', async () => {
    const { revision } = await read()
    const unconfirmed = [{ personId: people.林晓, reason: '林晓同志出国考察，一个月内无法确认' }]
    const other = await world.as('office_clerk')
    const answers = await Promise.all(
      [office, other].map((by) => by.post(`/api/meetings/${id}/minutes/lock`, { revision, unconfirmed })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { recordHash: hash, addenda } = await minutesOf()
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(addenda[0].text).toContain('出国考察')
    expect((await member.get(`/api/meetings/${id}/minutes/verify`)).body).toMatchObject({ matches: true })
  })
})

describe('a locked record', () => {
  it('is changed by no request', async () => {
    const [item] = (await minutesOf()).items as Item[]
    const requests = [
      ask(member, '改口', '陈文', 2),
      member.post(`/api/meetings/${id}/minutes/words/confirm`, { words: [{ itemId: item!.id, version: 2 }] }),
      changed(`/minutes/items/${item!.id}/resolution`, { resolution: '不同意。' }, 'put'),
      changed('/minutes/number', { minutesNumber: '2号' }, 'put'),
      office.post(`/api/meetings/${id}/minutes/items/${item!.id}/tasks`, {
        ...{ title: '再办一件', ownerId: people.林晓, dueOn: '2026-12-31' },
      }),
      office.delete(`/api/meetings/${id}/minutes/tasks/${item!.tasks[0]!.id}`),
      changed('/observers', { observers: [] }, 'put'),
      changed('/cancel', { reason: '不算数' }),
      changed('/notice', {}),
      lock(),
      office.put(`/api/meetings/${id}/members/${people.陈文}/reply`, { reply: 'attend' }),
    ]
    const answers = await Promise.all(requests)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 409))
  })

  it('is added to with a reason, and the hash still holds', async () => {
    const path = `/api/meetings/${id}/minutes/addenda`
    expect((await office.post(path, { text: '附件一页漏装订。', reason: '漏' })).status).toBe(400)
    expect((await member.post(path, { text: '附件一页漏装订。', reason: '装订时遗漏' })).status).toBe(403)
    expect((await office.post(path, { text: '附件一页漏装订。', reason: '装订时遗漏' })).status).toBe(201)
    expect((await minutesOf()).addenda).toHaveLength(2)
    expect((await office.get(`/api/meetings/${id}/minutes/verify`)).body).toMatchObject({ matches: true })
  })

  it('is refused to SQL', async () => {
    const statements = [
      `update meeting set place = '别处' where id = '${id}'`,
      `update meeting set state = 'open', record_hash = null where id = '${id}'`,
      `update meeting_event set by_name = '别人' where meeting_id = '${id}'`,
      `delete from meeting_event where meeting_id = '${id}'`,
      `insert into meeting_event select unit_id, meeting_id, seq + 1000, kind, content_sealed, at, by_name
         from meeting_event where meeting_id = '${id}'`,
      `delete from minutes_addendum where meeting_id = '${id}'`,
      `update minutes_addendum set text = '没有漏' where meeting_id = '${id}'`,
      `delete from meeting where id = '${id}'`,
      ...TIED.flatMap((table) => [
        `update ${table} set unit_id = unit_id where meeting_id = '${id}'`,
        `delete from ${table} where meeting_id = '${id}'`,
        `insert into ${table} select * from ${table} where meeting_id = '${id}'`,
      ]),
    ]
    for (const statement of statements) await expect(sql.raw(statement).execute(world.db), statement).rejects.toThrow()
  })

  it('shows what was changed by somebody who could switch the triggers off', async () => {
    const statements = [
      `update agenda_item set resolution = '不同意。' where meeting_id = '${id}' and outcome = 'passed'`,
      `update meeting_member set name = '别人' where meeting_id = '${id}' and name = '陈文'`,
      `delete from absent_opinion where meeting_id = '${id}'`,
      `delete from minutes_words where meeting_id = '${id}' and version = 2`,
      `update meeting set record_hash = repeat('0', 64) where id = '${id}'`,
      `update meeting_event set seq = seq + 1000 where meeting_id = '${id}' and seq = 1`,
    ]
    for (const statement of statements) {
      const seen = await world.db
        .transaction()
        .execute(async (tx) => {
          await sql.raw('set local session_replication_role = replica').execute(tx)
          await sql.raw(statement).execute(tx)
          const { matches } = await verdictOn(tx, world.platform.keys, { unitId: world.unitId, meetingId: id })
          throw new Error(matches ? 'unseen' : 'seen')
        })
        .catch((error: Error) => error.message)
      expect(seen, statement).toBe('seen')
    }
    expect((await office.get(`/api/meetings/${id}/minutes/verify`)).body.matches).toBe(true)
  })
})

describe('the record', () => {
  const record = () => recordOf(world.db, world.platform.keys, world.unitId, id)

  it('stays as it was locked when the task goes on and the bureau is renamed', async () => {
    await world.db.updateTable('decisionTask').set({ title: '改由他人办理', dueOn: '2027-01-31' }).execute()
    await world.db.updateTable('unit').set({ name: '云栖市文化广电和旅游局' }).execute()
    const { unitName, items } = await record()
    expect(unitName).toBe('云栖市文化和旅游局')
    expect(items[0]!.tasks).toMatchObject([{ title: '办理预算调整', dueOn: '2026-12-31' }])
    expect((await office.get(`/api/meetings/${id}/minutes/verify`)).body).toMatchObject({ matches: true })
  })

  it('says who was there, what was said and decided, over midnight', async () => {
    const { members, items, openedAt, closedAt, chair: presiding, minutesNumber } = await record()
    expect([openedAt.slice(0, 10), closedAt]).toEqual(['2026-12-01', '2026-12-01T16:10:00.000Z'])
    expect(presiding.name).toBe('何政')
    expect(minutesNumber).toBe('〔2026〕1号')
    expect(members.map(({ name, wasPresent, absenceReason }) => [name, wasPresent, absenceReason])).toEqual([
      ['何政', true, ''],
      ['陈文', true, ''],
      ['林晓', true, ''],
      ['周远', false, '在省委党校学习'],
    ])
    expect(items[0]).toMatchObject({
      number: 1,
      presiderName: '何政',
      method: 'hands',
      resolution: '同意年度预算调整方案。',
      absentOpinions: [{ name: '周远', text: '原则同意。' }],
      tasks: [{ title: '办理预算调整', owner: '林晓', dueOn: '2026-12-31' }],
    })
    expect(items[0]!.statements[0]).toMatchObject({ name: '陈文', text: '陈文说：钱要管好，账要公开。' })
    expect(items[0]!.statements.at(-1)!.name).toBe('何政')
    expect(items[0]!.votes).toMatchObject([{ state: 'closed', method: 'hands', tally: { agree: 3 } }])
    expect(items[0]!.votes[0]!.choices).toHaveLength(3)
    expect(items[0]!.result).toMatchObject({ outcome: 'passed', base: 4, present: 3 })
    expect(items[1]).toMatchObject({ kind: 'report', result: { outcome: 'reported' } })
  })

  it('has another hash when any text, number or answer in it changes', async () => {
    const whole = await record()
    const hash = recordHash(whole)
    let changes = 0
    for (const path of leavesOf(whole)) {
      if (path[0] === 'hash') continue
      if (path[0] === 'addenda' && whole.addenda[Number(path[1])]!.reason !== UNCONFIRMED) continue
      const altered = structuredClone(whole) as MeetingRecord
      alter(altered, path)
      changes += 1
      expect(recordHash(altered), path.join('.')).not.toBe(hash)
    }
    expect(changes).toBeGreaterThan(60)
  })
})

type Path = (string | number)[]

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

function alter(record: object, path: Path): void {
  let place = record as Record<string | number, unknown>
  for (const name of path.slice(0, -1)) place = place[name] as typeof place
  const last = path.at(-1)!
  const before = place[last]
  if (typeof before === 'string') place[last] = `${before}。`
  else if (typeof before === 'number') place[last] = before + 1
  else if (typeof before === 'boolean') place[last] = !before
  else place[last] = '有'
}
