import { Button } from 'antd'
import { post } from '../../../ui/api.ts'
import { Mark } from '../../../ui/Mark.tsx'
import type { Me } from '../../../ui/me.tsx'
import { useTitle } from '../../../ui/Page.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import './accounts.css'

/** The only page until a password that others know, or that has grown old, is replaced. */
export function FirstPasswordPage({ me, onDone }: { me: Me; onDone: () => void }) {
  useTitle('修改密码')
  const leave = async () => {
    await post('/sign-out').catch(() => {})
    location.assign('/')
  }
  return (
    <div className="door">
      <header className="door-head">
        <Mark size={40} />
        <div>
          <h1>请先修改密码</h1>
          <p>{me.name}，您现在用的是初始密码或者已到期的密码，改好后就能办理业务。</p>
        </div>
      </header>
      <PasswordForm me={me} onDone={onDone} />
      <p>
        <Button type="link" onClick={() => void leave()}>
          退出
        </Button>
      </p>
    </div>
  )
}
