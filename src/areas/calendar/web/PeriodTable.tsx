import { daysBetween } from '../../../law/periods.ts'
import type { CalendarYear } from '../schema.ts'

const spoken = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** The periods off in a table, and the weekends worked in a sentence: what to compare with the notice. */
export function PeriodTable({ off, work }: Pick<CalendarYear, 'off' | 'work'>) {
  return (
    <>
      <table className="periods">
        <thead>
          <tr>
            <th scope="col">节日</th>
            <th scope="col">放假</th>
            <th scope="col">天数</th>
          </tr>
        </thead>
        <tbody>
          {off.map(({ name, from, to }) => (
            <tr key={from}>
              <th scope="row">{name}</th>
              <td>{from === to ? spoken(from) : `${spoken(from)}至${spoken(to)}`}</td>
              <td>{daysBetween(from, to) + 1}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="periods-work">
        调休上班：{work.length ? work.map(spoken).join('、') : '没有'}
        {work.length > 0 && `，共${work.length}天`}。
      </p>
    </>
  )
}
