import { createHash, randomUUID } from 'node:crypto'
import { Refusal } from '../../../platform/errors.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { identities, idFingerprint } from '../../people/facts.ts'
import { courseKey } from '../course-key.ts'
import { type Columns, columnsIn, findColumns, lackingColumns } from '../files/list-columns.ts'
import { type ReadRows, readRows } from '../files/list-rows.ts'
import { readList } from '../files/read-list.ts'
import {
  columnKeys,
  columnTitles,
  type DoubtList,
  type ImportList,
  type ListPreview,
  type ListQuery,
  ListRow,
  originOf,
  type Profile,
  profiles,
  usualCategory,
} from '../lists.ts'
import { directoryOf, type Match, matched } from '../match.ts'
import { isUsuallyRecognised } from '../schema.ts'
import { chooseClaim, countAnew, deleteClaims, insertClaims, keysOf } from './queries/claims.ts'
import * as queries from './queries/imports.ts'
import { todayOf } from './standing.ts'

const SHOWN_FAULTS = 50
const SHOWN_ROWS = 20

type Found = ReadRows & { headings: string[]; columns: Columns; lacking: string[]; heading: string }

/** Reads a list by the columns asked for, else by those remembered for the heading, else by what it says. */
async function listOf(ctx: Ctx, file: Uploaded, query: ListQuery): Promise<Found> {
  const table = await readList(file)
  const { head, columns: guessed } = findColumns(table)
  const headings = table[head]!
  const heading = headings.join('\t').slice(0, 4000)
  const { db } = ctx.platform
  const kept = query.columns ? null : await queries.mappingOf(db, ctx.actor.unitId, query.profile, heading)
  const asked = query.columns ? columnsIn(query.columns) : ((kept as Columns | null) ?? guessed)
  const within = Object.entries(asked).filter(([, at]) => at < headings.length)
  const columns = Object.fromEntries(within) as Columns
  const lacking = lackingColumns(columns)
  const rows = lacking.length ? { rows: [], faults: [], unfinished: 0 } : readRows(table, head, columns)
  return { ...rows, headings, columns, lacking, heading }
}

type Row = ReadRows['rows'][number] & { match: Match }

async function matchedRows(ctx: Ctx, { rows }: ReadRows): Promise<Row[]> {
  const { db, keys } = ctx.platform
  const directory = directoryOf(await identities(db, ctx.actor.unitId))
  const fingerprints = new Map<string, string>()
  const fingerprintOf = (number: string) => {
    if (!/^\d{17}[\dXx]$/.test(number)) return ''
    const known = fingerprints.get(number) ?? idFingerprint(keys, number).toString('hex')
    fingerprints.set(number, known)
    return known
  }
  return rows.map((row) => {
    const fingerprint = fingerprintOf(row.meant.idNumber)
    return { ...row, match: matched(directory, { ...row.meant, fingerprint }) }
  })
}

const keysIn = (rows: readonly Row[]) =>
  rows.flatMap(({ match, given }) =>
    match.kind === 'person' ? [{ personId: match.id, courseKey: courseKey(given.course), fromOn: given.from }] : [],
  )

/** What taking in a list would do; nothing is kept. */
export async function previewList(ctx: Ctx, file: Uploaded, query: ListQuery): Promise<ListPreview> {
  const list = await listOf(ctx, file, query)
  const rows = await matchedRows(ctx, list)
  const keys = keysIn(rows)
  const seen = new Set(keys.map((key) => `${key.personId} ${key.courseKey} ${key.fromOn}`))
  const known = await queries.countKnown(ctx.platform.db, ctx.actor.unitId, keys)
  const shown = columnKeys.filter((key) => list.columns[key] !== undefined && key !== 'idNumber')
  return {
    ...{ headings: list.headings, columns: list.columns as Record<string, number>, lacking: list.lacking },
    rows: rows.slice(0, SHOWN_ROWS).map(({ meant, given, match }) => ({
      ...Object.fromEntries(shown.map((key) => [columnTitles[key], String({ ...meant, ...given }[key] ?? '')])),
      对照结果: match.kind === 'person' ? '已对上' : match.kind === 'namesakes' ? '同名，待确认' : '没有找到这个人',
    })),
    counts: {
      ...{ total: rows.length, matched: keys.length, doubts: rows.length - keys.length },
      known: known + keys.length - seen.size,
    },
    faults: [
      ...list.faults.slice(0, SHOWN_FAULTS),
      ...(list.unfinished ? [{ row: 0, text: `${list.unfinished}行没有学时和天数，按没有学完，不导入` }] : []),
    ],
    faultCount: list.faults.length,
  }
}

