import { Pagination } from 'antd'
import { Link } from 'react-router'
import { dottedMonth } from '../../../../law/dates.ts'
import type { PeopleQuery, PersonRow } from '../../list.ts'
import { Photo } from '../parts/photo.tsx'

type Props = {
  rows: readonly PersonRow[]
  total: number
  query: PeopleQuery
  mayRead: boolean
  change: (part: Partial<PeopleQuery>) => void
}

/** The roster on a phone: one person a line, the whole line leads to the dossier. */
export function PeopleList({ rows, total, query, mayRead, change }: Props) {
  return (
    <>
      <ul className="people">
        {rows.map((row) => (
          <li key={row.id}>
            {mayRead ? (
              <Link to={`/people/${row.id}`}>
                <Person row={row} />
              </Link>
            ) : (
              <div className="person">
                <Person row={row} />
              </div>
            )}
          </li>
        ))}
      </ul>
      <Pagination
        simple
        current={query.page}
        pageSize={query.size}
        total={total}
        hideOnSinglePage
        showSizeChanger={false}
        onChange={(page) => change({ page })}
      />
    </>
  )
}

function Person({ row }: { row: PersonRow }) {
  const brief = [row.sex, row.birth && `${dottedMonth(row.birth)}生`, row.age !== null && `${row.age}岁`]
  return (
    <>
      <Photo personId={row.id} hasPhoto={row.hasPhoto} name={row.name} />
      <span className="person-words">
        <span>
          <strong>{row.name}</strong>
          <span className="quiet">　{brief.filter(Boolean).join('　')}</span>
        </span>
        <span>{row.currentPost || '未填现任职务'}</span>
        <span className="quiet">{[row.sectionName, row.currentRank].filter(Boolean).join('　')}</span>
      </span>
    </>
  )
}
