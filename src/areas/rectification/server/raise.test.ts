import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { write } from '../../../platform/write.ts'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { type ProblemDraft, problemsOfOrigin, raiseProblem, raiserAnswered } from '../facts.ts'

let world: World
let clerk: Client
let sectionId: string
let ownerId: string
let otherId: string

beforeEach(async () => {
  world = await makeWorld()
  const personnel = await world.as('personnel_clerk')
  const office = { name: '市场管理科', kind: 'section', position: 1, adminHeadcount: 5, institutionHeadcount: 0 }
  sectionId = (await personnel.post('/api/sections', office)).body.id
  ownerId = await created(personnel, dossierOf('石敬之', { birth: '1985-03', sectionId }))
  otherId = await created(personnel, dossierOf('顾长安', { birth: '1981-02' }))
  clerk = await world.as('office_clerk', { personId: otherId })
})
afterEach(() => world.close())

const draft = (changes: Partial<ProblemDraft> = {}): ProblemDraft => ({
  ...{ title: '景区投诉处理不及时', description: '三件投诉超过时限。', kind: 'service', sectionId, ownerId },
  ...{ dueOn: '2026-12-23', origin: { kind: 'opinion', id: 'a1', label: '意见建议 第12号', path: '/voices/a1' } },
  needsRaiserAnswer: false,
  ...changes,
})

const raised = (changes: Partial<ProblemDraft> = {}) =>
  write(world.operator, async (tx) => {
    const { audit, ...result } = await raiseProblem(tx, world.operator, draft(changes))
    return { result, audit }
  })

const answered = (isSatisfied: boolean) =>
  write(world.operator, async (tx) => {
    const answer = { originKind: 'opinion', originId: 'a1', isSatisfied, text: '' } as const
    return { result: null, audit: await raiserAnswered(tx, world.operator, answer) }
  })

const rowOf = (id: string) => world.db.selectFrom('problem').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Brings a problem to a state past the rules, as far as the database lets it. */
const put = (id: string, state: string, changes: object = {}) =>
  world.db
    .updateTable('problem')
    .set({ state, submittedById: ownerId, submittedOn: '2026-11-23', ...changes })
    .where('id', '=', id)
    .execute()

async function withEvidence(id: string, { isRule = false, isPhoto = false } = {}): Promise<void> {
  const key = { unitId: world.unitId, id: randomUUID() }
  const now = world.clock.now()
  await world.db
    .insertInto('measure')
    .values({ ...key, text: '建立台账', isRule, createdAt: now })
    .execute()
  await world.db.insertInto('problemMeasure').values({ unitId: key.unitId, problemId: id, measureId: key.id }).execute()
  const evidence = { ...key, form: 'file', title: '照片', isPhoto, addedBy: '石敬之', addedAt: now }
  await world.db.insertInto('evidence').values(evidence).execute()
  const link = { unitId: key.unitId, measureId: key.id, evidenceId: key.id }
  await world.db.insertInto('measureEvidence').values(link).execute()
}

const verified = (closedOn: string) => ({ verifierId: otherId, verifiedOn: closedOn })

async function closed(closedOn: string, changes: Partial<ProblemDraft> = {}): Promise<string> {
  const { id } = await raised(changes)
  await withEvidence(id)
  await put(id, 'closed', { closedOn, ...verified(closedOn), raiserSatisfied: true })
  return id
}

describe('a problem raised by another area', () => {
  it('is numbered in its year, in hand when it has owner and date, and found by its origin', async () => {
    const one = await raised()
    const two = await raised({ ownerId: null, origin: { kind: 'audit', id: 'x', label: '审计', path: null } })
    expect([one.number, two.number]).toEqual(['2026-001', '2026-002'])
    expect(await rowOf(one.id)).toMatchObject({ state: 'in-hand', dueOn: '2026-12-23', firstDueOn: '2026-12-23' })
    expect((await rowOf(two.id)).state).toBe('open')
    expect(await problemsOfOrigin(world.db, world.unitId, 'opinion', ['a1', 'a2'])).toEqual([
      { originId: 'a1', id: one.id, number: '2026-001', title: '景区投诉处理不及时', state: 'in-hand' },
    ])
    const { body } = await clerk.get(`/api/rectification/problems/${one.id}`)
    expect(body.origins).toMatchObject([{ kind: 'opinion', label: '意见建议 第12号', path: '/voices/a1' }])
  })

  it.each([
    ['inspection', '2027-05-23'],
    ['patrol', '2027-01-23'],
    ['audit', null],
  ] as const)('from %s without a date is due %s', async (kind, dueOn) => {
    const { id } = await raised({ dueOn: null, origin: { kind, id: null, label: '反馈意见', path: null } })
    expect((await rowOf(id)).dueOn).toBe(dueOn)
  })

  it('of a clue is seen by the discipline side, the principal and its owner only', async () => {
    const { id } = await raised({ origin: { kind: 'clue', id: 'c', label: '线索', path: null } })
    const seenBy = async (client: Client) => (await client.get(`/api/rectification/problems/${id}`)).status
    expect(await seenBy(clerk)).toBe(404)
    expect(await seenBy(await world.as('section_head', { sectionId }))).toBe(404)
    expect(await seenBy(await world.as('discipline_inspector'))).toBe(200)
    expect(await seenBy(await world.as('cadre', { personId: ownerId }))).toBe(200)
  })

  it('with an unknown section or person is refused and leaves nothing', async () => {
    await expect(raised({ sectionId: randomUUID() })).rejects.toThrow('责任科室')
    await expect(raised({ ownerId: randomUUID() })).rejects.toThrow('这个人')
    await expect(raised({ foundOn: '2026-11-24' })).rejects.toThrow('不能晚于今天')
    expect(await world.db.selectFrom('problem').select('id').execute()).toEqual([])
  })
})

