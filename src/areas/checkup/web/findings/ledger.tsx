import { Button } from 'antd'
import { Fragment } from 'react'
import { tableDate } from '../../../../ui/format.ts'
import type { FindingView } from '../../schema.ts'
import { BasisLine } from '../basis.tsx'
import { SeverityLamp } from './severity.tsx'
import { Subject } from './subject.tsx'

type Props<Found extends FindingView> = {
  caption: string
  groups: readonly { title: string; findings: readonly Found[] }[]
  /** title of the column with the day */
  dayTitle: string
  dayOf: (found: Found) => string | null
  /** left out on paper */
  open?: (found: Found) => void
}

/** Findings as a ruled table, the same on paper and on the screen; an empty group title draws no heading. */
export function FindingsLedger<Found extends FindingView>({ caption, groups, dayTitle, dayOf, open }: Props<Found>) {
  return (
    <table className="findings">
      <caption className="for-readers">{caption}</caption>
      <thead>
        <tr>
          {[dayTitle, '对象', '程度', '情况', '依据', '怎么办'].map((title) => (
            <th key={title} scope="col">
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
                <th scope="colgroup" colSpan={6}>
                  {title}
                </th>
              </tr>
            )}
            {findings.map((found) => (
              <Line key={found.key} finding={found} day={dayOf(found)} dayTitle={dayTitle} open={open} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

type LineProps<Found> = {
  finding: Found
  day: string | null
  dayTitle: string
  open?: ((found: Found) => void) | undefined
}

function Line<Found extends FindingView>({ finding, day, dayTitle, open }: LineProps<Found>) {
  const { subject, sectionName, severity, because, todo } = finding
  return (
    <tr>
      <td data-label={dayTitle} className="findings-day">
        {tableDate(day)}
      </td>
      <th scope="row">
        <Subject subject={subject} />
        {sectionName && <span className="quiet findings-section">{sectionName}</span>}
      </th>
      <td>
        <SeverityLamp severity={severity} />
      </td>
      <td data-label="情况">
        {because}
        {open && (
          <Button
            type="link"
            size="small"
            className="no-print findings-more"
            aria-label={`${subject.name}：${because}，看记录和依据`}
            onClick={() => open(finding)}
          >
            看记录
          </Button>
        )}
      </td>
      <td data-label="依据">
        <BasisLine {...finding} />
      </td>
      <td data-label="怎么办">{todo}</td>
    </tr>
  )
}
