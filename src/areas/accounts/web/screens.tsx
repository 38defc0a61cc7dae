import { KeyOutlined, UserOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const accountScreens: Screen[] = [
  {
    path: 'accounts',
    load: () => import('./AccountsPage.tsx'),
    permissions: ['accounts.read'],
    menu: { group: '设置', title: '账号管理', icon: <KeyOutlined />, position: 10 },
  },
  { path: 'accounts/batch', load: () => import('./BatchPage.tsx'), permissions: ['accounts.manage'] },
  {
    path: 'account',
    load: () => import('./OwnAccountPage.tsx'),
    permissions: [],
    menu: { group: '设置', title: '我的账号', icon: <UserOutlined />, position: 90 },
  },
]
