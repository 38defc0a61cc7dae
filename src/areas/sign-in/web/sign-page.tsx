import { Button } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { sentenceDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { refreshes, useSign } from './queries.ts'
import { TypedCode } from './typed-code.tsx'
import './sign-in.css'

/** 签到: what one's own phone shows after the code was scanned; one tap. */
export default function SignPage() {
  const { id = '' } = useParams()
  const [address] = useSearchParams()
  const me = useMe()
  const { data, error, refetch } = useSign(id)
  const scanned = address.get('c') ?? ''
  const sign = useAct((code: string) => post<{ isGuest: boolean }>(`/sign-ins/${id}/signs`, { code }), {
    refreshes,
    fails: 'here',
  })
  if (error) {
    return (
      <Page title="签到">
        <ErrorNote error={error} onRetry={refetch} />
      </Page>
    )
  }
  if (!data) return <Loading what="签到" />
  const { title, heldOn, place, isOpen, isGuest, state, mayRun } = data
  return (
    <Page
      title={title}
      note={[sentenceDate(heldOn), place].filter(Boolean).join('　')}
      actions={mayRun && <LinkButton to={`/sign-in/${id}/board`}>名单和签到码</LinkButton>}
    >
      {sign.error && <ErrorNote error={sign.error} />}
      {state === 'signed' && (
        <p className="sign-state" role="status">
          <Lamp tone="green" word={`${me.name}，已签到`} />
        </p>
      )}
      {state === 'waiting' && (
        <p className="sign-state" role="status">
          <Lamp tone="amber" word="您不在应到名单里，等办会的人同意列席" />
        </p>
      )}
      {state === 'none' && !isOpen && <p className="sign-state">签到已经结束，请找办会的人登记。</p>}
      {state === 'none' && isOpen && (
        <>
          {isGuest && <p>您不在应到名单里，签到后由办会的人同意列席。</p>}
          {scanned && !sign.error ? (
            <Button
              type="primary"
              size="large"
              block
              className="sign-tap"
              loading={sign.isPending}
              onClick={() => sign.mutate(scanned)}
            >
              {`${me.name}，我到了`}
            </Button>
          ) : (
            <TypedCode isPending={sign.isPending} send={(code) => sign.mutate(code)} />
          )}
          <p className="quiet">只记到场，不读取位置，不记先后。</p>
        </>
      )}
    </Page>
  )
}
