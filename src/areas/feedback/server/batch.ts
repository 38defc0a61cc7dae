import { randomUUID } from 'node:crypto'
import { readPartialDate } from '../../../law/dates.ts'
import type { AuditDraft } from '../../../platform/audit.ts'
import type { Reader } from '../../../platform/db.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Uploaded } from '../../../platform/upload.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { tablesOf } from '../../rectification/facts.ts'
import {
  type BatchField,
  batchColumns,
  MOST_BATCH_ROWS,
  type VoiceBatchLine,
  type VoiceBatchPreview,
  type VoiceBatchRow,
} from '../batch.ts'
import { batchRows, pastedTable, type ReadRows } from '../files/batch-rows.ts'
import { type Reckoning, settleBy } from '../rules.ts'
import { channels, Intake, itemKinds, sourceKinds } from '../schema.ts'
import { note, numberOf, reckoned, reckoningOf, todayOf } from './acting.ts'
import { enterRow } from './acts.ts'
import { hashOf } from './intake.ts'
import * as queries from './queries/batches.ts'
import { itemById, updateItem } from './queries/items.ts'

const OPEN = ['registered', 'accepted', 'assigned', 'drafted']
/** A pasted table comes as a file of this kind. */
const PASTED = /\.tsv$/i

type Place = (index: number) => string

async function readTables(file: Uploaded): Promise<{ table: string[][]; place: Place }[]> {
  if (!PASTED.test(file.name)) return tablesOf(file)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
    return [{ table: pastedTable(text), place: (index) => `第${index + 1}行` }]
  } catch {
    throw new Refusal('file_refused', '粘贴的内容读不出来，请重新复制表格，或者存成Excel（.xlsx）后选择文件')
  }
}

type Fault = VoiceBatchPreview['rows'][number]['faults'][number]
type Judged = { given: Intake | null; faults: Fault[] }

const titled = (field: BatchField, message: string): Fault => ({ field, column: batchColumns[field][0], message })

/** The key whose title a cell writes, alone or within other words. */
function keyOf(words: Record<string, string>, written: string): string | null {
  const entries = Object.entries(words)
  const exact = entries.find(([, title]) => title === written)
  return (exact ?? entries.find(([, title]) => written.includes(title)))?.[0] ?? null
}

const without = (words: Record<string, string>, left: string) =>
  Object.fromEntries(Object.entries(words).filter(([key]) => key !== left))

const choices = {
  channel: without(channels, 'door'),
  sourceKind: sourceKinds as Record<string, string>,
  kind: without(itemKinds, 'rating'),
}

/** One row as it would be entered, or everything that is wrong with it, by column. */
function judged(row: VoiceBatchRow, reckoning: Reckoning): Judged {
  const faults: Fault[] = []
  for (const field of Object.keys(batchColumns) as BatchField[]) {
    if (/^=.*[A-Za-z]/.test(row[field])) faults.push(titled(field, '是没有计算结果的公式，请粘贴成数值'))
  }
  const chosen = (field: keyof typeof choices, standard: string | null) => {
    const written = row[field].trim()
    const key = written ? keyOf(choices[field], written) : standard
    const list = Object.values(choices[field]).join('、')
    if (key === null)
      faults.push(titled(field, `${written ? `“${written.slice(0, 20)}”不认识` : '没有写'}，请写${list}之一`))
    return key
  }
  const day = readPartialDate(row.receivedOn)
  const receivedOn = day && day.length === 10 ? day : null
  if (receivedOn === null) {
    const written = row.receivedOn.slice(0, 20)
    faults.push(titled('receivedOn', `${written ? `“${written}”不是日期` : '没有写'}，请写成2026-11-23`))
  } else if (receivedOn > reckoning.today) faults.push(titled('receivedOn', '不能晚于今天'))
  const read = Intake.safeParse({
    ...{ sourceKind: chosen('sourceKind', null), channel: chosen('channel', null), kind: chosen('kind', 'suggestion') },
    ...{ receivedOn, text: row.text, target: row.target, category: row.category, orderNumber: row.orderNumber },
    ...{ placeId: null, contactName: row.contactName, contactPhone: row.contactPhone },
  })
  for (const { path, message } of read.error?.issues ?? []) {
    const field = path[0] as BatchField
    if (!faults.some((one) => one.field === field)) faults.push(titled(field, message))
  }
  if (!read.success || faults.length) return { given: null, faults }
  try {
    reckoned(() => settleBy(read.data.kind, read.data.receivedOn, reckoning))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { given: null, faults: [titled('receivedOn', error.message)] }
  }
  return { given: read.data, faults }
}

