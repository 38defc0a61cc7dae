import type { NoteInput } from '../schema.ts'

export type Words = Omit<NoteInput, 'revision'>

/**
 * A note on the phone. `draft` is being written, `waiting` goes out with the next round, `refused` was not taken and
 * waits for the author, `gone` was deleted here and must be deleted there too: it may have arrived without our knowing.
 */
export type Kept = {
  id: string
  accountId: string
  state: 'draft' | 'waiting' | 'refused' | 'gone'
  /** counts the author's changes; the server keeps the highest */
  revision: number
  /** the revision the server is known to have; 0 before the first answer */
  sentRevision: number
  words: Words
  /** photos that have not been taken yet */
  photos: string[]
  /** why it was refused, in the server's words */
  reason: string
  /** while a note that was saved before is being changed: what it said */
  before: Words | null
}

export type Store = {
  /** notes of an account that are to be sent, the oldest first */
  toSend(accountId: string): Promise<Kept[]>
  /** changes a note in one step; `null` removes it with its photos */
  settle(id: string, change: (now: Kept) => Kept | null): Promise<void>
  photo(id: string): Promise<Blob | null>
}

export type Answer = { kind: 'taken' } | { kind: 'refused'; reason: string } | { kind: 'offline' } | { kind: 'sign-in' }

export type Transport = {
  keepNote(id: string, words: Words, revision: number): Promise<Answer>
  keepPhoto(id: string, photoId: string, bytes: Blob): Promise<Answer>
  takeBack(id: string): Promise<Answer>
}

export type Round = 'done' | 'offline' | 'sign-in'

/**
 * Sends everything that waits. A note leaves the phone only after the server's answer; whatever is sent twice because
 * an answer was lost is the same to the server. What the author changes meanwhile is sent again.
 */
export async function sendRound(store: Store, transport: Transport, accountId: string): Promise<Round> {
  for (;;) {
    const [next] = await store.toSend(accountId)
    if (!next) return 'done'
    const answer = await sendOne(store, transport, next)
    if (answer === 'offline' || answer === 'sign-in') return answer
  }
}

/** One step of one note; each step either removes it from the queue or shortens what is left of it. */
async function sendOne(store: Store, transport: Transport, note: Kept): Promise<Answer['kind']> {
  if (note.state === 'gone') {
    const answer = await transport.takeBack(note.id)
    // Already used there: it stays there, and nothing of it is left here.
    if (isFinal(answer)) await store.settle(note.id, () => null)
    return answer.kind
  }
  if (note.sentRevision < note.revision) return sendWords(store, transport, note)
  const [photoId] = note.photos
  if (photoId) return sendPhoto(store, transport, note, photoId)
  await store.settle(note.id, finished)
  return 'taken'
}

async function sendWords(store: Store, transport: Transport, note: Kept): Promise<Answer['kind']> {
  const answer = await transport.keepNote(note.id, note.words, note.revision)
  await store.settle(note.id, (now) => {
    if (answer.kind === 'taken') return finished({ ...now, sentRevision: Math.max(now.sentRevision, note.revision) })
    return isCurrent(now, note) ? refusedWith(now, answer) : now
  })
  return answer.kind
}

async function sendPhoto(store: Store, transport: Transport, note: Kept, photoId: string): Promise<Answer['kind']> {
  const bytes = await store.photo(photoId)
  const answer: Answer = bytes ? await transport.keepPhoto(note.id, photoId, bytes) : { kind: 'taken' }
  await store.settle(note.id, (now) => {
    if (answer.kind !== 'taken') return isCurrent(now, note) ? refusedWith(now, answer) : now
    return finished({ ...now, photos: now.photos.filter((one) => one !== photoId) })
  })
  return answer.kind
}

const isFinal = ({ kind }: Answer) => kind === 'taken' || kind === 'refused'
const isCurrent = (now: Kept, sent: Kept) => now.state === 'waiting' && now.revision === sent.revision

const refusedWith = (now: Kept, answer: Answer): Kept =>
  answer.kind === 'refused' ? { ...now, state: 'refused', reason: answer.reason } : now

/** Nothing left to send: the phone forgets it. What is written or deleted at this moment stays. */
const finished = (now: Kept): Kept | null =>
  now.state === 'waiting' && now.sentRevision >= now.revision && now.photos.length === 0 ? null : now

/** Opened again by its author; nothing is sent of it until it is saved or left as it was. */
export const opened = (note: Kept): Kept => ({ ...note, state: 'draft', before: note.words })

/** The note as its author leaves it: a change counts one up, so that the server takes the newer one. */
export const saved = (draft: Kept, words: Words): Kept => ({
  ...draft,
  ...{ words, state: 'waiting', reason: '', before: null, revision: draft.revision + 1 },
})

/** Left as it was; `null` for one that was never saved here. */
export const leftAsItWas = (draft: Kept): Kept | null =>
  draft.before && { ...draft, words: draft.before, before: null, state: 'waiting' }

/** Deleted by its author: nothing of what it said stays on the phone. */
export const deleted = (note: Kept): Kept => ({
  ...note,
  ...{ state: 'gone', reason: '', photos: [], before: null, words: { ...note.words, text: '', sourceName: '' } },
})
