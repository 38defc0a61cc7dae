export { ensureUnit, installationState, withSetUpCode } from './server/setup.ts'
export { setUpCodeOf } from './server/setup-code.ts'
