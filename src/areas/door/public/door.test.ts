import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operatorOf } from '../../../app/operator.ts'
import { write } from '../../../platform/write.ts'
import { codeOn, formOf, openPublicDoor, type PublicDoor, solved } from '../../../testing/visitor.ts'
import { makeWorld, type World } from '../../../testing/world.ts'
import { publish, type Submission, type Taker, takeAll, tellRaiser } from '../facts.ts'
import type { SubmissionKind } from '../schema.ts'
import { proofHash } from './challenge.ts'
import { codeHash, typedCode } from './code.ts'
import { sha256Head } from './static/door.js'

let world: World
let door: PublicDoor
beforeAll(async () => {
  world = await makeWorld()
  door = await openPublicDoor(world)
})
afterAll(async () => {
  await door?.close()
  await world?.close()
})

const opinion = { sourceKind: 'public', text: '古城南门的厕所经常没有水。' }
const queued = () => world.db.selectFrom('doorQueue').selectAll().where('state', '=', 'waiting').execute()

/** Takes everything that waits and returns it. */
async function taken(): Promise<Submission[]> {
  const all: Submission[] = []
  const kinds: SubmissionKind[] = ['opinion', 'rating', 'report', 'survey', 'follow-up']
  const takers = kinds.map(
    (kind): Taker => ({
      kind,
      async take(_tx, _ctx, submission) {
        all.push(submission)
        return []
      },
    }),
  )
  const passed = await takeAll({ platform: world.platform, takers, ctxOf: (id) => operatorOf(world.platform, id) })
  expect(passed).toMatchObject({ aside: 0, left: 0 })
  return all
}

const saying = (
  change: Parameters<typeof write>[1] extends (tx: infer T) => unknown ? (tx: T) => Promise<void> : never,
) =>
  write(world.operator, async (tx) => {
    await change(tx)
    return { result: null, audit: [{ action: 'door.set', subjectKind: 'unit', subjectId: world.unitId }] }
  })

it('the role of the outside reads nothing but what is published, whatever table there is', async () => {
  const client = new pg.Client(door.connection)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')`)
  const tables = rows.map(({ name }) => name)
  expect(tables).toEqual(expect.arrayContaining(['person', 'door_queue', 'door_attachment', 'door_status', 'session']))
  const refused = async (statement: string) =>
    client.query(statement).then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
  for (const table of tables) {
    const expected = table === 'door_publication' ? 'done' : '42501'
    expect([table, await refused(`select * from "${table}"`)]).toEqual([table, expected])
    expect([table, await refused(`delete from "${table}"`)]).toEqual([table, '42501'])
    expect([table, await refused(`insert into "${table}" default values`)]).not.toEqual([table, 'done'])
  }
  expect(await refused("update door_queue set state = 'taken'")).toBe('42501')
  expect(await refused("insert into door_queue (state) values ('taken')")).toBe('42501')
  expect(await refused("insert into door_publication (kind) values ('door')")).toBe('42501')
  expect(await refused('create table own (id int)')).toBe('42501')
  expect(await refused('create role other')).toBe('42501')
  expect(await refused("copy door_publication to program 'true'")).toBe('42501')
  expect(await refused("select pg_read_file('PG_VERSION')")).toBe('42501')
  await client.end()
})

