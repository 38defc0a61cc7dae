import { Button } from 'antd'
import type { RoomItem } from '../../../schema/room.ts'
import { kinds, methods } from '../../../schema/words.ts'
import { useCommand } from '../acting.ts'
import { Refused } from '../frame.tsx'
import { AbsentOpinions, QuorumLine, ResultNote } from '../item-parts.tsx'
import { useRoom } from '../live.ts'
import { Materials } from '../materials.tsx'
import { useReasonDialog } from '../reason-dialog.tsx'
import { currentItem } from '../turn.ts'
import { votesByName } from '../words.ts'
import { Recusal } from './recusal.tsx'
import { Speaking } from './speaking.tsx'
import { Voting } from './voting.tsx'

const stateWords = { waiting: '未开始', discussing: '正在讨论', voting: '正在表决', finished: '已办结' } as const

/** One item with all that is needed to take it to its result. */
export function ItemPanel({ item }: { item: RoomItem }) {
  const { view } = useRoom()
  const presider = view.members.find(({ id }) => id === item.presiderId)
  const isLive = item.state === 'discussing' || item.state === 'voting'
  return (
    <article className="room-item">
      <header>
        <h2>
          {item.position + 1}. {item.title}
        </h2>
        <p className="quiet">
          {kinds[item.kind]}，{stateWords[item.state]}
          {presider && !presider.isChair && `，本议题由${presider.name}主持`}
        </p>
      </header>
      {item.kind !== 'report' && item.state !== 'finished' && <QuorumLine item={item} />}
      {item.result && <ResultNote result={item.result} />}
      {item.summary && <p className="room-summary">{item.summary}</p>}
      <Materials item={item} />
      <Recusal item={item} />
      <AbsentOpinions item={item} />
      {item.kind !== 'report' && (isLive || item.statements.length > 0) && <Speaking item={item} />}
      {item.kind !== 'report' && isLive && <Voting item={item} />}
      {item.state === 'finished' && <VoteRecord item={item} />}
      {view.state === 'open' && (item.state === 'waiting' || item.state === 'discussing') && <OtherActs item={item} />}
    </article>
  )
}

/** How everybody voted, or the hashes by which each can find his secret ballot counted. */
function VoteRecord({ item }: { item: RoomItem }) {
  const { vote } = item
  if (vote?.state !== 'closed') return null
  const named = votesByName(vote)
  if (named) {
    return (
      <section className="room-part" aria-label="表决">
        <h3>{methods[vote.method]}</h3>
        <p>{named}</p>
      </section>
    )
  }
  if (!vote.receipts?.length) return null
  return (
    <details className="room-part">
      <summary>无记名投票的回执校验码（{vote.receipts.length}个）</summary>
      <ul className="receipts">
        {vote.receipts.map((hash) => (
          <li key={hash}>{hash}</li>
        ))}
      </ul>
    </details>
  )
}

/** Start out of order, end of a report, and putting off. */
function OtherActs({ item }: { item: RoomItem }) {
  const { view } = useRoom()
  const command = useCommand()
  const [dialog, ask] = useReasonDialog()
  const postpone = () =>
    ask({
      title: '缓议',
      effect: `“${item.title}”本次会议不作决定，原因和再议的时间写入会议记录。`,
      label: '缓议的原因',
      act: '缓议',
      least: 5,
      dayLabel: '再议的日期（可不填）',
      run: ({ reason, day }) => command.mutateAsync({ kind: 'postpone', itemId: item.id, reason, until: day }),
    })
  const finish = () =>
    ask({
      title: '结束汇报',
      effect: '听取汇报的事项不表决，记为“已听取”。',
      label: '会议意见',
      act: '结束汇报',
      least: 0,
      run: ({ reason }) => command.mutateAsync({ kind: 'finish-report', itemId: item.id, note: reason }),
    })
  const mayStart = item.state === 'waiting' && currentItem(view) === null
  return (
    <div className="room-part acts other-acts">
      {mayStart && <Button onClick={() => command.mutate({ kind: 'start-item', itemId: item.id })}>开始本议题</Button>}
      {item.kind === 'report' && item.state === 'discussing' && (
        <Button type="primary" data-key="F8" aria-keyshortcuts="F8" onClick={finish}>
          结束汇报 <kbd>F8</kbd>
        </Button>
      )}
      <Button onClick={postpone}>缓议</Button>
      {!dialog && <Refused error={command.error} />}
      {dialog}
    </div>
  )
}
