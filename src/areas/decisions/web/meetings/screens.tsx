import { ContactsOutlined, ScheduleOutlined } from '@ant-design/icons'
import type { Screen } from '../../../../ui/screen.ts'

export const meetingsScreens: Screen[] = [
  {
    path: 'meetings',
    load: () => import('./list-page.tsx'),
    permissions: ['decisions.read'],
    menu: { group: '会议与决策', title: '会议', icon: <ScheduleOutlined />, position: 20 },
  },
  { path: 'meetings/:id', load: () => import('./meeting-page.tsx'), permissions: ['decisions.room'] },
  { path: 'meetings/:id/minutes', load: () => import('./minutes-page.tsx'), permissions: ['decisions.room'] },
  {
    path: 'party-group',
    load: () => import('./group-page.tsx'),
    permissions: ['decisions.read'],
    menu: { group: '会议与决策', title: '党组成员', icon: <ContactsOutlined />, position: 90 },
  },
]
