import { Form, Input, Radio } from 'antd'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import type { TopicView } from '../../schema/topics.ts'
import { SideForm } from '../meetings/parts.tsx'
import { keys } from './queries.ts'

type Values = { consents: boolean; reason: string }

/** The secretary settles a topic with everything it lacks in view. */
export function ConsentForm({ topic, close }: { topic: TopicView; close: () => void }) {
  const [form] = Form.useForm<Values>()
  const consents = Form.useWatch('consents', form)
  const save = useAct((given: Values) => post(`/topics/${topic.id}/consent`, { revision: topic.revision, ...given }), {
    done: '已审定。',
    refreshes: [keys.topics],
    fails: 'here',
  })
  const lacking = topic.missing.filter((one) => !one.includes('书记'))
  return (
    <SideForm<Values>
      title={`审定：${topic.title}`}
      act="确定"
      form={form}
      initial={{ consents: true, reason: '' }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      {lacking.length > 0 && <p>还缺：{lacking.join('；')}。同意以后，补齐才能列入议程。</p>}
      <Form.Item name="consents" label="审定意见">
        <Radio.Group
          options={[
            { value: true, label: '同意上会' },
            { value: false, label: '退回' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={consents === false ? '退回的原因' : '意见'}
        rules={[{ required: consents === false, whitespace: true, message: '退回要写明原因' }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </SideForm>
  )
}
