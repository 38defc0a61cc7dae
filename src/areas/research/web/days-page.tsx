import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import type { LeaderDays } from '../schema/uses.ts'
import { ListFrame, useAsked } from './list-frame.tsx'
import { useDays } from './queries.ts'

type Row = LeaderDays['rows'][number]

const words = { green: '达到规定', amber: '还差', red: '没有达到', grey: '' } as const

const missing = ({ missingDays, missingReports }: Row) =>
  [missingDays && `${missingDays}天`, missingReports && `${missingReports}篇报告`].filter(Boolean).join('、')

const columns: DataColumn<Row>[] = [
  { key: 'name', title: '姓名', width: 110, draw: ({ name }) => name },
  {
    key: 'state',
    title: '情况',
    width: 210,
    draw: (row) => <Lamp tone={row.lamp} word={`${words[row.lamp]}${missing(row)}`} />,
  },
  { key: 'title', title: '职务', width: 260, draw: ({ title }) => title },
  { key: 'days', title: '在基层天数', width: 110, align: 'right', draw: ({ days }) => days },
  { key: 'reports', title: '报告篇数', width: 100, align: 'right', draw: ({ reports }) => reports },
]

/** 调研天数: the days in the field of each member of the party group against the rule. */
export default function DaysPage() {
  const [{ year, search }] = useAsked()
  const { data, error, refetch } = useDays(year)
  const rows = data?.rows.filter(({ name, title }) => `${name}${title}`.includes(search))
  return (
    <ListFrame
      title="调研天数"
      note={
        data
          ? `每人每年至少${data.daysWanted}天、${data.reportsWanted}篇报告；同一天去几处只计一天，路上的日子不计。`
          : ''
      }
      paper="days"
      loaded={{ error, refetch, count: rows?.length ?? null }}
      empty="还没有党组成员名单，请先在“党组成员”中登记。"
    >
      {rows && rows.length > 0 && (
        <DataTable
          caption="调研天数"
          columns={columns}
          rows={rows}
          rowKey={({ personId }) => personId}
          total={rows.length}
          unit="人"
        />
      )}
      {data && (
        <p className="quiet research-basis">
          依据：{data.basis.join('；')}。{data.unconfirmed && <span className="unchecked">待核对</span>}{' '}
          {data.unconfirmed}
        </p>
      )}
    </ListFrame>
  )
}
