import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { checkTextBytes, decodeStrictly, refuse } from './file-bytes.ts'
import {
  blankFamilyItem,
  blankForm,
  EXTRA_ELEMENTS,
  type ExtraElement,
  FAMILY_ELEMENTS,
  type FamilyElement,
  FORM_ELEMENTS,
  type FormDocument,
  type FormElement,
  type FormFamilyItem,
  formText,
  isBlankFamilyItem,
} from './form-document.ts'

const DEEPEST = 50
const MOST_ELEMENTS = 20_000

/**
 * Reads a `.lrmx` person file. Order of elements does not matter; elements it does not know are kept as they stand.
 * When an element occurs twice, the last one that is not empty counts.
 *
 * @param bytes UTF-8 with or without byte order mark, or GBK when the XML declaration says so
 * @throws FileRefused `empty-file`, `too-large`, `unsupported-encoding`, `doctype-refused`, `not-well-formed`,
 *   `not-a-person-file`
 */
export function readLrmx(bytes: Uint8Array): FormDocument {
  checkTextBytes(bytes)
  // XML asks for this before parsing; it also makes positions agree with the text that unknown elements are cut from.
  const text = decodeXml(bytes).replace(/\r\n?/g, '\n')
  if (text.trim() === '') throw refuse('empty-file', '这份文件里只有空白，没有内容。请重新导出后再选。')
  refuseDoctype(text)

  const parser = new SaxesParser()
  const reader = new PersonReader(text)
  const here = () => ({ line: parser.line, column: Math.max(1, parser.column) })
  parser.on('error', () => {
    throw notWellFormed(bareAmpersand(text.slice(0, parser.position)) ?? here())
  })
  parser.on('doctype', () => {
    throw doctypeRefused(here())
  })
  parser.on('opentagstart', (tag) => reader.open(tag.name, parser.position))
  parser.on('opentag', (tag) => reader.attributes(tag))
  parser.on('text', (value) => reader.text(value))
  parser.on('cdata', (value) => reader.text(value))
  parser.on('closetag', () => reader.close(parser.position))
  parser.write(text).close()
  return reader.document
}

function decodeXml(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 300))
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  const isGbk = !marked && ['gbk', 'gb2312', 'gb18030', 'cp936', 'x-gbk'].includes(declared)
  if (!marked && !isGbk && !['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(declared)) {
    throw refuse(
      'unsupported-encoding',
      `这份文件声明的文字编码是“${declared}”，系统只认UTF-8和GBK。请用任免审批表编辑器打开后重新保存，再导入。`,
    )
  }
  const text = decodeStrictly(bytes, isGbk ? 'gb18030' : 'utf-8')
  if (text !== null) return text
  throw refuse(
    'unsupported-encoding',
    `这份文件里的文字不是有效的${isGbk ? 'GBK' : 'UTF-8'}编码，硬读会出现乱码。请用任免审批表编辑器打开后重新保存，再导入。`,
  )
}

/** Looks for a DOCTYPE where XML allows one: before the root, among declarations, comments and blanks. */
function refuseDoctype(text: string): void {
  const skipped = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->/y
  let at = 0
  for (let match = skipped.exec(text); match; match = skipped.exec(text)) at = skipped.lastIndex
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return
  throw doctypeRefused(placeOf(text, at))
}

/**
 * Where the first `&` stands that begins no reference. The parser goes on to the next semicolon before it objects,
 * which may be many lines further down.
 */
