import { useMemo } from 'react'
import { BarChart } from '../../../../ui/bar-chart.tsx'
import { count } from '../../../../ui/format.ts'
import { Section } from '../../../../ui/Page.tsx'
import type { GroupTables } from '../../schema.ts'
import { CountButton, type Opened } from './count-button.tsx'
import { barsOf, isSmall, percentText, shownRows, tableSentence } from './words.ts'

type Props = {
  /** whom the table counts */
  group: Pick<GroupTables, 'title' | 'total'>
  table: GroupTables['tables'][number]
  open: (opened: Opened) => void
}

/** One dimension as the form has it, its bars beside it. */
export function DimensionTable({ group, table, open }: Props) {
  const rows = useMemo(() => shownRows(table), [table])
  const bars = useMemo(() => barsOf(rows), [rows])
  return (
    <Section title={table.title}>
      <div className="dimension">
        <table className={isSmall(group.total) ? 'tally tally-small' : 'tally'}>
          <caption className="for-readers">
            {group.title}按{table.title}统计
          </caption>
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col">人数</th>
              <th scope="col">占比</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.value}>
                <th scope="row">{row.title}</th>
                <td className="number">
                  <CountButton
                    cell={row.cell}
                    count={row.count}
                    title={`${group.title}：${table.title}${row.title}`}
                    open={open}
                  />
                </td>
                <td className="number share">{percentText(row.percent)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td className="number">{count(table.sum)}</td>
              <td className="number share">{percentText(table.percentSum)}</td>
            </tr>
          </tfoot>
        </table>
        <BarChart label={tableSentence(`${group.title}${table.title}`, rows)} bars={bars} />
      </div>
    </Section>
  )
}
