import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { speakersPermissions } from '../policy.ts'
import { evaluate, openFor, readForm } from './evaluations.ts'
import { listUnnamed, nameLessons } from './lessons.ts'
import * as pool from './pool.ts'
import { readOwnResults, readResults } from './results.ts'
import { exportSpeakers } from './sheet.ts'

export const speakersArea: Area = {
  name: 'speakers',
  title: '师资库和评课',
  optional: true,
  permissions: speakersPermissions,
  routes: [
    serve(endpoints.listSpeakers, (ctx, { query }) => pool.listSpeakers(ctx, query)),
    serve(endpoints.exportSpeakers, (ctx, { query }) => exportSpeakers(ctx, query)),
    serve(endpoints.findSimilar, (ctx, { query }) => pool.findSimilar(ctx, query.name)),
    serve(endpoints.listUnnamed, (ctx) => listUnnamed(ctx)),
    serve(endpoints.nameLessons, (ctx, { body }) => nameLessons(ctx, body)),
    serve(endpoints.addSpeaker, (ctx, { body }) => pool.addSpeaker(ctx, body)),
    serve(endpoints.readSpeaker, (ctx, { params }) => pool.readSpeaker(ctx, params.id)),
    serve(endpoints.changeSpeaker, (ctx, { params, body }) => pool.changeSpeaker(ctx, params.id, body)),
    serve(endpoints.removeSpeaker, (ctx, { params }) => pool.removeSpeaker(ctx, params.id)),
    serve(endpoints.checkSpeaker, (ctx, { params, body }) =>
      pool.setStanding(ctx, params.id, { what: 'checked', ...body }),
    ),
    serve(endpoints.uncheckSpeaker, (ctx, { params, body }) =>
      pool.setStanding(ctx, params.id, { what: 'unchecked', ...body }),
    ),
    serve(endpoints.retireSpeaker, (ctx, { params, body }) =>
      pool.setStanding(ctx, params.id, { what: 'retired', ...body }),
    ),
    serve(endpoints.returnSpeaker, (ctx, { params, body }) =>
      pool.setStanding(ctx, params.id, { what: 'returned', ...body }),
    ),
    serve(endpoints.readResults, (ctx, { params }) => readResults(ctx, params.id)),
    serve(endpoints.listOpen, async (ctx) => ({ rows: await openFor(ctx) })),
    serve(endpoints.readOwnResults, (ctx) => readOwnResults(ctx)),
    serve(endpoints.readForm, (ctx, { params }) => readForm(ctx, params.id)),
    serve(endpoints.evaluate, (ctx, { body }) => evaluate(ctx, body)),
  ],
}
