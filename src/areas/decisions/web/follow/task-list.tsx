import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { type DecisionTask, taskLamps, taskStates } from '../../schema/follow.ts'
import { SideForm } from '../meetings/parts.tsx'

export const taskKeys = [['tasks'], ['own-record']] as const

type Act = 'report' | 'done' | 'back' | 'drop' | 'postpone'

/** Tasks as a ledger on the wall: what, who, until when, how it goes, and what can be done about it here. */
export function TaskList({ tasks }: { tasks: readonly DecisionTask[] }) {
  const [acting, setActing] = useState<{ task: DecisionTask; act: Act } | null>(null)
  return (
    <>
      <ul className="task-list">
        {tasks.map((task) => (
          <li key={task.id}>
            <p>
              <Lamp tone={task.lamp} word={taskLamps[task.lamp]} /> <strong>{task.title}</strong>{' '}
              <span className="quiet">{taskStates[task.state]}</span>
            </p>
            <p className="quiet">
              {`${task.meetingTitle}：${task.itemTitle}。${task.ownerName}负责`}
              {task.sectionName && `，${task.sectionName}承办`}
              {task.supporting.length > 0 && `，${task.supporting.join('、')}配合`}
              {`，${task.dueOn}前完成`}
              {task.firstDueOn !== task.dueOn && `（原定${task.firstDueOn}）`}
              {task.doneOn && `，${task.doneOn}由${task.verifiedBy}核实办结`}
            </p>
            {task.reports.map((report) => (
              <p key={report.at} className="task-report">
                {`${report.at.slice(0, 10)} ${report.by}：${report.text}`}
              </p>
            ))}
            <Acts task={task} begin={(act) => setActing({ task, act })} />
          </li>
        ))}
      </ul>
      {acting && <ActForm {...acting} close={() => setActing(null)} />}
    </>
  )
}

function Acts({ task, begin }: { task: DecisionTask; begin: (act: Act) => void }) {
  const me = useMe()
  if (task.state === 'done' || task.state === 'dropped') return null
  const mayJudge = me.may('decisions.follow') && !task.isOwn
  return (
    <div className="acts">
      {task.isOwn && <Button onClick={() => begin('report')}>汇报办理情况</Button>}
      {mayJudge && task.state === 'reported' && <Button onClick={() => begin('done')}>核实办结</Button>}
      {mayJudge && task.state === 'reported' && <Button onClick={() => begin('back')}>退回</Button>}
      {mayJudge && <Button onClick={() => begin('drop')}>不再办理</Button>}
      {me.may('decisions.consent') && <Button onClick={() => begin('postpone')}>同意延期</Button>}
    </div>
  )
}

const titles: Record<Act, string> = {
  report: '汇报办理情况',
  done: '核实办结',
  back: '退回',
  drop: '不再办理',
  postpone: '同意延期',
}

type Values = { text: string; isFinished: boolean; dueOn: string }

function ActForm({ task, act, close }: { task: DecisionTask; act: Act; close: () => void }) {
  const [form] = Form.useForm<Values>()
  const { id, revision } = task
  const save = useAct(
    ({ text, isFinished, dueOn }: Values) => {
      if (act === 'report') return post(`/decisions/tasks/${id}/reports`, { text, isFinished, revision })
      if (act === 'postpone') return post(`/decisions/tasks/${id}/postpone`, { dueOn, reason: text, revision })
      return post(`/decisions/tasks/${id}/verdict`, { verdict: act, reason: text, revision })
    },
    { done: '已办理。', refreshes: taskKeys, fails: 'here' },
  )
  return (
    <SideForm<Values>
      title={`${titles[act]}：${task.title}`}
      act={titles[act]}
      form={form}
      initial={{ text: '', isFinished: false, dueOn: task.dueOn }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      {act === 'postpone' && (
        <Form.Item name="dueOn" label="延期到">
          <Input type="date" />
        </Form.Item>
      )}
      <Form.Item
        name="text"
        label={act === 'report' ? '办理情况' : '意见'}
        rules={[{ required: true, whitespace: true, message: '请填写' }]}
      >
        <Input.TextArea rows={4} maxLength={act === 'report' ? 2000 : 500} />
      </Form.Item>
      {act === 'report' && (
        <Form.Item name="isFinished" valuePropName="checked">
          <Checkbox>已经办完，请核实办结</Checkbox>
        </Form.Item>
      )}
    </SideForm>
  )
}
