import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { count, sentenceDate } from '../../../../ui/format.ts'
import { ErrorNote, Loading, Section } from '../../../../ui/Page.tsx'
import type { SnapshotComparison, SnapshotList } from '../../schema.ts'
import { useSnapshotComparison } from '../queries.ts'
import { ageChange, changedRows, chosenMonths, signed } from './changes.ts'

type Props = { snapshots: SnapshotList['snapshots'] }

/** Two kept months beside each other: only what changed. */
export function Comparison({ snapshots }: Props) {
  const [address, setAddress] = useSearchParams()
  const { from, to } = chosenMonths(address, snapshots)
  const { data, error, isFetching, refetch } = useSnapshotComparison(from, to)
  const pick = (name: 'from' | 'to', label: string, value: string) => (
    <Select
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={snapshots.map(({ month }) => ({ value: month, label: sentenceDate(month) }))}
      onChange={(month) =>
        setAddress(
          (before) => {
            const after = new URLSearchParams(before)
            after.set(name, month)
            return after
          },
          { replace: true },
        )
      }
    />
  )
  if (snapshots.length < 2) {
    return (
      <Section title="比较两个月">
        <p className="quiet">现在只留存了一个月，有了第二个月就可以比较。</p>
      </Section>
    )
  }
  return (
    <>
      <Section title={`${sentenceDate(from)}与${sentenceDate(to)}比较`}>
        <div className="structure-field no-print">
          <span aria-hidden>比较</span>
          {pick('from', '前一个月份', from)}
          <span aria-hidden>与</span>
          {pick('to', '后一个月份', to)}
        </div>
      </Section>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isFetching && !data && <Loading what="两个月的人数" />}
      {data?.groups.map((group) => (
        <GroupChanges key={group.group} group={group} from={from} to={to} />
      ))}
    </>
  )
}

type GroupProps = { group: SnapshotComparison['groups'][number]; from: string; to: string }

function GroupChanges({ group: { title, total, averageAge, tables }, from, to }: GroupProps) {
  const rows = changedRows({ tables })
  return (
    <Section title={title}>
      <p>
        人数{total.change === 0 ? count(total.after, '人') : `${count(total.before)} → ${count(total.after)}人`}（
        {total.change === 0 ? '没有变化' : signed(total.change)}）；平均年龄{ageChange(averageAge)}。
      </p>
      {rows.length === 0 && <p className="quiet">各项人数没有变化。</p>}
      {rows.length > 0 && (
        <table className="tally tally-narrow">
          <caption className="for-readers">{title}有变化的项目</caption>
          <thead>
            <tr>
              {['项目', '类别', sentenceDate(from), sentenceDate(to), '变化'].map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>{row.table}</td>
                <th scope="row">{row.title}</th>
                <td className="number">{row.before}</td>
                <td className="number">{row.after}</td>
                <td className="number">
                  <strong>{signed(row.change)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
