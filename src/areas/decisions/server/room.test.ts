import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { created, databaseText, dossierOf } from '../../../testing/dossiers.ts'
import { type MeetingBureau, makeMeeting, type Planned } from '../../../testing/meeting-bureau.ts'
import type { Choice } from '../schema/words.ts'
import { waitingFor } from './live.ts'

let bureau: MeetingBureau
afterEach(() => bureau.world.close())

async function begin(wanted: Parameters<typeof makeMeeting>[0] = {}, present = wanted.members ?? 7) {
  bureau = await makeMeeting(wanted)
  await bureau.open()
  for (const { id } of bureau.members.slice(0, present)) await ok({ kind: 'sign-in', memberId: id })
  await ok({ kind: 'start-item', itemId: bureau.items[0]!.id })
}

const item = (index = 0) => bureau.items[index]!.id
const member = (index: number) => bureau.members[index]!
type Sent = Parameters<MeetingBureau['act']>[1]

async function ok(command: Sent, by = bureau.clerk) {
  const answer = await bureau.act(by, command)
  expect(answer.body, command.kind).toEqual({ seq: expect.any(Number) })
}

async function refused(command: Sent, message: string, by = bureau.clerk) {
  const before = await bureau.room()
  const { status, body } = await bureau.act(by, command)
  expect([status, body.message]).toEqual([409, expect.stringContaining(message)])
  expect(await bureau.room()).toEqual(before)
  return body.faults.map((fault: { message: string }) => fault.message)
}

const says = (index: number, attitude: Choice = 'agree', itemId = item()) =>
  ({ kind: 'state', itemId, memberId: member(index).id, attitude, text: '同意这个方案' }) as const
const votes = (index: number, choice: Choice = 'agree', itemId = item()) =>
  ({ kind: 'vote', itemId, memberId: member(index).id, choice }) as const

/** Everybody who is there says something, the chair last. */
async function heard(indexes: number[], itemId = item()) {
  for (const index of [...indexes.filter((one) => one), ...indexes.filter((one) => !one)]) {
    await ok(says(index, 'agree', itemId), member(index).client)
  }
}

describe('the chair', () => {
  it('is refused, with the names, until everybody present has been heard', async () => {
    await begin({ members: 3 })
    await ok(says(1), member(1).client)
    expect(await refused(says(0), '末位表态', member(0).client)).toEqual([member(2).name])
    await refused({ kind: 'open-vote', itemId: item(), method: 'named' }, '还没有表态')
    await ok(says(2), member(2).client)
    await ok(says(0), member(0).client)
    await refused(says(1), '已经末位表态', member(1).client)
  })

  it('speaks again after a latecomer', async () => {
    await begin({ members: 3 }, 2)
    await heard([0, 1])
    await ok({ kind: 'sign-in', memberId: member(2).id }, member(2).client)
    expect(await refused({ kind: 'open-vote', itemId: item(), method: 'named' }, '还没有表态')).toEqual([
      member(2).name,
    ])
    await ok(says(2), member(2).client)
    expect(await refused({ kind: 'open-vote', itemId: item(), method: 'named' }, '末位表态')).toEqual([member(0).name])
    await ok(says(0), member(0).client)
    await ok({ kind: 'open-vote', itemId: item(), method: 'named' })
  })

  it('votes last, and nobody changes a vote', async () => {
    await begin({ members: 3 })
    await heard([0, 1, 2])
    await ok({ kind: 'open-vote', itemId: item(), method: 'named' })
    expect(await refused(votes(0), '末位表决', member(0).client)).toEqual([member(1).name, member(2).name])
    await ok(votes(1), member(1).client)
    await refused(votes(1, 'disagree'), '不能更改', member(1).client)
    await ok(votes(2, 'disagree'), member(2).client)
    await ok(votes(0), member(0).client)
    await ok({ kind: 'close-vote', itemId: item() })
    const { result } = (await bureau.room()).items[0]
    expect(result).toMatchObject({ outcome: 'passed', tally: { agree: 2, disagree: 1 }, base: 3 })
    const row = await bureau.world.db.selectFrom('agendaItem').selectAll().executeTakeFirstOrThrow()
    expect([row.outcome, row.tally]).toEqual(['passed', result.tally])
    const topic = await bureau.world.db.selectFrom('topic').select('state').executeTakeFirstOrThrow()
    expect(topic.state).toBe('decided')
  })

  it('may speak first in an emergency, for a reason that stays', async () => {
    await begin({ members: 3 })
    await ok({ kind: 'override', itemId: item(), reason: '汛情紧急，须立即部署抢险' })
    await ok(says(0), member(0).client)
    expect((await bureau.room()).items[0].override).toBe('汛情紧急，须立即部署抢险')
  })
})

