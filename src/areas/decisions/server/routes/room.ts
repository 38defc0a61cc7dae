import { type Bound, serve } from '../../../../platform/endpoint.ts'
import * as endpoints from '../../endpoints/room.ts'
import { castBallot, commandRoom, dismissHint, openMeeting } from '../room.ts'
import { readRoom } from '../room-view.ts'

export const roomRoutes: Bound[] = [
  serve(endpoints.readRoom, (ctx, { params, query, http }) =>
    readRoom(ctx, params.id, query.after, http.req.raw.signal),
  ),
  serve(endpoints.openMeeting, (ctx, { params }) => openMeeting(ctx, params.id)),
  serve(endpoints.commandRoom, (ctx, { params, body }) => commandRoom(ctx, params.id, body.command)),
  serve(endpoints.castBallot, (ctx, { params, body }) => castBallot(ctx, params.id, params.itemId, body)),
  serve(endpoints.dismissHint, (ctx, { params, body }) => dismissHint(ctx, params.id, params.itemId, body)),
]
