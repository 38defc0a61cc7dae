import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Answer,
  deleted,
  type Kept,
  leftAsItWas,
  opened,
  type Store,
  saved,
  sendRound,
  type Transport,
  type Words,
} from './field-outbox.ts'

const words = (text: string): Words => ({
  ...{ tripId: 't', placeId: null, takenAt: '2026-11-23T01:00:00Z', kind: 'observation', sourceKind: null },
  ...{ sourceName: '', text },
})
const fresh = (id: string): Kept => ({
  ...{ id, accountId: 'a', state: 'draft', revision: 0, sentRevision: 0, words: words('') },
  ...{ photos: [], reason: '', before: null },
})

/** The phone's memory, as the browser keeps it: each change in one step. */
function phone() {
  const notes = new Map<string, Kept>()
  const photos = new Set<string>()
  const store: Store = {
    toSend: async () => [...notes.values()].filter(({ state }) => state === 'waiting' || state === 'gone'),
    async settle(id, change) {
      const now = notes.get(id)
      const next = now ? change(now) : null
      if (next) notes.set(id, next)
      else notes.delete(id)
    },
    photo: async (id) => (photos.has(id) ? new Blob([id]) : null),
  }
  return { notes, photos, store }
}

/** The server's rules of a note, and a network that loses requests and answers. */
function server(luck: () => 'through' | 'request lost' | 'answer lost') {
  const notes = new Map<string, { text: string; revision: number; photos: string[]; taken: number }>()
  const gone = new Set<string>()
  const over = async (arrive: () => Answer): Promise<Answer> => {
    const fate = luck()
    if (fate === 'request lost') return { kind: 'offline' }
    const answer = arrive()
    return fate === 'answer lost' ? { kind: 'offline' } : answer
  }
  const transport: Transport = {
    keepNote: (id, { text }, revision) =>
      over(() => {
        if (gone.has(id)) return { kind: 'refused', reason: '已经删除' }
        const kept = notes.get(id)
        if (kept && kept.text !== text && revision <= kept.revision) return { kind: 'refused', reason: '版本' }
        notes.set(id, { photos: [], taken: 0, ...kept, text, revision: Math.max(revision, kept?.revision ?? 0) })
        notes.get(id)!.taken++
        return { kind: 'taken' }
      }),
    keepPhoto: (id, photoId) =>
      over(() => {
        const kept = notes.get(id)
        if (!kept) return { kind: 'refused', reason: '没有这条记录' }
        if (!kept.photos.includes(photoId)) kept.photos.push(photoId)
        return { kind: 'taken' }
      }),
    takeBack: (id) =>
      over(() => {
        notes.delete(id)
        gone.add(id)
        return { kind: 'taken' }
      }),
  }
  return { notes, gone, transport }
}

