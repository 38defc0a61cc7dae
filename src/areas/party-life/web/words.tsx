import { Link } from 'react-router'
import { Lamp, type LampTone } from '../../../ui/Lamp.tsx'
import { type MeetingKind, type MeetingState, meetingKinds, meetingStates } from '../schema.ts'
import type { MeetingView } from '../views.ts'

export const choicesOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))

export const kindText = ({ kind, also }: { kind: MeetingKind; also: readonly MeetingKind[] }) =>
  [kind, ...also].map((one) => meetingKinds[one]).join('、')

const tones: Record<MeetingState, LampTone> = {
  planned: 'grey',
  recorded: 'amber',
  returned: 'red',
  reviewed: 'green',
  cancelled: 'grey',
}

export const StateLamp = ({ state }: { state: MeetingState }) => (
  <Lamp tone={tones[state]} word={meetingStates[state]} />
)

const verdicts = { met: '符合', broken: '不符合', info: '说明', 'not-applicable': '不适用' }

/** What a rule says, with the way to its text. */
export function Findings({ findings }: { findings: MeetingView['findings'] }) {
  return (
    <ul className="party-plain">
      {findings.map(({ rule, verdict, because, isPressing }) => (
        <li key={`${rule}${because}`}>
          <Lamp
            tone={verdict === 'broken' ? 'red' : isPressing ? 'amber' : verdict === 'met' ? 'green' : 'grey'}
            word={verdicts[verdict]}
          />{' '}
          {because}。<Link to={`/rules/${rule}`}>依据</Link>
        </li>
      ))}
    </ul>
  )
}
