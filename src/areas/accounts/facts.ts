export { createDemoAccounts, type DemoAccount } from './server/demo.ts'
export { consoleCtx, DEMO_PASSWORD, ensureUnit, installationState, withSetUpCode } from './server/setup.ts'
export { setUpCodeOf } from './server/setup-code.ts'
