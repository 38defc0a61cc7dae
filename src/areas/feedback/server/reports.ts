import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type ReportLine, type ReportPage, type ReportQuery, reportStates } from '../schema.ts'
import { numberOf, todayOf } from './acting.ts'
import { reportPage } from './queries/reports.ts'

type Row = Awaited<ReturnType<typeof reportPage>>['rows'][number]

export const reportLine = (row: Row): ReportLine => ({
  ...{ id: row.id, number: numberOf(row), receivedOn: row.receivedOn, state: row.state as ReportLine['state'] },
  ...{ aboutSectionId: row.aboutSectionId, routedTo: row.routedTo, routedOn: row.routedOn, revision: row.revision },
})

const listedEntry = (ctx: Ctx, action: string, rows: number) => ({
  ...{ action, subjectKind: 'conduct-report', subjectId: ctx.actor.unitId, detail: { rows } },
})

/** Which reports there are, without what they say; that somebody looked is kept. */
export async function listReports(ctx: Ctx, query: ReportQuery): Promise<ReportPage> {
  const { total, rows } = await reportPage(ctx.platform.db, ctx.actor.unitId, query)
  const result = { total, rows: rows.map(reportLine) }
  return write(ctx, async () => ({ result, audit: [listedEntry(ctx, 'feedback.reports-listed', rows.length)] }))
}

const MOST_EXPORTED = 10_000

/** The list as it is seen, without what the reports say. */
export async function exportReports(ctx: Ctx, query: ReportQuery): Promise<FileOut> {
  const { rows } = await reportPage(ctx.platform.db, ctx.actor.unitId, { ...query, page: 1, size: MOST_EXPORTED })
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const bytes = await writeTable({
    title: '问题举报收件和转办登记',
    columns: [text('编号', 14), text('收到', 14), text('进展', 12), text('转办去向', 36), text('转办日期', 14)],
    rows: rows
      .map(reportLine)
      .map((row) => [row.number, row.receivedOn, reportStates[row.state], row.routedTo, row.routedOn ?? '']),
    note: '只供纪检使用，不含举报内容和举报人。',
  })
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const file = { bytes, name: `${todayOf(ctx)} 问题举报登记.xlsx`, type }
  return write(ctx, async () => ({ result: file, audit: [listedEntry(ctx, 'feedback.reports-exported', rows.length)] }))
}
