import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { operatorOf } from '../../../app/operator.ts'
import { write } from '../../../platform/write.ts'
import { databaseText } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { closeDueSurveys, indexScores, surveyTaker } from '../facts.ts'

let world: World
let office: Client
beforeAll(async () => {
  world = await makeWorld()
})
beforeEach(async () => {
  world.clock.moveTo('2026-11-23T02:00:00Z')
  office = await world.as('office_clerk')
})
afterAll(() => world.close())

const plain = { isRequired: false, options: [], lowLabel: '', highLabel: '' }
const scale = { ...plain, kind: 'scale', title: '总的来说满意吗', isRequired: true, lowLabel: '差', highLabel: '好' }
const multi = { ...plain, kind: 'multi', title: '喜欢什么', options: ['展览', '演出', '讲座'] }
const text = { ...plain, kind: 'text', title: '还有什么意见' }
const input = {
  ...{ title: '非遗大集满意度', intro: '', purpose: 'activity', sectionId: null, countsRepeats: false },
  ...{ indexPosition: 1, questions: [scale, multi, text] },
}

async function drafted(client = office, changes = {}): Promise<string> {
  const made = await client.post('/api/surveys', { ...input, ...changes })
  expect([made.status, made.body]).toEqual([201, { id: expect.any(String) }])
  return made.body.id
}

const revisionOf = async (id: string) => (await office.get(`/api/surveys/${id}`)).body.revision
const open = async (id: string, closesOn = '2026-11-30', client = office) =>
  client.post(`/api/surveys/${id}/open`, { closesOn, revision: await revisionOf(id) })
const close = async (id: string) => office.post(`/api/surveys/${id}/close`, { revision: await revisionOf(id) })

/** Answers as the queue of the door hands them over. */
async function answer(id: string, answers: object, series: string | null = randomUUID()): Promise<void> {
  const { key } = (await office.get(`/api/surveys/${id}`)).body
  const ctx = operatorOf(world.platform, world.unitId)
  await write(ctx, async (tx) => {
    const audit = await surveyTaker.take(tx, ctx, {
      ...{ id: randomUUID(), kind: 'survey', receivedAt: world.clock.now(), placeId: null, codeHash: null },
      ...{ series, textHash: null, secondsToFill: 30, isOwnNetwork: false, language: 'zh', attachments: [] },
      body: { surveyKey: key, answers: answers as Record<string, string> },
    })
    const taken = { action: 'door.taken', subjectKind: 'door-submission', subjectId: 'one' }
    return { result: null, audit: [taken, ...audit] }
  })
}

async function published(id: string) {
  const { key } = (await office.get(`/api/surveys/${id}`)).body
  return world.db.selectFrom('doorPublication').select('body').where('key', '=', key).execute()
}
const standing = (id: string) =>
  world.db.selectFrom('survey').select(['state', 'closedOn']).where('id', '=', id).executeTakeFirst()
const ofSurvey = (table: 'surveyDay' | 'surveyDevice', id: string) =>
  world.db
    .selectFrom(table as 'surveyDay')
    .selectAll()
    .where('surveyId', '=', id)

