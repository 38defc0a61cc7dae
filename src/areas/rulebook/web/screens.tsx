import { BookOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const permissions = ['rulebook.read']

export const rulebookScreens: Screen[] = [
  {
    path: 'rules',
    load: () => import('./RulesPage.tsx'),
    permissions,
    menu: { group: '报告与体检', title: '规则与依据', icon: <BookOutlined />, position: 30 },
  },
  { path: 'rules/instruments', load: () => import('./InstrumentsPage.tsx'), permissions },
  { path: 'rules/local', load: () => import('./SettingsPage.tsx'), permissions },
  { path: 'rules/:id', load: () => import('./RulePage.tsx'), permissions },
]
