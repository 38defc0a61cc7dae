import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type SpeakerQuery, sides, speakerStates } from '../schema.ts'
import { matchingSpeakers } from './pool.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The pool as it is filtered and sorted. What came of evaluations and how to call are no part of it. */
export async function exportSpeakers(ctx: Ctx, query: SpeakerQuery): Promise<FileOut> {
  const rows = await matchingSpeakers(ctx, query)
  const bytes = await writeTable({
    title: '师资名册',
    columns: [
      { title: '姓名', width: 12, kind: 'text' },
      { title: '来源', width: 8, kind: 'text' },
      { title: '单位', width: 24, kind: 'text' },
      { title: '职务职称', width: 18, kind: 'text' },
      { title: '专长', width: 20, kind: 'text' },
      { title: '可以讲的题目', width: 34, kind: 'text' },
      { title: '政治把关', width: 22, kind: 'text' },
      { title: '状态', width: 12, kind: 'text' },
      { title: '讲课次数', width: 9, kind: 'number' },
      { title: '最近讲课', width: 12, kind: 'date' },
    ],
    rows: rows.map((row) => [
      ...[row.name, sides[row.side], row.employer, row.standing, row.expertise, row.topics],
      row.checkedOn ? `${row.checkedOn} ${row.checkedBy}` : '没有登记',
      row.retiredOn ? speakerStates.retired : speakerStates.active,
      ...[row.lessons, row.lastOn],
    ]),
  })
  const detail = { rows: rows.length }
  const audit = [{ action: 'speakers.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail }]
  return write(ctx, async () => ({ result: { bytes, name: '师资名册.xlsx', type: SHEET }, audit }))
}
