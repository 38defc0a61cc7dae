import { useIsMutating } from '@tanstack/react-query'
import { Button } from 'antd'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Section } from '../../../../ui/Page.tsx'
import { costText, periodText } from '../../plan-standing.ts'
import { type Amendment, amendmentKinds, type Plan, type SaidWording } from '../../plans.ts'
import { Decide } from './dialogs.tsx'
import { refreshes } from './queries.ts'
import { AmendmentLamp, settledText } from './words.tsx'

/** The fields of a wording that are told apart, in the order of the form. */
export const said: [title: string, say: (wording: SaidWording) => string][] = [
  ['培训项目', ({ title }) => title],
  ['计划时间', (wording) => periodText(wording)],
  ['培训对象', ({ audience, people }) => `${audience}，${people}人`],
  ['计划学时', ({ hours }) => `${hours}学时`],
  ['经费', ({ costFen }) => `${costText(costFen)}${costFen ? '元' : ''}`],
  ['承办科室', ({ organiserName }) => organiserName],
  ['责任人', ({ ownerName }) => ownerName],
  ['要解决的问题', ({ question }) => question],
  ['要改进的工作', ({ work }) => work],
]

/** What an amendment would make of its item, in a line. */
function effectOf({ kind, wording, before }: Amendment): string {
  if (kind === 'cancel' || !wording) return ''
  const changed = said.flatMap(([title, say]) => {
    const [now, then] = [say(wording), before && say(before)]
    return now === then ? [] : [then ? `${title}：${then} → ${now}` : `${title}：${now}`]
  })
  return changed.join('；')
}

/** Amendments of a plan, those that wait first. */
export function Amendments({ plan, itemId }: { plan: Plan; itemId?: string }) {
  const shown = plan.amendments.filter((one) => itemId === undefined || one.itemId === itemId)
  if (!shown.length) return null
  const order = [...shown].sort((a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed'))
  return (
    <Section title={`计划调整（${shown.length}项）`}>
      <ul className="training-amendments">
        {order.map((one) => (
          <li key={one.id}>
            <One amendment={one} plan={plan} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function One({ amendment, plan }: { amendment: Amendment; plan: Plan }) {
  const me = useMe()
  const isActing = useIsMutating() > 0
  const { id, kind, title, reason, state, proposedBy, proposedOn } = amendment
  const path = `/training/plan-amendments/${id}`
  const { revision } = plan
  const withdraw = useAct(() => post(`${path}/withdraw`, { revision }), { done: '已撤回。', refreshes })
  const effect = effectOf(amendment)
  return (
    <>
      <p>
        <AmendmentLamp state={state} /> <strong>{`${amendmentKinds[kind]}“${title}”`}</strong>
      </p>
      {effect && <p>{effect}</p>}
      <p>{`理由：${reason}`}</p>
      <p className="quiet">{[`${proposedBy}于${proposedOn}提出`, settledText(amendment)].filter(Boolean).join('，')}</p>
      {state === 'proposed' && (
        <div className="acts">
          {amendment.mayDecide && (
            <Decide
              {...{ path, revision, what: '调整' }}
              mayApprove={me.may('training.plans-approve')}
              mayRecord={me.may('training.plans-record')}
            />
          )}
          {plan.may.amend && (
            <Button disabled={isActing} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              撤回
            </Button>
          )}
        </div>
      )}
    </>
  )
}
