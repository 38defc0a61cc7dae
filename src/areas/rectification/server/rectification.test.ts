import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseText } from '../../../testing/dossiers.ts'
import { makeRectificationBureau, type RectificationBureau } from '../../../testing/rectification-bureau.ts'

let bureau: RectificationBureau
beforeEach(async () => {
  bureau = await makeRectificationBureau()
})
afterEach(() => bureau.world.close())

const AT = '/api/rectification/problems'
const text = '已经建立台账并公示'

describe('a problem put right', () => {
  it('is answered by the head, proved by the owner, closed by somebody else', async () => {
    const { act, clerk, head, owner, ownerId, view } = bureau
    const id = await bureau.entered({ ownerId: null, dueOn: null, originKind: 'audit' })
    expect((await view(id)).next).toBe('请定责任人和整改时限')
    expect(await act(head, id, 'assignment', { ownerId })).toBe(409)
    expect(await act(head, id, 'assignment', { ownerId, dueOn: '2026-12-01' })).toBe(200)
    expect(await act(owner, id, 'submission', { text })).toBe(409)
    const measureId = await bureau.measure(id)
    expect(await act(owner, id, 'submission', { text })).toBe(409)
    expect(await bureau.proof(id, measureId)).toBe(201)
    expect(await act(clerk, id, 'submission', { text })).toBe(403)
    expect(await act(owner, id, 'submission', { text })).toBe(200)
    expect((await view(id)).state).toBe('submitted')
    expect(await act(owner, id, 'verification', { verdict: 'close', text })).toBe(403)
    expect(await act(clerk, id, 'verification', { verdict: 'back', text: '缺公示照片' })).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'in-hand', returns: 1 })
    expect(await act(head, id, 'submission', { text })).toBe(200)
    expect(await act(clerk, id, 'verification', { verdict: 'close', text })).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'closed', closedOn: '2026-11-23', verifierName: '秦慕川' })
    expect((await owner.post(`${AT}/${id}/measures`, { text: '再加一条' })).status).toBe(409)
  })

  it('is not verified by its owner, whatever roles the owner holds', async () => {
    const { act, clerk, view, world } = bureau
    const clerkPerson = await world.db
      .selectFrom('account')
      .select('personId')
      .where('id', '=', clerk.accountId)
      .executeTakeFirstOrThrow()
    const id = await bureau.entered({ ownerId: clerkPerson.personId })
    const { body } = await clerk.post(`${AT}/${id}/measures`, { text: '建立台账' })
    const record = { title: '党组会议决定', path: '/decisions/tasks' }
    expect((await clerk.post(`${AT}/${id}/measures/${body.id}/records`, record)).status).toBe(201)
    expect(await act(clerk, id, 'submission', { text })).toBe(200)
    expect((await view(id)).allowed).not.toContain('verify')
    expect(await act(clerk, id, 'verification', { verdict: 'close', text })).toBe(409)
    expect((await view(id)).state).toBe('submitted')
  })

  it('of integrity is verified by the discipline side, not by the office', async () => {
    const { act, clerk, inspector, owner } = bureau
    const id = await bureau.entered({ kind: 'integrity' })
    await bureau.proof(id, await bureau.measure(id))
    expect(await act(owner, id, 'submission', { text })).toBe(200)
    expect(await act(clerk, id, 'verification', { verdict: 'close', text })).toBe(403)
    expect(await act(inspector, id, 'verification', { verdict: 'close', text })).toBe(200)
  })

  it('raised by the public waits for the raiser; "still not" brings it back', async () => {
    const { act, clerk, owner, view } = bureau
    const id = await bureau.entered({ originKind: 'opinion', originLabel: '群众来信' })
    await bureau.proof(id, await bureau.measure(id))
    const round = async (isSatisfied: boolean) => {
      expect(await act(owner, id, 'submission', { text })).toBe(200)
      expect(await act(clerk, id, 'verification', { verdict: 'close', text })).toBe(200)
      expect((await view(id)).state).toBe('answering')
      expect(await act(owner, id, 'answer', { isSatisfied: true, text })).toBe(403)
      expect(await act(clerk, id, 'answer', { isSatisfied, text })).toBe(200)
      return (await view(id)).state
    }
    expect(await round(false)).toBe('in-hand')
    expect(await round(true)).toBe('closed')
  })
})

