import type { ReactNode } from 'react'

type Column<T> = { title: string; width?: string; draw: (row: T, index: number) => ReactNode }
type Props<T> = { caption: string; columns: readonly Column<T>[]; rows: readonly T[]; empty?: string }

/** A ruled table of a few rows as on the paper form; on a phone each row becomes lines with their labels. */
export function PlainTable<T extends object>({ caption, columns, rows, empty = '无' }: Props<T>) {
  if (rows.length === 0) return <p className="quiet">{empty}</p>
  return (
    <table className="plain-table">
      <caption className="for-readers">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" style={{ width: column.width }}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={keyOf(rows, index)}>
            {columns.map((column) => (
              <td key={column.title} data-label={column.title}>
                {column.draw(row, index)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Two rows may say the same: the second is told from the first by how many came before. */
function keyOf(rows: readonly object[], index: number): string {
  const text = JSON.stringify(rows[index])
  return `${text}${rows.slice(0, index).filter((row) => JSON.stringify(row) === text).length}`
}
