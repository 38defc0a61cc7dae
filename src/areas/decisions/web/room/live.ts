import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { ApiError, get } from '../../../../ui/api.ts'
import type { RoomView } from '../../schema/room.ts'

/** Longer than the server holds a question back; after that the line is taken for dead. */
const PATIENCE_MS = 30_000
/** How long an act waits to be seen on the own screen before it lets go. */
const ECHO_MS = 3_000
const RETRY_MS = 1_500
/** A server that answers at once without news is asked no more often than this. */
const CALM_MS = 400

type Following = {
  view: RoomView | null
  /** the line is down and is being tried again; what is shown may be old */
  isLost: boolean
  /** the room cannot be entered: not allowed, or not there */
  refused: Error | null
  /** resolves once the screen shows everything up to an event */
  reach: (seq: number) => Promise<void>
}

const wait = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const isFinal = (error: unknown) => error instanceof ApiError && (error.status === 403 || error.status === 404)

/** Follows a room: every event arrives by itself, also after the line was down for a while. */
export function useFollowing(meetingId: string): Following {
  const [view, setView] = useState<RoomView | null>(null)
  const [isLost, setLost] = useState(false)
  const [refused, setRefused] = useState<Error | null>(null)
  const seen = useRef(-1)
  const waiting = useRef<{ seq: number; done: () => void }[]>([])
  const reach = useCallback((seq: number) => {
    if (seen.current >= seq) return Promise.resolve()
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ECHO_MS)
      const done = () => {
        clearTimeout(timer)
        resolve()
      }
      waiting.current.push({ seq, done })
    })
  }, [])
  useEffect(() => {
    const show = (next: RoomView) => {
      seen.current = next.seq
      setView(next)
      setLost(false)
      for (const one of waiting.current) if (next.seq >= one.seq) one.done()
      waiting.current = waiting.current.filter(({ seq }) => seq > next.seq)
    }
    const tell = { show, lose: () => setLost(true), refuse: setRefused }
    return follow(meetingId, tell)
  }, [meetingId])
  return { view, isLost, refused, reach }
}

type Tell = { show: (view: RoomView) => void; lose: () => void; refuse: (error: Error) => void }

/** Asks again and again until it is stopped by what it returns; a change of the network starts a fresh question. */
function follow(meetingId: string, tell: Tell): () => void {
  const stopped = new AbortController()
  let question = new AbortController()
  const restart = () => question.abort()
  const drop = () => {
    tell.lose()
    restart()
  }
  const wake = () => document.visibilityState === 'visible' && restart()
  window.addEventListener('online', restart)
  window.addEventListener('offline', drop)
  document.addEventListener('visibilitychange', wake)
  const run = async () => {
    let after: number | undefined
    while (!stopped.signal.aborted) {
      question = new AbortController()
      const signal = AbortSignal.any([stopped.signal, question.signal, AbortSignal.timeout(PATIENCE_MS)])
      try {
        const query = after === undefined ? undefined : { after }
        const next = await get<RoomView>(`/meetings/${meetingId}/room`, query, { background: true, signal })
        const isNews = next.seq !== after
        after = next.seq
        tell.show(next)
        if (!isNews) await wait(CALM_MS, stopped.signal)
      } catch (error) {
        if (stopped.signal.aborted) return
        if (isFinal(error)) return tell.refuse(error as Error)
        // Asked afresh: what does not count as an event may have changed meanwhile too.
        after = undefined
        if (question.signal.aborted && navigator.onLine) continue
        tell.lose()
        question = new AbortController()
        await wait(RETRY_MS, AbortSignal.any([stopped.signal, question.signal]))
      }
    }
  }
  void run()
  return () => {
    stopped.abort()
    window.removeEventListener('online', restart)
    window.removeEventListener('offline', drop)
    document.removeEventListener('visibilitychange', wake)
  }
}

type Room = { view: RoomView; isLost: boolean; reach: (seq: number) => Promise<void> }

const RoomContext = createContext<Room | null>(null)
export const RoomProvider = RoomContext.Provider

/** The room a page follows; below `RoomFrame` there always is one. */
export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (!room) throw new Error('useRoom outside a room')
  return room
}
