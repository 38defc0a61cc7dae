import { defineConfig } from 'vitest/config'

/** Journeys through a real browser, one at a time: each starts the whole program. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: 'tools/test-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    maxConcurrency: 3,
  },
})