it('an opinion is sealed: the database holds nothing of it, the inside opens it', async () => {
  const contact = { contactName: '过路人', contactPhone: '13900001111' }
  const page = await door.visitor().fill('/opinion', { ...opinion, ...contact })
  expect(page.status).toBe(200)
  const code = codeOn(page)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  const [row] = await queued()
  expect(row!.codeHash).toEqual(codeHash(code))
  expect(row!.hour.getTime() % 3600_000).toBe(0)
  expect(row!.sealed!.includes(Buffer.from('厕所'))).toBe(false)
  expect(await taken()).toMatchObject([
    {
      kind: 'opinion',
      language: 'zh',
      placeId: null,
      body: { ...opinion, contact: { name: '过路人', phone: '13900001111' } },
      series: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  ])
})

it('a rating keeps result and attitude apart; a report has its own way; English is English', async () => {
  const visitor = door.visitor()
  expect(
    (await visitor.fill('/rate?lang=en', { result: '5', attitude: '2', text: '', caseNumber: '' })).text,
  ).toContain('shown only once')
  await visitor.fill('/report', { about: '某科室', text: '收了钱没有开票据，时间是昨天上午。' })
  const all = await taken()
  const rating = all.find(({ kind }) => kind === 'rating')
  expect(rating).toMatchObject({ language: 'en', body: { result: 5, attitude: 2, text: '', caseNumber: '' } })
  expect(all.find(({ kind }) => kind === 'report')?.body).toMatchObject({ about: '某科室', contact: null })
})

it('what is missing or wrong comes back as the same form with what was written', async () => {
  const before = (await queued()).length
  const page = await door.visitor().fill('/opinion', { text: '短', contactName: '张' })
  expect(page.status).toBe(400)
  expect(page.text).toContain('请选择您的身份')
  expect(page.text).toContain('role="alert"')
  expect(page.text).toContain('>短</textarea>')
  expect((await door.visitor().fill('/rate?lang=en', { result: '9', attitude: '1' })).text).toContain(
    'Please rate how your',
  )
  expect((await queued()).length).toBe(before)
})

it('a form sent twice is one submission with one code; another form needs another proof', async () => {
  const visitor = door.visitor()
  const proof = await visitor.proof('/opinion')
  const sendForm = (text: string) =>
    visitor.send('/opinion', { method: 'POST', body: formOf({ ...opinion, text, ...proof }) })
  const [first, second] = await Promise.all([sendForm('同一件事说一遍。'), sendForm('同一件事说一遍。')])
  expect(codeOn(first)).toBe(codeOn(second))
  expect((await sendForm('同一件事说一遍。')).status).toBe(200)
  expect((await sendForm('另外一件事说一遍。')).status).toBe(409)
  expect(await taken()).toHaveLength(1)
})

it('no proof, a forged one and an expired one are refused', async () => {
  const visitor = door.visitor('203.0.113.8')
  const proof = await visitor.proof('/opinion')
  const sendForm = (fields: Record<string, string>) =>
    visitor.send('/opinion', { method: 'POST', body: formOf({ ...opinion, ...fields }) })
  expect((await sendForm({})).status).toBe(400)
  expect((await sendForm({ token: proof.token, nonce: '' })).status).toBe(400)
  const easier = proof.token.replace(/\.4\./, '.0.')
  expect((await sendForm({ token: easier, nonce: solved(easier, 0) })).status).toBe(400)
  world.clock.forward(121)
  expect((await sendForm(proof)).text).toContain('打开太久')
  expect(await queued()).toEqual([])
})

it('without a script a sum does, after fifteen seconds', async () => {
  const visitor = door.visitor('203.0.113.9')
  const { text } = await visitor.get('/opinion')
  const [, a, b] = /请算一算：(\d+) \+ (\d+)/.exec(text)!
  const token = /name="token" value="([^"]+)"/.exec(text)![1]!
  const sendSum = () =>
    visitor.send('/opinion', {
      method: 'POST',
      body: new URLSearchParams({ ...opinion, token, nonce: '', sum: String(Number(a) + Number(b)) }),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await sendSum()).text).toContain('15秒')
  world.clock.forward(1)
  expect((await sendSum()).status).toBe(200)
  expect(await taken()).toMatchObject([{ secondsToFill: 60 }])
})

it("the page's own SHA-256 is SHA-256", () => {
  for (const text of ['', 'abc', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(64), 'b'.repeat(200)]) {
    const whole = proofHash(text, 'x')
    expect(sha256Head(`${text}:x`)).toEqual([whole.readUInt32BE(0), whole.readUInt32BE(4)])
  }
})

