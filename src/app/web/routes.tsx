import { lazy, type ReactNode, Suspense } from 'react'
import { createBrowserRouter, type RouteObject, useRouteError } from 'react-router'
import { useMe } from '../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../ui/Page.tsx'
import type { Screen } from '../../ui/screen.ts'
import { Watermark } from '../../ui/Watermark.tsx'
import { screens } from '../screens.tsx'
import { Entry } from './Entry.tsx'
import { mayOpen } from './may-open.ts'

const SetUpPage = lazy(() => import('../../areas/accounts/web/SetUp.tsx'))

const pages: RouteObject[] = screens.map((screen) => {
  const Content = lazy(screen.load)
  return {
    ...(screen.path ? { path: screen.path } : { index: true }),
    element: <Allowed screen={screen} content={<Content />} />,
    errorElement: <Broken />,
  }
})

function Allowed({ screen, content }: { screen: Screen; content: ReactNode }) {
  const { permissions } = useMe()
  if (!mayOpen(screen, permissions)) return <NotAllowed />
  return (
    <>
      {content}
      {screen.isSensitive && <Watermark />}
    </>
  )
}

function NotAllowed() {
  return (
    <Page title="没有权限">
      <Empty text="您没有打开这一页的权限。确需办理，请与安全管理员联系。" />
    </Page>
  )
}

function SetUp() {
  return (
    <Suspense fallback={<Loading what="页面" />}>
      <SetUpPage />
    </Suspense>
  )
}

function NotFound() {
  return (
    <Page title="没有这一页">
      <Empty text="地址可能写错了，或者这一页已经不在。" action={<a href="/">回到今天</a>} />
    </Page>
  )
}

/** A page that failed to draw, or whose code was replaced by a newer version meanwhile. */
function Broken() {
  const error = useRouteError()
  return (
    <Page title="页面没有打开">
      <ErrorNote error={error instanceof Error ? error : new Error()} onRetry={() => location.reload()} />
    </Page>
  )
}

export const router = createBrowserRouter([
  { path: '/setup', element: <SetUp />, errorElement: <Broken /> },
  {
    path: '/',
    element: <Entry />,
    errorElement: <Broken />,
    children: [...pages, { path: '*', element: <NotFound /> }],
  },
])
