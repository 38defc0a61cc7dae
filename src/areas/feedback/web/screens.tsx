import { BarChartOutlined, CommentOutlined, EyeInvisibleOutlined, PhoneOutlined, StarOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const feedbackScreens: Screen[] = [
  {
    path: 'voices',
    load: () => import('./list-page.tsx'),
    permissions: ['feedback.read'],
    menu: { group: '群众之声', title: '意见建议', icon: <CommentOutlined />, position: 10 },
  },
  { path: 'voices/new', load: () => import('./intake-page.tsx'), permissions: ['feedback.intake'] },
  { path: 'voices/batch', load: () => import('./batch-page.tsx'), permissions: ['feedback.intake'] },
  {
    path: 'voices/call-backs',
    load: () => import('./call-backs-page.tsx'),
    permissions: ['feedback.call-back'],
    menu: { group: '群众之声', title: '回访', icon: <PhoneOutlined />, position: 15 },
  },
  {
    path: 'voices/statistics',
    load: () => import('./statistics-page.tsx'),
    permissions: ['feedback.read'],
    menu: { group: '群众之声', title: '办理统计', icon: <BarChartOutlined />, position: 40 },
  },
  { path: 'voices/:id', isSensitive: true, load: () => import('./item-page.tsx'), permissions: ['feedback.read'] },
  {
    path: 'ratings',
    load: () => import('./ratings-page.tsx'),
    permissions: ['feedback.read'],
    menu: { group: '群众之声', title: '服务评价', icon: <StarOutlined />, position: 20 },
  },
  {
    path: 'conduct-reports',
    isSensitive: true,
    load: () => import('./reports-page.tsx'),
    permissions: ['feedback.reports'],
    menu: { group: '群众之声', title: '问题举报', icon: <EyeInvisibleOutlined />, position: 30 },
  },
]
