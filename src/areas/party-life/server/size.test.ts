import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  at,
  branch,
  clerk,
  committee,
  judge,
  member,
  openPartyBureau,
  other,
  seated,
  secretary,
  stranger,
  world,
} from '../../../testing/party-bureau.ts'
import type { Client } from '../../../testing/world.ts'

const PDF = { name: '批复（𠮷䶮）.pdf', bytes: new TextEncoder().encode('%PDF-1.7 批准') }
const said = {
  ...{ approver: '市直机关工委', documentNumber: '云机工〔2026〕5号', approvedOn: '2026-11-01' },
  ...{ untilOn: '2027-06-30', reason: '党员人数不足，机关党建工作需要' },
}
const pathOf = (id: string) => `${at}/organisations/${id}/size-approvals`
const add = (client: Client, id: string, change: object = {}, files = [PDF]) =>
  client.upload(`${pathOf(id)}?${new URLSearchParams({ ...said, ...change })}`, files)
const record = async (id: string, client = clerk) => (await client.get(`${at}/organisations/${id}`)).body
const rows = () => world.db.selectFrom('partySizeApproval').selectAll().execute()

beforeAll(openPartyBureau, 60_000)
afterAll(() => world.close())

it('a committee below a hundred is not in order until it is approved, and again after the last day', async () => {
  expect((await record(committee)).organisation.standing).toMatchObject({
    ...{ verdict: 'broken', because: '党员5人，不足100人，设基层委员会须经批准' },
  })
  const { status, body } = await add(clerk, committee)
  expect(status).toBe(201)
  const { organisation, approvals, mayApprove } = await record(committee)
  expect(organisation.standing).toMatchObject({ verdict: 'info', isPressing: false })
  expect(organisation.standing.because).toContain('经批准（云机工〔2026〕5号），到2027-06-30')
  expect(mayApprove).toBe(true)
  expect(approvals).toMatchObject([
    { ...said, id: body.id, state: 'counts', fileName: PDF.name, registeredBy: '苏锦书' },
  ])
  const onDay = async (day: string) => {
    world.clock.moveTo(`${day}T02:00:00Z`)
    const fresh = await world.as('party_clerk')
    return (await record(committee, fresh)).organisation.standing
  }
  expect(await onDay('2027-06-30')).toMatchObject({ verdict: 'info', isPressing: true })
  const after = await onDay('2027-07-01')
  expect(after).toMatchObject({ verdict: 'broken' })
  expect(after.because).toContain('已经过期')
  world.clock.moveTo('2026-11-23T02:00:00Z')
})

it('the document is kept sealed, read by whoever sees the organisation, and leaves a trace', async () => {
  const [row] = await rows()
  expect(Buffer.from(row!.fileSealed).includes('%PDF')).toBe(false)
  const file = (client: Client) => client.get(`${pathOf(committee)}/${row!.id}/file`)
  expect(new TextDecoder().decode((await file(clerk)).bytes)).toBe('%PDF-1.7 批准')
  expect((await file(stranger)).status).toBe(404)
  const read = await world.db
    .selectFrom('auditEntry')
    .select('id')
    .where('action', '=', 'party.size-file-read')
    .execute()
  expect(read).toHaveLength(1)
})

it('is registered by the clerk or the higher committee, never by officers of the organisation itself', async () => {
  expect((await add(stranger, branch)).status).toBe(404)
  for (const client of [secretary, member]) expect((await add(client, branch)).status).toBe(403)
  expect((await add(judge, committee)).status).toBe(403)
  expect((await record(branch, judge)).mayApprove).toBe(true)
  expect((await record(branch, secretary)).mayApprove).toBe(false)
  expect((await seated('秦慕川', 'member')).status).toBe(201)
  expect((await add(judge, branch)).status).toBe(403)
  expect((await add(judge, other)).status).toBe(201)
  for (const role of ['system_admin', 'audit_admin'] as const) {
    expect((await add(await world.as(role), branch)).status).toBe(403)
  }
  expect(await rows()).toHaveLength(2)
})

