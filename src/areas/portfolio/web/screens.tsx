import { ClusterOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const portfolioScreens: Screen[] = [
  {
    path: 'portfolio',
    load: () => import('./portfolio-page.tsx'),
    permissions: ['portfolio.read'],
    menu: { group: '干部', title: '领导分工', icon: <ClusterOutlined />, position: 25 },
  },
]
