import { Alert, Button, Input } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { post, upload } from '../../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { costText, periodText } from '../../plan-standing.ts'
import { type PastedItems, type Plan, planColumns } from '../../plans.ts'
import { kinds } from '../../schema.ts'
import { crumbsOf, refreshes, usePlan } from './queries.ts'
import '../training.css'

/** 从表格录入: cells copied out of a sheet, or the sheet itself, looked through and entered whole. */
export default function PastePage() {
  const { year = '' } = useParams()
  const { data, error, refetch } = usePlan(year)
  const picker = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const read = useAct((file: File) => upload<PastedItems>(`/training/plans/${year}/items/preview`, [file]), {
    fails: 'here',
  })
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    target.value = ''
    if (chosen) read.mutate(chosen)
  }
  const check = () => read.mutate(new File([pasted], '粘贴.tsv', { type: 'text/tab-separated-values' }))
  return (
    <Page
      title="从表格录入"
      note="选择Excel（.xlsx）、CSV，或者把计划表连同表头粘贴进来，先核对，再一次录入。"
      breadcrumbs={crumbsOf(year)}
      actions={
        <Button loading={read.isPending} onClick={() => picker.current?.click()}>
          选择文件
        </Button>
      }
    >
      <input ref={picker} type="file" accept=".xlsx,.csv" hidden aria-label="选择计划表" onChange={pick} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="培训计划" />}
      <Input.TextArea
        aria-label="粘贴计划表"
        placeholder="在Excel或者WPS里选中计划表（连同表头），复制，粘贴到这里"
        rows={4}
        value={pasted}
        onChange={({ target }) => setPasted(target.value)}
      />
      <p>
        <Button disabled={!pasted.trim()} loading={read.isPending} onClick={check}>
          核对粘贴的表格
        </Button>
      </p>
      {read.error && <ErrorNote error={read.error} />}
      {!read.data && !read.error && (
        <Empty
          text={`表头用这些名称：${Object.values(planColumns)
            .map(([name]) => name)
            .join('、')}。`}
        />
      )}
      {read.data && data && <Found found={read.data} plan={data} />}
    </Page>
  )
}

type Row = PastedItems['rows'][number]

const columns: DataColumn<Row>[] = [
  { key: 'title', title: '培训项目', width: 240, draw: ({ title }) => title },
  { key: 'at', title: '位置', width: 80, draw: ({ at }) => at },
  {
    ...{ key: 'faults', title: '核对结果', width: 320 },
    draw: ({ faults }) =>
      faults.length ? faults.map((fault) => <div key={fault}>{fault}</div>) : <Lamp tone="green" word="可以录入" />,
  },
  { key: 'period', title: '计划时间', width: 120, draw: ({ item }) => item && periodText(item) },
  { key: 'kind', title: '形式', width: 110, draw: ({ item }) => item && kinds[item.kind] },
  { key: 'people', title: '计划人数', width: 90, align: 'right', draw: ({ item }) => item?.people },
  { key: 'owner', title: '责任人', width: 90, draw: ({ item }) => item?.ownerName },
  { key: 'cost', title: '经费（元）', width: 110, align: 'right', draw: ({ item }) => item && costText(item.costFen) },
]

/** What was read, and the one act that enters all of it. */
function Found({ found: { rows, unknown }, plan }: { found: PastedItems; plan: Plan }) {
  const navigate = useNavigate()
  const at = `/training/plans/${plan.year}`
  const items = rows.flatMap(({ item }) => {
    if (!item) return []
    const { organiserName: _o, ownerName: _n, ...wording } = item
    return [wording]
  })
  const enter = useAct(() => post(`${at}/items`, { items, revision: plan.revision }), {
    ...{ done: '已录入。', refreshes, fails: 'here' },
  })
  const faulty = rows.length - items.length
  return (
    <>
      {enter.error && <ErrorNote error={enter.error} />}
      {unknown.length > 0 && <Alert type="info" showIcon title={`没有用到的栏目：${unknown.join('、')}`} />}
      <p role="status">
        {faulty ? `${rows.length}行中有${faulty}行要改，改好后重新粘贴或者选择文件。` : `${rows.length}行都可以录入。`}
      </p>
      <p>
        <Button
          type="primary"
          disabled={faulty > 0 || !plan.may.write}
          loading={enter.isPending}
          onClick={() => enter.mutate(undefined, { onSuccess: () => navigate(at) })}
        >
          {`录入${items.length}项`}
        </Button>
      </p>
      <DataTable
        caption="读到的项目"
        columns={columns}
        rows={rows}
        rowKey={({ at: place }) => place}
        total={rows.length}
        unit="行"
      />
    </>
  )
}
