import type { Area } from '../../../platform/area.ts'
import { decisionsPermissions } from '../policy.ts'
import { followRoutes } from './routes/follow.ts'
import { meetingsRoutes } from './routes/meetings.ts'
import { papersRoutes } from './routes/papers.ts'
import { roomRoutes } from './routes/room.ts'
import { topicsRoutes } from './routes/topics.ts'

export const decisionsArea: Area = {
  name: 'decisions',
  title: '三重一大与集体决策',
  optional: false,
  permissions: decisionsPermissions,
  routes: [...topicsRoutes, ...meetingsRoutes, ...roomRoutes, ...papersRoutes, ...followRoutes],
}
