import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw, createInflateRaw } from 'node:zlib'
import yauzl from 'yauzl'
import yazl from 'yazl'
import { StartRefused } from '../../platform/errors.ts'
import { FORMAT, Manifest } from './manifest.ts'
import { keyFrom, opening, sealing } from './sealing.ts'

const MANIFEST = 'manifest.json'
const MAC = 'manifest.mac'
const MOST_MANIFEST = 16 * 1024 * 1024

/** What passed through: size and hash of the plain content. */
export type Measure = { bytes: number; sha256: string }

/** A stream that lets everything pass and measures it. */
export function measuring(): { stream: Transform; measured: () => Measure } {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  return { stream, measured: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** One file of the archive; `content` is asked when its turn comes, `measured` told once all of it is written. */
export type Part = { file: string; content: () => Promise<Readable>; measured: (measure: Measure) => void }

/** Writes an archive beside its place and moves it there when it is whole and on the disk. */
export async function writeArchive(
  path: string,
  { parts, manifest, key }: { parts: readonly Part[]; manifest: () => Manifest; key: Buffer | null },
): Promise<void> {
  const zip = new yazl.ZipFile()
  const output = zip.outputStream as unknown as Readable
  const fail = (error: Error) => void output.destroy(error)
  for (const part of parts) {
    const options = { compress: !key, mtime: new Date(0), mode: 0o100600 }
    zip.addReadStreamLazy(key ? `${part.file}.sealed` : part.file, options, (take) => {
      part.content().then((content) => take(null, flowing(part, content, { key, fail })), fail)
    })
  }
  const written = { text: Buffer.alloc(0) }
  zip.addReadStreamLazy(MANIFEST, { mode: 0o100600 }, (take) => {
    written.text = Buffer.from(`${JSON.stringify(manifest(), null, 1)}\n`)
    take(null, once(written.text))
  })
  if (key) zip.addReadStreamLazy(MAC, { mode: 0o100600 }, (take) => take(null, once(macOf(key, written.text))))
  zip.on('error', fail)
  zip.end()
  const beside = `${path}.part`
  try {
    await pipeline(output, createWriteStream(beside, { mode: 0o600, flush: true }))
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

const macOf = (key: Buffer, text: Buffer) => createHmac('sha256', key).update('manifest\0').update(text).digest()

function once(bytes: Buffer): Readable {
  const { stream } = measuring()
  stream.end(bytes)
  return stream
}

type Way = { key: Buffer | null; fail: (error: Error) => void }

function flowing({ file, measured }: Part, content: Readable, { key, fail }: Way): Readable {
  const measure = measuring()
  const steps = key ? [measure.stream, createDeflateRaw(), sealing(key, file)] : [measure.stream]
  measure.stream.once('end', () => measured(measure.measured()))
  pipeline([content, ...steps]).catch(fail)
  return steps.at(-1)!
}

export type Archive = {
  manifest: Manifest
  key: Buffer | null
  /** the plain content of a file inside */
  read(file: string): Promise<Readable>
  close(): void
}

const damaged = (what: string) => new StartRefused(`备份文件已损坏（${what}），没有改动任何数据。请换一份备份。`)

/**
 * Opens an archive and reads what is in it.
 *
 * @throws StartRefused when it is none, is damaged or of a newer program, or the passphrase is missing or wrong
 */
export async function openArchive(path: string, passphrase: string | null): Promise<Archive> {
  await (await open(path)).close()
  const zip = await yauzl.openPromise(path, { autoClose: false, validateEntrySizes: true }).catch(() => null)
  if (!zip) throw new StartRefused('这不是头雁的备份文件，或者文件不完整。请换一份备份。')
  try {
    const entries = new Map<string, yauzl.Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    const raw = async (name: string): Promise<Readable> => {
      const entry = entries.get(name)
      if (!entry) throw damaged(`缺少${name}`)
      return zip.openReadStreamPromise(entry)
    }
    const text = await whole(await raw(MANIFEST))
    const manifest = manifestOf(text)
    const key = keyOf(manifest, passphrase)
    if (key) {
      const mac = await whole(await raw(MAC))
      const own = macOf(key, text)
      if (mac.length !== own.length || !timingSafeEqual(mac, own)) {
        throw new StartRefused('备份口令不对，或者备份的清单被改动过。请核对口令；口令无误的，请换一份备份。')
      }
    }
    const read = async (file: string) => {
      if (!key) return raw(file)
      const [opened, inflate] = [opening(key, file), createInflateRaw()]
      pipeline(await raw(`${file}.sealed`), opened, inflate).catch(() => {})
      return inflate
    }
    return { manifest, key, read, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Whether an archive is closed by a passphrase; null when it cannot be read. */
export async function isSealed(path: string): Promise<boolean | null> {
  const zip = await yauzl.openPromise(path, { autoClose: false }).catch(() => null)
  if (!zip) return null
  try {
    let isClosed = false
    for await (const { fileName } of zip.eachEntry()) isClosed ||= fileName === MAC
    return isClosed
  } catch {
    return null
  } finally {
    zip.close()
  }
}

function manifestOf(text: Buffer): Manifest {
  let told: { format?: unknown; version?: unknown }
  try {
    told = JSON.parse(text.toString()) as typeof told
  } catch {
    throw damaged('清单无法读取')
  }
  if (told.format !== 'touyan-backup') throw new StartRefused('这不是头雁的备份文件。')
  if (Number(told.version) > FORMAT) {
    throw new StartRefused('这份备份由更新版本的头雁写成，请用那个版本或者更新的版本恢复。')
  }
  const parsed = Manifest.safeParse(told)
  if (!parsed.success) throw damaged('清单的内容不对')
  return parsed.data
}

function keyOf({ encryption }: Manifest, passphrase: string | null): Buffer | null {
  if (!encryption) return null
  if (!passphrase) {
    throw new StartRefused('这份备份设有口令。请把口令写在一个文件里，用 --passphrase-file 写明这个文件。')
  }
  return keyFrom(passphrase, Buffer.from(encryption.salt, 'hex'))
}

/** A small file of the archive, in memory. */
export async function whole(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    size += (piece as Buffer).length
    if (size > MOST_MANIFEST) throw damaged('清单过大')
    pieces.push(piece as Buffer)
  }
  return Buffer.concat(pieces)
}

/**
 * Reads every file of an archive through and holds it against the manifest.
 *
 * @throws StartRefused naming the first file that differs
 */
export async function insistOnWhole({ manifest, read }: Archive): Promise<void> {
  for (const { file, sha256, bytes } of [
    ...manifest.tables,
    ...manifest.keys.map((key) => ({ ...key, bytes: null })),
  ]) {
    const measure = measuring()
    try {
      await pipeline(await read(file), measure.stream, async (stream) => {
        for await (const _ of stream);
      })
    } catch (error) {
      throw error instanceof StartRefused ? error : damaged(file)
    }
    const found = measure.measured()
    if (found.sha256 !== sha256 || (bytes !== null && found.bytes !== bytes)) throw damaged(file)
  }
}
