import { FormOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const permissions = ['surveys.read']

export const surveysScreens: Screen[] = [
  {
    path: 'surveys',
    load: () => import('./list-page.tsx'),
    permissions,
    menu: { group: '群众之声', title: '问卷', icon: <FormOutlined />, position: 60 },
  },
  { path: 'surveys/new', load: () => import('./edit-page.tsx'), permissions: ['surveys.manage'] },
  { path: 'surveys/:id', load: () => import('./survey-page.tsx'), permissions },
  { path: 'surveys/:id/edit', load: () => import('./edit-page.tsx'), permissions: ['surveys.manage'] },
]
