import { Select } from 'antd'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { count, tableDate } from '../../../../ui/format.ts'
import { useNarrow } from '../../../../ui/media.ts'
import { type OverTime, severities } from '../../schema.ts'
import { cell, courseWords, daysWord, monthWord, type Narrowed, narrowedGone } from './words.ts'

type Line = { id: string; title: string; counts: OverTime['open']; fresh?: number; gone?: number; days?: number | null }

/** A line with a number for every month's end; on a phone the course is one sentence. */
function useColumns(what: string, months: OverTime['months'], more: DataColumn<Line>[]): DataColumn<Line>[] {
  const isNarrow = useNarrow()
  const course: DataColumn<Line> = {
    ...{ key: 'course', title: '各月末', width: 200 },
    draw: ({ counts }) => courseWords(months, counts),
  }
  return [
    { key: 'title', title: what, width: 220, draw: ({ title }) => title },
    ...months.map(
      ({ month }, index): DataColumn<Line> => ({
        ...{ key: month, title: monthWord(month), width: 56, align: 'right', isTableOnly: true },
        draw: ({ counts }) => cell(counts[index] ?? null),
      }),
    ),
    ...(isNarrow ? [course] : []),
    ...more,
  ]
}

const number = (key: 'fresh' | 'gone', title: string): DataColumn<Line> => ({
  ...{ key, title, width: 64, align: 'right' },
  draw: (line) => count(line[key] ?? 0),
})
/** Told of everything together, not by how grave it is. */
const FOR_ALL = new Set(['fresh', 'gone', 'days'])

const came = [number('fresh', '新增'), number('gone', '消除')]
const took: DataColumn<Line> = {
  ...{ key: 'days', title: '天数中位数', width: 104, align: 'right' },
  draw: ({ days }) => daysWord(days ?? null),
}

/** All findings, and by how grave they are. */
export function WholeTable({ year }: { year: OverTime }) {
  const { open, fresh, gone, days, months } = year
  const grave = year.severities.map(({ severity, counts }) => ({ id: severity, title: severities[severity], counts }))
  const whole: Line = { id: 'all', title: '全部', counts: open, fresh, gone: gone.length, days }
  const said = (column: DataColumn<Line>): DataColumn<Line> => ({
    ...column,
    draw: (line) => (line.id === 'all' || !FOR_ALL.has(column.key) ? column.draw(line) : ''),
  })
  const columns = useColumns('程度', months, [...came, took].map(said))
  return <DataTable caption="各月末的情况" columns={columns} rows={[whole, ...grave]} rowKey={({ id }) => id} />
}

export function RulesTable({ year: { rules, months } }: { year: OverTime }) {
  const rows = rules.map(({ rule, ...one }) => ({ id: rule, ...one }))
  const columns = useColumns('规则', months, [...came, took])
  return (
    <DataTable caption="按规则" columns={columns} rows={rows} rowKey={({ id }) => id} total={rows.length} unit="条" />
  )
}

/** In the unit's own order: sections are not compared. */
export function SectionsTable({ year: { sections, months } }: { year: OverTime }) {
  const rows = sections.map(({ name, ...one }) => ({ id: name, title: name, ...one }))
  const columns = useColumns('科室', months, came)
  return (
    <DataTable caption="按科室" columns={columns} rows={rows} rowKey={({ id }) => id} total={rows.length} unit="个" />
  )
}

type Gone = OverTime['gone'][number]

const goneColumns: DataColumn<Gone>[] = [
  { key: 'subject', title: '对象', width: 120, draw: ({ subject }) => subject },
  { key: 'section', title: '科室', width: 140, draw: ({ sectionName }) => sectionName },
  { key: 'rule', title: '规则', width: 300, draw: ({ title }) => title },
  { key: 'found', title: '首次查出', width: 120, draw: ({ foundOn }) => tableDate(foundOn) },
  { key: 'gone', title: '不再查出', width: 120, draw: ({ goneOn }) => tableDate(goneOn) },
  { key: 'days', title: '相隔', width: 90, align: 'right', draw: ({ days }) => daysWord(days) },
]

const SIZE = 20

type GoneProps = {
  year: OverTime
  narrowed: Narrowed & { page: number }
  change: (part: Partial<Record<'rule' | 'section' | 'page', string>>) => void
}

/** What is there no longer, the latest first. */
export function GoneTable({ year: { gone, rules, sections }, narrowed, change }: GoneProps) {
  const rows = narrowedGone(gone, narrowed)
  const page = Math.min(narrowed.page, Math.max(1, Math.ceil(rows.length / SIZE)))
  const ruleChoices = rules.filter((one) => one.gone > 0).map(({ rule, title }) => ({ value: rule, label: title }))
  const sectionChoices = sections.filter((one) => one.gone > 0).map(({ name }) => ({ value: name, label: name }))
  if (!gone.length) return <p className="quiet">这一年还没有消除的。</p>
  return (
    <>
      <div className="over-time-filter no-print">
        <Select
          aria-label="规则"
          value={narrowed.rule}
          options={[{ value: '', label: '全部规则' }, ...ruleChoices]}
          onChange={(rule) => change({ rule, page: '' })}
        />
        <Select
          aria-label="科室"
          value={narrowed.section}
          options={[{ value: '', label: '全部科室' }, ...sectionChoices]}
          onChange={(section) => change({ section, page: '' })}
        />
      </div>
      <DataTable
        caption="消除的情况"
        columns={goneColumns}
        rows={rows.slice((page - 1) * SIZE, page * SIZE)}
        rowKey={({ key, goneOn }) => `${key} ${goneOn}`}
        total={rows.length}
        unit="项"
        paging={{ page, size: SIZE, onPage: (to) => change({ page: to > 1 ? String(to) : '' }) }}
      />
      {rows.length === 0 && <p className="quiet">没有符合筛选条件的。</p>}
    </>
  )
}
