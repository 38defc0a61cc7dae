import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { ApiError, get, put, remove } from '../../../ui/api.ts'
import type { Me } from '../../../ui/me.tsx'
import { type Answer, type Round, sendRound, type Transport } from './field-outbox.ts'
import { listen, store } from './field-store.ts'

/** Later each time nothing went through, five minutes at most. */
const PAUSES = [5, 15, 45, 120, 300].map((seconds) => seconds * 1000)

async function asking(call: () => Promise<unknown>): Promise<Answer> {
  try {
    await call()
    return { kind: 'taken' }
  } catch (error) {
    const { status, message } = error instanceof ApiError ? error : new ApiError(0, {})
    if (status === 401) return { kind: 'sign-in' }
    // A server that is busy or being restarted has refused nothing.
    if (status === 0 || status === 408 || status === 429 || status >= 500) return { kind: 'offline' }
    return { kind: 'refused', reason: message }
  }
}

const transport: Transport = {
  keepNote: (id, words, revision) => asking(() => put(`/research/notes/${id}`, { ...words, revision })),
  keepPhoto: (id, photoId, bytes) => asking(() => put(`/research/notes/${id}/photos/${photoId}`, bytes)),
  takeBack: (id) => asking(() => remove(`/research/notes/${id}`)),
}

/** One tab at a time where the browser can tell; without it the server tells the same note from another. */
const alone = (accountId: string, run: () => Promise<Round>): Promise<Round> =>
  navigator.locks ? navigator.locks.request(`touyan-field-${accountId}`, run) : run()

async function sendOwn(accountId: string): Promise<Round> {
  return alone(accountId, async () => {
    if ((await store.toSend(accountId)).length === 0) return 'done'
    // The phone may have changed hands: only the author's own session carries the author's notes.
    const me = await get<Me>('/me', undefined, { background: true }).catch((error: ApiError) => error)
    if (me instanceof Error) return me.status === 401 ? 'sign-in' : 'offline'
    return me.accountId === accountId ? sendRound(store, transport, accountId) : 'sign-in'
  })
}

export type Sending = { state: Round | 'sending'; send: () => void }

/** Sends what waits: at once, when the network returns, when the page is looked at again, and now and then. */
export function useSending(accountId: string): Sending {
  const queries = useQueryClient()
  const [state, setState] = useState<Sending['state']>('done')
  const [failures, setFailures] = useState(0)
  const send = useCallback(() => {
    setState('sending')
    void sendOwn(accountId).then((round) => {
      setState(round)
      setFailures((before) => (round === 'offline' ? before + 1 : 0))
      if (round === 'done') void queries.invalidateQueries({ queryKey: ['research'] })
    })
  }, [accountId, queries])
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && send()
    send()
    window.addEventListener('online', send)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', send)
      document.removeEventListener('visibilitychange', look)
    }
  }, [send])
  useEffect(() => {
    if (state !== 'offline') return
    const timer = setTimeout(send, PAUSES[Math.min(failures, PAUSES.length) - 1])
    return () => clearTimeout(timer)
  }, [state, failures, send])
  return { state, send }
}

/** Runs `read` now and after each change on the phone. */
export function useStored<T>(read: () => Promise<T>, initial: T): T {
  const [value, setValue] = useState(initial)
  useEffect(() => {
    let isOn = true
    const refresh = () => void read().then((next) => isOn && setValue(next))
    refresh()
    const stop = listen(refresh)
    return () => {
      isOn = false
      stop()
    }
  }, [read])
  return value
}
