import type { Day } from '../../../law/periods.ts'
import { today } from '../../../ui/format.ts'
import { Section } from '../../../ui/Page.tsx'
import { byDay } from '../days.ts'
import type { Agenda, AgendaEntry } from '../schema.ts'
import { EntryLine, spokenDay } from './entry.tsx'

type DayProps = { day: Day; entries: readonly AgendaEntry[]; holiday: string; isWide: boolean }

/** Everything of one day. */
export function DaySection({ day, entries, holiday, isWide }: DayProps) {
  const title = [spokenDay(day), day === today() && '（今天）', holiday && `　${holiday}`].filter(Boolean).join('')
  return (
    <Section title={title}>
      {entries.length === 0 && <p className="quiet">这一天没有日程。</p>}
      <ul className="agenda-lines">
        {entries.map((entry) => (
          <EntryLine key={entry.kind + entry.id} entry={entry} isWide={isWide} />
        ))}
      </ul>
    </Section>
  )
}

type ListProps = { days: readonly Day[]; entries: readonly AgendaEntry[]; marks: Agenda['days']; isWide: boolean }

/** Days with something in them, one below the other; those that have passed are folded away. */
export function DayList({ days, entries, marks, isWide }: ListProps) {
  const onDay = byDay(entries, days)
  const holidays = new Map(marks.map(({ day, kind, holiday }) => [day, kind === 'off' ? `${holiday}放假` : holiday]))
  const isFull = (day: Day) => onDay.get(day)!.length > 0 || day === today()
  const now = today()
  const past = days.filter((day) => day < now && isFull(day))
  const coming = days.filter((day) => day >= now && isFull(day))
  const section = (day: Day) => (
    <DaySection key={day} day={day} entries={onDay.get(day)!} holiday={holidays.get(day) ?? ''} {...{ isWide }} />
  )
  if (!coming.length) return past.map(section)
  return (
    <>
      {past.length > 0 && (
        <details className="agenda-past">
          <summary>本月已过去的{past.reduce((sum, day) => sum + onDay.get(day)!.length, 0)}项</summary>
          {past.map(section)}
        </details>
      )}
      {coming.map(section)}
    </>
  )
}