describe('the quorum', () => {
  it.each<[Planned['kind'], number, number, boolean]>([
    ['ordinary', 7, 4, true],
    ['ordinary', 7, 3, false],
    ['cadre', 7, 5, true],
    ['cadre', 7, 4, false],
    ['sanction', 6, 4, true],
  ])('of %s items of %i members with %i present: %s', async (kind, members, present, may) => {
    await begin({ members, items: [{ title: '事项', kind: kind ?? 'ordinary' }] }, present)
    await heard(Array.from({ length: present }, (_, index) => index))
    const command = { kind: 'open-vote', itemId: item(), method: 'named' } as const
    if (may) await ok(command)
    else await refused(command, '到会人数不够')
  })

  it('lost during a vote stops it, and regained lets it go on', async () => {
    await begin({ members: 5, items: [{ title: '事项', kind: 'cadre' }] }, 4)
    await heard([0, 1, 2, 3])
    await ok({ kind: 'open-vote', itemId: item(), method: 'named' })
    await ok(votes(1), member(1).client)
    await ok({ kind: 'leave', memberId: member(3).id, reason: '接电话' }, member(3).client)
    await refused(votes(2), '到会人数不够', member(2).client)
    await refused({ kind: 'close-vote', itemId: item() }, '到会人数不够')
    await ok({ kind: 'sign-in', memberId: member(3).id }, member(3).client)
    for (const index of [2, 3, 0]) await ok(votes(index), member(index).client)
    await ok({ kind: 'close-vote', itemId: item() })
  })
})

describe('recusal', () => {
  it('takes a member out of speaking and voting, not out of the base', async () => {
    await begin({ members: 4 })
    await ok({ kind: 'recuse', itemId: item(), memberId: member(1).id, reason: '涉及本人亲属' }, member(1).client)
    await refused(says(1), '已经回避', member(1).client)
    await heard([0, 2, 3])
    await ok({ kind: 'open-vote', itemId: item(), method: 'hands' })
    await refused({ kind: 'recuse', itemId: item(), memberId: member(2).id, reason: '涉及本人' }, '正在表决')
    await refused(votes(1), '不参加这一项表决')
    for (const index of [2, 3]) await ok(votes(index))
    await ok(votes(0, 'abstain'))
    await ok({ kind: 'close-vote', itemId: item() })
    expect((await bureau.room()).items[0].result).toMatchObject({ outcome: 'failed', base: 4, tally: { agree: 2 } })
  })

  it('of the chair hands the item to the next in order, who then speaks last', async () => {
    await begin({ members: 3 })
    await ok({ kind: 'recuse', itemId: item(), memberId: member(0).id, reason: '涉及本人' }, member(0).client)
    expect(await refused(says(1), '末位表态', member(1).client)).toEqual([member(2).name])
    await ok(says(2), member(2).client)
    await ok(says(1), member(1).client)
  })
})

describe('paper ballots', () => {
  const count = (tellerId: string, agree: number) =>
    ({
      kind: 'count',
      itemId: item(),
      tellerId,
      count: { issued: 3, returned: 3, tally: { agree, disagree: 3 - agree, defer: 0, abstain: 0, invalid: 0 } },
    }) as const

  it('count once two tellers agree', async () => {
    await begin({ members: 3 })
    await heard([0, 1, 2])
    await ok({ kind: 'open-vote', itemId: item(), method: 'paper' })
    await refused(count(member(0).id, 2), '主持人不能')
    await ok(count(member(1).id, 2), member(1).client)
    await refused({ kind: 'close-vote', itemId: item() }, '两名计票人')
    await ok(count(member(2).id, 3), member(2).client)
    await refused({ kind: 'close-vote', itemId: item() }, '两名计票人')
    for (const index of [1, 2]) await ok(count(member(index).id, 2), member(index).client)
    await ok({ kind: 'close-vote', itemId: item() })
    expect((await bureau.room()).items[0].result.tally).toMatchObject({ agree: 2, disagree: 1 })
  })

  it('are counted by people who are there', async () => {
    await begin({ members: 4 })
    await ok({ kind: 'leave', memberId: member(3).id, reason: '' })
    await heard([0, 1, 2])
    await ok({ kind: 'open-vote', itemId: item(), method: 'paper' })
    for (const tellerId of [member(3).id, randomUUID()]) await refused(count(tellerId, 2), '计票人应当是')
    const personId = await created(await bureau.world.as('personnel_clerk'), dossierOf('会计'))
    const reader = await bureau.world.as('accountant', { personId })
    await refused(count(personId, 2), '计票人应当是', reader)
    await ok(count(bureau.observerId, 2), bureau.observer)
    await ok(count(member(1).id, 2))
    await ok({ kind: 'close-vote', itemId: item() })
  })
})