/** For each row what it will be folded into: an item that is there, or an earlier row. */
async function samesOf(ctx: Ctx, rows: readonly { at: string; row: VoiceBatchRow }[]): Promise<string[]> {
  const keys = rows.map(({ row }) => ({ hash: hashOf(row.text), order: row.orderNumber.trim() }))
  const hashes = [...new Set(keys.map(({ hash }) => hash))]
  const orders = [...new Set(keys.map(({ order }) => order).filter(Boolean))]
  const there = await queries.sameTexts(ctx.platform.db as Reader, ctx.actor.unitId, hashes, orders)
  const first = new Map<string, string>()
  return rows.map(({ at, row }, index) => {
    const { hash, order } = keys[index]!
    const known = there.find(
      (one) => (one.textHash === hash && OPEN.includes(one.state)) || (order !== '' && one.orderNumber === order),
    )
    const earlier = (row.text && first.get(hash)) || (order && first.get(`#${order}`)) || ''
    if (!first.has(hash)) first.set(hash, at)
    if (order && !first.has(`#${order}`)) first.set(`#${order}`, at)
    if (known) return `与已登记的${numberOf(known)}相同，将并入那一条`
    return earlier ? `与${earlier}相同，将并为一条` : ''
  })
}

/** Reads files and says row by row and column by column what is wrong; nothing is kept. */
export async function previewBatch(ctx: Ctx, files: readonly Uploaded[]): Promise<VoiceBatchPreview> {
  const found: NonNullable<ReadRows>[] = []
  for (const file of files) {
    for (const { table, place } of await readTables(file)) {
      const read = batchRows(table, place)
      if (read) found.push(read)
    }
  }
  if (!found.length) {
    throw new Refusal('file_refused', '没有找到表头，表格里要有“原文”一列和收集时间、方式、来源等栏目，可以先下载样表')
  }
  const rows = found.flatMap((one) => one.rows)
  if (rows.length > MOST_BATCH_ROWS) {
    throw new Refusal('too_large', `一次最多登记${MOST_BATCH_ROWS}行，请分几次登记`)
  }
  const reckoning = await reckoningOf(ctx.platform.db, ctx.actor.unitId, todayOf(ctx))
  const sames = await samesOf(ctx, rows)
  return {
    rows: rows.map(({ at, row }, index) => ({ at, row, ...pick(judged(row, reckoning)), sameAs: sames[index]! })),
    unknown: [...new Set(found.flatMap((one) => one.unknown))],
  }
}

const pick = ({ faults }: Judged) => ({ faults })

/** Enters all rows or none: what is wrong is named by row and column. */
export async function enterBatch(ctx: Ctx, rows: readonly VoiceBatchRow[]) {
  const { unitId, name } = ctx.actor
  const reckoning = await reckoningOf(ctx.platform.db, unitId, todayOf(ctx))
  const all = rows.map((row) => judged(row, reckoning))
  const faults = all.flatMap((one, index) =>
    one.faults.map(({ field, column, message }) => ({
      field: `rows.${index}.${field}`,
      message: `${column}${message}`,
    })),
  )
  if (faults.length) throw new Refusal('invalid', `有${faults.length}处要改，没有登记`, faults.slice(0, 50))
  return write(ctx, async (tx) => {
    const id = randomUUID()
    const enteredAt = ctx.platform.clock.now()
    await queries.insertBatch(tx, { unitId, id, rows: rows.length, enteredBy: name, enteredAt })
    const audit: AuditDraft[] = []
    let folded = 0
    for (const { given } of all) {
      const done = await enterRow(tx, ctx, { row: given!, reckoning, batchId: id })
      audit.push(...done.audit)
      if (done.isFolded) folded += 1
    }
    audit.push(batchEntry('feedback.batch-entered', id, { rows: rows.length, folded }))
    return { result: { id, entered: rows.length, folded }, audit }
  })
}

