import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { grades, type RatingLine, type RatingPage } from '../schema.ts'

const word = (grade: number) => grades[grade as 1]

const columns: DataColumn<RatingLine>[] = [
  { key: 'day', title: '日期', width: 110, draw: ({ day }) => day },
  { key: 'place', title: '入口', width: 160, draw: ({ placeTitle }) => placeTitle || '—' },
  { key: 'section', title: '科室', width: 130, draw: ({ sectionName }) => sectionName || '—' },
  { key: 'result', title: '办理结果', width: 110, draw: ({ result }) => word(result) },
  { key: 'attitude', title: '服务态度', width: 110, draw: ({ attitude }) => word(attitude) },
  { key: 'text', title: '说明', width: 280, draw: ({ text, isFollowUp }) => (isFollowUp ? `（追评）${text}` : text) },
  { key: 'aside', title: '不计入的原因', width: 200, draw: ({ setAside }) => setAside ?? '' },
  { key: 'item', title: '整改', width: 90, draw: ({ itemId }) => itemId && <Link to={`/voices/${itemId}`}>查看</Link> },
]

/** 服务评价: every rating, result and attitude apart; those that do not count with the reason. */
export default function RatingsPage() {
  const [address, setAddress] = useSearchParams()
  const query = Object.fromEntries(address)
  const { data, error, refetch } = useQuery({
    queryKey: ['ratings', query],
    queryFn: () => get<RatingPage>('/ratings', query),
    placeholderData: (previous) => previous,
  })
  const ask = (changes: Record<string, string>) => {
    const next = { ...query, page: '', ...changes }
    setAddress(Object.fromEntries(Object.entries(next).filter(([, value]) => value)))
  }
  const places = (data?.places ?? []).map(({ id, title }) => ({ value: id, label: title }))
  return (
    <Page title="服务评价" note="不满意和非常不满意是差评，自动登记整改。系统不知道是谁评的。">
      <search style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 12 }}>
        <Select
          aria-label="入口"
          value={query.place ?? ''}
          onChange={(place) => ask({ place })}
          options={[{ value: '', label: '全部入口' }, ...places]}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="评价种类"
          value={query.kind ?? ''}
          onChange={(kind) => ask({ kind })}
          options={[
            { value: '', label: '全部评价' },
            { value: 'bad', label: '差评' },
            { value: 'set-aside', label: '不计入的' },
          ]}
          popupMatchSelectWidth={false}
        />
      </search>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="评价" />}
      {data?.total === 0 && <Empty text="没有符合条件的评价。群众扫码评价以后列在这里。" />}
      {data && data.total > 0 && (
        <DataTable
          caption="服务评价"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.total}
          unit="个"
          paging={{
            page: Number(query.page ?? 1),
            size: Number(query.size ?? 50),
            onPage: (page, size) => ask({ page: String(page), size: String(size) }),
          }}
        />
      )}
    </Page>
  )
}
