import { sentenceTime } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { Section } from '../../../../ui/Page.tsx'
import type { OwnMeeting } from '../../schema/meetings.ts'
import { StateLamp } from './parts.tsx'
import { useOwnMeetings } from './queries.ts'
import { ReplyButtons } from './reply.tsx'

/** What the reader has to do with meetings now: answer, go in, confirm. */
export function OwnMeetings() {
  const me = useMe()
  const { data } = useOwnMeetings()
  if (!data?.length) return null
  return (
    <Section title="我的会议">
      <ul className="own-meetings">
        {data.map((meeting) => (
          <li key={meeting.id}>
            <div>
              <strong>{meeting.title}</strong> <StateLamp state={meeting.state} />
              <p className="quiet">
                {sentenceTime(meeting.plannedAt)}　{meeting.place}
                {!meeting.isMember && '　列席'}
              </p>
            </div>
            <div className="acts">
              <Todo meeting={meeting} personId={me.personId} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Todo({ meeting, personId }: { meeting: OwnMeeting; personId: string | null }) {
  const { id, state, isMember, reply, wordsWaiting } = meeting
  if (wordsWaiting > 0) {
    return (
      <LinkButton type="primary" to={`/meetings/${id}/minutes`}>
        确认本人发言（{wordsWaiting}项）
      </LinkButton>
    )
  }
  return (
    <>
      {state === 'open' && (
        <LinkButton type="primary" to={`/meetings/${id}/room`}>
          进入会议室
        </LinkButton>
      )}
      {state === 'noticed' && isMember && personId && <ReplyButtons id={id} personId={personId} reply={reply} />}
      <LinkButton to={`/meetings/${id}`}>看议程和材料</LinkButton>
    </>
  )
}
