import { Link } from 'react-router'
import type { RoomItem } from '../../schema/room.ts'
import { outcomes } from '../../schema/words.ts'
import { outcomeShapes, quorumBasis, quorumSentence, type Result, resultSentence } from './words.ts'

/** How many are here and how many are needed, red with a shape until it is reached, and the rule that says so. */
export function QuorumLine({ item }: { item: RoomItem }) {
  const { rule, words } = quorumBasis(item.kind)
  const short = item.needed - item.present
  return (
    <p className={item.hasQuorum ? 'quorum' : 'quorum quorum-short'}>
      <span aria-hidden>{item.hasQuorum ? '●' : '▲'}</span> {quorumSentence(item)}
      {short > 0 && `，还差${short}人`}
      <span className="quorum-basis">
        {words}，<Link to={`/rules/${rule}`}>依据</Link>
      </span>
    </p>
  )
}

/** A result: the verdict in large letters, then the arithmetic it comes from. */
export function ResultNote({ result }: { result: Result }) {
  return (
    <div className={`result result-${result.outcome}`}>
      <strong>
        <span aria-hidden>{outcomeShapes[result.outcome]}</span> {outcomes[result.outcome]}
      </strong>
      <p>{resultSentence(result)}</p>
    </div>
  )
}

/** Written opinions of those who are absent: read aloud and recorded, never counted. */
export function AbsentOpinions({ item }: { item: RoomItem }) {
  if (item.absentOpinions.length === 0) return null
  return (
    <section className="room-part" aria-label="书面意见">
      <h3>
        未到会成员的书面意见 <span className="quiet">不计票</span>
      </h3>
      <ul className="plain">
        {item.absentOpinions.map(({ memberId, name, text }) => (
          <li key={memberId}>
            <strong>{name}</strong> {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
