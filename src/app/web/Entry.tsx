import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { FirstPasswordPage } from '../../areas/accounts/web/FirstPassword.tsx'
import { SignInForm, SignInPage } from '../../areas/accounts/web/SignIn.tsx'
import { ApiError, get, signedOut } from '../../ui/api.ts'
import { type Me, MeProvider } from '../../ui/me.tsx'
import { ErrorNote, Loading } from '../../ui/Page.tsx'
import { remembered } from '../../ui/remembered.ts'
import { Shell } from './Shell.tsx'

/** Decides what a visitor sees: the sign-in page, the first change of password, or the system. */
export function Entry() {
  const queries = useQueryClient()
  const me = useQuery({ queryKey: ['me'], queryFn: () => get<Me>('/me'), staleTime: Number.POSITIVE_INFINITY })
  const known = useKnown(me)
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    const leave = () => setAway(true)
    signedOut.addEventListener('signed-out', leave)
    return () => signedOut.removeEventListener('signed-out', leave)
  }, [])
  const enter = () => {
    setAway(false)
    queries.clear()
    void me.refetch()
  }
  if (!known) {
    if (me.isPending && me.fetchStatus !== 'paused') return <Loading what="账号" />
    if (me.error instanceof ApiError && me.error.status === 401) return <SignInPage onDone={enter} />
    return <ErrorNote error={me.error ?? new ApiError(0, {})} onRetry={me.refetch} />
  }
  if (known.mustChangePassword) return <FirstPasswordPage me={known} onDone={enter} />
  return (
    <MeProvider key={known.accountId} value={known}>
      <Shell />
      <SignInAgain isOpen={isAway} me={known} onDone={() => setAway(false)} />
    </MeProvider>
  )
}

/** Pages that work without a network open for whoever used this phone last; the server is asked once it is there. */
const OFFLINE_PAGES = ['/research/field']

function useKnown({ data, error, fetchStatus }: UseQueryResult<Me>): Me | null {
  const { pathname } = useLocation()
  if (data) return data
  const isOffline = fetchStatus === 'paused' || (error instanceof ApiError && error.status === 0)
  return isOffline && OFFLINE_PAGES.includes(pathname) ? remembered() : null
}

/** A session that ended: signing in again over the page keeps what was typed. */
function SignInAgain({ isOpen, me, onDone }: { isOpen: boolean; me: Me; onDone: () => void }) {
  const queries = useQueryClient()
  const back = async () => {
    const now = await get<Me>('/me')
    // Another person must not find the pages of the one before.
    if (now.accountId !== me.accountId) return location.assign('/')
    onDone()
    await queries.invalidateQueries()
  }
  return (
    <Modal open={isOpen} title="登录已超时，请重新登录" closable={false} footer={null} destroyOnHidden>
      <p className="quiet">已经填写的内容还在，登录后接着办。</p>
      <SignInForm username={me.username} onDone={back} />
    </Modal>
  )
}
