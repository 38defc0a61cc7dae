import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MeetingBureau, makeMeeting } from '../../../testing/meeting-bureau.ts'
import type { Client } from '../../../testing/world.ts'

let bureau: MeetingBureau
let chair: Client
let owner: Client
let inspector: Client

beforeEach(async () => {
  bureau = await makeMeeting({ members: 3, items: [{ title: '年度工作计划' }, { title: '任免', kind: 'cadre' }] })
  chair = bureau.members[0]!.client
  owner = bureau.members[1]!.client
  inspector = await bureau.world.as('discipline_inspector')
  await decided()
})
afterEach(() => bureau.world.close())

/** Both items adopted by everybody, the meeting over. */
async function decided() {
  const { open, act, clerk, members, items } = bureau
  await open()
  for (const { id } of members) await act(clerk, { kind: 'sign-in', memberId: id })
  for (const { id: itemId } of items) {
    await act(clerk, { kind: 'start-item', itemId })
    const order = [...members.slice(1), members[0]!]
    for (const { id: memberId } of order) {
      await act(clerk, { kind: 'state', itemId, memberId, attitude: 'agree', text: '' })
    }
    await act(clerk, { kind: 'open-vote', itemId, method: 'hands' })
    for (const { id: memberId } of order) await act(clerk, { kind: 'vote', itemId, memberId, choice: 'agree' })
    await act(clerk, { kind: 'close-vote', itemId })
  }
  await act(clerk, { kind: 'close-meeting' })
}

async function task(dueOn = '2026-12-31') {
  const { unitId, db, clock } = bureau.world
  await db
    .insertInto('decisionTask')
    .values({
      ...{ unitId, id: unitId, itemId: bureau.items[0]!.id, title: '分解下达计划', ownerId: bureau.members[1]!.id },
      ...{ dueOn, firstDueOn: dueOn, createdBy: '会务人员', createdAt: clock.now(), supportingIds: '[]' },
    })
    .execute()
  return unitId
}

const tasks = async (query = '') => (await chair.get(`/api/decisions/tasks${query}`)).body
const judge = (by: Client, id: string, body: object) => by.post(`/api/decisions/tasks/${id}/verdict`, body)
const report = (by: Client, id: string, body: object) => by.post(`/api/decisions/tasks/${id}/reports`, body)

describe('a task', () => {
  it('is reported by its owner, verified by another, and counts as carried out', async () => {
    const id = await task()
    expect((await report(chair, id, { text: '已经下达各科室', isFinished: true, revision: 1 })).status).toBe(403)
    expect((await judge(chair, id, { verdict: 'done', reason: '属实', revision: 1 })).status).toBe(409)
    expect((await report(owner, id, { text: '已经下达各科室', isFinished: true, revision: 1 })).status).toBe(200)
    expect((await judge(owner, id, { verdict: 'done', reason: '属实', revision: 2 })).status).toBe(409)
    expect((await judge(chair, id, { verdict: 'done', reason: '属实', revision: 2 })).status).toBe(200)
    const { rows, execution } = await tasks()
    expect(rows[0]).toMatchObject({
      state: 'done',
      lamp: 'green',
      doneOn: '2026-11-23',
      verifiedBy: bureau.members[0]!.name,
    })
    expect(execution).toEqual({ total: 1, done: 1, overdue: 0, percent: 100 })
    expect((await judge(chair, id, { verdict: 'drop', reason: '不用了', revision: 3 })).status).toBe(409)
  })

  it('that is late is red, and a later date keeps the first', async () => {
    const id = await task('2026-11-23')
    expect((await tasks()).rows[0].lamp).toBe('amber')
    await bureau.world.db.updateTable('decisionTask').set({ dueOn: '2026-11-22' }).execute()
    expect((await tasks('?lamp=red')).rows).toHaveLength(1)
    const postpone = (by: Client, dueOn: string) =>
      by.post(`/api/decisions/tasks/${id}/postpone`, { dueOn, reason: '上级会议推迟', revision: 1 })
    expect((await postpone(owner, '2026-12-31')).status).toBe(403)
    expect((await postpone(chair, '2026-11-22')).status).toBe(400)
    expect((await postpone(chair, '2026-12-31')).status).toBe(200)
    expect((await tasks()).rows[0]).toMatchObject({ dueOn: '2026-12-31', firstDueOn: '2026-11-23' })
  })

  it('is in the ledger', async () => {
    await task()
    const file = await chair.get('/api/decisions/tasks.xlsx')
    expect(file.headers.get('content-type')).toContain('spreadsheetml')
    expect(file.bytes.length).toBeGreaterThan(4000)
  })
})

