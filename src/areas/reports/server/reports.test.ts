import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { wordText } from '../../../testing/paper-text.ts'
import { type Answer, makeWorld, type World } from '../../../testing/world.ts'
import { DEMO_PASSWORD } from '../../accounts/server/setup.ts'
import type { Check, Document, Report } from '../schema.ts'
import { inWords } from '../schema.ts'

let world: World
/** the report of the year, from its first draft to its promises */
let id = ''
const cookies = new Map<string, string>()

beforeAll(async () => {
  world = await makeWorld()
  await world.db.deleteFrom('unit').execute()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
}, 120_000)
afterAll(() => world.close())

/** One of the demo bureau's people with a browser. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
async function as(username: string, method: string, path: string, body?: unknown): Promise<Answer<any>> {
  if (!cookies.has(username)) {
    const { headers } = await world.nobody.post('/api/sign-in', { username, password: DEMO_PASSWORD })
    cookies.set(
      username,
      headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; '),
    )
  }
  return world.nobody.call(method, `/api${path}`, body, { cookie: cookies.get(username)! })
}

const read = async (): Promise<Report> => (await as('gaoyi', 'GET', `/reports/${id}`)).body
const check = async (): Promise<Check> => (await as('gaoyi', 'GET', `/reports/${id}/check`)).body

const written = ({ title, sections }: Document) => ({
  title,
  sections: sections.map(({ paragraphs, ...section }) => ({
    ...section,
    paragraphs: paragraphs.map((parts) =>
      parts.map((part): string | { figure: string } => (typeof part === 'string' ? part : { figure: part.figure })),
    ),
  })),
})

/** The text with one more paragraph in the section on selection. */
function withParagraph(document: Document, parts: (string | { figure: string })[]) {
  const text = written(document)
  text.sections.find((one) => one.id === 'selection')!.paragraphs.push(parts)
  return text
}

test('whoever writes begins the report of the year once; others do not', async () => {
  const asked = { kind: 'annual', year: 2026, personId: null }
  for (const username of ['chenkun', 'qinmuchuan', 'xitong', 'anquan', 'shenji']) {
    expect((await as(username, 'POST', '/reports', asked)).status).toBe(403)
  }
  expect((await as('gaoyi', 'POST', '/reports', { ...asked, year: 2027 })).body.message).toContain('还没有到的年度')
  expect((await as('gaoyi', 'POST', '/reports', { ...asked, kind: 'person' })).status).toBe(400)
  const made = await as('gaoyi', 'POST', '/reports', asked)
  expect(made.status).toBe(201)
  id = made.body.id
  const twice = await as('xuqingru', 'POST', '/reports', asked)
  expect(twice.status).toBe(409)
  expect(twice.body.message).toContain('已经有了')
  const report = await read()
  expect(report).toMatchObject({ state: 'draft', version: 1, flags: [], may: { write: true, sign: false } })
  expect(report.document.title).toBe('云栖市文化和旅游局2026年领导班子和干部队伍建设情况报告')
})

test('a cadre sees no report but the own material', async () => {
  expect((await as('chenkun', 'GET', `/reports/${id}`)).status).toBe(404)
  expect((await as('chenkun', 'GET', '/reports')).body.rows).toEqual([])
  const me = (await as('chenkun', 'GET', '/me')).body
  const own = await as('chenkun', 'POST', '/reports', { kind: 'person', year: 2026, personId: me.personId })
  expect(own.status).toBe(201)
  expect((await as('chenkun', 'GET', `/reports/${own.body.id}`)).body.document.title).toBe('陈堃2026年度述职述廉报告')
  expect((await as('chenkun', 'GET', '/reports')).body.rows).toHaveLength(1)
  const other = (await as('songyuhe', 'GET', '/me')).body.personId
  expect((await as('chenkun', 'POST', '/reports', { kind: 'person', year: 2026, personId: other })).status).toBe(403)
})

