import { Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { download, post } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { sentenceTime } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import type { MeetingView } from '../../schema/meetings.ts'
import { keys } from './queries.ts'

type Props = { meeting: MeetingView }

/** What is to do next with a meeting, the most likely act first. */
export function MeetingActs({ meeting }: Props) {
  const { id, state, me } = meeting
  const isClerk = me === 'clerk'
  const isBefore = state === 'planned' || state === 'noticed'
  const isOver = state === 'closed' || state === 'locked'
  return (
    <>
      {isClerk && isBefore && <Notice meeting={meeting} />}
      {((isClerk && state === 'noticed') || state === 'open') && (
        <LinkButton type={state === 'open' ? 'primary' : 'default'} to={`/meetings/${id}/room`}>
          进入会议室
        </LinkButton>
      )}
      {isOver && me !== 'observer' && (
        <LinkButton type="primary" to={`/meetings/${id}/minutes`}>
          会议记录
        </LinkButton>
      )}
      {me !== 'observer' && state !== 'cancelled' && <Papers meeting={meeting} />}
      {isClerk && isBefore && <Cancel meeting={meeting} />}
    </>
  )
}

function Notice({ meeting }: Props) {
  const confirm = useConfirm()
  const isAgain = meeting.state === 'noticed'
  const send = useAct(() => post(`/meetings/${meeting.id}/notice`, { revision: meeting.revision }), {
    done: '通知已发出。',
    refreshes: [keys.meetings],
  })
  const ask = async () => {
    const to = `${meeting.members.length}名党组成员`
    const effect = isAgain
      ? `参会名单按党组成员的现状更新，${to}的“今天”里仍显示这次会议。已有的答复保留。`
      : `${to}将在“今天”里看到${sentenceTime(meeting.plannedAt)}的会议、议程和材料。参会名单就此固定。`
    const act = isAgain ? '再次通知' : '发出通知'
    if (await confirm({ title: `${act}：${meeting.title}`, effect, act })) send.mutate()
  }
  return (
    <Button
      type={isAgain ? 'default' : 'primary'}
      disabled={meeting.missing.length > 0}
      loading={send.isPending}
      onClick={ask}
    >
      {isAgain ? '再次通知' : '发出通知'}
    </Button>
  )
}

function Cancel({ meeting }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const cancel = useAct(
    () => post(`/meetings/${meeting.id}/cancel`, { revision: meeting.revision, reason: reason.trim() }),
    { done: '会议已取消。', refreshes: [keys.meetings] },
  )
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        取消会议
      </Button>
      <Modal
        open={isOpen}
        title={`取消${meeting.title}`}
        okText="取消会议"
        cancelText="返回"
        okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }}
        confirmLoading={cancel.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => cancel.mutate(undefined, { onSuccess: () => setOpen(false) })}
      >
        <p className="quiet">议程上的议题回到可以上会的状态，可以列入别的会议。会议编号不再使用。</p>
        <Input.TextArea
          aria-label="取消的原因"
          rows={3}
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Modal>
    </>
  )
}

const papers = {
  'agenda.docx': '会议议程',
  'record.docx': '会议记录',
  'minutes.docx': '会议纪要',
  'votes.docx': '表决情况',
} as const

/** Word papers: the agenda at any time, the others once the meeting is over. */
export function Papers({ meeting: { id, state } }: { meeting: Pick<MeetingView, 'id' | 'state'> }) {
  const fetched = useAct((name: string) => download(`/meetings/${id}/papers/${name}`))
  const isOver = state === 'closed' || state === 'locked'
  const items = Object.entries(papers)
    .filter(([name]) => isOver || name === 'agenda.docx')
    .map(([key, label]) => ({ key, label }))
  return (
    <Dropdown menu={{ items, onClick: ({ key }) => fetched.mutate(key) }} trigger={['click']}>
      <Button loading={fetched.isPending}>下载文稿</Button>
    </Dropdown>
  )
}
