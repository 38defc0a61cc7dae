import { CalendarOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const agendaScreens: Screen[] = [
  {
    path: 'agenda',
    load: () => import('./agenda-page.tsx'),
    permissions: ['agenda.read'],
    menu: { group: '今天', title: '日程', icon: <CalendarOutlined />, position: 10 },
  },
]
