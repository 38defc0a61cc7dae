import { type DBSchema, openDB } from 'idb'
import type { Field } from '../schema.ts'
import { deleted, type Kept, type Store } from './field-outbox.ts'

type Photo = { id: string; noteId: string; mime: string; bytes: ArrayBuffer }

interface Phone extends DBSchema {
  notes: { key: string; value: Kept; indexes: { byAccount: string } }
  photos: { key: string; value: Photo; indexes: { byNote: string } }
  field: { key: string; value: { accountId: string; field: Field } }
}

const opened = openDB<Phone>('touyan-field', 1, {
  upgrade(db) {
    db.createObjectStore('notes', { keyPath: 'id' }).createIndex('byAccount', 'accountId')
    db.createObjectStore('photos', { keyPath: 'id' }).createIndex('byNote', 'noteId')
    db.createObjectStore('field', { keyPath: 'accountId' })
  },
})

const changes = new BroadcastChannel('touyan-field')
const listeners = new Set<() => void>()
changes.onmessage = () => tellHere()
const tellHere = () => {
  for (const listener of listeners) listener()
}

/** Calls back when this or another tab has changed something. Returns how to stop. */
export function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  tellHere()
  changes.postMessage(null)
}

/** Everything of an account that is on this phone. */
export async function notesOf(accountId: string): Promise<Kept[]> {
  const db = await opened
  const notes = await db.getAllFromIndex('notes', 'byAccount', accountId)
  return notes.toSorted((one, other) => one.words.takenAt.localeCompare(other.words.takenAt))
}

export async function putNote(note: Kept): Promise<void> {
  const db = await opened
  await db.put('notes', note)
  tell()
}

/** Removes a note with its photos, or changes it; in one step, so that a round under way never undoes the author. */
async function settle(id: string, change: (now: Kept) => Kept | null): Promise<void> {
  const db = await opened
  const tx = db.transaction(['notes', 'photos'], 'readwrite')
  const now = await tx.objectStore('notes').get(id)
  const next = now ? change(now) : null
  if (now && next) await tx.objectStore('notes').put(next)
  if (now && !next) await tx.objectStore('notes').delete(id)
  const kept = new Set(next?.photos)
  for (const photoId of await tx.objectStore('photos').index('byNote').getAllKeys(id)) {
    if (!kept.has(photoId)) await tx.objectStore('photos').delete(photoId)
  }
  await tx.done
  tell()
}

export const deleteNote = (id: string) => settle(id, deleted)

/** Drops what nobody else has seen: a draft that was never saved. */
export const dropDraft = (id: string) => settle(id, () => null)

export const change = settle

export async function addPhoto(note: Kept, photoId: string, blob: Blob): Promise<Kept> {
  const db = await opened
  const bytes = await blob.arrayBuffer()
  const next = { ...note, photos: [...note.photos, photoId] }
  const tx = db.transaction(['notes', 'photos'], 'readwrite')
  await tx.objectStore('photos').put({ id: photoId, noteId: note.id, mime: blob.type, bytes })
  await tx.objectStore('notes').put(next)
  await tx.done
  tell()
  return next
}

export async function photo(id: string): Promise<Blob | null> {
  const db = await opened
  const found = await db.get('photos', id)
  return found ? new Blob([found.bytes], { type: found.mime }) : null
}

export async function rememberField(accountId: string, field: Field): Promise<void> {
  const db = await opened
  await db.put('field', { accountId, field })
}

export async function rememberedField(accountId: string): Promise<Field | null> {
  const db = await opened
  return (await db.get('field', accountId))?.field ?? null
}

/** How many notes of an account are only on this phone. */
export const unsentOf = async (accountId: string): Promise<number> =>
  (await notesOf(accountId)).filter(({ state }) => state !== 'gone').length

export const store: Store = {
  toSend: async (accountId) =>
    (await notesOf(accountId)).filter(({ state }) => state === 'waiting' || state === 'gone'),
  settle,
  photo,
}
