import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { put } from '../../../../ui/api.ts'
import { keys } from './queries.ts'

type Props = { id: string; personId: string; reply: 'attend' | 'leave' | null; name?: string }

/** 参加 or 请假 with a reason; the answer may be changed until the meeting ends. */
export function ReplyButtons({ id, personId, reply, name }: Props) {
  const [isLeaving, setLeaving] = useState(false)
  const [reason, setReason] = useState('')
  const answer = useAct(
    (given: { reply: 'attend' | 'leave'; reason?: string }) => put(`/meetings/${id}/members/${personId}/reply`, given),
    { done: '已登记。', refreshes: [keys.meetings] },
  )
  const size = name ? 'small' : 'middle'
  const whose = name ? `（${name}）` : ''
  return (
    <>
      <Button
        size={size}
        type={reply === 'attend' || name ? 'default' : 'primary'}
        aria-label={`参加${whose}`}
        disabled={reply === 'attend'}
        loading={answer.isPending && !isLeaving}
        onClick={() => answer.mutate({ reply: 'attend' })}
      >
        {reply === 'attend' && !name ? '已答复参加' : '参加'}
      </Button>
      <Button size={size} aria-label={`请假${whose}`} onClick={() => setLeaving(true)}>
        {reply === 'leave' && !name ? '已请假，修改原因' : '请假'}
      </Button>
      <Modal
        open={isLeaving}
        title={name ? `代${name}登记请假` : '请假'}
        okText="登记请假"
        cancelText="返回"
        okButtonProps={{ disabled: reason.trim().length < 2 }}
        confirmLoading={answer.isPending}
        onCancel={() => setLeaving(false)}
        onOk={() => answer.mutate({ reply: 'leave', reason }, { onSuccess: () => setLeaving(false) })}
      >
        <p className="quiet">请假原因写入会议记录。请假后可以对各项提交书面意见，会上可见，不计票。</p>
        <Input.TextArea
          aria-label="请假原因"
          rows={3}
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Modal>
    </>
  )
}
