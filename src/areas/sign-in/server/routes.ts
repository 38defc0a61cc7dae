import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { signInPermissions } from '../policy.ts'
import * as signIns from './sign-ins.ts'

const COOKIE = 'touyan.phone'
const KEPT_SECONDS = 30 * 24 * 3600

/** The browser's own mark, made when it signs for the first time. It says which phone, not who. */
function deviceToken(http: Context): string {
  const kept = getCookie(http, COOKIE)
  const token = kept && /^[0-9a-f]{48}$/.test(kept) ? kept : signIns.newDeviceToken()
  setCookie(http, COOKIE, token, { path: '/api/sign-ins', httpOnly: true, sameSite: 'Lax', maxAge: KEPT_SECONDS })
  return token
}

export const signInArea: Area = {
  name: 'sign-in',
  title: '现场签到',
  optional: false,
  permissions: signInPermissions,
  routes: [
    serve(endpoints.readSign, (ctx, { params }) => signIns.readSign(ctx, params.id)),
    serve(endpoints.sign, (ctx, { params, body, http }) =>
      signIns.sign(ctx, { id: params.id, code: body.code, deviceToken: deviceToken(http) }),
    ),
    serve(endpoints.signTyped, (ctx, { body, http }) => signIns.signTyped(ctx, body.code, deviceToken(http))),
    serve(endpoints.readBoard, (ctx, { params }) => signIns.readBoard(ctx, params.id)),
    serve(endpoints.tick, (ctx, { params, body }) => signIns.tick(ctx, params.id, body)),
    serve(endpoints.answerGuest, (ctx, { params, body }) =>
      signIns.answerGuest(ctx, params.id, { personId: params.personId, accept: body.accept }),
    ),
    serve(endpoints.close, (ctx, { params }) => signIns.setOpen(ctx, params.id, false)),
    serve(endpoints.reopen, (ctx, { params }) => signIns.setOpen(ctx, params.id, true)),
    serve(endpoints.printSheet, (ctx, { params }) => signIns.printSheet(ctx, params.id)),
  ],
}
