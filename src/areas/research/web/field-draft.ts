import { useCallback, useEffect, useRef, useState } from 'react'
import { type Kept, leftAsItWas, opened, saved, type Words } from './field-outbox.ts'
import { addPhoto, change, notesOf, putNote } from './field-store.ts'

/** Made without the browser's own call, which exists only on protected connections. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

type Place = Pick<Words, 'tripId' | 'placeId'>

const fresh = (accountId: string, place: Place): Kept => ({
  ...{ id: newId(), accountId, state: 'draft', revision: 0, sentRevision: 0, photos: [], reason: '', before: null },
  words: { ...place, takenAt: '', kind: 'observation', sourceKind: null, sourceName: '', text: '' },
})

export const isEmpty = ({ words, photos, before }: Kept): boolean =>
  !words.text.trim() && photos.length === 0 && before === null

const TYPING = 300

export type Draft = {
  note: Kept | null
  write(words: Partial<Words>): void
  attach(blob: Blob): Promise<void>
  detach(photoId: string): Promise<void>
  /** closes the draft and opens an empty one of the same trip and place */
  save(): Promise<void>
  discard(): Promise<void>
  /** a note to be changed takes the place of an empty draft */
  edit(note: Kept): Promise<void>
}

/** Puts what was typed on the phone a moment after each key, and at once when the page goes away. */
function useTyping() {
  const unsaved = useRef<Kept | null>(null)
  const flush = useCallback(async () => {
    const waiting = unsaved.current
    unsaved.current = null
    if (waiting) await putNote(waiting)
  }, [])
  useEffect(() => {
    if (unsaved.current === null) return
    const timer = setTimeout(flush, TYPING)
    return () => clearTimeout(timer)
  })
  useEffect(() => {
    const hide = () => void flush()
    document.addEventListener('visibilitychange', hide)
    window.addEventListener('pagehide', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      window.removeEventListener('pagehide', hide)
      hide()
    }
  }, [flush])
  return { unsaved, flush }
}

/** What is being written. It lies on the phone a moment after each key, so that a closed tab loses nothing. */
export function useDraft(accountId: string, start: Place | null): Draft {
  const [note, setNote] = useState<Kept | null>(null)
  const { unsaved, flush } = useTyping()
  const startTrip = start?.tripId
  const startPlace = start?.placeId ?? null
  useEffect(() => {
    if (!startTrip) return
    void notesOf(accountId).then((notes) => {
      const left = notes.find(({ state }) => state === 'draft')
      setNote((now) => now ?? left ?? fresh(accountId, { tripId: startTrip, placeId: startPlace }))
    })
  }, [accountId, startTrip, startPlace])
  const next = (from: Kept) => setNote(fresh(accountId, { tripId: from.words.tripId, placeId: from.words.placeId }))
  return {
    note,
    write(words) {
      if (!note) return
      const written = { ...note, words: { ...note.words, ...words } }
      unsaved.current = isEmpty(written) ? null : written
      setNote(written)
    },
    async attach(blob) {
      await flush()
      if (note) setNote(await addPhoto(note, newId(), blob))
    },
    async detach(photoId) {
      if (!note) return
      const left = { ...note, photos: note.photos.filter((one) => one !== photoId) }
      unsaved.current = null
      await change(note.id, () => (isEmpty(left) ? null : left))
      setNote(left)
    },
    async save() {
      if (!note) return
      unsaved.current = null
      const takenAt = note.words.takenAt || new Date().toISOString()
      await putNote(saved(note, { ...note.words, takenAt }))
      next(note)
    },
    async discard() {
      if (!note) return
      unsaved.current = null
      await change(note.id, leftAsItWas)
      next(note)
    },
    async edit(other) {
      const draft = opened(other)
      unsaved.current = null
      setNote(draft)
      await putNote(draft)
    },
  }
}
