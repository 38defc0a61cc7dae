import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instruments } from '../../../law/cite.ts'
import { localSettings, standardSettings } from '../../../law/rules/local.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { localValues } from '../facts.ts'

let world: World
let cadre: Client
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  cadre = await world.as('cadre')
  clerk = await world.as('personnel_clerk')
})
afterAll(() => world.close())

type Named = { id: string; key: string; [name: string]: unknown }

const RULE = 'ry-elig-rank-to-county'
const SETTING = 'rankToCountyDeputyMonths'
const facts = { sought: '县处级副职', ranks: [{ rank: '二级主任科员', from: '2022-11-23' }] }

const card = async (id: string) => (await cadre.get(`/api/rules/${id}`)).body
const attempt = (given: unknown, on = '2026-11-23', id = RULE) =>
  cadre.post(`/api/rules/${id}/try`, { facts: given, on })
const setting = async (key: string) =>
  (await cadre.get('/api/local-settings')).body.settings.find((one: Named) => one.key === key)
const change = (value: unknown, validFrom = '2026-01-01', key = SETTING, document = '组通字〔2026〕1号') =>
  clerk.put(`/api/local-settings/${key}`, { value, validFrom, document })
const clear = async () => {
  await world.db.deleteFrom('localSetting').execute()
}

describe('the rules', () => {
  it('come with their articles, their force and how sure their sources are', async () => {
    const { rules } = (await cadre.get('/api/rules')).body
    const found = rules.find((one: Named) => one.id === RULE)
    expect(found).toMatchObject({
      title: '职级公务员提任县处级领导职务，应在规定职级累计任满规定年限',
      area: 'selection',
      areaTitle: '选拔任用',
      force: 'warn',
      until: null,
      status: 'from-memory',
      stale: false,
      unconfirmed: expect.stringContaining('没有见到'),
      simplification: expect.stringMatching(/./),
    })
    expect(found.cites).toEqual([
      expect.objectContaining({ instrument: 'personnel-practice', text: expect.stringMatching(/./) }),
    ])
    expect(found).not.toHaveProperty('facts')
  })

  it('are stale once a text has not been compared with its source for a year', async () => {
    const stale = async () => {
      const { rules } = (await (await world.as('cadre')).get('/api/rules')).body
      return rules.filter((one: Named) => one.stale).length
    }
    const latest = Object.values(instruments)
      .map(({ verifiedOn }) => verifiedOn)
      .sort()
      .at(-1)!
    const [year, rest] = [Number(latest.slice(0, 4)) + 1, latest.slice(4)]
    try {
      world.clock.moveTo(`${year}${rest}T15:59:59Z`)
      expect((await freshCard(RULE)).stale).toBe(false)
      world.clock.moveTo(`${year}${rest}T16:00:00Z`)
      expect((await freshCard(RULE)).stale).toBe(true)
      expect(await stale()).toBeGreaterThan(5)
    } finally {
      world.clock.moveTo('2026-11-23T02:00:00Z')
    }
  })

  it('tell one by one what they ask for, with worked cases and the local numbers they use', async () => {
    const found = await card(RULE)
    expect(found.facts).toMatchObject({ type: 'object', properties: { sought: { title: '拟任职务层次' } } })
    expect(found.own).toMatchObject({ [SETTING]: localSettings[SETTING].standard })
    expect(found.settings).toContainEqual({
      key: SETTING,
      title: localSettings[SETTING].title,
      value: localSettings[SETTING].standard,
      document: '',
      validFrom: null,
    })
  })

  it('say when there is no such rule', async () => {
    expect((await cadre.get('/api/rules/none')).status).toBe(404)
    expect((await attempt(facts, '2026-11-23', 'none')).status).toBe(404)
  })
})

async function freshCard(id: string) {
  return (await (await world.as('cadre')).get(`/api/rules/${id}`)).body
}

