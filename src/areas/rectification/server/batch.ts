import { randomUUID } from 'node:crypto'
import { readPartialDate } from '../../../law/dates.ts'
import { type Day, firstDay, lastDay } from '../../../law/periods.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import type { Reader } from '../../../platform/db.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { FileRefused, openWorkbook, readCell } from '../../people/facts.ts'
import { sections } from '../../posts/facts.ts'
import { batchRows, measureTexts, type ReadRows } from '../files/batch-rows.ts'
import { wordTables } from '../files/word-table.ts'
import {
  type BatchPreview,
  type BatchRow,
  businessLines,
  NewProblem,
  type OriginKind,
  originKinds,
  type ProblemKind,
  problemKinds,
  type Timing,
  timings,
} from '../schema.ts'
import { numberOf, todayOf } from './acting.ts'
import { aliveOfTitles, inTurn, peopleNamed } from './queries/problems.ts'
import { insertMeasure, linkMeasure } from './queries/remedy.ts'
import { raiseProblem } from './raise.ts'

const MOST_ROWS = 500
const MOST_SHEET_ROWS = 3000

/** Rows of every sheet of a workbook, or of the tables of a Word document. */
export async function tablesOf({
  name,
  bytes,
}: Uploaded): Promise<{ table: string[][]; place: (index: number) => string }[]> {
  if (bytes.length === 0) throw new Refusal('file_refused', '这个文件是空的，请重新选择')
  if (/\.docx$/i.test(name)) {
    return [{ table: await wordTables(bytes), place: (index) => `Word表格第${index + 1}行` }]
  }
  const workbook = await openWorkbook(bytes).catch((error: unknown) => {
    if (error instanceof FileRefused) throw new Refusal('file_refused', error.message)
    throw error
  })
  return workbook.worksheets.map((sheet) => {
    const table: string[][] = []
    const width = Math.min(sheet.columnCount, 60)
    for (let row = 1; row <= Math.min(sheet.rowCount, MOST_SHEET_ROWS); row += 1) {
      const cells = Array.from({ length: width }, (_, at) => readCell(sheet.getCell(row, at + 1)))
      table.push(cells.map(({ day, text }) => day ?? text))
    }
    return { table, place: (index: number) => `“${sheet.name}”第${index + 1}行` }
  })
}

/** What rows are held against: names as the bureau has them. */
type Known = {
  sectionIds: Map<string, string>
  peopleIds: Map<string, string[]>
  /** what stands in the ledger and is not done with, by title and section */
  alive: Map<string, string>
  today: Day
  scope: Scope
}
const likeness = (title: string, sectionId: string | null) => `${title}\0${sectionId ?? ''}`

/** Problems of these titles that are not done with. */
async function aliveOf(db: Reader, unitId: string, rows: readonly BatchRow[]): Promise<Map<string, string>> {
  const found = await aliveOfTitles(db, unitId, [...new Set(rows.map(({ title }) => title.trim()))])
  return new Map(found.map((one) => [likeness(one.title, one.leadSectionId), numberOf(one)]))
}

async function knownOf(ctx: Ctx, scope: Scope, rows: readonly BatchRow[]): Promise<Known> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const names = [...new Set(rows.flatMap(({ leader, owner }) => [nameIn(leader), nameIn(owner)]))]
  const people = await peopleNamed(
    db as Reader,
    unitId,
    names.filter((name) => name !== ''),
  )
  const all = await sections(db, unitId)
  return {
    sectionIds: new Map(all.filter(({ closedOn }) => closedOn === null).map(({ id, name }) => [name, id])),
    peopleIds: new Map(
      [...Map.groupBy(people, ({ name }) => name)].map(([name, of]) => [name, of.map(({ id }) => id)]),
    ),
    alive: await aliveOf(db, unitId, rows),
    ...{ today: todayOf(ctx), scope },
  }
}

const nameIn = (written: string) => written.replace(/\s/g, '')

/** The key whose title a cell writes, alone or within other words. */
function keyOf<Key extends string>(words: Record<Key, string>, written: string): Key | null {
  const entries = Object.entries(words) as [Key, string][]
  const exact = entries.find(([, title]) => title === written.trim())
  return (exact ?? entries.find(([, title]) => written.includes(title)))?.[0] ?? null
}

type Judged = { given: NewProblem | null; measures: string[]; faults: string[] }

