import { BarChartOutlined, FileExcelOutlined, ProfileOutlined, SolutionOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const rectificationScreens: Screen[] = [
  {
    path: 'problems',
    load: () => import('./ledger-page.tsx'),
    permissions: ['rectification.export'],
    menu: { group: '问题与整改', title: '整改台账', icon: <ProfileOutlined />, position: 10 },
  },
  {
    path: 'problems/own',
    load: () => import('./own-page.tsx'),
    permissions: ['rectification.read'],
    menu: { group: '问题与整改', title: '我的整改', icon: <SolutionOutlined />, position: 20 },
  },
  { path: 'problems/new', load: () => import('./new-page.tsx'), permissions: ['rectification.raise'] },
  {
    path: 'problems/batch',
    load: () => import('./batch-page.tsx'),
    permissions: ['rectification.manage'],
    menu: { group: '问题与整改', title: '批量录入', icon: <FileExcelOutlined />, position: 30 },
  },
  {
    path: 'problems/statistics',
    load: () => import('./statistics-page.tsx'),
    permissions: ['rectification.export'],
    menu: { group: '问题与整改', title: '整改统计', icon: <BarChartOutlined />, position: 40 },
  },
  { path: 'problems/:id', load: () => import('./problem-page.tsx'), permissions: ['rectification.read'] },
  { path: 'problems/:id/edit', load: () => import('./new-page.tsx'), permissions: ['rectification.manage'] },
]
