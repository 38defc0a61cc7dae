import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordText } from '../../../testing/paper-text.ts'
import {
  at,
  branch,
  clerk,
  idOf,
  judge,
  meetingOf,
  member,
  openPartyBureau,
  recorded,
  secretary,
  stranger,
  TODAY,
  view,
  world,
} from '../../../testing/party-bureau.ts'
import { type Client, PASSWORD } from '../../../testing/world.ts'
import type { Board } from '../schema.ts'

let meeting: string
let shen: Client
let id: string
const board = async (client = secretary, of = id): Promise<Board> =>
  (await client.get(`/api/sign-ins/${of}/board`)).body
const sign = (client: Client, code: string, of = id) => client.post(`/api/sign-ins/${of}/signs`, { code })
const code = async (of = id) => (await board(secretary, of)).code!
const signs = async () => (await world.db.selectFrom('signInSign').selectAll().execute()).length
const stateOf = async (client: Client) => (await client.get(`/api/sign-ins/${id}`)).body
const personOf = async (name: string) => (await board()).people.find((one) => one.name === name)!
const plan = (more: object = {}) =>
  recorded({ isHeld: false, content: '', heldOn: TODAY, title: '签到的一次', ...more })

const byPerson = (one: { personId: string }, other: { personId: string }) => (one.personId < other.personId ? -1 : 1)

const cookieOf = async (client: Client) => {
  const entered = await world.nobody.post('/api/sign-in', { username: client.username, password: PASSWORD })
  return entered.headers.getSetCookie().map((line) => line.split(';')[0])
}

/** The same person, signed in again on a later day. */
async function fresh(client: Client): Promise<Client> {
  const cookie = (await cookieOf(client)).join('; ')
  const call: Client['call'] = (method, path, body) => world.nobody.call(method, path, body, { cookie })
  return { ...client, call, get: (path) => call('GET', path), post: (path, body = {}) => call('POST', path, body) }
}

/** One phone on which several people sign in one after another; its own mark stays. */
function phone() {
  let mark = ''
  return async (client: Client, given: string, of = id) => {
    const cookie = [...(await cookieOf(client)), mark].filter(Boolean).join('; ')
    const answer = await world.nobody.call('POST', `/api/sign-ins/${of}/signs`, { code: given }, { cookie })
    mark = answer.headers
      .getSetCookie()
      .find((line) => line.startsWith('touyan.phone='))!
      .split(';')[0]!
    return answer
  }
}

beforeAll(async () => {
  await openPartyBureau()
  meeting = await plan()
  shen = await world.as('cadre', { personId: idOf('沈听澜'), name: '沈听澜' })
}, 60_000)
afterAll(() => world.close())