describe('an appointment that was adopted', () => {
  it('is put into the dossier once, not before its decision', async () => {
    const { db, unitId } = bureau.world
    const personnel = await bureau.world.as('personnel_clerk')
    const personId = bureau.members[2]!.id
    await db.updateTable('topicItem').set({ personId, act: 'remove' }).where('title', '=', '任免').execute()
    const { id: itemId } = bureau.items[1]!
    const carry = (on: string, by = personnel) =>
      by.post(`/api/decisions/appointments/${itemId}/effect`, { on, document: '云文旅党组〔2026〕9号' })
    expect((await carry('2026-11-22')).status).toBe(409)
    expect((await carry('2026-11-23', chair)).status).toBe(403)
    // Nothing to remove: nothing is written at all.
    expect((await carry('2026-11-23')).status).toBe(409)
    expect(await db.selectFrom('appointmentEffect').selectAll().execute()).toEqual([])
    const held = { title: '科长', level: '股级正职', kind: '任职', startedOn: '2020-01-01' }
    await db
      .insertInto('postHeld')
      .values({ unitId, personId, position: 0, ...held, document: '' })
      .execute()
    const answers = await Promise.all([carry('2026-11-24'), carry('2026-11-24')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const post = await db.selectFrom('postHeld').select('endedOn').where('personId', '=', personId).executeTakeFirst()
    expect(post?.endedOn).toBe('2026-11-24')
    expect((await chair.get('/api/decisions/appointments')).body.rows[0]).toMatchObject({ doneOn: '2026-11-24' })
  })
})

describe('what escaped', () => {
  const outlay = (amountFen: number, more = {}) => ({
    ...{ kind: 'payment', title: '宣传册', payee: '云栖印务', amountFen, dayOn: '2026-11-23', itemId: null, ...more },
  })
  const add = (rows: object[]) => inspector.post('/api/decisions/outlays', { rows })
  const escaped = async () => (await inspector.get('/api/decisions/escaped')).body.rows

  beforeEach(async () => {
    const matter = {
      ...{ category: 'funds', title: '单笔5万元及以上的支出', kind: 'ordinary', thresholdFen: 5_000_000 },
      ...{
        needsLegality: false,
        needsFinance: false,
        needsConsultation: false,
        validFrom: '2026-01-01',
        document: '制度',
      },
    }
    expect((await bureau.clerk.post('/api/matters', matter)).status).toBe(201)
  })

  it('is told with its basis, and no longer once the decision is named', async () => {
    await add([outlay(5_000_000), outlay(4_999_999, { payee: '别家' })])
    expect(await escaped()).toMatchObject([
      { kind: 'payment', amountFen: 5_000_000, basis: '单笔5万元及以上的支出（制度）' },
    ])
    const { rows } = (await inspector.get('/api/decisions/outlays')).body
    const { id } = rows.find((row: { amountFen: number }) => row.amountFen === 5_000_000)
    const link = (itemId: string) => inspector.post(`/api/decisions/outlays/${id}/decision`, { itemId })
    expect((await link(bureau.world.unitId)).status).toBe(404)
    expect((await link(bureau.items[0]!.id)).status).toBe(200)
    expect(await escaped()).toEqual([])
  })

  it('is told of parts that reach the threshold together', async () => {
    await add([outlay(2_500_000, { dayOn: '2026-10-24' }), outlay(2_500_000)])
    expect(await escaped()).toMatchObject([{ kind: 'split' }])
  })

  it.each([[{ amountFen: 0 }], [{ dayOn: '2026-02-30' }], [{ title: '' }]])(
    'is not entered with %j',
    async (changes) => {
      expect((await add([outlay(1), { ...outlay(1), ...changes }])).status).toBe(400)
      expect((await inspector.get('/api/decisions/outlays')).body.rows).toEqual([])
    },
  )
})

describe('the year in figures and one’s own record', () => {
  it('come from the rooms', async () => {
    const { body } = await chair.get('/api/decisions/statistics?year=2026')
    expect(body).toMatchObject({ meetings: 1, dissent: 0, overrides: 0, recusals: 0 })
    expect(body.attendance).toHaveLength(3)
    expect(body.items.find((one: { category: string }) => one.category === '重大决策')).toMatchObject({
      total: 1,
      passed: 1,
    })
    expect(body.monthsWithout).toHaveLength(10)
    const own = (await owner.get('/api/decisions/own')).body
    expect(own.items).toMatchObject([
      { attitude: 'agree', vote: 'agree' },
      { attitude: 'agree', vote: 'agree' },
    ])
  })

  it('know the report to the committee', async () => {
    const given = { title: '2026年党组工作报告', recipient: '中共云栖市委', reportedOn: '2026-11-20' }
    expect((await bureau.clerk.post('/api/decisions/reports', given)).status).toBe(201)
    expect((await chair.get('/api/decisions/statistics')).body.reports).toMatchObject([given])
  })
})
