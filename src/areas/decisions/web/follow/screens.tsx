import { AuditOutlined, BarChartOutlined, CarryOutOutlined, SolutionOutlined } from '@ant-design/icons'
import type { Screen } from '../../../../ui/screen.ts'

export const followScreens: Screen[] = [
  {
    path: 'decisions/tasks',
    load: () => import('./tasks-page.tsx'),
    permissions: ['decisions.read'],
    menu: { group: '会议与决策', title: '决定事项', icon: <CarryOutOutlined />, position: 30 },
  },
  {
    path: 'decisions/escaped',
    load: () => import('./escaped-page.tsx'),
    permissions: ['decisions.follow'],
    menu: { group: '会议与决策', title: '漏议核查', icon: <AuditOutlined />, position: 40 },
  },
  {
    path: 'decisions/statistics',
    load: () => import('./statistics-page.tsx'),
    permissions: ['decisions.read'],
    menu: { group: '会议与决策', title: '会议统计', icon: <BarChartOutlined />, position: 70 },
  },
  {
    path: 'decisions/own',
    load: () => import('./own-page.tsx'),
    permissions: ['decisions.own'],
    menu: { group: '会议与决策', title: '我的表态和任务', icon: <SolutionOutlined />, position: 50 },
  },
]
