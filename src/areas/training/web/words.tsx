import { Lamp, type LampTone } from '../../../ui/Lamp.tsx'
import { type Requirement, type StandingState, standings } from '../schema.ts'

export const choicesFrom = <Key extends string>(words: Record<Key, string>) =>
  (Object.entries(words) as [Key, string][]).map(([value, label]) => ({ value, label }))

const tones: Record<StandingState, LampTone> = {
  ...{ short: 'red', warning: 'amber', pending: 'grey', met: 'green', none: 'grey' },
}

export const StandingLamp = ({ state }: { state: StandingState }) => (
  <Lamp tone={tones[state]} word={standings[state]} />
)

/** What is owed, how far it is and why, each with the rule it comes from. */
export function Duties({ requirements }: { requirements: readonly Requirement[] }) {
  if (!requirements.length) return <p>没有培训量的要求。</p>
  return (
    <ul className="training-duties">
      {requirements.map(({ rule, what, state, because, basis, missing, dueOn }) => (
        <li key={`${rule} ${what}`}>
          <StandingLamp state={state} /> <strong>{what}</strong>
          {missing && state !== 'none' && `　还差${missing}${dueOn && `，${dueOn}前完成`}`}
          <br />
          <span className="quiet">
            {because}　依据：<a href={`/rules/${rule}`}>{basis}</a>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What is still lacking, in one line. */
export const lackingText = (requirements: readonly Requirement[]): string =>
  requirements
    .filter(({ state, missing }) => missing !== '' && (state === 'short' || state === 'warning' || state === 'pending'))
    .map(({ what, missing, dueOn }) => `${what}差${missing}${dueOn && `，${dueOn}前`}`)
    .join('；')
