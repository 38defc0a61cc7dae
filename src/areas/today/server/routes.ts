import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import { readToday } from '../endpoints.ts'
import { todayPermissions } from '../policy.ts'
import { today } from './service.ts'

export const todayArea: Area = {
  name: 'today',
  title: '今天',
  optional: false,
  permissions: todayPermissions,
  routes: [serve(readToday, (ctx) => today(ctx))],
}