const step = fc.oneof(
  fc.record({ act: fc.constant('write' as const), note: fc.nat(3), text: fc.string({ minLength: 1, maxLength: 5 }) }),
  fc.record({ act: fc.constant('open' as const), note: fc.nat(3) }),
  fc.record({ act: fc.constant('leave' as const), note: fc.nat(3) }),
  fc.record({ act: fc.constant('photo' as const), note: fc.nat(3) }),
  fc.record({ act: fc.constant('delete' as const), note: fc.nat(3) }),
  fc.record({ act: fc.constant('send' as const), tabs: fc.integer({ min: 1, max: 2 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Does one step on the phone and in `meant`, which is what the author believes to have written. */
async function take(
  given: Step,
  place: ReturnType<typeof phone>,
  far: ReturnType<typeof server>,
  meant: Map<string, string>,
) {
  if (given.act === 'send') {
    await Promise.all(Array.from({ length: given.tabs }, () => sendRound(place.store, far.transport, 'a')))
    return
  }
  const id = `n${given.note}`
  const note = place.notes.get(id)
  if (given.act === 'write' && !far.gone.has(id) && note?.state !== 'gone') {
    const known = far.notes.get(id)
    const base = note ?? { ...fresh(id), revision: known?.revision ?? 0, sentRevision: known?.revision ?? 0 }
    place.notes.set(id, saved(base, words(given.text)))
    meant.set(id, given.text)
  }
  if (!note) return
  if (given.act === 'open' && note.state !== 'gone' && note.state !== 'draft') place.notes.set(id, opened(note))
  if (given.act === 'leave' && note.state === 'draft') await place.store.settle(id, leftAsItWas)
  if (given.act === 'photo' && note.state === 'waiting' && note.photos.length < 2) {
    const photoId = `${id}-${place.photos.size}`
    place.photos.add(photoId)
    place.notes.set(id, { ...note, photos: [...note.photos, photoId] })
  }
  if (given.act === 'delete') {
    place.notes.set(id, deleted(note))
    meant.delete(id)
  }
}

describe('the notes on the phone', () => {
  it('arrive once each, as their author left them, whatever the network loses', async () => {
    const fates = fc.infiniteStream(fc.constantFrom('through', 'through', 'request lost', 'answer lost' as const))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fates, async (steps, luck) => {
        let isCalm = false
        const place = phone()
        const far = server(() => (isCalm ? 'through' : (luck.next().value as 'through')))
        const meant = new Map<string, string>()
        for (const given of steps) await take(given, place, far, meant)
        // The author comes home: what is open is left, then the network holds.
        for (const [id, { state }] of place.notes) if (state === 'draft') await place.store.settle(id, leftAsItWas)
        isCalm = true
        expect(await sendRound(place.store, far.transport, 'a')).toBe('done')
        expect([...place.notes.values()].filter(({ state }) => state !== 'refused')).toEqual([])
        const arrived = new Map([...far.notes].map(([id, { text }]) => [id, text]))
        // What was refused is still on the phone, so it is not lost either.
        const kept = new Map(
          [...place.notes].map(
            ([
              id,
              {
                words: { text },
              },
            ]) => [id, text],
          ),
        )
        for (const [id, text] of meant) expect([arrived.get(id), kept.get(id)]).toContain(text)
        for (const id of arrived.keys()) expect(meant.has(id)).toBe(true)
        for (const { photos } of far.notes.values()) expect(new Set(photos).size).toBe(photos.length)
        expect(kept.size).toBe(0)
      }),
      { numRuns: 300 },
    )
  })

  it('stay when the session is over or the server refuses, with its words', async () => {
    const place = phone()
    place.notes.set('n', saved(fresh('n'), words('一')))
    const answers: Answer[] = [{ kind: 'sign-in' }, { kind: 'refused', reason: '没有找到这次调研' }]
    const transport: Transport = {
      keepNote: async () => answers.shift()!,
      keepPhoto: async () => ({ kind: 'taken' }),
      takeBack: async () => ({ kind: 'taken' }),
    }
    expect(await sendRound(place.store, transport, 'a')).toBe('sign-in')
    expect(place.notes.get('n')).toMatchObject({ state: 'waiting', words: { text: '一' } })
    expect(await sendRound(place.store, transport, 'a')).toBe('done')
    expect(place.notes.get('n')).toMatchObject({ state: 'refused', reason: '没有找到这次调研', words: { text: '一' } })
  })

  it('changed while the server refused the older words go out again', async () => {
    const place = phone()
    place.notes.set('n', saved(fresh('n'), words('一')))
    const sent: string[] = []
    const transport: Transport = {
      async keepNote(_, { text }) {
        sent.push(text)
        if (text === '二') return { kind: 'taken' }
        place.notes.set('n', saved(place.notes.get('n')!, words('二')))
        return { kind: 'refused', reason: '不行' }
      },
      keepPhoto: async () => ({ kind: 'taken' }),
      takeBack: async () => ({ kind: 'taken' }),
    }
    expect(await sendRound(place.store, transport, 'a')).toBe('done')
    expect([sent, place.notes.size]).toEqual([['一', '二'], 0])
  })
})