describe('a sign-in', () => {
  it('is opened by whoever writes the record, on its day, before it is written', async () => {
    const open = (client: Client, of = meeting) => client.post(`${at}/meetings/${of}/sign-in`)
    expect((await open(member)).status).toBe(403)
    expect((await open(stranger)).status).toBe(404)
    expect((await open(secretary, randomUUID())).status).toBe(404)
    const [later, held] = [await plan({ heldOn: '2026-11-24' }), await recorded({ title: '已经记录的', heldOn: TODAY })]
    expect((await open(secretary, later)).body.message).toContain('召开当天才能签到')
    expect((await open(secretary, held)).body.message).toContain('已经写成记录')
    const twice = await Promise.all([open(secretary), open(secretary)])
    expect(new Set(twice.map(({ body }) => body.id)).size).toBe(1)
    id = twice[0]!.body.id
    const shown = await board()
    expect(shown).toMatchObject({ title: '主题党日：签到的一次', isOpen: true, signed: 0, secondsLeft: 30 })
    expect(shown.people.map(({ name }) => name).toSorted()).toEqual(
      ['许清如', '沈听澜', '石敬之', '顾长安', '𠮷䶮'].toSorted(),
    )
  })

  it('shows code and list to those who run it only', async () => {
    expect((await member.get(`/api/sign-ins/${id}/board`)).status).toBe(404)
    expect((await clerk.get(`/api/sign-ins/${id}/board`)).status).toBe(404)
    expect((await member.get(`/api/sign-ins/${id}/sheet.docx`)).status).toBe(404)
    for (const act of ['close', 'reopen']) expect((await member.post(`/api/sign-ins/${id}/${act}`)).status).toBe(404)
    const ticking = { personId: idOf('𠮷䶮'), isPresent: true }
    expect((await member.post(`/api/sign-ins/${id}/ticks`, ticking)).status).toBe(404)
    expect((await (await world.as('cadre')).get(`/api/sign-ins/${id}`)).status).toBe(403)
    expect(
      (await (await world.as('system_admin')).post(`/api/sign-ins/${id}/signs`, { code: '12345678' })).status,
    ).toBe(403)
    expect(JSON.stringify(await stateOf(member))).not.toContain(await code())
    // The party clerk may write this record too, and joins in running it.
    expect((await clerk.post(`${at}/meetings/${meeting}/sign-in`)).body).toEqual({ id })
    expect((await board(clerk)).id).toBe(id)
  })

  it('takes the code of this window and the one before, and no other', async () => {
    const old = await code()
    world.clock.forward(0.5)
    const next = await code()
    expect(next).not.toBe(old)
    world.clock.forward(0.5)
    const wrong = String((Number(next) + 1) % 100_000_000).padStart(8, '0')
    for (const given of [old, wrong, '00000000']) {
      const answer = await sign(member, given)
      expect([answer.status, answer.body.message]).toEqual([409, '签到码不对或者已经过期，请照屏幕上现在的码再来一次'])
    }
    for (const given of ['', '1234', 'x'.repeat(9000)]) expect((await sign(member, given)).status).toBe(400)
    expect((await sign(member, next, randomUUID())).status).toBe(404)
    expect(await signs()).toBe(0)
    expect((await member.post('/api/sign-ins/signs', { code: old })).status).toBe(409)
    expect((await member.post('/api/sign-ins/signs', { code: '1' })).status).toBe(400)
    expect((await member.post('/api/sign-ins/signs', { code: next })).body).toEqual({ id })
    expect(await stateOf(member)).toMatchObject({ state: 'signed', isGuest: false, mayRun: false })
  })

  it('counts a repeated tap once, also from two at the same time', async () => {
    const now = await code()
    const again = await Promise.all([1, 2, 3].map(() => sign(member, now)))
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await signs()).toBe(1)
    const entries = await world.db
      .selectFrom('auditEntry')
      .select('id')
      .where('action', '=', 'sign-in.signed')
      .execute()
    expect(entries).toHaveLength(1)
    expect(await personOf('𠮷䶮')).toMatchObject({ way: 'own', sharedWith: [] })
  })

  it('keeps neither time, place nor order of arrival', async () => {
    const row = (await world.db.selectFrom('signInSign').selectAll().executeTakeFirstOrThrow()) as object
    const kept = ['unitId', 'openingId', 'personId', 'way', 'device', 'tickedBy', 'isGuest', 'isAccepted']
    expect(Object.keys(row).toSorted()).toEqual(kept.toSorted())
    const names = (await board()).people.map(({ name }) => name)
    expect(names).toEqual(names.toSorted((one, other) => one.localeCompare(other, 'zh-CN')))
  })

  it('shows who signed on the phone of somebody else, and who was ticked', async () => {
    const borrowed = phone()
    expect((await borrowed(shen, await code())).status).toBe(200)
    expect(await personOf('沈听澜')).toMatchObject({ way: 'own', sharedWith: [] })
    expect((await borrowed(secretary, await code())).status).toBe(200)
    expect((await personOf('沈听澜')).sharedWith).toEqual(['许清如'])
    expect((await personOf('许清如')).sharedWith).toEqual(['沈听澜'])
    expect((await personOf('𠮷䶮')).sharedWith).toEqual([])
    const tick = (name: '石敬之' | '沈听澜' | '方知远', isPresent: boolean) =>
      clerk.post(`/api/sign-ins/${id}/ticks`, { personId: idOf(name), isPresent })
    expect((await tick('方知远', true)).status).toBe(404)
    expect((await tick('石敬之', true)).status).toBe(200)
    expect(await personOf('石敬之')).toMatchObject({ way: 'clerk', tickedBy: '苏锦书' })
    expect((await tick('沈听澜', false)).status).toBe(200)
    expect(await personOf('沈听澜')).toMatchObject({ way: null, sharedWith: [] })
    expect((await personOf('许清如')).sharedWith).toEqual([])
    expect((await board()).signed).toBe(3)
  })

  it('takes somebody who is not on the list as a guest when the one who runs it agrees', async () => {
    expect(await stateOf(stranger)).toMatchObject({ isGuest: true, state: 'none' })
    expect((await sign(stranger, await code())).body).toEqual({ isGuest: true })
    expect((await stateOf(stranger)).state).toBe('waiting')
    expect((await board()).guests).toMatchObject([{ name: '方知远', isAccepted: false }])
    const answer = (accept: boolean, client = secretary) =>
      client.post(`/api/sign-ins/${id}/guests/${idOf('方知远')}`, { accept })
    expect((await answer(true, stranger)).status).toBe(404)
    expect((await answer(false)).status).toBe(200)
    expect((await answer(true)).status).toBe(404)
    expect((await stateOf(stranger)).state).toBe('none')
    await sign(stranger, await code())
    expect((await answer(true)).status).toBe(200)
    expect((await stateOf(stranger)).state).toBe('signed')
    expect((await secretary.post(`/api/sign-ins/${id}/guests/${idOf('𠮷䶮')}`, { accept: false })).status).toBe(404)
  })

  it('prints the list of the due with room to sign', async () => {
    const paper = await secretary.get(`/api/sign-ins/${id}/sheet.docx`)
    const text = await wordText(paper.bytes)
    for (const words of ['签到表', '主题党日：签到的一次', '应到5人', '𠮷䶮', '石敬之', '签名'])
      expect(text).toContain(words)
    expect(text).not.toContain('方知远')
  })

  it('takes nothing for two minutes after five wrong codes of one account, and then again', async () => {
    const right = Number(await code())
    const wrong = (step: number) => String((right + 1000 + step) % 100_000_000).padStart(8, '0')
    for (const step of [1, 2, 3, 4]) expect((await sign(shen, wrong(step))).status).toBe(409)
    // Two at the same time count as two; the sixth is not looked at.
    const last = await Promise.all([5, 6, 7].map((step) => sign(shen, wrong(step))))
    expect(last.map(({ status }) => status).toSorted()).toEqual([409, 429, 429])
    const stopped = await sign(shen, await code())
    expect([stopped.status, stopped.body.message]).toEqual([
      429,
      '签到码输错次数太多，请等签到码再换4次（约2分钟）后再输入，或者请办会的人登记',
    ])
    expect((await shen.post('/api/sign-ins/signs', { code: await code() })).status).toBe(429)
    expect((await shen.post('/api/sign-ins/signs', { code: wrong(8) })).status).toBe(429)
    expect(await personOf('沈听澜')).toMatchObject({ way: null })
    const kept = await world.db.selectFrom('signInMiss').selectAll().where('misses', '>=', 5).execute()
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toContain(idOf('沈听澜'))
    world.clock.forward(1.5)
    expect((await sign(shen, await code())).body.message).toContain('再换1次（约1分钟）')
    world.clock.forward(0.5)
    expect((await sign(shen, await code())).status).toBe(200)
    expect((await clerk.post(`/api/sign-ins/${id}/ticks`, { personId: idOf('沈听澜'), isPresent: false })).status).toBe(
      200,
    )
  })

  it('takes nothing from a phone with ten wrong codes, whoever holds it; other phones go on', async () => {
    const shared = phone()
    const wrong = String((Number(await code()) + 5000) % 100_000_000).padStart(8, '0')
    const typed = async (client: Client, times: number) => {
      const answers = []
      for (let count = 0; count < times; count++) answers.push((await shared(client, wrong)).status)
      return answers
    }
    expect(await typed(shen, 5)).toEqual([409, 409, 409, 409, 409])
    expect((await typed(judge, 6)).at(-1)).toBe(429)
    const third = await world.as('cadre', { personId: idOf('顾长安'), name: '顾长安' })
    expect((await shared(third, await code())).status).toBe(429)
    expect((await sign(third, await code())).status).toBe(200)
    expect((await clerk.post(`/api/sign-ins/${id}/ticks`, { personId: idOf('顾长安'), isPresent: false })).status).toBe(
      200,
    )
  })

  it('is over once it is closed, and may be opened again that day', async () => {
    const last = await code()
    expect((await secretary.post(`/api/sign-ins/${id}/close`)).status).toBe(200)
    expect((await secretary.post(`/api/sign-ins/${id}/close`)).status).toBe(409)
    expect((await board()).code).toBeNull()
    expect(await world.db.selectFrom('signInMiss').selectAll().execute()).toEqual([])
    expect((await sign(shen, last)).body.message).toBe('签到已经结束，请找办会的人登记')
    expect((await secretary.post(`/api/sign-ins/${id}/reopen`)).status).toBe(200)
    expect((await secretary.post(`/api/sign-ins/${id}/reopen`)).status).toBe(409)
  })
})

