import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { ErrorNote } from '../../../ui/Page.tsx'
import { roleTitles } from '../../../ui/role-titles.ts'
import type { Account, NewGrant } from '../schema.ts'

type Typed = { role: NewGrant['role']; sectionId?: string; validFrom: string; validUntil?: string }

/** Gives an account a role from one day to another; the head of a section is given a section as well. */
export function GrantForm({ account }: { account: Account }) {
  const [form] = Form.useForm<Typed>()
  const role = Form.useWatch('role', form)
  const sections = useQuery({
    queryKey: ['sections'],
    queryFn: () => get<{ sections: { id: string; name: string }[] }>('/sections'),
    enabled: role === 'section_head',
  })
  const grant = useAct((given: NewGrant) => post(`/accounts/${account.id}/grants`, given), {
    done: '已授予',
    refreshes: [['accounts'], ['today']],
    fails: 'here',
  })
  const submit = ({ role, sectionId, validFrom, validUntil }: Typed) => {
    const given = { role, sectionId: sectionId ?? null, validFrom, validUntil: validUntil || null }
    grant.mutate(given, { onSuccess: () => form.resetFields() })
  }
  const options = Object.entries(roleTitles).flatMap(([value, { title, duty }]) =>
    account.duty === null || account.duty === duty ? [{ value, label: title }] : [],
  )
  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ validFrom: today() }}
      onFinish={submit}
      className="grant-form"
    >
      {grant.error && <ErrorNote error={grant.error} />}
      <Form.Item name="role" label="授予角色" rules={[{ required: true, message: '请选择角色' }]}>
        <Select options={options} />
      </Form.Item>
      {role === 'section_head' && (
        <Form.Item name="sectionId" label="负责的科室" rules={[{ required: true, message: '请选择科室' }]}>
          <Select options={sections.data?.sections.map(({ id, name }) => ({ value: id, label: name })) ?? []} />
        </Form.Item>
      )}
      <Form.Item name="validFrom" label="起始日期" rules={[{ required: true, message: '请填写起始日期' }]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="validUntil" label="截止日期" extra="不填为长期">
        <Input type="date" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={grant.isPending}>
        授予
      </Button>
    </Form>
  )
}
