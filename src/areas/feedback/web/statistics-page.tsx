import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { today } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { Figure, Statistics } from '../schema.ts'

const number = (key: Exclude<keyof Figure, 'label'>, title: string): DataColumn<Figure> => ({
  ...{ key, title, width: 100, align: 'right' },
  draw: (row) => row[key].toLocaleString('zh-CN'),
})

const columns: DataColumn<Figure>[] = [
  { key: 'label', title: '分组', width: 160, draw: ({ label }) => label },
  number('n', '件数'),
  number('answered', '已答复'),
  number('overdue', '超期'),
  number('reopened', '重新办理'),
  number('satisfied', '满意'),
  number('dissatisfied', '仍不满意'),
]

/** 办理统计: a year in figures, each counted from the items. */
export default function StatisticsPage() {
  const now = Number(today().slice(0, 4))
  const [address, setAddress] = useSearchParams()
  const year = Number(address.get('year')) || now
  const { data, error, refetch } = useQuery({
    queryKey: ['voices', 'statistics', year],
    queryFn: () => get<Statistics>('/voices/statistics', { year }),
  })
  const rate = data?.ratings.satisfiedPerMille
  const table = (title: string, rows: Figure[]) => (
    <Section title={title}>
      <DataTable caption={title} columns={columns} rows={rows} rowKey={({ label }) => label} />
    </Section>
  )
  return (
    <Page
      title="办理统计"
      note="归并的只算一件；一件有几种来源的，每种来源各算一次。差评整改另算。"
      actions={
        <Select
          aria-label="年度"
          value={year}
          onChange={(next) => setAddress({ year: String(next) })}
          options={[now, now - 1, now - 2].map((one) => ({ value: one, label: `${one}年` }))}
        />
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="统计" />}
      {data && (
        <>
          <p>
            {`服务评价有效${data.ratings.n}个，不计入${data.ratings.setAside}个，差评${data.ratings.bad}个，`}
            {rate === null || rate === undefined ? '没有有效评价，不计算满意率。' : `满意率${rate / 10}%。`}
          </p>
          {table('合计', [data.total])}
          {table('按来源', data.bySource)}
          {table('按科室', data.bySection)}
          {table('按月份', data.byMonth)}
        </>
      )}
    </Page>
  )
}
