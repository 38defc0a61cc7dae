import { ScanOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const signInScreens: Screen[] = [
  {
    path: 'sign-in',
    load: () => import('./code-page.tsx'),
    permissions: ['sign-in.own'],
    menu: { group: '学习与组织生活', title: '签到', icon: <ScanOutlined />, position: 9 },
  },
  { path: 'sign-in/:id', load: () => import('./sign-page.tsx'), permissions: ['sign-in.own'] },
  { path: 'sign-in/:id/board', load: () => import('./board-page.tsx'), permissions: ['sign-in.own'] },
]
