import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { auditTrailPermissions } from '../policy.ts'
import * as service from './service.ts'

export const auditTrailArea: Area = {
  name: 'audit-trail',
  title: '审计',
  optional: false,
  permissions: auditTrailPermissions,
  routes: [
    serve(endpoints.listAudit, (ctx, { query }) => service.listAudit(ctx, query)),
    serve(endpoints.verifyTrail, service.verifyTrail),
    serve(endpoints.getDayHead, (ctx, { query }) => service.dayHead(ctx, query.day)),
    serve(endpoints.exportAudit, (ctx, { query }) => service.exportAudit(ctx, query)),
  ],
}
