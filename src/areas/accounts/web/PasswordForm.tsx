import { Button, Form, Input } from 'antd'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import type { Me } from '../../../ui/me.tsx'
import { ErrorNote } from '../../../ui/Page.tsx'
import { passwordFaults } from '../rules.ts'
import { PasswordRules } from './PasswordRules.tsx'

type Typed = { current: string; next: string; again: string }

/** Changes one's own password; the rules are said beforehand and checked while typing. */
export function PasswordForm({ me, onDone }: { me: Me; onDone: () => void }) {
  const [form] = Form.useForm<Typed>()
  const isAdmin = me.duty !== 'business'
  const context = { isAdmin, username: me.username, words: [me.name, me.unitName] }
  const change = useAct(({ current, next }: Typed) => post('/me/password', { current, next }), {
    done: '密码已修改',
    fails: 'here',
  })
  const submit = async (typed: Typed) => {
    await change.mutateAsync(typed)
    form.resetFields()
    onDone()
  }
  return (
    <div className="narrow-form">
      <PasswordRules isAdmin={isAdmin} />
      {change.error && <ErrorNote error={change.error} />}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(typed) => submit(typed).catch(() => {})}
      >
        <input type="text" hidden readOnly autoComplete="username" value={me.username} />
        <Form.Item name="current" label="现密码" rules={[{ required: true, message: '请填写现密码' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label="新密码"
          validateTrigger="onBlur"
          rules={[
            {
              validator: async (_, typed: string = '') => {
                const faults = passwordFaults(typed, context)
                if (faults.length) throw new Error(faults.join('；'))
              },
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label="再填一次新密码"
          dependencies={['next']}
          validateTrigger="onBlur"
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_, typed) => {
                if (typed !== getFieldValue('next')) throw new Error('两次填写的不一样')
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          修改密码
        </Button>
      </Form>
    </div>
  )
}
