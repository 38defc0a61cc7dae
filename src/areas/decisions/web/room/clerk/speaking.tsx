import { LockOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type KeyboardEvent as Press, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { RoomItem } from '../../../schema/room.ts'
import { choices } from '../../../schema/words.ts'
import { useCommand } from '../acting.ts'
import { ChoicePicker } from '../choice-picker.tsx'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { useReasonDialog } from '../reason-dialog.tsx'
import { useStatementDraft } from '../statement-draft.ts'
import { nextSpeaker, type Speaker, speakingOrder } from '../turn.ts'
import { namesOf } from '../words.ts'

function useSpeakingActs(item: RoomItem) {
  const [dialog, ask] = useReasonDialog()
  const command = useCommand()
  const recuse = ({ member }: Speaker) =>
    ask({
      title: `${member.name}回避本议题`,
      effect: '回避的成员不参加本议题的表态和表决，原因写入会议记录。',
      label: '回避的原因',
      act: '登记回避',
      least: 2,
      run: ({ reason }) => command.mutateAsync({ kind: 'recuse', itemId: item.id, memberId: member.id, reason }),
    })
  const override = () =>
    ask({
      title: '主持人提前表态',
      effect: `还有成员没有表态：${namesOf(item.waitingFor)}。末位表态是规定，提前表态只用于特殊情况，理由印在会议记录上。`,
      label: '特殊情况和理由',
      act: '准许提前表态',
      least: 10,
      isGrave: true,
      run: ({ reason }) => command.mutateAsync({ kind: 'override', itemId: item.id, reason }),
    })
  return { dialog, recuse, override }
}

/** F2 goes to the next member to be entered; `release` lets go of the row in work. */
function useNextKey(list: RefObject<HTMLOListElement | null>, release: () => void) {
  useEffect(() => {
    const goToNext = (event: KeyboardEvent) => {
      if (event.key !== 'F2' || event.altKey || event.ctrlKey) return
      // The row in work may be of somebody who has spoken on the own phone meanwhile.
      release()
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('.entry input')?.focus())
    }
    window.addEventListener('keydown', goToNext)
    return () => window.removeEventListener('keydown', goToNext)
  }, [list, release])
}

/** The speaking list with the presiding member last, and the entry of what each says. */
export function Speaking({ item }: { item: RoomItem }) {
  const { view } = useRoom()
  const [openId, open] = useState<string | null>(null)
  const { dialog, recuse, override } = useSpeakingActs(item)
  const list = useRef<HTMLOListElement>(null)
  const speakers = speakingOrder(view, item)
  const isEntering = item.state === 'discussing'
  const shown = speakers.find(({ member }) => member.id === openId) ?? nextSpeaker(speakers)
  useNextKey(
    list,
    useCallback(() => open(null), []),
  )
  const said = speakers.filter(({ statement }) => statement).length
  return (
    <section className="room-part" aria-label="表态">
      <h3>
        表态 <span className="quiet">{`已表态${said}人，共${speakers.length}人，主持人末位表态`}</span>
      </h3>
      {item.override !== null && <p className="override-note">特殊情况提前表态：{item.override}</p>}
      <ol className="speaking" ref={list}>
        {speakers.map((speaker) => {
          const isOpen = isEntering && speaker === shown && !speaker.isLocked
          const { id } = speaker.member
          return (
            <li key={id} className={speaker.isLocked ? 'speaker speaker-locked' : 'speaker'}>
              <SpeakerLine item={item} speaker={speaker} isOpen={isOpen} />
              {isEntering && !isOpen && (
                <span className="speaker-acts">
                  {speaker.isLocked && (
                    <Button size="small" onClick={override}>
                      特殊情况提前表态
                    </Button>
                  )}
                  {!speaker.isLocked && (
                    <Button size="small" onClick={() => open(id)} aria-label={`登记${speaker.member.name}的表态`}>
                      {speaker.statement ? '改' : '登记'}
                    </Button>
                  )}
                  <Button size="small" onClick={() => recuse(speaker)} aria-label={`${speaker.member.name}回避`}>
                    回避
                  </Button>
                </span>
              )}
              {isOpen && (
                <Entry key={id} item={item} speaker={speaker} onPin={() => open(id)} onDone={() => open(null)} />
              )}
            </li>
          )
        })}
      </ol>
      {dialog}
    </section>
  )
}

function SpeakerLine({ item, speaker, isOpen }: { item: RoomItem; speaker: Speaker; isOpen: boolean }) {
  const { member, statement, isPresider, isLocked } = speaker
  return (
    <div className="speaker-line">
      <strong>{member.name}</strong> {isPresider && <span className="mark-word">主持，末位</span>}{' '}
      {isLocked && (
        <span className="speaker-lock">
          <LockOutlined aria-hidden /> 已锁定，等待{namesOf(item.waitingFor)}表态
        </span>
      )}
      {statement && <StatementText attitude={statement.attitude} text={statement.text} />}
      {!statement && !isLocked && !isOpen && <span className="quiet">未表态</span>}
    </div>
  )
}

function StatementText({ attitude, text }: { attitude: keyof typeof choices | null; text: string | null }) {
  if (attitude === null && text === null) return <span className="quiet">已表态（封存，全部表态后公开）</span>
  return (
    <span className="statement">
      {attitude && <b>{choices[attitude]}</b>} {text}
    </span>
  )
}

type EntryProps = { item: RoomItem; speaker: Speaker; onPin: () => void; onDone: () => void }

/** 1 to 4 pick the attitude and go to the words, Enter records and goes to the next member. */
function Entry({ item, speaker, onPin, onDone }: EntryProps) {
  const { member } = speaker
  const draft = useStatementDraft(item.id, member.id, speaker.statement)
  const first = useRef<HTMLInputElement>(null)
  const words = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    // Only when nothing else is being used: a row that opens by itself must not take the keys away.
    if (document.activeElement === document.body || document.activeElement === null)
      first.current?.focus({ preventScroll: true })
  }, [])
  const send = () => {
    if (!draft.isReady || draft.command.isPending) return
    draft.send().then(onDone, () => {})
  }
  const press = (event: Press) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  return (
    <fieldset className="entry">
      <legend className="for-readers">登记{member.name}的表态</legend>
      <div className="entry-line">
        <ChoicePicker
          name={`attitude-${member.id}`}
          legend={`${member.name}的态度`}
          value={draft.attitude}
          hasKeys
          first={first}
          onPick={(choice) => {
            onPin()
            draft.pick(choice)
            words.current?.focus()
          }}
        />
        <Button
          type="primary"
          disabled={!draft.isReady}
          loading={draft.command.isPending}
          onClick={send}
          aria-label={`登记${member.name}的表态`}
        >
          登记 <kbd>Enter</kbd>
        </Button>
      </div>
      <Input.TextArea
        ref={(input) => {
          words.current = input?.resizableTextArea?.textArea ?? null
        }}
        aria-label={`${member.name}的发言要点`}
        placeholder="发言要点，可不填；Enter登记并转到下一位，Shift+Enter换行"
        autoSize={{ minRows: 1, maxRows: 8 }}
        maxLength={5000}
        value={draft.text}
        onChange={(event) => {
          onPin()
          draft.type(event.target.value)
        }}
        onKeyDown={press}
      />
      <Refused error={draft.command.error} />
    </fieldset>
  )
}
