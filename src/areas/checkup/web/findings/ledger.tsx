import { Button } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { tableDate } from '../../../../ui/format.ts'
import type { FindingView } from '../../schema.ts'
import { BasisLine } from '../basis.tsx'
import { SeverityLamp } from './severity.tsx'
import { Subject } from './subject.tsx'

type Column<Found> = {
  title: string
  width?: string
  /** the word for whom the line is about heads the line, and on a phone the card */
  isHead?: true
  /** without its title on a phone */
  isPlain?: true
  draw: (found: Found) => ReactNode
}

type Props<Found extends FindingView> = {
  caption: string
  groups: readonly { title: string; findings: readonly Found[] }[]
  /** the column with the day a group is ordered by stands first; without it the first day of a finding in its place */
  day?: { title: string; of: (found: Found) => string }
  /** left out on paper */
  open?: (found: Found) => void
}

/** Findings as a ruled table, the same on paper and on the screen; an empty group title draws no heading. */
export function FindingsLedger<Found extends FindingView>({ caption, groups, day, open }: Props<Found>) {
  const columns = columnsOf(day, open)
  return (
    <table className="findings findings-ledger">
      <caption className="for-readers">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, width }) => (
            <th key={title} scope="col" style={{ width }}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ title, findings }) => (
          <Fragment key={title}>
            {title && (
              <tr className="findings-group">
                <th scope="colgroup" colSpan={columns.length}>
                  {title}
                </th>
              </tr>
            )}
            {findings.map((found) => (
              <tr key={found.key}>{columns.map((column) => cellOf(column, found))}</tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

function cellOf<Found>({ title, isHead, isPlain, draw }: Column<Found>, found: Found) {
  if (isHead) {
    return (
      <th key={title} scope="row">
        {draw(found)}
      </th>
    )
  }
  return (
    <td key={title} data-label={isPlain ? undefined : title}>
      {draw(found)}
    </td>
  )
}

function columnsOf<Found extends FindingView>(day: Props<Found>['day'], open: Props<Found>['open']): Column<Found>[] {
  const severity: Column<Found> = {
    ...{ title: '程度', width: '13%', isPlain: true },
    draw: (found) => <SeverityLamp severity={found.severity} />,
  }
  const subject: Column<Found> = {
    ...{ title: '对象', width: '12%', isHead: true },
    draw: ({ subject: whom, sectionName }) => (
      <>
        <Subject subject={whom} />
        {sectionName && <span className="quiet findings-section">{sectionName}</span>}
      </>
    ),
  }
  const because: Column<Found> = {
    ...{ title: '情况', width: '26%' },
    draw: (found) => (
      <span>
        {found.because}
        {open && <Opener finding={found} open={open} />}
      </span>
    ),
  }
  const basis: Column<Found> = { title: '依据', draw: (found) => <BasisLine {...found} /> }
  const todo: Column<Found> = { title: '怎么办', draw: (found) => found.todo }
  const date = (title: string, of: (found: Found) => string | null): Column<Found> => ({
    ...{ title, width: '11%' },
    draw: (found) => tableDate(of(found)),
  })
  return day
    ? [date(day.title, day.of), severity, subject, because, basis, todo]
    : [severity, subject, because, date('起始日期', ({ since }) => since), basis, todo]
}

function Opener<Found extends FindingView>({ finding, open }: { finding: Found; open: (found: Found) => void }) {
  return (
    <Button
      type="link"
      size="small"
      className="findings-more"
      aria-label={`${finding.subject.name}：${finding.because}，看记录`}
      onClick={() => open(finding)}
    >
      看记录
    </Button>
  )
}
