import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, remove, upload } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceDate, sentenceTime } from '../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { presences } from '../schema.ts'
import type { MeetingView } from '../views.ts'
import { MeetingActs } from './meeting-acts.tsx'
import { refreshes, useMeeting } from './queries.ts'
import { Findings, kindText, StateLamp } from './words.tsx'
import './party-life.css'

/** One gathering as it is kept: who came, what was said and decided, what the rules say, who reviewed it. */
export default function MeetingPage() {
  const { id = '' } = useParams()
  const { data: meeting, error, refetch } = useMeeting(id)
  const breadcrumbs = [{ title: '组织生活', to: '/party-life' }]
  if (error) {
    return (
      <Page title="组织生活" breadcrumbs={breadcrumbs}>
        <ErrorNote error={error} onRetry={refetch} />
      </Page>
    )
  }
  if (!meeting) return <Loading what="组织生活" />
  return (
    <div className="party-page">
      <Page
        title={meeting.title}
        state={<StateLamp state={meeting.state} />}
        note={`${meeting.organisationName}　${kindText(meeting)}　${sentenceDate(meeting.heldOn)} ${meeting.startsAt}`}
        breadcrumbs={breadcrumbs}
        actions={<MeetingActs meeting={meeting} />}
      >
        {meeting.state === 'returned' && <p role="status">{`退回理由：${meeting.returnReason}`}</p>}
        <Facts meeting={meeting} />
        <Section title="内容">
          {meeting.content ? <p className="party-text">{meeting.content}</p> : <p className="quiet">还没有记录。</p>}
        </Section>
        {meeting.decisions && (
          <Section title="决定事项">
            <p className="party-text">{meeting.decisions}</p>
          </Section>
        )}
        <Attendance meeting={meeting} />
        {meeting.votes.length > 0 && <Votes meeting={meeting} />}
        {meeting.findings.length > 0 && (
          <Section title="按规定核对">
            <Findings findings={meeting.findings} />
          </Section>
        )}
        <Files meeting={meeting} />
        {meeting.additions.length > 0 && (
          <Section title="补记">
            <ul className="party-plain">
              {meeting.additions.map(({ text, addedBy, addedAt }) => (
                <li key={addedAt}>
                  {text} <span className="quiet">{`${addedBy}，${sentenceTime(addedAt)}`}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Page>
    </div>
  )
}

function Facts({ meeting }: { meeting: MeetingView }) {
  const { grades, reviewedAt, plannedOn, heldOn } = meeting
  const facts: [string, string][] = [
    ['地点', meeting.place],
    ['主持人', meeting.hostName],
    ['讲课人', meeting.lecturerName],
    ['记录人', meeting.recorderName],
    ['计划日期', plannedOn && plannedOn !== heldOn ? plannedOn : ''],
    ['学时', meeting.hours ? `${meeting.hours}学时${meeting.days ? `，集中学习${meeting.days}天` : ''}` : ''],
    ['通知', meeting.noticedAt ? `${sentenceTime(meeting.noticedAt)}已通知` : ''],
    [
      '评议结果',
      grades
        ? `优秀${grades.excellent}人，合格${grades.qualified}人，基本合格${grades.basic}人，不合格${grades.unqualified}人`
        : '',
    ],
    ['审核', reviewedAt ? `${meeting.reviewedBy}，${sentenceTime(reviewedAt)}` : ''],
  ]
  return (
    <Section title="基本情况">
      <dl className="party-facts">
        {facts
          .filter(([, words]) => words)
          .map(([name, words]) => [<dt key={name}>{name}</dt>, <dd key={`${name} words`}>{words}</dd>])}
      </dl>
    </Section>
  )
}

function Attendance({ meeting: { people, due, present, state } }: { meeting: MeetingView }) {
  const away = people.filter(({ presence }) => presence !== 'present')
  const there = people.filter(({ presence }) => presence === 'present').map(({ name }) => name)
  if (state === 'planned') {
    return (
      <Section title={`应到会${due}人`}>
        <p className="party-text">{there.join('、')}</p>
      </Section>
    )
  }
  return (
    <Section title={`应到${due}人，实到${present}人`}>
      <p className="party-text">到会：{there.join('、') || '无'}</p>
      <ul className="party-plain">
        {away.map(({ personId, name, presence, reason, madeUpOn, note }) => (
          <li key={personId}>
            {`${name}：${presences[presence]}${reason && `，${reason}`}`}
            {presence !== 'exempt' && (
              <span className="quiet">{madeUpOn ? `　${madeUpOn}已补学` : '　还没有补学'}</span>
            )}
            {note && <p className="party-text quiet">{note}</p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Votes({ meeting: { id, votes, may } }: { meeting: MeetingView }) {
  const confirm = useConfirm()
  const drop = useAct((voteId: string) => remove(`/party-life/meetings/${id}/votes/${voteId}`), {
    done: '已删除。',
    refreshes,
  })
  const ask = async (voteId: string, matter: string) => {
    if (
      await confirm({
        title: '删除这项表决',
        effect: `“${matter}”的票数会被删除，请只删除录错的。`,
        act: '删除',
        isGrave: true,
      })
    ) {
      drop.mutate(voteId)
    }
  }
  return (
    <Section title="表决">
      <ul className="party-plain">
        {votes.map((vote) => (
          <li key={vote.id}>
            {`${vote.kind === 'election' ? '选举' : '表决'}“${vote.matter}”：赞成${vote.agree}票，`}
            {`反对${vote.disagree}票，弃权${vote.abstain}票。${vote.because}。`}{' '}
            {may.change && (
              <Button size="small" danger onClick={() => void ask(vote.id, vote.matter)}>
                删除
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Files({ meeting: { id, files, may } }: { meeting: MeetingView }) {
  const picker = useRef<HTMLInputElement>(null)
  const add = useAct((chosen: File[]) => upload(`/party-life/meetings/${id}/files`, chosen), {
    done: '已上传。',
    refreshes,
  })
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])]
    target.value = ''
    if (chosen.length) add.mutate(chosen)
  }
  const open = useAct((fileId: string) => download(`/party-life/meetings/${id}/files/${fileId}`))
  const drop = useAct((fileId: string) => remove(`/party-life/meetings/${id}/files/${fileId}`), {
    done: '已撤下。',
    refreshes,
  })
  return (
    <Section title="材料">
      {files.length === 0 && <Empty text="没有材料。照片不是必须的，有签到表、学习材料的可以上传。" />}
      <ul className="party-plain">
        {files.map((file) => (
          <li key={file.id}>
            <Button type="link" onClick={() => open.mutate(file.id)}>
              {file.name}
            </Button>
            {may.change && (
              <Button size="small" aria-label={`撤下${file.name}`} onClick={() => drop.mutate(file.id)}>
                撤下
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may.change && (
        <>
          <input ref={picker} type="file" multiple hidden aria-label="选择材料" onChange={pick} />
          <Button loading={add.isPending} onClick={() => picker.current?.click()}>
            上传材料
          </Button>
        </>
      )}
    </Section>
  )
}
