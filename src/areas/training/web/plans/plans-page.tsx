import { Button, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { today } from '../../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import type { PlanLine } from '../../plans.ts'
import { refreshes, usePlans } from './queries.ts'
import { PlanLamp } from './words.tsx'
import '../training.css'

const number = (key: keyof PlanLine, title: string): DataColumn<PlanLine> => ({
  ...{ key, title, width: 100, align: 'right' },
  draw: (row) => row[key],
})
const columns: DataColumn<PlanLine>[] = [
  { key: 'year', title: '年度', width: 110, draw: ({ year }) => `${year}年度` },
  { key: 'state', title: '状态', width: 120, draw: ({ state }) => <PlanLamp state={state} /> },
  ...[number('items', '计划项目'), number('done', '已办'), number('pending', '未到期'), number('overdue', '逾期未办')],
  ...[number('cancelled', '已取消'), number('outside', '计划外培训'), number('waitingAmendments', '待批调整')],
]

/** 年度培训计划: one a year, and how far each is carried out. */
export default function PlansPage() {
  const navigate = useNavigate()
  const { data, error, refetch } = usePlans()
  const begin = data?.mayWrite && <Begin taken={data.rows.map(({ year }) => year)} />
  return (
    <Page
      title="年度培训计划"
      note="一个年度一份计划，批准以后只能提出调整；登记培训时对应到计划，办没办一看就知道。"
      actions={data && data.rows.length > 0 && begin}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="培训计划" />}
      {data?.rows.length === 0 && <Empty text="还没有培训计划。" action={begin} />}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="年度培训计划"
          columns={columns}
          rows={data.rows}
          rowKey={({ year }) => String(year)}
          total={data.rows.length}
          unit="个年度"
          onOpen={({ year }) => navigate(`/training/plans/${year}`)}
        />
      )}
    </Page>
  )
}

/** Begins the plan of this year or the next, whichever is not there yet. */
function Begin({ taken }: { taken: readonly number[] }) {
  const navigate = useNavigate()
  const now = Number(today().slice(0, 4))
  const free = [now, now + 1, now - 1].filter((year) => !taken.includes(year))
  const [chosen, choose] = useState<number | null>(null)
  const year = chosen ?? free[0]
  const add = useAct((of: number) => post('/training/plans', { year: of }), { refreshes })
  if (year === undefined) return null
  const start = () => add.mutate(year, { onSuccess: () => navigate(`/training/plans/${year}`) })
  return (
    <>
      <Select
        aria-label="年度"
        value={year}
        onChange={choose}
        options={free.map((one) => ({ value: one, label: `${one}年` }))}
        popupMatchSelectWidth={false}
      />
      <Button type="primary" loading={add.isPending} onClick={start}>
        编制计划
      </Button>
    </>
  )
}
