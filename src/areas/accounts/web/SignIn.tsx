import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import type * as z from 'zod'
import { get, post } from '../../../ui/api.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { ErrorNote, Loading, useTitle } from '../../../ui/Page.tsx'
import { roleTitles } from '../../../ui/role-titles.ts'
import type { Bootstrap, SignedIn } from '../schema.ts'
import './accounts.css'

type Start = z.infer<typeof Bootstrap>
type Typed = { username: string; password: string }

/** The door of the system: the notices, the form, and for the demo the people one can be. */
export function SignInPage({ onDone }: { onDone: () => void }) {
  useTitle('登录')
  const start = useQuery({ queryKey: ['bootstrap'], queryFn: () => get<Start>('/bootstrap') })
  if (start.isPending) return <Loading what="登录页" />
  if (start.error) return <ErrorNote error={start.error} onRetry={start.refetch} />
  const { unitName, isDemo, needsSetUp, notices, version } = start.data
  return (
    <div className="door">
      <header className="door-head">
        <Mark size={40} />
        <div>
          <h1>{unitName || '头雁'}</h1>
          <p>{isDemo ? '领导班子和干部队伍建设系统（示例数据，单位和人员均为虚构）' : '领导班子和干部队伍建设系统'}</p>
        </div>
      </header>
      <ul className="door-notices">
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      {needsSetUp ? (
        <p className="door-waits">
          系统还没有启用。请系统管理员在服务器的启动窗口里找到以“/setup#”结尾的启用地址，用浏览器打开。
        </p>
      ) : (
        <SignInForm onDone={onDone} demo={isDemo ? start.data : undefined} />
      )}
      <footer className="quiet">头雁 {version}</footer>
    </div>
  )
}

type FormProps = { onDone: () => unknown; username?: string; demo?: Start | undefined }

/** User name and password, then the code where the account has one. */
export function SignInForm({ onDone, username = '', demo }: FormProps) {
  const [form] = Form.useForm<Typed>()
  const submit = useRef<HTMLButtonElement>(null)
  const signIn = useMutation({ mutationFn: (typed: Typed) => post<z.infer<typeof SignedIn>>('/sign-in', typed) })
  const enter = async (typed: Typed) => {
    const { state } = await signIn.mutateAsync(typed)
    if (state === 'signed-in') onDone()
  }
  if (signIn.data?.state === 'code-required') return <CodeForm onDone={onDone} onBack={signIn.reset} />
  return (
    <>
      {signIn.error && <ErrorNote error={signIn.error} />}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ username, password: '' }}
        onFinish={(typed) => enter(typed).catch(() => {})}
      >
        <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus={!username} />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password autoComplete="current-password" autoFocus={username !== ''} />
        </Form.Item>
        <Button ref={submit} type="primary" htmlType="submit" block loading={signIn.isPending}>
          登录
        </Button>
      </Form>
      {demo && (
        <DemoAccounts
          demo={demo}
          onChoose={(chosen) => {
            form.setFieldsValue({ username: chosen, password: demo.demoPassword ?? '' })
            submit.current?.focus()
          }}
        />
      )}
    </>
  )
}

function CodeForm({ onDone, onBack }: { onDone: () => unknown; onBack: () => void }) {
  const field = useRef<InputRef>(null)
  const check = useMutation({ mutationFn: (typed: { code: string }) => post('/sign-in/code', typed) })
  useEffect(() => field.current?.focus(), [])
  const enter = async (typed: { code: string }) => {
    await check.mutateAsync(typed)
    onDone()
  }
  return (
    <>
      {check.error && <ErrorNote error={check.error} />}
      <Form layout="vertical" requiredMark={false} onFinish={(typed) => enter(typed).catch(() => {})}>
        <Form.Item
          name="code"
          label="动态验证码"
          extra="打开手机上的验证器，填写当前显示的6位数字。"
          rules={[{ pattern: /^\d{6}$/, required: true, message: '动态验证码是6位数字' }]}
        >
          <Input ref={field} inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={check.isPending}>
            登录
          </Button>
          <Button onClick={onBack}>换一个账号</Button>
        </div>
      </Form>
    </>
  )
}

/** So many of one role are enough to try it. */
const PER_ROLE = 3

function DemoAccounts({ demo, onChoose }: { demo: Start; onChoose: (username: string) => void }) {
  const mainTitle = ({ title }: { title: string }) => title.replace(/、干部职工|干部职工、/, '')
  const order = Object.values(roleTitles).map(({ title }) => title)
  const roles = [...Map.groupBy(demo.demoAccounts, mainTitle)].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  return (
    <section className="door-demo">
      <h2>以谁的身份看看</h2>
      <p className="quiet">点一下填入用户名和密码。密码都是 {demo.demoPassword}</p>
      <dl>
        {roles.map(([title, accounts]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              {accounts.slice(0, PER_ROLE).map(({ username, name }) => (
                <Button key={username} size="small" onClick={() => onChoose(username)}>
                  {name.replace(/（示例）$/, '')}
                </Button>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
