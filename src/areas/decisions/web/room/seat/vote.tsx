import { Button } from 'antd'
import { useState } from 'react'
import { post } from '../../../../../ui/api.ts'
import type { RoomItem } from '../../../schema/room.ts'
import { type Choice, choices, methods } from '../../../schema/words.ts'
import { useRoomAct } from '../acting.ts'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { choiceList, namesOf, type Vote, voteProgress } from '../words.ts'
import { receiptFor } from './receipt.ts'
import { ReceiptNote } from './receipt-note.tsx'
import type { SeatTask } from './task.ts'
import { Waiting } from './waiting.tsx'

type Task = Extract<SeatTask, { kind: 'raise-hand' | 'paper' | 'not-voting' | 'vote' | 'wait-to-vote' | 'voted' }>

/** One's own vote: asked for, awaited or given. */
export function VoteTask({ task }: { task: Task }) {
  switch (task.kind) {
    case 'not-voting':
      return <Waiting title="本议题正在表决" text="表决开始时您不在场，从下一议题起参加。" />
    case 'paper':
      return <Waiting title="请填写纸质票" text="填好后投入票箱，由两名计票人分别清点。" />
    case 'raise-hand':
      return task.hasVoted ? (
        <Waiting title={`已登记：${task.choice ? choices[task.choice] : '已表决'}`} text={voteProgress(task.vote)} />
      ) : (
        <Waiting title="请举手表决" text="由会务人员逐人登记。" />
      )
    case 'wait-to-vote':
      return <Waiting title={`等待${namesOf(task.names)}投票`} text="您主持本议题，最后投票。" />
    case 'voted':
      return (
        <>
          <Waiting title={task.choice ? `已投：${choices[task.choice]}` : '已投票'} text={voteProgress(task.vote)} />
          {task.vote.method === 'secret' && <ReceiptNote itemId={task.item.id} round={task.vote.round} />}
        </>
      )
    default:
      return <Ballot key={task.vote.round} item={task.item} vote={task.vote} />
  }
}

/** Two touches: the choice, then the ballot itself, because it cannot be taken back. Nothing of it is kept here. */
function Ballot({ item, vote }: { item: RoomItem; vote: Vote }) {
  const { view, reach } = useRoom()
  const [picked, pick] = useState<Choice | null>(null)
  const memberId = view.me.memberId!
  const isSecret = vote.method === 'secret'
  const cast = useRoomAct(async (choice: Choice) => {
    const { seq } = isSecret
      ? await post<{ seq: number }>(`/meetings/${view.id}/items/${item.id}/ballot`, {
          memberId,
          choice,
          receipt: receiptFor(item.id, vote.round),
        })
      : await post<{ seq: number }>(`/meetings/${view.id}/room`, {
          command: { kind: 'vote', itemId: item.id, memberId, choice },
        })
    await reach(seq)
  })
  if (picked) {
    return (
      <div className="seat-form">
        <p className="seat-question">投“{choices[picked]}”票？</p>
        <p className="quiet">
          {methods[vote.method]}，投出后不能修改。
          {isSecret ? '投票内容任何人都看不到，请自己记下。' : '姓名和投票内容写入会议记录。'}
        </p>
        <div className="seat-buttons">
          <Button type="primary" className="seat-button" loading={cast.isPending} onClick={() => cast.mutate(picked)}>
            投出“{choices[picked]}”
          </Button>
          <Button className="seat-button" disabled={cast.isPending} onClick={() => pick(null)}>
            重新选择
          </Button>
        </div>
        <Refused error={cast.error} />
      </div>
    )
  }
  return (
    <div className="seat-form">
      <p className="seat-question">{isSecret ? '请投票（无记名）' : '请投票（记名）'}</p>
      <div className="seat-buttons">
        {choiceList.map((choice) => (
          <Button key={choice} className="seat-button" onClick={() => pick(choice)}>
            {choices[choice]}
          </Button>
        ))}
      </div>
    </div>
  )
}
