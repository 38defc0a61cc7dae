import { Link } from 'react-router'
import { Lamp } from '../../../ui/Lamp.tsx'
import { type AgendaEntry, agendaKinds } from '../schema.ts'

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** `11月5日 星期四` */
export const spokenDay = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`)
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 星期${WEEKDAYS[date.getUTCDay()]}`
}

const hoursOf = ({ startsAt, endsAt }: AgendaEntry) => [startsAt, endsAt].filter(Boolean).join('–')

const lasting = ({ from, until }: AgendaEntry) => (from === until ? '' : `${from}至${until}`)

/** One thing of a day with all that is known of it; opens the record it comes from. */
export function EntryLine({ entry, isWide }: { entry: AgendaEntry; isWide: boolean }) {
  const { title, kind, place, note, path, isLate, isOwn } = entry
  const known = [hoursOf(entry), lasting(entry), place, note].filter(Boolean)
  return (
    <li className="agenda-line">
      <Link to={path}>{title}</Link>
      <span className="quiet">
        {agendaKinds[kind]}
        {isWide && isOwn && '（本人）'}
        {isLate && (
          <>
            {' '}
            <Lamp tone="red" word="已过期" />
          </>
        )}
      </span>
      {known.length > 0 && <span className="agenda-known">{known.join('　')}</span>}
    </li>
  )
}

/** The same in one line of a month. */
export function EntryBrief({ entry }: { entry: AgendaEntry }) {
  const { title, startsAt, path, isLate, isOwn } = entry
  return (
    <Link to={path} className={isOwn ? 'agenda-brief agenda-own' : 'agenda-brief'} title={title}>
      {isLate && (
        <span className="lamp-red">
          <span aria-hidden>▲</span>
          <span className="for-readers">已过期</span>
        </span>
      )}
      {startsAt && <span className="agenda-hour">{startsAt} </span>}
      {title}
    </Link>
  )
}
