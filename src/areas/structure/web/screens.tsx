import { PieChartOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const permissions = ['structure.read']

export const structureScreens: Screen[] = [
  {
    path: 'structure',
    load: () => import('./counts/structure-page.tsx'),
    permissions,
    menu: { group: '干部', title: '队伍结构', icon: <PieChartOutlined />, position: 15 },
  },
  { path: 'structure/headcount', load: () => import('./headcount/headcount-page.tsx'), permissions },
  { path: 'structure/retirements', load: () => import('./retirements/retirements-page.tsx'), permissions },
  { path: 'structure/snapshots', load: () => import('./snapshots/snapshots-page.tsx'), permissions },
]
