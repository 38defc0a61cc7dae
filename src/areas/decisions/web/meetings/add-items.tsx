import { Alert, Button, Checkbox, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { ApiError, post } from '../../../../ui/api.ts'
import { Empty, ErrorNote, Loading } from '../../../../ui/Page.tsx'
import type { MeetingView, TopicToSchedule } from '../../schema/meetings.ts'
import { categories } from '../../schema/words.ts'
import { SideForm } from './parts.tsx'
import { keys, useTopicsToSchedule } from './queries.ts'

type Props = { meeting: MeetingView; close: () => void }

/** Topics that were let onto an agenda; those that lack something say what, and cannot be ticked. */
export function AddTopics({ meeting, close }: Props) {
  const { data, error, refetch } = useTopicsToSchedule(meeting.id)
  const [chosen, setChosen] = useState<string[]>([])
  const { id, revision } = meeting
  const add = useAct(() => post(`/meetings/${id}/agenda/topics`, { revision, topicIds: chosen }), {
    done: '已列入议程。',
    refreshes: [keys.meetings, ['topics']],
    fails: 'here',
  })
  return (
    <Drawer
      open
      title="列入议题"
      size={520}
      onClose={close}
      footer={
        <div className="acts">
          <Button
            type="primary"
            disabled={!chosen.length}
            loading={add.isPending}
            onClick={() => add.mutate(undefined, { onSuccess: close })}
          >
            列入议程{chosen.length > 0 && `（${chosen.length}个议题）`}
          </Button>
          <Button onClick={close}>返回</Button>
        </div>
      }
    >
      {add.error && <Refused error={add.error} />}
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="议题" />}
      {data?.length === 0 && <Empty text="没有可以上会的议题。议题由主要负责人同意上会后列在这里。" />}
      <Checkbox.Group value={chosen} onChange={(ids) => setChosen(ids.map(String))} className="topic-choices">
        {data?.map((topic) => (
          <Choice key={topic.id} topic={topic} />
        ))}
      </Checkbox.Group>
    </Drawer>
  )
}

function Choice({ topic }: { topic: TopicToSchedule }) {
  const { id, year, number, title, category, items, missing } = topic
  return (
    <div className="topic-choice">
      <Checkbox value={id} disabled={missing.length > 0}>
        {title}
      </Checkbox>
      <p className="quiet">
        {year}年第{number}号　{categories[category]}
        {items > 1 && `　分${items}项表决`}
      </p>
      {missing.map((line) => (
        <p key={line} className="lamp-amber">
          ◐ {line}
        </p>
      ))}
    </div>
  )
}

function Refused({ error }: { error: Error }) {
  const faults = error instanceof ApiError ? error.faults : []
  return (
    <Alert
      type="error"
      showIcon
      title={error.message}
      description={faults.map(({ message }) => <div key={message}>{message}</div>)}
      style={{ marginBottom: 12 }}
    />
  )
}

const usualReports = ['上次会议决定事项执行情况', '财务收支情况', '党风廉政建设情况']

export function AddReport({ meeting: { id, revision }, close }: Props) {
  const [form] = Form.useForm<{ title: string }>()
  const save = useAct((values: { title: string }) => post(`/meetings/${id}/agenda/reports`, { revision, ...values }), {
    done: '已列入议程。',
    refreshes: [keys.meetings],
    fails: 'here',
  })
  return (
    <SideForm<{ title: string }>
      title="列入汇报事项"
      act="列入议程"
      form={form}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <p className="quiet">只听取汇报，不表态，不表决。</p>
      <Form.Item
        name="title"
        label="事项名称"
        rules={[{ required: true, whitespace: true, message: '请填写事项名称' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <div className="acts">
        {usualReports.map((title) => (
          <Button key={title} size="small" onClick={() => form.setFieldValue('title', title)}>
            {title}
          </Button>
        ))}
      </div>
    </SideForm>
  )
}
