import { defineConfig } from 'vitest/config'

/** Checks of printed pages: they need LibreOffice and take minutes, so `npm test` leaves them out. */
export default defineConfig({
  test: { include: ['tools/pages/**/*.pages.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false },
})