/** One row as it would be entered, or everything that is wrong with it. */
function judged(row: BatchRow, known: Known): Judged {
  const faults: string[] = []
  const orFault = <T>(value: T | null, fault: string): T | null => {
    if (value === null) faults.push(fault)
    return value
  }
  const kind = orFault(keyOf<ProblemKind>(problemKinds, row.kind), kindFault(row.kind))
  const written = [row.originKind, row.originLabel].filter(Boolean).join('，')
  const originKind = orFault(keyOf<OriginKind>(originKinds, written), originFault(written))
  const timing = row.timing ? keyOf<Timing>(timings, row.timing) : 'deadline'
  if (timing === null) faults.push(`整改类型“${row.timing}”不认识，请写立行立改、限期整改或者长期坚持`)
  const section = row.section ? (known.sectionIds.get(row.section.trim()) ?? null) : null
  if (row.section && section === null) faults.push(`没有叫“${row.section}”的科室，请改成系统里的名称`)
  if (!known.scope.unit && (section === null || !known.scope.sections.includes(section))) {
    faults.push('只能录入本科室负责整改的问题')
  }
  const person = (name: string, what: string): string | null => {
    const ids = known.peopleIds.get(nameIn(name)) ?? []
    if (nameIn(name) && ids.length === 0) faults.push(`没有找到${what}“${name}”`)
    if (ids.length > 1) faults.push(`${what}“${name}”有${ids.length}人同名，请录入后再指定`)
    return ids.length === 1 ? ids[0]! : null
  }
  const dueOn = row.dueOn && row.dueOn !== '长期坚持' ? dayIn(row.dueOn, lastDay) : null
  if (row.dueOn && row.dueOn !== '长期坚持' && dueOn === null) faults.push(`整改时限“${row.dueOn}”不是日期`)
  const foundOn = row.foundOn ? dayIn(row.foundOn, firstDay) : known.today
  if (foundOn === null) faults.push(`发现日期“${row.foundOn}”不是日期`)
  if (foundOn !== null && foundOn > known.today) faults.push('发现日期不能晚于今天')
  if (foundOn !== null && dueOn !== null && dueOn < foundOn) faults.push('整改时限不能早于发现日期')
  const read = NewProblem.safeParse({
    ...{ title: row.title, description: row.description, goal: row.goal, line: row.line, note: row.note },
    ...{ kind: kind ?? 'service', timing: row.dueOn === '长期坚持' ? 'lasting' : (timing ?? 'deadline') },
    ...{ leadSectionId: section, leaderId: person(row.leader, '责任领导'), ownerId: person(row.owner, '责任人') },
    ...{ foundOn: foundOn ?? known.today, dueOn, originKind: originKind ?? 'meeting' },
    originLabel: (row.originLabel || row.originKind || '批量录入').slice(0, 200),
  })
  if (!read.success) faults.push(...read.error.issues.map(({ message }) => message))
  const standing = known.alive.get(likeness(row.title.trim(), section))
  if (standing) faults.push(`台账里已有同科室的同名问题${standing}，还没有销号`)
  const measures = measureTexts(row.measures)
  if (measures.some((text) => text.length > 500 || text.length < 2)) faults.push('每条整改措施应有2至500个字')
  return { given: read.success && !faults.length ? read.data : null, measures, faults: [...new Set(faults)] }
}

/** Every row by itself, and against those above it. */
function judgedAll(rows: readonly BatchRow[], known: Known) {
  const above = new Set<string>()
  return rows.map((row) => {
    const one = judged(row, known)
    const key = likeness(row.title.trim(), row.section.trim())
    const faults = row.title && above.has(key) ? [...one.faults, '与上面的一行重复：同一科室，同一问题'] : one.faults
    above.add(key)
    return { ...one, faults }
  })
}

const kindFault = (written: string) =>
  written
    ? `问题类别“${written}”不认识，请写${Object.values(problemKinds).join('、')}之一`
    : `没有写问题类别，请写${Object.values(problemKinds).join('、')}之一`

const originFault = (written: string) =>
  written ? `问题来源“${written.slice(0, 20)}”不认识，请写明巡察、审计、民主生活会等` : '没有写问题来源'

function dayIn(written: string, pick: (date: string) => Day): Day | null {
  const date = readPartialDate(written.replace(/(前|底|之前|以前)$/, ''))
  return date && date.length >= 7 ? pick(date) : null
}

type Presets = { kind: ProblemKind | ''; origin: OriginKind | '' }

