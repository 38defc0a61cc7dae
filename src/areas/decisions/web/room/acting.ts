import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import type { RoomCommand } from '../../schema/room.ts'
import { useRoom } from './live.ts'

/** A command to the room; pending until the own screen shows its effect. The page shows a refusal where it was asked. */
export function useCommand() {
  const { view, reach } = useRoom()
  return useAct(
    async (command: RoomCommand) => {
      const { seq } = await post<{ seq: number }>(`/meetings/${view.id}/room`, { command })
      await reach(seq)
    },
    { fails: 'here' },
  )
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
