import { createHash } from 'node:crypto'
import { Refusal } from './errors.ts'
import type { Keys } from './keys.ts'
import { safeName, type Uploaded } from './upload.ts'

const MOST_BYTES = 20 * 1024 * 1024

/** Paper people bring: no scripts, no archives. */
const types: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  wps: 'application/vnd.ms-works',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  et: 'application/octet-stream',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

export const typeOfFile = (name: string): string | undefined => types[name.split('.').at(-1)?.toLowerCase() ?? '']

/** A file that may be kept, under its own name without folders; `what` names it in the refusal. */
export function fileToKeep({ name, bytes }: Uploaded, what: string): Uploaded {
  const short = safeName(name).split('/').at(-1)!
  if (!bytes.length) throw new Refusal('file_refused', `“${short}”是空文件，请重新选择`)
  if (bytes.length > MOST_BYTES) throw new Refusal('too_large', `“${short}”超过20MB，请压缩或者拆分后再上传`)
  if (!typeOfFile(short)) {
    throw new Refusal('file_refused', `“${short}”不是${what}常用的文件，请上传Word、WPS、PDF、Excel、PPT、文本或者图片`)
  }
  return { name: short, bytes }
}

/** What is stored of a file: its hash, its size and its content, encrypted for one place. */
export function keptFile(keys: Keys, bytes: Uint8Array, place: string) {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { sha256, size: bytes.length, sealed: keys.seal(Buffer.from(bytes).toString('base64'), place) }
}

export const openedFile = (keys: Keys, sealed: Buffer, place: string): Buffer =>
  Buffer.from(keys.open(sealed, place), 'base64')
