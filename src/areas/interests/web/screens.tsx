import { TeamOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const interestsScreens: Screen[] = [
  {
    path: 'interests',
    isSensitive: true,
    load: () => import('./interests-page.tsx'),
    permissions: ['interests.read'],
    menu: { group: '廉政监督', title: '亲属从业', icon: <TeamOutlined />, position: 10 },
  },
]
