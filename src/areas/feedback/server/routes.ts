import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import { readUpload } from '../../../platform/upload.ts'
import * as endpoints from '../endpoints.ts'
import { feedbackPermissions } from '../policy.ts'
import * as acts from './acts.ts'
import * as batch from './batch.ts'
import { draw, listCallBacks, readContact } from './call-backs.ts'
import { leaders } from './leaders.ts'
import { exportLedger, exportReport, statistics } from './papers.ts'
import { listRatings, readReport, routeReport } from './ratings.ts'
import { exportReports, listReports } from './reports.ts'
import { listItems, readItem, similarItems } from './view.ts'

export const feedbackArea: Area = {
  name: 'feedback',
  title: '群众之声',
  optional: true,
  permissions: feedbackPermissions,
  routes: [
    serve(endpoints.listItems, (ctx, { scope, query }) => listItems(ctx, scope, query)),
    serve(endpoints.exportLedger, (ctx, { scope, query }) => exportLedger(ctx, scope, query)),
    serve(endpoints.exportReport, (ctx, { query }) => exportReport(ctx, query.year)),
    serve(endpoints.readStatistics, (ctx, { query }) => statistics(ctx, query.year)),
    serve(endpoints.enter, (ctx, { body }) => acts.enter(ctx, body)),
    serve(endpoints.listCallBacks, (ctx, { query }) => listCallBacks(ctx, query)),
    serve(endpoints.drawCallBacks, (ctx) => draw(ctx)),
    serve(endpoints.listLeaders, (ctx) => leaders(ctx)),
    serve(endpoints.previewBatch, async (ctx, { http }) =>
      batch.previewBatch(ctx, await readUpload(http, endpoints.previewBatch.upload!.mostBytes)),
    ),
    serve(endpoints.enterBatch, (ctx, { body }) => batch.enterBatch(ctx, body.rows)),
    serve(endpoints.batchSample, () => batch.batchSample()),
    serve(endpoints.listBatches, (ctx) => batch.listBatches(ctx)),
    serve(endpoints.undoBatch, (ctx, { params }) => batch.undoBatch(ctx, params.id)),
    serve(endpoints.readItem, (ctx, { params, scope }) => readItem(ctx, scope, params.id)),
    serve(endpoints.listSimilar, (ctx, { params }) => similarItems(ctx, params.id)),
    serve(endpoints.accept, (ctx, { params, body }) => acts.accept(ctx, params.id, body)),
    serve(endpoints.sendBackToSource, (ctx, { params, body }) => acts.sendBackToSource(ctx, params.id, body)),
    serve(endpoints.assign, (ctx, { params, body }) => acts.assign(ctx, params.id, body)),
    serve(endpoints.merge, (ctx, { params, body }) => acts.merge(ctx, params.id, body)),
    serve(endpoints.toDiscipline, (ctx, { params, body }) => acts.toDiscipline(ctx, params.id, body)),
    serve(endpoints.contact, (ctx, { params, body }) => acts.contacted(ctx, params.id, body)),
    serve(endpoints.draft, (ctx, { params, scope, body }) => acts.draft(ctx, scope, params.id, body)),
    serve(endpoints.askExtension, (ctx, { params, scope, body }) => acts.askExtension(ctx, scope, params.id, body)),
    serve(endpoints.extend, (ctx, { params, body }) => acts.extend(ctx, params.id, body)),
    serve(endpoints.approve, (ctx, { params, body }) => acts.approve(ctx, params.id, body)),
    serve(endpoints.sendBack, (ctx, { params, body }) => acts.sendBack(ctx, params.id, body)),
    serve(endpoints.publishAnswer, (ctx, { params, body }) => acts.publishAnswer(ctx, params.id, body)),
    serve(endpoints.callBack, (ctx, { params, body }) => acts.callBack(ctx, params.id, body)),
    serve(endpoints.raiserAnswer, (ctx, { params, body }) => acts.raiserAnswer(ctx, params.id, body)),
    serve(endpoints.close, (ctx, { params, body }) => acts.close(ctx, params.id, body)),
    serve(endpoints.readContact, (ctx, { params }) => readContact(ctx, params.id)),
    serve(endpoints.listRatings, (ctx, { scope, query }) => listRatings(ctx, scope, query)),
    serve(endpoints.listReports, (ctx, { query }) => listReports(ctx, query)),
    serve(endpoints.exportReports, (ctx, { query }) => exportReports(ctx, query)),
    serve(endpoints.readReport, (ctx, { params }) => readReport(ctx, params.id)),
    serve(endpoints.routeReport, (ctx, { params, body }) => routeReport(ctx, params.id, body)),
  ],
}
