import { type Bound, serve } from '../../../../platform/endpoint.ts'
import * as endpoints from '../../endpoints/follow.ts'
import { carryOutAppointment, listEffects } from '../carry-out.ts'
import * as outlays from '../outlays.ts'
import { addGroupReport, readOwnRecord, readStatistics } from '../statistics.ts'
import * as tasks from '../tasks.ts'

export const followRoutes: Bound[] = [
  serve(endpoints.listTasks, (ctx, { query }) => tasks.listTasks(ctx, query)),
  serve(endpoints.exportTasks, (ctx, { query }) => tasks.exportTasks(ctx, query)),
  serve(endpoints.reportTask, (ctx, { params, body }) => tasks.reportTask(ctx, params.id, body)),
  serve(endpoints.judgeTask, (ctx, { params, body }) => tasks.judgeTask(ctx, params.id, body)),
  serve(endpoints.postponeTask, (ctx, { params, body }) => tasks.postponeTask(ctx, params.id, body)),
  serve(endpoints.listEffects, (ctx) => listEffects(ctx)),
  serve(endpoints.carryOutAppointment, (ctx, { params, body }) => carryOutAppointment(ctx, params.id, body)),
  serve(endpoints.listEmergencies, (ctx) => outlays.listEmergencies(ctx)),
  serve(endpoints.addEmergency, (ctx, { body }) => outlays.addEmergency(ctx, body)),
  serve(endpoints.listOutlays, (ctx, { query }) => outlays.listOutlays(ctx, query.year)),
  serve(endpoints.addOutlays, (ctx, { body }) => outlays.addOutlays(ctx, body.rows)),
  serve(endpoints.linkOutlay, (ctx, { params, body }) => outlays.setDecision(ctx, params.id, body.itemId)),
  serve(endpoints.removeOutlay, (ctx, { params }) => outlays.removeOutlay(ctx, params.id)),
  serve(endpoints.listEscaped, (ctx, { query }) => outlays.escapedMatters(ctx, query)),
  serve(endpoints.readStatistics, (ctx, { query }) => readStatistics(ctx, query.year)),
  serve(endpoints.addGroupReport, (ctx, { body }) => addGroupReport(ctx, body)),
  serve(endpoints.readOwnRecord, (ctx) => readOwnRecord(ctx)),
]
