import { CompassOutlined, EditOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

const read = ['research.read']
const manage = ['research.manage']
const survey = ['research.survey']

export const researchScreens: Screen[] = [
  {
    path: 'research',
    load: () => import('./plans-page.tsx'),
    permissions: read,
    menu: { group: '群众之声', title: '基层调研', icon: <CompassOutlined />, position: 70 },
  },
  {
    path: 'research/field',
    load: () => import('./field-page.tsx'),
    permissions: ['research.note'],
    menu: { group: '群众之声', title: '下乡记录', icon: <EditOutlined />, position: 75 },
  },
  { path: 'research/plans/new', load: () => import('./plan-form-page.tsx'), permissions: manage },
  { path: 'research/plans/:id', load: () => import('./plan-page.tsx'), permissions: read },
  { path: 'research/plans/:id/edit', load: () => import('./plan-form-page.tsx'), permissions: manage },
  { path: 'research/trips/new', load: () => import('./trip-form-page.tsx'), permissions: manage },
  { path: 'research/trips/:id', load: () => import('./trip-page.tsx'), permissions: read },
  { path: 'research/trips/:id/edit', load: () => import('./trip-form-page.tsx'), permissions: manage },
  { path: 'research/advice', load: () => import('./advice-page.tsx'), permissions: read },
  { path: 'research/helps', load: () => import('./helps-page.tsx'), permissions: read },
  { path: 'research/ideas', load: () => import('./ideas-page.tsx'), permissions: read },
  { path: 'research/coverage', load: () => import('./coverage-page.tsx'), permissions: survey },
  { path: 'research/days', load: () => import('./days-page.tsx'), permissions: survey },
  { path: 'research/places', load: () => import('./places-page.tsx'), permissions: manage },
]