it('a code typed with the usual mistakes finds the answer; asked for a view, the raiser is heard', async () => {
  const visitor = door.visitor('203.0.113.10')
  const code = codeOn(await visitor.fill('/opinion', opinion))
  const look = (typed: string) => visitor.fill('/follow', { code: typed })
  expect((await look(code)).text).toContain('已收到')
  const [submission] = await taken()
  await saying((tx) =>
    tellRaiser(tx, world.unitId, submission!.codeHash!, {
      state: 'answered',
      reply: '已经修好<b>水泵</b>。',
      asksSatisfaction: true,
      changedOn: '2026-11-25',
    }),
  )
  const mistyped = code
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .toLowerCase()
    .replace(/(.{4})/g, '$1 - ')
  expect(typedCode(mistyped)).toBe(code)
  const page = await look(mistyped)
  expect(page.text).toContain('已经修好&lt;b&gt;水泵&lt;/b&gt;。')
  expect(page.text).toContain('2026-11-25')
  const { token } = await visitor.proof('/follow')
  const answer = { code, isSatisfied: 'no', text: '还是没有水。', token, nonce: solved(token, 8) }
  expect((await visitor.send('/follow-up', { method: 'POST', body: formOf(answer) })).status).toBe(200)
  expect(await taken()).toMatchObject([
    { kind: 'follow-up', codeHash: submission!.codeHash, body: { isSatisfied: false, text: '还是没有水。' } },
  ])
})

it('a wrong code, well formed or not, gets one and the same page; after ten there is a pause', async () => {
  const visitor = door.visitor('203.0.113.11')
  const strip = (text: string) => text.replace(/value="[0-9a-f]{24}\.[^"]+"/, '').replace(/算一算：[^？]+/, '')
  const wrong = [...'0123456789'].map((letter) => letter.repeat(26))
  wrong[3] = 'x'
  wrong[4] = "' or 1=1 --"
  const pages = []
  for (const code of wrong) pages.push(await visitor.fill('/follow', { code }))
  expect(pages.map(({ status }) => status)).toEqual(Array(10).fill(404))
  expect(new Set(pages.map(({ text }) => strip(text))).size).toBe(1)
  expect(pages[0]!.text).toContain('没有查到')
  expect((await visitor.fill('/follow', { code: wrong[0]! })).status).toBe(429)
  expect((await door.visitor('203.0.113.12').fill('/follow', { code: wrong[0]! })).status).toBe(404)
  expect((await visitor.get('/follow?code=00000000000000000000000000')).text).not.toContain('没有查到')
})

it('a source that sends too much has to wait and to work more; others do not', async () => {
  const visitor = door.visitor('198.51.100.1')
  const bits = async () => Number(/data-bits="(\d+)"/.exec((await visitor.get('/rate')).text)![1])
  expect(await bits()).toBe(4)
  const statuses = []
  for (let n = 0; n < 31; n++) statuses.push((await visitor.fill('/rate', { result: '5', attitude: '5' })).status)
  expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200))
  expect(statuses[30]).toBe(429)
  expect(await bits()).toBeGreaterThan(4)
  expect((await door.visitor('198.51.100.2').fill('/rate', { result: '5', attitude: '5' })).status).toBe(200)
  const series = (await taken()).map((one) => one.series)
  expect(new Set(series).size).toBe(2)
})

it('a full queue and a closed door say so calmly', async () => {
  const small = await openPublicDoor(world, { most: { waiting: 0, bytes: 1 } })
  const page = await small.visitor().fill('/rate', { result: '5', attitude: '5' })
  expect(page.status).toBe(503)
  expect(page.text).toContain('暂时不能接收')
  await small.close()
  const clerk = await world.as('office_clerk')
  const settings = {
    isOpen: false,
    address: '',
    networks: [],
    titleEn: 'Yunqi Bureau',
    phone: '0571-12345',
    revision: 0,
  }
  expect((await clerk.put('/api/door/settings', settings)).status).toBe(200)
  const closed = await door.visitor().fill('/rate', { result: '5', attitude: '5' })
  expect(closed.status).toBe(503)
  expect(closed.text).toContain('0571-12345')
  await clerk.put('/api/door/settings', { ...settings, isOpen: true, revision: 1 })
  expect((await door.visitor().get('/?lang=en')).text).toContain('Yunqi Bureau')
  expect(await queued()).toEqual([])
})

