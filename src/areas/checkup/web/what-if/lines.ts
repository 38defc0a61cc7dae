import type { LampTone } from '../../../../ui/Lamp.tsx'
import type { EligibilityLine } from '../../schema.ts'

/** Bars first, then what asks for a reason, then what the rules only tell, then what is met. */
function weight({ verdict, force }: EligibilityLine): number {
  if (verdict === 'broken') return force === 'forbid' ? 0 : 1
  return verdict === 'info' ? 2 : verdict === 'met' ? 3 : 4
}

/** What stands in the way comes first; lines of the same kind keep their order. */
export const weightiest = (lines: readonly EligibilityLine[]): EligibilityLine[] =>
  [...lines].sort((one, other) => weight(one) - weight(other))

export function verdictLamp(line: EligibilityLine): { tone: LampTone; word: string } {
  const lamps: { tone: LampTone; word: string }[] = [
    { tone: 'red', word: '不符合' },
    { tone: 'amber', word: '需要说明' },
    { tone: 'grey', word: '提示' },
    { tone: 'green', word: '符合' },
    { tone: 'grey', word: '不适用' },
  ]
  return lamps[weight(line)]!
}
