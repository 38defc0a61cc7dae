import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../../platform/permission.ts'
import { write } from '../../../platform/write.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let auditor: Client

beforeEach(async () => {
  world = await makeWorld()
  auditor = await world.as('audit_admin')
})
afterEach(() => world.close())

const settle = () => world.platform.sealer.settle()
const verdict = async () => (await auditor.get('/api/audit/verify')).body

/** Acts `count` times as the operator; returns the numbers of the entries. */
async function act(count: number, from = 0): Promise<number[]> {
  for (let n = from; n < from + count; n++) {
    const audit = [{ action: 'unit.created', subjectKind: 'unit', subjectId: `s${n}`, detail: { n } }]
    await write(world.operator, async () => ({ result: null, audit }))
  }
  await settle()
  const rows = await world.db
    .selectFrom('auditEntry')
    .select('seq')
    .where('subjectKind', '=', 'unit')
    .orderBy('seq')
    .execute()
  return rows.map(({ seq }) => seq)
}

describe('the list', () => {
  it('shows the newest first, in words, page by page', async () => {
    const seqs = await act(5)
    const { body } = await auditor.get('/api/audit?action=unit.created&size=2')
    expect(body.entries.map((one: { seq: number }) => one.seq)).toEqual(seqs.slice(-2).reverse())
    expect(body.entries[0]).toMatchObject({
      actorName: '本机操作员',
      title: '建立单位',
      subjectKind: 'unit',
      subjectId: 's4',
      outcome: 'done',
      detail: { n: 4 },
      isSealed: true,
    })
    const next = (await auditor.get(`/api/audit?action=unit.created&size=3&before=${body.nextBefore}`)).body
    expect(next.entries.map((one: { seq: number }) => one.seq)).toEqual(seqs.slice(0, 3).reverse())
    expect(next.nextBefore).toBe(null)
  })

  it('is filtered by actor, subject, outcome and calendar day', async () => {
    await world.nobody.post('/api/sign-in', { username: 'nobodyhere', password: 'x' })
    const count = async (query: string) => (await auditor.get(`/api/audit?${query}`)).body.entries.length
    expect(await count('outcome=refused')).toBe(1)
    expect(await count('outcome=done')).toBe(1)
    expect(await count(`actor=${auditor.accountId}`)).toBe(1)
    expect(await count('actor=审计')).toBe(1)
    expect(await count('actor=%25')).toBe(0)
    expect(await count(`subject=${auditor.accountId}`)).toBe(1)
    expect(await count('from=2026-11-23&to=2026-11-23')).toBe(2)
    expect(await count('from=2026-11-24')).toBe(0)
    expect(await count('to=2026-11-22')).toBe(0)
  })

  it('counts days in the bureau’s time', async () => {
    world.clock.moveTo('2026-11-30T15:59:59Z')
    await act(1)
    world.clock.moveTo('2026-11-30T16:00:00Z')
    await act(1, 1)
    auditor = await world.as('audit_admin')
    const on = async (day: string) =>
      (await auditor.get(`/api/audit?action=unit.created&from=${day}&to=${day}`)).body.entries.map(
        (one: { subjectId: string }) => one.subjectId,
      )
    expect([await on('2026-11-30'), await on('2026-12-01')]).toEqual([['s0'], ['s1']])
  })

  it('never gives more than 200', async () => {
    for (const query of ['size=201', 'size=0', 'before=0', 'outcome=x', 'from=yesterday', 'odd=1']) {
      expect([query, (await auditor.get(`/api/audit?${query}`)).status]).toEqual([query, 400])
    }
  })

  it('is for the audit administrator alone, who can do nothing else', async () => {
    const others: Role[] = ['system_admin', 'security_admin', 'principal', 'discipline_inspector', 'cadre']
    for (const role of others) {
      const other = await world.as(role)
      for (const path of ['', '/verify', '/head?day=2026-11-23', '/export']) {
        expect((await other.get(`/api/audit${path}`)).status).toBe(403)
      }
    }
    expect((await auditor.get('/api/accounts')).status).toBe(403)
    expect((await auditor.delete('/api/audit')).status).toBe(404)
  })

  it('leaves out what belongs to another unit and keeps what belongs to none', async () => {
    const elsewhere = { ...world.operator, actor: { ...world.operator.actor, unitId: auditor.accountId } }
    const nowhere = { ...world.operator, actor: { ...world.operator.actor, unitId: '' } }
    for (const [ctx, subjectId] of [
      [elsewhere, 'there'],
      [nowhere, 'none'],
    ] as const) {
      const audit = [{ action: 'unit.created', subjectKind: 'unit', subjectId }]
      await write(ctx, async () => ({ result: null, audit }))
    }
    const { entries } = (await auditor.get('/api/audit?action=unit.created')).body
    expect(entries.map((one: { subjectId: string }) => one.subjectId)).toEqual(['none'])
  })
})

describe('the head of a day', () => {
  const head = (day: string) => auditor.get(`/api/audit/head?day=${day}`)

  it('is the last seal of that day, for printing', async () => {
    const seqs = await act(2)
    world.clock.moveTo('2026-11-24T02:00:00Z')
    await act(3, 2)
    auditor = await world.as('audit_admin')
    await settle()
    const { body } = await head('2026-11-23')
    expect(body).toMatchObject({ day: '2026-11-23', seq: seqs[1], position: 3, entries: 3 })
    expect(body.printedAt).toBe('2026-11-24T02:00:00.000Z')
    expect((await head('2026-11-24')).body).toMatchObject({ position: 7, entries: 4 })
    expect((await head('2026-11-24')).body.hash).toBe((await verdict()).head)
  })

  it('does not exist before the first entry, and cannot be asked of tomorrow', async () => {
    await settle()
    expect((await head('2026-11-22')).status).toBe(404)
    expect((await head('2026-11-24')).status).toBe(400)
    expect((await head('2026-02-30')).status).toBe(400)
  })
})

it('the export can be checked without this program, and leaves an entry', async () => {
  await act(3)
  const { bytes, headers } = await auditor.get('/api/audit/export')
  expect(headers.get('content-disposition')).toContain(encodeURIComponent('审计记录-2026-11-23.jsonl'))
  const lines = new TextDecoder()
    .decode(bytes)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toHaveLength(4)
  let previous = Buffer.alloc(32)
  for (const line of lines) {
    const seq = Buffer.alloc(8)
    seq.writeBigUInt64BE(BigInt(line.seq))
    const hash = createHash('sha256')
      .update(Buffer.from([0]))
      .update(previous)
      .update(seq)
      .update(Buffer.from(line.mac, 'hex'))
    previous = hash.digest() as Buffer<ArrayBuffer>
    expect(line.hash).toBe(previous.toString('hex'))
  }
  const { entries } = (await auditor.get('/api/audit?action=audit.exported')).body
  expect(entries).toMatchObject([{ detail: { entries: 4 }, actorRoles: ['audit_admin'] }])
})
