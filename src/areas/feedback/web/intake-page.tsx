import { Alert, Button, Form, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { channels, type Intake, itemKinds, sourceKinds } from '../schema.ts'

const options = (words: Record<string, string>, without: string) =>
  Object.entries(words)
    .filter(([value]) => value !== without)
    .map(([value, label]) => ({ value, label }))

type Entered = { ids: string[]; folded: number }

/** What came by letter, telephone, box, meeting or order is entered here once. */
export default function IntakePage() {
  const go = useNavigate()
  const [form] = Form.useForm<Intake>()
  const save = useAct((row: Intake) => post<Entered>('/voices', { rows: [row] }), {
    done: '已登记。',
    refreshes: [['voices']],
    fails: 'here',
  })
  const required = [{ required: true, whitespace: true, message: '请填写' }]
  return (
    <Page title="登记意见建议" breadcrumbs={[{ title: '意见建议', to: '/voices' }]}>
      {save.error && <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />}
      <Form<Intake>
        form={form}
        layout="vertical"
        style={{ maxWidth: 640 }}
        initialValues={{ kind: 'suggestion', receivedOn: today() }}
        onFinish={(values) => save.mutate(values, { onSuccess: ({ ids }) => go(`/voices/${ids[0]}`) })}
      >
        <Form.Item name="sourceKind" label="来源" rules={[{ required: true, message: '请选择来源' }]}>
          <Select options={options(sourceKinds, '')} />
        </Form.Item>
        <Form.Item name="channel" label="方式" rules={[{ required: true, message: '请选择方式' }]}>
          <Select options={options(channels, 'door')} />
        </Form.Item>
        <Form.Item name="kind" label="事项种类">
          <Select options={options(itemKinds, 'rating')} />
        </Form.Item>
        <Form.Item name="receivedOn" label="收集时间">
          <Input type="date" />
        </Form.Item>
        <Form.Item name="text" label="原文" rules={required}>
          <Input.TextArea rows={6} maxLength={2000} showCount />
        </Form.Item>
        <Form.Item name="target" label="对象（班子或者姓名）">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="category" label="类别">
          <Input maxLength={20} placeholder="政治、思想、作风、担当、廉洁等" />
        </Form.Item>
        <Form.Item name="orderNumber" label="12345工单号">
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="contactName" label="提出单位或人（可以不填）" extra="加密保存，办理的人看不到，到期自动删除。">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="contactPhone" label="联系方式（可以不填）">
          <Input maxLength={60} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          登记
        </Button>
      </Form>
    </Page>
  )
}
