import type { WorkCalendar } from '../../../law/calendar/workdays.ts'
import { type MonthDay, monthWeeks } from '../months.ts'

const headings = ['一', '二', '三', '四', '五', '六', '日']

/** What stands beside the number, so that a black and white copy tells as much. */
const marks = { workday: '', rest: '', off: '休', 'make-up': '班' } as const
const spoken = { workday: '', rest: '，周末休息', off: '，放假', 'make-up': '，调休上班' } as const

type Props = { month: string; calendar: WorkCalendar; workdays: number }

/** A month as on the wall. */
export function Month({ month, calendar, workdays }: Props) {
  return (
    <table className="month">
      <caption>
        <strong>{Number(month.slice(5))}月</strong> {workdays}个工作日
      </caption>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col" abbr={`周${heading}`}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {monthWeeks(calendar, month).map((week) => (
          <tr key={week.find((place) => place)?.day}>
            {week.map((place, index) =>
              // Only the first and the last week have empty places.
              place ? <Day key={place.day} place={place} /> : <td key={headings[index]} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ place: { date, kind, holiday } }: { place: MonthDay }) {
  return (
    <td className={`day day-${kind}`} title={holiday || undefined}>
      {date}
      {marks[kind] && (
        <span className="day-mark" aria-hidden>
          {marks[kind]}
        </span>
      )}
      {spoken[kind] && (
        <span className="for-readers">
          {spoken[kind]}
          {holiday}
        </span>
      )}
    </td>
  )
}

export const Legend = () => (
  <ul className="calendar-legend" aria-label="图例">
    <li>
      <span className="day day-workday">8</span> 工作日
    </li>
    <li>
      <span className="day day-rest">8</span> 周末休息
    </li>
    <li>
      <span className="day day-off">
        8<span className="day-mark">休</span>
      </span>{' '}
      放假
    </li>
    <li>
      <span className="day day-make-up">
        8<span className="day-mark">班</span>
      </span>{' '}
      调休上班
    </li>
  </ul>
)
