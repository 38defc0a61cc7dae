import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Empty, Section } from '../../../ui/Page.tsx'
import { type Archive, type ArchiveLine, archiveCategories, tiers } from '../schema.ts'
import { Duties } from './words.tsx'

const columns: DataColumn<ArchiveLine>[] = [
  { key: 'course', title: '培训', width: 280, draw: ({ course }) => course },
  {
    key: 'period',
    title: '起止',
    width: 190,
    draw: ({ fromOn, untilOn }) => (fromOn === untilOn ? fromOn : `${fromOn} 至 ${untilOn}`),
  },
  { key: 'category', title: '类别', width: 100, draw: ({ category }) => archiveCategories[category] },
  { key: 'organiser', title: '主办单位', width: 170, draw: ({ organiser }) => organiser },
  { key: 'days', title: '天数', width: 70, align: 'right', draw: ({ days }) => days || '—' },
  { key: 'hours', title: '学时', width: 70, align: 'right', draw: ({ hours }) => hours || '—' },
  { key: 'result', title: '考核结果', width: 100, draw: ({ result }) => result || '—' },
  { key: 'evidence', title: '来源和证明', width: 200, draw: ({ evidence }) => evidence || '—' },
  {
    key: 'recognised',
    title: '计入',
    width: 110,
    draw: ({ isRecognised, isLater }) => (isLater ? '归档后补登' : isRecognised ? '计入' : '不计入'),
  },
]

/** What somebody owes and has done in a year, line by line. */
export function ArchiveView({ archive: { line, records, year, frozen, conversion } }: { archive: Archive }) {
  return (
    <>
      <Section title={`${year}年完成情况`} extra={line && <span className="quiet">{tiers[line.tier]}</span>}>
        {line && <p>{`全年${line.days}天、${line.hours}学时，其中网络${line.onlineHours}学时。`}</p>}
        {line && line.days > 0 && <p className="quiet">{`${conversion}。`}</p>}
        <Duties requirements={line?.requirements ?? []} />
        {frozen && (
          <p className="quiet">{`已于${frozen.on}由${frozen.by}归档，当时${frozen.days}天、${frozen.hours}学时。`}</p>
        )}
      </Section>
      <Section title="培训记录">
        {records.length === 0 ? (
          <Empty text="这一年还没有培训记录。" />
        ) : (
          <DataTable
            caption="培训记录"
            columns={columns}
            rows={records}
            rowKey={({ course, fromOn, untilOn, organiser }) => `${course} ${fromOn} ${untilOn} ${organiser}`}
            total={records.length}
          />
        )}
      </Section>
    </>
  )
}
