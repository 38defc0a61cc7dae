import { outcomes } from '../../../schema/words.ts'
import { useRoom } from '../live.ts'
import { outcomeShapes, resultSentence } from '../words.ts'
import { CountedReceipt } from './receipt-note.tsx'

/** The agenda as a list, with what became of each item. `but` is shown elsewhere already. */
export function Results({ but = null }: { but?: string | null }) {
  const { view } = useRoom()
  const items = view.items.filter(({ id }) => id !== but)
  if (items.length === 0) return null
  return (
    <ol className="seat-results" aria-label="议程">
      {items.map((item) => (
        <li key={item.id} value={item.position + 1}>
          <span>{item.title}</span>
          {item.result && (
            <>
              <span className={`outcome outcome-${item.result.outcome}`}>
                <span aria-hidden>{outcomeShapes[item.result.outcome]}</span> {outcomes[item.result.outcome]}
              </span>
              <span className="quiet">{resultSentence(item.result)}</span>
              <CountedReceipt item={item} />
            </>
          )}
        </li>
      ))}
    </ol>
  )
}
