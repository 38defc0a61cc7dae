import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../../ui/api.ts'
import type { RoomCommand } from '../../schema/room.ts'
import { useRoom } from './live.ts'

/**
 * An act in the room. Without a line it fails at once: sent by itself later, a vote could fall into another round. The
 * page shows the refusal where it was asked.
 */
export const useRoomAct = <Given = void>(run: (given: Given) => Promise<void>) =>
  useMutation<void, Error, Given>({ mutationFn: run, networkMode: 'always' })

/** A command to the room; pending until the own screen shows its effect. A refusal is shown where it was asked. */
export function useCommand() {
  const { view, reach } = useRoom()
  return useRoomAct(async (command: RoomCommand) => {
    const { seq } = await post<{ seq: number }>(`/meetings/${view.id}/room`, { command })
    await reach(seq)
  })
}

/** Text being typed, kept in this window until it is sent: neither a lost line nor a reload takes it away. */
export function useDraft(place: string): [string, (text: string) => void] {
  const key = `touyan.room.${place}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '')
  const keep = (next: string) => {
    if (next) sessionStorage.setItem(key, next)
    else sessionStorage.removeItem(key)
    setText(next)
  }
  return [text, keep]
}
