import { FileDoneOutlined, FileTextOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const reportsScreens: Screen[] = [
  {
    path: 'reports',
    load: () => import('./list-page.tsx'),
    permissions: ['reports.read'],
    menu: { group: '报告与体检', title: '年度报告', icon: <FileTextOutlined />, position: 5 },
  },
  {
    path: 'reports/promises',
    load: () => import('./promises-page.tsx'),
    permissions: ['reports.promises'],
    menu: { group: '报告与体检', title: '报告承诺', icon: <FileDoneOutlined />, position: 7 },
  },
  { path: 'reports/outlines/:kind', load: () => import('./outline-page.tsx'), permissions: ['reports.outline'] },
  { path: 'reports/:id', load: () => import('./report-page.tsx'), permissions: ['reports.read'] },
]
