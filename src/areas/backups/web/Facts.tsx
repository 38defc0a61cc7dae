/** Names and what is known under them, one below the other. */
export function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <dl className="facts-list">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="backup-path">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
