import { Alert, Button, Select } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, post, queryText, upload } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Page } from '../../../ui/Page.tsx'
import { type BatchPreview, originKinds, problemKinds } from '../schema.ts'
import { refreshes } from './queries.ts'
import { choicesFrom } from './words.tsx'
import '../../../ui/filter-bar.css'
import './rectification.css'

type Row = BatchPreview['rows'][number]

const columns: DataColumn<Row>[] = [
  { key: 'title', title: '问题', width: 280, draw: ({ row }) => row.title || '（没有写）' },
  { key: 'at', title: '位置', width: 150, draw: ({ at }) => at },
  {
    key: 'faults',
    title: '核对结果',
    width: 320,
    draw: ({ faults }) =>
      faults.length === 0 ? (
        <Lamp tone="green" word="可以录入" />
      ) : (
        <ul className="problem-faults">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ),
  },
  { key: 'section', title: '责任科室', width: 120, draw: ({ row }) => row.section },
  { key: 'owner', title: '责任人', width: 90, draw: ({ row }) => row.owner },
  { key: 'due', title: '整改时限', width: 120, draw: ({ row }) => row.dueOn },
  { key: 'measures', title: '整改措施', width: 300, draw: ({ row }) => row.measures },
]

/** 批量录入: a sheet or Word table read, looked through row by row, and entered whole. */
export default function BatchPage() {
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [presets, setPresets] = useState({ kind: '', origin: '' })
  const read = useAct(
    ({ chosen, given }: { chosen: File; given: typeof presets }) =>
      upload<BatchPreview>(`/rectification/batch/preview${queryText(given)}`, [chosen]),
    { fails: 'here' },
  )
  const sample = useAct(() => download('/rectification/batch/sample.xlsx'))
  const look = (chosen: File, given = presets) => read.mutate({ chosen, given })
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0] ?? null
    target.value = ''
    setFile(chosen)
    if (chosen) look(chosen)
  }
  const preset = (change: Partial<typeof presets>) => {
    const next = { ...presets, ...change }
    setPresets(next)
    if (file) look(file, next)
  }
  const { data } = read
  return (
    <Page
      title="批量录入问题"
      note="选择Excel（.xlsx）或者Word（.docx）里的整改台账、问题清单，先核对，再一次录入。"
      breadcrumbs={[{ title: '整改台账', to: '/problems' }]}
      actions={
        <>
          <Button type="primary" loading={read.isPending} onClick={() => picker.current?.click()}>
            选择文件
          </Button>
          <Button loading={sample.isPending} onClick={() => sample.mutate()}>
            下载样表
          </Button>
        </>
      }
    >
      <input ref={picker} type="file" accept=".xlsx,.docx" hidden aria-label="选择问题表格" onChange={pick} />
      <Presets presets={presets} preset={preset} />
      {read.error && <ErrorNote error={read.error} />}
      {!data && !read.error && (
        <Empty text="表格要有表头，“问题”一列必须有；责任科室、责任人按系统里的名称对照，整改措施可以用1.2.3.编号。" />
      )}
      {data && <Found preview={data} />}
    </Page>
  )
}

const filling = (what: string) => (choice: { value: string; label: string }) => {
  return { value: choice.value, label: `没有写${what}的按“${choice.label}”` }
}

type PresetProps = { presets: { kind: string; origin: string }; preset: (change: Record<string, string>) => void }

function Presets({ presets, preset }: PresetProps) {
  return (
    <search className="filter-bar">
      <Select
        aria-label="没有写类别的按"
        value={presets.kind}
        onChange={(kind) => preset({ kind })}
        options={[{ value: '', label: '没有写类别的不录入' }, ...choicesFrom(problemKinds).map(filling('类别'))]}
        popupMatchSelectWidth={false}
      />
      <Select
        aria-label="没有写来源的按"
        value={presets.origin}
        onChange={(origin) => preset({ origin })}
        options={[{ value: '', label: '没有写来源的不录入' }, ...choicesFrom(originKinds).map(filling('来源'))]}
        popupMatchSelectWidth={false}
      />
    </search>
  )
}

/** What was read, and the one act that enters all of it. */
function Found({ preview: { rows, unknown } }: { preview: BatchPreview }) {
  const navigate = useNavigate()
  const enter = useAct(
    () => post<{ entered: number; reopened: number }>('/rectification/batch', { rows: rows.map(({ row }) => row) }),
    { done: '已录入。', refreshes, fails: 'here' },
  )
  const faulty = rows.filter(({ faults }) => faults.length > 0).length
  return (
    <>
      {enter.error && <ErrorNote error={enter.error} />}
      {unknown.length > 0 && (
        <Alert type="info" showIcon title={`没有用到的栏目：${unknown.join('、')}`} style={{ marginBottom: 12 }} />
      )}
      <p>{faulty ? `${rows.length}行中有${faulty}行要改，改好后重新选择文件。` : `${rows.length}行都可以录入。`}</p>
      <Button
        type="primary"
        disabled={faulty > 0 || rows.length === 0}
        loading={enter.isPending}
        onClick={() => enter.mutate(undefined, { onSuccess: () => navigate('/problems') })}
      >
        {`录入${rows.length}个问题`}
      </Button>
      <DataTable
        caption="读到的问题"
        columns={columns}
        rows={rows}
        rowKey={({ at, row }) => `${at} ${row.title}`}
        total={rows.length}
        unit="行"
      />
    </>
  )
}
