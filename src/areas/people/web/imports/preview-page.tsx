import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Radio } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { post } from '../../../../ui/api.ts'
import { sentenceTime } from '../../../../ui/format.ts'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import type { ImportItem, ImportPreview } from '../../views.ts'
import { DoubtList } from '../parts/doubt-list.tsx'
import { keys, useImport } from '../queries.ts'

import { type Choices, choicesSent, countOf, effectOf, noChoices } from './choices.ts'
import { Items, statuses } from './items.tsx'
import { faultPlace, keptFaults } from './kept-faults.ts'
import { PrintImported } from './print-imported.tsx'
import { UndoImport } from './undo-import.tsx'
import '../people.css'

/** 导入预览 before the confirmation, the result after it. */
export default function PreviewPage() {
  const { id } = useParams()
  const { data: preview, error, refetch } = useImport(id!)
  if (error || !preview) {
    return (
      <Page title="导入">{error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="导入内容" />}</Page>
    )
  }
  return <Preview preview={preview} />
}

const titles = { previewed: '导入预览', applied: '导入结果', undone: '导入（已撤销）', discarded: '导入（已放弃）' }

function Preview({ preview }: { preview: ImportPreview }) {
  const { batch, items } = preview
  const [choices, setChoices] = useState<Choices>(noChoices)
  const [only, setOnly] = useState<ImportItem['status'] | 'doubts' | ''>('')
  const open = batch.state === 'previewed'
  const shown = items.filter((item) => !only || (only === 'doubts' ? item.doubts.length > 0 : item.status === only))
  return (
    <Page
      title={titles[batch.state]}
      note={`${batch.madeBy}于${sentenceTime(batch.madeAt)}上传，共${batch.fileCount}份文件${
        batch.appliedAt ? `；${sentenceTime(batch.appliedAt)}导入` : ''
      }${batch.undoneAt ? `；${sentenceTime(batch.undoneAt)}撤销` : ''}`}
      actions={
        batch.state === 'applied' && (
          <>
            <PrintImported items={items} />
            <UndoImport id={batch.id} />
          </>
        )
      }
    >
      <Faults preview={preview} />
      <Counts items={items} only={only} choose={setOnly} />
      <Items items={shown} choices={choices} open={open} change={setChoices} />
      {open && <Confirming id={batch.id} items={items} choices={choices} />}
    </Page>
  )
}

function Faults({ preview }: { preview: ImportPreview }) {
  const kept = keptFaults(preview.batch.id)
  const faults = preview.faults.length ? preview.faults : kept.faults
  const notes = preview.notes.length ? preview.notes : kept.notes
  return (
    <>
      {faults.length > 0 && (
        <section className="faults" aria-label="没能读取的文件">
          <h2>
            <Lamp tone="red" word={`${faults.length}份文件没能读取`} />
          </h2>
          <ul>
            {faults.map((fault) => (
              <li key={fault.file}>
                <strong>{fault.file.replace(/^.*[\\/]/, '')}</strong>
                {faultPlace(fault) && <span className="quiet">　{faultPlace(fault)}</span>}
                <div>{fault.message}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className="frame-part" aria-label="说明">
          <h2>说明</h2>
          <DoubtList doubts={notes} />
        </section>
      )}
    </>
  )
}

type CountProps = {
  items: readonly ImportItem[]
  only: ImportItem['status'] | 'doubts' | ''
  choose: (only: ImportItem['status'] | 'doubts' | '') => void
}

/** The counts are the filter: choosing one shows only those. */
function Counts({ items, only, choose }: CountProps) {
  const count = countOf(items)
  const doubtful = items.filter((item) => item.doubts.length > 0).length
  return (
    <Radio.Group
      className="counts"
      optionType="button"
      aria-label="只看"
      value={only}
      onChange={(event) => choose(event.target.value)}
      options={[
        { value: '', label: `全部 ${items.length}` },
        ...(['created', 'updated', 'unchanged', 'refused'] as const).map((status) => ({
          value: status,
          label: `${statuses[status].word} ${count[status]}`,
        })),
        { value: 'doubts', label: `存疑 ${doubtful}` },
      ]}
    />
  )
}

function Confirming({ id, items, choices }: { id: string; items: readonly ImportItem[]; choices: Choices }) {
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const effect = effectOf(items, choices)
  const { created, updated } = countOf(items.filter((item) => !choices.skip.has(item.position)))
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.imports }),
      client.invalidateQueries({ queryKey: keys.people }),
      client.invalidateQueries({ queryKey: ['dossier'] }),
    ])
  const apply = useMutation({
    mutationFn: () => post(`/imports/${id}/application`, choicesSent(choices)),
    onSuccess: () => {
      message.success('已导入。')
      window.scrollTo({ top: 0 })
      return refresh()
    },
    onError: (error) => message.error(error.message, 8),
  })
  const discard = useMutation({
    mutationFn: () => post(`/imports/${id}/discard`),
    onSuccess: async () => {
      await refresh()
      navigate('/import')
    },
    onError: (error) => message.error(error.message),
  })
  const ask = () =>
    modal.confirm({
      title: '确认导入',
      content: effect,
      okText: '确认导入',
      cancelText: '返回',
      onOk: () => apply.mutateAsync().catch(() => undefined),
    })
  return (
    <div className="edit-acts">
      <Button type="primary" disabled={created + updated === 0} loading={apply.isPending} onClick={ask}>
        确认导入
      </Button>
      <Button loading={discard.isPending} onClick={() => discard.mutate()}>
        放弃
      </Button>
      <span aria-live="polite">{effect}</span>
    </div>
  )
}
