import { Link } from 'react-router'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate } from '../../../ui/format.ts'
import type { Advice } from '../schema/uses.ts'
import { outcomes } from '../schema.ts'
import { AdviceActs, OutcomeText } from './advice.tsx'
import { ListFrame, useAsked } from './list-frame.tsx'
import { choicesFrom, useAdvice } from './queries.ts'

const columns: DataColumn<Advice>[] = [
  { key: 'text', title: '建议', width: 280, draw: ({ text }) => text },
  { key: 'outcome', title: '结果', width: 240, draw: (row) => <OutcomeText advice={row} /> },
  { key: 'owner', title: '负责人', width: 90, draw: ({ ownerName }) => ownerName },
  { key: 'due', title: '期限', width: 105, draw: ({ dueOn }) => tableDate(dueOn) },
  {
    ...{ key: 'theme', title: '从哪里来', width: 160 },
    draw: ({ tripId, theme }) => <Link to={`/research/trips/${tripId}`}>{theme}</Link>,
  },
  { key: 'answered', title: '答复日期', width: 105, draw: ({ answeredOn }) => tableDate(answeredOn) || '—' },
  {
    key: 'acts',
    title: '办理',
    width: 180,
    draw: (row) => (row.mayAnswer || row.mayChange ? <AdviceActs advice={row} /> : '—'),
  },
]

/** 建议转化: every recommendation ends as a decision, a rule or a refusal with its reason. */
export default function AdvicePage() {
  const [{ year, state, search }] = useAsked()
  const { data, error, refetch } = useAdvice(year)
  const rows = data?.rows
    .filter((row) => !state || (state === 'none' ? row.outcome === null : row.outcome === state))
    .filter((row) => [row.text, row.theme, row.ownerName].join('\n').includes(search))
  return (
    <ListFrame
      title="建议转化"
      note="调研不止于报告：每条建议都要落到决定、制度，或者写明不采纳的理由。"
      paper="advice"
      states={[{ value: 'none', label: '没有答复' }, ...choicesFrom(outcomes)]}
      loaded={{ error, refetch, count: rows?.length ?? null }}
      empty="没有建议。在每次调研的页面登记建议。"
    >
      {rows && rows.length > 0 && (
        <DataTable caption="调研建议" columns={columns} rows={rows} rowKey={({ id }) => id} total={rows.length} />
      )}
    </ListFrame>
  )
}
