import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type * as z from 'zod'
import { useAct } from '../../../ui/act.ts'
import { get, post, remove } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { sentenceTime, tableTime } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { OwnSessions } from '../schema.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { TwoFactor } from './TwoFactor.tsx'
import './accounts.css'

type Session = z.infer<typeof OwnSessions>['sessions'][number]

/** 我的账号 */
export default function OwnAccountPage() {
  const me = useMe()
  const queries = useQueryClient()
  const roles = me.roles.map((role) => role.title).join('、') || '还没有角色，请安全管理员授权'
  return (
    <Page title="我的账号" note={`${me.name}（${me.username}），${roles}`}>
      <Section title="上次登录">
        <p className="plain-line">
          {me.lastSignInAt ? `上次登录：${sentenceTime(me.lastSignInAt)}。` : '这是第一次登录。'}
          {me.lastFailureAt
            ? `最近一次登录失败：${sentenceTime(me.lastFailureAt)}，如果不是您本人，请修改密码。`
            : '没有登录失败的记录。'}
        </p>
      </Section>
      <Section title="修改密码">
        <PasswordForm me={me} onDone={() => queries.invalidateQueries({ queryKey: ['sessions'] })} />
      </Section>
      <Section title="动态验证码">
        <TwoFactor isOn={me.twoFactorEnabled} />
      </Section>
      <Sessions />
    </Page>
  )
}

function Sessions() {
  const query = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await get<z.infer<typeof OwnSessions>>('/me/sessions')).sessions,
  })
  const refreshes = [['sessions']]
  const end = useAct((id: string) => remove(`/me/sessions/${id}`), { done: '已结束', refreshes })
  const endOthers = useAct(() => post('/me/sessions/end-others'), { done: '其他登录已结束', refreshes })
  const others = query.data?.filter((session) => !session.current) ?? []
  const columns: DataColumn<Session>[] = [
    { key: 'device', title: '浏览器', width: 240, draw: (one) => deviceOf(one.userAgent) },
    { key: 'ip', title: '地址', width: 150, draw: (one) => one.ip },
    { key: 'started', title: '登录时间', width: 160, draw: (one) => tableTime(one.startedAt) },
    { key: 'active', title: '最近使用', width: 160, draw: (one) => tableTime(one.lastActiveAt) },
    {
      key: 'act',
      title: '办理',
      width: 100,
      draw: (one) =>
        one.current ? (
          '当前'
        ) : (
          <Button size="small" onClick={() => end.mutate(one.id)}>
            结束
          </Button>
        ),
    },
  ]
  return (
    <Section
      title="登录着的浏览器"
      extra={
        others.length > 0 && (
          <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            结束其他全部
          </Button>
        )
      }
    >
      {query.isPending && <Loading what="登录记录" />}
      {query.error && <ErrorNote error={query.error} onRetry={query.refetch} />}
      {query.data && (
        <DataTable caption="登录着的浏览器" columns={columns} rows={query.data} rowKey={(one) => one.id} />
      )}
    </Section>
  )
}

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/MicroMessenger/, '微信'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/Windows/, 'Windows'],
  [/Android/, '安卓'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** `Windows上的Edge`; what is not known is shown as it came. */
function deviceOf(userAgent: string): string {
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1]
  const system = SYSTEMS.find(([sign]) => sign.test(userAgent))?.[1]
  return browser && system ? `${system}上的${browser}` : userAgent || '未知'
}
