import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { backupPermissions } from '../policy.ts'
import { drillPaper, exportRuns } from './papers.ts'
import * as service from './service.ts'

export const backupsArea: Area = {
  name: 'backups',
  title: '备份与恢复',
  optional: false,
  permissions: backupPermissions,
  routes: [
    serve(endpoints.readDesk, (ctx) => service.readDesk(ctx)),
    serve(endpoints.listRuns, (ctx, { query }) => service.listRuns(ctx, query)),
    serve(endpoints.exportRuns, (ctx, { query }) => exportRuns(ctx, query)),
    serve(endpoints.backUpNow, (ctx) => service.backUpNow(ctx)),
    serve(endpoints.drillNow, (ctx, { body }) => service.drillNow(ctx, body.file)),
    serve(endpoints.readDrill, ({ platform }, { params }) => service.drillOf(platform, params.id)),
    serve(endpoints.drillPaper, (ctx, { params }) => drillPaper(ctx, params.id)),
    serve(endpoints.downloadArchive, (ctx, { body }) => service.downloadArchive(ctx, body)),
  ],
}
