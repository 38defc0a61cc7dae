import type { Screen } from '../../../ui/screen.ts'

export const signInScreens: Screen[] = [
  { path: 'sign-in/:id', load: () => import('./sign-page.tsx'), permissions: ['sign-in.own'] },
  { path: 'sign-in/:id/board', load: () => import('./board-page.tsx'), permissions: ['sign-in.own'] },
]
