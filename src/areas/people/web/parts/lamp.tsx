export type LampColour = 'green' | 'amber' | 'red' | 'grey'

const shapes: Record<LampColour, string> = { green: '●', amber: '◐', red: '▲', grey: '○' }

/** A state as shape, colour and word, so that it can be read in black and white. */
export function Lamp({ colour, word }: { colour: LampColour; word: string }) {
  return (
    <span className={`lamp lamp-${colour}`}>
      <span aria-hidden>{shapes[colour]}</span> {word}
    </span>
  )
}
