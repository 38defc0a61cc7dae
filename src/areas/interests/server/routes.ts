import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { interestsPermissions } from '../policy.ts'
import { addInterest, changeInterest, declareYear, endInterest, listInterests } from './service.ts'

export const interestsArea: Area = {
  name: 'interests',
  title: '亲属从业与回避',
  optional: false,
  permissions: interestsPermissions,
  routes: [
    serve(endpoints.listInterests, (ctx, { scope, query }) => listInterests(ctx, scope, query)),
    serve(endpoints.addInterest, (ctx, { body }) => addInterest(ctx, body)),
    serve(endpoints.changeInterest, (ctx, { params, body }) => changeInterest(ctx, params.id, body)),
    serve(endpoints.endInterest, (ctx, { params, body }) => endInterest(ctx, params.id, body)),
    serve(endpoints.declareYear, (ctx, { body }) => declareYear(ctx, body)),
  ],
}
