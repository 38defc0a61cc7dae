import { type BatchField, batchColumns, type VoiceBatchRow } from '../batch.ts'

const fields = Object.keys(batchColumns) as BatchField[]
/** Headings of a ledger that say nothing for entering. */
const PASSED_OVER = ['序号', '编号', '备注', '归并条目号', '责任科室', '责任领导', '办理措施', '时限', '进展', '结果']
const HEAD_WITHIN = 15

const squeezed = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[(（].*$/s, '')
    .replace(/[\s:：、，]/g, '')

const fieldOf = (heading: string): BatchField | undefined =>
  fields.find((field) => (batchColumns[field] as readonly string[]).includes(squeezed(heading)))

export type ReadRows = { rows: { at: string; row: VoiceBatchRow }[]; unknown: string[] } | null

/** Finds the heading row of a table and reads what stands below it; null when no row names the column of texts. */
export function batchRows(table: readonly string[][], place: (index: number) => string): ReadRows {
  const head = table.findIndex((cells, index) => {
    const found = new Set(cells.map(fieldOf).filter((field) => field !== undefined))
    return index < HEAD_WITHIN && found.has('text') && found.size > 1
  })
  if (head < 0) return null
  const columns = table[head]!.map(fieldOf)
  const unknown = table[head]!.filter(
    (heading, index) => heading && !columns[index] && !PASSED_OVER.includes(squeezed(heading)),
  )
  const rows = table.slice(head + 1).flatMap((cells, index) => {
    const row = Object.fromEntries(fields.map((field) => [field, ''])) as VoiceBatchRow
    for (const [at, field] of columns.entries()) if (field && !row[field]) row[field] = (cells[at] ?? '').trim()
    const said = row.text || row.channel || row.sourceKind
    return said && fieldOf(row.text) !== 'text' ? [{ at: place(head + 1 + index), row }] : []
  })
  return { rows, unknown }
}

/** Cells copied out of a sheet or a Word table: tabs between columns, quotes around cells with line breaks. */
export function pastedTable(text: string): string[][] {
  const table: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const end = () => {
    table.at(-1)!.push(cell)
    cell = ''
  }
  const letters = text.replace(/\r\n?/g, '\n')
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at]!
    if (isQuoted && letter === '"' && letters[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (isQuoted) {
      if (letter === '"') isQuoted = false
      else cell += letter
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === '\t') end()
    else if (letter === '\n') {
      end()
      table.push([])
    } else cell += letter
  }
  end()
  return table
}
