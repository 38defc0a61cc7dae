import { addDays, type Day } from '../../periods.ts'

/** The first day without the restriction: the end day itself where the unit does not count it, else the day after. */
export function freeFrom(until: Day, endDayBlocked: boolean): Day {
  return endDayBlocked ? addDays(until, 1) : until
}

/** How the because-sentence names the state of an effect period on a day. */
export function windowText(until: Day, freeOn: Day, on: Day): string {
  return on < freeOn ? `影响期到${until}，${freeOn}起不再受限制` : `影响期已于${until}届满，${freeOn}起不再受限制`
}
