import type { KeyboardEvent, Ref } from 'react'
import { type Choice, choices } from '../../schema/words.ts'
import { choiceList } from './words.ts'

type Props = {
  /** names the group for the browser; unique on the page */
  name: string
  legend: string
  value: Choice | null
  onPick: (choice: Choice) => void
  /** the keys 1 to 4 are shown and heard */
  hasKeys?: boolean
  isDisabled?: boolean
  first?: Ref<HTMLInputElement>
}

/** The four attitudes beside each other, one of them picked by finger, mouse, arrows or the keys 1 to 4. */
export function ChoicePicker({ name, legend, value, onPick, hasKeys = false, isDisabled = false, first }: Props) {
  const press = (event: KeyboardEvent) => {
    const picked = hasKeys && !event.ctrlKey && !event.altKey ? choiceList[Number(event.key) - 1] : undefined
    if (!picked || isDisabled) return
    event.preventDefault()
    onPick(picked)
  }
  return (
    <fieldset className="choices" disabled={isDisabled} onKeyDown={press}>
      <legend className="for-readers">{legend}</legend>
      {choiceList.map((choice, index) => (
        <label key={choice} className={choice === value ? 'choice choice-picked' : 'choice'}>
          <input
            ref={index === 0 ? first : undefined}
            type="radio"
            name={name}
            checked={choice === value}
            onChange={() => onPick(choice)}
          />
          <span>{choices[choice]}</span>
          {hasKeys && <kbd aria-hidden>{index + 1}</kbd>}
        </label>
      ))}
    </fieldset>
  )
}
