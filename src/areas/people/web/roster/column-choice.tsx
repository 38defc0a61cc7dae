import { Button, Checkbox, Popover } from 'antd'
import { type ColumnName, rosterColumns } from './columns.tsx'

type Props = { shown: readonly ColumnName[]; choose: (names: ColumnName[]) => void }

/** Which columns the list and its Excel show. */
export function ColumnChoice({ shown, choose }: Props) {
  const content = (
    <fieldset className="column-choice">
      <legend className="for-readers">显示哪些列</legend>
      {Object.entries(rosterColumns).map(([name, column]) => (
        <Checkbox
          key={name}
          checked={shown.includes(name as ColumnName)}
          disabled={name === 'name'}
          onChange={(event) =>
            choose(event.target.checked ? [...shown, name as ColumnName] : shown.filter((one) => one !== name))
          }
        >
          {column.title}
        </Checkbox>
      ))}
    </fieldset>
  )
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button>选列</Button>
    </Popover>
  )
}
