import type { Readable } from 'node:stream'
import yauzl from 'yauzl'

/** So much unpacked text of one upload is looked at; what unpacks to more is refused by whoever reads it. */
const MOST_BYTES = 48 * 1024 * 1024
const MOST_ENTRIES = 5000
const DEEPEST = 2

type Budget = { bytes: number; entries: number }

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte)

/** Everything readable of a file by what it is, not by what its name says; pictures and PDF give nothing. */
export async function textsOf(bytes: Uint8Array, budget = { bytes: MOST_BYTES, entries: MOST_ENTRIES }, deep = 0) {
  if (starts(bytes, 0x50, 0x4b)) return fromZip(bytes, budget, deep)
  // Word, Excel and WPS before their packed kinds keep text in two bytes a letter, at an even or an odd place.
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return [decoded(bytes, 'utf-16le'), decoded(bytes.subarray(1), 'utf-16le')]
  const isPicture = starts(bytes, 0xff, 0xd8) || starts(bytes, 0x89, 0x50, 0x4e, 0x47)
  if (isPicture || starts(bytes, 0x25, 0x50, 0x44, 0x46)) return []
  return [readable(lettersOf(bytes))]
}

const decoded = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes.subarray(0, MOST_BYTES))

function lettersOf(bytes: Uint8Array): string {
  const encoding = starts(bytes, 0xff, 0xfe) ? 'utf-16le' : starts(bytes, 0xfe, 0xff) ? 'utf-16be' : null
  if (encoding) return decoded(bytes, encoding)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, MOST_BYTES))
  } catch {
    return decoded(bytes, 'gb18030')
  }
}

const readable = (text: string) => (/^\s*<(\?xml|html|!doctype)/i.test(text) ? fromXml(text) : text)

async function fromZip(bytes: Uint8Array, budget: Budget, deep: number): Promise<string[]> {
  const zip = await yauzl
    .fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { decodeStrings: false })
    .catch(() => null)
  if (!zip) return []
  const texts: string[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      if (--budget.entries < 0) break
      const name = nameOf(entry as unknown as RawEntry)
      texts.push(name.replaceAll('/', '\n'))
      const isXml = /\.(xml|rels)$/i.test(name)
      if (!isXml && (deep >= DEEPEST || !/\.(docx?|xlsx?|pptx?|wps|et|dps|zip|lrmx?|txt|csv|html?)$/i.test(name)))
        continue
      const inside = await whole(await zip.openReadStreamPromise(entry), budget)
      if (!inside) break
      texts.push(...(isXml ? [fromXml(lettersOf(inside))] : await textsOf(inside, budget, deep + 1)))
    }
  } catch {
    // A damaged archive is refused by whoever reads it for its content.
  } finally {
    zip.close()
  }
  return texts
}

type RawEntry = { fileName: Buffer; generalPurposeBitFlag: number }

/** Archives packed by Chinese Windows name their files in GBK without saying so. */
function nameOf({ fileName, generalPurposeBitFlag }: RawEntry): string {
  return new TextDecoder(generalPurposeBitFlag & 0x800 ? 'utf-8' : 'gb18030').decode(fileName)
}

/** All of a stream, or null where the budget does not reach. */
async function whole(stream: Readable, budget: Budget): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  for await (const piece of stream) {
    budget.bytes -= (piece as Buffer).length
    if (budget.bytes < 0) return null
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces)
}

/** What separates one line or cell from the next; within them a word may be cut into pieces at will. */
const ENDS = /<\/(?:w:p|w:tc|a:p|si|is|c|p|td|li|h\d|div)>|<(?:w:br|w:cr|a:br|br)\b[^>]*>/gi
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

function fromXml(xml: string): string {
  return xml
    .replace(/[\r\n]/g, ' ')
    .replace(ENDS, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
}
