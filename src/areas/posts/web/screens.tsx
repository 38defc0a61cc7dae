import { ApartmentOutlined } from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const postScreens: Screen[] = [
  {
    path: 'establishment',
    load: () => import('./establishment-page.tsx'),
    permissions: ['people.establishment'],
    menu: { group: '干部', title: '编制与职位', icon: <ApartmentOutlined />, position: 20 },
  },
]