it('the record opens with who signed; whoever did not is named, and nobody types it twice', async () => {
  const due = `${at}/organisations/${branch}/due?kind=theme-day&on=${TODAY}`
  expect((await secretary.get(due)).body.away).toEqual([])
  const { away } = (await secretary.get(`${due}&meeting=${meeting}`)).body
  const missing = (['顾长安', '沈听澜'] as const).map((name) => {
    return { personId: idOf(name), presence: 'absent', reason: '没有签到' }
  })
  expect(away.toSorted(byPerson)).toEqual(missing.toSorted(byPerson))
  const { revision } = await view(meeting)
  const written = meetingOf({ heldOn: TODAY, title: '签到的一次', absences: away })
  const change = { meeting: written, revision }
  expect((await secretary.put(`${at}/meetings/${meeting}`, change)).status).toBe(200)
  expect(await view(meeting)).toMatchObject({ due: 5, present: 3, state: 'recorded' })
  expect((await secretary.post(`${at}/meetings/${meeting}/sign-in`)).status).toBe(409)
})

it('what meetings take of everybody’s time is told on the average', async () => {
  const principal = await world.as('principal')
  const { people, months } = (await principal.get('/api/training/time')).body
  // Two hours of five; the other meeting had three of them at the same hours, which count once. Over eight people.
  expect([people, months[0]]).toEqual([8, { month: '2026-11', meetingMinutes: 75, trainingMinutes: 0 }])
})

