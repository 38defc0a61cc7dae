import { sql } from 'kysely'
import type { Reader } from '../../../../platform/db.ts'
import type { Keys } from '../../../../platform/keys.ts'
import type { Basic, FamilyMember, YearlyGrade } from '../../schema.ts'

/** What rules and statistics ask of one person: the dossier without its prose. Dates are as precise as the paper. */
export type CadreRecord = Pick<
  Basic,
  | 'name'
  | 'sex'
  | 'birth'
  | 'nation'
  | 'partyJoined'
  | 'partyRegular'
  | 'otherParty'
  | 'workStarted'
  | 'currentPost'
  | 'retirementMonth'
  | 'staffKind'
  | 'state'
  | 'sectionId'
> & {
  id: string
  /** `YYYY-MM-DD` of the identity number; empty when there is none */
  idBirth: string
  posts: HeldPost[]
  ranks: { rank: string; startedOn: string; endedOn: string }[]
  grades: { year: number; grade: YearlyGrade['grade']; note: string }[]
  sanctions: { kind: string; decidedOn: string; effectUntil: string; document: string }[]
  rewards: { on: string; title: string }[]
  educations: { mode: string; diploma: string; degree: string; endedOn: string }[]
  resume: { start: string; end: string | null; text: string; secondment: boolean }[]
  relatives: Pick<FamilyMember, 'relation' | 'name' | 'birth' | 'work'>[]
}

export type HeldPost = {
  title: string
  level: string
  kind: string
  postId: string | null
  startedOn: string
  endedOn: string
  confirmedOn: string
}

/** One list of a dossier: its table and the columns read, in the order of the record's fields. */
const LISTS = {
  posts: ['post_held', ['title', 'level', 'kind', 'postId', 'startedOn', 'endedOn', 'confirmedOn']],
  ranks: ['rank_held', ['rank', 'startedOn', 'endedOn']],
  grades: ['yearly_grade', ['year', 'grade', 'note']],
  sanctions: ['sanction', ['kind', 'decidedOn', 'effectUntil', 'document']],
  rewards: ['reward', ['on', 'title']],
  educations: ['education', ['mode', 'diploma', 'degree', 'endedOn']],
  resume: ['resume_period', ['start', 'end', 'text', 'secondment']],
} as const

type List = keyof typeof LISTS

const AT_ONCE = 2000

/**
 * The records of a unit's people in order of their ids, some thousand at a time, so that a whole city fits into memory.
 * `ids` narrows it to some people.
 */
export async function* cadreRecords(
  db: Reader,
  keys: Keys,
  { unitId, ids }: { unitId: string; ids?: readonly string[] },
): AsyncGenerator<CadreRecord[]> {
  let after = ''
  for (;;) {
    const people = await somePeople(db, unitId, after, ids)
    if (!people.length) return
    after = people.at(-1)!.id
    const chunk = people.map((one) => one.id)
    const names = Object.keys(LISTS) as List[]
    const [relatives, ...lists] = await Promise.all([
      relativesOf(db, keys, unitId, chunk),
      ...names.map((name) => listOf(db, unitId, chunk, name)),
    ])
    yield people.map(({ idNumberSealed, ...person }) => ({
      ...person,
      idBirth: idNumberSealed ? birthIn(keys.open(idNumberSealed, `person.id_number.${person.id}`)) : '',
      ...Object.fromEntries(names.map((name, index) => [name, lists[index]!.get(person.id) ?? []])),
      relatives: relatives.get(person.id) ?? [],
    })) as CadreRecord[]
    if (people.length < AT_ONCE) return
  }
}

function somePeople(db: Reader, unitId: string, after: string, ids: readonly string[] | undefined) {
  let query = db
    .selectFrom('person')
    .select(['id', 'name', 'sex', 'birth', 'nation', 'partyJoined', 'partyRegular', 'otherParty', 'workStarted'])
    .select(['currentPost', 'retirementMonth', 'staffKind', 'state', 'sectionId', 'idNumberSealed'])
    .where('unitId', '=', unitId)
    .orderBy('id')
    .limit(AT_ONCE)
  if (after) query = query.where('id', '>', after)
  if (ids) query = query.where('id', 'in', ids.length ? [...ids] : ['00000000-0000-0000-0000-000000000000'])
  return query.execute()
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** One list of many people: one row a person, so that the driver has little to unpack. */
async function listOf(db: Reader, unitId: string, ids: string[], name: List): Promise<Map<string, object[]>> {
  const [table, columns] = LISTS[name]
  const values = sql.join(columns.map((column) => sql.ref(snake(column))))
  const rows = await db
    .selectFrom(
      sql<{ personId: string; list: string }>`(
      select person_id, json_agg(json_build_array(${values}) order by position)::text as list
      from ${sql.table(table)} where unit_id = ${unitId} and person_id = any(${ids}) group by person_id
    )`.as('grouped'),
    )
    .select(['personId', 'list'])
    .execute()
  const fields = columns as readonly string[]
  return new Map(
    rows.map(({ personId, list }) => [
      personId,
      (JSON.parse(list) as unknown[][]).map((row) => Object.fromEntries(fields.map((field, at) => [field, row[at]]))),
    ]),
  )
}

async function relativesOf(db: Reader, keys: Keys, unitId: string, ids: string[]) {
  const rows = await db
    .selectFrom('familyMember')
    .select(['personId', 'position', 'sealed'])
    .where('unitId', '=', unitId)
    .where('personId', 'in', ids)
    .orderBy('personId')
    .orderBy('position')
    .execute()
  const relatives = new Map<string, CadreRecord['relatives']>()
  for (const { personId, position, sealed } of rows) {
    const context = `family_member.sealed.${personId}.${position}`
    const { relation, name, birth, work } = JSON.parse(keys.open(sealed, context)) as FamilyMember
    const own = relatives.get(personId)
    if (own) own.push({ relation, name, birth, work })
    else relatives.set(personId, [{ relation, name, birth, work }])
  }
  return relatives
}

/** The birthday inside an identity number; empty for numbers of the old length. */
function birthIn(idNumber: string): string {
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(idNumber)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : ''
}
