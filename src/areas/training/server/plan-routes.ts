import { type Bound, serve } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { readUpload } from '../../../platform/upload.ts'
import * as endpoints from '../endpoints/plans.ts'
import * as acts from './plan-acts.ts'
import * as amendments from './plan-amendments.ts'
import { exportPlan } from './plan-papers.ts'
import { pasteItems } from './plan-paste.ts'
import { itemsToChoose, listPlans, readPlan } from './plan-view.ts'

export const planRoutes: Bound[] = [
  serve(endpoints.listPlans, (ctx, { scope }) => listPlans(ctx, scope)),
  serve(endpoints.readPlan, (ctx, { scope, params }) => readPlan(ctx, scope, params.year)),
  serve(endpoints.planWord, (ctx, { scope, params }) => exportPlan(ctx, scope, params.year, ['plan', 'docx'])),
  serve(endpoints.planSheet, (ctx, { scope, params }) => exportPlan(ctx, scope, params.year, ['plan', 'xlsx'])),
  serve(endpoints.standingWord, (ctx, { scope, params }) => exportPlan(ctx, scope, params.year, ['standing', 'docx'])),
  serve(endpoints.standingSheet, (ctx, { scope, params }) => exportPlan(ctx, scope, params.year, ['standing', 'xlsx'])),
  serve(endpoints.addPlan, (ctx, { body }) => acts.addPlan(ctx, body.year)),
  serve(endpoints.removePlan, (ctx, { params }) => acts.removePlan(ctx, params.year)),
  serve(endpoints.addItems, (ctx, { params, body }) => acts.addItems(ctx, params.year, body)),
  serve(endpoints.pasteItems, async (ctx, { params, http }) => {
    const files = await readUpload(http, endpoints.pasteItems.upload!.mostBytes)
    if (files.length > 1) throw new Refusal('invalid', '请一次选择一张表')
    return pasteItems(ctx, params.year, files[0]!)
  }),
  serve(endpoints.copyItems, (ctx, { params, body }) => acts.copyItems(ctx, params.year, body)),
  serve(endpoints.changeItem, (ctx, { params, body }) => acts.changeItem(ctx, params, body)),
  serve(endpoints.removeItem, (ctx, { params }) => acts.removeItem(ctx, params)),
  serve(endpoints.submitPlan, (ctx, { params, body }) => acts.submitPlan(ctx, params.year, body)),
  serve(endpoints.withdrawPlan, (ctx, { params, body }) => acts.withdrawPlan(ctx, params.year, body)),
  serve(endpoints.decidePlan, (ctx, { params, body }) => acts.decidePlan(ctx, params.year, body)),
  serve(endpoints.recordPlan, (ctx, { params, body }) => acts.decidePlan(ctx, params.year, body)),
  serve(endpoints.proposeAmendment, (ctx, { params, body }) => amendments.proposeAmendment(ctx, params.year, body)),
  serve(endpoints.withdrawAmendment, (ctx, { params, body }) => amendments.withdrawAmendment(ctx, params.id, body)),
  serve(endpoints.decideAmendment, (ctx, { params, body }) => amendments.decideAmendment(ctx, params.id, body)),
  serve(endpoints.recordAmendment, (ctx, { params, body }) => amendments.decideAmendment(ctx, params.id, body)),
  serve(endpoints.itemsToChoose, (ctx, { query }) => itemsToChoose(ctx, query.year)),
]
