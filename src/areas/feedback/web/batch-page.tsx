import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get, post, upload } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { tableTime } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Page, Section } from '../../../ui/Page.tsx'
import type { VoiceBatchLine, VoiceBatchPreview } from '../batch.ts'

type Row = VoiceBatchPreview['rows'][number]

const columns: DataColumn<Row>[] = [
  { key: 'text', title: '原文', width: 300, draw: ({ row }) => row.text || '（没有写）' },
  { key: 'at', title: '位置', width: 150, draw: ({ at }) => at },
  {
    key: 'faults',
    title: '核对结果',
    width: 320,
    draw: ({ faults, sameAs }) => (
      <>
        {faults.map(({ column, message }) => (
          <div key={`${column}${message}`}>{`${column}：${message}`}</div>
        ))}
        {faults.length === 0 && <Lamp tone={sameAs ? 'grey' : 'green'} word={sameAs || '可以登记'} />}
      </>
    ),
  },
  { key: 'received', title: '收集时间', width: 120, draw: ({ row }) => row.receivedOn },
  { key: 'channel', title: '方式', width: 100, draw: ({ row }) => row.channel },
  { key: 'source', title: '来源', width: 90, draw: ({ row }) => row.sourceKind },
  { key: 'target', title: '对象', width: 120, draw: ({ row }) => row.target },
]

/** 批量登记: a sheet, a Word table or copied cells, looked through by row and column, entered whole. */
export default function BatchPage() {
  const picker = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const read = useAct((file: File) => upload<VoiceBatchPreview>('/voices/batch/preview', [file]), { fails: 'here' })
  const sample = useAct(() => download('/voices/batch/sample.xlsx'))
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    target.value = ''
    if (chosen) read.mutate(chosen)
  }
  return (
    <Page
      title="批量登记意见建议"
      note="选择Excel（.xlsx）、Word（.docx），或者把表格连同表头粘贴进来，先核对，再一次登记。"
      breadcrumbs={[{ title: '意见建议', to: '/voices' }]}
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
      <input ref={picker} type="file" accept=".xlsx,.docx" hidden aria-label="选择意见建议表格" onChange={pick} />
      <div>
        <Input.TextArea
          aria-label="粘贴表格"
          placeholder="在Excel、WPS或者Word里选中表格（连同表头），复制，粘贴到这里"
          rows={3}
          value={pasted}
          onChange={({ target }) => setPasted(target.value)}
        />
        <p>
          <Button
            disabled={!pasted.trim()}
            loading={read.isPending}
            onClick={() => read.mutate(new File([pasted], '粘贴.tsv', { type: 'text/tab-separated-values' }))}
          >
            核对粘贴的表格
          </Button>
        </p>
      </div>
      {read.error && <ErrorNote error={read.error} />}
      {!read.data && !read.error && (
        <Empty text="表格要有表头，“原文”“收集时间”“方式”“来源”四列必须有；内容相同的自动并为一条。" />
      )}
      {read.data && <Found preview={read.data} />}
      <Batches />
    </Page>
  )
}

/** What was read, and the one act that enters all of it. */
function Found({ preview: { rows, unknown } }: { preview: VoiceBatchPreview }) {
  const go = useNavigate()
  const enter = useAct(
    () => post<{ entered: number; folded: number }>('/voices/batch', { rows: rows.map(({ row }) => row) }),
    { done: '已登记。', refreshes: [['voices'], ['today']], fails: 'here' },
  )
  const faulty = rows.filter(({ faults }) => faults.length > 0).length
  return (
    <>
      {enter.error && <ErrorNote error={enter.error} />}
      {unknown.length > 0 && <Alert type="info" showIcon title={`没有用到的栏目：${unknown.join('、')}`} />}
      <p role="status">
        {faulty ? `${rows.length}行中有${faulty}行要改，改好后重新选择文件或者粘贴。` : `${rows.length}行都可以登记。`}
      </p>
      <p>
        <Button
          type="primary"
          disabled={faulty > 0 || rows.length === 0}
          loading={enter.isPending}
          onClick={() => enter.mutate(undefined, { onSuccess: () => go('/voices?sort=received&order=desc') })}
        >
          {`登记${rows.length}条`}
        </Button>
      </p>
      <DataTable
        caption="读到的意见建议"
        columns={columns}
        rows={rows}
        rowKey={({ at }) => at}
        total={rows.length}
        unit="行"
      />
    </>
  )
}

/** The latest batches; one nobody has begun to work on can be taken back. */
function Batches() {
  const confirm = useConfirm()
  const { data } = useQuery({
    queryKey: ['voices', 'batches'],
    queryFn: async () => (await get<{ rows: VoiceBatchLine[] }>('/voices/batches')).rows,
  })
  const undo = useAct((id: string) => post(`/voices/batches/${id}/undo`), {
    done: '已撤销。',
    refreshes: [['voices'], ['today']],
  })
  const ask = async ({ id, rows }: VoiceBatchLine) => {
    const effect = `${rows}条原文和联系方式从系统里删除，已经用掉的编号不再用。`
    if (await confirm({ title: '撤销这一批登记', effect, act: '撤销', isGrave: true })) undo.mutate(id)
  }
  if (!data?.length) return null
  return (
    <Section title="最近的批量登记">
      <ul>
        {data.map((batch) => (
          <li key={batch.id}>
            {`${tableTime(batch.enteredAt)} ${batch.enteredBy}登记${batch.rows}条。`}
            {batch.refusal ? (
              <span className="quiet">{batch.refusal}。</span>
            ) : (
              <Button
                size="small"
                aria-label={`撤销${tableTime(batch.enteredAt)}的登记`}
                onClick={() => void ask(batch)}
              >
                撤销
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