function claimOf(personId: string, profile: Profile, given: ListRow) {
  const category = usualCategory[profile]
  const mode = category === 'online' ? 'online' : 'offline'
  return {
    ...{ id: randomUUID(), personId, activityId: null, origin: originOf[profile], mode, category },
    ...{ course: given.course, courseKey: courseKey(given.course), organiser: given.organiser || profiles[profile] },
    ...{ isRecognised: isUsuallyRecognised(category), days: given.days, hours: given.hours, result: given.result },
    ...{ fromOn: given.from, untilOn: given.until, isCounting: true },
  }
}

/** Takes in a whole list or nothing of it. What nobody can be found for waits as a doubt. */
export async function takeList(ctx: Ctx, file: Uploaded, query: ListQuery) {
  const { unitId, name: madeBy } = ctx.actor
  const { profile } = query
  const list = await listOf(ctx, file, query)
  if (list.lacking.length) throw new Refusal('invalid', `还没有指定${list.lacking.join('、')}是哪一栏`)
  if (list.faults.length) {
    const shown = list.faults.slice(0, SHOWN_FAULTS).map(({ text }) => ({ field: 'files', message: text }))
    throw new Refusal('invalid', `${list.faults.length}行有问题，没有导入。改好后重新选择文件`, shown)
  }
  if (!list.rows.length) throw new Refusal('invalid', '清单里没有可以导入的学时')
  const rows = await matchedRows(ctx, list)
  const id = randomUUID()
  const today = todayOf(ctx)
  const fileHash = createHash('sha256').update(file.bytes).digest('hex')
  const at = { unitId, id, profile, fileName: file.name, fileHash, rowCount: rows.length }
  return write(ctx, async (tx) => {
    const isNew = await queries.insertImport(tx, { ...at, state: 'applied', madeBy, madeAt: ctx.platform.clock.now() })
    if (!isNew) throw new Refusal('conflict', '这份清单已经导入过，没有重复计入。要重新导入请先撤销原来的那一次')
    await queries.keepMapping(tx, { unitId, profile, heading: list.heading, columns: JSON.stringify(list.columns) })
    const claims = rows.flatMap(({ match, given }) =>
      match.kind === 'person' ? [{ unitId, importId: id, enteredOn: today, ...claimOf(match.id, profile, given) }] : [],
    )
    const keys = keysIn(rows)
    const seen = new Set(keys.map((key) => `${key.personId} ${key.courseKey} ${key.fromOn}`))
    const doubles = (await queries.countKnown(tx, unitId, keys)) + keys.length - seen.size
    await insertClaims(tx, claims)
    const doubts = rows.flatMap(({ match, row, meant, given }) => {
      if (match.kind === 'person') return []
      const content = JSON.stringify({ ...given, candidates: match.candidates })
      return [
        { unitId, id: randomUUID(), importId: id, rowNumber: row, kind: match.kind, personName: meant.name, content },
      ]
    })
    await queries.insertDoubts(tx, doubts)
    await countAnew(tx, unitId, keys)
    const detail = { profile, rows: rows.length, doubts: doubts.length, doubles }
    const audit = [{ action: 'training.imported', subjectKind: 'training-import', subjectId: id, detail }]
    return { result: { id, rows: rows.length, doubts: doubts.length, doubles }, audit }
  })
}

export function undoImport(ctx: Ctx, id: string) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const found = await queries.lockedImport(tx, { unitId, id })
    if (!found) throw new Refusal('not_found')
    if (found.state === 'undone') throw new Refusal('conflict', '这次导入已经撤销过了')
    const keys = await keysOf(tx, unitId, { importId: id })
    await deleteClaims(tx, unitId, { importId: id })
    await countAnew(tx, unitId, keys)
    await queries.markUndone(tx, { unitId, id }, ctx.platform.clock.now())
    const detail = { rows: found.rowCount }
    const audit = [{ action: 'training.import-undone', subjectKind: 'training-import', subjectId: id, detail }]
    return { result: {}, audit }
  })
}

