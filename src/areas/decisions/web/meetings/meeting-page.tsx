import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { sentenceTime } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { MeetingView } from '../../schema/meetings.ts'
import { AgendaPaper } from './agenda-paper.tsx'
import { MeetingActs } from './meeting-acts.tsx'
import { MeetingForm } from './meeting-form.tsx'
import { Members } from './members.tsx'
import { Observers } from './observers.tsx'
import { StateLamp } from './parts.tsx'
import { useMeeting } from './queries.ts'
import { ReplyButtons } from './reply.tsx'
import './meetings.css'

/** One meeting: its agenda as on paper, who comes, and what is to do next. */
export default function MeetingPage() {
  const id = useParams().id!
  const { data: meeting, error, refetch } = useMeeting(id)
  const crumbs = [{ title: '会议', to: '/meetings' }]
  if (error || !meeting) {
    return (
      <Page title="会议" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="会议" />}
      </Page>
    )
  }
  return (
    <Page
      title={meeting.title}
      state={<StateLamp state={meeting.state} />}
      note={[sentenceTime(meeting.plannedAt), meeting.place].filter(Boolean).join('　')}
      breadcrumbs={meeting.me === 'observer' ? [] : crumbs}
      actions={<MeetingActs meeting={meeting} />}
    >
      <Missing meeting={meeting} />
      <OwnReply meeting={meeting} />
      <div className="meeting-columns">
        <div>
          <AgendaPaper meeting={meeting} />
        </div>
        <aside aria-label="人员">
          <Arrangement meeting={meeting} />
          <Members meeting={meeting} />
          <Observers meeting={meeting} />
        </aside>
      </div>
    </Page>
  )
}

function Missing({ meeting: { missing, warnings, state } }: { meeting: MeetingView }) {
  if (!missing.length && !warnings.length) return null
  const lines = [...missing, ...warnings]
  return (
    <Alert
      className="error-note"
      type={missing.length ? 'warning' : 'info'}
      showIcon
      title={missing.length ? (state === 'planned' ? '发通知之前还要办的事' : '开会之前还要办的事') : '请注意'}
      description={
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}

/** A member's own answer stands before everything else. */
function OwnReply({ meeting: { id, state, members, myId } }: { meeting: MeetingView }) {
  const mine = members.find(({ personId }) => personId === myId)
  if (!mine || (state !== 'noticed' && state !== 'open')) return null
  const said = { attend: '您已答复参加', leave: `您已请假：${mine.replyReason}` }
  return (
    <Section title={mine.reply ? said[mine.reply] : '您参加这次会议吗'}>
      <div className="acts own-reply">
        <ReplyButtons id={id} personId={mine.personId} reply={mine.reply} />
        {state === 'open' && (
          <LinkButton type="primary" to={`/meetings/${id}/room`}>
            进入会议室
          </LinkButton>
        )}
      </div>
    </Section>
  )
}

function Arrangement({ meeting }: { meeting: MeetingView }) {
  const [isEditing, setEditing] = useState(false)
  const chair = meeting.members.find(({ isChair }) => isChair)
  const mayEdit = meeting.me === 'clerk' && (meeting.state === 'planned' || meeting.state === 'noticed')
  const rules = [
    meeting.settings.recusedCountInBase ? '回避的成员仍计入应到会人数' : '回避的成员不计入应到会人数',
    ...(meeting.settings.quorumHalfStrict ? ['半数以上按超过半数掌握'] : []),
    ...(meeting.settings.sealedStatements ? ['表态先封存后公开'] : []),
  ]
  return (
    <Section
      title="安排"
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setEditing(true)}>
            修改
          </Button>
        )
      }
    >
      <dl className="arrangement">
        <dt>时间</dt>
        <dd>{sentenceTime(meeting.plannedAt)}</dd>
        <dt>地点</dt>
        <dd>{meeting.place || '未定'}</dd>
        <dt>主持</dt>
        <dd>{chair?.name ?? '未定'}</dd>
        <dt>记录</dt>
        <dd>{meeting.recorder || '未定'}</dd>
        <dt>规则</dt>
        <dd>{rules.join('；')}</dd>
      </dl>
      {isEditing && <MeetingForm meeting={meeting} close={() => setEditing(false)} />}
    </Section>
  )
}
