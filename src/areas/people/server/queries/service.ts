import { sql } from 'kysely'
import type { Reader } from '../../../../platform/db.ts'

type Held = { startedOn: string; endedOn: string }

/** A person with the posts and ranks that say what is owed: no family, no numbers, nothing sealed. */
export type ServiceRecord = {
  id: string
  name: string
  pinyin: string
  sex: string
  birth: string
  politics: string
  sectionId: string | null
  currentPost: string
  staffKind: string
  state: string
  workStarted: string
  posts: (Held & { level: string; kind: string })[]
  ranks: (Held & { rank: string })[]
}

/** People in service (or these people, whatever became of them), by pinyin. */
export async function serviceRecords(db: Reader, unitId: string, ids?: readonly string[]): Promise<ServiceRecord[]> {
  const posts = sql<string | null>`(
    select json_agg(json_build_array(level, kind, started_on, ended_on) order by position)::text
    from post_held where post_held.unit_id = person.unit_id and post_held.person_id = person.id)`
  const ranks = sql<string | null>`(
    select json_agg(json_build_array(rank, started_on, ended_on) order by position)::text
    from rank_held where rank_held.unit_id = person.unit_id and rank_held.person_id = person.id)`
  const query = db
    .selectFrom('person')
    .select(['id', 'name', 'pinyin', 'sex', 'birth', 'politics', 'sectionId', 'currentPost', 'staffKind'])
    .select(['state', 'workStarted', posts.as('posts'), ranks.as('ranks')])
    .where('unitId', '=', unitId)
    .orderBy('pinyin')
    .orderBy('id')
  const rows = await (ids
    ? query.where('id', '=', sql<string>`any(${ids})`)
    : query.where('state', '=', '在职')
  ).execute()
  const listIn = (text: string | null) => (text ? (JSON.parse(text) as string[][]) : [])
  return rows.map((row) => ({
    ...row,
    posts: listIn(row.posts).map(([level, kind, startedOn, endedOn]) => {
      return { level: level!, kind: kind!, startedOn: startedOn!, endedOn: endedOn! }
    }),
    ranks: listIn(row.ranks).map(([rank, startedOn, endedOn]) => {
      return { rank: rank!, startedOn: startedOn!, endedOn: endedOn! }
    }),
  }))
}

/** Who lists of other systems may mean: everybody by name, month of birth and the fingerprint of the number. */
export async function identities(db: Reader, unitId: string) {
  const rows = await db
    .selectFrom('person')
    .leftJoin('section', (join) =>
      join.onRef('section.id', '=', 'person.sectionId').onRef('section.unitId', '=', 'person.unitId'),
    )
    .select(['person.id', 'person.name', 'birth', 'idNumberFingerprint', 'section.name as sectionName', 'state'])
    .where('person.unitId', '=', unitId)
    .orderBy('person.id')
    .execute()
  return rows.map(({ idNumberFingerprint, sectionName, ...row }) => ({
    ...row,
    sectionName: sectionName ?? '',
    fingerprint: idNumberFingerprint?.toString('hex') ?? '',
  }))
}