describe('evidence', () => {
  it('of a rule is not a photo alone', async () => {
    const { act, owner } = bureau
    const id = await bureau.entered()
    const measureId = await bureau.measure(id, { isRule: true })
    expect(await bureau.proof(id, measureId, '现场.jpg')).toBe(201)
    expect(await act(owner, id, 'submission', { text })).toBe(409)
    expect(await bureau.proof(id, measureId, '投诉处理办法.docx')).toBe(201)
    expect(await act(owner, id, 'submission', { text })).toBe(200)
  })

  it('keeps every version with its hash, encrypted, and tells who opened it', async () => {
    const { owner, view, world } = bureau
    const id = await bureau.entered()
    const measureId = await bureau.measure(id)
    await bureau.proof(id, measureId)
    await bureau.proof(id, measureId)
    const [measure] = (await view(id)).measures as { evidence: { id: string; versions: { sha256: string }[] }[] }[]
    const [evidence] = measure!.evidence
    expect(evidence!.versions).toHaveLength(2)
    const file = await owner.get(`${AT}/${id}/evidence/${evidence!.id}?version=1`)
    expect(new TextDecoder().decode(file.bytes)).toBe('台账.docx 的内容')
    expect(await databaseText(world)).not.toContain('台账.docx 的内容')
    const read = world.db.selectFrom('auditEntry').select('id').where('action', '=', 'problem.evidence-read')
    expect(await read.execute()).toHaveLength(1)
  })

  it('may serve several measures, and a measure several problems', async () => {
    const { act, clerk, owner, view } = bureau
    const [one, two] = [await bureau.entered(), await bureau.entered({ kind: 'theory' })]
    const measureId = await bureau.measure(one)
    await bureau.proof(one, measureId)
    expect((await owner.post(`${AT}/${two}/shared-measures`, { measureId })).status).toBe(200)
    expect((await owner.post(`${AT}/${two}/shared-measures`, { measureId })).status).toBe(409)
    const [shared] = (await view(two)).measures as { id: string; evidence: { id: string }[]; others: object[] }[]
    expect(shared).toMatchObject({ id: measureId, others: [{ id: one }] })
    const second = await bureau.measure(two, { text: '每季度回头看' })
    const evidenceId = shared!.evidence[0]!.id
    const place = `${AT}/${two}/measures/${second}/shared-evidence`
    expect((await owner.post(place, { evidenceId })).status).toBe(200)
    expect(await act(owner, two, 'submission', { text })).toBe(200)
    expect(await act(clerk, two, 'verification', { verdict: 'close', text })).toBe(200)
    // What a closed problem rests on stays, though the other one is still in hand.
    expect((await owner.delete(`${AT}/${one}/measures/${measureId}/evidence/${evidenceId}`)).status).toBe(409)
  })

  it('offers the measures of the section’s other problems, none of a problem the actor is not to know of', async () => {
    const { clerk, head, owner, otherSectionId, view } = bureau
    const one = await bureau.entered()
    const [two, hidden] = [await bureau.entered({ kind: 'theory' }), await bureau.entered({ kind: 'political' })]
    const elsewhere = await bureau.entered({ kind: 'work-style', leadSectionId: otherSectionId })
    const shared = await bureau.measure(one, { text: '建立台账', isRule: true })
    for (const id of [hidden, elsewhere]) await bureau.measure(id, { text: '另外的措施' })
    await bureau.world.db
      .updateTable('problem')
      .set({ isConfined: true, ownerId: null, state: 'open' })
      .where('id', '=', hidden)
      .execute()
    const offered = async (client: typeof owner) => (await client.get(`${AT}/${two}/sharable-measures`)).body.measures
    const { number } = (await view(one)) as unknown as { number: string }
    const choice = { id: shared, text: '建立台账', isRule: true, of: `${number} 景区投诉处理不及时` }
    for (const client of [head, owner, clerk]) expect(await offered(client)).toEqual([choice])
    expect((await (await bureau.world.as('cadre')).get(`${AT}/${two}/sharable-measures`)).status).toBe(403)
    expect((await head.post(`${AT}/${two}/shared-measures`, { measureId: shared })).status).toBe(200)
    expect(await offered(head)).toEqual([])
    // Shared with a confined problem as well: its name is not told.
    const link = { unitId: bureau.world.unitId, problemId: hidden, measureId: shared }
    await bureau.world.db.insertInto('problemMeasure').values(link).execute()
    const [seen] = (await view(two, head)).measures as { others: { id: string }[] }[]
    expect(seen!.others.map(({ id }) => id)).toEqual([one])
  })

  it.each([
    ['空.docx', new Uint8Array(), 422],
    ['脚本.exe', new Uint8Array([1]), 422],
    ['大.pdf', new Uint8Array(20 * 1024 * 1024 + 1), 413],
  ])('%s is refused', async (name, bytes, status) => {
    const id = await bureau.entered()
    const place = `${AT}/${id}/measures/${await bureau.measure(id)}/files`
    expect((await bureau.owner.upload(place, [{ name, bytes }])).status).toBe(status)
    expect(await bureau.world.db.selectFrom('evidence').select('id').execute()).toEqual([])
  })
})

