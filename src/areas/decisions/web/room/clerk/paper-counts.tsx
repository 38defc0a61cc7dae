import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useMe } from '../../../../../ui/me.tsx'
import type { RoomItem } from '../../../schema/room.ts'
import { choices } from '../../../schema/words.ts'
import { useCommand } from '../acting.ts'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { type CountFields, countFault, emptyCount, parsedCount } from '../paper.ts'
import { choiceList, type Vote } from '../words.ts'

const countTitles: Record<keyof CountFields, string> = {
  issued: '发出',
  returned: '收回',
  ...choices,
  invalid: '无效票',
}
const countNames = ['issued', 'returned', ...choiceList, 'invalid'] as const

/** Two people count the paper ballots apart; neither sees what the other entered. */
export function PaperCounts({ item, vote }: { item: RoomItem; vote: Vote }) {
  const { view } = useRoom()
  const me = useMe()
  const command = useCommand()
  const [tellerId, setTeller] = useState<string | null>(null)
  const [fields, setFields] = useState<CountFields>(emptyCount)
  const [isSecond, setSecond] = useState(false)
  const formId = useId()
  const done = vote.tellers.length
  if (done === 2) return <p className="vote-progress">两名计票人清点一致，可以结束表决。</p>
  // The server calls a teller who is no member 会务人员.
  const clerk = me.personId && view.me.memberId === null ? [{ id: me.personId, name: '会务人员' }] : []
  const members = view.members.filter(({ id, presence }) => id !== item.presiderId && presence === 'present')
  const tellers = [...members, ...clerk].filter(({ name }) => !vote.tellers.includes(name))
  const fault = countFault(fields, vote.voters.length)
  const send = async () => {
    if (!tellerId) return
    await command.mutateAsync({ kind: 'count', itemId: item.id, tellerId, count: parsedCount(fields) })
    setSecond(done === 1)
    setFields(emptyCount)
    setTeller(null)
  }
  return (
    <div className="paper">
      {isSecond && done === 0 && (
        <p className="quorum-short" role="alert">
          <span aria-hidden>▲</span> 两名计票人清点的结果不一致，都不采用，请重新清点。
        </p>
      )}
      <p>
        第{done + 1}名计票人录入
        {done === 1 && <span className="quiet">（{vote.tellers[0]}已录入，请另一人独立清点）</span>}
      </p>
      <div className="paper-fields">
        <div>
          <label htmlFor={`${formId}-teller`}>计票人</label>
          <Select
            id={`${formId}-teller`}
            placeholder="请选择"
            value={tellerId}
            options={tellers.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setTeller}
          />
        </div>
        <CountInputs formId={formId} fields={fields} onChange={setFields} />
      </div>
      {fault && <p className="quiet vote-hint">{fault}</p>}
      <Button
        type="primary"
        ghost
        disabled={fault !== null || tellerId === null}
        loading={command.isPending}
        onClick={() => send().catch(() => {})}
      >
        录入清点结果
      </Button>
      <Refused error={command.error} />
    </div>
  )
}

type InputsProps = { formId: string; fields: CountFields; onChange: (fields: CountFields) => void }

function CountInputs({ formId, fields, onChange }: InputsProps) {
  return countNames.map((name) => (
    <div key={name}>
      <label htmlFor={`${formId}-${name}`}>{countTitles[name]}</label>
      <Input
        id={`${formId}-${name}`}
        inputMode="numeric"
        maxLength={2}
        value={fields[name]}
        onChange={(event) => onChange({ ...fields, [name]: event.target.value.replace(/\D/g, '') })}
      />
    </div>
  ))
}