describe('hints', () => {
  it('are dismissed for members only, and say nothing of families in the audit trail', async () => {
    await begin({ members: 3 })
    const dismiss = (memberId: string) =>
      bureau.clerk.post(`/api/meetings/${bureau.meetingId}/items/${item()}/hints/dismiss`, {
        ...{ memberId, key: '配偶 王某', reason: '同名同姓，不是本人配偶' },
      })
    expect((await dismiss(randomUUID())).status).toBe(404)
    expect((await dismiss(member(1).id)).status).toBe(200)
    expect((await dismiss(member(1).id)).status).toBe(409)
    const entries = await bureau.world.db.selectFrom('auditEntry').select(['action', 'detail']).execute()
    const [noted, ...more] = entries.filter(({ action }) => action === 'meeting.hint-dismissed')
    expect([JSON.parse(noted!.detail), more]).toEqual([{ itemId: item(), memberId: member(1).id }, []])
  })
})

describe('those who are not members', () => {
  it('look on, or see nothing', async () => {
    await begin({ members: 3 })
    const { observer, world } = bureau
    expect((await bureau.room(observer)).me).toEqual({ role: 'observer', memberId: null })
    await refused(says(1), '列席人员', observer)
    expect((await bureau.act(member(1).client, says(2))).status).toBe(409)
    const personnel = await world.as('personnel_clerk')
    const stranger = await world.as('cadre', { personId: await created(personnel, dossierOf('路人')) })
    expect((await stranger.get(`/api/meetings/${bureau.meetingId}/room`)).status).toBe(404)
    expect((await bureau.act(stranger, says(1))).status).toBe(404)
    for (const role of ['system_admin', 'security_admin', 'audit_admin'] as const) {
      const client = await world.as(role)
      expect((await client.get(`/api/meetings/${bureau.meetingId}/room`)).status).toBe(403)
      expect((await bureau.act(client, says(1))).status).toBe(403)
    }
  })
})

describe('sealed statements', () => {
  it('are opened together, just before the presiding member speaks', async () => {
    await begin({ members: 3, settings: { sealedStatements: true } })
    const secret = '我不赞成，理由是预算不足'
    await ok({ ...says(1, 'disagree'), text: secret }, member(1).client)
    const seen = async (by: MeetingBureau['clerk']) => (await bureau.room(by)).items[0].statements[0]
    expect((await seen(member(1).client)).text).toBe(secret)
    const personId = await created(await bureau.world.as('personnel_clerk'), dossierOf('会计'))
    const reader = await bureau.world.as('accountant', { personId })
    for (const by of [member(2).client, member(0).client, bureau.clerk, bureau.observer, reader]) {
      expect(await seen(by)).toMatchObject({ text: null, attitude: null, name: member(1).name })
    }
    const register = `/api/meetings/${bureau.meetingId}/papers/register.docx?item=${item()}`
    expect((await bureau.clerk.get(register)).status).toBe(409)
    expect(await databaseText(bureau.world)).not.toContain(secret)
    await ok(says(2), member(2).client)
    expect((await seen(member(0).client)).text).toBe(secret)
  })
})

describe('the end', () => {
  it('comes once every item is finished, and then nothing changes', async () => {
    await begin({ members: 3, items: [{ title: '汇报', kind: 'report' }, { title: '后议事项' }] })
    await refused({ kind: 'close-meeting' }, '还没有结束')
    await ok({ kind: 'finish-report', itemId: item(0), note: '听取了汇报' })
    await ok({ kind: 'postpone', itemId: item(1), reason: '材料不齐，下次再议', until: '2026-12-10' })
    await ok({ kind: 'close-meeting' })
    for (const command of [{ kind: 'sign-in', memberId: member(1).id }, says(1), { kind: 'close-meeting' }] as Sent[]) {
      await refused(command, '已经散会')
    }
    const { db, unitId } = bureau.world
    const event = { unitId, meetingId: bureau.meetingId, seq: 999, kind: 'x', contentSealed: Buffer.from('x') }
    const late = { ...event, at: new Date(), byName: '有人' }
    await expect(db.insertInto('meetingEvent').values(late).execute()).rejects.toThrow('not open')
    await expect(db.updateTable('meeting').set({ state: 'open' }).execute()).rejects.toThrow('ended')
    await expect(db.deleteFrom('meetingEvent').execute()).rejects.toThrow('append-only')
    expect((await db.selectFrom('topic').select('state').execute()).map(({ state }) => state)).toEqual(['postponed'])
  })
})

describe('waiting for news', () => {
  it('is answered at once after a change, and does not wait for what is known', async () => {
    await begin({ members: 3 })
    const { seq } = await bureau.room()
    const path = `/api/meetings/${bureau.meetingId}/room?after=`
    expect((await member(1).client.get(`${path}${seq - 1}`)).body.seq).toBe(seq)
    const waiting = member(1).client.get(`${path}${seq}`)
    // Once it hears of the change, not only once its twenty seconds are over.
    await expect.poll(() => waitingFor(bureau.meetingId)).toBe(1)
    await ok(says(2), member(2).client)
    const committed = performance.now()
    expect((await waiting).body.seq).toBe(seq + 1)
    expect(performance.now() - committed).toBeLessThan(1000)
    expect(waitingFor(bureau.meetingId)).toBe(0)
  })
})
