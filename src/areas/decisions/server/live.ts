import { randomUUID } from 'node:crypto'
import { Refusal } from '../../../platform/errors.ts'

/** The channel on which processes on one database tell each other of a changed room. */
export const ROOM_CHANGED = 'room_changed'

/** What this process calls itself there, so that it does not take its own words for news. */
const SELF = randomUUID()

/** Who waits here for news of which meeting. */
const waiting = new Map<string, Set<() => void>>()
const versions = new Map<string, number>()
let isStopping = false

/** Grows with everything that is announced about a meeting. */
export const versionOf = (meetingId: string): number => versions.get(meetingId) ?? 0

/** Wakes everybody who waits for news of a meeting. Called after the commit. */
export function announce(meetingId: string): void {
  versions.set(meetingId, versionOf(meetingId) + 1)
  for (const wake of waiting.get(meetingId) ?? []) wake()
}

/** What other processes are told of a changed room. */
export const wordsFor = (meetingId: string): string => `${SELF} ${meetingId}`

/** Another process has changed a room. */
export function hearAnnounced(words: string): void {
  const [sender, meetingId] = words.split(' ')
  if (sender !== SELF && meetingId) announce(meetingId)
}

/** Something may have been missed: everybody looks again. */
export function announceAll(): void {
  for (const meetingId of new Set([...versions.keys(), ...waiting.keys()])) announce(meetingId)
}

export type Waiting = { news: Promise<void>; stop: () => void }

/**
 * Begins to wait for news of a meeting. `news` resolves with the next announcement, after `ms` milliseconds, when the
 * reader goes away or when `stop` is called. Refused as unavailable once the program stops.
 */
export function waitForNews(meetingId: string, ms: number, signal?: AbortSignal): Waiting {
  if (isStopping) throw new Refusal('unavailable')
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = () => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    const others = waiting.get(meetingId)
    others?.delete(stop)
    if (others?.size === 0) waiting.delete(meetingId)
    resolve()
  }
  const timer = setTimeout(stop, ms)
  // A program that ends does not wait for its readers.
  timer.unref()
  signal?.addEventListener('abort', stop)
  const all = waiting.get(meetingId) ?? new Set()
  waiting.set(meetingId, all.add(stop))
  if (signal?.aborted) stop()
  return { news: promise, stop }
}

/** Answers everybody who waits and lets nobody wait again. Called once the program is told to stop. */
export function stopWaiting(): void {
  isStopping = true
  for (const all of waiting.values()) for (const wake of all) wake()
}

/** How many wait, for tests and measurements. */
export const waitingFor = (meetingId: string): number => waiting.get(meetingId)?.size ?? 0
