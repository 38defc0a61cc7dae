import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { surveysPermissions } from '../policy.ts'
import { exportList, exportResults } from './documents.ts'
import * as service from './service.ts'

export const surveysArea: Area = {
  name: 'surveys',
  title: '问卷',
  optional: true,
  permissions: surveysPermissions,
  routes: [
    serve(endpoints.listSurveys, (ctx, { scope, query }) => service.listSurveys(ctx, scope, query)),
    serve(endpoints.exportSurveys, (ctx, { scope, query }) => exportList(ctx, scope, query)),
    serve(endpoints.readSurvey, (ctx, { scope, params }) => service.readSurvey(ctx, scope, params.id)),
    serve(endpoints.createSurvey, (ctx, { scope, body }) => service.createSurvey(ctx, scope, body)),
    serve(endpoints.changeSurvey, (ctx, { scope, params, body }) => service.changeSurvey(ctx, scope, params.id, body)),
    serve(endpoints.deleteSurvey, (ctx, { scope, params }) => service.deleteSurvey(ctx, scope, params.id)),
    serve(endpoints.openSurvey, (ctx, { scope, params, body }) => service.openSurvey(ctx, scope, params.id, body)),
    serve(endpoints.closeSurvey, (ctx, { scope, params, body }) =>
      service.closeSurvey(ctx, scope, params.id, body.revision),
    ),
    serve(endpoints.readResults, async (ctx, { scope, params }) =>
      service.resultsFor(ctx, await service.readSurvey(ctx, scope, params.id)),
    ),
    serve(endpoints.exportResults, (ctx, { scope, params, query }) =>
      exportResults(ctx, scope, { id: params.id, format: query.format }),
    ),
  ],
}
