import { HomeOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const todayScreens: Screen[] = [
  {
    path: '',
    load: () => import('./Today.tsx'),
    permissions: [],
    menu: { group: '今天', title: '今天', icon: <HomeOutlined />, position: 0 },
  },
]
