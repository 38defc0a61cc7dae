import ExcelJS from '@protobi/exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import type { Dossier } from '../../people/schema.ts'
import { idOf } from '../count/sample-record.ts'
import { SnapshotComparison, SnapshotList, WhatIf } from '../schema.ts'
import { takeDueSnapshot } from './snapshots.ts'

const TODAY = '2026-11-23'
let world: World
let clerk: Client
const ids: Record<string, string> = {}

async function person(name: string, basic: Partial<Dossier['basic']>, post?: string): Promise<void> {
  const held = { level: '', kind: '任职' as const, startedOn: '2020-01', endedOn: '', confirmedOn: '', document: '' }
  const postsHeld = post ? [{ ...held, title: post, postId: ids[post]! }] : []
  const more = { birth: '1980-06', sex: '男', workStarted: '2002-07', staffKind: '行政', nation: '汉族' } as const
  ids[name] = await created(clerk, dossierOf(name, { ...more, ...basic }, { postsHeld }))
}

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
  const section = async (name: string, kind: string, adminHeadcount: number) => {
    const made = await clerk.post('/api/sections', { name, kind, position: 1, adminHeadcount, institutionHeadcount: 0 })
    ids[name] = made.body.id
  }
  await section('局领导', 'leadership', 3)
  await section('办公室', 'section', 2)
  const post = async (title: string, level: string, sectionName: string, seats: number) => {
    const body = {
      title,
      level,
      seats,
      sectionId: ids[sectionName],
      isPrincipal: false,
      countsQuota: true,
      position: 1,
    }
    ids[title] = (await clerk.post('/api/posts', body)).body.id
  }
  await post('局长', '乡科级正职', '局领导', 1)
  await post('副局长', '乡科级副职', '局领导', 2)
  await post('主任', '股级正职', '办公室', 1)
  await person('秦牧川', { sectionId: ids.局领导! }, '局长')
  await person('沈砚秋', { sectionId: ids.局领导!, sex: '女' }, '副局长')
  await person('程怀远', { sectionId: ids.办公室!, birth: '1990-01' }, '主任')
  await person('=1+1', { sectionId: ids.办公室!, nation: '满族' })
  await person('金满堂', { state: '退休', sectionId: ids.办公室! })
})
afterAll(() => world.close())

const appoint = (name: string, post: string) => ({ kind: 'appoint', personId: ids[name], postId: ids[post] })
const leave = (name: string, reason = '退休') => ({ kind: 'leave', personId: ids[name], reason })
const tryMoves = (moves: object[], on = TODAY) => clerk.post('/api/checkup/what-if', { on, moves })

describe('what if', () => {
  it('a head of section joins the team and the director leaves', async () => {
    const before = await world.db.selectFrom('postHeld').selectAll().execute()
    const answer = await tryMoves([appoint('程怀远', '副局长'), leave('秦牧川')])
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    const told = WhatIf.parse(answer.body.structure)
    const totals = (side: typeof told.before) => side.map(({ group, total }) => [group, total])
    expect(totals(told.before)).toEqual([
      ['leadership', 2],
      ['all', 4],
    ])
    expect(totals(told.after)).toEqual([
      ['leadership', 2],
      ['all', 3],
    ])
    const ages = told.after[0]!.tables[0]!.rows.filter(({ count }) => count).map(({ value, count }) => [value, count])
    expect(ages).toEqual([
      ['36-40', 1],
      ['46-50', 1],
    ])
    expect([told.headcountBefore.adminActual, told.headcountAfter.adminActual]).toEqual([4, 3])
    expect(told.sections.map(({ name, before: was, after }) => [name, was.adminActual, after.adminActual])).toEqual([
      ['办公室', 2, 1],
    ])
    const seats = told.vacancies.map(({ title, before: was, after }) => [title, was.vacant, after.vacant, after.over])
    expect(seats.sort()).toEqual(
      [
        ['主任', 0, 1, 0],
        ['副局长', 1, 0, 0],
        ['局长', 0, 1, 0],
      ].sort(),
    )
    expect(await world.db.selectFrom('postHeld').selectAll().execute()).toEqual(before)
  })

  it('a post that is full is shown as over, and a coming day counts who is there then', async () => {
    const over = WhatIf.parse((await tryMoves([appoint('程怀远', '局长')])).body.structure)
    expect(over.vacancies.find(({ title }) => title === '局长')!.after).toEqual({ holders: 2, vacant: 0, over: 1 })
    const later = WhatIf.parse((await tryMoves([leave('程怀远', '调出')], '2050-01-01')).body.structure)
    expect([later.before, later.after].map((side) => side.map(({ total }) => total))).toEqual([
      [0, 1],
      [0, 0],
    ])
  })

  it('refuses what cannot be', async () => {
    const refused = async (moves: object[], field: string) => {
      const answer = await tryMoves(moves)
      expect(answer.status, JSON.stringify(answer.body)).toBe(400)
      expect(answer.body.faults[0].field).toBe(field)
    }
    await refused([leave('金满堂')], 'moves.0.personId')
    await refused([{ ...leave('秦牧川'), personId: idOf(9) }], 'moves.0.personId')
    await refused([{ ...appoint('秦牧川', '主任'), postId: idOf(9) }], 'moves.0.postId')
    await refused([leave('秦牧川'), appoint('秦牧川', '主任')], 'moves.1.personId')
    expect((await tryMoves([])).status).toBe(400)
    expect((await tryMoves([leave('秦牧川', '去世')])).status).toBe(400)
    expect((await tryMoves([leave('秦牧川')], '2026-02-30')).status).toBe(400)
  })

  it('nobody moves into a post abolished by then', async () => {
    const { body } = await clerk.get('/api/sections')
    const { id, ...post } = body.posts.find((one: { title: string }) => one.title === '主任')
    await clerk.put(`/api/posts/${id}`, { ...post, abolishedOn: '2027-01-01' })
    expect((await tryMoves([appoint('秦牧川', '主任')], '2026-12-31')).status).toBe(200)
    expect((await tryMoves([appoint('秦牧川', '主任')], '2027-01-01')).status).toBe(400)
    await clerk.put(`/api/posts/${id}`, { ...post, revision: 2, abolishedOn: null })
  })
})

