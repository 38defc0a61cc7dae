import { SmileOutlined, SolutionOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const permissions = ['speakers.read']

export const speakersScreens: Screen[] = [
  {
    path: 'learning/evaluations',
    load: () => import('./evaluations-page.tsx'),
    permissions: ['speakers.evaluate'],
    menu: { group: '学习与组织生活', title: '评课', icon: <SmileOutlined />, position: 25 },
  },
  {
    path: 'learning/evaluations/:id',
    load: () => import('./evaluate-page.tsx'),
    permissions: ['speakers.evaluate'],
  },
  {
    path: 'training/speakers',
    load: () => import('./list-page.tsx'),
    permissions,
    menu: { group: '学习与组织生活', title: '师资库', icon: <SolutionOutlined />, position: 45 },
  },
  { path: 'training/speakers/unnamed', load: () => import('./unnamed-page.tsx'), permissions: ['speakers.manage'] },
  { path: 'training/speakers/:id', load: () => import('./speaker-page.tsx'), permissions },
]
