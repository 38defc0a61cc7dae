import { Button } from 'antd'
import { post } from '../../../../../ui/api.ts'
import type { RecusalHint, RoomItem } from '../../../schema/room.ts'
import { useCommand, useRoomAct } from '../acting.ts'
import { useRoom } from '../live.ts'
import { useReasonDialog } from '../reason-dialog.tsx'

function useRecusalActs(item: RoomItem) {
  const { view, reach } = useRoom()
  const command = useCommand()
  const [dialog, ask] = useReasonDialog()
  const dismiss = useRoomAct(async ({ memberId, key, reason }: { memberId: string; key: string; reason: string }) => {
    const path = `/meetings/${view.id}/items/${item.id}/hints/dismiss`
    const { seq } = await post<{ seq: number }>(path, { memberId, key, reason })
    await reach(seq)
  })
  const recuse = ({ memberId, name, because }: RecusalHint) =>
    ask({
      title: `${name}回避本议题`,
      effect: '回避的成员不参加本议题的表态和表决，原因写入会议记录。',
      label: '回避的原因',
      act: '登记回避',
      least: 2,
      start: because,
      run: ({ reason }) => command.mutateAsync({ kind: 'recuse', itemId: item.id, memberId, reason }),
    })
  const refute = ({ memberId, name, key, because }: RecusalHint) =>
    ask({
      title: `${name}的回避提示不成立`,
      effect: because,
      label: '不成立的理由',
      act: '不成立',
      least: 5,
      run: ({ reason }) => dismiss.mutateAsync({ memberId, key, reason }),
    })
  const lift = ({ memberId, name }: { memberId: string; name: string }) =>
    ask({
      title: `取消${name}的回避`,
      effect: `${name}恢复参加本议题的表态和表决。主持人已经表态的，要重新最后表态。`,
      label: '取消的理由',
      act: '取消回避',
      least: 5,
      run: ({ reason }) => command.mutateAsync({ kind: 'lift-recusal', itemId: item.id, memberId, reason }),
    })
  return { dialog, recuse, refute, lift }
}

/** Relations found between members and the item, each to be answered, and who has recused himself. */
export function Recusal({ item }: { item: RoomItem }) {
  const { view } = useRoom()
  const { dialog, recuse, refute, lift } = useRecusalActs(item)
  const mayChange = view.state === 'open' && (item.state === 'waiting' || item.state === 'discussing')
  if (item.hints.length === 0 && item.recused.length === 0) return null
  const open = item.hints.filter(({ memberId }) => !item.recused.some((one) => one.memberId === memberId))
  return (
    <section className="room-part" aria-label="回避">
      <h3>回避</h3>
      <ul className="recusal">
        {open.map((hint) => (
          <li key={hint.memberId + hint.key} className="recusal-hint">
            <span>
              <span className="lamp lamp-amber">
                <span aria-hidden>◐</span> 应核对
              </span>{' '}
              <strong>{hint.name}</strong>：{hint.because}
              {hint.cites.length > 0 && <span className="quiet">（{hint.cites.join('；')}）</span>}
            </span>
            {mayChange && (
              <span className="acts">
                <Button size="small" type="primary" ghost onClick={() => recuse(hint)}>
                  回避
                </Button>
                <Button size="small" onClick={() => refute(hint)}>
                  不成立
                </Button>
              </span>
            )}
          </li>
        ))}
        {item.recused.map((one) => (
          <li key={one.memberId}>
            <span>
              <strong>{one.name}</strong> 已回避：{one.reason}
            </span>
            {mayChange && (
              <Button size="small" onClick={() => lift(one)}>
                取消回避
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dialog}
    </section>
  )
}
