import { Input } from 'antd'
import { useId, useState } from 'react'
import { FIRST_DAY, isCountable, LAST_DAY } from './day.ts'

type Props = { label: string; value: string; change: (day: string) => void }

/** A day, typed or picked; told on only when it is complete. */
export function DayInput({ label, value, change }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (told !== value) {
    setTold(value)
    setTyped(value)
  }
  return (
    <div className="structure-field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        min={FIRST_DAY}
        max={LAST_DAY}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          if (target.value !== value && isCountable(target.value)) change(target.value)
        }}
        onBlur={() => setTyped(value)}
      />
    </div>
  )
}