describe('a try', () => {
  it('answers with the articles and keeps nothing', async () => {
    const entries = () => world.db.selectFrom('auditEntry').select('seq').execute()
    const before = await entries()
    const { status, body } = await attempt(facts)
    expect(status).toBe(200)
    expect(body).toMatchObject({ verdict: 'met', observed: { monthsServed: 48 } })
    expect(body.cites[0]).toMatchObject({ instrument: 'personnel-practice', text: expect.stringMatching(/./) })
    expect(await entries()).toEqual(before)
  })

  it('uses the unit’s own numbers of the day, unless the case names them', async () => {
    await change(60, '2026-11-23')
    expect((await attempt(facts)).body.verdict).toBe('broken')
    expect((await attempt(facts, '2026-11-22')).body.observed.requiredMonths).toBe(localSettings[SETTING].standard)
    expect((await attempt({ ...facts, [SETTING]: 48 })).body.verdict).toBe('met')
    expect((await card(RULE)).settings).toContainEqual(
      expect.objectContaining({ key: SETTING, value: 60, document: '组通字〔2026〕1号', validFrom: '2026-11-23' }),
    )
    await clear()
  })

  it('knows the holidays the unit has imported', async () => {
    const on = '2027-02-05'
    const judged = async () => (await attempt({}, on, 'conv-workday')).body.observed
    const before = await judged()
    const off = [{ name: '春节', from: '2027-02-05', to: '2027-02-12' }]
    const row = { unitId: world.unitId, year: 2027, notice: '通知', off: JSON.stringify(off), work: '["2027-02-14"]' }
    await world.db
      .insertInto('holidayNotice')
      .values({ ...row, importedBy: '某人', importedAt: world.clock.now() })
      .execute()
    expect(await judged()).not.toEqual(before)
    expect((await attempt({ imported: [] }, on, 'conv-workday')).body.observed).toEqual(before)
    expect((await card('conv-workday')).own).toEqual({ imported: [{ year: 2027, off, work: ['2027-02-14'] }] })
    await world.db.deleteFrom('holidayNotice').execute()
  })

  it('names the fields that do not fit', async () => {
    const { status, body } = await attempt({ ...facts, sought: '部长', ranks: [{ rank: '二级主任科员' }] })
    expect(status).toBe(400)
    expect(body.faults).toEqual([
      { field: 'sought', message: expect.stringContaining('拟任职务层次：只能是') },
      { field: 'ranks.0.from', message: '职级经历第1项的开始时间：没有填写' },
    ])
    for (const on of ['2026-02-30', '1899-12-31', '2100-01-01']) expect((await attempt(facts, on)).status).toBe(400)
    expect((await attempt('二级主任科员')).status).toBe(400)
  })
})

describe('the instruments', () => {
  it('list their articles and the rules that rest on them', async () => {
    const all = (await cadre.get('/api/instruments')).body.instruments
    expect(all.map((one: Named) => one.key)).toEqual(Object.keys(instruments))
    const found = all.find((one: Named) => one.key === 'selection-2019')
    expect(found).toMatchObject({ issuer: expect.stringMatching(/./), until: null, stale: false })
    const article = found.articles.find((one: Named) => one.article === '第八条第一项')
    expect(article.rules.map((one: Named) => one.id)).toContain('ry-elig-work5-grass2')
    expect(article.text).toMatch(/./)
  })
})

