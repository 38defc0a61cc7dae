import { AuditOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const auditTrailScreens: Screen[] = [
  {
    path: 'audit',
    load: () => import('./AuditPage.tsx'),
    permissions: ['audit.read'],
    menu: { group: '设置', title: '审计记录', icon: <AuditOutlined />, position: 20 },
  },
  { path: 'audit/head', load: () => import('./DayHeadPage.tsx'), permissions: ['audit.read'] },
]
