import { useIsMutating } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { get, post } from '../../../../ui/api.ts'
import { sentenceTime } from '../../../../ui/format.ts'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { Section } from '../../../../ui/Page.tsx'
import type { MinutesView } from '../../schema/minutes.ts'
import { keys } from './queries.ts'

type Props = { minutes: MinutesView }

/** The final act: what is still missing, then the lock; afterwards the hash and whether it still holds. */
export function Locking({ minutes }: Props) {
  if (minutes.state === 'locked') return <Locked minutes={minutes} />
  if (minutes.me !== 'clerk') return null
  return (
    <Section title="定稿归档">
      {minutes.missing.length > 0 ? (
        <>
          <p>还要办的事：</p>
          <ul>
            {minutes.missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : (
        <Lock minutes={minutes} />
      )}
    </Section>
  )
}

function Lock({ minutes }: Props) {
  const silent = minutes.members.filter(({ waiting }) => waiting > 0)
  const [isOpen, setOpen] = useState(false)
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const lock = useAct(
    () =>
      post(`/meetings/${minutes.id}/minutes/lock`, {
        revision: minutes.revision,
        unconfirmed: silent.map(({ personId }) => ({ personId, reason: reasons[personId]?.trim() ?? '' })),
      }),
    { done: '已归档。', refreshes: [keys.meetings] },
  )
  const isActing = useIsMutating() > 0
  const isReady = silent.every(({ personId }) => (reasons[personId]?.trim().length ?? 0) >= 10)
  return (
    <>
      <p className="quiet">
        定稿后会议记录不能再改，只能补记。
        {silent.length > 0 && `还有${silent.length}位成员没有确认发言，要写明原因。`}
      </p>
      <Button type="primary" disabled={isActing} onClick={() => setOpen(true)}>
        定稿归档
      </Button>
      <Modal
        open={isOpen}
        title="定稿归档"
        okText="定稿归档"
        cancelText="返回"
        okButtonProps={{ disabled: !isReady }}
        confirmLoading={lock.isPending}
        onCancel={() => setOpen(false)}
        onOk={() => lock.mutate(undefined, { onSuccess: () => setOpen(false) })}
      >
        <p>归档后记录、决定内容和任务不能再改，系统算出校验码，以后改动一个字都能查出来。</p>
        {silent.map(({ personId, name }) => (
          <p key={personId}>
            <label htmlFor={`silent-${personId}`}>{name}没有确认的原因（至少10个字，写入会议记录）</label>
            <Input.TextArea
              id={`silent-${personId}`}
              rows={2}
              maxLength={400}
              value={reasons[personId] ?? ''}
              onChange={({ target }) => setReasons({ ...reasons, [personId]: target.value })}
            />
          </p>
        ))}
      </Modal>
    </>
  )
}

function Locked({ minutes }: Props) {
  const me = useMe()
  const check = useAct(() => get<{ matches: boolean }>(`/meetings/${minutes.id}/minutes/verify`))
  return (
    <Section title="已归档">
      <p>
        {minutes.lockedAt && sentenceTime(minutes.lockedAt)}定稿
        {minutes.minutesNumber && `，纪要文号${minutes.minutesNumber}`}
      </p>
      <p className="record-hash">
        校验码 <code>{minutes.recordHash}</code>
      </p>
      {me.may('decisions.read') && (
        <div className="acts">
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            核对校验码
          </Button>
          {check.data?.matches === true && <Lamp tone="green" word="与归档时一致" />}
          {check.data?.matches === false && <Lamp tone="red" word="与归档时不一致，记录被改动过" />}
        </div>
      )}
    </Section>
  )
}

/** What was added after the lock; nothing of it is ever taken back. */
export function Addenda({ minutes }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const add = useAct(() => post(`/meetings/${minutes.id}/minutes/addenda`, { text, reason }), {
    done: '已补记。',
    refreshes: [keys.meetings],
  })
  const close = () => {
    setOpen(false)
    setText('')
    setReason('')
  }
  if (!minutes.addenda.length && minutes.me !== 'clerk') return null
  return (
    <Section title="补记" extra={minutes.me === 'clerk' && <Button onClick={() => setOpen(true)}>补记</Button>}>
      {minutes.addenda.length === 0 && <p className="quiet">没有补记。</p>}
      <ul className="minutes-words">
        {minutes.addenda.map((one) => (
          <li key={`${one.addedAt}${one.text}`}>
            <p>{one.text}</p>
            <p className="quiet">
              {one.reason}　{one.addedBy}　{sentenceTime(one.addedAt)}
            </p>
          </li>
        ))}
      </ul>
      <Modal
        open={isOpen}
        title="补记"
        okText="补记"
        cancelText="返回"
        okButtonProps={{ disabled: !text.trim() || reason.trim().length < 5 }}
        confirmLoading={add.isPending}
        onCancel={close}
        onOk={() => add.mutate(undefined, { onSuccess: close })}
      >
        <p className="quiet">补记附在会议记录之后，原来的记录不变；补记本身不能修改和删除。</p>
        <label htmlFor="addendum-text">补记内容</label>
        <Input.TextArea
          id="addendum-text"
          rows={4}
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <label htmlFor="addendum-reason">补记的原因</label>
        <Input id="addendum-reason" maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
      </Modal>
    </Section>
  )
}
