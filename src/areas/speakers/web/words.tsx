import { Lamp } from '../../../ui/Lamp.tsx'

/** Whether the party side has recorded its check. */
export const CheckLamp = ({ checkedOn }: { checkedOn: string | null }) => (
  <Lamp tone={checkedOn ? 'green' : 'amber'} word={checkedOn ? '已把关' : '没有登记'} />
)
