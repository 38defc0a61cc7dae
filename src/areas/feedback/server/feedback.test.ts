import { describe, expect, it } from 'vitest'
import {
  accepting,
  act,
  alsoAs,
  answered,
  assigning,
  clerk,
  code,
  done,
  drafting,
  entered,
  head,
  inspector,
  intake,
  leader,
  openVoiceBureau,
  otherSectionId,
  people,
  signIn,
  submit,
  told,
  view,
  world,
} from '../../../testing/voice-bureau.ts'
import * as facts from '../facts.ts'

openVoiceBureau()

describe('the course of an opinion', () => {
  it('leads from registration to the end, and says who may do what next', async () => {
    const id = await entered()
    expect(await view(id)).toMatchObject({
      ...{ state: 'registered', nominalOn: '2026-10-15', dueOn: '2026-10-15', raw: 1 },
      acts: ['accept', 'return', 'merge', 'to-discipline'],
    })
    await done(clerk, id, 'accept', accepting())
    expect(await view(id)).toMatchObject({ state: 'accepted', dueOn: '2026-11-30', nominalOn: '2026-11-29' })
    await done(clerk, id, 'assign', assigning())
    await done(head, id, 'draft', drafting)
    expect((await view(id, leader)).acts).toContain('approve')
    await done(leader, id, 'approve')
    await done(inspector, id, 'call-back', { outcome: 'satisfied', note: '电话回访，已知晓' })
    await done(clerk, id, 'close')
    const closed = await view(id)
    expect(closed).toMatchObject({ state: 'closed', isSatisfied: true, lamp: 'green', acts: ['publish'] })
    expect(closed.timeline.map((one: { act: string }) => one.act)).toEqual([
      ...['登记', '受理', '交办', '提交答复', '审核通过并答复', '登记回访', '办结'],
    ])
  })

  it('goes back when it is no duty of the unit, but only within five working days', async () => {
    const [first, second] = [await entered(), await entered()]
    world.clock.moveTo('2026-10-13T02:00:00Z')
    await signIn()
    await done(clerk, first, 'return', { reason: '属于教育部门职责' })
    expect((await view(first)).state).toBe('returned')
    world.clock.moveTo('2026-10-14T02:00:00Z')
    await signIn()
    const late = await act(clerk, second, 'return', { reason: '属于教育部门职责' })
    expect([late.status, late.body.message]).toEqual([409, '已超过提出异议的期限，应当受理办理'])
  })

  it.each([
    ['appeal', '2026-11-29', '2026-11-30'],
    ['tourism', '2026-11-29', '2026-11-30'],
    ['hotline', '2026-10-13', '2026-10-13'],
  ])('of kind %s is due on %s, rolled %s', async (kind, nominalOn, dueOn) => {
    const id = await entered({ kind })
    await done(clerk, id, 'accept', accepting({ kind }))
    expect(await view(id)).toMatchObject({ nominalOn, dueOn })
  })

  it('shows the limit for accepting before and after the holidays, red from the earlier one', async () => {
    const id = await entered({ receivedOn: '2026-09-20' })
    const basis = '《信访工作条例》第二十三条'
    expect(await view(id)).toMatchObject({ nominalOn: '2026-10-05', dueOn: '2026-10-08', basis })
    world.clock.moveTo('2026-10-06T02:00:00Z')
    await signIn()
    expect((await view(id)).lamp).toBe('red')
    const lines = (await clerk.get('/api/voices?lamp=red')).body.rows
    expect(lines.map((line: { id: string }) => line.id)).toContain(id)
  })

  it('that would be due in a year without a calendar is refused clearly', async () => {
    world.clock.moveTo('2026-12-20T02:00:00Z')
    await signIn()
    const { status, body } = await clerk.post('/api/voices', { rows: [intake({ receivedOn: '2026-12-20' })] })
    expect([status, body.message]).toEqual([409, expect.stringContaining('2027')])
  })

  it('is extended once, asked for in time, agreed to by somebody else', async () => {
    const id = await entered({ kind: 'appeal', receivedOn: '2026-07-02' })
    await done(clerk, id, 'accept', accepting({ kind: 'appeal' }))
    await done(clerk, id, 'assign', assigning())
    expect((await act(leader, id, 'extend')).status).toBe(409)
    await done(head, id, 'ask-extension', { reason: '需要实地核查' })
    expect((await act(head, id, 'extend')).status).toBe(403)
    await done(leader, id, 'extend')
    expect(await view(id)).toMatchObject({ dueOn: '2026-12-29', firstDueOn: '2026-11-30' })
    expect((await act(head, id, 'ask-extension', { reason: '还要再延一次' })).status).toBe(409)
    expect((await act(leader, id, 'extend')).status).toBe(409)
  })
})