test('a figure shows its rows to whoever may read them, and the number alone to others', async () => {
  const seen = await as('xuqingru', 'GET', `/reports/${id}/figure?name=people.staff`)
  expect(seen.body).toMatchObject({ total: 75, gone: 0, now: '75' })
  expect(seen.body.records).toHaveLength(75)
  expect(seen.body.records[0].path).toMatch(/^\/people\//)
  const hidden = await as('gaoyi', 'GET', `/reports/${id}/figure?name=people.staff`)
  expect(hidden.body).toMatchObject({ figure: { value: '75', mayOpen: false }, records: null, total: 75 })
  expect((await as('gaoyi', 'GET', `/reports/${id}/figure?name=people.nothing`)).status).toBe(404)
  expect((await as('gaoyi', 'GET', `/reports/${id}/figure?name=../x`)).status).toBe(400)
})

test('typed numbers and sentences without a record stand in the red list until they go', async () => {
  const { document, revision } = await read()
  const before = (await check()).red.length
  const text = withParagraph(document, [
    '全年走访企业120家。',
    '问题已全部整改到位。',
    '共召开会议',
    { figure: 'decisions.meetings' },
    '次。',
  ])
  const saved = await as('gaoyi', 'PUT', `/reports/${id}/document`, { revision, note: '补充', document: text })
  expect(saved.body).toEqual({ revision: revision + 1 })
  const report = await read()
  expect(report.flags.map(({ kind, text: flagged }) => `${kind} ${flagged}`)).toEqual([
    'statement 全年走访企业120家。',
    'number 120',
    'statement 问题已全部整改到位。',
  ])
  expect(report.figures.find((one) => one.id === 'decisions.meetings')).toBeDefined()
  const { red } = await check()
  expect(red).toHaveLength(before + 4)
  expect(red.find(({ kind }) => kind === 'contradiction')?.text).toMatch(/但是整改台账上还有\d+个问题没有销号/)
  const late = await as('xuqingru', 'PUT', `/reports/${id}/document`, { revision, document: text })
  expect(late.status).toBe(409)
  expect((await read()).version).toBe(2)
})

test.each([
  [
    'a figure nobody knows',
    (text: ReturnType<typeof written>) => text.sections[0]!.paragraphs.push([{ figure: 'people.x' }]),
  ],
  [
    'a value sent along',
    (text: ReturnType<typeof written>) =>
      text.sections[0]!.paragraphs.push([{ figure: 'people.staff', value: '999' } as never]),
  ],
  ['two sections of one name', (text: ReturnType<typeof written>) => text.sections.push(text.sections[0]!)],
  ['no sections', (text: ReturnType<typeof written>) => text.sections.splice(0)],
  ['a letter that cannot be kept', (text: ReturnType<typeof written>) => text.sections[0]!.paragraphs.push(['\u0000'])],
  [
    'a heading without words',
    (text: ReturnType<typeof written>) => {
      text.sections[0]!.title = ' '
    },
  ],
])('%s is refused and changes nothing', async (_, spoil) => {
  const { document, revision, version } = await read()
  const text = written(document)
  spoil(text)
  const answer = await as('gaoyi', 'PUT', `/reports/${id}/document`, { revision, document: text })
  expect(answer.status).toBe(400)
  expect(await read()).toMatchObject({ version, revision })
})

test('figures stay as they were frozen until they are renewed', async () => {
  const staff = async () => (await read()).figures.find((one) => one.id === 'people.staff')!.value
  const one = await world.db
    .selectFrom('person')
    .select('id')
    .where('state', '=', '在职')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await world.db.updateTable('person').set({ state: '离职' }).where('id', '=', one.id).execute()
  const { differences } = await check()
  expect(differences).toContainEqual({ id: 'people.staff', title: '在职干部职工', was: '75', now: '74' })
  expect(await staff()).toBe('75')
  const rows = (await as('xuqingru', 'GET', `/reports/${id}/figure?name=people.staff`)).body
  expect(rows).toMatchObject({ gone: 1, total: 74, now: '74', figure: { value: '75' } })
  const { revision } = await read()
  expect((await as('gaoyi', 'POST', `/reports/${id}/refresh`, { revision })).status).toBe(200)
  expect(await staff()).toBe('74')
  expect((await check()).differences).toEqual([])
  await world.db.updateTable('person').set({ state: '在职' }).where('id', '=', one.id).execute()
})

test('a section is written anew from the records; the version before stays', async () => {
  const { revision, version } = await read()
  const redraft = (sectionId: string) => as('gaoyi', 'POST', `/reports/${id}/redraft`, { revision, sectionId })
  expect((await redraft('nothing')).status).toBe(404)
  expect((await redraft('selection')).status).toBe(200)
  const report = await read()
  expect(report.version).toBe(version + 1)
  expect(report.flags).toEqual([])
  const old = (await as('gaoyi', 'GET', `/reports/${id}/versions/${version}`)).body
  expect(JSON.stringify(old.document)).toContain('全年走访企业')
  expect((await as('gaoyi', 'GET', `/reports/${id}/versions/99`)).status).toBe(404)
})

test('review: comments by section, settled by the writer, returned and submitted again', async () => {
  const comment = { sectionId: 'collective', text: '请写明缓议的原因' }
  expect((await as('chenkun', 'POST', `/reports/${id}/comments`, comment)).status).toBe(403)
  expect((await as('qinmuchuan', 'POST', `/reports/${id}/comments`, { ...comment, sectionId: 'x' })).status).toBe(404)
  const made = await as('qinmuchuan', 'POST', `/reports/${id}/comments`, comment)
  expect(made.status).toBe(201)
  expect((await check()).red).toContainEqual({ kind: 'comment', sectionId: 'collective', text: comment.text })
  const step = async (username: string, act: string) =>
    (await as(username, 'POST', `/reports/${id}/${act}`, { revision: (await read()).revision })).status
  expect(await step('qinmuchuan', 'return')).toBe(409)
  expect(await step('qinmuchuan', 'submit')).toBe(404)
  expect(await step('gaoyi', 'submit')).toBe(200)
  expect(await step('gaoyi', 'submit')).toBe(409)
  expect(await step('shenyanqiu', 'return')).toBe(200)
  const settle = `/reports/${id}/comments/${made.body.id}/settle`
  expect((await as('qinmuchuan', 'POST', settle)).status).toBe(404)
  expect((await as('gaoyi', 'POST', settle)).status).toBe(200)
  expect((await as('gaoyi', 'POST', settle)).status).toBe(404)
  expect(await step('gaoyi', 'submit')).toBe(200)
})

test('the signer takes over the red list exactly as it stands; then nothing can be changed', async () => {
  const { revision, document } = await read()
  const red = (await check()).red.map(inWords)
  const sign = (username: string, accepted: string[]) =>
    as(username, 'POST', `/reports/${id}/sign`, { revision, accepted })
  expect((await sign('gaoyi', red)).status).toBe(403)
  expect((await sign('qinmuchuan', red.slice(1))).status).toBe(409)
  expect((await sign('qinmuchuan', [...red, '别的'])).status).toBe(409)
  const [one, other] = await Promise.all([sign('qinmuchuan', red), sign('qinmuchuan', red)])
  expect([one.status, other.status].sort()).toEqual([200, 409])
  const signed = await read()
  expect(signed).toMatchObject({ state: 'signed', signedBy: '秦牧川', accepted: red, may: { write: false } })
  expect((await as('gaoyi', 'GET', `/reports/${id}/verify`)).body).toEqual({ isSound: true, hash: signed.hash })
  const tries = [
    as('gaoyi', 'PUT', `/reports/${id}/document`, { revision: signed.revision, document: written(document) }),
    as('gaoyi', 'POST', `/reports/${id}/refresh`, { revision: signed.revision }),
    as('gaoyi', 'POST', `/reports/${id}/redraft`, { revision: signed.revision, sectionId: null }),
    as('qinmuchuan', 'POST', `/reports/${id}/return`, { revision: signed.revision }),
    as('qinmuchuan', 'POST', `/reports/${id}/comments`, { sectionId: 'collective', text: '晚了' }),
  ]
  for (const answer of await Promise.all(tries)) expect(answer.status).toBe(409)
  for (const change of [
    world.db
      .updateTable('report')
      .set({ state: 'draft', signedBy: null, signedAt: null, hash: null })
      .where('id', '=', id),
    world.db.updateTable('reportVersion').set({ note: 'x' }).where('reportId', '=', id),
    world.db.deleteFrom('reportVersion').where('reportId', '=', id),
    world.db.deleteFrom('reportAcceptance').where('reportId', '=', id),
  ]) {
    await expect(change.execute()).rejects.toThrow()
  }
})

test('the full edition ends with its sources and what was taken over; the public one names nobody', async () => {
  const { hash, accepted } = await read()
  const full = await wordText((await as('gaoyi', 'GET', `/reports/${id}/file`)).bytes)
  expect(full).toContain('附件：1．数据来源')
  expect(full).toContain('到统计日档案状态为在职的人。')
  const listed = ['干部队伍：在职干部职工', '集体决策：召开党组会议', '集体决策：大额度资金使用'].map((one) =>
    full.indexOf(one),
  )
  expect(listed.every((at) => at > 0)).toBe(true)
  expect(listed).toEqual([...listed].sort((one, other) => one - other))
  expect(full).toContain(`签发人：秦牧川。校验码：${hash}`)
  for (const text of accepted) expect(full).toContain(text)
  expect(full).not.toContain('征求意见稿')
  const open = await wordText((await as('gaoyi', 'GET', `/reports/${id}/file?edition=public`)).bytes)
  expect(open).toContain('一、工作开展情况')
  expect(open).not.toContain('附件：')
  expect(open).not.toContain('记录数')
  const names = await world.db.selectFrom('person').select('name').execute()
  for (const { name } of names) expect(open.includes(name), name).toBe(false)
  expect((await as('chenkun', 'GET', `/reports/${id}/file`)).status).toBe(404)
})

test('measures become promises and problems once; a promise is answered and stands in the next report', async () => {
  const measures = [
    { text: '逐人排出补学计划并督促落实', sectionId: null, dueOn: '2027-03-31', problemKind: 'theory' },
    { text: '对超期任务挂牌督办', sectionId: null, dueOn: null, problemKind: null },
  ]
  const adopt = (body: unknown) => as('gaoyi', 'POST', `/reports/${id}/measures`, body)
  expect((await adopt({ measures: [{ ...measures[0], problemKind: '没有' }] })).status).toBe(400)
  expect((await adopt({ measures: [{ ...measures[0], dueOn: '2027-02-30' }] })).status).toBe(400)
  expect((await adopt({ measures })).body).toEqual({ promises: 2, problems: 1 })
  expect((await adopt({ measures })).status).toBe(409)
  const { rows } = (await as('gaoyi', 'GET', '/reports/promises?year=2027')).body
  expect(rows).toHaveLength(2)
  const origin = await world.db
    .selectFrom('problemOrigin')
    .select(['kind', 'path'])
    .where('problemId', '=', rows[0].problem.id)
    .execute()
  expect(origin).toEqual([{ kind: 'report', path: `/reports/${id}` }])
  const answer = { revision: rows[0].revision, state: 'kept', answer: '补学计划已全部完成' }
  expect((await as('chenkun', 'PUT', `/reports/promises/${rows[0].id}`, answer)).status).toBe(403)
  expect((await as('gaoyi', 'PUT', `/reports/promises/${rows[0].id}`, { ...answer, answer: '好' })).status).toBe(400)
  expect((await as('gaoyi', 'PUT', `/reports/promises/${rows[0].id}`, answer)).status).toBe(200)
  expect((await as('gaoyi', 'PUT', `/reports/promises/${rows[0].id}`, answer)).status).toBe(409)
  world.clock.moveTo('2027-11-23T02:00:00Z')
  cookies.clear()
  const next = await as('gaoyi', 'POST', '/reports', { kind: 'annual', year: 2027, personId: null })
  const { figures } = (await as('gaoyi', 'GET', `/reports/${next.body.id}`)).body as Report
  expect(figures.find((one) => one.id === 'reports.kept')).toMatchObject({ value: '1', rows: 1 })
  const { red } = (await as('gaoyi', 'GET', `/reports/${next.body.id}/check`)).body
  expect(red).toContainEqual({ kind: 'promise', sectionId: null, text: '对超期任务挂牌督办' })
})

test('a unit words its outline, with figures by their names, and keeps it', async () => {
  const outline = (await as('gaoyi', 'GET', '/reports/outlines/training')).body
  expect(JSON.stringify(outline.sections)).toContain('{教育培训：举办培训}')
  const added = {
    id: 'own-1',
    title: '五、特色工作',
    level: 1,
    stance: 'done',
    texts: ['召开党组会议{集体决策：召开党组会议}次。'],
  }
  const wording = {
    ...outline.wording,
    order: ['own-1', ...outline.sections.map((one: { id: string }) => one.id)],
    hidden: ['education-use'],
    added: [added],
  }
  const put = (body: unknown) => as('gaoyi', 'PUT', '/reports/outlines/training', body)
  expect((await put({ revision: 0, wording: { ...wording, texts: { x: '有{没有：这个}次' } } })).status).toBe(400)
  expect((await put({ revision: 0, wording: { ...wording, added: [{ ...added, id: 'held' }] } })).status).toBe(400)
  expect((await put({ revision: 0, wording })).body).toEqual({ revision: 1 })
  expect((await put({ revision: 0, wording })).status).toBe(409)
  expect((await as('qinmuchuan', 'GET', '/reports/outlines/training')).status).toBe(403)
  const made = await as('gaoyi', 'POST', '/reports', { kind: 'training', year: 2026, personId: null })
  const { document } = (await as('gaoyi', 'GET', `/reports/${made.body.id}`)).body as Report
  expect(document.sections[0]).toMatchObject({ id: 'own-1', title: '五、特色工作' })
  expect(JSON.stringify(document.sections[0])).toContain('"figure":"decisions.meetings"')
  expect(document.sections.find((one) => one.id === 'use')?.paragraphs).toEqual([])
  const again = (await as('gaoyi', 'GET', '/reports/outlines/training')).body
  expect(again.wording.added[0].texts).toEqual(added.texts)
})
