import type { BatchRow } from '../schema.ts'

/** What headings of ledgers and lists are called, most usual first. */
const headings: Record<keyof BatchRow, readonly string[]> = {
  title: ['问题', '反馈问题', '存在问题', '问题描述', '问题内容', '查摆问题', '主要问题'],
  description: ['具体表现', '问题表现', '主要表现', '问题具体表现'],
  goal: ['整改目标', '目标', '目标要求'],
  kind: ['问题类别', '类别', '问题类型', '五类问题'],
  line: ['业务', '业务分类', '业务类别'],
  timing: ['整改类型', '整改方式', '时限类型'],
  originKind: ['问题来源', '来源'],
  originLabel: ['来源说明', '来源文件', '来源名称'],
  section: ['责任科室', '责任单位', '牵头科室', '责任部门', '牵头单位'],
  leader: ['责任领导', '牵头领导', '分管领导'],
  owner: ['责任人', '具体责任人', '整改责任人'],
  foundOn: ['发现日期', '反馈日期', '发现时间', '反馈时间'],
  dueOn: ['整改时限', '完成时限', '时限', '整改期限', '完成时间'],
  measures: ['整改措施', '措施', '具体措施'],
  note: ['备注'],
}

const fields = Object.keys(headings) as (keyof BatchRow)[]
/** Headings of a ledger that say nothing for entering. */
const PASSED_OVER = ['序号', '编号', '整改进展', '完成情况', '佐证材料', '销号时间', '销号人', '销号时间销号人', '状态']
const HEAD_WITHIN = 15

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s:、，,（(].*$/s, '')
    .replace(/\s/g, '')
const squeezed = (text: string) => text.normalize('NFKC').replace(/[\s:：、，]/g, '')

const fieldOf = (heading: string): keyof BatchRow | undefined =>
  fields.find((field) => headings[field].includes(squeezed(heading)) || headings[field].includes(bare(heading)))

export const blankRow = (): BatchRow => Object.fromEntries(fields.map((field) => [field, ''])) as BatchRow

export type ReadRows = { rows: { at: string; row: BatchRow }[]; unknown: string[] } | null

/** Finds the heading row of a table and reads what stands below it; null when no row names a problem column. */
export function batchRows(table: readonly string[][], place: (index: number) => string): ReadRows {
  const head = table.findIndex((cells, index) => {
    const found = new Set(cells.map(fieldOf).filter((field) => field !== undefined))
    return index < HEAD_WITHIN && found.has('title') && found.size > 1
  })
  if (head < 0) return null
  const columns = table[head]!.map(fieldOf)
  const unknown = table[head]!.filter(
    (heading, index) => heading && !columns[index] && !PASSED_OVER.includes(squeezed(heading)),
  )
  const rows = table.slice(head + 1).flatMap((cells, index) => {
    const row = blankRow()
    for (const [at, field] of columns.entries()) if (field && !row[field]) row[field] = (cells[at] ?? '').trim()
    // Rows without words in any known column are spacing, totals or signatures.
    return row.title || row.description || row.measures ? [{ at: place(head + 1 + index), row }] : []
  })
  return { rows: rows.filter(({ row }) => fieldOf(row.title) !== 'title'), unknown }
}

/** `1.建立台账 2.定期公示`, one a line or all in one, as single measures. */
export function measureTexts(written: string): string[] {
  const lines = written.split(/\n|(?:^|(?<=[。；;]))\s*(?=(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）]|[①-⑳]))/)
  return lines
    .map((line) => line.replace(/^\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑳])\s*/, '').trim())
    .filter((line) => line !== '')
}
