import { LikeOutlined, WarningOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const permissions = ['satisfaction.read']

export const satisfactionScreens: Screen[] = [
  {
    path: 'satisfaction',
    load: () => import('./index-page.tsx'),
    permissions,
    menu: { group: '群众之声', title: '满意度', icon: <LikeOutlined />, position: 40 },
  },
  {
    path: 'satisfaction/suspicions',
    load: () => import('./suspicions-page.tsx'),
    permissions,
    menu: { group: '群众之声', title: '异常评价', icon: <WarningOutlined />, position: 50 },
  },
]