describe('the same section and kind again', () => {
  it.each([
    ['2025-11-23', true],
    ['2025-11-22', false],
  ])('closed on %s: reopens the old one is %s', async (closedOn, isRebound) => {
    const old = await closed(closedOn, { foundOn: '2025-03-01', dueOn: '2025-06-01' })
    const again = await raised({ title: '又超期', origin: { kind: 'rating', id: 'r', label: '差评', path: null } })
    expect(again.id === old).toBe(isRebound)
    if (!isRebound) return
    expect(await rowOf(old)).toMatchObject({ state: 'in-hand', isRebound: true, reopenings: 1, verifierId: null })
    expect((await rowOf(old)).firstDueOn).toBe('2025-06-01')
    expect(await problemsOfOrigin(world.db, world.unitId, 'rating', ['r'])).toMatchObject([{ id: old }])
  })

  it('but another kind is another problem; one said to be another is linked', async () => {
    const old = await closed('2026-11-01', { foundOn: '2026-03-01', dueOn: '2026-06-01' })
    const other = await raised({ kind: 'theory' })
    expect(await rowOf(other.id)).toMatchObject({ isRebound: false, reboundOfId: null })
    const linked = await raised({ isAnother: true })
    expect(await rowOf(linked.id)).toMatchObject({ isRebound: false, reboundOfId: old })
    expect((await rowOf(old)).state).toBe('closed')
  })
})

describe("the raiser's answer", () => {
  it('closes what was verified when satisfied, and reopens it when not', async () => {
    const { id } = await raised({ needsRaiserAnswer: true })
    await withEvidence(id)
    await put(id, 'submitted')
    await put(id, 'answering', verified('2026-11-23'))
    await answered(false)
    expect(await rowOf(id)).toMatchObject({ state: 'in-hand', raiserSatisfied: false, reopenings: 1 })
    await put(id, 'submitted')
    await put(id, 'answering', verified('2026-11-23'))
    await answered(true)
    expect(await rowOf(id)).toMatchObject({ state: 'closed', closedOn: '2026-11-23', raiserSatisfied: true })
    await answered(false)
    expect(await rowOf(id)).toMatchObject({ state: 'in-hand', raiserSatisfied: false, reopenings: 2 })
  })
})

describe('the database itself', () => {
  it('closes nothing without evidence, by its owner, or without the answer', async () => {
    const { id } = await raised({ needsRaiserAnswer: true })
    await expect(put(id, 'submitted')).rejects.toThrow('without evidence')
    await withEvidence(id, { isRule: true, isPhoto: true })
    await expect(put(id, 'submitted')).rejects.toThrow('without evidence')
    await world.db.updateTable('measure').set({ isRule: false }).execute()
    await put(id, 'submitted')
    const own = { verifierId: ownerId, verifiedOn: '2026-11-23', raiserSatisfied: true, closedOn: '2026-11-23' }
    await expect(put(id, 'closed', own)).rejects.toThrow('check')
    const unanswered = { ...own, verifierId: otherId, raiserSatisfied: null }
    await expect(put(id, 'closed', unanswered)).rejects.toThrow('check')
    await put(id, 'closed', { ...unanswered, raiserSatisfied: true })
    await expect(world.db.deleteFrom('measureEvidence').execute()).rejects.toThrow('verified')
    await expect(world.db.deleteFrom('problem').execute()).rejects.toThrow('append-only')
  })

  it('keeps the first date and takes no date nobody agreed to', async () => {
    const { id } = await raised()
    const set = (changes: object) => world.db.updateTable('problem').set(changes).where('id', '=', id).execute()
    await expect(set({ firstDueOn: '2027-01-01' })).rejects.toThrow('first date')
    await expect(set({ dueOn: '2027-01-01' })).rejects.toThrow('agreed')
  })
})
