import { useIsMutating } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { download, put } from '../../../../ui/api.ts'
import { sentenceTime } from '../../../../ui/format.ts'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { Section } from '../../../../ui/Page.tsx'
import type { MinutesItem as Item, MinutesView } from '../../schema/minutes.ts'
import { choices, outcomes, type Tally } from '../../schema/words.ts'
import { MinutesTasks } from './minutes-tasks.tsx'
import { keys } from './queries.ts'

type Props = { minutes: MinutesView; item: Item }
type Words = Item['words'][number]

const tallyText = ({ agree, disagree, defer, abstain, invalid }: Tally) =>
  `同意${agree}票，不同意${disagree}票，缓议${defer}票，弃权${abstain}票${invalid ? `，无效${invalid}票` : ''}`

/** One item of the minutes: what everybody said, what was decided, who carries it out. */
export function MinutesItem({ minutes, item }: Props) {
  const { number, title, outcome, tally, words, kind } = item
  const isOpen = minutes.me === 'clerk' && minutes.state === 'closed'
  const mayDecide = outcome === 'passed' || outcome === 'reported' || outcome === 'postponed'
  return (
    <Section
      title={`${number}. ${title}`}
      extra={
        outcome && (
          <strong className={`agenda-${outcome}`}>
            {outcomes[outcome]}
            {tally && `（${tallyText(tally)}）`}
          </strong>
        )
      }
    >
      {words.length === 0 && <p className="quiet">{kind === 'report' ? '听取汇报，没有发言。' : '没有发言。'}</p>}
      <ul className="minutes-words">
        {words.map((one) => (
          <li key={one.personId}>
            <Said minutes={minutes} item={item} words={one} />
          </li>
        ))}
      </ul>
      {isOpen && mayDecide && <Resolution minutes={minutes} item={item} />}
      {!isOpen && item.resolution && (
        <p className="minutes-resolution">
          <strong>决定：</strong>
          {item.resolution}
        </p>
      )}
      {outcome && kind !== 'report' && <Register id={minutes.id} item={item} />}
      {(outcome === 'passed' || item.tasks.length > 0) && <MinutesTasks minutes={minutes} item={item} />}
    </Section>
  )
}

function Register({ id, item }: { id: string; item: Item }) {
  const fetched = useAct(() => download(`/meetings/${id}/papers/register.docx`, { query: { item: item.id } }))
  return (
    <Button
      size="small"
      aria-label={`下载“${item.title}”的登记表`}
      loading={fetched.isPending}
      onClick={() => fetched.mutate()}
    >
      下载三重一大登记表
    </Button>
  )
}

function Said({ minutes, item, words }: Props & { words: Words }) {
  const [isEditing, setEditing] = useState(false)
  const { personId, name, attitude, text, confirmedAt, draft } = words
  const mayEdit = minutes.state === 'closed' && (minutes.me === 'clerk' || personId === minutes.myId)
  return (
    <>
      <p>
        <strong>{name}：</strong>
        {attitude && `${choices[attitude]}。`}
        {text}
      </p>
      <p className="minutes-standing">
        {confirmedAt ? (
          <Lamp tone="green" word={`本人${sentenceTime(confirmedAt)}确认`} />
        ) : (
          <Lamp tone="amber" word="本人未确认" />
        )}
        {draft !== null && <span className="quiet">现场记录：{draft || '（只有态度）'}</span>}
        {mayEdit && (
          <Button size="small" aria-label={`更正${name}的发言`} onClick={() => setEditing(true)}>
            更正
          </Button>
        )}
      </p>
      {isEditing && <Correction minutes={minutes} item={item} words={words} close={() => setEditing(false)} />}
    </>
  )
}

function Correction({ minutes, item, words, close }: Props & { words: Words; close: () => void }) {
  const [text, setText] = useState(words.text)
  const { personId, version, name } = words
  const isOwn = personId === minutes.myId
  const save = useAct(
    () => put(`/meetings/${minutes.id}/minutes/words`, { itemId: item.id, personId, version, text: text.trim() }),
    { done: isOwn ? '已更正并确认。' : '已更正，等本人确认。', refreshes: [keys.meetings] },
  )
  return (
    <Modal
      open
      title={`更正${isOwn ? '本人' : name}的发言`}
      okText={isOwn ? '更正并确认' : '更正'}
      cancelText="返回"
      okButtonProps={{ disabled: text.trim() === words.text }}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => save.mutate(undefined, { onSuccess: close })}
    >
      <p className="quiet">
        {isOwn ? '更正后的话就是您确认的发言。' : '只改文字，不改意思；改过以后要由本人再确认。'}表明的态度不能改。
      </p>
      <Input.TextArea
        aria-label="发言内容"
        rows={8}
        maxLength={5000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </Modal>
  )
}

/** What the clerk most likely means, so that a plain decision need not be typed. */
const draftOf = ({ outcome, title, kind }: Item) =>
  outcome === 'passed' && kind !== 'report' ? `会议同意${title.replace(/[。；]$/, '')}。` : ''

const hints = { postponed: '会议决定缓议……', reported: '会议听取了……' } as Record<string, string>

function Resolution({ minutes, item }: Props) {
  const [text, setText] = useState(item.resolution || draftOf(item))
  // While another act runs, the revision known here is about to be the one before.
  const isActing = useIsMutating() > 0
  const save = useAct(
    () =>
      put(`/meetings/${minutes.id}/minutes/items/${item.id}/resolution`, {
        revision: minutes.revision,
        resolution: text.trim(),
      }),
    { done: '已保存。', refreshes: [keys.meetings] },
  )
  return (
    <div className="minutes-resolution">
      <label htmlFor={`resolution-${item.id}`}>决定内容</label>
      <Input.TextArea
        id={`resolution-${item.id}`}
        autoSize={{ minRows: 2 }}
        maxLength={2000}
        value={text}
        placeholder={hints[item.outcome ?? ''] ?? '会议同意……'}
        onChange={({ target }) => setText(target.value)}
      />
      {text.trim() !== item.resolution && (
        <Button
          type="primary"
          size="small"
          disabled={isActing && !save.isPending}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          保存决定内容
        </Button>
      )}
    </div>
  )
}
