import type { LampTone } from '../../../../ui/Lamp.tsx'

/** How the number that are there stands to the number approved, in a word and a lamp. */
export function vacancyOf(approved: number, actual: number): { tone: LampTone; word: string } {
  if (actual > approved) return { tone: 'red', word: `超${actual - approved}` }
  if (approved === 0) return { tone: 'grey', word: '未核定' }
  if (actual < approved) return { tone: 'amber', word: `缺${approved - actual}` }
  return { tone: 'green', word: '满编' }
}
