import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { accountPermissions } from '../policy.ts'
import * as grants from './grants.ts'
import * as own from './own.ts'
import { installationOf } from './queries/accounts.ts'
import { unusedDays } from './queries/unused.ts'
import * as service from './service.ts'
import { bootstrap, setUp } from './setup.ts'
import { signIn, signInCode } from './sign-in.ts'
import { setUnusedDays } from './unused.ts'

export const accountsArea: Area = {
  name: 'accounts',
  title: '账号与授权',
  optional: false,
  permissions: accountPermissions,
  routes: [
    serve(endpoints.getBootstrap, bootstrap),
    serve(endpoints.setUp, (ctx, { body }) => setUp(ctx, body)),
    serve(endpoints.signIn, (ctx, { body, http }) => signIn(ctx, body, http)),
    serve(endpoints.signInCode, (ctx, { body, http }) => signInCode(ctx, body.code, http)),
    serve(endpoints.signOut, (ctx, { http }) => own.signOut(ctx, http)),
    serve(endpoints.getMe, own.me),
    serve(endpoints.changePassword, (ctx, { body }) => own.changePassword(ctx, body)),
    serve(endpoints.beginTwoFactor, (ctx, { body, http }) => own.beginTwoFactor(ctx, body.password, http)),
    serve(endpoints.confirmTwoFactor, (ctx, { body, http }) => own.confirmTwoFactor(ctx, body.code, http)),
    serve(endpoints.removeTwoFactor, (ctx, { body }) => own.removeTwoFactor(ctx, body.password)),
    serve(endpoints.listOwnSessions, own.ownSessions),
    serve(endpoints.endOtherSessions, own.endOtherSessions),
    serve(endpoints.endOwnSession, (ctx, { params }) => own.endOwnSession(ctx, params.id)),
    serve(endpoints.listPeopleWithoutAccount, service.listPeopleWithoutAccount),
    serve(endpoints.createAccounts, (ctx, { body }) => service.createAccounts(ctx, body.personIds)),
    serve(endpoints.listAccounts, (ctx, { query }) => service.listAccounts(ctx, query)),
    serve(endpoints.createAccount, (ctx, { body }) => service.createAccount(ctx, body)),
    serve(endpoints.resetPassword, (ctx, { params }) => service.resetPassword(ctx, params.id)),
    serve(endpoints.disableAccount, (ctx, { params }) => service.disableAccount(ctx, params.id)),
    serve(endpoints.enableAccount, (ctx, { params }) => service.enableAccount(ctx, params.id)),
    serve(endpoints.getAreasOff, async ({ platform }) => {
      const { areasOff } = await installationOf(platform.db)
      return { areasOff }
    }),
    serve(endpoints.setAreasOff, (ctx, { body }) => service.setAreasOff(ctx, body.areasOff)),
    serve(endpoints.getUnusedDays, async ({ platform }) => ({ days: await unusedDays(platform.db) })),
    serve(endpoints.setUnusedDays, (ctx, { body }) => setUnusedDays(ctx, body.days)),
    serve(endpoints.grantCadres, (ctx, { body }) => grants.grantCadres(ctx, body.accountIds)),
    serve(endpoints.grantRole, (ctx, { params, body }) => grants.grantRole(ctx, params.id, body)),
    serve(endpoints.revokeGrant, (ctx, { params }) => grants.revokeGrant(ctx, params.id)),
    serve(endpoints.unlockAccount, (ctx, { params }) => grants.unlockAccount(ctx, params.id)),
    serve(endpoints.endSessions, (ctx, { params }) => grants.endAllSessions(ctx, params.id)),
    serve(endpoints.clearTwoFactor, (ctx, { params }) => grants.clearTwoFactor(ctx, params.id)),
  ],
}
