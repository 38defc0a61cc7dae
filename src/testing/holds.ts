import * as fc from 'fast-check'
import { describe, it } from 'vitest'

/**
 * A property of a rule as a test: `is` must not throw (expect inside) for any facts of the arbitrary.
 * Every rule of the catalogue has at least one; `catalogue.test.ts` looks for its id in these calls.
 */
export function holds<T>(ruleId: string, title: string, facts: fc.Arbitrary<T>, is: (facts: T) => void): void {
  describe(ruleId, () => {
    it(title, () => fc.assert(fc.property(facts, is), { numRuns: 200 }))
  })
}

/** Days between two years, both included. */
export const anyDay = (from: number, to: number) =>
  fc
    .date({ min: new Date(Date.UTC(from, 0, 1)), max: new Date(Date.UTC(to, 11, 31)), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
