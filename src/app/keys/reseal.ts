import type pg from 'pg'
import { algorithms } from '../../platform/cipher.ts'
import { Refusal } from '../../platform/errors.ts'
import { FIRST_KEY, headFor, type Keys, SEAL_MARK, type SealedBy } from '../../platform/keys.ts'
import { auditPlace, placeIn, type SealedPlace, sealedPlaces } from './places.ts'

/** Some values are whole files. */
const ROWS_AT_ONCE = 20

export type Resealed = { resealed: number; unopened: number }

/**
 * Closes every value again that something else than the newest key and algorithm has closed, a few rows in each
 * transaction: whatever ends it, every value opens, and the next run goes on where this one stopped. What does not open
 * stays as it is and is counted.
 */
export async function resealAll(client: pg.Client, keys: Keys, say: (line: string) => void): Promise<Resealed> {
  const sum = { resealed: 0, unopened: 0 }
  for (const place of sealedPlaces) {
    const done = await resealPlace(client, keys, place)
    sum.resealed += done.resealed
    sum.unopened += done.unopened
    if (done.resealed || done.unopened) say(`${place.table}.${place.column}：已重新加密${done.resealed}条${lost(done)}`)
  }
  return sum
}

const lost = ({ unopened }: Resealed) => (unopened ? `，打不开${unopened}条（没有改动）` : '')

async function resealPlace(client: pg.Client, keys: Keys, place: SealedPlace): Promise<Resealed> {
  const sum = { resealed: 0, unopened: 0 }
  let after = '(0,0)'
  for (;;) {
    const found = await resealSome(client, keys, { place, after })
    if (!found) return sum
    sum.resealed += found.resealed
    sum.unopened += found.unopened
    after = found.last
  }
}

/**
 * The next rows in the order in which they lie. A changed row lies elsewhere afterwards, but then it has the newest
 * head and is not found again.
 */
async function resealSome(
  client: pg.Client,
  keys: Keys,
  { place, after }: { place: SealedPlace; after: string },
): Promise<(Resealed & { last: string }) | null> {
  const { table, column, of } = place
  const head = headFor(keys.newest)
  await client.query('begin')
  try {
    const { rows } = await client.query<Record<string, unknown> & { at: string; sealed: Buffer }>(
      `select ctid::text as at, ${column} as sealed, ${of.map((name) => `${name}::text as "${name}"`).join(', ')}
       from ${table} where ${column} is not null and substr(${column}, 1, ${head.length}) <> $1 and ctid > $2::tid
       order by ctid limit ${ROWS_AT_ONCE} for update`,
      [head, after],
    )
    // What is locked or only added to is guarded by triggers; the content stays what it was.
    if (rows.length) await client.query(`alter table ${table} disable trigger user`)
    let unopened = 0
    for (const row of rows) {
      const sealed = closedAgain(keys, row.sealed, placeIn(place, row))
      if (sealed) await client.query(`update ${table} set ${column} = $1 where ctid = $2::tid`, [sealed, row.at])
      else unopened += 1
    }
    if (rows.length) await client.query(`alter table ${table} enable trigger user`)
    await client.query('commit')
    return rows.length ? { resealed: rows.length - unopened, unopened, last: rows.at(-1)!.at } : null
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

function closedAgain(keys: Keys, sealed: Buffer, place: string): Buffer | null {
  try {
    return keys.seal(keys.open(sealed, place), place)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

export type Count = SealedBy & { table: string; column: string; values: number }

/** How many values each key has closed by which algorithm, by column. What has no head is of the first key. */
export async function countSealed(client: pg.Client): Promise<Count[]> {
  const counts: Count[] = []
  for (const { table, column } of [...sealedPlaces, auditPlace]) {
    const { rows } = await client.query<{ head: Buffer | null; n: number }>(
      `select case when substr(${column}, 1, ${SEAL_MARK.length}) = $1 then substr(${column}, 5, 3) end as head,
         count(*)::int as n from ${table} where ${column} is not null group by 1 order by 1 nulls first`,
      [SEAL_MARK],
    )
    for (const { head, n } of rows) {
      const by = head ? { algorithm: algorithms[head[0]!] ?? 'aes', number: head.readUInt16BE(1) } : OLD
      counts.push({ ...by, table, column, values: n })
    }
  }
  return counts
}

const OLD: SealedBy = { number: FIRST_KEY, algorithm: 'aes' }
