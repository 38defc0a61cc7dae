import { type SelectQueryBuilder, sql } from 'kysely'
import type { Reader } from '../../../../platform/db.ts'
import type { Scope } from '../../../../platform/permission.ts'
import type { DB } from '../../../../platform/tables.ts'
import type { PeopleQuery } from '../../list.ts'

const COLUMNS = [
  'person.id',
  'person.name',
  'person.sex',
  'person.birth',
  'person.nation',
  'person.nativePlace',
  'person.partyJoined',
  'person.politics',
  'person.workStarted',
  'person.topDiploma',
  'person.topDegree',
  'person.technicalTitle',
  'person.currentPost',
  'person.currentRank',
  'person.sectionId',
  'person.staffKind',
  'person.state',
  'person.photoId',
  'person.changedAt',
] as const

type People = SelectQueryBuilder<DB, 'person', object>

/** Everyone the scope covers and nobody else: each list, count and search starts here. */
export function visiblePeople(db: Reader, unitId: string, scope: Scope): People {
  const all = db.selectFrom('person').where('person.unitId', '=', unitId)
  if (scope.unit) return all
  return all.where((eb) =>
    eb.or([
      ...(scope.sections.length ? [eb('person.sectionId', 'in', scope.sections)] : []),
      ...(scope.self ? [eb('person.id', '=', scope.self)] : []),
      eb.lit(false),
    ]),
  )
}

/** A page of the list with the number of all that match. */
export async function listPeople(db: Reader, unitId: string, scope: Scope, query: PeopleQuery) {
  const rows = await sorted(filtered(visiblePeople(db, unitId, scope), query), query)
    .leftJoin('section', (join) =>
      join.onRef('section.unitId', '=', 'person.unitId').onRef('section.id', '=', 'person.sectionId'),
    )
    .select(COLUMNS)
    .select('section.name as sectionName')
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute()
  // A page beyond the end has no row to carry the count.
  const total = rows[0]?.total ?? (query.page > 1 ? await countPeople(db, unitId, scope, query) : 0)
  return { total, rows: rows.map(({ total: _, ...row }) => row) }
}

async function countPeople(db: Reader, unitId: string, scope: Scope, query: PeopleQuery): Promise<number> {
  const counted = await filtered(visiblePeople(db, unitId, scope), query)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return counted.n
}

function filtered(people: People, query: PeopleQuery): People {
  let found = people
  if (query.search) {
    const text = query.search.normalize('NFC')
    const letters = text.toLowerCase().replaceAll('ü', 'v').replace(/[\s']/g, '')
    found = found.where((eb) =>
      eb.or([
        eb('person.name', 'like', `%${literal(text)}%`),
        ...(/^[a-z]+$/.test(letters)
          ? [eb('person.pinyin', 'like', `${letters}%`), eb('person.initials', 'like', `${letters}%`)]
          : []),
      ]),
    )
  }
  if (query.state !== '全部') found = found.where('person.state', '=', query.state)
  if (query.section) found = found.where('person.sectionId', '=', query.section)
  if (query.sex) found = found.where('person.sex', '=', query.sex)
  if (query.staffKind) found = found.where('person.staffKind', '=', query.staffKind)
  if (query.party) found = found.where('person.partyJoined', query.party === 'yes' ? '<>' : '=', '')
  if (query.minority === 'yes') found = found.where('person.nation', 'not in', ['汉族', '汉', ''])
  if (query.minority === 'no') found = found.where('person.nation', 'in', ['汉族', '汉'])
  if (query.diploma) found = found.where('person.topDiploma', 'like', `%${literal(query.diploma)}%`)
  // A birth known to the month only is compared by the month.
  if (query.bornFrom) {
    const from = sql<string>`left(${query.bornFrom}, length(person.birth))`
    found = found.where('person.birth', '<>', '').where('person.birth', '>=', from)
  }
  if (query.bornTo) found = found.where('person.birth', '<=', query.bornTo).where('person.birth', '<>', '')
  return found
}

/** What the user typed, with the pattern characters of LIKE taken literally. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function sorted(people: People, { sort, order }: PeopleQuery): People {
  const by = {
    pinyin: sql`person.pinyin`,
    stroke: sql`person.name collate "stroke_order"`,
    section: sql`(select s.position from section s where s.unit_id = person.unit_id and s.id = person.section_id)`,
    birth: sql`person.birth`,
    workStarted: sql`person.work_started`,
    partyJoined: sql`person.party_joined`,
    changedAt: sql`person.changed_at`,
  }[sort]
  return people.orderBy(by, order).orderBy('person.pinyin').orderBy('person.id')
}

/** One person's row, if the scope covers it. */
export async function visiblePerson(db: Reader, unitId: string, scope: Scope, id: string) {
  return visiblePeople(db, unitId, scope)
    .select(['person.id', 'person.name', 'person.sectionId', 'person.photoId', 'person.revision'])
    .where('person.id', '=', id)
    .executeTakeFirst()
}

export async function loadPhoto(db: Reader, unitId: string, id: string) {
  return db
    .selectFrom('photo')
    .select(['id', 'mime', 'width', 'height', 'bytes'])
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Who holds which post today, for headcount and vacancies. */
export async function currentHolders(db: Reader, unitId: string) {
  return db
    .selectFrom('postHeld')
    .innerJoin('person', (join) =>
      join.onRef('person.unitId', '=', 'postHeld.unitId').onRef('person.id', '=', 'postHeld.personId'),
    )
    .select(['postHeld.postId', 'postHeld.startedOn', 'person.id as personId', 'person.name'])
    .where('postHeld.unitId', '=', unitId)
    .where('postHeld.postId', 'is not', null)
    .where('postHeld.endedOn', '=', '')
    .where('person.state', '=', '在职')
    .orderBy('person.pinyin')
    .execute()
}

/** How many serve in each section, by kind of establishment. */
export async function countBySection(db: Reader, unitId: string) {
  return db
    .selectFrom('person')
    .select(['sectionId', 'staffKind'])
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .where('unitId', '=', unitId)
    .where('state', '=', '在职')
    .groupBy(['sectionId', 'staffKind'])
    .execute()
}
