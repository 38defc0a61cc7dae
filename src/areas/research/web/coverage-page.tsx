import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Section } from '../../../ui/Page.tsx'
import type { Coverage } from '../schema/uses.ts'
import { placeKinds } from '../schema.ts'
import { ListFrame, useAsked } from './list-frame.tsx'
import { useCoverage } from './queries.ts'

type Row = Coverage['rows'][number]

const monthWord = (month: string) => `${Number(month.slice(5))}月`

function wordOf({ times, planned, overfull }: Row): string {
  if (overfull.length) return `${overfull.map(monthWord).join('、')}过密`
  if (times) return `去过${times}次`
  return planned ? '已安排，还没有去' : '今年没有去过'
}

const columns: DataColumn<Row>[] = [
  { key: 'title', title: '地点', width: 240, draw: ({ title }) => title },
  { key: 'state', title: '覆盖情况', width: 190, draw: (row) => <Lamp tone={row.lamp} word={wordOf(row)} /> },
  { key: 'kind', title: '类别', width: 120, draw: ({ kind }) => placeKinds[kind] },
  { key: 'times', title: '已到次数', width: 100, align: 'right', draw: ({ times }) => times },
  { key: 'planned', title: '还安排', width: 90, align: 'right', draw: ({ planned }) => planned },
  { key: 'last', title: '最近一次', width: 120, draw: ({ lastOn }) => tableDate(lastOn) || '—' },
]

/** 覆盖情况: where nobody has been this year, and where one goes too often. */
export default function CoveragePage() {
  const [{ year, state, search }] = useAsked()
  const { data, error, refetch } = useCoverage(year)
  const rows = data?.rows.filter((row) => !state || row.kind === state).filter(({ title }) => title.includes(search))
  return (
    <ListFrame
      title="覆盖情况"
      note={
        data
          ? `每个乡镇街道每年至少到一次，企业至少${data.enterprisesWanted}家；同一个地方每月最多${data.mostPerMonth}次。`
          : ''
      }
      paper="coverage"
      states={Object.entries(placeKinds).map(([value, label]) => ({ value, label }))}
      loaded={{ error, refetch, count: rows?.length ?? null }}
      empty="还没有登记地点。请先在“地点”中登记乡镇街道和企业。"
    >
      {data && data.rows.length > 0 && <Towns data={data} />}
      {rows && rows.length > 0 && (
        <DataTable
          caption="覆盖情况"
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          total={rows.length}
          unit="处"
        />
      )}
    </ListFrame>
  )
}

/** The towns at a glance, without geography. */
function Towns({ data: { rows, enterprisesWanted, year } }: { data: Coverage }) {
  const towns = rows.filter(({ kind }) => kind === 'town')
  const been = towns.filter(({ times }) => times > 0).length
  const enterprises = rows.filter(({ kind, times }) => kind === 'enterprise' && times > 0).length
  return (
    <Section
      title={`${year}年：乡镇街道去过${been}/${towns.length}，企业去过${enterprises}家（要求${enterprisesWanted}家）`}
    >
      <ul className="research-grid">
        {towns.map((town) => (
          <li key={town.id} className={`research-town-${town.lamp}`}>
            <strong>{town.title}</strong>
            <Lamp tone={town.lamp} word={wordOf(town)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
