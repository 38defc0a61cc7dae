import { Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { today } from '../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { ProblemStatistics } from '../schema.ts'
import { useStatistics } from './queries.ts'
import { totalText } from './words.tsx'
import './rectification.css'

const YEARS = 5
/** Fewer than this say little. */
const FEW = 3

type Rows = ProblemStatistics['byKind']

/** 整改统计: the ledger counted from four sides. Sections and months, never persons. */
export default function StatisticsPage() {
  const [address, setAddress] = useSearchParams()
  const thisYear = Number(today().slice(0, 4))
  const year = Number(address.get('year')) || ''
  const { data, error, refetch } = useStatistics(year)
  const years = Array.from({ length: YEARS }, (_, index) => thisYear - index)
  const at = (name: string, key: string) =>
    `/problems?${new URLSearchParams({ [name]: key, ...(year ? { year: String(year) } : {}) })}`
  return (
    <Page
      title="整改统计"
      note={`与台账、报告是同一次计数；只数科室和事项，不给人排名。少于${FEW}个的用灰色，不宜比较。`}
      actions={
        <Select
          aria-label="年度"
          value={String(year)}
          onChange={(chosen) => setAddress(chosen ? { year: chosen } : {})}
          options={[
            { value: '', label: '全部年度' },
            ...years.map((one) => ({ value: String(one), label: `${one}年` })),
          ]}
        />
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="统计" />}
      {data && data.totals.total === 0 && <Empty text="这个范围内没有问题。" />}
      {data && data.totals.total > 0 && (
        <>
          <p>{totalText(data.totals)}</p>
          <Counts title="问题类别" rows={data.byKind} link={(key) => at('kind', key)} />
          <Counts title="责任科室" rows={data.bySection} link={(key) => (key ? at('section', key) : null)} />
          <Counts title="问题来源" rows={data.byOrigin} link={(key) => at('origin', key)} />
          <Counts title="发现月份" rows={data.byMonth} link={() => null} />
        </>
      )}
    </Page>
  )
}

function Counts({ title, rows, link }: { title: string; rows: Rows; link: (key: string) => string | null }) {
  return (
    <Section title={title}>
      <table className="problem-counts">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {['问题数', '已销号', '超期', '反弹', '销号率'].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title: name, totals }) => {
            const to = link(key)
            return (
              <tr key={key} className={totals.total < FEW ? 'problem-few' : ''}>
                <td>{to ? <Link to={to}>{name}</Link> : name}</td>
                <td>{totals.total}</td>
                <td>{totals.closed}</td>
                <td>{totals.overdue}</td>
                <td>{totals.rebound}</td>
                <td>{totals.percent === null ? '' : `${totals.percent}%`}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Section>
  )
}
