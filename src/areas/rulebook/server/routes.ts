import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { rulebookPermissions } from '../policy.ts'
import * as service from './service.ts'

export const rulebookArea: Area = {
  name: 'rulebook',
  title: '规则与依据',
  optional: false,
  permissions: rulebookPermissions,
  routes: [
    serve(endpoints.listRules, service.listRules),
    serve(endpoints.getRule, (ctx, { params }) => service.ruleCard(ctx, params.id)),
    serve(endpoints.tryRule, (ctx, { params, body }) => service.judgeCase(ctx, params.id, body)),
    serve(endpoints.listInstruments, service.listInstruments),
    serve(endpoints.listSettings, service.listSettings),
    serve(endpoints.setSetting, (ctx, { params, body }) => service.setSetting(ctx, params.key, body)),
    serve(endpoints.removeSetting, (ctx, { params }) => service.removeSetting(ctx, params)),
  ],
}
