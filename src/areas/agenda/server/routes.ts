import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { agendaPermissions } from '../policy.ts'
import * as feed from './feed.ts'
import * as service from './service.ts'

export const agendaArea: Area = {
  name: 'agenda',
  title: '日程',
  optional: false,
  permissions: agendaPermissions,
  routes: [
    serve(endpoints.readAgenda, (ctx, { scope, query }) => service.readAgenda(ctx, scope, query)),
    serve(endpoints.exportAgenda, (ctx, { query }) => service.exportAgenda(ctx, query)),
    serve(endpoints.feedState, (ctx) => feed.feedState(ctx)),
    serve(endpoints.makeFeed, (ctx) => feed.makeFeed(ctx)),
    serve(endpoints.revokeFeed, (ctx) => feed.revokeFeed(ctx)),
    serve(endpoints.readFeed, (ctx, { params }) => feed.readFeed(ctx, params.file)),
  ],
}
