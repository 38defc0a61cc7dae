import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { ApiError } from '../../../../ui/api.ts'
import { ErrorNote, Loading } from '../../../../ui/Page.tsx'
import { RoomProvider, useFollowing, useRoom } from './live.ts'
import './entry.css'
import './projector.css'
import './room.css'
import './seat.css'

/** Follows the room of the address for the view below it. */
export function RoomFrame({ children }: { children: ReactNode }) {
  const { id = '' } = useParams()
  const { view, isLost, refused, reach } = useFollowing(id)
  if (refused) return <ErrorNote error={refused} />
  if (!view) return isLost ? <LostLine /> : <Loading what="会议室" />
  return <RoomProvider value={{ view, isLost, reach }}>{children}</RoomProvider>
}

function LostLine() {
  return (
    <p className="room-lost" role="status">
      <span aria-hidden>◐</span> 连接中断，正在重连
    </p>
  )
}

/** Says that what is shown may be old, while the line is being tried again. */
export function ConnectionLine() {
  const { isLost } = useRoom()
  return isLost ? <LostLine /> : null
}

/** Why the server did not do it, with the names it misses, at the place where it was asked. */
export function Refused({ error }: { error: Error | null }) {
  if (!error) return null
  const faults = error instanceof ApiError ? error.faults : []
  const more = faults.map(({ message }) => message).filter((message) => !error.message.includes(message))
  return (
    <Alert
      className="room-refused"
      type="error"
      showIcon
      role="alert"
      title={error.message}
      description={more.length > 0 && `还缺：${more.join('、')}`}
    />
  )
}