describe('who may not', () => {
  it('approve what one wrote', async () => {
    const id = await entered()
    await done(clerk, id, 'accept', accepting())
    await done(clerk, id, 'assign', assigning())
    await done(clerk, id, 'draft', drafting)
    await alsoAs(clerk, 'group_member', async () => {
      const { status, body } = await act(clerk, id, 'approve')
      expect([status, body.message]).toEqual([409, '拟写答复的人不能自己审核，请由别人审核'])
    })
    expect((await view(id)).state).toBe('drafted')
  })

  it('handle a matter about oneself', async () => {
    const id = await entered({ kind: 'appeal' })
    await done(clerk, id, 'accept', accepting({ kind: 'appeal', aboutId: people.head }))
    const { status, body } = await act(clerk, id, 'assign', assigning())
    expect([status, body.message]).toEqual([409, expect.stringMatching(/^经办人是被反映人，应当回避.*第二十八条/)])
    await done(clerk, id, 'assign', assigning({ handlerId: null }))
    expect((await act(head, id, 'draft', drafting)).status).toBe(409)
  })

  it('handle a matter about a relative', async () => {
    const id = await entered({ kind: 'appeal' })
    await done(clerk, id, 'accept', accepting({ kind: 'appeal', aboutId: people.wife }))
    const { status, body } = await act(clerk, id, 'assign', assigning())
    expect([status, body.message]).toEqual([409, expect.stringMatching(/周五.*回避/)])
  })

  it('call back what one handled or approved', async () => {
    const id = await answered()
    for (const client of [leader, head]) {
      await alsoAs(client, 'party_clerk', async () => {
        const { status, body } = await act(client, id, 'call-back', { outcome: 'satisfied', note: '很好' })
        expect([status, body.message]).toEqual([409, '经办人、审核人和拟写过答复的人不能回访，请由第三人回访'])
      })
    }
  })

  it('read what belongs to another section', async () => {
    const id = await answered()
    const other = await world.as('section_head', { sectionId: otherSectionId })
    expect((await other.get(`/api/voices/${id}`)).status).toBe(404)
    expect((await other.get('/api/voices')).body.total).toBe(0)
    expect((await head.get(`/api/voices/${id}`)).status).toBe(200)
  })

  it.each(['cadre', 'accountant', 'system_admin', 'security_admin', 'audit_admin'] as const)(
    '%s sees nothing',
    async (role) => {
      const client = await world.as(role)
      for (const path of ['/api/voices', '/api/ratings', '/api/conduct-reports', '/api/voices/statistics']) {
        expect((await client.get(path)).status).toBe(403)
      }
    },
  )

  it('act twice on what one saw once', async () => {
    const id = await entered()
    const { revision } = await view(id)
    const both = await Promise.all(
      [1, 2].map(() => clerk.post(`/api/voices/${id}/accept`, { ...accepting(), revision })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('the raiser', () => {
  it('sees the answer by code, says still not, and it is worked on again and stands in the ledger', async () => {
    const codeHash = code()
    const body = { sourceKind: 'tourist', text: 'The museum ticket machine takes no foreign cards.', contact: null }
    await submit(facts.opinionTaker as never, { body, codeHash, language: 'en' })
    const [line] = (await clerk.get('/api/voices?search=museum')).body.rows
    expect(line).toMatchObject({ state: 'registered', sources: ['tourist'] })
    expect(await told(codeHash)).toMatchObject({ state: 'received' })
    await done(clerk, line.id, 'accept', accepting())
    await done(clerk, line.id, 'assign', assigning())
    await done(head, line.id, 'draft', drafting)
    await done(leader, line.id, 'approve')
    expect(await told(codeHash)).toMatchObject({ state: 'answered', reply: drafting.text, asksSatisfaction: true })
    const before = await clerk.post(`/api/voices/${line.id}/close`, { revision: (await view(line.id)).revision })
    expect(before.status).toBe(409)
    await submit(facts.followUpTaker as never, { body: { isSatisfied: false, text: 'Still no.' }, codeHash })
    const again = await view(line.id)
    expect(again).toMatchObject({ state: 'assigned', isSatisfied: false, reopenings: 1 })
    expect(again.problem.number).toMatch(/2026/)
    expect(await told(codeHash)).toMatchObject({ state: 'reopened', asksSatisfaction: false })
    await done(head, line.id, 'draft', drafting)
    await done(leader, line.id, 'approve')
    await submit(facts.followUpTaker as never, { body: { isSatisfied: true, text: 'Thanks' }, codeHash })
    await done(clerk, line.id, 'close')
    expect((await view(line.id)).answers).toHaveLength(2)
  })

  it('who answers before there is an answer, or with a code nobody knows, moves nothing', async () => {
    const codeHash = code()
    const body = { sourceKind: 'public', text: '停车场太小了，节假日停不下', contact: null }
    await submit(facts.opinionTaker as never, { body, codeHash })
    const [{ id }] = (await clerk.get('/api/voices?search=停车场太小')).body.rows
    await submit(facts.followUpTaker as never, { body: { isSatisfied: false, text: '快点' }, codeHash })
    await submit(facts.followUpTaker as never, { body: { isSatisfied: false, text: '快点' }, codeHash: code() })
    expect(await view(id)).toMatchObject({ state: 'registered', reopenings: 0, raiserAnswers: [] })
  })

  it('is not known to those who handle it; whoever calls back reads the contact, and that leaves a trace', async () => {
    const id = await answered({ contactName: '吴女士', contactPhone: '13800000000' })
    const seen = await view(id, head)
    expect(JSON.stringify(seen)).not.toContain('吴女士')
    const [{ id: opinionId, hasContact }] = seen.opinions
    expect(hasContact).toBe(true)
    expect((await head.post(`/api/opinions/${opinionId}/contact`)).status).toBe(403)
    await alsoAs(head, 'party_clerk', async () => {
      expect((await head.post(`/api/opinions/${opinionId}/contact`)).status).toBe(403)
    })
    expect((await inspector.post(`/api/opinions/${opinionId}/contact`)).body).toEqual({
      name: '吴女士',
      phone: '13800000000',
    })
    const trail = await world.db
      .selectFrom('auditEntry')
      .select('detail')
      .where('action', '=', 'feedback.contact-read')
      .execute()
    expect(trail).toHaveLength(1)
    const dump = await world.db.selectFrom('opinionContact').selectAll().execute()
    expect(JSON.stringify(dump)).not.toContain('13800000000')
  })

  it('is forgotten when the time for keeping is over', async () => {
    const id = await entered({ contactName: '郑先生' })
    world.clock.moveTo('2027-09-30T02:00:00Z')
    expect(await facts.forgetContacts(world.operator)).toBe(0)
    world.clock.moveTo('2027-10-01T02:00:00Z')
    expect(await facts.forgetContacts(world.operator)).toBeGreaterThan(0)
    expect(await facts.forgetContacts(world.operator)).toBe(0)
    world.clock.moveTo('2026-09-30T02:00:00Z')
    expect((await view(id)).opinions[0].hasContact).toBe(false)
  })
})
