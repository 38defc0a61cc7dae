import { ApartmentOutlined, DiffOutlined, IdcardOutlined, ImportOutlined, TeamOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const peopleScreens: Screen[] = [
  {
    path: 'people',
    isSensitive: true,
    load: () => import('./roster/roster-page.tsx'),
    permissions: ['people.list'],
    menu: { group: '干部', title: '干部名册', icon: <TeamOutlined />, position: 10 },
  },
  { path: 'people/new', isSensitive: true, load: () => import('./edit/new-page.tsx'), permissions: ['people.edit'] },
  {
    path: 'people/:id',
    isSensitive: true,
    load: () => import('./dossier/dossier-page.tsx'),
    permissions: ['people.read'],
  },
  {
    path: 'people/:id/edit',
    isSensitive: true,
    load: () => import('./edit/edit-page.tsx'),
    permissions: ['people.edit'],
  },
  {
    path: 'me/dossier',
    load: () => import('./dossier/own-page.tsx'),
    permissions: ['people.propose'],
    menu: { group: '干部', title: '我的档案', icon: <IdcardOutlined />, position: 50 },
  },
  { path: 'me/dossier/correction', load: () => import('./edit/correction-page.tsx'), permissions: ['people.propose'] },
  {
    path: 'import',
    load: () => import('./imports/import-page.tsx'),
    permissions: ['people.import'],
    menu: { group: '干部', title: '导入', icon: <ImportOutlined />, position: 30 },
  },
  {
    path: 'import/:id',
    isSensitive: true,
    load: () => import('./imports/preview-page.tsx'),
    permissions: ['people.import'],
  },
  {
    path: 'proposals',
    isSensitive: true,
    load: () => import('./proposals/proposals-page.tsx'),
    permissions: ['people.decide'],
    menu: { group: '干部', title: '更正审核', icon: <DiffOutlined />, position: 40 },
  },
  {
    path: 'establishment',
    load: () => import('./establishment/establishment-page.tsx'),
    permissions: ['people.establishment'],
    menu: { group: '干部', title: '编制与职位', icon: <ApartmentOutlined />, position: 20 },
  },
]
