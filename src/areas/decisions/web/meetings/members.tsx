import { Lamp } from '../../../../ui/Lamp.tsx'
import { Section } from '../../../../ui/Page.tsx'
import type { MeetingView } from '../../schema/meetings.ts'
import { ReplyButtons } from './reply.tsx'

type Member = MeetingView['members'][number]

/** Those entitled to attend, in the order of the name plates, with their answers. */
export function Members({ meeting }: { meeting: MeetingView }) {
  const { members, state, me, id } = meeting
  const showsReplies = me !== 'observer' && state !== 'planned' && state !== 'cancelled'
  const mayRecord = me === 'clerk' && (state === 'noticed' || state === 'open')
  const onLeave = members.filter(({ reply }) => reply === 'leave').length
  const silent = members.filter(({ reply }) => reply === null).length
  return (
    <Section title={`应到会（${members.length}人）`}>
      {showsReplies && (
        <p className="quiet">
          参加{members.length - onLeave - silent}人，请假{onLeave}人{silent > 0 && `，未答复${silent}人`}
        </p>
      )}
      {members.length === 0 && <p className="quiet">名单是空的，请先在“党组成员”中登记。</p>}
      <ol className="meeting-members">
        {members.map((member) => (
          <li key={member.personId}>
            <div>
              <strong>{member.name}</strong>　<span className="quiet">{member.title}</span>
              {member.isChair && <span className="group-secretary">主持</span>}
              {showsReplies && (
                <p>
                  <Answer member={member} />
                </p>
              )}
            </div>
            {mayRecord && member.personId !== meeting.myId && (
              <div className="acts">
                <ReplyButtons id={id} personId={member.personId} reply={member.reply} name={member.name} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Answer({ member: { reply, replyReason } }: { member: Member }) {
  if (reply === 'attend') return <Lamp tone="green" word="参加" />
  if (reply === 'leave') return <Lamp tone="grey" word={`请假：${replyReason}`} />
  return <Lamp tone="amber" word="未答复" />
}
