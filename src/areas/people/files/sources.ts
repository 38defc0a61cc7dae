import yauzl from 'yauzl'
import { safeName } from '../../../platform/upload.ts'
import type { Dossier, Doubt } from '../schema.ts'
import { toDossier, toForm, type Verbatim } from './dossier-form.ts'
import { FileRefused } from './file-refused.ts'
import type { UnknownElement } from './form-document.ts'
import { readLrm } from './lrm-read.ts'
import { readLrmx } from './lrmx-read.ts'
import { type PersonView, personView } from './person-view.ts'
import type { Roster, RosterRow } from './roster/roster.ts'
import { readRoster } from './roster/roster-read.ts'

/** A file as it comes in: from an upload, a folder or a zip. */
export type FileIn = { name: string; bytes: Uint8Array }

/** One person as one source tells it. A form speaks for the whole dossier, a roster row only adds to it. */
export type Incoming = {
  kind: 'form' | 'roster'
  file: string
  row: number | null
  dossier: Dossier
  verbatim: Verbatim
  unknown: UnknownElement[]
  photo: Uint8Array | null
  /** text of the 科室 column of a roster */
  section: string
  refused: boolean
  duplicateOf: number | null
  doubts: Doubt[]
  view: PersonView
}

export type ReadFile = {
  file: string
  error: { code: string; message: string; line: number | null; column: number | null } | null
  roster: Roster | null
  people: Incoming[]
}

export const sourceLimits = { entries: 2_000, unpackedBytes: 200 * 1024 * 1024, ratio: 100, ratioFrom: 1024 * 1024 }

const extension = (name: string) => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Reads every file; what cannot be read says why and spoils nothing else. Photos of `.lrm` go with their form. */
export async function readSources(files: FileIn[]): Promise<ReadFile[]> {
  const { opened, failed } = await openArchives(files)
  const photos = new Map(
    opened.filter(({ name }) => extension(name) === 'pic').map((file) => [stem(file.name), file.bytes] as const),
  )
  const read: ReadFile[] = [...failed]
  for (const file of opened) {
    if (extension(file.name) === 'pic') continue
    read.push(await readSource(file, photos.get(stem(file.name))))
  }
  return read
}

const stem = (name: string) => name.replace(/\.[^./\\]+$/, '').toLowerCase()

async function readSource({ name, bytes }: FileIn, pic: Uint8Array | undefined): Promise<ReadFile> {
  try {
    switch (extension(name)) {
      case 'lrmx':
        return { file: name, error: null, roster: null, people: [formPerson(name, readLrmx(bytes))] }
      case 'lrm':
        return { file: name, error: null, roster: null, people: [lrmPerson(name, bytes, pic)] }
      case 'xlsx':
      case 'xls':
      case 'et':
      case 'csv': {
        const roster = await readRoster(bytes)
        return { file: name, error: null, roster, people: roster.rows.map((row) => rosterPerson(name, row)) }
      }
      default:
        throw new FileRefused(
          'unsupported-format',
          '不认识这种文件。可以导入的有：任免审批表（.lrmx、.lrm及照片.pic）、名册（.xlsx）和它们的压缩包（.zip）。',
        )
    }
  } catch (error) {
    return { file: name, error: refusalOf(error), roster: null, people: [] }
  }
}

function refusalOf(error: unknown): NonNullable<ReadFile['error']> {
  if (!(error instanceof FileRefused)) throw error
  const { code, message, line, column } = error
  return { code, message, line, column }
}

function formPerson(file: string, doc: ReturnType<typeof readLrmx>): Incoming {
  const { dossier, verbatim, unknown, photo, doubts } = toDossier(doc)
  const refused = dossier.basic.name === ''
  const view = personView(doc, dossier)
  const rest = { kind: 'form', row: null, section: '', duplicateOf: null } as const
  return { ...rest, file, dossier, verbatim, unknown, photo, refused, doubts, view }
}

function lrmPerson(file: string, bytes: Uint8Array, pic: Uint8Array | undefined): Incoming {
  const person = formPerson(file, readLrm(bytes, pic))
  if (pic) return person
  const message = '没有找到与它同名的照片文件（.pic），先导入文字内容。照片可以以后在档案里上传。'
  return { ...person, doubts: [...person.doubts, { code: 'photo-file-missing', field: 'photo', message }] }
}

function rosterPerson(file: string, row: RosterRow): Incoming {
  const { dossier, refused, duplicateOf, doubts, section } = row
  const nothing = { verbatim: {}, unknown: [], photo: null }
  const view = personView(toForm(dossier, nothing), dossier)
  return { kind: 'roster', file, row: row.row, dossier, ...nothing, section, refused, duplicateOf, doubts, view }
}

/** Unpacks zips in memory, counting what really comes out: the sizes written in an archive are its sender's word. */
async function openArchives(files: FileIn[]): Promise<{ opened: FileIn[]; failed: ReadFile[] }> {
  const opened: FileIn[] = []
  const failed: ReadFile[] = []
  const budget = { entries: sourceLimits.entries, bytes: sourceLimits.unpackedBytes }
  for (const file of files) {
    if (extension(file.name) !== 'zip') {
      opened.push(file)
      continue
    }
    try {
      opened.push(...(await openArchive(file, budget)))
    } catch (error) {
      const known =
        error instanceof FileRefused ? error : new FileRefused('unsupported-format', '压缩包已损坏，无法打开。')
      failed.push({ file: file.name, error: refusalOf(known), roster: null, people: [] })
    }
  }
  return { opened, failed }
}

async function openArchive(file: FileIn, budget: { entries: number; bytes: number }): Promise<FileIn[]> {
  if (file.bytes.length === 0) throw new FileRefused('empty-file', '这个压缩包是空的，请重新选择文件。')
  const buffer = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  const zip = await yauzl.fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: true })
  const inside: FileIn[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry)
      if (/[\\/]$/.test(name)) continue
      if (--budget.entries < 0) throw bomb(`压缩包里的文件超过${sourceLimits.entries}个`)
      if (/(^|\/)(__MACOSX\/|\.[^./]|~\$)/.test(name)) continue
      if (extension(name) === 'zip')
        throw new FileRefused('unsupported-format', '压缩包里还有压缩包，请先解开里面的再导入。')
      if (entry.isEncrypted()) throw new FileRefused('encrypted-file', '压缩包设了密码，请解密后再导入。')
      inside.push({ name: safeName(`${file.name}/${name}`), bytes: await inflate(zip, entry, budget) })
    }
  } finally {
    zip.close()
  }
  return inside
}

async function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry, budget: { bytes: number }): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry)
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of stream) {
      size += (piece as Buffer).length
      budget.bytes -= (piece as Buffer).length
      if (budget.bytes < 0) throw bomb('解压后超过200MB')
      if (size > sourceLimits.ratioFrom && size > entry.compressedSize * sourceLimits.ratio) throw bomb('压缩比异常')
      pieces.push(piece as Buffer)
    }
  } finally {
    stream.destroy()
  }
  return Buffer.concat(pieces)
}

/** Windows packs Chinese names in GBK without saying so; the flag says UTF-8 when it is. */
function entryName(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Buffer
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  try {
    return utf8.decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

function bomb(because: string): FileRefused {
  return new FileRefused('archive-bomb', `${because}，可能是恶意文件，没有读取。请核对文件来源。`)
}
