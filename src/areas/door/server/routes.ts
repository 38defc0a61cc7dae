import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { doorPermissions } from '../policy.ts'
import { dropAside, tryAgain, viewQueue } from './aside.ts'
import { addPlace, changePlace, listPlaces } from './places.ts'
import { changeSettings, readSettings } from './settings.ts'

export const doorArea: Area = {
  name: 'door',
  title: '群众入口',
  optional: false,
  permissions: doorPermissions,
  routes: [
    serve(endpoints.listPlaces, (ctx) => listPlaces(ctx)),
    serve(endpoints.addPlace, (ctx, { body }) => addPlace(ctx, body)),
    serve(endpoints.changePlace, (ctx, { params, body }) => changePlace(ctx, params.id, body)),
    serve(endpoints.readSettings, (ctx) => readSettings(ctx)),
    serve(endpoints.changeSettings, (ctx, { body }) => changeSettings(ctx, body)),
    serve(endpoints.viewQueue, (ctx) => viewQueue(ctx)),
    serve(endpoints.tryAgain, (ctx, { params }) => tryAgain(ctx, params.id)),
    serve(endpoints.dropAside, (ctx, { params, body }) => dropAside(ctx, params.id, body.reason)),
  ],
}
