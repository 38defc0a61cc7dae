import { Button, Input } from 'antd'
import { useState } from 'react'
import { choices } from '../../../schema/words.ts'
import { ChoicePicker } from '../choice-picker.tsx'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { useStatementDraft } from '../statement-draft.ts'
import { namesOf, type Statement } from '../words.ts'
import type { SeatTask } from './task.ts'
import { Waiting } from './waiting.tsx'

type Task = Extract<SeatTask, { kind: 'state' | 'wait-to-state' | 'stated' }>

/** One's own word on the item: asked for, awaited or given. */
export function StatementTask({ task }: { task: Task }) {
  const { view } = useRoom()
  const [isAgain, again] = useState(false)
  if (task.kind === 'wait-to-state') {
    return (
      <>
        <Waiting title={`等待${namesOf(task.names)}表态`} text="您主持本议题，其他成员都表态以后，由您最后表态。" />
        <Heard task={task} />
      </>
    )
  }
  if (task.kind === 'stated' && !(isAgain && task.mayRestate)) {
    return (
      <>
        <div className="seat-waiting" role="status">
          <p className="seat-question">您已表态</p>
          <Said statement={task.statement} />
          <p className="quiet">
            {task.item.waitingFor.length > 0 ? `等待${namesOf(task.item.waitingFor)}表态。` : '等待开始表决。'}
          </p>
        </div>
        {task.mayRestate && (
          <Button className="seat-second" onClick={() => again(true)}>
            修改我的表态
          </Button>
        )}
        <Heard task={task} />
      </>
    )
  }
  const said = task.kind === 'stated' ? task.statement : null
  return (
    <>
      <Form key={said?.at ?? 'first'} task={task} said={said} onDone={() => again(false)} />
      {view.settings.sealedStatements && <p className="quiet">各人的表态先封存，全部表态后一并公开。</p>}
      <Heard task={task} />
    </>
  )
}

function Said({ statement }: { statement: Statement }) {
  return (
    <p className="seat-said">
      {statement.attitude && <strong>{choices[statement.attitude]}</strong>} {statement.text}
    </p>
  )
}

type FormProps = { task: Task; said: Statement | null; onDone: () => void }

function Form({ task, said, onDone }: FormProps) {
  const { view } = useRoom()
  const memberId = view.me.memberId!
  const draft = useStatementDraft(task.item.id, memberId, said)
  const isPresider = task.item.presiderId === memberId
  const send = () => draft.send().then(onDone, () => {})
  return (
    <div className="seat-form">
      <p className="seat-question">{isPresider ? '其他成员都已表态，请您最后表态' : '您的态度'}</p>
      <ChoicePicker name="attitude" legend="您的态度" value={draft.attitude} onPick={draft.pick} />
      <label htmlFor="own-words">
        发言要点 <span className="quiet">（可不填）</span>
      </label>
      <Input.TextArea
        id="own-words"
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={5000}
        value={draft.text}
        onChange={(event) => draft.type(event.target.value)}
      />
      <Refused error={draft.command.error} />
      <Button
        type="primary"
        className="seat-button"
        disabled={!draft.isReady}
        loading={draft.command.isPending}
        onClick={() => void send()}
      >
        {draft.attitude ? `表态：${choices[draft.attitude]}` : '提交表态'}
      </Button>
    </div>
  )
}

/** What the others have said, as far as it is open. */
function Heard({ task }: { task: Task }) {
  const { view } = useRoom()
  const others = task.item.statements.filter(({ memberId, isVoid }) => !isVoid && memberId !== view.me.memberId)
  if (others.length === 0) return null
  return (
    <section className="seat-heard" aria-label="其他成员的表态">
      <h3>其他成员</h3>
      <ul className="plain">
        {others.map(({ memberId, name, attitude, text }) => (
          <li key={memberId}>
            <strong>{name}</strong>{' '}
            {attitude || text ? (
              `${attitude ? choices[attitude] : ''} ${text ?? ''}`
            ) : (
              <span className="quiet">已表态</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
