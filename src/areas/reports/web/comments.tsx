import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { tableTime } from '../../../ui/format.ts'
import { Section } from '../../../ui/Page.tsx'
import type { Report } from '../schema.ts'
import { refreshes } from './queries.ts'

/** What readers ask to be changed, by section, and whether it was. */
export function Comments({ report }: { report: Report }) {
  const { id, comments, may, document } = report
  const [isWriting, setWriting] = useState(false)
  const settle = useAct((commentId: string) => post(`/reports/${id}/comments/${commentId}/settle`), {
    done: '已处理。',
    refreshes,
  })
  const titles = new Map(document.sections.map((section) => [section.id, section.title]))
  return (
    <Section
      title={`审核意见（${comments.length}条）`}
      extra={
        may.comment && (
          <Button size="small" onClick={() => setWriting(true)}>
            提意见
          </Button>
        )
      }
    >
      {comments.length === 0 && <p className="quiet">还没有审核意见。</p>}
      <ul className="report-comments">
        {comments.map((one) => (
          <li key={one.id}>
            <p>
              <a href={`#section-${one.sectionId}`}>{titles.get(one.sectionId) ?? '已删去的一节'}</a>：{one.text}
            </p>
            <p className="quiet">
              {`${one.madeBy}　${tableTime(one.madeAt)}`}
              {one.settledBy && `　${one.settledBy}已处理`}
            </p>
            {!one.settledBy && may.write && (
              <Button size="small" loading={settle.isPending} onClick={() => settle.mutate(one.id)}>
                标为已处理
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isWriting && <Writing report={report} close={() => setWriting(false)} />}
    </Section>
  )
}

function Writing({ report, close }: { report: Report; close: () => void }) {
  const { sections } = report.document
  const [sectionId, setSection] = useState(sections[0]!.id)
  const [text, setText] = useState('')
  const add = useAct(() => post(`/reports/${report.id}/comments`, { sectionId, text }), {
    done: '意见已提出。',
    refreshes,
  })
  return (
    <Modal
      open
      title="提审核意见"
      okText="提出"
      cancelText="返回"
      onCancel={close}
      onOk={() => add.mutate(undefined, { onSuccess: close })}
      okButtonProps={{ disabled: !text.trim() }}
      confirmLoading={add.isPending}
    >
      <Select<string>
        aria-label="针对哪一节"
        className="report-wide"
        value={sectionId}
        onChange={setSection}
        options={sections.map((one) => ({ value: one.id, label: one.title }))}
      />
      <Input.TextArea
        aria-label="审核意见"
        rows={4}
        maxLength={500}
        showCount
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </Modal>
  )
}
