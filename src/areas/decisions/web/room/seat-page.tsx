import { Link } from 'react-router'
import { useTitle } from '../../../../ui/Page.tsx'
import { useAlone } from './alone.ts'
import { ConnectionLine, RoomFrame } from './frame.tsx'
import { useRoom } from './live.ts'
import { ItemHead } from './seat/item-head.tsx'
import { OwnActs } from './seat/own-acts.tsx'
import { Results } from './seat/results.tsx'
import { StatementTask } from './seat/statement.tsx'
import { type SeatTask, seatTask } from './seat/task.ts'
import { VoteTask } from './seat/vote.tsx'
import { Between, NotOpen, SignIn, Waiting } from './seat/waiting.tsx'

/** 成员席: one topic and one question, for the phone in the hand. */
export default function SeatPage() {
  return (
    <RoomFrame>
      <Seat />
    </RoomFrame>
  )
}

function Seat() {
  const { view } = useRoom()
  useTitle(view.title)
  useAlone()
  const task = seatTask(view)
  return (
    <div className="seat">
      <header className="seat-top">
        <Link to={`/meetings/${view.id}`}>返回</Link>
        <h1>{view.title}</h1>
      </header>
      <ConnectionLine />
      {'item' in task && <ItemHead item={task.item} />}
      <div className="seat-task">
        <Task task={task} />
      </div>
      <OwnActs task={task} />
    </div>
  )
}

function Task({ task }: { task: SeatTask }) {
  const { view } = useRoom()
  switch (task.kind) {
    case 'not-open':
      return <NotOpen />
    case 'closed':
      return (
        <>
          <Waiting title="会议已经散会" text="下面是各项议程的结果。会议记录成稿后，请核对自己的发言。" />
          <Results />
        </>
      )
    case 'watch':
      return <Watching />
    case 'sign-in':
      return <SignIn isBack={task.isBack} />
    case 'between':
      return <Between />
    case 'recused':
      return <Waiting title="您已回避本议题" text={`原因：${task.reason}。请等待下一议题。`} />
    case 'listen':
      return <Waiting title="正在听取汇报" text="听取汇报的事项不表决。" />
    case 'state':
    case 'wait-to-state':
    case 'stated':
      return <StatementTask key={task.item.id} task={task} />
    default:
      return <VoteTask key={`${task.item.id}.${view.me.memberId}`} task={task} />
  }
}

/** Who sits in sees the item and nothing to press. */
function Watching() {
  const { view } = useRoom()
  const item = view.items.find(({ id }) => id === view.currentItemId)
  return (
    <>
      {item && <ItemHead item={item} />}
      <Waiting title={item ? '正在研究本议题' : '等待下一议题'} text="列席人员不表态，不参加表决。" />
      <Results />
    </>
  )
}
