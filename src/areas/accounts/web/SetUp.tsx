import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type * as z from 'zod'
import { post } from '../../../ui/api.ts'
import { Mark } from '../../../ui/Mark.tsx'
import { ErrorNote, useTitle } from '../../../ui/Page.tsx'
import { isUsername, normaliseUsername, passwordFaults } from '../rules.ts'
import type { SetUp } from '../schema.ts'
import { PasswordRules } from './PasswordRules.tsx'
import './accounts.css'

type Given = Omit<z.infer<typeof SetUp>, 'code'>

const offices = [
  {
    key: 'system',
    title: '系统管理员',
    username: 'xitong',
    duty: '建立、停用账号，重置密码。不能授权，看不到干部信息。',
  },
  {
    key: 'security',
    title: '安全管理员',
    username: 'anquan',
    duty: '按岗位授予和撤销角色。不能建账号，看不到干部信息。',
  },
  {
    key: 'audit',
    title: '审计管理员',
    username: 'shenji',
    duty: '查看谁做了什么，核验记录有没有被改过。不能改任何东西。',
  },
] as const

/** First use: found the unit with its three administrators, or look at the demo bureau. */
export default function SetUpPage() {
  useTitle('启用系统')
  const code = location.hash.slice(1)
  const [isOwn, choose] = useState(false)
  const demo = useMutation({ mutationFn: () => post('/setup/demo', { code }) })
  const tryDemo = async () => {
    await demo.mutateAsync()
    location.assign('/')
  }
  return (
    <div className="door door-wide">
      <header className="door-head">
        <Mark size={40} />
        <div>
          <h1>启用头雁</h1>
          <p>这一步只做一次，在服务器的启动窗口里给出的地址上完成。</p>
        </div>
      </header>
      <ul className="door-notices">
        <li>本系统为非涉密系统，严禁存储、处理、传输国家秘密</li>
      </ul>
      {!code && <p className="door-waits">地址里缺少启用码。请从服务器的启动窗口复制完整的地址，包括“#”后面的部分。</p>}
      {demo.error && <ErrorNote error={demo.error} />}
      {code && !isOwn && (
        <div className="door-choice">
          <section>
            <h2>建立本单位</h2>
            <p>正式使用。填写单位名称，设立三个管理员，然后导入任免审批表或者干部名册。</p>
            <Button type="primary" onClick={() => choose(true)}>
              建立本单位
            </Button>
          </section>
          <section>
            <h2>先看示例单位</h2>
            <p>装入一个虚构的局，人员、档案、照片都是编的，口令公开，只能在本机看。正式使用时另建数据目录。</p>
            <Button loading={demo.isPending} onClick={() => void tryDemo().catch(() => {})}>
              装入示例单位
            </Button>
          </section>
        </div>
      )}
      {code && isOwn && <OwnUnit code={code} onBack={() => choose(false)} />}
    </div>
  )
}

function OwnUnit({ code, onBack }: { code: string; onBack: () => void }) {
  const found = useMutation({ mutationFn: (given: Given) => post('/setup', { ...given, code }) })
  const submit = async (given: Given) => {
    await found.mutateAsync(given)
    location.assign('/')
  }
  return (
    <Form<Given>
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={{ admins: Object.fromEntries(offices.map(({ key, username }) => [key, { username }])) }}
      onFinish={(given) => submit(given).catch(() => {})}
    >
      <Form.Item name="unitName" label="单位名称" rules={[{ required: true, message: '请填写单位全称' }]}>
        <Input maxLength={100} placeholder="如：云栖市文化和旅游局" />
      </Form.Item>
      <h2>三员分立</h2>
      <p>
        管系统的、管授权的、查记录的是三个人，谁也不能单独越权办事而不留痕迹。三个账号一经设立，职责不能互换，也都看不到干部信息。
      </p>
      <PasswordRules isAdmin />
      <div className="door-offices">
        {offices.map((office) => (
          <Office key={office.key} office={office} />
        ))}
      </div>
      {found.error && <ErrorNote error={found.error} />}
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={found.isPending}>
          启用
        </Button>
        <Button onClick={onBack}>返回</Button>
      </div>
    </Form>
  )
}

function Office({ office: { key, title, duty } }: { office: (typeof offices)[number] }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <p className="quiet">{duty}</p>
      <Form.Item name={['admins', key, 'name']} label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={['admins', key, 'username']}
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
      <Form.Item
        name={['admins', key, 'password']}
        label="密码"
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, typed: string = '') => {
              const username: string = getFieldValue(['admins', key, 'username']) ?? ''
              const words = [getFieldValue(['admins', key, 'name']), getFieldValue('unitName')].filter(Boolean)
              const faults = passwordFaults(typed, { isAdmin: true, username, words })
              if (faults.length) throw new Error(faults.join('；'))
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </fieldset>
  )
}
