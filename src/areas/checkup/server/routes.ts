import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { checkupPermissions } from '../policy.ts'
import { exportOverTime, readOverTime } from './over-time.ts'
import { findingProblems, raiseFinding } from './problems.ts'
import { compareRun, exportCheckup, listRuns, readAhead, readCheckup, saveRun } from './service.ts'
import { readEligibility, readStanding } from './standing.ts'
import { tryMoves } from './trial.ts'

export const checkupArea: Area = {
  name: 'checkup',
  title: '制度体检',
  optional: false,
  permissions: checkupPermissions,
  routes: [
    serve(endpoints.readCheckup, (ctx, { scope, query }) => readCheckup(ctx, scope, query.on)),
    serve(endpoints.readAhead, (ctx, { scope, query }) => readAhead(ctx, scope, query.on)),
    serve(endpoints.listRuns, (ctx) => listRuns(ctx)),
    serve(endpoints.saveRun, (ctx, { body }) => saveRun(ctx, body.on)),
    serve(endpoints.compareRun, (ctx, { params, query }) => compareRun(ctx, params.id, query.with)),
    serve(endpoints.exportCheckup, (ctx, { query }) => exportCheckup(ctx, query)),
    serve(endpoints.readOverTime, (ctx, { query }) => readOverTime(ctx, query.year)),
    serve(endpoints.exportOverTime, (ctx, { query }) => exportOverTime(ctx, query.year)),
    serve(endpoints.findingProblems, (ctx, { query }) => findingProblems(ctx, query.key)),
    serve(endpoints.raiseFinding, (ctx, { body }) => raiseFinding(ctx, body.key)),
    serve(endpoints.readStanding, (ctx, { scope, params, query }) => readStanding(ctx, scope, params.id, query.on)),
    serve(endpoints.readEligibility, (ctx, { scope, params, query }) =>
      readEligibility(ctx, scope, { id: params.id, ...query }),
    ),
    serve(endpoints.tryMoves, (ctx, { body }) => tryMoves(ctx, body)),
  ],
}
