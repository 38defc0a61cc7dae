import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { put } from '../../../../ui/api.ts'
import type { AgendaEntry, MeetingView } from '../../schema/meetings.ts'
import { keys } from './queries.ts'

/** A member on leave writes on an item; the clerk types it for anybody on leave. */
export function AbsentOpinion({ meeting, entry }: { meeting: MeetingView; entry: AgendaEntry }) {
  const onLeave = meeting.members.filter(({ reply }) => reply === 'leave')
  const mine = onLeave.find(({ personId }) => personId === meeting.myId)
  const writers = meeting.me === 'clerk' ? onLeave : mine ? [mine] : []
  const [writer, setWriter] = useState<string | null>(null)
  const isNow = meeting.state === 'noticed' || meeting.state === 'open'
  if (!isNow || entry.outcome || entry.kind === 'report' || !writers.length) return null
  return (
    <>
      <Button size="small" onClick={() => setWriter(writers[0]!.personId)}>
        {meeting.me === 'clerk' ? '代录书面意见' : '写书面意见'}
      </Button>
      {writer && (
        <Writing
          key={writer}
          {...{ meeting, entry, writer, setWriter }}
          writers={writers.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      )}
    </>
  )
}

type WritingProps = {
  meeting: MeetingView
  entry: AgendaEntry
  writer: string
  writers: { value: string; label: string }[]
  setWriter: (personId: string | null) => void
}

function Writing({ meeting, entry, writer, writers, setWriter }: WritingProps) {
  const kept = entry.absentOpinions.find(({ personId }) => personId === writer)?.text ?? ''
  const [text, setText] = useState(kept)
  const save = useAct(
    () => put(`/meetings/${meeting.id}/items/${entry.id}/opinions/${writer}`, { text: text.trim() }),
    { done: '已保存。', refreshes: [keys.meetings] },
  )
  return (
    <Modal
      open
      title={`书面意见：${entry.title}`}
      okText={text.trim() || !kept ? '保存' : '撤回'}
      cancelText="返回"
      okButtonProps={{ disabled: text.trim() === kept }}
      confirmLoading={save.isPending}
      onCancel={() => setWriter(null)}
      onOk={() => save.mutate(undefined, { onSuccess: () => setWriter(null) })}
    >
      <p className="quiet">会上各位成员都能看到，写入会议记录，不计票。</p>
      {meeting.me === 'clerk' && (
        <Select aria-label="谁的意见" value={writer} options={writers} onChange={setWriter} style={{ width: '100%' }} />
      )}
      <Input.TextArea
        aria-label="书面意见"
        rows={5}
        maxLength={2000}
        value={text}
        onChange={({ target }) => setText(target.value)}
        style={{ marginTop: 8 }}
      />
    </Modal>
  )
}
