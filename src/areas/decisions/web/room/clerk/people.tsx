import { Button } from 'antd'
import { useCommand } from '../acting.ts'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { useReasonDialog } from '../reason-dialog.tsx'
import { currentItem } from '../turn.ts'
import type { Member } from '../words.ts'

const presenceWords = { absent: '未到', present: '到会', left: '已离席' } as const
const presenceShapes = { absent: '○', present: '●', left: '◐' } as const

/** Who is here: members with their presence, then those who only sit in. */
export function People() {
  const { view } = useRoom()
  const command = useCommand()
  const [dialog, ask] = useReasonDialog()
  const isOpen = view.state === 'open'
  const here = view.members.filter(({ presence }) => presence === 'present').length
  const leave = (member: Member) =>
    ask({
      title: `${member.name}离席`,
      effect: '离席以后不计入到会人数，不能表态和表决；回来后重新签到。',
      label: '原因',
      act: '登记离席',
      least: 0,
      run: ({ reason }) => command.mutateAsync({ kind: 'leave', memberId: member.id, reason }),
    })
  return (
    <aside className="room-people" aria-label="到会情况">
      <h2>
        成员 <span className="quiet">到会{`${here}人，应到${view.members.length}人`}</span>
      </h2>
      <ul>
        {view.members.map((member) => (
          <li key={member.id}>
            <span className="person-name">
              <strong>{member.name}</strong> {member.isChair && <span className="mark-word">主持</span>}
              {member.isLate && <span className="mark-word">迟到</span>}
              <span className="quiet person-title">{member.title}</span>
              {member.reply === 'leave' && <span className="quiet person-title">请假：{member.replyReason}</span>}
            </span>
            <span className={`presence presence-${member.presence}`}>
              <span aria-hidden>{presenceShapes[member.presence]}</span> {presenceWords[member.presence]}
            </span>
            {isOpen && <PresenceButton member={member} command={command} onLeave={() => leave(member)} />}
          </li>
        ))}
      </ul>
      {command.error && !dialog && <Refused error={command.error} />}
      {view.observers.length > 0 && <Observers />}
      {dialog}
    </aside>
  )
}

type ButtonProps = { member: Member; command: ReturnType<typeof useCommand>; onLeave: () => void }

function PresenceButton({ member, command, onLeave }: ButtonProps) {
  if (member.presence === 'present') {
    return (
      <Button size="small" onClick={onLeave} aria-label={`${member.name}离席`}>
        离席
      </Button>
    )
  }
  const isBusy = command.isPending && command.variables?.kind === 'sign-in'
  return (
    <Button
      size="small"
      type="primary"
      ghost
      disabled={isBusy}
      aria-label={`${member.name}签到`}
      onClick={() => command.mutate({ kind: 'sign-in', memberId: member.id })}
    >
      签到
    </Button>
  )
}

function Observers() {
  const { view } = useRoom()
  const current = currentItem(view)
  return (
    <>
      <h2>
        列席 <span className="quiet">不计到会，不表决</span>
      </h2>
      <ul>
        {view.observers.map((one) => {
          const isCalled = one.itemIds === null || (current !== null && one.itemIds.includes(current.id))
          const numbers = view.items.filter(({ id }) => one.itemIds?.includes(id)).map(({ position }) => position + 1)
          return (
            <li key={one.id}>
              <span className="person-name">
                <strong>{one.name}</strong>
                <span className="quiet person-title">{one.title}</span>
              </span>
              <span className={isCalled ? '' : 'quiet'}>
                {one.itemIds === null ? '全程' : `第${numbers.join('、')}项`}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
