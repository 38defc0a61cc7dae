import { count, sentenceDate, tableTime } from '../../../../ui/format.ts'
import { Section } from '../../../../ui/Page.tsx'
import { groups as groupTitles, type SnapshotList } from '../../schema.ts'

type Snapshot = SnapshotList['snapshots'][number]

/** Every month kept, newest first. */
export function KeptMonths({ snapshots }: { snapshots: readonly Snapshot[] }) {
  return (
    <Section title="留存的月份">
      <table className="tally tally-cards">
        <caption className="for-readers">每月留存的人数</caption>
        <thead>
          <tr>
            {['月份', ...Object.values(groupTitles), '平均年龄', '行政空缺', '事业空缺', '留存时间'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {snapshots.map((snapshot) => (
            <MonthRow key={snapshot.month} snapshot={snapshot} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function MonthRow({ snapshot: { month, groups, headcount, takenAt } }: { snapshot: Snapshot }) {
  const everybody = groups.find(({ group }) => group === 'all')
  return (
    <tr>
      <th scope="row">{sentenceDate(month)}</th>
      {groups.map(({ group, title, total }) => (
        <td key={group} data-label={title} className="number">
          {count(total)}
        </td>
      ))}
      <td data-label="平均年龄" className="number">
        {everybody?.averageAge?.toFixed(1) ?? ''}
      </td>
      <td data-label="行政空缺" className="number">
        {count(headcount.adminVacant)}
      </td>
      <td data-label="事业空缺" className="number">
        {count(headcount.institutionVacant)}
      </td>
      <td data-label="留存时间">{tableTime(takenAt)}</td>
    </tr>
  )
}
