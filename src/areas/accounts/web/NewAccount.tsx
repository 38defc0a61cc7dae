import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { useAct } from '../../../ui/act.ts'
import { get, post } from '../../../ui/api.ts'
import { ErrorNote } from '../../../ui/Page.tsx'
import { isUsername, normaliseUsername } from '../rules.ts'
import type { PeopleWithoutAccount } from '../schema.ts'
import { type Slip, Slips } from './Slips.tsx'

type Typed = { personId?: string; name: string; username: string }

/** One account, of a person in the roster or of somebody who has no dossier here. */
export function NewAccountDrawer({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Drawer open={isOpen} onClose={onClose} size={520} title="建立账号" destroyOnHidden>
      <NewAccountForm />
    </Drawer>
  )
}

function NewAccountForm() {
  const [form] = Form.useForm<Typed>()
  const [slip, setSlip] = useState<Slip | null>(null)
  const people = useQuery({
    queryKey: ['accounts', 'people'],
    queryFn: async () => (await get<z.infer<typeof PeopleWithoutAccount>>('/accounts/people')).people,
  })
  const create = useAct(
    ({ personId, name, username }: Typed) =>
      post<{ initialPassword: string }>('/accounts', { personId: personId ?? null, name, username }),
    { refreshes: [['accounts'], ['today']], fails: 'here' },
  )
  const submit = (typed: Typed) =>
    create.mutate(typed, { onSuccess: ({ initialPassword }) => setSlip({ ...typed, initialPassword }) })
  if (slip) return <Slips slips={[slip]} />
  return (
    <Form<Typed> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      {create.error && <ErrorNote error={create.error} />}
      <Form.Item name="personId" label="干部档案" extra="选定后本人可以看自己的档案；外单位协助人员等没有档案的不选。">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={people.data?.map(({ id, name, sectionName }) => ({
            value: id,
            label: sectionName ? `${name}（${sectionName}）` : name,
          }))}
          onChange={(id) => form.setFieldValue('name', people.data?.find((one) => one.id === id)?.name ?? '')}
        />
      </Form.Item>
      <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="username"
        label="用户名"
        rules={[
          {
            validator: async (_, typed: string = '') => {
              if (!isUsername(normaliseUsername(typed))) throw new Error('用字母开头，只含字母、数字、点和下划线')
            },
          },
        ]}
      >
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={create.isPending}>
        建立
      </Button>
    </Form>
  )
}
