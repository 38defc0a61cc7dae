import { FileRefused } from './file-refused.ts'
import type { PersonFileRefusal } from './form-document.ts'

/** Largest person file taken in, in bytes. A file with a photo is usually below 1 MB. */
const MOST_BYTES = 20 * 1024 * 1024

const OTHER_FORMATS: { starts: number[]; name: string }[] = [
  { starts: [0x50, 0x4b, 0x03, 0x04], name: 'Word、Excel或压缩包文件' },
  { starts: [0xd0, 0xcf, 0x11, 0xe0], name: '旧版Word或Excel文件' },
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'PDF文件' },
  { starts: [0xff, 0xd8, 0xff], name: '图片' },
  { starts: [0x89, 0x50, 0x4e, 0x47], name: '图片' },
]

/** Makes the refusal of a person file; `line` and `column` count from 1. */
export function refuse(code: PersonFileRefusal, message: string, at?: { line: number; column: number }): FileRefused {
  return new FileRefused(code, message, at?.line ?? null, at?.column ?? null)
}

/**
 * Refuses bytes that cannot be a text file of a person: none, too many, UTF-16, or another well-known format.
 *
 * @throws FileRefused `empty-file`, `too-large`, `unsupported-encoding`, `not-a-person-file`
 */
export function checkTextBytes(bytes: Uint8Array): void {
  if (bytes.length === 0) throw refuse('empty-file', '这份文件是空的，没有内容。请重新导出后再选。')
  if (bytes.length > MOST_BYTES) {
    throw refuse('too-large', '这份文件超过20MB，不像一个人的任免审批表。请核对是否选错了文件。')
  }
  const startsWith = (starts: number[]) => starts.every((byte, index) => bytes[index] === byte)
  const other = OTHER_FORMATS.find(({ starts }) => startsWith(starts))
  if (other) {
    throw refuse('not-a-person-file', `这是${other.name}，不是任免审批表文件。请选择扩展名为.lrmx或.lrm的文件。`)
  }
  if (
    [
      [0xff, 0xfe],
      [0xfe, 0xff],
      [0x3c, 0x00],
      [0x00, 0x3c],
    ].some(startsWith)
  ) {
    throw refuse(
      'unsupported-encoding',
      '这份文件的文字编码是UTF-16，系统只认UTF-8和GBK。请用任免审批表编辑器打开后重新保存，再导入。',
    )
  }
}

/** Decodes strictly; null when the bytes are not valid in that encoding. A UTF-8 byte order mark is removed. */
export function decodeStrictly(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
