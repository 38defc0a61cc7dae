import { SafetyCertificateOutlined, SolutionOutlined, SwapOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const runs = ['checkup.run']

export const checkupScreens: Screen[] = [
  {
    path: 'checkup',
    load: () => import('./checkup-page.tsx'),
    permissions: runs,
    menu: { group: '报告与体检', title: '制度体检', icon: <SafetyCertificateOutlined />, position: 10 },
  },
  { path: 'checkup/ahead', load: () => import('./ahead-page.tsx'), permissions: runs },
  { path: 'checkup/runs', load: () => import('./runs/runs-page.tsx'), permissions: runs },
  { path: 'checkup/runs/:id', load: () => import('./runs/comparison-page.tsx'), permissions: runs },
  { path: 'checkup/over-time', load: () => import('./over-time/over-time-page.tsx'), permissions: runs },
  { path: 'checkup/people/:id', load: () => import('./person/person-page.tsx'), permissions: runs },
  {
    path: 'what-if',
    load: () => import('./what-if/what-if-page.tsx'),
    permissions: ['checkup.eligibility'],
    menu: { group: '干部', title: '调整推演', icon: <SwapOutlined />, position: 16 },
  },
  {
    path: 'me/standing',
    load: () => import('./person/own-page.tsx'),
    permissions: ['people.propose'],
    menu: { group: '干部', title: '我的任职情况', icon: <SolutionOutlined />, position: 55 },
  },
]
