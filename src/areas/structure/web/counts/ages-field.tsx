import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { readAges } from './address.ts'

type Props = { value: string; change: (ages: string) => void }

/** Upper ends of the age bands; empty takes the usual ones. */
export function AgesField({ value, change }: Props) {
  const id = useId()
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  const [fault, setFault] = useState('')
  if (told !== value) {
    setTold(value)
    setTyped(value)
    setFault('')
  }
  return (
    <form
      className="structure-field"
      onSubmit={(event) => {
        event.preventDefault()
        const read = readAges(typed)
        setFault(read.fault)
        if (!read.fault) change(read.ages)
      }}
    >
      <label htmlFor={id}>年龄段上限</label>
      <Input
        id={id}
        className="ages-input"
        placeholder="35,40,45,50,55"
        maxLength={40}
        inputMode="text"
        value={typed}
        status={fault ? 'error' : ''}
        aria-invalid={fault !== ''}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button htmlType="submit" disabled={typed === value}>
        重新分段
      </Button>
      {fault && (
        <span id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </span>
      )}
    </form>
  )
}
