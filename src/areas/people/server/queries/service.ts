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

/** People in service with what the make-up of a workforce is counted by. */
export const workforce = (db: Reader, unitId: string) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'sex', 'birth', 'partyJoined', 'topDiploma', 'staffKind', 'currentPost'])
    .where('unitId', '=', unitId)
    .where('state', '=', '在职')
    .orderBy('pinyin')
    .orderBy('id')
    .execute()

/**
 * Posts and ranks that people in service took up in some days. The paper may name a month alone: then it counts as that
 * month's first day.
 */
export async function takenUpBetween(db: Reader, unitId: string, from: string, until: string) {
  const inSpan = sql<boolean>`rpad(started_on, 10, '-01-01') between ${from} and ${until}`
  const [posts, ranks] = await Promise.all([
    db
      .selectFrom('postHeld')
      .innerJoin('person', (join) =>
        join.onRef('person.id', '=', 'postHeld.personId').onRef('person.unitId', '=', 'postHeld.unitId'),
      )
      .select(['personId', 'position', 'name', 'birth', 'title', 'kind', 'startedOn'])
      .where('postHeld.unitId', '=', unitId)
      .where('state', '=', '在职')
      .where(inSpan)
      .orderBy('startedOn')
      .orderBy('personId')
      .execute(),
    db
      .selectFrom('rankHeld')
      .innerJoin('person', (join) =>
        join.onRef('person.id', '=', 'rankHeld.personId').onRef('person.unitId', '=', 'rankHeld.unitId'),
      )
      .select(['personId', 'position', 'name', 'rank', 'startedOn'])
      .where('rankHeld.unitId', '=', unitId)
      .where('state', '=', '在职')
      .where(inSpan)
      .orderBy('startedOn')
      .orderBy('personId')
      .execute(),
  ])
  return { posts, ranks }
}

/** Yearly grades of people in service. */
export const gradesOfYear = (db: Reader, unitId: string, year: number) =>
  db
    .selectFrom('yearlyGrade')
    .innerJoin('person', (join) =>
      join.onRef('person.id', '=', 'yearlyGrade.personId').onRef('person.unitId', '=', 'yearlyGrade.unitId'),
    )
    .select(['personId', 'name', 'grade'])
    .where('yearlyGrade.unitId', '=', unitId)
    .where('year', '=', year)
    .where('state', '=', '在职')
    .orderBy('pinyin')
    .orderBy('personId')
    .execute()
