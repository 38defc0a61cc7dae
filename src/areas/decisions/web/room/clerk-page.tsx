import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { post } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { sentenceTime } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { Empty, Page } from '../../../../ui/Page.tsx'
import { meetingStates } from '../../schema/words.ts'
import { useCommand, useRoomAct } from './acting.ts'
import { Agenda } from './clerk/agenda.tsx'
import { ItemPanel } from './clerk/item-panel.tsx'
import { People } from './clerk/people.tsx'
import { ConnectionLine, Refused, RoomFrame } from './frame.tsx'
import { useRoom } from './live.ts'
import { currentItem, lastFinished, nextItem } from './turn.ts'
import { closingEffects, unfinished } from './words.ts'

/** 会务席: the clerk's view of the room, for the keyboard. */
export default function ClerkPage() {
  return (
    <RoomFrame>
      <ClerkRoom />
    </RoomFrame>
  )
}

function ClerkRoom() {
  const { view } = useRoom()
  const [picked, pick] = useState<{ itemId: string; while: string | null } | null>(null)
  useRoomKeys()
  const current = currentItem(view)
  // What was picked to look at gives way as soon as the room goes on to another item.
  const isPicked = picked !== null && picked.while === (current?.id ?? null)
  const shownId = isPicked ? picked.itemId : (current ?? lastFinished(view) ?? nextItem(view))?.id
  const shown = view.items.find(({ id }) => id === shownId) ?? null
  if (view.me.role !== 'clerk') return <NotTheClerk />
  return (
    <Page
      title={view.title}
      state={<span className="room-state">{meetingStates[view.state]}</span>}
      note={`${sentenceTime(view.plannedAt)}，${view.place || '地点未定'}`}
      breadcrumbs={[
        { title: '会议', to: '/meetings' },
        { title: view.title, to: `/meetings/${view.id}` },
      ]}
      actions={<MeetingActs />}
    >
      <ConnectionLine />
      {(view.state === 'planned' || view.state === 'noticed') && <Opening />}
      <div className="room">
        <Agenda shownId={shownId ?? null} onShow={(itemId) => pick({ itemId, while: current?.id ?? null })} />
        {shown ? <ItemPanel key={shown.id} item={shown} /> : <Empty text="这次会议还没有议程。请先在会议页安排。" />}
        <People />
      </div>
    </Page>
  )
}

function NotTheClerk() {
  const { view } = useRoom()
  return (
    <Page title={view.title}>
      <Empty
        text="这一页由办公室会务人员使用。成员请进入自己的席位。"
        action={
          <LinkButton type="primary" to={`/meetings/${view.id}/seat`}>
            进入我的席位
          </LinkButton>
        }
      />
    </Page>
  )
}

/** F2 to the statement to be entered, F4 to the next item, F8 for the vote. */
function useRoomKeys() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!['F2', 'F4', 'F8'].includes(event.key) || event.altKey || event.ctrlKey) return
      if (document.querySelector('.ant-modal-mask')?.checkVisibility()) return
      event.preventDefault()
      if (event.key === 'F2') document.querySelector<HTMLElement>('.vote-rows input')?.focus()
      else document.querySelector<HTMLElement>(`[data-key="${event.key}"]`)?.click()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function MeetingActs() {
  const { view } = useRoom()
  return (
    <>
      <LinkButton to={`/meetings/${view.id}/screen`} target="_blank">
        投影画面
      </LinkButton>
      {view.state === 'open' && <Close />}
    </>
  )
}

/** Before the first item: who is expected, and the declaration that the meeting is open. */
function Opening() {
  const { view, reach } = useRoom()
  const { done, due, overdue } = view.execution
  const open = useRoomAct(async () => {
    const { seq } = await post<{ seq: number }>(`/meetings/${view.id}/open`)
    await reach(seq)
  })
  const leaves = view.members.filter(({ reply }) => reply === 'leave').length
  return (
    <section className="section room-opening">
      <p>
        应到会{view.members.length}人，请假{leaves}人；议程{view.items.length}项。
        {due > 0 && `以前会议的决定到期应办结${due}项，已办结${done}项${overdue > 0 ? `，逾期${overdue}项` : ''}。`}
      </p>
      <p className="quiet">宣布开会以后，参会成员、议程和会议规则不再改动，成员开始签到。</p>
      <Button type="primary" loading={open.isPending} onClick={() => open.mutate()}>
        宣布开会
      </Button>
      <Refused error={open.error} />
    </section>
  )
}

function Close() {
  const { view } = useRoom()
  const command = useCommand()
  const confirm = useConfirm()
  const left = unfinished(view)
  const close = async () => {
    const agreed = await confirm({
      title: '散会',
      effect: (
        <ul className="plain">
          {closingEffects(view).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ),
      act: '散会',
      isGrave: true,
    })
    if (agreed) command.mutate({ kind: 'close-meeting' })
  }
  return (
    <>
      <Button
        type={left.length === 0 ? 'primary' : 'default'}
        disabled={left.length > 0}
        title={left.length > 0 ? `还有${left.length}项议程没有结果` : undefined}
        loading={command.isPending}
        onClick={() => void close()}
      >
        {left.length > 0 ? `散会（还有${left.length}项）` : '散会'}
      </Button>
      <Refused error={command.error} />
    </>
  )
}
