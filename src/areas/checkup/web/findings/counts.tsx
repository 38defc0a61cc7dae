import { type Severity, severities } from '../../schema.ts'
import { SeverityLamp } from './severity.tsx'

type Props = { counts: Record<Severity, number>; chosen: Severity | ''; choose: (severity: Severity | '') => void }

/** How many there are of each; a press narrows the list to them, another lifts that. */
export function Counts({ counts, chosen, choose }: Props) {
  return (
    <fieldset className="counts">
      <legend className="for-readers">按程度筛选</legend>
      {(Object.keys(severities) as Severity[]).map((severity) => (
        <button
          key={severity}
          type="button"
          aria-pressed={chosen === severity}
          onClick={() => choose(chosen === severity ? '' : severity)}
        >
          <strong>{counts[severity]}</strong>
          <SeverityLamp severity={severity} />
        </button>
      ))}
    </fieldset>
  )
}