describe('local settings', () => {
  it('are all listed, with the standard where nothing is set', async () => {
    const { settings } = (await cadre.get('/api/local-settings')).body
    expect(Object.fromEntries(settings.map((one: Named) => [one.key, one.value]))).toEqual(standardSettings)
    expect(await setting('quotaRounding')).toMatchObject({
      title: '比例计算的取整方式',
      standard: 'floor',
      schema: { enum: ['floor', 'round', 'ceil'] },
      history: [],
    })
  })

  it('count from their day on, by a document, and leave a trace', async () => {
    expect((await change('round', '2026-01-01', 'quotaRounding')).status).toBe(200)
    expect((await change('ceil', '2026-12-01', 'quotaRounding')).status).toBe(200)
    expect(await setting('quotaRounding')).toMatchObject({
      value: 'round',
      history: [
        { validFrom: '2026-12-01', value: 'ceil', document: '组通字〔2026〕1号', setBy: '人事干部' },
        { validFrom: '2026-01-01', value: 'round' },
      ],
    })
    const on = async (day: string) => (await localValues(world.db, world.unitId, day)).quotaRounding
    expect([await on('2025-12-31'), await on('2026-01-01'), await on('2026-11-30'), await on('2026-12-01')]).toEqual([
      'floor',
      'round',
      'round',
      'ceil',
    ])
    const trail = await world.db
      .selectFrom('auditEntry')
      .select(['action', 'detail'])
      .where('subjectId', '=', 'quotaRounding')
      .orderBy('seq')
      .execute()
    expect(trail.map(({ action }) => action)).toEqual(['local-setting.changed', 'local-setting.changed'])
    expect(JSON.parse(trail[0]!.detail)).toEqual({
      title: '比例计算的取整方式',
      value: 'round',
      validFrom: '2026-01-01',
      document: '组通字〔2026〕1号',
    })
    await clear()
  })

  it('hold one value a day: a second one corrects the first', async () => {
    await change(36)
    await change(48, '2026-01-01', SETTING, '更正')
    expect((await setting(SETTING)).history).toMatchObject([{ value: 48, document: '更正' }])
    await clear()
  })

  it('belong to their unit', async () => {
    await change(36)
    const elsewhere = await localValues(world.db, '00000000-0000-4000-8000-000000000000', '2026-11-23')
    expect(elsewhere).toEqual(standardSettings)
    await clear()
  })

  it('ignore a stored value that the program no longer takes', async () => {
    await change(36)
    await world.db
      .updateTable('localSetting')
      .set({ value: JSON.stringify('three years') })
      .execute()
    expect((await localValues(world.db, world.unitId, '2026-11-23'))[SETTING]).toBe(standardSettings[SETTING])
    await clear()
  })

  it('are removed, and what was before counts again', async () => {
    await change(36, '2026-01-01')
    await change(48, '2026-06-01')
    expect((await clerk.delete(`/api/local-settings/${SETTING}/2026-06-01`)).status).toBe(200)
    expect((await setting(SETTING)).value).toBe(36)
    expect((await clerk.delete(`/api/local-settings/${SETTING}/2026-06-01`)).status).toBe(404)
    const trail = await world.db.selectFrom('auditEntry').select('detail').where('action', '=', 'local-setting.removed')
    expect((await trail.execute()).map(({ detail }) => JSON.parse(detail).validFrom)).toEqual(['2026-06-01'])
    await clear()
  })

  it.each([
    [SETTING, '36', 'value', '应填数字'],
    [SETTING, -1, 'value', '不能小于0'],
    [SETTING, 1.5, 'value', '应填整数'],
    [SETTING, true, 'value', '应填数字'],
    ['quotaRounding', 'up', 'value', '只能是'],
    ['endDayBlocked', 'true', 'value', '应填是或者否'],
  ])('refuse for %s the value %j', async (key, value, field, message) => {
    const { status, body } = await change(value, '2026-01-01', key)
    expect(status).toBe(400)
    expect(body.faults).toEqual([{ field, message: expect.stringContaining(`取值：${message}`) }])
    expect((await setting(key)).history).toEqual([])
  })

  it.each([
    [{ document: ' ' }, 'document'],
    [{ document: '长'.repeat(201) }, 'document'],
    [{ document: '甲\u0000' }, 'document'],
    [{ validFrom: '2026-02-30' }, 'validFrom'],
    [{ validFrom: '2100-01-01' }, 'validFrom'],
    [{ value: null }, 'value'],
  ])('refuse %j', async (changes, field) => {
    const body = { value: 36, validFrom: '2026-01-01', document: '文件', ...changes }
    const answer = await clerk.put(`/api/local-settings/${SETTING}`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.faults.map((fault: { field: string }) => fault.field)).toEqual([field])
    expect((await setting(SETTING)).history).toEqual([])
  })

  it.each(['unknown', 'toString', '__proto__'])('know no setting %s', async (key) => {
    expect((await change(1, '2026-01-01', key)).status).toBe(404)
    expect((await clerk.delete(`/api/local-settings/${key}/2026-01-01`)).status).toBe(404)
  })
})

describe('rights', () => {
  const reads = ['/api/rules', `/api/rules/${RULE}`, '/api/instruments', '/api/local-settings']
  const values = { value: 36, validFrom: '2026-01-01', document: '文件' }

  it.each(['principal', 'section_head', 'cadre', 'office_clerk'] as const)('%s reads and tries only', async (role) => {
    const client = await world.as(role)
    for (const path of reads) expect((await client.get(path)).status, path).toBe(200)
    expect((await client.post(`/api/rules/${RULE}/try`, { facts, on: '2026-11-23' })).status).toBe(200)
    expect((await client.put(`/api/local-settings/${SETTING}`, values)).status).toBe(403)
    expect((await client.delete(`/api/local-settings/${SETTING}/2026-01-01`)).status).toBe(403)
  })

  it.each(['personnel_clerk', 'discipline_inspector'] as const)('%s keeps the local settings', async (role) => {
    const client = await world.as(role)
    expect((await client.put(`/api/local-settings/${SETTING}`, values)).status).toBe(200)
    expect((await client.delete(`/api/local-settings/${SETTING}/2026-01-01`)).status).toBe(200)
  })

  it.each(['system_admin', 'security_admin', 'audit_admin'] as const)('%s sees nothing', async (role) => {
    const client = await world.as(role)
    for (const path of reads) expect((await client.get(path)).status, path).toBe(403)
    expect((await client.put(`/api/local-settings/${SETTING}`, values)).status).toBe(403)
  })

  it('a stranger neither', async () => {
    for (const path of reads) expect((await world.nobody.get(path)).status, path).toBe(401)
  })
})
