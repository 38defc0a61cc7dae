import type { RoomCommand } from '../../schema/room.ts'

type Count = Extract<RoomCommand, { kind: 'count' }>['count']

/** A teller's form as it is typed: digits or nothing. */
export type CountFields = Record<'issued' | 'returned' | keyof Count['tally'], string>

export const emptyCount: CountFields = {
  issued: '',
  returned: '',
  agree: '',
  disagree: '',
  defer: '',
  abstain: '',
  invalid: '',
}

/** The form as numbers; a kind of vote left blank means none. */
export function parsedCount({ issued, returned, agree, disagree, defer, abstain, invalid }: CountFields): Count {
  const tally = {
    agree: Number(agree),
    disagree: Number(disagree),
    defer: Number(defer),
    abstain: Number(abstain),
    invalid: Number(invalid),
  }
  return { issued: Number(issued), returned: Number(returned), tally }
}

/** What does not add up in a count of at most `voters` ballots, as a sentence; null when it adds up. */
export function countFault(fields: CountFields, voters: number): string | null {
  if (fields.issued === '' || fields.returned === '') return '请填写发出和收回的票数。'
  const { issued, returned, tally } = parsedCount(fields)
  if (issued > voters) return `发出${issued}张，超过有表决权的${voters}人。`
  if (returned > issued) return `收回${returned}张，比发出的${issued}张多。`
  const sum = Object.values(tally).reduce((total, count) => total + count, 0)
  return sum === returned ? null : `各项合计${sum}张，应与收回的${returned}张相等。`
}
