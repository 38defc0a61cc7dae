import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { SignInPage } from '../../areas/accounts/web/SignIn.tsx'
import { ApiError, get, signedOut } from '../../ui/api.ts'
import type { Me } from '../../ui/me.tsx'
import { ErrorNote, Loading } from '../../ui/Page.tsx'
import { remembered } from '../../ui/remembered.ts'

// Whoever has yet to sign in on a slow line waits only for the form.
const Inside = lazy(() => import('./Inside.tsx'))

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
  return (
    <Suspense fallback={<Loading what="页面" />}>
      <Inside me={known} isAway={isAway} onBack={() => setAway(false)} onPassword={enter} />
    </Suspense>
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
