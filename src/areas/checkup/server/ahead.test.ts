import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bureau, briefly, makeBureau, sanctioned, TODAY } from '../../../testing/law-bureau.ts'
import type { Client } from '../../../testing/world.ts'
import { AheadAnswer } from '../schema.ts'

let bureau: Bureau

beforeAll(async () => {
  bureau = await makeBureau()
  await bureau.section('局领导', 'leadership')
  await bureau.section('财务科', 'section')
  await bureau.post('副局长', '乡科级副职', { section: '局领导' })
  await bureau.post('财务科长', '股级正职', { section: '财务科', isPrincipal: true })
  await bureau.person('金满堂', { birth: '1967-06' })
  await bureau.person('孙正华', {}, { held: [{ title: '副局长', startedOn: '2026-03-02' }] })
  await bureau.person('程怀远', {}, { held: [{ title: '财务科长', startedOn: '2022-06-10' }] })
  await bureau.person('顾南乔', {}, { sanctions: [sanctioned('记过', '2026-06-15')] })
  await bureau.person('何清宁', {}, { grades: [{ year: 2026, grade: '基本称职', note: '' }] })
  await bureau.person('林未央', { birth: '1990-01' })
})
afterAll(() => bureau.world.close())

const ahead = async (query = '', client: Client = bureau.clerk) =>
  AheadAnswer.parse((await client.get(`/api/checkup/ahead${query}`)).body)
const dated = (findings: AheadAnswer['findings']) =>
  findings.map(({ from, rule, subject }) => `${from} ${rule} ${subject.name}`)

describe('the coming twelve months', () => {
  it('show what is not due yet, each with its first day, the nearest first', async () => {
    const answer = await ahead()
    expect([answer.on, answer.until]).toEqual([TODAY, '2027-11-23'])
    expect(dated(answer.findings)).toEqual([
      '2027-01-01 kh-basic-effects 何清宁',
      '2027-01-01 ry-not-candidate 何清宁',
      '2027-01-31 ry-probation 孙正华',
      '2027-02-01 ret-remind 金满堂',
      '2027-06-10 ry-rotation 程怀远',
      '2027-11-15 conv-workday 云栖市文化和旅游局',
    ])
    const reminder = answer.findings.find(({ rule }) => rule === 'ret-remind')
    expect(reminder).toMatchObject({ severity: 'notice', because: expect.stringContaining('2028-02到法定退休年龄') })
  })

  it('name nothing that is a finding already, and everything is one on its first day but not on the eve', async () => {
    const answer = await ahead()
    const today = new Set((await bureau.findings()).map(({ key }) => key))
    expect(today.size).toBeGreaterThan(2)
    for (const { key, from } of answer.findings) {
      expect(today.has(key), key).toBe(false)
      const eve = new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10)
      const keysOn = async (day: string) => (await bureau.findings(`?on=${day}`)).map((found) => found.key)
      expect(await keysOn(from), key).toContain(key)
      expect(await keysOn(eve), key).not.toContain(key)
    }
  })

  it('do not reach into the thirteenth', async () => {
    expect(dated((await ahead('?on=2026-01-31')).findings)).not.toContainEqual(expect.stringMatching(/ret-remind/))
    expect(dated((await ahead('?on=2026-03-01')).findings)).toContain('2027-02-01 ret-remind 金满堂')
    expect(dated((await ahead('?on=2027-02-01')).findings)).not.toContainEqual(expect.stringMatching(/ret-remind/))
  })

  it('count with a local number that is set for a coming day', async () => {
    const path = '/api/local-settings/rotationMonths'
    await bureau.clerk.put(path, { value: 54, validFrom: '2027-02-01', document: '云组〔2026〕1号' })
    expect(dated((await ahead()).findings)).toContain('2027-02-01 ry-rotation 程怀远')
    expect((await bureau.clerk.delete(`${path}/2027-02-01`)).status).toBe(200)
    expect(dated((await ahead()).findings)).toContain('2027-06-10 ry-rotation 程怀远')
  })

  it('show a cadre only what concerns the cadre', async () => {
    const own = await bureau.world.as('cadre', { personId: bureau.idOf('孙正华') })
    const answer = await ahead('', own)
    expect(dated(answer.findings)).toEqual(['2027-01-31 ry-probation 孙正华'])
    const sanctionedOne = await bureau.world.as('cadre', { personId: bureau.idOf('顾南乔') })
    expect(briefly((await ahead('', sanctionedOne)).findings)).toEqual([])
    expect((await (await bureau.world.as('cadre')).get('/api/checkup/ahead')).status).toBe(403)
  })
})
