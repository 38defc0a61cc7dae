import { Select } from 'antd'
import { count } from '../../../../ui/format.ts'
import { Section } from '../../../../ui/Page.tsx'
import { type DimensionName, dimensions, type GroupTables } from '../../schema.ts'
import { crossable } from './address.ts'
import { CountButton, type Opened } from './count-button.tsx'
import { occupied } from './words.ts'

type Props = {
  group: GroupTables
  chosen: DimensionName
  choose: (dimension: DimensionName) => void
  open: (opened: Opened) => void
}

const options = crossable.map((value) => ({ value, label: dimensions[value] }))

/** The level against one other dimension; wide ones scroll in their own box. */
export function CrossTable({ group, chosen, choose, open }: Props) {
  const title = `职务层次与${dimensions[chosen]}`
  return (
    <Section
      title={title}
      extra={
        <div className="structure-field no-print">
          <span aria-hidden>职务层次对照</span>
          <Select
            aria-label="职务层次对照什么"
            options={options}
            value={chosen}
            popupMatchSelectWidth={false}
            onChange={choose}
          />
        </div>
      }
    >
      {group.cross && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section className="cross-box" aria-label={`${title}，可左右移动`} tabIndex={0}>
          <CrossRows group={group} cross={occupied(group.cross)} open={open} />
        </section>
      )}
      <p className="quiet">没有人的行和列不列出。</p>
    </Section>
  )
}

type RowsProps = Pick<Props, 'group' | 'open'> & { cross: NonNullable<GroupTables['cross']> }

function CrossRows({ group: { group, title, total }, cross, open }: RowsProps) {
  const { dimension, columns, rows } = cross
  return (
    <table className="tally cross">
      <caption className="for-readers">
        {title}职务层次与{dimensions[dimension]}对照
      </caption>
      <thead>
        <tr>
          <th scope="col">职务层次</th>
          {columns.map((column) => (
            <th key={column.value} scope="col">
              {column.title}
            </th>
          ))}
          <th scope="col">合计</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.value}>
            <th scope="row">{row.title}</th>
            {row.cells.map((one, at) => (
              <td key={columns[at]!.value} className="number">
                <CountButton {...one} title={`${title}：${row.title}，${columns[at]!.title}`} open={open} />
              </td>
            ))}
            <td className="number">
              <CountButton
                cell={{ group, dimension: 'level', value: row.value }}
                count={row.count}
                title={`${title}：${row.title}`}
                open={open}
              />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          {columns.map((column) => (
            <td key={column.value} className="number">
              <CountButton
                cell={{ group, dimension, value: column.value }}
                count={column.count}
                title={`${title}：${column.title}`}
                open={open}
              />
            </td>
          ))}
          <td className="number">{count(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
