import { Button } from 'antd'
import { useRef, useState } from 'react'
import { post } from '../../../../../ui/api.ts'
import type { RoomCommand, RoomItem } from '../../../schema/room.ts'
import { type Choice, choices } from '../../../schema/words.ts'
import { useDraft, useRoomAct } from '../acting.ts'
import { ChoicePicker } from '../choice-picker.tsx'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { votingOrder } from '../turn.ts'
import { choiceList, namesOf, type Vote, type Voter } from '../words.ts'

type Picked = Record<string, Choice>
type Props = { item: RoomItem; vote: Vote; awaited: readonly { memberId: string; name: string }[] }

/** Records votes one after the other; `sent` says how far it is. */
function useRecording(item: RoomItem, picked: Picked, onDone: () => void) {
  const { view, reach } = useRoom()
  const [sent, count] = useState(0)
  const record = useRoomAct(async (voters: readonly Voter[]) => {
    let last = 0
    for (const [index, { memberId }] of voters.entries()) {
      count(index + 1)
      const command: RoomCommand = { kind: 'vote', itemId: item.id, memberId, choice: picked[memberId]! }
      last = (await post<{ seq: number }>(`/meetings/${view.id}/room`, { command })).seq
    }
    await reach(last)
    onDone()
  })
  return { record, sent }
}

/**
 * One row a voter. What is picked stays here until it is recorded, because a recorded vote cannot be taken back;
 * the presiding member's vote is recorded last.
 */
export function VoteEntry({ item, vote, awaited }: Props) {
  const { view } = useRoom()
  const [kept, keep] = useDraft(`${item.id}.${vote.round}.votes`)
  const picked: Picked = kept ? JSON.parse(kept) : {}
  const list = useRef<HTMLOListElement>(null)
  const isHere = (id: string) => view.members.some((one) => one.id === id && one.presence === 'present')
  const open = votingOrder(item).filter(({ hasVoted, memberId }) => !hasVoted && isHere(memberId))
  const ready = open.filter(({ memberId }) => picked[memberId])
  const { record, sent } = useRecording(item, picked, () => keep(''))
  const pick = (voter: Voter, choice: Choice) => {
    keep(JSON.stringify({ ...picked, [voter.memberId]: choice }))
    const next = open[open.indexOf(voter) + 1]
    const field = next && list.current?.querySelector<HTMLElement>(`[data-voter="${next.memberId}"] input`)
    if (field) field.focus()
    else document.getElementById('record-votes')?.focus()
  }
  const pickAll = (choice: Choice) => {
    keep(JSON.stringify(Object.fromEntries(open.map(({ memberId }) => [memberId, choice]))))
    requestAnimationFrame(() => document.getElementById('record-votes')?.focus())
  }
  const isPresiderEarly = ready.some(({ memberId }) => memberId === item.presiderId)
  const missing = awaited.filter(({ memberId }) => !picked[memberId])
  return (
    <>
      <ol className="vote-rows" ref={list}>
        {votingOrder(item).map((voter) => (
          <li key={voter.memberId} data-voter={voter.memberId}>
            <VoterName voter={voter} isPresider={voter.memberId === item.presiderId} />
            {voter.hasVoted && <span className="vote-done">● {voter.choice ? choices[voter.choice] : '已投'}</span>}
            {!voter.hasVoted && !isHere(voter.memberId) && <span className="quiet">已离席，不再投票</span>}
            {!voter.hasVoted && isHere(voter.memberId) && (
              <ChoicePicker
                name={`vote-${voter.memberId}`}
                legend={`${voter.name}的表决`}
                value={picked[voter.memberId] ?? null}
                hasKeys
                isDisabled={record.isPending}
                onPick={(choice) => pick(voter, choice)}
              />
            )}
          </li>
        ))}
      </ol>
      {open.length > 0 && (
        <div className="acts">
          {choiceList.slice(0, 1).map((choice) => (
            <Button key={choice} disabled={record.isPending} onClick={() => pickAll(choice)}>
              全部{choices[choice]}
            </Button>
          ))}
          <Button
            id="record-votes"
            type="primary"
            disabled={ready.length === 0 || (isPresiderEarly && missing.length > 0)}
            onClick={() => record.mutate(ready)}
          >
            {record.isPending ? `正在登记第${sent}票` : `登记${ready.length}票`}
          </Button>
          <span className="quiet vote-hint">
            登记以后不能修改。{vote.method === 'named' && '只为不能自己投的成员代为登记。'}
          </span>
        </div>
      )}
      {isPresiderEarly && missing.length > 0 && <p className="vote-blocks">主持人末位表决，还差{namesOf(missing)}。</p>}
      <Refused error={record.error} />
    </>
  )
}

function VoterName({ voter, isPresider }: { voter: Voter; isPresider: boolean }) {
  return (
    <span className="voter-name">
      <strong>{voter.name}</strong> {isPresider && <span className="mark-word">主持，末位</span>}
    </span>
  )
}
