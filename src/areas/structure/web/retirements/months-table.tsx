import { Fragment } from 'react'
import { count, dottedMonth, sentenceDate } from '../../../../ui/format.ts'
import type { Retirements, RetiringPerson } from '../../schema.ts'
import { PersonName } from '../parts/person-name.tsx'
import { ageWords, doubtWords, sourceWords } from './words.ts'

type Props = { caption: string; months: Retirements['months'] }

/** Who reaches the age, month by month; an empty month draws no heading. */
export function MonthsTable({ caption, months }: Props) {
  return (
    <table className="tally tally-cards">
      <caption className="for-readers">{caption}</caption>
      <thead>
        <tr>
          {['姓名', '科室', '现任职务', '到龄月', '到龄时', '依据'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, people }) => (
          <Fragment key={month}>
            {month && (
              <tr className="tally-group">
                <th scope="colgroup" colSpan={6}>
                  {sentenceDate(month)}（{count(people.length, '人')}）
                </th>
              </tr>
            )}
            {people.map((person) => (
              <PersonRow key={person.personId} person={person} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function PersonRow({ person }: { person: RetiringPerson }) {
  const { personId, name, sex, sectionName, currentPost, level, isLeading, month } = person
  const doubt = doubtWords(person)
  return (
    <tr>
      <th scope="row">
        <PersonName personId={personId} name={name} />
        {sex && <span className="quiet">　{sex}</span>}
      </th>
      <td data-label="科室">{sectionName}</td>
      <td data-label="现任职务">
        {currentPost || level}
        {isLeading && <span className="mark-word">领导职务</span>}
      </td>
      <td data-label="到龄月" className="month">
        {dottedMonth(month)}
      </td>
      <td data-label="到龄时">{ageWords(person)}</td>
      <td data-label="依据">
        <span>
          {sourceWords(person)}
          {doubt && <span className="doubt">{doubt}</span>}
        </span>
      </td>
    </tr>
  )
}
