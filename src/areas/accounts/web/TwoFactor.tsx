import { Button, Form, Input, QRCode } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { ErrorNote } from '../../../ui/Page.tsx'

type Begun = { uri: string; secret: string }

/** The second step of signing in: bind an authenticator, or give it up. */
export function TwoFactor({ isOn }: { isOn: boolean }) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const refreshes = [['me'], ['sessions']]
  const begin = useAct((password: string) => post<Begun>('/me/two-factor/begin', { password }), { fails: 'here' })
  const end = useAct((password: string) => post('/me/two-factor/remove', { password }), {
    done: '已解除，以后登录只用密码',
    refreshes,
    fails: 'here',
  })
  if (isOn) {
    return (
      <div className="narrow-form">
        <p className="plain-line">已绑定。登录时除密码外还要填写手机验证器上的6位数字。</p>
        {end.error && <ErrorNote error={end.error} />}
        <PasswordAsked act="解除绑定" isBusy={end.isPending} onAct={(password) => end.mutate(password)} />
      </div>
    )
  }
  if (begun) return <Binding begun={begun} onDone={() => setBegun(null)} />
  return (
    <div className="narrow-form">
      <p className="plain-line">未绑定。绑定后即使密码被别人知道，没有您的手机也登录不了。管理员账号应当绑定。</p>
      {begin.error && <ErrorNote error={begin.error} />}
      <PasswordAsked
        act="开始绑定"
        isBusy={begin.isPending}
        onAct={(password) => begin.mutate(password, { onSuccess: setBegun })}
      />
    </div>
  )
}

type Asked = { act: string; isBusy: boolean; onAct: (password: string) => void }

function PasswordAsked({ act, isBusy, onAct }: Asked) {
  return (
    <Form layout="vertical" requiredMark={false} onFinish={({ password }) => onAct(password)}>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button htmlType="submit" loading={isBusy}>
        {act}
      </Button>
    </Form>
  )
}

function Binding({ begun: { uri, secret }, onDone }: { begun: Begun; onDone: () => void }) {
  const confirm = useAct((code: string) => post('/me/two-factor/confirm', { code }), {
    done: '已绑定',
    refreshes: [['me'], ['sessions']],
    fails: 'here',
  })
  return (
    <div className="binding">
      <QRCode value={uri} type="svg" size={180} bordered={false} aria-label="绑定用的二维码" />
      <div className="narrow-form">
        <ol>
          <li>在手机上打开验证器（支持TOTP的都可以），扫左边的二维码。</li>
          <li>
            扫不了就手工填写密钥：<code className="secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </li>
          <li>把验证器上显示的6位数字填在下面。</li>
        </ol>
        {confirm.error && <ErrorNote error={confirm.error} />}
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={({ code }) => confirm.mutate(code, { onSuccess: onDone })}
        >
          <Form.Item
            name="code"
            label="动态验证码"
            rules={[{ pattern: /^\d{6}$/, required: true, message: '动态验证码是6位数字' }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
          <div className="acts">
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              绑定
            </Button>
            <Button onClick={onDone}>取消</Button>
          </div>
        </Form>
      </div>
    </div>
  )
}
