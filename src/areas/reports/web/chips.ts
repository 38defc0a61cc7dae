import type { Part } from '../schema.ts'

/** The figure a chip in the page stands for. */
const NAME = 'figure'
const VALUE = 'value'
const ROWS = 'rows'

function chipOf(part: Exclude<Part, string>, title: string): HTMLElement {
  const chip = document.createElement('span')
  chip.className = 'figure-chip'
  chip.contentEditable = 'false'
  chip.dataset[NAME] = part.figure
  chip.dataset[VALUE] = part.value
  chip.dataset[ROWS] = String(part.rows)
  chip.title = title
  chip.textContent = part.value
  return chip
}

/** Puts a paragraph into an editable element: text, and chips that are deleted as a whole. */
export function fill(place: HTMLElement, parts: readonly Part[], titleOf: (name: string) => string): void {
  place.replaceChildren(
    ...parts.map((part) =>
      typeof part === 'string' ? document.createTextNode(part) : chipOf(part, titleOf(part.figure)),
    ),
  )
}

const isChip = (node: Node): node is HTMLElement => node instanceof HTMLElement && node.dataset[NAME] !== undefined

function add(parts: Part[], piece: string): void {
  const last = parts.at(-1)
  if (typeof last === 'string') parts[parts.length - 1] = last + piece
  else if (piece) parts.push(piece)
}

/** The paragraph as it stands in an element now; whatever a browser put in besides is text. */
export function readParts(nodes: Iterable<Node>): Part[] {
  const parts: Part[] = []
  for (const node of nodes) {
    if (isChip(node)) {
      const { figure, value, rows } = node.dataset
      parts.push({ figure: figure!, value: value!, rows: Number(rows) })
    } else add(parts, (node.textContent ?? '').replace(/[\u00a0\n\r\t]/g, ' '))
  }
  return parts
}

/** Cuts the paragraph at the caret: what stands before and after it. */
export function cut(place: HTMLElement): [Part[], Part[]] {
  const range = window.getSelection()?.getRangeAt(0)
  if (!range || !place.contains(range.startContainer)) return [readParts(place.childNodes), []]
  const head = document.createRange()
  head.selectNodeContents(place)
  head.setEnd(range.startContainer, range.startOffset)
  const tail = document.createRange()
  tail.selectNodeContents(place)
  tail.setStart(range.endContainer, range.endOffset)
  return [readParts(head.cloneContents().childNodes), readParts(tail.cloneContents().childNodes)]
}

/** Puts a figure where the caret was, and the caret behind it. */
export function insertFigure(range: Range, part: Exclude<Part, string>, title: string): void {
  range.deleteContents()
  const chip = chipOf(part, title)
  range.insertNode(chip)
  range.setStartAfter(chip)
  range.collapse(true)
  const selection = window.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

/** The stretch of letters of one part, as a range of the page; null when it has moved meanwhile. */
export function stretch(place: HTMLElement, { part, from, to }: { part: number; from: number; to: number }) {
  let index = -1
  let offset = 0
  let wasText = false
  const range = document.createRange()
  let isOpen = false
  for (const node of place.childNodes) {
    const isText = !isChip(node)
    if (!isText || !wasText) {
      index += 1
      offset = 0
    }
    wasText = isText
    if (isText && index === part && node.firstChild === null) {
      const length = node.textContent?.length ?? 0
      if (!isOpen && from < offset + length) {
        range.setStart(node, from - offset)
        isOpen = true
      }
      if (isOpen && to <= offset + length) {
        range.setEnd(node, to - offset)
        return range
      }
      offset += length
    }
  }
  return null
}
