import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { createBrowserRouter, type RouteObject, useRouteError } from 'react-router'
import { get } from '../../ui/api.ts'
import { isMissingPart, useReplaced } from '../../ui/build.ts'
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
  const isReplaced = useReplaced()
  const isMissing = isMissingPart(error)
  // Whatever the server answers, the answer says which build it is.
  useEffect(() => {
    if (isMissing) get('/bootstrap').catch(() => {})
  }, [isMissing])
  if (!isMissing) {
    return (
      <Page title="页面没有打开">
        <ErrorNote error={error instanceof Error ? error : new Error()} onRetry={() => location.reload()} />
      </Page>
    )
  }
  const refresh = <Button onClick={() => location.reload()}>刷新</Button>
  return (
    <Page title={isReplaced ? '系统已更新' : '页面没有取到'}>
      <Empty
        text={isReplaced ? '请刷新页面，再打开这一页。已经保存的内容都在。' : '网络可能断了，请检查网络后刷新。'}
        action={refresh}
      />
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
