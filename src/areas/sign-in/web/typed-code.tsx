import { Button, Form, Input } from 'antd'

/** The eight digits on the screen, for phones that do not scan. */
export function TypedCode({ isPending, send }: { isPending: boolean; send: (code: string) => void }) {
  return (
    <Form<{ code: string }> name="sign" layout="vertical" onFinish={({ code }) => send(code)} className="sign-form">
      <Form.Item
        name="code"
        label="签到码"
        extra="屏幕上的8位数字，30秒换一次"
        rules={[{ required: true, message: '请照屏幕上的输入8位数字' }]}
      >
        <Input inputMode="numeric" autoComplete="off" maxLength={12} size="large" />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={isPending}>
        签到
      </Button>
    </Form>
  )
}