const batchEntry = (action: string, subjectId: string, detail: Record<string, unknown>): AuditDraft => ({
  ...{ action, subjectKind: 'voice-batch', subjectId, detail },
})

type Touched = Awaited<ReturnType<typeof queries.itemsOfBatch>>[number]

/** What stands alone must not be begun; what was folded into another item must not be answered. */
function undoRefusal(items: readonly Touched[]): string | null {
  const begun = items.find(({ state, hasMore }) => (hasMore ? !OPEN.includes(state) : state !== 'registered'))
  return begun ? `${numberOf(begun)}已经开始办理，这一批不能撤销；不该登记的逐条退回` : null
}

export async function listBatches(ctx: Ctx): Promise<{ rows: VoiceBatchLine[] }> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const rows: VoiceBatchLine[] = []
  for (const { id, rows: count, enteredBy, enteredAt, undoneAt } of await queries.batchRows(db, unitId)) {
    const refusal = undoneAt ? '已经撤销' : undoRefusal(await queries.itemsOfBatch(db, unitId, id))
    const at = { enteredAt: enteredAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null }
    rows.push({ id, rows: count, enteredBy, ...at, refusal })
  }
  return { rows }
}

/** Takes a batch back while nothing was done with it: its texts go, numbers that were given stay used. */
export function undoBatch(ctx: Ctx, id: string): Promise<Record<string, never>> {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const batch = await queries.lockedBatch(tx, unitId, id)
    if (!batch) throw new Refusal('not_found')
    if (batch.undoneAt) throw new Refusal('rule_broken', '这一批已经撤销')
    const touched = await queries.itemsOfBatch(tx, unitId, id)
    await queries.lockItems(
      tx,
      unitId,
      touched.map((item) => item.id),
    )
    const items = await queries.itemsOfBatch(tx, unitId, id)
    const refusal = undoRefusal(items)
    if (refusal) throw new Refusal('rule_broken', refusal)
    await queries.deleteTexts(tx, unitId, id)
    for (const item of items) {
      const row = (await itemById(tx, unitId, item.id))!
      await note({ tx, ctx, row }, 'batch-undone', '批量登记已撤销，原文已删除')
      const empty = { state: 'withdrawn', title: '批量登记已撤销', target: '', category: '' }
      await updateItem(tx, { unitId, id: item.id }, item.hasMore ? {} : empty)
    }
    await queries.setUndone(tx, { unitId, id }, { undoneBy: name, undoneAt: ctx.platform.clock.now() })
    return { result: {}, audit: [batchEntry('feedback.batch-undone', id, { items: items.length })] }
  })
}

/** The blank sheet. */
export async function batchSample(): Promise<FileOut> {
  const widths: Record<BatchField, number> = {
    ...{ receivedOn: 13, channel: 11, sourceKind: 9, kind: 11, text: 46, target: 12, category: 10, orderNumber: 16 },
    ...{ contactName: 16, contactPhone: 16 },
  }
  const fields = Object.keys(batchColumns) as BatchField[]
  const columns = fields.map((field) => ({
    title: batchColumns[field][0],
    width: widths[field],
    kind: 'text' as const,
  }))
  const words = (list: Record<string, string>) => Object.values(list).join('、')
  const bytes = await writeTable({
    title: '意见建议批量登记表',
    columns: [{ title: '序号', width: 6, kind: 'number' }, ...columns],
    rows: Array.from({ length: 15 }, (_, index) => [index + 1, ...fields.map(() => '')]),
    note:
      `收集时间写成2026-11-23或者2026年11月23日；方式写${words(choices.channel)}之一；来源写${words(choices.sourceKind)}之一；` +
      `事项种类写${words(choices.kind)}之一，不写按建议意见；提出单位或人、联系方式可以不填，填了的加密保存。`,
  })
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { bytes, name: '意见建议批量登记样表.xlsx', type }
}