it('a place switched off is gone; what is published is found and searched', async () => {
  const clerk = await world.as('office_clerk')
  const place = { kind: 'window', title: '政务窗口', titleEn: 'Service desk', sectionId: null, isOn: true }
  const { id } = (await clerk.post('/api/door/places', place)).body
  const [row] = (await clerk.get('/api/door/places')).body.rows
  const visitor = door.visitor('203.0.113.20')
  expect((await visitor.get(`/p/${row.key}?lang=en`)).text).toContain('Service desk')
  expect((await visitor.fill(`/rate?p=${row.key}`, { result: '4', attitude: '4' })).status).toBe(200)
  expect(await taken()).toMatchObject([{ placeId: id }])
  await clerk.put(`/api/door/places/${id}`, { place: { ...place, isOn: false }, revision: 1 })
  expect((await visitor.get(`/p/${row.key}`)).status).toBe(404)

  const answered = (question: string) => ({
    question,
    answer: '已经办好。',
    subject: '场馆',
    sectionName: '公共服务科',
    askedOn: '2026-11-01',
    answeredOn: '2026-11-10',
  })
  await saying(async (tx) => {
    await publish(tx, world.unitId, 'answered', 'a', answered('100%开放吗'))
    await publish(tx, world.unitId, 'answered', 'b', answered('几点开门'))
  })
  expect((await visitor.get('/answered?q=%25')).text).toContain('共1条')
  expect((await visitor.get('/answered?q=_')).text).toContain('共0条')
  expect((await visitor.get('/answered')).text).toContain('几点开门')
  await saying((tx) => publish(tx, world.unitId, 'answered', 'b', null))
  expect((await visitor.get('/answered')).text).not.toContain('几点开门')
})

it('a survey asks what was published and takes only answers that fit', async () => {
  const question = (key: string, kind: 'single' | 'multi' | 'scale' | 'text', isRequired = true) => ({
    key,
    kind,
    title: `题${key}`,
    titleEn: '',
    isRequired,
    options:
      kind === 'single' || kind === 'multi' ? ['a', 'b'].map((one) => ({ key: one, title: one, titleEn: '' })) : [],
    most: kind === 'scale' ? 5 : null,
  })
  const questions = [
    question('1', 'single'),
    question('2', 'multi', false),
    question('3', 'scale'),
    question('4', 'text', false),
  ]
  const survey = { title: '灯会问卷', titleEn: '', intro: '', introEn: '', placeIds: [], questions }
  await saying(async (tx) => {
    await publish(tx, world.unitId, 'survey', 'lantern', { ...survey, closesOn: '2026-11-30' })
    await publish(tx, world.unitId, 'survey', 'past', { ...survey, closesOn: '2026-11-01' })
  })
  const visitor = door.visitor('203.0.113.21')
  expect((await visitor.get('/')).text).toContain('灯会问卷')
  expect((await visitor.get('/survey/past')).status).toBe(404)
  expect((await visitor.fill('/survey/lantern', { 'q-1': 'c', 'q-3': '9' })).status).toBe(400)
  const sent = await visitor.fill('/survey/lantern', { 'q-1': 'a', 'q-2': ['a', 'b'], 'q-3': '4', 'q-9': 'x' })
  expect(sent.status).toBe(200)
  expect(codeOn(sent)).toBe('')
  const answers = { 1: 'a', 2: ['a', 'b'], 3: 4 }
  expect(await taken()).toMatchObject([{ kind: 'survey', codeHash: null, body: { surveyKey: 'lantern', answers } }])
})

