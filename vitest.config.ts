import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The trials take longest; begun last they would keep one core waiting for the other. */
class TrialsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isTrial = ({ moduleId }: TestSpecification) => moduleId.includes('/tools/trials/')
    return [...sorted.filter(isTrial), ...sorted.filter((file) => !isTrial(file))]
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: 'tools/test-setup.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: TrialsFirst },
  },
})