it('what is wrong is refused and changes nothing', async () => {
  const before = (await rows()).length
  const refused = async (change: object, files = [PDF], id = branch) => (await add(clerk, id, change, files)).status
  for (const change of [
    { approvedOn: '2026-02-30' },
    { approvedOn: '2026-11-24', untilOn: '2027-01-01' },
    { untilOn: '2026-10-31' },
    { untilOn: '' },
    { documentNumber: ' ' },
    { reason: '需要' },
    { reason: '长'.repeat(301) },
    { approver: '工' },
    { another: 'x' },
  ]) {
    expect(await refused(change), JSON.stringify(change)).toBe(400)
  }
  expect(await refused({}, [])).toBeGreaterThanOrEqual(400)
  expect(await refused({}, [PDF, { ...PDF, name: '二.pdf' }])).toBe(400)
  expect(await refused({}, [{ name: '空.pdf', bytes: new Uint8Array() }])).toBe(422)
  expect(await refused({}, [{ name: '程序.exe', bytes: PDF.bytes }])).toBe(422)
  expect(await refused({}, [PDF], crypto.randomUUID())).toBe(404)
  const twice = await add(clerk, committee)
  expect([twice.status, twice.body.message]).toEqual([409, '这个文号的批准已经登记过，登记错的请先撤回'])
  expect((await rows()).length).toBe(before)
})

it('two at once register it once; withdrawn once, it no longer counts but stays to be read', async () => {
  const both = await Promise.all([add(clerk, branch), add(clerk, branch)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  const [one] = (await record(committee)).approvals
  const withdraw = (client: Client, body: object) => client.post(`${pathOf(committee)}/${one.id}/withdrawal`, body)
  expect((await withdraw(clerk, { reason: '错' })).status).toBe(400)
  expect((await withdraw(judge, { reason: '上级收回批准' })).status).toBe(403)
  const twice = await Promise.all([1, 2].map(() => withdraw(clerk, { reason: '上级收回批准' })))
  expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409])
  const { organisation, approvals } = await record(committee)
  expect(organisation.standing.verdict).toBe('broken')
  expect(approvals).toMatchObject([{ state: 'withdrawn', withdrawnBy: '苏锦书', withdrawnReason: '上级收回批准' }])
  expect((await add(clerk, committee)).status).toBe(201)
})

it('the database takes no other dates, no second text and no change of what was approved', async () => {
  const fails = (statement: ReturnType<typeof sql>) => expect(statement.execute(world.db)).rejects.toThrow()
  await fails(sql`update party_size_approval set until_on = until_on + 1 where withdrawn_at is null`)
  await fails(sql`update party_size_approval set withdrawn_reason = '没有写是谁撤回的'`)
  await fails(sql`update party_size_approval set withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null
    where withdrawn_at is not null`)
  const copy = (until: string) => sql`insert into party_size_approval
    select unit_id, gen_random_uuid(), organisation_id, approver, document_number || 'x', approved_on, ${until}::date,
      reason, file_name, file_size, file_sha256, file_sealed, registered_by, registered_at from party_size_approval
    where organisation_id = ${committee} and withdrawn_at is null`
  await fails(copy('2026-10-31'))
  await copy('2026-11-01').execute(world.db)
})

it('a cell has no size to approve', async () => {
  const cell = { kind: 'cell', name: '第一党小组', parentId: branch, themeDay: null, position: 0 }
  const dates = { foundedOn: '2015-03-01', keptFromOn: '2026-07-01', electedOn: null, dissolvedOn: null }
  const { id } = (await clerk.post(`${at}/organisations`, { ...cell, ...dates })).body
  expect((await add(clerk, id)).body.message).toBe('党组和党小组没有人数规模的规定')
  expect((await record(id)).approvals).toEqual([])
})