it('every page fits a slow line: with style and script under 100 kB', async () => {
  const { get } = door.visitor()
  const shared = (await Promise.all(['/door.css', '/door.js'].map(get))).reduce((sum, { text }) => sum + text.length, 0)
  for (const path of ['/', '/opinion', '/rate', '/report', '/answered', '/follow', '/index']) {
    const bytes = Buffer.byteLength((await get(path)).text) + shared
    expect(bytes, path).toBeLessThan(100_000)
  }
  expect((await get('/answered?q=没有人说过的话')).text).toContain('没有找到，换一个词再试')
})

it('no cookie, no third party, no inline script; inside addresses lead nowhere', async () => {
  const visitor = door.visitor('203.0.113.22')
  for (const path of [
    '/',
    '/opinion',
    '/rate',
    '/report',
    '/follow',
    '/answered',
    '/index',
    '/door.css',
    '/door.js',
    '/x',
  ]) {
    const { headers, text } = await visitor.get(path)
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(text).not.toMatch(/(src|href|action)="(https?:)?\/\//)
    expect(text).not.toMatch(/<script(?![^>]*src=)|style="|\son\w+="/)
  }
  for (const path of ['/api/people', '/api/sign-in', '/api/door/queue', '/healthz', '/people', '/api/openapi.json']) {
    expect((await visitor.get(path)).status).toBe(404)
    expect((await visitor.send(path, { method: 'POST' })).status).toBe(404)
  }
  const size = (await visitor.get('/door.css')).text.length + (await visitor.get('/door.js')).text.length
  expect(size).toBeLessThan(20_000)
  expect(door.noted).toEqual([])
})

it('a rating from the own offices is known as one; opinions, reports and a made-up header are not', async () => {
  const clerk = await world.as('office_clerk')
  const { revision } = (await clerk.get('/api/door/settings')).body
  const settings = { isOpen: true, address: '', titleEn: '', phone: '', revision, networks: ['10.20.0.0/16'] }
  expect((await clerk.put('/api/door/settings', settings)).status).toBe(200)
  const behind = await openPublicDoor(world, { proxies: ['192.0.2.1'] })
  const rate = { result: '5', attitude: '5', text: '', caseNumber: '' }
  const rated = async (address: string, forwarded?: string) => {
    const visitor = behind.visitor(address)
    const headers: Record<string, string> = forwarded ? { 'x-forwarded-for': forwarded } : {}
    const body = formOf({ ...rate, ...(await visitor.proof('/rate')) })
    const { status } = await visitor.send('/rate', { method: 'POST', body, headers })
    expect(status).toBe(200)
    return (await taken())[0]!.isOwnNetwork
  }
  expect(await rated('10.20.3.4')).toBe(true)
  expect(await rated('203.0.113.8')).toBe(false)
  // Neither to be counted from an office, nor to have somebody else's rating set aside.
  expect(await rated('10.20.3.5', '203.0.113.9')).toBe(true)
  expect(await rated('203.0.113.10', '10.20.3.4')).toBe(false)
  expect(await rated('192.0.2.1', '203.0.113.11, 10.20.3.6')).toBe(true)
  expect(await rated('192.0.2.1', '10.20.3.4, 203.0.113.12')).toBe(false)
  expect(await rated('192.0.2.1')).toBe(false)
  const inside = behind.visitor('10.20.3.7')
  expect((await inside.get('/rate')).text).toContain('办公网络')
  await inside.fill('/opinion', opinion)
  await inside.fill('/report', { about: '某科室', text: '收了钱没有开票据，时间是昨天上午。' })
  expect((await taken()).map(({ isOwnNetwork }) => isOwnNetwork)).toEqual([false, false])
  await clerk.put('/api/door/settings', { ...settings, networks: [], revision: revision + 1 })
  expect(await rated('10.20.3.8')).toBe(false)
  await behind.close()
})
