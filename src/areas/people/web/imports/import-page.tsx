import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { download, upload } from '../../../../ui/api.ts'
import { sentenceTime } from '../../../../ui/format.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { ImportBatch, ImportPreview } from '../../views.ts'
import { PlainTable } from '../parts/plain-table.tsx'
import { keys, useImports } from '../queries.ts'

import { DropZone } from './drop-zone.tsx'
import { keepFaults } from './kept-faults.ts'
import { UndoImport } from './undo-import.tsx'
import '../people.css'

/** 导入: forms and rosters in, and what was taken in before. */
export default function ImportPage() {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [share, setShare] = useState<number | null>(null)
  const send = useMutation({
    mutationFn: (files: File[]) => upload<ImportPreview>('/imports', files, setShare),
    onMutate: () => setShare(0),
    onSettled: () => setShare(null),
    onSuccess: (preview) => {
      keepFaults(preview)
      client.setQueryData(keys.import(preview.batch.id), preview)
      navigate(`/import/${preview.batch.id}`)
    },
  })
  const sheet = useMutation({
    mutationFn: () => download('/people/sample-sheet'),
    onError: (error) => message.error(error.message),
  })
  return (
    <Page
      title="导入"
      actions={
        <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
          下载样表
        </Button>
      }
    >
      {send.error && <Alert type="error" showIcon title={send.error.message} />}
      <DropZone send={send.mutate} share={share} />
      <Earlier />
    </Page>
  )
}

const states: Record<ImportBatch['state'], string> = {
  previewed: '待确认',
  applied: '已导入',
  undone: '已撤销',
  discarded: '已放弃',
}

function Earlier() {
  const { data: batches } = useImports()
  if (!batches) return null
  return (
    <section className="frame-part">
      <h2>导入记录</h2>
      <PlainTable<ImportBatch>
        caption="导入记录"
        empty="还没有导入过。"
        rows={batches}
        columns={[
          {
            title: '时间',
            draw: (batch) =>
              batch.state === 'discarded' ? (
                sentenceTime(batch.madeAt)
              ) : (
                <Link to={`/import/${batch.id}`}>{sentenceTime(batch.madeAt)}</Link>
              ),
          },
          { title: '办理人', draw: (batch) => batch.madeBy },
          { title: '文件', draw: (batch) => `${batch.fileCount}份` },
          { title: '状态', draw: (batch) => states[batch.state] },
          { title: '办理', draw: (batch) => (batch.state === 'applied' ? <UndoImport id={batch.id} /> : '') },
        ]}
      />
    </section>
  )
}
