import { Lamp, type LampTone } from '../../../../ui/Lamp.tsx'
import { type Severity, severities } from '../../schema.ts'

const tones: Record<Severity, LampTone> = { violation: 'red', warning: 'amber', notice: 'grey' }

/** How grave a finding is: shape and word, so that a photocopy tells it too. */
export function SeverityLamp({ severity }: { severity: Severity }) {
  return <Lamp tone={tones[severity]} word={severities[severity]} />
}