describe('snapshots', () => {
  /** Sessions do not outlive a jump of the clock. */
  const moveTo = async (instant: string) => {
    world.clock.moveTo(instant)
    clerk = await world.as('personnel_clerk')
  }
  beforeEach(async () => {
    await moveTo('2026-11-23T02:00:00Z')
    await world.db.deleteFrom('structureSnapshot').execute()
  })
  afterAll(() => moveTo('2026-11-23T02:00:00Z'))
  const entries = () =>
    world.db.selectFrom('auditEntry').selectAll().where('action', '=', 'structure.snapshot-taken').execute()

  it('are kept once a month, with counts and no names', async () => {
    const recorded = (await entries()).length
    expect(await takeDueSnapshot(world.operator)).toEqual({ month: '2026-11', taken: true })
    expect(await takeDueSnapshot(world.operator)).toEqual({ month: '2026-11', taken: false })
    expect((await entries()).length).toBe(recorded + 1)
    const { snapshots } = SnapshotList.parse((await clerk.get('/api/structure/snapshots')).body)
    expect(snapshots.map(({ month, on, groups }) => [month, on, groups.at(-1)!.total])).toEqual([['2026-11', TODAY, 4]])
    const [row] = await world.db.selectFrom('structureSnapshot').select('content').execute()
    const content = JSON.stringify(row!.content)
    for (const name of ['秦牧川', '沈砚秋', '程怀远', ids.秦牧川!]) expect(content).not.toContain(name)
    expect(row!.content).toMatchObject({ version: 1, on: TODAY })
  })

  it('are due again on the first of the next month by the bureau’s clock', async () => {
    await takeDueSnapshot(world.operator)
    world.clock.moveTo('2026-11-30T15:59:00Z')
    expect((await takeDueSnapshot(world.operator)).taken).toBe(false)
    world.clock.moveTo('2026-11-30T16:00:00Z')
    expect(await takeDueSnapshot(world.operator)).toEqual({ month: '2026-12', taken: true })
  })

  it('taken by two at once are kept once, with one trace', async () => {
    const recorded = (await entries()).length
    const both = await Promise.all([takeDueSnapshot(world.operator), takeDueSnapshot(world.operator)])
    expect(both.filter(({ taken }) => taken)).toHaveLength(1)
    expect((await entries()).length).toBe(recorded + 1)
  })

  it('wait until somebody is there', async () => {
    const { unitId } = world
    await world.db
      .updateTable('person')
      .set({ state: '调出' })
      .where('unitId', '=', unitId)
      .where('state', '=', '在职')
      .execute()
    expect((await takeDueSnapshot(world.operator)).taken).toBe(false)
    await world.db
      .updateTable('person')
      .set({ state: '在职' })
      .where('unitId', '=', unitId)
      .where('state', '=', '调出')
      .execute()
    expect((await takeDueSnapshot(world.operator)).taken).toBe(true)
  })

  it('of two months are compared category by category', async () => {
    await takeDueSnapshot(world.operator)
    await moveTo('2027-01-05T02:00:00Z')
    await person('顾南乔', { sex: '女', birth: '1976-02', sectionId: ids.办公室! })
    await takeDueSnapshot(world.operator)
    const compared = await clerk.get('/api/structure/snapshots/compare?from=2026-11&to=2027-01')
    const { from, to, groups } = SnapshotComparison.parse(compared.body)
    expect([from, to]).toEqual([
      { month: '2026-11', on: TODAY },
      { month: '2027-01', on: '2027-01-05' },
    ])
    const all = groups.find(({ group }) => group === 'all')!
    expect(all.total).toEqual({ before: 4, after: 5, change: 1 })
    const sexes = all.tables.find(({ dimension }) => dimension === 'sex')!.rows
    expect(sexes.map(({ value, before, after, change }) => [value, before, after, change])).toEqual([
      ['男', 3, 3, 0],
      ['女', 1, 2, 1],
      ['未填', 0, 0, 0],
    ])
    await clerk.post(`/api/people/${ids.顾南乔}/removal`, { reason: '误建' })
    expect((await clerk.get('/api/structure/snapshots/compare?from=2026-10&to=2027-01')).status).toBe(404)
    expect((await clerk.get('/api/structure/snapshots/compare?from=2026-13&to=2027-01')).status).toBe(400)
  })
})

