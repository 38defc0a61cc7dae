import { Lamp, type LampTone } from '../../../../ui/Lamp.tsx'
import {
  type Amendment,
  amendmentStates,
  type ItemStanding,
  itemStandings,
  type Plan,
  type PlanState,
  planStates,
} from '../../plans.ts'

const standingTones: Record<ItemStanding, LampTone> = {
  overdue: 'red',
  pending: 'grey',
  done: 'green',
  cancelled: 'grey',
}
export const ItemLamp = ({ standing }: { standing: ItemStanding }) => (
  <Lamp tone={standingTones[standing]} word={itemStandings[standing]} />
)

const stateTones: Record<PlanState, LampTone> = {
  draft: 'grey',
  submitted: 'amber',
  approved: 'green',
  returned: 'red',
}
export const PlanLamp = ({ state }: { state: PlanState }) => <Lamp tone={stateTones[state]} word={planStates[state]} />

const amendmentTones: Record<Amendment['state'], LampTone> = {
  ...{ proposed: 'amber', approved: 'green', returned: 'red', withdrawn: 'grey' },
}
export const AmendmentLamp = ({ state }: { state: Amendment['state'] }) => (
  <Lamp tone={amendmentTones[state]} word={amendmentStates[state]} />
)

/** How a plan or an amendment was settled, in a sentence; nothing while it is not. */
export function settledText({ settled }: Pick<Plan, 'settled'>): string {
  if (!settled) return ''
  const { by, on, way, meetingOn, document, returnReason } = settled
  if (way === 'meeting') return `${meetingOn}党组会议批准，${document}（${by}于${on}登记）`
  return way ? `${by}于${on}批准` : `${by}于${on}退回：${returnReason}`
}
