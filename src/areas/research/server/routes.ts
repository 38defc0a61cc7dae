import type { Area } from '../../../platform/area.ts'
import { type Bound, serve } from '../../../platform/endpoint.ts'
import * as uses from '../endpoints/uses.ts'
import * as endpoints from '../endpoints.ts'
import { researchPermissions } from '../policy.ts'
import * as advice from './advice.ts'
import { readChoices } from './choices.ts'
import { markNote } from './marking.ts'
import * as notes from './notes.ts'
import * as papers from './papers.ts'
import * as photos from './photos.ts'
import * as places from './places.ts'
import * as plans from './plans.ts'
import * as standing from './standing.ts'
import * as trips from './trips.ts'
import * as handling from './uses.ts'

const field: Bound[] = [
  serve(endpoints.readField, (ctx) => notes.readField(ctx)),
  serve(endpoints.listNotes, (ctx, { scope, query }) => notes.listNotes(ctx, scope, query.tripId)),
  serve(endpoints.keepNote, (ctx, { scope, params, body }) => notes.keepNote(ctx, scope, params.id, body)),
  serve(endpoints.takeNoteBack, (ctx, { params }) => notes.takeNoteBack(ctx, params.id)),
  serve(endpoints.keepPhoto, async (ctx, { params, http }) =>
    photos.keepPhoto(ctx, params, await photos.readPhotoBytes(http.req.raw)),
  ),
  serve(endpoints.readPhoto, (ctx, { scope, params }) => photos.readPhoto(ctx, scope, params)),
]

const planning: Bound[] = [
  serve(endpoints.listPlaces, (ctx) => places.listPlaces(ctx)),
  serve(endpoints.addPlace, (ctx, { body }) => places.addPlace(ctx, body)),
  serve(endpoints.addPlaces, (ctx, { body }) => places.addPlaces(ctx, body.rows)),
  serve(endpoints.changePlace, (ctx, { params, body }) => places.changePlace(ctx, params.id, body)),
  serve(endpoints.listPlans, (ctx, { scope, query }) => plans.listPlans(ctx, scope, query)),
  serve(endpoints.readPlan, (ctx, { scope, params }) => plans.readPlan(ctx, scope, params.id)),
  serve(endpoints.addPlan, (ctx, { body }) => plans.addPlan(ctx, body)),
  serve(endpoints.changePlan, (ctx, { params, body }) => plans.changePlan(ctx, params.id, body)),
  serve(endpoints.deletePlan, (ctx, { params }) => plans.deletePlan(ctx, params.id)),
  serve(endpoints.askBurden, (ctx, { body }) => trips.askBurden(ctx, body)),
  serve(endpoints.addTrip, (ctx, { body }) => trips.addTrip(ctx, body)),
  serve(endpoints.readTrip, (ctx, { scope, params }) => trips.readTrip(ctx, scope, params.id)),
  serve(endpoints.changeTrip, (ctx, { params, body }) => trips.changeTrip(ctx, params.id, body)),
  serve(endpoints.deleteTrip, (ctx, { params }) => trips.deleteTrip(ctx, params.id)),
  serve(endpoints.closeTrip, (ctx, { params, body }) => trips.closeTrip(ctx, params.id, body.revision)),
  serve(endpoints.reopenTrip, (ctx, { params, body }) => trips.reopenTrip(ctx, params.id, body.revision)),
  serve(endpoints.writeReport, (ctx, { scope, params, body }) => trips.writeReport(ctx, scope, params.id, body)),
]

const outcome: Bound[] = [
  serve(uses.markNote, (ctx, { scope, params, body }) => markNote(ctx, scope, params.id, body)),
  serve(uses.listHelps, (ctx, { scope, query }) => handling.listHelps(ctx, scope, query.year)),
  serve(uses.answerHelp, (ctx, { params, body }) => handling.answerHelp(ctx, { id: params.id, ...body })),
  serve(uses.closeHelp, (ctx, { params, body }) => handling.closeHelp(ctx, { id: params.id, ...body })),
  serve(uses.listIdeas, (ctx, { scope, query }) => handling.listIdeas(ctx, scope, query.year)),
  serve(uses.decideIdea, (ctx, { params, body }) => handling.decideIdea(ctx, { id: params.id, ...body })),
  serve(uses.listAdvice, (ctx, { scope, query }) => advice.listAdvice(ctx, scope, query.year)),
  serve(uses.addAdvice, (ctx, { scope, params, body }) => advice.addAdvice(ctx, scope, params.id, body)),
  serve(uses.changeAdvice, (ctx, { scope, params, body }) => advice.changeAdvice(ctx, scope, params.id, body)),
  serve(uses.deleteAdvice, (ctx, { scope, params }) => advice.deleteAdvice(ctx, scope, params.id)),
  serve(uses.answerAdvice, (ctx, { params, body }) => advice.answerAdvice(ctx, params.id, body)),
  serve(uses.readChoices, (ctx) => readChoices(ctx)),
  serve(uses.readCoverage, (ctx, { query }) => standing.readCoverage(ctx, query.year)),
  serve(uses.readDays, (ctx, { query }) => standing.readDays(ctx, query.year)),
  serve(uses.exportPaper, (ctx, { scope, query }) => papers.exportPaper(ctx, scope, query)),
  serve(uses.exportTripReport, (ctx, { scope, params }) => papers.exportTripReport(ctx, scope, params.id)),
  serve(uses.exportTripNotes, (ctx, { scope, params }) => papers.exportTripNotes(ctx, scope, params.id)),
]

export const researchArea: Area = {
  name: 'research',
  title: '基层调研',
  optional: true,
  permissions: researchPermissions,
  routes: [...field, ...planning, ...outcome],
}