export async function listImports(ctx: Ctx): Promise<ImportList> {
  const rows = await queries.importRows(ctx.platform.db, ctx.actor.unitId)
  return { rows: rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })) as ImportList['rows'] }
}

/** What waits for the clerk: people nobody could be found for, and amounts the sources do not agree on. */
export async function listDoubts(ctx: Ctx): Promise<DoubtList> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const [open, groups, people] = await Promise.all([
    queries.openDoubts(db, unitId),
    queries.disagreements(db, unitId),
    identities(db, unitId),
  ])
  const known = new Map(people.map((one) => [one.id, one]))
  const claims = groups.length ? await queries.claimsOfTrainings(db, unitId, groups) : []
  const byTraining = Map.groupBy(claims, (claim) => `${claim.personId} ${claim.courseKey} ${claim.fromOn}`)
  return {
    people: open.map(({ content, kind, ...rest }) => {
      const { course, from, until, hours, days, candidates } = content as unknown as ListRow & { candidates: string[] }
      const amount = [days && `${days}天`, hours && `${hours}学时`].filter(Boolean).join('、')
      return {
        ...rest,
        kind: kind as 'unknown' | 'namesakes',
        ...{ course, period: `${from === until ? from : `${from}至${until}`}　${amount}` },
        candidates: candidates.flatMap((id) => {
          const one = known.get(id)
          return one ? [{ id, text: [one.name, one.birth, one.sectionName, one.state].filter(Boolean).join('　') }] : []
        }),
      }
    }),
    values: groups.flatMap(({ personId, courseKey: key, fromOn }) => {
      const of = byTraining.get(`${personId} ${key} ${fromOn}`) ?? []
      if (!of.length) return []
      const rows = of.map(({ id, profile, fileName, days, hours, counted }) => {
        const source = profile ? `${profiles[profile as Profile]}（${fileName}）` : '本单位登记'
        return { id, source, days, hours, isCounted: counted === id }
      })
      const { name, course } = of[0]!
      return [{ key: `${personId} ${key} ${fromOn}`, personName: name, course, fromOn, claims: rows }]
    }),
  }
}

/** Answers for one row whose it is, or that it does not count; every row of that name in the list with it. */
export function answerDoubt(ctx: Ctx, id: string, { personId, reason }: { personId: string | null; reason: string }) {
  const { unitId } = ctx.actor
  const enteredOn = todayOf(ctx)
  return write(ctx, async (tx) => {
    const doubts = await queries.lockedDoubts(tx, { unitId, id })
    const batch = doubts[0] && (await queries.lockedImport(tx, { unitId, id: doubts[0].importId }))
    if (!batch || !doubts.some((one) => one.id === id)) throw new Refusal('not_found', '这一条已经处理过了，请刷新')
    if (batch.state === 'undone') throw new Refusal('conflict', '这份清单已经撤销，不用处理')
    if (personId && !(await identities(tx, unitId)).some((one) => one.id === personId)) throw new Refusal('not_found')
    if (personId) {
      const claims = doubts.map(({ importId, content }) => {
        const given = ListRow.parse(withoutCandidates(content))
        return { unitId, importId, enteredOn, ...claimOf(personId, batch.profile as Profile, given) }
      })
      await insertClaims(tx, claims)
      await countAnew(tx, unitId, claims)
    }
    await queries.settleDoubts(
      tx,
      unitId,
      doubts.map((one) => one.id),
      { personId, reason },
    )
    const detail = { rows: doubts.length, isCounted: personId !== null }
    const audit = [
      { action: 'training.doubt-answered', subjectKind: 'training-import', subjectId: doubts[0]!.importId, detail },
    ]
    return { result: { rows: doubts.length }, audit }
  })
}

function withoutCandidates(content: unknown): unknown {
  const { candidates: _, ...given } = content as Record<string, unknown>
  return given
}

export function choose(ctx: Ctx, claimId: string) {
  const { unitId } = ctx.actor
  return write(ctx, async (tx) => {
    const key = await chooseClaim(tx, unitId, claimId)
    if (!key) throw new Refusal('not_found')
    await countAnew(tx, unitId, [key])
    const audit = [{ action: 'training.source-chosen', subjectKind: 'training', subjectId: claimId, detail: {} }]
    return { result: {}, audit }
  })
}
