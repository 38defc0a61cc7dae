import { ApartmentOutlined, CarryOutOutlined, EditOutlined, TableOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const group = '学习与组织生活' as const

export const partyLifeScreens: Screen[] = [
  {
    path: 'party-life',
    load: () => import('./list-page.tsx'),
    permissions: ['party-life.read'],
    menu: { group, title: '组织生活', icon: <CarryOutOutlined />, position: 10 },
  },
  {
    path: 'party-life/matrix',
    load: () => import('./matrix-page.tsx'),
    permissions: ['party-life.read'],
    menu: { group, title: '完成情况', icon: <TableOutlined />, position: 11 },
  },
  {
    path: 'party-life/make-ups',
    load: () => import('./make-ups-page.tsx'),
    permissions: ['party-life.own'],
    menu: { group, title: '补学', icon: <EditOutlined />, position: 12 },
  },
  {
    path: 'party-life/organisations',
    load: () => import('./organisations-page.tsx'),
    permissions: ['party-life.read'],
    menu: { group, title: '党组织', icon: <ApartmentOutlined />, position: 13 },
  },
  {
    path: 'party-life/organisations/:id',
    load: () => import('./organisation-page.tsx'),
    permissions: ['party-life.read'],
  },
  { path: 'party-life/new', load: () => import('./edit-page.tsx'), permissions: ['party-life.record'] },
  { path: 'party-life/:id/edit', load: () => import('./edit-page.tsx'), permissions: ['party-life.record'] },
  { path: 'party-life/:id', load: () => import('./meeting-page.tsx'), permissions: ['party-life.read'] },
]
