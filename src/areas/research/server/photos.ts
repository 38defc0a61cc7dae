import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { keptFile, openedFile } from '../../../platform/kept-file.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { photoFacts } from '../../people/facts.ts'
import { MOST_PHOTO_BYTES, MOST_PHOTOS } from '../schema.ts'
import { entry, personOf } from './access.ts'
import { noteInReach } from './notes.ts'
import * as queries from './queries/notes.ts'

type Which = { id: string; photoId: string }

export const photoPlace = (id: string) => `research_photo.bytes_sealed.${id}`

/** The request's content as it is, cut off where the limit is. */
export async function readPhotoBytes(request: Request): Promise<Uint8Array> {
  const refusal = new Refusal('too_large', '照片超过2MB，请用系统的拍照按钮拍，会自动压缩')
  if (Number(request.headers.get('content-length') ?? 0) > MOST_PHOTO_BYTES) throw refusal
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.length
    if (size > MOST_PHOTO_BYTES) throw refusal
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Keeps a photo of one's own note; the same again changes nothing. */
export async function keepPhoto(ctx: Ctx, { id, photoId }: Which, bytes: Uint8Array): Promise<Record<string, never>> {
  const { keys, clock } = ctx.platform
  const { unitId } = ctx.actor
  const authorId = personOf(ctx)
  const facts = photoFacts(bytes)
  if (!facts || facts.mime === 'image/bmp') {
    throw new Refusal('file_refused', bytes.length ? '只收JPEG、PNG照片' : '照片是空的，请重新拍')
  }
  const { sha256, size, sealed } = keptFile(keys, bytes, photoPlace(photoId))
  return write(ctx, async (tx) => {
    await queries.lockNote(tx, { unitId, id })
    const note = await queries.noteById(tx, { unitId, id })
    const gone = await queries.goneNote(tx, { unitId, id })
    if (gone?.authorId === authorId) {
      const message = '照片所在的记录您已经删除，不再收取'
      throw new Refusal('conflict', message, [{ field: 'id', message }])
    }
    if (note?.authorId !== authorId) throw new Refusal('not_found', '没有找到照片所在的记录，请先交记录')
    const kept = await queries.photoById(tx, { unitId, id: photoId })
    if (kept && (kept.noteId !== id || kept.sha256 !== sha256)) {
      throw new Refusal('conflict', '同一个编号已经收到过别的照片，没有覆盖')
    }
    const audit = [entry('photo-kept', 'research-note', id, { size, isRepeated: kept !== undefined })]
    if (kept) return { result: {}, audit }
    const position = (await queries.lastPhotoPosition(tx, { unitId, id })) + 1
    if (position > MOST_PHOTOS) throw new Refusal('conflict', `一条记录最多${MOST_PHOTOS}张照片`)
    await queries.insertPhoto(tx, {
      ...{ unitId, id: photoId, noteId: id, position, mime: facts.mime, width: facts.width, height: facts.height },
      ...{ size, sha256, bytesSealed: sealed, addedAt: clock.now() },
    })
    return { result: {}, audit }
  })
}

export async function readPhoto(ctx: Ctx, scope: Scope, { id, photoId }: Which): Promise<FileOut> {
  const { db, keys } = ctx.platform
  await noteInReach(db, ctx, scope, id)
  const photo = await queries.photoById(db, { unitId: ctx.actor.unitId, id: photoId })
  if (photo?.noteId !== id) throw new Refusal('not_found')
  const name = `照片.${photo.mime === 'image/png' ? 'png' : 'jpg'}`
  return { bytes: openedFile(keys, photo.bytesSealed, photoPlace(photoId)), name, type: photo.mime, inline: true }
}
