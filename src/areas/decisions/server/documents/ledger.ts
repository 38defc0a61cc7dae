import { type Table, writeTable } from '../../../../platform/documents/table-sheet.ts'
import type { MeetingRecord } from '../../meeting/record.ts'
import { categories } from '../../schema/words.ts'
import { attended, joinedOnce, outcomeWords, tenThousands } from './wording.ts'

/** A held meeting; `progress` says for each item, in their order, how far its tasks are. */
export type LedgerMeeting = { record: MeetingRecord; heldOn: string; progress: readonly string[] }

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const date = (title: string) => ({ title, width: 12, kind: 'date' as const })

const COLUMNS: Table['columns'] = [
  { title: '序号', width: 6, kind: 'number' },
  ...[date('决策时间'), text('会议名称', 20), text('事项', 34), text('类别', 14), text('应到／实到', 10)],
  ...[text('决策结果', 30), text('责任领导', 12), text('责任科室', 14), date('时限'), text('落实情况', 18)],
  text('备注', 18),
]

/** 三重一大台账 of a year, one row a decided item, printed across the sheet. */
export function ledgerSheet(year: number, meetings: readonly LedgerMeeting[]): Promise<Uint8Array> {
  const rows = meetings.flatMap(({ record, heldOn, progress }) =>
    record.items.flatMap((item, index) => {
      const { category, result, tasks, amountFen, resolution, recused } = item
      if (category === null || !result || result.outcome === 'reported') return []
      const came = `${record.members.length}／${attended(record).length}`
      const decided = [outcomeWords(item), resolution].filter(Boolean).join('：')
      const until = tasks.map(({ dueOn }) => dueOn).toSorted()
      const notes = [tenThousands(amountFen), ...recused.map(({ name }) => `${name}回避`)].filter(Boolean)
      return [
        [
          ...[heldOn, record.title, item.title, categories[category], came, decided],
          ...[joinedOnce(tasks.map(({ owner }) => owner)), joinedOnce(tasks.map(({ section }) => section))],
          ...[until.at(-1) ?? '', progress[index] ?? '', notes.join('，')],
        ],
      ]
    }),
  )
  return writeTable({
    title: `${year}年“三重一大”决策台账`,
    columns: COLUMNS,
    rows: rows.map((row, index) => [index + 1, ...row]),
    note: `共${rows.length}项。`,
  })
}
