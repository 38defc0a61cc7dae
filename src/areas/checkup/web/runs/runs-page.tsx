import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { count, tableDate, tableTime } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import type { CheckupRun } from '../../schema.ts'
import { useRuns } from '../queries.ts'
import { CheckupTabs } from '../tabs.tsx'
import '../checkup.css'

const columns: DataColumn<CheckupRun>[] = [
  { key: 'on', title: '体检日期', width: 130, draw: ({ on }) => tableDate(on) },
  { key: 'findings', title: '发现', width: 100, align: 'right', draw: ({ findings }) => count(findings, '项') },
  { key: 'rules', title: '运行规则', width: 110, align: 'right', draw: ({ rules }) => count(rules, '条') },
  { key: 'madeBy', title: '保存人', width: 140, draw: ({ madeBy }) => madeBy },
  { key: 'madeAt', title: '保存时间', width: 170, draw: ({ madeAt }) => tableTime(madeAt) },
  {
    key: 'compare',
    title: '比较',
    width: 150,
    draw: ({ id, on }) => (
      <LinkButton size="small" to={`/checkup/runs/${id}`} aria-label={`${on}的体检与今天比较`}>
        与今天比较
      </LinkButton>
    ),
  },
]

/** 历次体检: the runs that were kept. */
export default function RunsPage() {
  const { data, error, isPending, refetch } = useRuns()
  return (
    <Page title="制度体检" note="保存过的体检可以与今天或者后来的一次比较，看哪些已经消除、哪些是新增的。">
      <CheckupTabs />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="保存过的体检" />}
      {data?.length === 0 && (
        <Empty
          text="还没有保存过体检。在“体检结果”里按“保存本次体检”，以后就能比较。"
          action={<LinkButton to="/checkup">去看体检结果</LinkButton>}
        />
      )}
      {data && data.length > 0 && (
        <DataTable
          caption="历次体检"
          columns={columns}
          rows={data}
          rowKey={({ id }) => id}
          total={data.length}
          unit="次"
        />
      )}
    </Page>
  )
}
