import { useNavigate } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { ErrorNote, Page } from '../../../ui/Page.tsx'
import { refreshes } from './queries.ts'
import { TypedCode } from './typed-code.tsx'
import './sign-in.css'

/** 签到 without scanning: the code says which meeting it is. */
export default function CodePage() {
  const navigate = useNavigate()
  const sign = useAct((code: string) => post<{ id: string }>('/sign-ins/signs', { code }), { refreshes, fails: 'here' })
  return (
    <Page title="签到" note="会场屏幕上有二维码和8位数字。能扫码的直接扫，不能扫的在这里输入。">
      {sign.error && <ErrorNote error={sign.error} />}
      <TypedCode
        isPending={sign.isPending}
        send={(code) => sign.mutate(code, { onSuccess: ({ id }) => navigate(`/sign-in/${id}`) })}
      />
      <p className="quiet">只记到场，不读取位置，不记先后。</p>
    </Page>
  )
}
