import type { Screen } from '../../../../ui/screen.ts'

const permissions = ['decisions.room']

export const roomScreens: Screen[] = [
  { path: 'meetings/:id/room', load: () => import('./clerk-page.tsx'), permissions },
  { path: 'meetings/:id/seat', load: () => import('./seat-page.tsx'), permissions },
  { path: 'meetings/:id/screen', load: () => import('./projector-page.tsx'), permissions },
]
