import { Section } from '../../../../ui/Page.tsx'
import type { Headcount } from '../../schema.ts'
import { PersonName } from '../parts/person-name.tsx'
import { openSeats, quotaOf } from './seats.ts'

/** Posts with free seats or more holders than seats. */
export function SeatsTable({ headcount }: { headcount: Headcount }) {
  const lines = openSeats(headcount)
  const { seats, held, vacant, over } = quotaOf(headcount)
  return (
    <Section
      title="有空缺或超配的职位"
      extra={
        <span>
          领导职数{seats}，实有{held}，空缺{vacant}，超配{over}
        </span>
      }
    >
      {lines.length === 0 && <p className="quiet">各职位都满额，没有空缺和超配。</p>}
      {lines.length > 0 && (
        <table className="tally tally-cards">
          <caption className="for-readers">有空缺或超配的职位</caption>
          <thead>
            <tr>
              {['职位', '科室', '职务层次', '职数', '任职人员', '空缺或超配'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">
                  {line.title}
                  {line.countsQuota && <span className="quiet">　占领导职数</span>}
                </th>
                <td data-label="科室">{line.sectionName}</td>
                <td data-label="职务层次">{line.level}</td>
                <td data-label="职数" className="number">
                  {line.seats}
                </td>
                <td data-label="任职人员">
                  <Holders holders={line.holders} />
                </td>
                <td data-label="空缺或超配" className={line.over > 0 ? 'over' : ''}>
                  {line.over > 0 ? `超${line.over}` : `缺${line.vacant}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Holders({ holders }: { holders: { personId: string; name: string }[] }) {
  if (holders.length === 0) return <span className="quiet">无人</span>
  return (
    <span className="names">
      {holders.map((holder) => (
        <PersonName key={holder.personId} {...holder} />
      ))}
    </span>
  )
}
