import { type Bound, serve } from '../../../../platform/endpoint.ts'
import * as endpoints from '../../endpoints/papers.ts'
import { exportApproval, exportLedger, exportPaper } from '../papers.ts'

export const papersRoutes: Bound[] = [
  serve(endpoints.exportPaper, (ctx, { params, query }) => exportPaper(ctx, params.id, params.paper, query.item)),
  serve(endpoints.exportLedger, (ctx, { query }) => exportLedger(ctx, query.year)),
  serve(endpoints.exportApproval, (ctx, { scope, query }) => exportApproval(ctx, scope, query.topic)),
]