describe('a later date', () => {
  it('is agreed to by somebody else and keeps the first one', async () => {
    const { act, clerk, head, owner, principal, view } = bureau
    const id = await bureau.entered()
    const ask = { toOn: '2026-12-20', reason: '外包单位整改需要时间' }
    expect(await act(owner, id, 'date-change', { ...ask, toOn: '2026-12-01' })).toBe(409)
    expect(await act(owner, id, 'date-change', ask)).toBe(200)
    expect(await act(head, id, 'date-change', ask)).toBe(409)
    expect(await act(clerk, id, 'date-change/decision', { agrees: true, answer: '同意' })).toBe(403)
    expect(await act(principal, id, 'date-change/decision', { agrees: true, answer: '同意' })).toBe(200)
    expect(await view(id)).toMatchObject({ dueOn: '2026-12-20', firstDueOn: '2026-12-01', allowed: expect.any(Array) })
    const [change] = (await view(id)).dateChanges as object[]
    expect(change).toMatchObject({ fromOn: '2026-12-01', state: 'agreed', decidedBy: '𠮷䶮', askedBy: '石敬之' })
  })

  it('asked by the principal is not agreed to by the principal; a refusal changes nothing', async () => {
    const { act, principal, owner, view, world } = bureau
    const id = await bureau.entered()
    expect(await act(owner, id, 'date-change', { toOn: '2026-12-20', reason: '需要协调外单位' })).toBe(200)
    const { personId } = await world.db
      .selectFrom('account')
      .select('personId')
      .where('id', '=', principal.accountId)
      .executeTakeFirstOrThrow()
    await world.db.updateTable('dateChange').set({ askedById: personId! }).execute()
    expect(await act(principal, id, 'date-change/decision', { agrees: true, answer: '同意' })).toBe(409)
    await world.db.updateTable('dateChange').set({ askedById: bureau.ownerId }).execute()
    expect(await act(principal, id, 'date-change/decision', { agrees: false, answer: '按期完成' })).toBe(200)
    expect((await view(id)).dueOn).toBe('2026-12-01')
  })
})

