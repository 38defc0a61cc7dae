import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Day } from '../../../law/periods.ts'
import { today } from '../../../ui/format.ts'
import { byDay, dayByKey, type View, weeksOf } from '../days.ts'
import type { Agenda, AgendaEntry } from '../schema.ts'
import { EntryBrief, spokenDay } from './entry.tsx'

const HEADINGS = ['一', '二', '三', '四', '五', '六', '日']
/** More than these in a day wait behind a button; on paper all of them stand. */
const SHOWN = 3

type Props = {
  view: View
  day: Day
  entries: readonly AgendaEntry[]
  days: Agenda['days']
  choose: (day: Day) => void
}

/** A month or week as on the wall; arrow keys go from day to day. */
export function MonthGrid({ view, day, entries, days, choose }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const isMoving = useRef(false)
  const weeks = weeksOf(view, day)
  const onDay = byDay(entries, weeks.flat())
  const marks = new Map(days.map((one) => [one.day, one]))
  // The keys lead into other months too: the button of the day is there only once that month is drawn.
  useEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    table.current?.querySelector<HTMLButtonElement>(`button[data-day="${day}"]`)?.focus()
  }, [day])
  const press = (event: KeyboardEvent) => {
    const to = event.altKey || event.ctrlKey || event.metaKey ? null : dayByKey(event.key, day, today())
    if (!to) return
    event.preventDefault()
    isMoving.current = true
    choose(to)
  }
  return (
    <table className={`agenda-grid agenda-${view}`} ref={table}>
      <thead>
        <tr>
          {HEADINGS.map((heading) => (
            <th key={heading} scope="col" abbr={`周${heading}`}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => (
              <Cell
                key={one}
                day={one}
                mark={marks.get(one)}
                entries={onDay.get(one) ?? []}
                isOutside={view === 'month' && one.slice(0, 7) !== day.slice(0, 7)}
                isChosen={one === day}
                most={view === 'week' ? Number.POSITIVE_INFINITY : SHOWN}
                {...{ choose, press }}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = {
  day: Day
  mark: Agenda['days'][number] | undefined
  entries: readonly AgendaEntry[]
  isOutside: boolean
  isChosen: boolean
  most: number
  choose: (day: Day) => void
  press: (event: KeyboardEvent) => void
}

function Cell({ day, mark, entries, isOutside, isChosen, most, choose, press }: CellProps) {
  const rest = entries.length - most
  const word = mark?.kind === 'off' ? '休' : mark ? '班' : ''
  const spoken = [spokenDay(day), mark?.holiday, `${entries.length}项`].filter(Boolean).join('，')
  const classes = [
    ...['agenda-cell', isOutside && 'agenda-outside', day === today() && 'agenda-today'],
    ...[isChosen && 'agenda-chosen', mark && `agenda-${mark.kind}`],
  ]
  return (
    <td className={classes.filter(Boolean).join(' ')}>
      <button
        type="button"
        className="agenda-day"
        data-day={day}
        tabIndex={isChosen ? 0 : -1}
        aria-label={spoken}
        aria-current={day === today() ? 'date' : undefined}
        aria-pressed={isChosen}
        onClick={() => choose(day)}
        onKeyDown={press}
      >
        <span className="agenda-number">{Number(day.slice(8))}</span>
        {word && <span className="agenda-mark">{word}</span>}
        {mark?.kind === 'off' && <span className="agenda-holiday">{mark.holiday}</span>}
      </button>
      <ul>
        {entries.map((entry, index) => (
          <li key={entry.kind + entry.id} className={index < most ? undefined : 'agenda-rest'}>
            <EntryBrief entry={entry} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="agenda-more" onClick={() => choose(day)}>
          还有{rest}项
        </button>
      )}
    </td>
  )
}
