/**
 * How large type may be so that a text fits its cell. Word and LibreOffice do not tell where they break lines before
 * they do it, so lines are broken here by character classes that are never narrower than the fonts in use; the real
 * lines are then at most as many as the counted ones.
 */

const DIGIT = /^[0-9]$/
const SIGN = /^[#$+<=>?_~]$/
const SLIM = /^[ !"'()*,\-./:;[\\\]^`{|}]$/
const BROAD = /^[MWm@%&w]$/
const CAPITAL = /^[A-Z]$/
const SMALL = /^[a-z]$/

/** Width of one character (a code point) in em: an upper bound over 宋体, Noto Serif CJK and Times. */
export function characterWidth(character: string): number {
  if (SLIM.test(character)) return 0.5
  if (DIGIT.test(character)) return 0.565
  if (SIGN.test(character)) return 0.58
  if (SMALL.test(character) && !BROAD.test(character)) return 0.68
  if (BROAD.test(character)) return 1.06
  if (CAPITAL.test(character)) return 0.86
  const point = character.codePointAt(0) ?? 0
  if (point === 0x2e3a || point === 0x2e3b) return 3
  if (point < 0x2000) return point === 0xb7 ? 1 : 1.16
  if (point >= 0x1f000 && point < 0x20000) return 1.4
  return 1
}

/** Characters that may not begin a line, so that the one before them goes along to the next line. */
const CLOSING = new Set('！％），．：；？］｝、。〃〉》」』】〕〗’”…‰′″℃·—～％'.split(''))
/** Characters that may not end a line. */
const OPENING = new Set('（［｛〈《「『【〔〖‘“￥＄'.split(''))

const WESTERN = /^[\u0021-\u007e]$/
const SPACE_BETWEEN_SCRIPTS = 0.25

type Unit = { text: string; width: number }

/** Pieces of a line of text between which a line may end. */
function units(text: string): Unit[] {
  const pieces: Unit[] = []
  let glued = false
  let previous = ''
  for (const character of text) {
    const western = WESTERN.test(character)
    const together = glued || CLOSING.has(character) || (western && WESTERN.test(previous))
    const gap = previous !== '' && isScriptChange(previous, character) ? SPACE_BETWEEN_SCRIPTS : 0
    const last = pieces.at(-1)
    const width = characterWidth(character) + gap
    if (together && last) {
      last.text += character
      last.width += width
    } else {
      pieces.push({ text: character, width })
    }
    glued = OPENING.has(character)
    previous = character
  }
  return pieces
}

/** Word processors open a quarter em between Chinese and western characters. */
function isScriptChange(before: string, after: string): boolean {
  return WESTERN.test(before) !== WESTERN.test(after) && before !== ' ' && after !== ' '
}

/** A unit too long for any line breaks wherever it must. */
function splitLong(unit: Unit, most: number): Unit[] {
  if (unit.width <= most) return [unit]
  return Array.from(unit.text, (character) => ({
    text: character,
    width: characterWidth(character) + SPACE_BETWEEN_SCRIPTS,
  }))
}

/** Breaks a text without line ends into lines of at most `first` em, then at most `rest` em. Loses no character. */
export function breakLines(text: string, width: { first: number; rest: number }): string[] {
  const narrowest = Math.min(width.first, width.rest)
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const unit of units(text).flatMap((one) => splitLong(one, narrowest))) {
    const room = lines.length === 0 ? width.first : width.rest
    if (line !== '' && used + unit.width > room) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += unit.text
    used += unit.width
  }
  return [...lines, line]
}

/** Width of a text on one line, in em. */
export function textWidth(text: string): number {
  return units(text).reduce((sum, unit) => sum + unit.width, 0)
}

/** One paragraph to fit; the indents, in em, are what its first line and its other lines leave free on the left. */
export type Paragraphed = { text: string; firstIndent: number; indent: number }

export type Box = { width: number; height: number }

export type FitRule = {
  /** largest and smallest type size, half-points */
  largest: number
  floor: number
  /** least distance of lines, twips, at a size */
  leading: (size: number) => number
  /** greatest distance of lines in em, used where there is room */
  loosest: number
  /** shrink rather than break inside a number or a western word */
  keepWords?: boolean
}

/** Size in half-points, distance of lines in twips, lines counted; `fits` is false where the floor is too large. */
export type Fit = { size: number; leading: number; lines: number; fits: boolean }

/** Twips of one em at a size in half-points. */
export const em = (size: number): number => size * 10

/** One point more than the type size: the tightest setting that still reads. */
export const tightLeading = (size: number): number => em(size) + 20

/** Number of lines the paragraphs take in a width (twips) at a size (half-points). Line ends in the text count. */
export function countLines(paragraphs: readonly Paragraphed[], width: number, size: number): number {
  const room = width / em(size)
  return paragraphs.reduce((sum, paragraph) => {
    const parts = paragraph.text.split('\n')
    return (
      sum + parts.reduce((lines, part, index) => lines + breakLines(part, widths(paragraph, room, index)).length, 0)
    )
  }, 0)
}

function widths(paragraph: Paragraphed, room: number, part: number): { first: number; rest: number } {
  const rest = room - paragraph.indent
  return { first: part === 0 ? room - paragraph.firstIndent : rest, rest }
}

/** The largest size at which the paragraphs fit the box, searched downwards by half points. */
export function fitType(paragraphs: readonly Paragraphed[], box: Box, rule: FitRule): Fit {
  for (let size = rule.largest; ; size -= 1) {
    const lines = countLines(paragraphs, box.width, size)
    const fits = lines * rule.leading(size) <= box.height
    const good = fits && !(rule.keepWords && breaksWord(paragraphs, box.width / em(size)))
    if (!good && size > rule.floor) continue
    return { size, lines, leading: fits ? loosen(lines, size, box, rule) : rule.leading(size), fits }
  }
}

function breaksWord(paragraphs: readonly Paragraphed[], room: number): boolean {
  return paragraphs.some(({ text, indent }) => units(text).some((unit) => unit.width > room - indent))
}

function loosen(lines: number, size: number, box: Box, rule: FitRule): number {
  const most = Math.floor(em(size) * rule.loosest)
  return Math.max(rule.leading(size), Math.min(most, Math.floor(box.height / Math.max(lines, 1))))
}

/**
 * Breaks a short text into at most `most` lines of about one length, so that 青岚省云栖市 becomes 青岚省 and 云栖市 and
 * not 青岚省云 and 栖市.
 */
export function balanced(text: string, widest: number, most: number): string[] {
  const full = breakLines(text, { first: widest, rest: widest })
  if (full.length <= 1 || full.length > most) return full
  let best = full
  for (let width = widest; width > 1; width -= 0.5) {
    const lines = breakLines(text, { first: width, rest: width })
    if (lines.length > full.length) break
    best = lines
  }
  return best
}
