import type { Doubt } from '../../schema.ts'

/** Doubts as plain sentences; each says what to do. */
export function DoubtList({ doubts }: { doubts: readonly Doubt[] }) {
  return (
    <ul className="doubts">
      {doubts.map((doubt) => (
        <li key={`${doubt.code}${doubt.field}${doubt.message}`}>{doubt.message}</li>
      ))}
    </ul>
  )
}
