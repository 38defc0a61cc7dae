import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { readConfig } from '../../src/app/config.ts'
import { seedDemo } from '../../src/app/demo.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { saveUnit } from '../../src/areas/accounts/server/queries/accounts.ts'
import { idFingerprint, loadDossiers, type Stored } from '../../src/areas/people/server/queries/dossier.ts'
import type { Writer } from '../../src/platform/db.ts'
import { answerOrders, timed } from './answering.ts'
import type { PeopleOrder, PeopleReport } from './protocol.ts'
import { variantOf } from './variant.ts'

/**
 * Makes units of any size out of the demo bureau. Careers are copied inside the database; only what is sealed or has
 * to differ (names, births, identity numbers, families) passes through here.
 */
const { platform } = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { db, keys, clock } = platform
await seedDemo(platform)
const { id: demoUnit } = await db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
const demoIds = await db.selectFrom('person').select('id').where('unitId', '=', demoUnit).orderBy('id').execute()
const originals = await loadDossiers(
  db,
  keys,
  demoUnit,
  demoIds.map(({ id }) => id),
)

const AT_ONCE = 5000
const CAREER = [
  'education',
  'resume_period',
  'post_held',
  'rank_held',
  'reward',
  'sanction',
  'yearly_grade',
  'technical_title',
]

answerOrders(makeUnit)

async function makeUnit({ people }: PeopleOrder): Promise<PeopleReport> {
  const unitId = crypto.randomUUID()
  const { seconds } = await timed(async () => {
    await db.transaction().execute(async (tx) => {
      await saveUnit(tx, { id: unitId, name: `${people}人的单位`, now: clock.now() })
      await copyStructure(tx, unitId)
      for (let from = 0; from < people; from += AT_ONCE) {
        await copyPeople(tx, unitId, from, Math.min(people, from + AT_ONCE))
      }
    })
    await sql`vacuum analyze`.execute(db)
  })
  const { rows } = await sql<{ count: number }>`
    select count(*) from person where unit_id = ${unitId} and state = '在职'`.execute(db)
  return { unitId, inService: rows[0]!.count, seconds }
}

/** The id a row of the demo has in another unit; its SQL counterpart is `movedId`. */
const derivedId = (unitId: string, origin: string) => createHash('md5').update(unitId).update(origin).digest('hex')
const movedId = (unitId: string, column: string) => sql`md5(${unitId} || ${sql.ref(`origin.${column}`)}::text)::uuid`

async function copyStructure(tx: Writer, unitId: string): Promise<void> {
  const moved = { unit_id: sql`${unitId}::uuid`, id: movedId(unitId, 'id') }
  const all = sql`where origin.unit_id = ${demoUnit}`
  await copyRows(tx, 'section', moved, all)
  await copyRows(tx, 'post', { ...moved, section_id: movedId(unitId, 'section_id') }, all)
}

async function copyPeople(tx: Writer, unitId: string, from: number, until: number): Promise<void> {
  const copies = Array.from({ length: until - from }, (_, index) => copyOf(unitId, from + index))
  const ids = copies.map(({ id }) => id)
  const origins = copies.map(({ origin }) => origin)
  const unit = sql`${unitId}::uuid`
  const column = (name: keyof (typeof copies)[number]) => sql`${copies.map((copy) => copy[name])}`
  const own = ['id', 'name', 'birth', 'retirement_month', 'id_number_sealed', 'id_number_fingerprint']
  await copyRows(
    tx,
    'person',
    {
      ...Object.fromEntries(own.map((name) => [name, sql.ref(`copied.${name}`)])),
      ...{ unit_id: unit, section_id: movedId(unitId, 'section_id'), photo_id: sql`null` },
    },
    sql`join unnest(${ids}::uuid[], ${origins}::uuid[], ${column('name')}::text[], ${column('birth')}::text[],
        ${column('retirementMonth')}::text[], ${column('idNumberSealed')}::bytea[],
        ${column('idNumberFingerprint')}::bytea[])
      as copied(id, origin, name, birth, retirement_month, id_number_sealed, id_number_fingerprint)
      on origin.id = copied.origin and origin.unit_id = ${demoUnit}`,
  )
  const career = sql`join unnest(${ids}::uuid[], ${origins}::uuid[]) as copied(id, origin)
    on origin.person_id = copied.origin and origin.unit_id = ${demoUnit}`
  for (const table of CAREER) {
    const moved = { unit_id: unit, person_id: sql.ref('copied.id') }
    await copyRows(tx, table, table === 'post_held' ? { ...moved, post_id: movedId(unitId, 'post_id') } : moved, career)
  }
  const relatives = copies.flatMap(({ id, family }) => family.map((sealed, position) => ({ id, position, sealed })))
  await sql`insert into family_member (unit_id, person_id, position, sealed)
    select ${unit}, * from unnest(${relatives.map(({ id }) => id)}::uuid[],
      ${relatives.map(({ position }) => position)}::integer[], ${relatives.map(({ sealed }) => sealed)}::bytea[])
  `.execute(tx)
}

/** One person of a unit: the originals in turn, each time around as other people. */
function copyOf(unitId: string, serial: number) {
  const original: Stored = originals[serial % originals.length]!
  const copy = Math.floor(serial / originals.length)
  const { family, idNumber, ...person } = variantOf(original.dossier, copy)
  const hex = derivedId(unitId, `${original.id}${copy}`)
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  return {
    ...person,
    id,
    origin: original.id,
    idNumberSealed: keys.seal(idNumber, `person.id_number.${id}`),
    idNumberFingerprint: idFingerprint(keys, idNumber),
    family: family.map((one, index) => keys.seal(JSON.stringify(one), `family_member.sealed.${id}.${index}`)),
  }
}

type Replaced = Record<string, RawBuilder<unknown>>

/** Copies the rows of a table named `origin` in `from`, some columns replaced, whatever other columns there are. */
async function copyRows(tx: Writer, table: string, replaced: Replaced, from: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'`.execute(tx)
  const names = rows.map(({ name }) => name)
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(names.map((name) => replaced[name] ?? sql.ref(`origin.${name}`)))}
    from ${sql.table(table)} as origin ${from}`.execute(tx)
}