describe('the sheet', () => {
  it('holds the tables, leaves a trace and no formula', async () => {
    const answer = await clerk.get(`/api/structure/export.xlsx?on=${TODAY}`)
    expect(answer.status).toBe(200)
    expect(decodeURIComponent(answer.headers.get('content-disposition')!)).toContain('干部队伍结构表.xlsx')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(answer.bytes).buffer)
    const sheet = workbook.worksheets[0]!
    const texts: string[] = []
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined()
        texts.push(String(cell.value))
      }),
    )
    expect(texts).toEqual(expect.arrayContaining(['项目', '分类', '领导班子人数', '41—45岁', '未填']))
    const row = sheet.getRow(3)
    expect([row.getCell(1).value, row.getCell(3).value, row.getCell(11).value]).toEqual(['合计', 2, 4])
    const trail = await world.db
      .selectFrom('auditEntry')
      .select('detail')
      .where('action', '=', 'structure.exported')
      .execute()
    expect(trail.map(({ detail }) => JSON.parse(detail))).toEqual([{ on: TODAY, people: 4 }])
  })
})

describe('rights', () => {
  const paths = ['', '/people?group=all&dimension=sex&value=%E7%94%B7', '/retirements', '/headcount', '/export.xlsx']
  const all = [...paths, '/snapshots', '/snapshots/compare?from=2026-10&to=2026-11'].map(
    (path) => `/api/structure${path}`,
  )

  it.each(['principal', 'group_member', 'personnel_clerk', 'discipline_inspector'] as const)(
    'let %s in',
    async (role) => {
      const client = await world.as(role)
      for (const path of all) expect([200, 404], path).toContain((await client.get(path)).status)
    },
  )

  it.each([
    ...(['section_head', 'cadre', 'office_clerk', 'party_clerk', 'accountant'] as const),
    ...(['system_admin', 'security_admin', 'audit_admin'] as const),
  ])('keep %s out', async (role) => {
    const client = await world.as(role, { sectionId: ids.办公室! })
    for (const path of all) expect((await client.get(path)).status, path).toBe(403)
  })

  it('keep strangers out', async () => {
    for (const path of all) expect((await world.nobody.get(path)).status, path).toBe(401)
  })
})

it.each([
  '?on=2026-02-30',
  '?ages=40,35',
  '?ages=35,35',
  '?ages=x',
  '?cross=name',
  '/people?group=all&dimension=sex',
  '/people?group=all&dimension=sex&value=x',
  '/people?group=nobody&dimension=sex&value=%E7%94%B7',
  '/people?group=all&dimension=sex&value=%E7%94%B7&dimension2=age',
  '/people?group=all&dimension=sex&value=%E7%94%B7&dimension2=age&value2=x',
  '/retirements?months=0',
  '/retirements?months=121',
])('refuses %s', async (query) => {
  expect((await clerk.get(`/api/structure${query}`)).status).toBe(400)
})
