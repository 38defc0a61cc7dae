import {
  BookOutlined,
  CheckSquareOutlined,
  FieldTimeOutlined,
  ImportOutlined,
  ProfileOutlined,
  ReadOutlined,
  ScheduleOutlined,
} from '@ant-design/icons'
import type { Screen } from '../../../ui/screen.ts'

export const trainingScreens: Screen[] = [
  {
    path: 'learning',
    load: () => import('./own-page.tsx'),
    permissions: ['training.own'],
    menu: { group: '学习与组织生活', title: '我的学习', icon: <ReadOutlined />, position: 10 },
  },
  {
    path: 'learning/uses',
    load: () => import('./uses-page.tsx'),
    permissions: ['training.own'],
    menu: { group: '学习与组织生活', title: '学用结合', icon: <CheckSquareOutlined />, position: 20 },
  },
  { path: 'learning/reflections', load: () => import('./reflections-page.tsx'), permissions: ['training.own'] },
  {
    path: 'training',
    load: () => import('./standing-page.tsx'),
    permissions: ['training.survey'],
    menu: { group: '学习与组织生活', title: '培训完成情况', icon: <BookOutlined />, position: 30 },
  },
  {
    path: 'training/activities',
    load: () => import('./activities-page.tsx'),
    permissions: ['training.survey'],
    menu: { group: '学习与组织生活', title: '培训登记', icon: <ScheduleOutlined />, position: 40 },
  },
  {
    path: 'training/plans',
    load: () => import('./plans/plans-page.tsx'),
    permissions: ['training.plans'],
    menu: { group: '学习与组织生活', title: '年度培训计划', icon: <ProfileOutlined />, position: 35 },
  },
  { path: 'training/plans/:year', load: () => import('./plans/plan-page.tsx'), permissions: ['training.plans'] },
  {
    ...{ path: 'training/plans/:year/paste', load: () => import('./plans/paste-page.tsx') },
    permissions: ['training.plans-write'],
  },
  {
    ...{ path: 'training/plans/:year/items/new', load: () => import('./plans/item-form-page.tsx') },
    permissions: ['training.plans-write'],
  },
  {
    ...{ path: 'training/plans/:year/items/:id', load: () => import('./plans/item-page.tsx') },
    permissions: ['training.plans'],
  },
  {
    ...{ path: 'training/plans/:year/items/:id/edit', load: () => import('./plans/item-form-page.tsx') },
    permissions: ['training.plans-write'],
  },
  { path: 'training/activities/new', load: () => import('./activity-page.tsx'), permissions: ['training.manage'] },
  { path: 'training/activities/:id', load: () => import('./activity-page.tsx'), permissions: ['training.manage'] },
  {
    path: 'training/imports',
    load: () => import('./imports-page.tsx'),
    permissions: ['training.manage'],
    menu: { group: '学习与组织生活', title: '导入学时', icon: <ImportOutlined />, position: 50 },
  },
  {
    path: 'learning/time',
    load: () => import('./time-page.tsx'),
    permissions: ['training.time'],
    menu: { group: '学习与组织生活', title: '占用时间', icon: <FieldTimeOutlined />, position: 60 },
  },
  { path: 'training/doubts', load: () => import('./doubts-page.tsx'), permissions: ['training.manage'] },
  { path: 'training/people/:id', load: () => import('./archive-page.tsx'), permissions: ['training.read'] },
]
