import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { tableDate } from '../../../../ui/format.ts'
import { useNarrow } from '../../../../ui/media.ts'
import type { FindingView } from '../../schema.ts'
import { BasisLine } from '../basis.tsx'
import type { Filter } from './filter.ts'
import { SeverityLamp } from './severity.tsx'
import { Subject } from './subject.tsx'

const severity: DataColumn<FindingView> = {
  key: 'severity',
  title: '程度',
  width: 160,
  canSort: true,
  draw: (found) => <SeverityLamp severity={found.severity} />,
}

const name: DataColumn<FindingView> = {
  key: 'name',
  title: '对象',
  width: 110,
  canSort: true,
  draw: (found) => <Subject subject={found.subject} />,
}

const rest: DataColumn<FindingView>[] = [
  { key: 'section', title: '科室', width: 120, draw: (found) => found.sectionName },
  { key: 'because', title: '情况', width: 400, draw: (found) => found.because },
  { key: 'since', title: '起始日期', width: 120, canSort: true, draw: (found) => tableDate(found.since) },
  { key: 'basis', title: '依据', width: 260, draw: (found) => <BasisLine {...found} /> },
]

type Props = {
  caption: string
  /** those the filter lets through, in its order */
  findings: readonly FindingView[]
  filter: Filter
  change: (part: Partial<Filter>) => void
  open: (found: FindingView) => void
}

/** Findings, one a row; on a phone the name heads the card. */
export function FindingsTable({ caption, findings, filter, change, open }: Props) {
  const isNarrow = useNarrow()
  const { page, size, sort, order } = filter
  // An address may name a page that a narrower filter no longer has.
  const shown = Math.min(page, Math.max(1, Math.ceil(findings.length / size)))
  return (
    <DataTable
      caption={caption}
      storageKey="checkup"
      columns={isNarrow ? [name, severity, ...rest] : [severity, name, ...rest]}
      rows={findings.slice((shown - 1) * size, shown * size)}
      rowKey={(found) => found.key}
      total={findings.length}
      unit="项"
      paging={{ page: shown, size, onPage: (to, of) => change({ page: of === size ? to : 1, size: of }) }}
      sort={{ by: sort, order }}
      onSort={({ by, order: next }) => change({ sort: by as Filter['sort'], order: next })}
      onOpen={open}
    />
  )
}
