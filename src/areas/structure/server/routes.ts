import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { structurePermissions } from '../policy.ts'
import { exportStructure } from './documents.ts'
import * as service from './service.ts'
import { compareSnapshots, listSnapshots } from './snapshots.ts'
import { todayOf } from './standing.ts'

export const structureArea: Area = {
  name: 'structure',
  title: '队伍结构',
  optional: false,
  permissions: structurePermissions,
  routes: [
    serve(endpoints.readStructure, (ctx, { query: { on, ...asked } }) =>
      service.structureFor(ctx, on ?? todayOf(ctx), asked),
    ),
    serve(endpoints.readPeopleOfCell, (ctx, { query }) => service.peopleOfCell(ctx, query)),
    serve(endpoints.readRetirements, (ctx, { query }) => service.retirementsFor(ctx, query)),
    serve(endpoints.readHeadcount, (ctx, { query }) => service.headcountFor(ctx, query.on)),
    serve(endpoints.exportStructure, (ctx, { query }) => exportStructure(ctx, query)),
    serve(endpoints.listSnapshots, (ctx) => listSnapshots(ctx)),
    serve(endpoints.compareSnapshots, (ctx, { query }) => compareSnapshots(ctx, query)),
  ],
}
