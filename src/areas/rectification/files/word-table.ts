import { Buffer } from 'node:buffer'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { Refusal } from '../../../platform/errors.ts'

const MOST_XML = 30 * 1024 * 1024
const MOST_PARTS = 2000
const MOST_ROWS = 3000
const NOT_WORD = '这不是Word文档（.docx），或者文件已损坏。请用Word或者WPS打开，另存为“Word文档（*.docx）”后再上传'

/** The text of the tables of a Word document, one array a row; cells merged downwards repeat the text above. */
export async function wordTables(bytes: Uint8Array): Promise<string[][]> {
  return rowsOf(await documentXml(bytes))
}

/** The main part of the document, counted while it is unpacked: sizes in zip headers are the sender's word. */
async function documentXml(bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await yauzl.fromBufferPromise(buffer, { validateEntrySizes: true }).catch(() => {
    throw new Refusal('file_refused', NOT_WORD)
  })
  try {
    let parts = 0
    for await (const entry of zip.eachEntry()) {
      parts += 1
      if (parts > MOST_PARTS) throw new Refusal('file_refused', '文件内的部件太多，不能读取')
      if (entry.fileName !== 'word/document.xml') continue
      const pieces: Buffer[] = []
      let size = 0
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        size += (piece as Buffer).length
        if (size > MOST_XML) throw new Refusal('too_large', '文件内容太多，请只保留要录入的表格后再上传')
        pieces.push(piece as Buffer)
      }
      return Buffer.concat(pieces).toString('utf8')
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('file_refused', NOT_WORD)
  } finally {
    zip.close()
  }
  throw new Refusal('file_refused', NOT_WORD)
}

type Cell = { paragraphs: string[]; span: number; continues: boolean }

/** Reads rows as the parser tells them; a table inside a cell is part of that cell's text. */
class TableReader {
  readonly rows: string[][] = []
  #depth = 0
  #row: Cell[] = []
  #cell: Cell | null = null
  #isText = false

  open(name: string, value: string): void {
    if (name === 'w:tbl') this.#depth += 1
    if (this.#depth === 1 && name === 'w:tr') this.#row = []
    if (this.#depth === 1 && name === 'w:tc') this.#cell = { paragraphs: [], span: 1, continues: false }
    if (!this.#cell) return
    if (name === 'w:p') this.#cell.paragraphs.push('')
    if (name === 'w:t') this.#isText = true
    if (name === 'w:br' || name === 'w:cr') this.#add('\n')
    if (name === 'w:tab') this.#add(' ')
    if (this.#depth > 1) return
    if (name === 'w:gridSpan') this.#cell.span = Math.min(Math.max(Number(value) || 1, 1), 100)
    if (name === 'w:vMerge') this.#cell.continues = value !== 'restart'
  }

  close(name: string): void {
    if (name === 'w:t') this.#isText = false
    if (this.#depth === 1 && name === 'w:tc' && this.#cell) {
      this.#row.push(this.#cell)
      this.#cell = null
    }
    if (this.#depth === 1 && name === 'w:tr') this.#endRow()
    if (name === 'w:tbl') this.#depth -= 1
  }

  text(value: string): void {
    if (this.#isText) this.#add(value)
  }

  #add(value: string): void {
    const paragraphs = this.#cell?.paragraphs
    if (paragraphs?.length) paragraphs[paragraphs.length - 1] += value
  }

  #endRow(): void {
    if (this.rows.length >= MOST_ROWS) throw new Refusal('too_large', `表格超过${MOST_ROWS}行，请分几次录入`)
    const above = this.rows.at(-1) ?? []
    const cells: string[] = []
    for (const { paragraphs, span, continues } of this.#row) {
      cells.push(continues ? (above[cells.length] ?? '') : paragraphs.join('\n').trim())
      for (let more = 1; more < span; more += 1) cells.push('')
    }
    this.rows.push(cells)
  }
}

function rowsOf(xml: string): string[][] {
  const parser = new SaxesParser()
  const reader = new TableReader()
  parser.on('error', () => {
    throw new Refusal('file_refused', NOT_WORD)
  })
  parser.on('doctype', () => {
    throw new Refusal('file_refused', '文件内含有不允许的文档类型声明，请另存后再上传')
  })
  parser.on('opentag', (tag) => reader.open(tag.name, String(tag.attributes['w:val'] ?? '')))
  parser.on('closetag', (tag) => reader.close(tag.name))
  parser.on('text', (value) => reader.text(value))
  parser.write(xml).close()
  return reader.rows
}
