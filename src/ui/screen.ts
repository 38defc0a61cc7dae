import type { ComponentType, ReactNode } from 'react'

/** A page of an area: where it is, who sees it in the menu, what draws it. */
export type Screen = {
  /** address below the root, e.g. `people/:id` */
  path: string
  /** the code is fetched when the page is first opened */
  load: () => Promise<{ default: ComponentType }>
  /** any one of these permissions opens the page; empty for everybody who is signed in */
  permissions: string[]
  /** people's own affairs are on it: whoever looks is written over the page */
  isSensitive?: true
  /** left out for pages that are reached from another one */
  menu?: { group: MenuGroup; title: string; icon: ReactNode; position: number }
}

/** Work as people speak of it, in the order of the menu. */
export const menuGroups = [
  '今天',
  '干部',
  '会议与决策',
  '学习与组织生活',
  '日常管理',
  '廉政监督',
  '问题与整改',
  '群众之声',
  '考核',
  '报告与体检',
  '设置',
] as const
export type MenuGroup = (typeof menuGroups)[number]
