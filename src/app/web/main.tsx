import './style-nonce.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN.js'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { config } from 'zod/v4/core'
import { ApiError } from '../../ui/api.ts'
import { useLessMotion, useNarrow } from '../../ui/media.ts'
import { themeFor } from '../../ui/theme.ts'
import { router } from './routes.tsx'
import '../../ui/page.css'
import './shell.css'

// Faster checks would be code made from text, which no page here may run.
config({ jitless: true })

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      staleTime: 10_000,
      // A refusal stays a refusal; only a broken connection is worth another try.
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiError) || error.status === 0),
    },
  },
})

function Root() {
  const theme = themeFor({ isNarrow: useNarrow(), hasLessMotion: useLessMotion() })
  return (
    <ConfigProvider locale={zhCN.default} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
