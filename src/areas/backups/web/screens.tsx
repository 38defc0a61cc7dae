import { CloudServerOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const backupScreens: Screen[] = [
  {
    path: 'backups',
    load: () => import('./BackupPage.tsx'),
    permissions: ['backups.manage'],
    menu: { group: '设置', title: '备份与恢复', icon: <CloudServerOutlined />, position: 15 },
  },
  { path: 'backups/drills/:id', load: () => import('./DrillPage.tsx'), permissions: ['backups.manage'] },
]
