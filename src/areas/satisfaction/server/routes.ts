import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { satisfactionPermissions } from '../policy.ts'
import { exportIndex, exportSuspicions } from './documents.ts'
import { publishIndex } from './publishing.ts'
import { countedFor, indexFor } from './service.ts'
import { decideSuspicion, listSuspicions, scanRatings } from './suspicions.ts'

export const satisfactionArea: Area = {
  name: 'satisfaction',
  title: '群众满意度',
  optional: true,
  permissions: satisfactionPermissions,
  routes: [
    serve(endpoints.readIndex, (ctx, { query }) => indexFor(ctx, query)),
    serve(endpoints.readCounted, (ctx, { query }) => countedFor(ctx, query)),
    serve(endpoints.exportIndex, (ctx, { query }) => exportIndex(ctx, query)),
    serve(endpoints.publishIndex, async (ctx) => {
      await publishIndex(ctx, { isAsked: true })
      return {}
    }),
    serve(endpoints.listSuspicions, (ctx, { query }) => listSuspicions(ctx, query)),
    serve(endpoints.exportSuspicions, (ctx, { query }) => exportSuspicions(ctx, query)),
    serve(endpoints.scanNow, async (ctx) => ({ found: await scanRatings(ctx) })),
    serve(endpoints.decideSuspicion, (ctx, { params, body }) => decideSuspicion(ctx, params.id, body)),
  ],
}