/** Reads a file and says row by row what is wrong; nothing is kept. */
export async function preview(
  ctx: Ctx,
  scope: Scope,
  files: readonly Uploaded[],
  presets: Presets,
): Promise<BatchPreview> {
  const found: NonNullable<ReadRows>[] = []
  for (const file of files) {
    for (const { table, place } of await tablesOf(file)) {
      const read = batchRows(table, place)
      if (read) found.push(read)
    }
  }
  if (!found.length) {
    throw new Refusal('file_refused', '没有找到表头，表格里要有“问题”一列和来源、责任科室等栏目，可以先下载样表')
  }
  const rows = found.flatMap((one) => one.rows)
  if (rows.length > MOST_ROWS) throw new Refusal('too_large', `一次最多录入${MOST_ROWS}行，请分几次录入`)
  for (const { row } of rows) {
    if (!row.kind && presets.kind) row.kind = problemKinds[presets.kind]
    if (!row.originKind && !row.originLabel && presets.origin) row.originKind = originKinds[presets.origin]
  }
  const known = await knownOf(
    ctx,
    scope,
    rows.map(({ row }) => row),
  )
  return {
    rows: judgedAll(
      rows.map(({ row }) => row),
      known,
    ).map(({ faults }, index) => ({ at: rows[index]!.at, row: cut(rows[index]!.row), faults })),
    unknown: [...new Set(found.flatMap((one) => one.unknown))],
  }
}

/** What is far too long has its fault already; it is shown, not carried around. */
const cut = (row: BatchRow): BatchRow =>
  Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text.slice(0, LONGEST[name] ?? 100)])) as BatchRow

const LONGEST: Record<string, number> = {
  ...{ title: 2000, description: 4000, goal: 2000, measures: 8000, note: 2000, originLabel: 1000 },
  ...{ section: 200, leader: 200, owner: 200 },
}

/** Enters all rows or none: the first that is wrong is named. What came back reopens what was closed. */
export async function enter(ctx: Ctx, scope: Scope, rows: readonly BatchRow[]) {
  const { unitId } = ctx.actor
  const known = await knownOf(ctx, scope, rows)
  const all = judgedAll(rows, known)
  const faults = all.flatMap((one, index) => one.faults.map((message) => ({ field: `rows.${index}`, message })))
  if (faults.length) throw new Refusal('invalid', `有${faults.length}处要改，没有录入`, faults.slice(0, 50))
  return write(ctx, async (tx) => {
    await inTurn(tx, unitId)
    // Whoever pressed the button twice, or a colleague with the same sheet, finds the rows entered.
    const entered = await aliveOf(tx, unitId, rows)
    const again = all.find(({ given }) => entered.has(likeness(given!.title, given!.leadSectionId)))
    if (again) throw new Refusal('conflict', `“${again.given!.title}”刚刚已经录入，请到台账里查看`)
    const audit: AuditDraft[] = []
    let reopened = 0
    for (const { given, measures } of all) {
      const { leadSectionId, originKind, originLabel, supportIds: _s, originPath, ...rest } = given!
      const needsRaiserAnswer = originKind === 'opinion' || originKind === 'rating'
      const origin = { kind: originKind, id: null, label: originLabel, path: originPath }
      const draft = { ...rest, sectionId: leadSectionId, origin, needsRaiserAnswer }
      const raised = await raiseProblem(tx, ctx, draft)
      if (raised.audit.some(({ action }) => action === 'problem.reopened')) reopened += 1
      audit.push(...raised.audit)
      for (const [index, text] of measures.entries()) {
        const id = randomUUID()
        // A millisecond apart: measures are shown in the order they were written.
        const createdAt = new Date(ctx.platform.clock.now().getTime() + index)
        await insertMeasure(tx, { unitId, id, text, isRule: false, ownerId: given!.ownerId, createdAt })
        await linkMeasure(tx, unitId, raised.id, id)
      }
    }
    const detail = { rows: rows.length, reopened }
    audit.push({ action: 'problem.batch-entered', subjectKind: 'unit', subjectId: unitId, detail })
    return { result: { entered: rows.length, reopened }, audit }
  })
}

/** The blank sheet with one example, which is passed over because it names itself so. */
export async function sampleSheet(): Promise<FileOut> {
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const bytes = await writeTable({
    title: '问题批量录入表',
    columns: [
      ...[text('序号', 6), text('问题', 26), text('具体表现', 30), text('问题类别', 14), text('业务', 10)],
      ...[text('问题来源', 12), text('来源说明', 24), text('责任科室', 14), text('责任领导', 10), text('责任人', 10)],
      ...[text('发现日期', 12), text('整改类型', 12), text('整改时限', 12), text('整改目标', 20), text('整改措施', 34)],
      text('备注', 12),
    ],
    rows: Array.from({ length: 12 }, (_, index) => [index + 1, ...Array<string>(15).fill('')]),
    note:
      `问题类别写${Object.values(problemKinds).join('、')}之一；业务如${businessLines.join('、')}；` +
      `问题来源如${Object.values(originKinds).join('、')}；整改类型写${Object.values(timings).join('、')}之一，不写按限期整改；` +
      '日期写成2026-11-23或者2026年11月23日；几条措施各写一行，或者用1.2.3.编号。',
  })
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { bytes, name: '问题批量录入样表.xlsx', type }
}
