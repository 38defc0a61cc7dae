import { FileTextOutlined, OrderedListOutlined } from '@ant-design/icons'
import type { Screen } from '../../../../ui/screen.ts'

const permissions = ['decisions.topics']

export const topicsScreens: Screen[] = [
  {
    path: 'topics',
    load: () => import('./list-page.tsx'),
    permissions,
    menu: { group: '会议与决策', title: '议题', icon: <FileTextOutlined />, position: 10 },
  },
  { path: 'topics/new', load: () => import('./edit-page.tsx'), permissions: ['decisions.propose'] },
  { path: 'topics/:id', load: () => import('./topic-page.tsx'), permissions },
  { path: 'topics/:id/edit', load: () => import('./edit-page.tsx'), permissions: ['decisions.propose'] },
  {
    path: 'matters',
    load: () => import('./matters-page.tsx'),
    permissions,
    menu: { group: '会议与决策', title: '三重一大清单', icon: <OrderedListOutlined />, position: 80 },
  },
]