function bareAmpersand(text: string): { line: number; column: number } | null {
  const interesting = /&(?!(?:#\d+|#x[\da-f]+|(?:amp|lt|gt|quot|apos));)|<!--|<!\[CDATA\[/gi
  for (let match = interesting.exec(text); match; match = interesting.exec(text)) {
    if (match[0] === '&') return placeOf(text, match.index)
    const end = text.indexOf(match[0] === '<!--' ? '-->' : ']]>', interesting.lastIndex)
    if (end < 0) return null
    interesting.lastIndex = end
  }
  return null
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 }
}

function doctypeRefused(at: { line: number; column: number }) {
  return refuse(
    'doctype-refused',
    `这份文件第${at.line}行带有DOCTYPE声明，可能引用外部内容，出于安全不予导入。请用任免审批表编辑器重新保存后再导入。`,
    at,
  )
}

function notWellFormed(at: { line: number; column: number }) {
  return refuse(
    'not-well-formed',
    `这份文件第${at.line}行第${at.column}列附近格式有错，没有导入任何内容。` +
      '常见原因是文字里有没转换的“<”“&”符号，或者文件没有传完整。请用任免审批表编辑器打开后重新保存，再导入。',
    at,
  )
}

const FIELD_NAMES = new Set<string>(FORM_ELEMENTS.map(({ name }) => name))
const isField = (name: string): name is FormElement => FIELD_NAMES.has(name)
const isExtra = (name: string): name is ExtraElement => (EXTRA_ELEMENTS as readonly string[]).includes(name)
const isFamily = (name: string): name is FamilyElement => (FAMILY_ELEMENTS as readonly string[]).includes(name)

/** Builds the document from parser events. Positions are offsets just after the event's last character. */
class PersonReader {
  readonly document: FormDocument = blankForm()
  readonly #source: string
  readonly #open: string[] = []
  #elements = 0
  #fieldText = ''
  #itemText = ''
  #item: FormFamilyItem | null = null
  /** The unknown element being skipped over: its depth and where its `<` stands. */
  #unknown: { depth: number; from: number } | null = null
  #namespaces: [string, string][] = []

  constructor(source: string) {
    this.#source = source
  }

  open(name: string, position: number): void {
    this.#elements += 1
    if (this.#elements > MOST_ELEMENTS) {
      throw refuse('too-large', '这份文件里的项目太多，不像一个人的任免审批表。请核对是否选错了文件。')
    }
    if (this.#open.length === 0 && name !== 'Person') {
      throw refuse(
        'not-a-person-file',
        `这份文件最外层是“${name.slice(0, 40)}”，不是任免审批表文件（应为Person）。请核对是否选错了文件。`,
      )
    }
    if (this.#open.length >= DEEPEST) {
      throw refuse('not-a-person-file', '这份文件的层次太深，不像任免审批表文件。请核对是否选错了文件。')
    }
    const parent = this.#open.at(-1)
    this.#open.push(name)
    if (this.#unknown) return
    if (!this.#isKnown(name, parent)) {
      this.#unknown = { depth: this.#open.length, from: this.#source.lastIndexOf('<', position - 1) }
      return
    }
    const depth = this.#open.length
    if (depth === 2) this.#fieldText = ''
    if (depth === 4) this.#itemText = ''
    if (depth === 3 && this.#open[1] === 'JiaTingChengYuan') this.#item = blankFamilyItem()
  }

  attributes(tag: SaxesTagPlain): void {
    if (this.#open.length !== 1) return
    this.#namespaces = Object.entries(tag.attributes)
      .filter(([name]) => name.startsWith('xmlns:'))
      .slice(0, 50)
  }

  text(value: string): void {
    if (this.#unknown || this.#open.length < 2) return
    if (this.#item) this.#itemText += value
    else this.#fieldText += value
  }

  close(position: number): void {
    const depth = this.#open.length
    const name = this.#open.pop()!
    if (this.#unknown) {
      if (depth === this.#unknown.depth) this.#keepUnknown(name, position)
      return
    }
    if (depth === 4 && this.#item && isFamily(name)) this.#item[name] = formText(this.#itemText) || this.#item[name]
    if (depth === 3 && this.#item) {
      if (!isBlankFamilyItem(this.#item)) this.document.family.push(this.#item)
      this.#item = null
    }
    if (depth === 2) this.#keepValue(name, formText(this.#fieldText))
  }

  /** Markup inside a plain value is not expected; its text counts as part of the value. */
  #isKnown(name: string, parent: string | undefined): boolean {
    const depth = this.#open.length
    if (depth === 1) return true
    if (depth === 2) return isField(name) || isExtra(name)
    if (this.#open[1] !== 'JiaTingChengYuan') return true
    if (depth === 3) return name === 'Item'
    return depth > 4 || (parent === 'Item' && isFamily(name))
  }

  #keepValue(name: string, value: string): void {
    if (value === '') return
    if (isExtra(name)) this.document.extra[name] = value
    else if (name === 'ZhaoPian') this.#keepPhoto(value)
    else if (isField(name)) this.document.fields[name] = value
  }

  #keepPhoto(value: string): void {
    const photo = decodeBase64(value)
    this.document.photo = photo
    this.document.fields.ZhaoPian = photo ? '' : value
  }

  #keepUnknown(name: string, position: number): void {
    const xml = this.#withNamespaces(this.#source.slice(this.#unknown!.from, position), name)
    if (this.#item) this.#item.unknown = [...(this.#item.unknown ?? []), { name, xml }]
    else this.document.unknown.push({ name, xml })
    this.#unknown = null
  }

  /** Prefixes declared on the root must travel with the element, because the root is written without attributes. */
  #withNamespaces(xml: string, name: string): string {
    const missing = this.#namespaces.filter(([declaration]) => {
      const prefix = declaration.slice('xmlns:'.length)
      return xml.includes(`${prefix}:`) && !xml.includes(`${declaration}=`)
    })
    const added = missing.map(([declaration, uri]) => ` ${declaration}="${escapeAttribute(uri)}"`).join('')
    return `<${name}${added}${xml.slice(name.length + 1)}`
  }
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Bytes of base64 text in one line or many, with or without a `data:` prefix; null when it is something else. */
function decodeBase64(text: string): Uint8Array | null {
  const plain = text.replace(/^data:[^,]{0,100},/, '').replace(/\s+/g, '')
  const digits = plain.replace(/={1,2}$/, '')
  if (digits === '' || digits.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(digits)) return null
  return new Uint8Array(Buffer.from(digits, 'base64'))
}
