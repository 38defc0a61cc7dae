import { Button } from 'antd'
import type { RoomItem } from '../../../schema/room.ts'
import { useCommand } from '../acting.ts'
import { useRoom } from '../live.ts'
import { useReasonDialog } from '../reason-dialog.tsx'
import type { SeatTask } from './task.ts'

/** What a member may do beside the question: recuse himself and leave. */
export function OwnActs({ task }: { task: SeatTask }) {
  const { view } = useRoom()
  const command = useCommand()
  const [dialog, ask] = useReasonDialog()
  const memberId = view.me.memberId
  const me = view.members.find(({ id }) => id === memberId)
  if (!memberId || view.state !== 'open' || me?.presence !== 'present') return null
  const item = 'item' in task && task.kind !== 'recused' && task.kind !== 'listen' ? task.item : null
  const recuse = (from: RoomItem, because: string) =>
    ask({
      title: '本人回避',
      effect: '回避以后，您不参加本议题的表态和表决，原因写入会议记录。',
      label: '回避的原因',
      act: '回避',
      least: 2,
      start: because,
      run: ({ reason }) => command.mutateAsync({ kind: 'recuse', itemId: from.id, memberId, reason }),
    })
  const leave = () =>
    ask({
      title: '离席',
      effect: '离席以后不计入到会人数，不能表态和表决；回来后请重新签到。',
      label: '原因',
      act: '离席',
      least: 0,
      run: ({ reason }) => command.mutateAsync({ kind: 'leave', memberId, reason }),
    })
  const hint = item?.hints.find((one) => one.memberId === memberId)
  const mayRecuse = item?.state === 'discussing'
  return (
    <footer className="seat-own">
      {hint && mayRecuse && (
        <p className="seat-hint" role="status">
          <span aria-hidden>◐</span> 请核对是否需要回避：{hint.because}
        </p>
      )}
      <div className="seat-own-acts">
        {item && mayRecuse && <Button onClick={() => recuse(item, hint?.because ?? '')}>本人回避</Button>}
        <Button onClick={leave}>离席</Button>
      </div>
      {dialog}
    </footer>
  )
}
