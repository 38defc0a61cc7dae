import { Button, Select } from 'antd'
import { useState } from 'react'
import type { RoomItem } from '../../../schema/room.ts'
import { type Method, methods } from '../../../schema/words.ts'
import { useCommand } from '../acting.ts'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { useReasonDialog } from '../reason-dialog.tsx'
import { votesAwaited, votingBlocks } from '../turn.ts'
import { namesOf, type Vote, voteProgress, voteWords } from '../words.ts'
import { PaperCounts } from './paper-counts.tsx'
import { VoteEntry } from './vote-entry.tsx'

const methodOptions = (Object.keys(methods) as Method[]).map((value) => ({ value, label: methods[value] }))

/** The vote of an item: opened when everything is in order, entered or followed, closed with a computed result. */
export function Voting({ item }: { item: RoomItem }) {
  const { vote } = item
  const voids = item.earlierVotes.filter(({ state }) => state === 'void')
  return (
    <section className="room-part" aria-label="表决">
      <h3>表决</h3>
      {voids.map((one) => (
        <p key={one.round} className="quiet">
          第{one.round}次表决（{methods[one.method]}）已作废：{one.voidReason}
        </p>
      ))}
      {item.state === 'voting' && vote ? <OpenVote item={item} vote={vote} /> : <StartVote item={item} />}
    </section>
  )
}

function StartVote({ item }: { item: RoomItem }) {
  const { view } = useRoom()
  const command = useCommand()
  const [method, choose] = useState<Method>(item.method)
  const blocks = votingBlocks(view, item)
  const isReady = item.state === 'discussing' && blocks.length === 0
  return (
    <>
      {blocks.length > 0 && <p className="vote-blocks">还不能表决。{blocks.join('；')}。</p>}
      <div className="acts">
        <span className="vote-method">
          <label htmlFor="vote-method">表决方式</label>
          <Select id="vote-method" value={method} options={methodOptions} onChange={choose} />
        </span>
        <Button
          type={isReady ? 'primary' : 'default'}
          disabled={!isReady}
          loading={command.isPending}
          data-key="F8"
          aria-keyshortcuts="F8"
          onClick={() => command.mutate({ kind: 'open-vote', itemId: item.id, method })}
        >
          开始表决 <kbd>F8</kbd>
        </Button>
      </div>
      <p className="quiet vote-hint">{voteWords[method]}。</p>
      <Refused error={command.error} />
    </>
  )
}

function OpenVote({ item, vote }: { item: RoomItem; vote: Vote }) {
  const { view } = useRoom()
  const command = useCommand()
  const [dialog, ask] = useReasonDialog()
  const waiting = vote.voters.filter(({ memberId, hasVoted }) => {
    return !hasVoted && view.members.some(({ id, presence }) => id === memberId && presence === 'present')
  })
  const isPaper = vote.method === 'paper'
  const isComplete = item.hasQuorum && (isPaper ? vote.tellers.length === 2 : waiting.length === 0)
  const drop = () =>
    ask({
      title: '本次表决作废',
      effect: '已投的票全部作废，议题回到讨论，可以重新表决。原因写入会议记录。',
      label: '作废的原因',
      act: '作废',
      least: 10,
      isGrave: true,
      run: ({ reason }) => command.mutateAsync({ kind: 'void-vote', itemId: item.id, reason }),
    })
  return (
    <>
      <p className="vote-progress" role="status">
        {voteProgress(vote)}
        {vote.round > 1 && `（第${vote.round}次表决）`}
        {!isPaper && waiting.length > 0 && <span className="quiet">。还没有投：{namesOf(waiting)}</span>}
      </p>
      {!item.hasQuorum && (
        <p className="quorum-short" role="alert">
          <span aria-hidden>▲</span> 到会{item.present}人，不到法定的{item.needed}人，表决停止，恢复人数后再继续。
        </p>
      )}
      {(vote.method === 'hands' || vote.method === 'named') && (
        <VoteEntry key={vote.round} item={item} vote={vote} awaited={votesAwaited(item, view.members)} />
      )}
      {vote.method === 'secret' && <SecretProgress vote={vote} />}
      {isPaper && <PaperCounts key={vote.round} item={item} vote={vote} />}
      <div className="acts vote-acts">
        <Button
          type={isComplete ? 'primary' : 'default'}
          disabled={!isComplete}
          loading={command.isPending && command.variables?.kind === 'close-vote'}
          data-key="F8"
          aria-keyshortcuts="F8"
          onClick={() => command.mutate({ kind: 'close-vote', itemId: item.id })}
        >
          结束表决 <kbd>F8</kbd>
        </Button>
        <Button danger onClick={drop}>
          表决作废
        </Button>
      </div>
      {!dialog && <Refused error={command.error} />}
      {dialog}
    </>
  )
}

function SecretProgress({ vote }: { vote: Vote }) {
  return (
    <ul className="secret-progress" aria-label="投票进度">
      {vote.voters.map(({ memberId, name, hasVoted }) => (
        <li key={memberId} className={hasVoted ? 'has-voted' : ''}>
          <span aria-hidden>{hasVoted ? '●' : '○'}</span> {name}{' '}
          <span className="quiet">{hasVoted ? '已投' : '未投'}</span>
        </li>
      ))}
    </ul>
  )
}
