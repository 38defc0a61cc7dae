import { InboxOutlined, QrcodeOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const doorScreens: Screen[] = [
  {
    path: 'public-door',
    load: () => import('./places-page.tsx'),
    permissions: ['door.read'],
    menu: { group: '群众之声', title: '群众入口', icon: <QrcodeOutlined />, position: 80 },
  },
  { path: 'public-door/posters', load: () => import('./posters-page.tsx'), permissions: ['door.read'] },
  {
    path: 'public-door/queue',
    load: () => import('./queue-page.tsx'),
    permissions: ['door.read'],
    menu: { group: '群众之声', title: '收件情况', icon: <InboxOutlined />, position: 90 },
  },
]
