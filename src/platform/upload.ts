import type { Context } from 'hono'
import { Refusal } from './errors.ts'

export type Uploaded = { name: string; bytes: Uint8Array }

/**
 * Reads a multipart upload, at most `mostBytes` in all: a longer one is cut off where the limit is, whatever its
 * headers say. File names keep the folders a browser gives with them, but never lead out of them.
 */
export async function readUpload(http: Context, mostBytes: number): Promise<Uploaded[]> {
  const refusal = new Refusal('too_large', `一次最多上传${Math.floor(mostBytes / 1024 / 1024)}MB，请分几次导入。`)
  if (Number(http.req.header('content-length') ?? 0) > mostBytes) throw refusal
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of http.req.raw.body ?? []) {
    size += piece.length
    if (size > mostBytes) throw refusal
    pieces.push(piece)
  }
  const type = http.req.header('content-type') ?? ''
  const form = await new Response(Buffer.concat(pieces), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Refusal('invalid', '上传的内容不完整，请重新选择文件。')
  })
  const files = [...form.values()].filter((value) => value instanceof File)
  if (!files.length) throw new Refusal('invalid', '没有收到文件，请选择文件后再上传。')
  const uploaded = await Promise.all(
    files.map(async (file) => ({ name: safeName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  // The program may look at every file before any area does; it throws to refuse.
  await http.get('inspectUpload')?.(uploaded)
  return uploaded
}

/** A file name for showing and storing: folders kept, none that lead out, no control or reordering characters. */
export function safeName(name: string): string {
  const parts = name
    .normalize('NFC')
    .split(/[\\/]+/)
    .filter((part) => part && part !== '.' && part !== '..')
  return (
    parts
      .join('/')
      .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
      .slice(-200)
      .toWellFormed() || '未命名'
  )
}
