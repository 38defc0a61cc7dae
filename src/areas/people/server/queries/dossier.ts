import { pinyin } from 'pinyin-pro'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Keys } from '../../../../platform/keys.ts'
import type { Dossier, FamilyMember, ResumePeriod, ResumeSide } from '../../schema.ts'

/** What a file carried that the dossier's fields cannot hold: kept so that nothing is lost on the way out. */
export type Kept = {
  verbatim: Record<string, { raw: string; canonical: string }>
  unknown: { name: string; xml: string }[]
}

export type Stored = {
  id: string
  revision: number
  photoId: string | null
  dossier: Dossier
  kept: Kept
}

/** A dossier on its way into the database. */
export type Saving = { id: string; dossier: Dossier; kept: Kept; photoId: string | null; revision: number }

const CHILDREN = [
  'education',
  'resumePeriod',
  'postHeld',
  'rankHeld',
  'familyMember',
  'reward',
  'sanction',
  'yearlyGrade',
  'technicalTitle',
] as const
type Child = (typeof CHILDREN)[number]

const ROWS_AT_ONCE = 400
export const nothingKept: Kept = { verbatim: {}, unknown: [] }

/** Loads whole dossiers, in the order asked; people who are not there are left out. */
export async function loadDossiers(db: Reader, keys: Keys, unitId: string, ids: string[]): Promise<Stored[]> {
  if (!ids.length) return []
  const people = await db.selectFrom('person').selectAll().where('unitId', '=', unitId).where('id', 'in', ids).execute()
  const lists = await Promise.all(CHILDREN.map((child) => childRows(db, child, unitId, ids)))
  const found = new Map(
    people.map((row) => {
      const own = (child: Child) => lists[CHILDREN.indexOf(child)]!.get(row.id) ?? []
      return [row.id, stored(keys, row, own)] as const
    }),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

type Row = Record<string, unknown>

async function childRows(db: Reader, child: Child, unitId: string, ids: string[]): Promise<Map<string, Row[]>> {
  const rows = (await db
    .selectFrom(child)
    .selectAll()
    .where('unitId', '=', unitId)
    .where('personId', 'in', ids)
    .orderBy('personId')
    .orderBy('position')
    .execute()) as Row[]
  return Map.groupBy(rows, (row) => row.personId as string)
}

function stored(keys: Keys, row: Row & { id: string }, own: (child: Child) => Row[]): Stored {
  const { id } = row
  const plain = (child: Child) => own(child).map(({ unitId: _u, personId: _p, position: _o, ...rest }) => rest)
  const basic = Object.fromEntries(
    BASIC_COLUMNS.map((name) => [name, row[name] as string | null]),
  ) as unknown as Dossier['basic']
  const sealedId = row.idNumberSealed as Buffer | null
  const sealedKept = row.verbatimSealed as Buffer | null
  const family = own('familyMember').map(
    (member, index) =>
      JSON.parse(keys.open(member.sealed as Buffer, `family_member.sealed.${id}.${index}`)) as FamilyMember,
  )
  return {
    id,
    revision: row.revision as number,
    photoId: row.photoId as string | null,
    kept: sealedKept ? (JSON.parse(keys.open(sealedKept, `person.verbatim.${id}`)) as Kept) : nothingKept,
    dossier: {
      basic: { ...basic, idNumber: sealedId ? keys.open(sealedId, `person.id_number.${id}`) : '' },
      educations: plain('education') as Dossier['educations'],
      resume: (plain('resumePeriod') as ResumePeriod[]).map((one) => ({ ...one, during: one.during.map(inOrder) })),
      postsHeld: plain('postHeld') as Dossier['postsHeld'],
      ranksHeld: plain('rankHeld') as Dossier['ranksHeld'],
      family,
      rewards: plain('reward') as Dossier['rewards'],
      sanctions: plain('sanction') as Dossier['sanctions'],
      grades: plain('yearlyGrade') as Dossier['grades'],
      titles: plain('technicalTitle') as Dossier['titles'],
    },
  }
}

/** jsonb sorts the keys of an object; dossiers are compared as text. */
const inOrder = ({ start, end, text }: ResumeSide): ResumeSide => ({ start, end, text })

const BASIC_COLUMNS = [
  'name',
  'sex',
  'birth',
  'nation',
  'nativePlace',
  'birthplace',
  'partyJoined',
  'partyRegular',
  'otherParty',
  'politics',
  'workStarted',
  'health',
  'technicalTitle',
  'specialty',
  'currentPost',
  'proposedPost',
  'removedPost',
  'awards',
  'assessments',
  'appointReason',
  'reportingUnit',
  'ageAsOf',
  'filledOn',
  'filledBy',
  'retirementMonth',
  'formerAgeLimit',
  'phone',
  'staffKind',
  'state',
  'sectionId',
] as const satisfies (keyof Dossier['basic'])[]

function personRow(keys: Keys, unitId: string, { id, dossier, kept, photoId, revision }: Saving, at: Date) {
  const { idNumber, ...basic } = dossier.basic
  const keepsAnything = Object.keys(kept.verbatim).length > 0 || kept.unknown.length > 0
  const [letters, initials] = pinyinOf(basic.name)
  return {
    unitId,
    id,
    ...basic,
    pinyin: letters,
    initials,
    ...topEducation(dossier),
    currentRank: dossier.ranksHeld.find((rank) => rank.endedOn === '')?.rank ?? '',
    idNumberSealed: idNumber ? keys.seal(idNumber, `person.id_number.${id}`) : null,
    idNumberFingerprint: idNumber ? idFingerprint(keys, idNumber) : null,
    verbatimSealed: keepsAnything ? keys.seal(JSON.stringify(kept), `person.verbatim.${id}`) : null,
    photoId,
    revision,
    changedAt: at,
  }
}

/** The same for `…x` and `…X`: both are one person's number. */
export const idFingerprint = (keys: Keys, idNumber: string) => keys.fingerprint(idNumber.trim().toUpperCase())

function pinyinOf(name: string): [string, string] {
  const options = { toneType: 'none', surname: 'head', type: 'array', nonZh: 'consecutive' } as const
  const syllables = pinyin(name, options).map((one) =>
    one
      .toLowerCase()
      .replace(/[^a-zü]/g, '')
      .replaceAll('ü', 'v'),
  )
  return [syllables.join(''), syllables.map((one) => one.slice(0, 1)).join('')]
}

const DIPLOMAS = ['博士', '研究生', '大学', '本科', '大专', '专科', '中专', '高中', '初中']

function topEducation({ educations }: Dossier): { topDiploma: string; topDegree: string } {
  const height = (diploma: string) => {
    const found = DIPLOMAS.findIndex((one) => diploma.includes(one))
    return found < 0 ? DIPLOMAS.length : found
  }
  const ordered = educations.filter((one) => one.diploma).sort((a, b) => height(a.diploma) - height(b.diploma))
  return { topDiploma: ordered[0]?.diploma ?? '', topDegree: (ordered[0] ?? educations[0])?.degree ?? '' }
}

function childRowsOf(keys: Keys, unitId: string, { id, dossier }: Saving): Record<Child, Row[]> {
  const place = (rows: object[]) => rows.map((row, position) => ({ unitId, personId: id, position, ...row }))
  return {
    education: place(dossier.educations),
    resumePeriod: place(dossier.resume.map((one) => ({ ...one, during: JSON.stringify(one.during) }))),
    postHeld: place(dossier.postsHeld),
    rankHeld: place(dossier.ranksHeld),
    familyMember: place(
      dossier.family.map((member, index) => ({
        sealed: keys.seal(JSON.stringify(member), `family_member.sealed.${id}.${index}`),
      })),
    ),
    reward: place(dossier.rewards),
    sanction: place(dossier.sanctions),
    yearlyGrade: place(dossier.grades),
    technicalTitle: place(dossier.titles),
  }
}

/** Stores new people. Many at once cost few statements. */
export async function insertDossiers(tx: Writer, keys: Keys, unitId: string, all: Saving[], at: Date): Promise<void> {
  const rows = all.map((one) => ({ ...personRow(keys, unitId, one, at), createdAt: at }))
  for (const part of chunks(rows))
    await tx
      .insertInto('person')
      .values(part as never)
      .execute()
  await insertChildren(tx, keys, unitId, all)
}

/** Replaces the content of people who are there. Each must still be at the revision before `revision`. */
export async function updateDossiers(
  tx: Writer,
  keys: Keys,
  unitId: string,
  all: Saving[],
  at: Date,
): Promise<{ stale: string[] }> {
  const stale: string[] = []
  for (const one of all) {
    const { unitId: _u, id: _i, ...columns } = personRow(keys, unitId, one, at)
    const done = await tx
      .updateTable('person')
      .set(columns as never)
      .where('unitId', '=', unitId)
      .where('id', '=', one.id)
      .where('revision', '=', one.revision - 1)
      .executeTakeFirst()
    if (done.numUpdatedRows !== 1n) stale.push(one.id)
  }
  const ids = all.map((one) => one.id)
  if (stale.length || !ids.length) return { stale }
  for (const child of CHILDREN) {
    await tx.deleteFrom(child).where('unitId', '=', unitId).where('personId', 'in', ids).execute()
  }
  await insertChildren(tx, keys, unitId, all)
  return { stale }
}

async function insertChildren(tx: Writer, keys: Keys, unitId: string, all: Saving[]): Promise<void> {
  const rows = all.map((one) => childRowsOf(keys, unitId, one))
  for (const child of CHILDREN) {
    for (const part of chunks(rows.flatMap((one) => one[child]))) {
      await tx
        .insertInto(child)
        .values(part as never)
        .execute()
    }
  }
}

function* chunks<T>(rows: T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE)
}

export async function deletePeople(tx: Writer, unitId: string, ids: string[]): Promise<void> {
  if (ids.length) await tx.deleteFrom('person').where('unitId', '=', unitId).where('id', 'in', ids).execute()
}

/** Serialises changes of the same people, so that facts read after it stay true until the end. */
export async function lockPeople(
  tx: Writer,
  unitId: string,
  ids: string[],
): Promise<{ id: string; revision: number }[]> {
  if (!ids.length) return []
  return tx
    .selectFrom('person')
    .select(['id', 'revision'])
    .where('unitId', '=', unitId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}
