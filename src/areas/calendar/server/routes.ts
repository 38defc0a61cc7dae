import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { calendarPermissions } from '../policy.ts'
import * as service from './service.ts'

export const calendarArea: Area = {
  name: 'calendar',
  title: '工作日历',
  optional: false,
  permissions: calendarPermissions,
  routes: [
    serve(endpoints.listYears, service.listYears),
    serve(endpoints.listWorkdays, (ctx, { query }) => service.listWorkdays(ctx, query)),
    serve(endpoints.previewNotice, (ctx, { body }) => service.previewNotice(ctx, body)),
    serve(endpoints.importYear, async (ctx, { params, body }) => service.importYear(ctx, params.year, body)),
    serve(endpoints.removeYear, async (ctx, { params }) => service.removeYear(ctx, params.year)),
  ],
}
