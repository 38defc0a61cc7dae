import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { download, get, post } from '../../../../ui/api.ts'
import { FilterBar } from '../../../../ui/FilterBar.tsx'
import { sentenceTime, today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { type Effect, type Emergency, type TaskList as Tasks, taskLamps, taskStates } from '../../schema/follow.ts'
import { categories } from '../../schema/words.ts'
import { SideForm } from '../meetings/parts.tsx'
import { TaskList } from './task-list.tsx'
import './follow.css'

const choicesFrom = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

/** 决定事项: what was decided, whether it is carried out, and by whom. */
export default function TasksPage() {
  const [address, setAddress] = useSearchParams()
  const sheet = useAct(() => download('/decisions/tasks.xlsx', { query: Object.fromEntries(address) }))
  return (
    <Page
      title="决定事项"
      note="党组会议的决定分解为任务，有责任人、有时限，由责任人以外的人核实办结。"
      actions={
        <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
          导出台账
        </Button>
      }
    >
      <Tabs
        items={[
          { key: 'tasks', label: '任务', children: <TaskTab address={address} setAddress={setAddress} /> },
          { key: 'effects', label: '任免办理', children: <EffectTab /> },
          { key: 'emergencies', label: '紧急处置', children: <EmergencyTab /> },
        ]}
      />
    </Page>
  )
}

type TabProps = { address: URLSearchParams; setAddress: (next: Record<string, string>) => void }

function TaskTab({ address, setAddress }: TabProps) {
  const query: { state?: string; lamp?: string; search?: string } = Object.fromEntries(address)
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', query],
    queryFn: () => get<Tasks>('/decisions/tasks', query),
    placeholderData: (previous) => previous,
  })
  const ask = (change: typeof query) => {
    setAddress(Object.fromEntries(Object.entries({ ...query, ...change }).filter(([, value]) => value)))
  }
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading what="决定事项" />
  const { total, done, overdue, percent } = data.execution
  return (
    <>
      <p>
        共{total}项，办结{done}项，超期{overdue}项{percent === null ? '' : `，应办结的执行率${percent}%`}。
      </p>
      <FilterBar
        query={query}
        ask={ask}
        choices={[
          { name: 'state', label: '状态', all: '全部状态', options: choicesFrom(taskStates) },
          { name: 'lamp', label: '时限', all: '全部时限', options: choicesFrom(taskLamps) },
        ]}
        search={{ label: '查找任务', placeholder: '任务、责任人、科室' }}
      />
      {data.rows.length === 0 ? <Empty text="没有符合条件的任务。" /> : <TaskList tasks={data.rows} />}
    </>
  )
}

function EffectTab() {
  const me = useMe()
  const [chosen, choose] = useState<Effect | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'effects'],
    queryFn: async () => (await get<{ rows: Effect[] }>('/decisions/appointments')).rows,
  })
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading what="任免" />
  if (data.length === 0) return <Empty text="还没有通过的任免。" />
  return (
    <>
      <ul className="task-list">
        {data.map((effect) => (
          <li key={effect.itemId}>
            <p>
              <strong>{`${effect.act === 'appoint' ? '任命' : '免去'}${effect.personName} ${effect.postTitle}`}</strong>
            </p>
            <p className="quiet">
              {`${effect.meetingTitle}，${effect.decidedOn}通过。`}
              {effect.doneOn ? `${effect.doneBy}已按${effect.doneOn}写进档案。` : '还没有写进档案。'}
            </p>
            {!effect.doneOn && me.may('people.edit') && <Button onClick={() => choose(effect)}>写进档案</Button>}
          </li>
        ))}
      </ul>
      {chosen && <EffectForm effect={chosen} close={() => choose(null)} />}
    </>
  )
}

type EffectValues = { on: string; document: string }

function EffectForm({ effect, close }: { effect: Effect; close: () => void }) {
  const [form] = Form.useForm<EffectValues>()
  const save = useAct((values: EffectValues) => post(`/decisions/appointments/${effect.itemId}/effect`, values), {
    done: '已写进档案。',
    refreshes: [['tasks'], ['people'], ['structure']],
    fails: 'here',
  })
  return (
    <SideForm<EffectValues>
      title={`${effect.personName}：写进档案`}
      act="写进档案"
      form={form}
      initial={{ on: effect.effectiveOn ?? today(), document: '' }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <p>现任的职务到任免日期为止，新的职务、科室和简历一并更新。</p>
      <Form.Item name="on" label="任免日期">
        <Input type="date" />
      </Form.Item>
      <Form.Item name="document" label="任免文号" rules={[{ required: true, whitespace: true, message: '请填写文号' }]}>
        <Input maxLength={100} />
      </Form.Item>
    </SideForm>
  )
}

function EmergencyTab() {
  const me = useMe()
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'emergencies'],
    queryFn: async () => (await get<{ rows: Emergency[] }>('/decisions/emergencies')).rows,
  })
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading what="紧急处置" />
  const add = me.may('decisions.prepare') && <Button onClick={() => setAdding(true)}>登记紧急处置</Button>
  return (
    <>
      {data.length === 0 ? (
        <Empty text="没有紧急处置。来不及开会处置的，事后登记，下一次党组会议必须报告。" action={add} />
      ) : (
        add
      )}
      <ul className="task-list">
        {data.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.title}</strong> <span className="quiet">{categories[one.category]}</span>
            </p>
            <p>{one.content}</p>
            <p className="quiet">
              {`${one.decidedBy}，${sentenceTime(one.decidedAt)}。理由：${one.reason}。`}
              {one.outcome
                ? `已在${one.reportedAt}报告。`
                : one.reportedAt
                  ? `已列入${one.reportedAt}。`
                  : '还没有列入会议议程。'}
            </p>
          </li>
        ))}
      </ul>
      {isAdding && <EmergencyForm close={() => setAdding(false)} />}
    </>
  )
}

type EmergencyValues = {
  title: string
  category: string
  content: string
  reason: string
  decidedBy: string
  decidedAt: string
}

function EmergencyForm({ close }: { close: () => void }) {
  const [form] = Form.useForm<EmergencyValues>()
  const save = useAct(
    (values: EmergencyValues) =>
      post('/decisions/emergencies', { ...values, decidedAt: new Date(`${values.decidedAt}:00+08:00`).toISOString() }),
    { done: '已登记。', refreshes: [['tasks']], fails: 'here' },
  )
  const required = [{ required: true, whitespace: true, message: '请填写' }]
  return (
    <SideForm<EmergencyValues>
      title="登记紧急处置"
      act="登记"
      form={form}
      initial={{ category: 'decision' }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="title" label="事项" rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="category" label="类别">
        <Select options={choicesFrom(categories)} />
      </Form.Item>
      <Form.Item name="content" label="处置内容" rules={required}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="reason" label="来不及开会的理由" rules={required}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name="decidedBy" label="决定人" rules={required}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="decidedAt" label="决定时间" rules={required}>
        <Input type="datetime-local" />
      </Form.Item>
    </SideForm>
  )
}