it('is over the day after, and takes no code of the day before', async () => {
  const before = await code()
  world.clock.moveTo('2026-11-24T02:00:00Z')
  const [late, runs] = [await fresh(shen), await fresh(secretary)]
  expect((await sign(late, before)).body.message).toBe('签到已经结束，请找办会的人登记')
  expect((await late.get(`/api/sign-ins/${id}`)).body.isOpen).toBe(false)
  expect(await board(runs)).toMatchObject({ isOpen: false, mayReopen: false, code: null })
  await runs.post(`/api/sign-ins/${id}/close`)
  expect((await runs.post(`/api/sign-ins/${id}/reopen`)).status).toBe(409)
  const next = await recorded({ isHeld: false, content: '', heldOn: '2026-11-24', title: '第二天的' }, runs)
  const { id: opened } = (await runs.post(`${at}/meetings/${next}/sign-in`)).body
  expect((await sign(late, before, opened)).status).toBe(409)
  expect((await sign(late, (await board(runs, opened)).code!, opened)).status).toBe(200)
})

it('a training opens with who signed on any of its days, and with those who sat in', async () => {
  world.clock.moveTo('2026-11-24T02:00:00Z')
  const training = await world.as('personnel_clerk')
  const attending = await fresh(member)
  const activity = (more: object = {}) => ({
    ...{ kind: 'lecture', title: '档案管理讲座', organiser: '本单位', place: '报告厅', speaker: '', content: '' },
    ...{ mode: 'offline', category: 'lecture', isRecognised: true, isHeld: false, days: 0.5, hours: 4, courses: [] },
    ...{ fromOn: '2026-11-24', untilOn: '2026-11-25' },
    participants: (['𠮷䶮', '沈听澜'] as const).map((name) => ({ personId: idOf(name) })),
    ...more,
  })
  const add = async (more: object = {}) => (await training.post('/api/training/activities', activity(more))).body.id
  const lecture = await add()
  const open = (of: string, client = training) => client.post(`/api/training/activities/${of}/sign-in`)
  expect((await open(lecture, await fresh(secretary))).status).toBe(403)
  expect((await open(randomUUID())).status).toBe(404)
  expect((await open(await add({ title: '以后的', fromOn: '2026-12-01', untilOn: '2026-12-01' }))).status).toBe(409)
  const past = { title: '登记过的', fromOn: '2026-11-20', untilOn: '2026-11-20', isHeld: true }
  expect((await open(await add(past))).status).toBe(409)
  const read = async (by = training) => (await by.get(`/api/training/activities/${lecture}/signed`)).body
  expect((await read()).signed).toBeNull()
  const { id: first } = (await open(lecture)).body
  const nobodys = await sign(training, (await board(training, first)).code!, first)
  expect([nobodys.status, nobodys.body.message]).toEqual([403, '这个账号没有对应的人员，不能签到'])
  expect((await sign(attending, (await board(training, first)).code!, first)).status).toBe(200)
  world.clock.moveTo('2026-11-25T02:00:00Z')
  const [runs, guest] = [await fresh(training), await fresh(stranger)]
  const { id: second } = (await open(lecture, runs)).body
  expect(second).not.toBe(first)
  expect((await sign(guest, (await board(runs, second)).code!, second)).status).toBe(200)
  expect((await read(runs)).signed).toEqual({ present: [idOf('𠮷䶮')], guests: [] })
  await runs.post(`/api/sign-ins/${second}/guests/${idOf('方知远')}`, { accept: true })
  expect((await read(runs)).signed).toEqual({ present: [idOf('𠮷䶮')], guests: [idOf('方知远')] })
})