describe('who sees and changes what', () => {
  it('a cadre sees one’s own, a head the own section’s, administrators nothing', async () => {
    const { clerk, head, owner, otherSectionId, world } = bureau
    const own = await bureau.entered()
    const other = await bureau.entered({ leadSectionId: otherSectionId, ownerId: null, kind: 'theory' })
    const ids = async (client: typeof clerk) => (await client.get(AT)).body.rows.map(({ id }: { id: string }) => id)
    expect((await ids(clerk)).sort()).toEqual([own, other].sort())
    expect(await ids(owner)).toEqual([own])
    expect(await ids(head)).toEqual([own])
    expect((await head.get(`${AT}/${other}`)).status).toBe(404)
    expect((await head.post(`${AT}/${other}/withdrawal`, { text: '不归我科', revision: 1 })).status).toBe(404)
    for (const role of ['system_admin', 'security_admin', 'audit_admin'] as const) {
      expect((await (await world.as(role)).get(AT)).status).toBe(403)
    }
  })

  it('of two at once one is told to read again', async () => {
    const { clerk, ownerId } = bureau
    const id = await bureau.entered({ ownerId: null })
    const body = { ownerId, revision: 1 }
    const answers = await Promise.all([1, 2].map(() => clerk.post(`${AT}/${id}/assignment`, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it.each([
    [{ title: '' }, 'title'],
    [{ foundOn: '2026-02-30' }, 'foundOn'],
    [{ kind: '其他' }, 'kind'],
    [{ originPath: 'https://example.com/x' }, 'originPath'],
    [{ title: '\u0000坏' }, 'title'],
  ])('%j is refused', async (changes, field) => {
    const { clerk, sectionId } = bureau
    const good = {
      title: '问题',
      kind: 'service',
      leadSectionId: sectionId,
      foundOn: '2026-11-01',
      originKind: 'audit',
    }
    const { status, body } = await clerk.post(AT, { ...good, originLabel: '审计报告', ...changes })
    expect([status, body.faults[0].field]).toEqual([400, field])
    expect((await clerk.get(AT)).body.count).toBe(0)
  })

  it('rare characters and formulas stay text', async () => {
    const id = await bureau.entered({ title: '𠮷䶮=1+1<script>', description: '𠮷䶮' })
    expect(await bureau.view(id)).toMatchObject({ title: '𠮷䶮=1+1<script>' })
    const found = (await bureau.clerk.get(`${AT}?search=${encodeURIComponent('𠮷䶮')}`)).body
    expect(found.count).toBe(1)
  })
})

describe('entered by mistake', () => {
  it('is withdrawn by somebody else than the owner, does not count, and stays in the record', async () => {
    const { act, clerk, view } = bureau
    const id = await bureau.entered()
    expect(await act(clerk, id, 'withdrawal', { text: '与上一条重复' })).toBe(200)
    expect((await view(id)).state).toBe('withdrawn')
    expect((await clerk.get(AT)).body).toMatchObject({ count: 0, totals: { total: 0 } })
    expect((await clerk.get(`${AT}?state=withdrawn`)).body.count).toBe(1)
  })
})

describe('the first page', () => {
  it('reminds the owner, then the leader as well, and tells the office what waits', async () => {
    const { act, clerk, owner, principal, world } = bureau
    const leader = await world.db
      .selectFrom('account')
      .select('personId')
      .where('id', '=', principal.accountId)
      .executeTakeFirstOrThrow()
    const id = await bureau.entered({ leaderId: leader.personId })
    const titles = async (client: typeof clerk) =>
      (await client.get('/api/today')).body.waiting
        .filter(({ kind }: { kind: string }) => kind === 'problem')
        .map(({ title, detail }: { title: string; detail: string }) => `${title} ${detail}`)
    expect(await titles(owner)).toEqual([expect.stringContaining('时间过半')])
    expect(await titles(principal)).toEqual([])
    // Past the last day: sessions end with the hours, so the day is moved instead of the clock.
    await bureau.world.db
      .updateTable('problem')
      .set({ reopenings: 1, begunOn: '2026-11-02', dueOn: '2026-11-22' })
      .execute()
    expect(await titles(owner)).toEqual([expect.stringContaining('已超期')])
    expect(await titles(principal)).toEqual([expect.stringContaining('责任人石敬之')])
    await bureau.proof(id, await bureau.measure(id))
    expect(await act(owner, id, 'submission', { text })).toBe(200)
    expect(await titles(owner)).toEqual([])
    expect(await titles(clerk)).toEqual([expect.stringContaining('1个问题等待核实')])
  })
})
