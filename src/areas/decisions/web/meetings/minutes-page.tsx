import { useIsMutating } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { post, put } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { sentenceTime } from '../../../../ui/format.ts'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { MeetingView } from '../../schema/meetings.ts'
import type { MinutesView } from '../../schema/minutes.ts'
import { Papers } from './meeting-acts.tsx'
import { MinutesItem } from './minutes-item.tsx'
import { Addenda, Locking } from './minutes-lock.tsx'
import { StateLamp } from './parts.tsx'
import { keys, useMeeting, useMinutes } from './queries.ts'
import './meetings.css'

/** 会议记录: words to confirm, what was decided, who carries it out; then locked. */
export default function MinutesPage() {
  const id = useParams().id!
  const meeting = useMeeting(id)
  const minutes = useMinutes(id)
  const error = meeting.error ?? minutes.error
  const crumbs = [{ title: '会议', to: '/meetings' }]
  if (error || !meeting.data || !minutes.data) {
    return (
      <Page title="会议记录" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={() => minutes.refetch()} /> : <Loading what="会议记录" />}
      </Page>
    )
  }
  return <Minutes meeting={meeting.data} minutes={minutes.data} />
}

function Minutes({ meeting, minutes }: { meeting: MeetingView; minutes: MinutesView }) {
  const [showsAll, setShowsAll] = useState(minutes.me !== 'member')
  const own = minutes.items.filter(({ words }) => words.some(({ personId }) => personId === minutes.myId))
  const items = showsAll ? minutes.items : own
  return (
    <Page
      title={`${meeting.title}记录`}
      state={<StateLamp state={minutes.state} />}
      note={`${sentenceTime(meeting.openedAt ?? meeting.plannedAt)}　${meeting.place}`}
      breadcrumbs={[
        { title: '会议', to: '/meetings' },
        { title: meeting.title, to: `/meetings/${meeting.id}` },
      ]}
      actions={<Papers meeting={meeting} />}
    >
      <OwnWords minutes={minutes} />
      <Confirmations minutes={minutes} />
      {minutes.me === 'member' && (
        <p>
          <Button onClick={() => setShowsAll(!showsAll)}>{showsAll ? '只看我发言的事项' : '看全部事项'}</Button>
        </p>
      )}
      {items.length === 0 && <Empty text="这次会议没有您的发言。" />}
      {items.map((item) => (
        <MinutesItem key={item.id} minutes={minutes} item={item} />
      ))}
      {minutes.me === 'clerk' && minutes.state === 'closed' && <MinutesNumber minutes={minutes} />}
      <Locking minutes={minutes} />
      {minutes.state === 'locked' && <Addenda minutes={minutes} />}
    </Page>
  )
}

/** Everything a member has to confirm, in one act after reading. */
function OwnWords({ minutes }: { minutes: MinutesView }) {
  const confirm = useConfirm()
  const waiting = minutes.items.flatMap(({ id, words }) =>
    words
      .filter(({ personId, confirmedAt }) => personId === minutes.myId && !confirmedAt)
      .map(({ version }) => ({ itemId: id, version })),
  )
  const act = useAct(() => post(`/meetings/${minutes.id}/minutes/words/confirm`, { words: waiting }), {
    done: '已确认。',
    refreshes: [keys.meetings],
  })
  if (minutes.state !== 'closed' || !waiting.length) return null
  const ask = async () => {
    const effect = '确认后这些话作为您的发言写入会议记录。有不对的地方，先在那一项点“更正”。'
    if (await confirm({ title: `确认本人的${waiting.length}项发言`, effect, act: '确认无误' })) act.mutate()
  }
  return (
    <Section title={`您有${waiting.length}项发言等待确认`}>
      <p className="quiet">请逐项看下面的记录，有不对的地方点“更正”，都无误后一并确认。</p>
      <Button type="primary" loading={act.isPending} onClick={ask}>
        全部无误，确认
      </Button>
    </Section>
  )
}

function Confirmations({ minutes: { members, state, me } }: { minutes: MinutesView }) {
  if (me === 'member' || state === 'locked') return null
  return (
    <Section title="发言确认">
      <ul className="confirmations">
        {members.map(({ personId, name, words, waiting }) => (
          <li key={personId}>
            {name}{' '}
            {words === 0 ? (
              <Lamp tone="grey" word="没有发言" />
            ) : waiting ? (
              <Lamp tone="amber" word={`${waiting}项未确认`} />
            ) : (
              <Lamp tone="green" word="已确认" />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MinutesNumber({ minutes: { id, revision, minutesNumber } }: { minutes: MinutesView }) {
  const [typed, setTyped] = useState(minutesNumber)
  const isActing = useIsMutating() > 0
  const save = useAct(() => put(`/meetings/${id}/minutes/number`, { revision, minutesNumber: typed.trim() }), {
    done: '已保存。',
    refreshes: [keys.meetings],
  })
  return (
    <Section title="纪要文号">
      <div className="acts narrow-form">
        <Input
          aria-label="纪要文号"
          placeholder="例如：党组会议纪要〔2026〕12号"
          maxLength={40}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button
          disabled={typed.trim() === minutesNumber || (isActing && !save.isPending)}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          保存
        </Button>
      </div>
    </Section>
  )
}
