import { CalendarOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const calendarScreens: Screen[] = [
  {
    path: 'calendar',
    load: () => import('./CalendarPage.tsx'),
    permissions: ['calendar.read'],
    menu: { group: '设置', title: '工作日历', icon: <CalendarOutlined />, position: 30 },
  },
]
