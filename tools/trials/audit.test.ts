import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDatabase } from './database.ts'
import { makeFolder, runProgram } from './program.ts'

const SAMPLES = join(import.meta.dirname, '../../src/testing/samples')

let database: Awaited<ReturnType<typeof makeDatabase>>
let place: ReturnType<typeof makeFolder>
let env: Record<string, string>

beforeAll(async () => {
  database = await makeDatabase()
  place = makeFolder()
  env = { TOUYAN_DATA: join(place.folder, 'data'), DATABASE_URL: database.url }
  const { code } = await runProgram(['import', SAMPLES], env)
  expect(code).toBe(0)
  // What a database administrator can do: rules that guard the table are switched off for this connection.
  await database.client.query('set session_replication_role = replica')
})
afterAll(async () => {
  await database.drop()
  place.remove()
})

async function verify() {
  const { code, stdout, stderr } = await runProgram(['audit', 'verify', '--json'], env)
  expect(stderr).toBe('')
  return { code, ...JSON.parse(stdout) }
}

/** Tampers, looks, and puts everything back. */
async function tampered(...statements: string[]) {
  const { client } = database
  await client.query('create table kept_entry as table audit_entry; create table kept_seal as table audit_seal')
  try {
    for (const statement of statements) expect((await client.query(statement)).rowCount).toBeGreaterThan(0)
    return await verify()
  } finally {
    await client.query(`
      truncate audit_entry, audit_seal cascade;
      insert into audit_entry overriding system value table kept_entry;
      insert into audit_seal table kept_seal;
      drop table kept_entry, kept_seal`)
  }
}

describe('audit verify', () => {
  it('finds an untouched trail in order', async () => {
    const verdict = await verify()
    expect(verdict).toMatchObject({ code: 0, ok: true, firstBad: null })
    expect(verdict.entries).toBeGreaterThan(5)
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['detail', `detail || ' '`],
    ['actor_name', `'某人'`],
    ['action', `'x' || action`],
    ['outcome', `case outcome when 'done' then 'refused' else 'done' end`],
    ['subject_id', `subject_id || ' '`],
    ['request_id', `''`],
    ['ip', `'192.0.2.1'`],
    ['sealed_detail', `case when sealed_detail is null then '\\x00'::bytea end`],
    ['mac', `decode(repeat('00', 32), 'hex')`],
  ])('names the entry whose %s was changed', async (column, changed) => {
    const target = '(select seq from audit_seal where position = 3)'
    const verdict = await tampered(`update audit_entry set ${column} = ${changed} where seq = ${target}`)
    const { rows } = await database.client.query('select seq::int from audit_seal where position = 3')
    expect(verdict).toMatchObject({ code: 2, ok: false, firstBad: { seq: rows[0].seq, what: 'altered' } })
  })

  it('names the entry whose time was moved', async () => {
    const verdict = await tampered(`update audit_entry set at = at - interval '1 minute' where seq = 2`)
    expect(verdict).toMatchObject({ code: 2, firstBad: { seq: 2, what: 'altered' } })
  })

  it('names a deleted entry', async () => {
    const verdict = await tampered('delete from audit_entry where seq = 3')
    expect(verdict).toMatchObject({ code: 2, firstBad: { seq: 3, what: 'deleted' } })
  })

  it('names an entry deleted together with its seal', async () => {
    const verdict = await tampered('delete from audit_entry where seq = 3', 'delete from audit_seal where seq = 3')
    expect(verdict).toMatchObject({ code: 2, firstBad: { what: 'seal-deleted' } })
  })

  it('sees that the end was cut off', async () => {
    const last = '(select max(seq) from audit_entry)'
    const verdict = await tampered(
      'delete from audit_seal where position = (select max(position) from audit_seal)',
      `delete from audit_entry where seq = ${last}`,
    )
    expect(verdict).toMatchObject({ code: 2, firstBad: { what: 'cut-off' } })
  })

  it('names an entry written past the program', async () => {
    const verdict = await tampered(`
      insert into audit_entry overriding system value
      select (e.x).* from (select (jsonb_populate_record(a, jsonb_build_object(
        'seq', (select max(seq) + 1 from audit_entry), 'id', gen_random_uuid()))) as x
        from audit_entry a where seq = 2) e`)
    expect(verdict).toMatchObject({ code: 2, firstBad: { what: 'inserted' } })
  })

  it('names two entries that changed places', async () => {
    const verdict = await tampered(
      'delete from audit_entry where seq in (2, 3)',
      `insert into audit_entry overriding system value
       select (jsonb_populate_record(kept, jsonb_build_object('seq', 5 - kept.seq))).*
       from kept_entry kept where seq in (2, 3)`,
    )
    expect(verdict).toMatchObject({ code: 2, ok: false, firstBad: { seq: 2 } })
  })

  it('says it plainly without --json', async () => {
    const good = await runProgram(['audit', 'verify'], env)
    expect(good).toMatchObject({ code: 0, stdout: expect.stringMatching(/^审计记录完好，共 \d+ 条/) })
  })
})