describe('a survey', () => {
  it('is drafted, changed, opened at the door, answered, closed, and shown', async () => {
    const id = await drafted()
    const changed = { survey: { ...input, title: '非遗大集' }, revision: 1 }
    expect((await office.put(`/api/surveys/${id}`, changed)).status).toBe(200)
    expect((await office.put(`/api/surveys/${id}`, changed)).status).toBe(409)
    expect(await published(id)).toEqual([])
    expect((await open(id)).status).toBe(200)
    expect(await published(id)).toMatchObject([{ body: { title: '非遗大集', closesOn: '2026-11-30' } }])
    for (const score of [5, 5, 4, 3, 1]) await answer(id, { 1: score, 2: ['1', '3'], 3: `第${score}条` })
    const before = (await office.get(`/api/surveys/${id}/results`)).body
    expect(before).toMatchObject({ withheld: 'open', answers: 5, questions: [] })
    expect((await office.get(`/api/surveys/${id}/export?format=docx`)).status).toBe(409)
    expect((await close(id)).status).toBe(200)
    expect(await published(id)).toEqual([])
    const { body } = await office.get(`/api/surveys/${id}/results`)
    expect(body.withheld).toBeNull()
    expect(body.questions[0]).toMatchObject({ answered: 5, mean: 3.6 })
    expect(body.questions[1].choices.map(({ count }: { count: number }) => count)).toEqual([5, 0, 5])
    expect(body.questions[2].texts.toSorted()).toEqual(['第1条', '第3条', '第4条', '第5条', '第5条'])
    for (const format of ['xlsx', 'docx']) {
      const file = await office.get(`/api/surveys/${id}/export?format=${format}`)
      expect([file.status, new TextDecoder().decode(file.bytes.subarray(0, 2))]).toEqual([200, 'PK'])
    }
    const scores = await indexScores(world.db, world.unitId, '2026-11', '2026-11')
    expect(scores.filter(({ surveyId }) => surveyId === id)).toMatchObject([
      ...[
        { score: 1, tally: 1 },
        { score: 3, tally: 1 },
        { score: 4, tally: 1 },
        { score: 5, tally: 2, month: '2026-11' },
      ],
    ])
  })

  it('that was opened keeps its questions, in the program and in the database', async () => {
    const id = await drafted()
    await open(id)
    const changed = { survey: input, revision: await revisionOf(id) }
    expect((await office.put(`/api/surveys/${id}`, changed)).status).toBe(409)
    expect((await office.delete(`/api/surveys/${id}`)).status).toBe(409)
    const update = world.db.updateTable('surveyQuestion').set({ title: '别的' }).where('surveyId', '=', id).execute()
    await expect(update).rejects.toThrow('the survey has been opened')
    await close(id)
    await answer(id, { 1: 5 })
    expect((await office.get(`/api/surveys/${id}`)).body.answers).toBe(0)
    expect((await open(id)).status).toBe(409)
    expect((await close(id)).status).toBe(409)
  })

  it('draft can be deleted', async () => {
    const id = await drafted()
    expect((await office.delete(`/api/surveys/${id}`)).status).toBe(200)
    expect((await office.get(`/api/surveys/${id}`)).status).toBe(404)
  })

  it('closes by itself after its last day, not on it', async () => {
    const id = await drafted()
    await open(id, '2026-11-24')
    world.clock.moveTo('2026-11-24T15:59:00Z')
    await closeDueSurveys(operatorOf(world.platform, world.unitId))
    expect(await standing(id)).toEqual({ state: 'open', closedOn: null })
    world.clock.moveTo('2026-11-24T16:00:00Z')
    await Promise.all([1, 2].map(() => closeDueSurveys(operatorOf(world.platform, world.unitId))))
    expect(await standing(id)).toEqual({ state: 'closed', closedOn: '2026-11-25' })
  })

  it.each([
    [{ title: ' ' }, 'title'],
    [{ title: '长'.repeat(61) }, 'title'],
    [{ questions: [], indexPosition: null }, 'questions'],
    [{ questions: Array.from({ length: 13 }, () => scale) }, 'questions'],
    [{ questions: [{ ...multi, options: ['一个'] }], indexPosition: null }, 'questions.0.options'],
    [{ questions: [{ ...multi, options: ['同', '同'] }], indexPosition: null }, 'questions.0.options'],
    [{ indexPosition: 2 }, 'indexPosition'],
    [{ indexPosition: 4 }, 'indexPosition'],
    [{ purpose: 'staff' }, 'indexPosition'],
    [{ sectionId: randomUUID() }, 'sectionId'],
  ])('with %j is refused at %s and nothing is kept', async (changes, field) => {
    const before = (await office.get('/api/surveys')).body.total
    const { status, body } = await office.post('/api/surveys', { ...input, ...changes })
    expect([status, body.faults.map((fault: { field: string }) => fault.field)]).toEqual([400, [field]])
    expect((await office.get('/api/surveys')).body.total).toBe(before)
  })

  it.each(['2026-11-22', '2026-02-30', '2027-11-25'])('is not opened until %s', async (closesOn) => {
    const id = await drafted()
    expect((await open(id, closesOn)).status).toBe(400)
    expect((await office.get(`/api/surveys/${id}`)).body.state).toBe('draft')
  })

  it('opened twice at once opens once', async () => {
    const id = await drafted()
    const body = { closesOn: '2026-11-30', revision: 1 }
    const answers = await Promise.all([1, 2].map(() => office.post(`/api/surveys/${id}/open`, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('answers', () => {
  it('leave no row of a person, no text to be read and no time finer than the day', async () => {
    const id = await drafted()
    await open(id)
    for (let at = 0; at < 60; at += 1) await answer(id, { 1: 5, 3: `独一无二的话${at}` }, `abcdef${at}`)
    expect(await databaseText(world)).not.toContain('独一无二')
    const boxes = await world.db
      .selectFrom('surveyTextBox')
      .select(['chunk', 'texts'])
      .where('surveyId', '=', id)
      .orderBy('chunk')
      .execute()
    expect(boxes).toEqual([
      { chunk: 0, texts: 50 },
      { chunk: 1, texts: 10 },
    ])
    expect(await ofSurvey('surveyDay', id).execute()).toMatchObject([{ onDay: '2026-11-23', counted: 60 }])
    await close(id)
    expect(await ofSurvey('surveyDevice', id).execute()).toEqual([])
    const { texts } = (await office.get(`/api/surveys/${id}/results`)).body.questions[2]
    const given = Array.from({ length: 60 }, (_, at) => `独一无二的话${at}`)
    expect(texts.toSorted()).toEqual(given.toSorted())
    expect(texts).not.toEqual(given)
  })

  it('from one device count once a day, unless the survey says otherwise', async () => {
    const once = await drafted()
    const often = await drafted(office, { countsRepeats: true })
    for (const id of [once, often]) {
      await open(id)
      for (let time = 0; time < 3; time += 1) await answer(id, { 1: 1 }, 'samesamesamesame')
    }
    expect((await office.get(`/api/surveys/${once}`)).body).toMatchObject({ answers: 1, repeated: 2 })
    expect((await office.get(`/api/surveys/${often}`)).body).toMatchObject({ answers: 3, repeated: 0 })
    world.clock.moveTo('2026-11-24T02:00:00Z')
    office = await world.as('office_clerk')
    await answer(once, { 1: 1 }, 'samesamesamesame')
    expect((await office.get(`/api/surveys/${once}`)).body).toMatchObject({ answers: 2, repeated: 2 })
    expect(await ofSurvey('surveyDevice', once).execute()).toMatchObject([{ onDay: '2026-11-24' }])
  })

  it('that do not fit are counted as such and nothing else', async () => {
    const id = await drafted()
    await open(id)
    await answer(id, { 1: 9 })
    await answer(id, { 2: ['1'] })
    expect((await office.get(`/api/surveys/${id}`)).body).toMatchObject({ answers: 0, unreadable: 2 })
  })

  it('arriving at once are all counted', async () => {
    const id = await drafted()
    await open(id)
    await Promise.all(Array.from({ length: 8 }, (_, at) => answer(id, { 1: 4, 3: `话${at}` })))
    await close(id)
    const { answers, questions } = (await office.get(`/api/surveys/${id}/results`)).body
    expect([answers, questions[0].answered, questions[2].texts.length]).toEqual([8, 8, 8])
  })

  it('fewer than the least number are not shown', async () => {
    const id = await drafted()
    await open(id)
    for (let at = 0; at < 4; at += 1) await answer(id, { 1: 5 })
    await close(id)
    expect((await office.get(`/api/surveys/${id}/results`)).body).toMatchObject({ withheld: 'few', questions: [] })
  })
})

describe('rights', () => {
  it('a section head writes surveys of the own section and sees no others', async () => {
    const sectionId = randomUUID()
    const section = { name: '艺术科', kind: 'section', position: 1, adminHeadcount: 0, institutionHeadcount: 0 }
    await world.db
      .insertInto('section')
      .values({ unitId: world.unitId, id: sectionId, ...section })
      .execute()
    const head = await world.as('section_head', { sectionId })
    const other = await drafted()
    expect((await head.post('/api/surveys', input)).status).toBe(403)
    const own = await drafted(head, { sectionId })
    expect((await head.get('/api/surveys')).body.rows.map(({ id }: { id: string }) => id)).toEqual([own])
    expect((await head.get(`/api/surveys/${other}`)).status).toBe(404)
    expect((await head.get(`/api/surveys/${other}/results`)).status).toBe(404)
    expect((await open(other, '2026-11-30', head)).status).toBe(404)
    expect((await open(own, '2026-11-30', head)).status).toBe(200)
  })

  it.each(['system_admin', 'security_admin', 'audit_admin', 'cadre'] as const)('%s sees nothing', async (role) => {
    const client = await world.as(role)
    expect((await client.get('/api/surveys')).status).toBe(403)
    expect((await client.post('/api/surveys', input)).status).toBe(403)
  })

  it.each(['principal', 'group_member', 'discipline_inspector'] as const)(
    '%s reads and does not write',
    async (role) => {
      const client = await world.as(role)
      await drafted(office, { title: `${role}的大集` })
      const list = await client.get(`/api/surveys?search=${role}&sort=title&order=asc`)
      expect(list.body).toMatchObject({ total: 1, rows: [{ feedsIndex: true, answers: 0 }] })
      expect((await client.get('/api/surveys/export')).status).toBe(200)
      expect((await client.post('/api/surveys', input)).status).toBe(403)
    },
  )
})
