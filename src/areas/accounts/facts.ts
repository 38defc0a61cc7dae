export { accountsWithoutRole } from './server/queries/without-role.ts'
export { ensureUnit, installationState, withSetUpCode } from './server/setup.ts'
export { setUpCodeOf } from './server/setup-code.ts'
