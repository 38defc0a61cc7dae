import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { post, remove } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { tableDate } from '../../../../ui/format.ts'
import type { MinutesItem, MinutesTask, MinutesView, TaskInput } from '../../schema/minutes.ts'
import { byLabel, personOptions, SideForm } from './parts.tsx'
import { keys, useGroup, useSections } from './queries.ts'

type Props = { minutes: MinutesView; item: MinutesItem }

/** Who carries a decision out, by when. */
export function MinutesTasks({ minutes, item }: Props) {
  const [isAdding, setAdding] = useState(false)
  const mayChange = minutes.me === 'clerk' && minutes.state === 'closed'
  return (
    <div className="minutes-tasks">
      <strong>落实</strong>
      {item.tasks.length === 0 && <span className="quiet">还没有定责任人和期限</span>}
      <ul>
        {item.tasks.map((task) => (
          <Task key={task.id} minutes={minutes} task={task} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange && (
        <Button size="small" aria-label={`给“${item.title}”增加任务`} onClick={() => setAdding(true)}>
          增加任务
        </Button>
      )}
      {isAdding && <AddTask minutes={minutes} item={item} close={() => setAdding(false)} />}
    </div>
  )
}

type TaskProps = { minutes: MinutesView; task: MinutesTask; mayChange: boolean }

function Task({ minutes, task, mayChange }: TaskProps) {
  const confirm = useConfirm()
  const drop = useAct(() => remove(`/meetings/${minutes.id}/minutes/tasks/${task.id}`), { refreshes: [keys.meetings] })
  const ask = async () => {
    const effect = '定稿之前可以删去定错的任务。'
    if (await confirm({ title: `删去任务“${task.title}”`, effect, act: '删去' })) drop.mutate()
  }
  const facts = [
    `责任人：${task.owner}`,
    ...(task.section ? [`牵头：${task.section}`] : []),
    ...(task.supporting.length ? [`配合：${task.supporting.join('、')}`] : []),
    `${tableDate(task.dueOn)}前完成`,
  ]
  return (
    <li>
      {task.title}　<span className="quiet">{facts.join('　')}</span>
      {mayChange && (
        <Button type="link" size="small" aria-label={`删去任务${task.title}`} onClick={ask}>
          删去
        </Button>
      )}
    </li>
  )
}

function AddTask({ minutes, item, close }: Props & { close: () => void }) {
  const [form] = Form.useForm<TaskInput>()
  const { data: group } = useGroup()
  const { data: sections } = useSections()
  const save = useAct(
    ({ leadSectionId = null, supportingIds = [], ...task }: TaskInput) =>
      post(`/meetings/${minutes.id}/minutes/items/${item.id}/tasks`, { ...task, leadSectionId, supportingIds }),
    { done: '已增加。', refreshes: [keys.meetings], fails: 'here' },
  )
  const open = (sections ?? []).filter(({ closedOn }) => !closedOn).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <SideForm<TaskInput>
      title={`落实：${item.title}`}
      act="增加"
      form={form}
      initial={{ title: `落实“${item.title}”` }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="title" label="任务" rules={[{ required: true, whitespace: true, message: '请填写任务' }]}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <Form.Item name="ownerId" label="责任人" rules={[{ required: true, message: '请选择责任人' }]}>
        <Select showSearch={{ filterOption: byLabel }} options={personOptions(group?.people ?? [])} />
      </Form.Item>
      <Form.Item name="leadSectionId" label="牵头科室">
        <Select allowClear showSearch={{ filterOption: byLabel }} options={open} />
      </Form.Item>
      <Form.Item name="supportingIds" label="配合科室">
        <Select mode="multiple" optionFilterProp="label" options={open} />
      </Form.Item>
      <Form.Item name="dueOn" label="完成期限" rules={[{ required: true, message: '请填写完成期限' }]}>
        <Input type="date" />
      </Form.Item>
    </SideForm>
  )
}
