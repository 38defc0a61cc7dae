import type { Area } from '../../../platform/area.ts'
import { type Bound, serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { reportPermissions } from '../policy.ts'
import * as editing from './editing.ts'
import { changeOutline, readOutline } from './outlines.ts'
import { exportReport } from './papers.ts'
import * as promises from './promises.ts'
import * as reports from './reports.ts'
import { listChoices, readFigure } from './rows.ts'
import * as signing from './signing.ts'

// What is named by a word comes before what is named by an id.
const named: Bound[] = [
  serve(endpoints.listPromises, (ctx, { query }) => promises.listPromises(ctx, query.year)),
  serve(endpoints.answerPromise, (ctx, { params, body }) => promises.answerPromise(ctx, params.id, body)),
  serve(endpoints.readOutline, (ctx, { params }) => readOutline(ctx, params.kind)),
  serve(endpoints.changeOutline, (ctx, { params, body }) => changeOutline(ctx, params.kind, body)),
]

const writing: Bound[] = [
  serve(endpoints.listReports, (ctx, { scope, query }) => reports.listReports(ctx, scope, query)),
  serve(endpoints.beginReport, (ctx, { scope, body }) => reports.beginReport(ctx, scope, body)),
  serve(endpoints.readReport, (ctx, { scope, params }) => reports.readReport(ctx, scope, params.id)),
  serve(endpoints.listChoices, (ctx, { scope, params }) => listChoices(ctx, scope, params.id)),
  serve(endpoints.readFigure, (ctx, { scope, params, query }) =>
    readFigure(ctx, scope, { id: params.id, name: query.name }),
  ),
  serve(endpoints.saveReport, (ctx, { scope, params, body }) => editing.saveReport(ctx, scope, params.id, body)),
  serve(endpoints.refreshReport, (ctx, { scope, params, body }) =>
    editing.refreshReport(ctx, scope, params.id, body.revision),
  ),
  serve(endpoints.redraftReport, (ctx, { scope, params, body }) => editing.redraftReport(ctx, scope, params.id, body)),
  serve(endpoints.readVersion, (ctx, { scope, params }) => editing.readVersion(ctx, scope, params)),
]

const finishing: Bound[] = [
  serve(endpoints.checkReport, (ctx, { scope, params }) => signing.checkReport(ctx, scope, params.id)),
  serve(endpoints.addComment, (ctx, { scope, params, body }) => editing.addComment(ctx, scope, params.id, body)),
  serve(endpoints.settleComment, (ctx, { scope, params }) => editing.settleComment(ctx, scope, params)),
  serve(endpoints.submitReport, (ctx, { scope, params, body }) =>
    signing.submitReport(ctx, scope, params.id, body.revision),
  ),
  serve(endpoints.returnReport, (ctx, { scope, params, body }) =>
    signing.returnReport(ctx, scope, params.id, body.revision),
  ),
  serve(endpoints.signReport, (ctx, { scope, params, body }) => signing.signReport(ctx, scope, params.id, body)),
  serve(endpoints.verifyReport, (ctx, { scope, params }) => signing.verifyReport(ctx, scope, params.id)),
  serve(endpoints.exportReport, (ctx, { scope, params, query }) =>
    exportReport(ctx, scope, { id: params.id, edition: query.edition }),
  ),
  serve(endpoints.adoptMeasures, (ctx, { scope, params, body }) => promises.adoptMeasures(ctx, scope, params.id, body)),
]

export const reportsArea: Area = {
  name: 'reports',
  title: '年度报告',
  optional: true,
  permissions: reportPermissions,
  routes: [...named, ...writing, ...finishing],
}
