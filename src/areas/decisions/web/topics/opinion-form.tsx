import { Form, Input, Select } from 'antd'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import { today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { type Opinion, opinionKinds, opinionResults } from '../../schema/topics.ts'
import { SideForm } from '../meetings/parts.tsx'
import { keys } from './queries.ts'
import { choicesFrom } from './words.ts'

/** Legality, finance and other opinions on a topic. */
export function OpinionForm({ topicId, close }: { topicId: string; close: () => void }) {
  const me = useMe()
  const [form] = Form.useForm<Opinion>()
  const save = useAct((given: Opinion) => post(`/topics/${topicId}/opinions`, given), {
    done: '已提出意见。',
    refreshes: [keys.topics],
    fails: 'here',
  })
  const kind = me.roles.some(({ role }) => role === 'accountant') ? 'finance' : 'legality'
  return (
    <SideForm<Opinion>
      title="提出意见"
      act="提出"
      form={form}
      initial={{ kind, result: 'agree', text: '', givenBy: me.name, givenOn: today() }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="kind" label="意见种类">
        <Select options={choicesFrom(opinionKinds)} />
      </Form.Item>
      <Form.Item name="result" label="结论">
        <Select options={choicesFrom(opinionResults)} />
      </Form.Item>
      <Form.Item name="text" label="意见" rules={[{ required: true, whitespace: true, message: '请填写意见' }]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="givenBy" label="提出意见的人或者科室" rules={[{ required: true, message: '请填写' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="givenOn" label="日期">
        <Input type="date" />
      </Form.Item>
    </SideForm>
  )
}
