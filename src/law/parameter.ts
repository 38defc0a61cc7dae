import type { Citation } from './cite.ts'

/** One value of a number that the law changes over time. */
export type Dated<T> = { from: string; value: T; cites: readonly [Citation, ...Citation[]] }

/** A number the law sets, with every value it has had. */
export type Parameter<T> = { title: string; values: readonly [Dated<T>, ...Dated<T>[]] }

/**
 * Declares a parameter. Its values must follow one another in time.
 *
 * @throws Error when two values start on one day or stand in the wrong order
 */
export function parameter<T>(title: string, ...values: [Dated<T>, ...Dated<T>[]]): Parameter<T> {
  for (const [index, value] of values.entries()) {
    if (index > 0 && values[index - 1]!.from >= value.from) throw new Error(`${title}: values out of order`)
  }
  return { title, values }
}

/**
 * The value in force on a day (`YYYY-MM-DD`).
 *
 * @throws RangeError for a day before the first value: a case is never judged by a law that did not exist
 */
export function valueOn<T>({ title, values }: Parameter<T>, day: string): Dated<T> {
  const found = values.findLast((value) => value.from <= day)
  if (!found) throw new RangeError(`${title}: nothing in force on ${day}`)
  return found
}
