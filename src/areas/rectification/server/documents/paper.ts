import type { Day } from '../../../../law/periods.ts'
import { officialDocument } from '../../../../platform/documents/official.ts'
import { writeTable } from '../../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import type { WholeProblem } from '../papers.ts'

export type Row = (string | number)[]
/** `width` in characters of the sheet; `isCentred` in Word. */
type Column = { title: string; width: number; isCentred?: boolean; kind?: 'number' | 'date' }

/** A paper of rows: drawn as a sheet or as a Word table from the same columns. */
export type Listing<Rows = Row[]> = { title: string; columns: Column[]; rows: Rows; note: () => string }

/** How a paper prints a problem: in no row, one or several; each gets a number in front. */
export type Drawer = { title: string; columns: Column[]; rowsOf: (problem: WholeProblem) => Row[] }

/** The rows of a paper, numbered, one problem after the other; `printed` hears of each. */
export async function* numberedRows(
  { rowsOf }: Pick<Drawer, 'rowsOf'>,
  problems: Iterable<WholeProblem> | AsyncIterable<WholeProblem>,
  printed: (problem: WholeProblem) => void,
): AsyncGenerator<Row> {
  let number = 0
  for await (const one of problems) {
    printed(one)
    for (const row of rowsOf(one)) yield [++number, ...row]
  }
}

export async function all<Each>(each: AsyncIterable<Each>): Promise<Each[]> {
  const list: Each[] = []
  for await (const one of each) list.push(one)
  return list
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 小五: fifteen columns across a page stay readable. */
const SMALL = 18

export const dayWords = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export async function listingSheet(listing: Listing<Row[] | AsyncIterable<Row>>, on: Day): Promise<FileOut> {
  const columns = listing.columns.map(({ title, width, kind }) => ({ title, width, kind: kind ?? ('text' as const) }))
  const bytes = await writeTable({ title: listing.title, columns, rows: listing.rows, note: listing.note })
  return { bytes, name: `${on} ${listing.title}.xlsx`, type: SHEET }
}

export async function listingWord(listing: Listing, { on, unitName }: { on: Day; unitName: string }): Promise<FileOut> {
  const columns = listing.columns.map(({ title, width, isCentred }) => {
    return { title, width, ...(isCentred ? { align: 'center' as const } : {}) }
  })
  const bytes = await officialDocument({
    title: listing.title,
    subtitle: `${unitName}　${dayWords(on)}`,
    isLandscape: true,
    blocks: [
      { kind: 'table', columns, rows: listing.rows.map((row) => row.map(String)), size: SMALL },
      { kind: 'text', text: listing.note() },
    ],
  })
  return { bytes, name: `${on} ${listing.title}.docx`, type: WORD }
}
