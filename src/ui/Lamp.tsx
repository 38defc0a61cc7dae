export type LampTone = 'green' | 'amber' | 'red' | 'grey'

const lamps: Record<LampTone, { shape: string; word: string }> = {
  green: { shape: '●', word: '正常' },
  amber: { shape: '◐', word: '待办' },
  red: { shape: '▲', word: '逾期' },
  grey: { shape: '○', word: '知悉' },
}

/** A lamp is told apart by its shape and word, so that a black and white copy stays readable. */
export function Lamp({ tone, word = lamps[tone].word }: { tone: LampTone; word?: string }) {
  return (
    <span className={`lamp lamp-${tone}`}>
      <span aria-hidden>{lamps[tone].shape}</span> {word}
    </span>
  )
}
