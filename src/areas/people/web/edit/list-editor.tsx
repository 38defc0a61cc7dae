import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useRef } from 'react'
import type { Path } from './draft.ts'
import { controlId, useEditing } from './field.tsx'

type Props<T> = {
  path: Path
  /** what one row is called: 一段简历 */
  noun: string
  rows: readonly T[]
  blank: () => T
  children: (row: T, path: Path) => ReactNode
  /** a new row goes to the top instead of the end */
  newestFirst?: boolean
}

/** Rows that can be added, removed and moved; each move keeps what is typed and where the reader is. */
export function ListEditor<T extends object>({ path, noun, rows, blank, children, newestFirst }: Props<T>) {
  const { change, faults } = useEditing()
  const keys = useRowKeys(rows.length)
  const field = path.join('.')
  const fault = faults.get(field)
  const add = () => {
    keys.add(newestFirst ? 0 : rows.length)
    change(path, newestFirst ? [blank(), ...rows] : [...rows, blank()])
  }
  const drop = (index: number) => {
    keys.drop(index)
    change(
      path,
      rows.filter((_, at) => at !== index),
    )
  }
  const swap = (index: number, other: number) => {
    keys.swap(index, other)
    change(path, swapped(rows, index, other))
  }
  return (
    <div className="edit-list" id={controlId(field)} tabIndex={-1}>
      {fault && <div className="edit-fault">{fault}</div>}
      <ol>
        {rows.map((row, index) => (
          <li key={keys.at(index)} className="edit-row">
            <span className="edit-row-number">{index + 1}</span>
            <div className="edit-grid">{children(row, [...path, index])}</div>
            <div className="edit-row-acts">
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={`上移第${index + 1}${noun}`}
                disabled={index === 0}
                onClick={() => swap(index, index - 1)}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={`下移第${index + 1}${noun}`}
                disabled={index === rows.length - 1}
                onClick={() => swap(index, index + 1)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`删除第${index + 1}${noun}`}
                onClick={() => drop(index)}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button icon={<PlusOutlined />} onClick={add}>
        添加一{noun}
      </Button>
    </div>
  )
}

function swapped<T>(rows: readonly T[], one: number, other: number): T[] {
  const copy = [...rows]
  const [a, b] = [copy[one], copy[other]]
  if (a !== undefined && b !== undefined) [copy[one], copy[other]] = [b, a]
  return copy
}

/** Keys that travel with their rows, so that moving a row does not move the caret into another. */
function useRowKeys(length: number) {
  const next = useRef(0)
  const keys = useRef<number[]>([])
  while (keys.current.length < length) keys.current.push(next.current++)
  if (keys.current.length > length) keys.current.length = length
  return {
    at: (index: number) => keys.current[index],
    add: (index: number) => keys.current.splice(index, 0, next.current++),
    drop: (index: number) => keys.current.splice(index, 1),
    swap: (one: number, other: number) => {
      keys.current = swapped(keys.current, one, other)
    },
  }
}
