/** The only place that asks what time it is. Tests and the demo hand in their own. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** The bureau's calendar day (China Standard Time, no daylight saving) of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3600_000).toISOString().slice(0, 10)
}
