import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { portfolioPermissions } from '../policy.ts'
import { addPortfolio, changePortfolio, listPortfolio, removePortfolio } from './service.ts'

export const portfolioArea: Area = {
  name: 'portfolio',
  title: '领导分工',
  optional: false,
  permissions: portfolioPermissions,
  routes: [
    serve(endpoints.listPortfolio, (ctx) => listPortfolio(ctx)),
    serve(endpoints.addPortfolio, (ctx, { body }) => addPortfolio(ctx, body)),
    serve(endpoints.changePortfolio, (ctx, { params, body }) => changePortfolio(ctx, params.id, body)),
    serve(endpoints.removePortfolio, (ctx, { params }) => removePortfolio(ctx, params.id)),
  ],
}
