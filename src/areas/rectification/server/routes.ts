import type { Area } from '../../../platform/area.ts'
import { type Bound, serve } from '../../../platform/endpoint.ts'
import { readUpload } from '../../../platform/upload.ts'
import * as endpoints from '../endpoints.ts'
import { rectificationPermissions } from '../policy.ts'
import * as batch from './batch.ts'
import { readLedger, readStatistics } from './ledger.ts'
import { readPaper } from './papers.ts'
import * as remedy from './remedy.ts'
import * as service from './service.ts'
import { readProblem, sharableMeasures } from './view.ts'

const problems: Bound[] = [
  serve(endpoints.readLedger, (ctx, { scope, query }) => readLedger(ctx, scope, query)),
  serve(endpoints.readStatistics, (ctx, { scope, query }) => readStatistics(ctx, scope, query)),
  serve(endpoints.readRecurrence, (ctx, { query }) => service.recurrence(ctx, query)),
  serve(endpoints.addProblem, (ctx, { scope, body }) => service.addProblem(ctx, scope, body)),
  serve(endpoints.readProblem, (ctx, { params, scope }) => readProblem(ctx, scope, params.id)),
  serve(endpoints.changeProblem, (ctx, { params, body }) => service.changeProblem(ctx, params.id, body)),
  serve(endpoints.assignProblem, (ctx, { params, body }) => service.assign(ctx, params.id, body)),
  serve(endpoints.reportProblem, (ctx, { params, body }) => service.report(ctx, params.id, body)),
  serve(endpoints.submitProblem, (ctx, { params, body }) => service.submit(ctx, params.id, body)),
  serve(endpoints.verifyProblem, (ctx, { params, body }) => service.judge(ctx, params.id, body)),
  serve(endpoints.reopenProblem, (ctx, { params, body }) => service.reopen(ctx, params.id, body)),
  serve(endpoints.answerProblem, (ctx, { params, body }) => service.answer(ctx, params.id, body)),
  serve(endpoints.withdrawProblem, (ctx, { params, body }) => service.withdraw(ctx, params.id, body)),
  serve(endpoints.askDate, (ctx, { params, body }) => service.askDate(ctx, params.id, body)),
  serve(endpoints.decideDate, (ctx, { params, body }) => service.decideDate(ctx, params.id, body)),
]

const remedies: Bound[] = [
  serve(endpoints.addCause, (ctx, { params, body }) => remedy.addCause(ctx, params.id, body.text)),
  serve(endpoints.removeCause, (ctx, { params }) => remedy.removeCause(ctx, params.id, params.causeId)),
  serve(endpoints.addMeasure, (ctx, { params, body }) => remedy.addMeasure(ctx, params.id, body)),
  serve(endpoints.readSharable, (ctx, { params }) => sharableMeasures(ctx, params.id)),
  serve(endpoints.shareMeasure, (ctx, { params, body }) => remedy.shareMeasure(ctx, params.id, body.measureId)),
  serve(endpoints.changeMeasure, (ctx, { params, body }) => remedy.changeMeasure(ctx, params, body)),
  serve(endpoints.removeMeasure, (ctx, { params }) => remedy.removeMeasure(ctx, params)),
  serve(endpoints.addFiles, async (ctx, { params, http }) =>
    remedy.addFiles(ctx, params, await readUpload(http, endpoints.addFiles.upload!.mostBytes)),
  ),
  serve(endpoints.addRecord, (ctx, { params, body }) => remedy.addRecord(ctx, params, body)),
  serve(endpoints.shareEvidence, (ctx, { params, body }) => remedy.shareEvidence(ctx, params, body.evidenceId)),
  serve(endpoints.removeEvidence, (ctx, { params }) => remedy.removeEvidence(ctx, params)),
  serve(endpoints.readFile, (ctx, { params, query, scope }) =>
    remedy.readFile(ctx, scope, { ...params, version: query.version ?? null }),
  ),
]

const sheets: Bound[] = [
  serve(endpoints.readPaper, (ctx, { scope, query }) => readPaper(ctx, scope, query)),
  serve(endpoints.previewBatch, async (ctx, { scope, query, http }) =>
    batch.preview(ctx, scope, await readUpload(http, endpoints.previewBatch.upload!.mostBytes), query),
  ),
  serve(endpoints.enterBatch, (ctx, { scope, body }) => batch.enter(ctx, scope, body.rows)),
  serve(endpoints.readSample, () => batch.sampleSheet()),
]

export const rectificationArea: Area = {
  name: 'rectification',
  title: '问题与整改',
  optional: false,
  permissions: rectificationPermissions,
  routes: [...problems, ...remedies, ...sheets],
}
