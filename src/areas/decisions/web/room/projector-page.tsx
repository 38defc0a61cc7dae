import { sentenceTime } from '../../../../ui/format.ts'
import { useTitle } from '../../../../ui/Page.tsx'
import type { RoomItem } from '../../schema/room.ts'
import { choices, kinds, methods, outcomes } from '../../schema/words.ts'
import { useAlone } from './alone.ts'
import { ConnectionLine, RoomFrame } from './frame.tsx'
import { useRoom } from './live.ts'
import { currentItem, lastFinished, speakingOrder, votingOrder } from './turn.ts'
import { quorumBasis, quorumSentence, resultSentence, type Vote, type Voter } from './words.ts'

/** 投影: what everybody at the table may see, in letters for the far end of it. */
export default function ProjectorPage() {
  return (
    <RoomFrame>
      <Projector />
    </RoomFrame>
  )
}

function Projector() {
  const { view } = useRoom()
  useTitle(view.title)
  useAlone()
  const item = currentItem(view) ?? (view.state === 'open' ? lastFinished(view) : null)
  return (
    <div className="projector">
      <header>
        <p>{view.unitName}</p>
        <h1>{view.title}</h1>
        <ConnectionLine />
      </header>
      {item ? <Item item={item} /> : <AgendaList />}
      {(!item || item.kind === 'report' || item.state === 'finished') && (
        <footer>
          <Here />
        </footer>
      )}
    </div>
  )
}

function Here() {
  const { view } = useRoom()
  const here = view.members.filter(({ presence }) => presence === 'present').length
  if (view.state !== 'open') return <>{`${sentenceTime(view.plannedAt)}　${view.place}`}</>
  return <>{`应到会${view.members.length}人　到会${here}人`}</>
}

function Item({ item }: { item: RoomItem }) {
  const { view } = useRoom()
  return (
    <main className="projector-item">
      <p className="projector-number">
        第{item.position + 1}项{' '}
        <span className="quiet">
          共{view.items.length}项，{kinds[item.kind]}
        </span>
      </p>
      <h2>{item.title}</h2>
      {item.state === 'finished' && item.result && (
        <div className={`projector-result result-${item.result.outcome}`}>
          <strong>{outcomes[item.result.outcome]}</strong>
          <p>{resultSentence(item.result)}</p>
        </div>
      )}
      {item.kind === 'report' && item.state !== 'finished' && <p className="projector-now">正在听取汇报</p>}
      {item.kind !== 'report' && item.state !== 'finished' && <Quorum item={item} />}
      {item.kind !== 'report' && item.state === 'discussing' && <Stated item={item} />}
      {item.state === 'voting' && item.vote && <Votes vote={item.vote} voters={votingOrder(item)} />}
    </main>
  )
}

function Quorum({ item }: { item: RoomItem }) {
  return (
    <p className={item.hasQuorum ? 'projector-quorum' : 'projector-quorum quorum-short'}>
      <span aria-hidden>{item.hasQuorum ? '●' : '▲'}</span> {quorumSentence(item)}
      {!item.hasQuorum && `　${quorumBasis(item.kind).words}`}
      {item.recused.length > 0 && `　回避：${item.recused.map(({ name }) => name).join('、')}`}
    </p>
  )
}

/** Who has been heard; what was said appears once it is open to everybody. */
function Stated({ item }: { item: RoomItem }) {
  const { view } = useRoom()
  return (
    <ul className="projector-names" aria-label="表态">
      {speakingOrder(view, item).map(({ member, statement, isPresider }) => (
        <li key={member.id} className={statement ? 'is-done' : ''}>
          <span aria-hidden>{statement ? '●' : '○'}</span> {member.name}
          <small>
            {statement && (statement.attitude ? choices[statement.attitude] : '已表态')}
            {!statement && (isPresider ? '末位表态' : '未表态')}
          </small>
        </li>
      ))}
    </ul>
  )
}

/** Votes cast, as a count; names only where everybody's vote is known by name. */
function Votes({ vote, voters }: { vote: Vote; voters: readonly Voter[] }) {
  const cast = vote.voters.filter(({ hasVoted }) => hasVoted).length
  return (
    <>
      <p className="projector-now">正在{vote.method === 'paper' ? '进行纸质票表决' : methods[vote.method]}</p>
      {vote.method === 'paper' ? (
        <p className="projector-count">
          计票人已录入 <strong>{vote.tellers.length}</strong> 人，共2人
        </p>
      ) : (
        <p className="projector-count">
          已投 <strong>{cast}</strong> 票，共{vote.voters.length}票
        </p>
      )}
      {(vote.method === 'named' || vote.method === 'hands') && (
        <ul className="projector-names" aria-label="投票进度">
          {voters.map(({ memberId, name, hasVoted }) => (
            <li key={memberId} className={hasVoted ? 'is-done' : ''}>
              <span aria-hidden>{hasVoted ? '●' : '○'}</span> {name} <small>{hasVoted ? '已投' : '未投'}</small>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Before the first item and after the last: the agenda. */
function AgendaList() {
  const { view } = useRoom()
  const { done, due, overdue } = view.execution
  return (
    <main className="projector-item">
      <h2>议程</h2>
      <ol className="projector-agenda">
        {view.items.map((item) => (
          <li key={item.id}>
            <span>{item.title}</span>
            {item.result && <strong>{outcomes[item.result.outcome]}</strong>}
          </li>
        ))}
      </ol>
      {due > 0 && view.state !== 'closed' && (
        <p className="projector-quorum">
          以前会议的决定：到期{due}项，已办结{done}项{overdue > 0 && `，逾期${overdue}项`}
        </p>
      )}
    </main>
  )
}
