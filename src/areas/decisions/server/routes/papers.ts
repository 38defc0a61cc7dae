import { type Bound, serve } from '../../../../platform/endpoint.ts'
import * as endpoints from '../../endpoints/papers.ts'
import { exportPaper } from '../papers.ts'

export const papersRoutes: Bound[] = [
  serve(endpoints.exportPaper, (ctx, { params, query }) => exportPaper(ctx, params.id, params.paper, query.item)),
]
