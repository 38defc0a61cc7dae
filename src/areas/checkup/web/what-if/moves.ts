import { Move } from '../../../structure/schema.ts'

/** As many as the server takes at once. */
export const MOST_MOVES = 50

/** How an address writes that somebody leaves; anything else behind the person is a post. */
const leaving = { retire: '退休', transfer: '调出' } as const

export type Leaving = keyof typeof leaving
export const leavingWords = (kind: Leaving) => leaving[kind]

/** `person.post_person.retire`: identities alone, so that no name stands in an address. */
export function writeMoves(moves: readonly Move[]): string {
  return moves
    .map((move) => `${move.personId}.${move.kind === 'appoint' ? move.postId : wordOf(move.reason)}`)
    .join('_')
}

const wordOf = (reason: '退休' | '调出') => (reason === '退休' ? 'retire' : 'transfer')

/** The moves an address keeps; what cannot be understood and second moves of one person are left out. */
export function readMoves(text: string | null): Move[] {
  const read = (text ?? '').split('_').flatMap((part) => {
    const [personId = '', target = ''] = part.split('.')
    const move = Object.hasOwn(leaving, target)
      ? { kind: 'leave', personId, reason: leaving[target as Leaving] }
      : { kind: 'appoint', personId, postId: target }
    return Move.safeParse(move).data ?? []
  })
  return read.reduce(withMove, []).slice(0, MOST_MOVES)
}

/** The list with a move added; it takes the place of an earlier move of the same person. */
export function withMove(moves: Move[], move: Move): Move[] {
  const isSame = ({ personId }: Move) => personId === move.personId
  return moves.some(isSame) ? moves.map((one) => (isSame(one) ? move : one)) : [...moves, move]
}

/** What the server objects to, by the row of the list it is about. */
export function faultsByRow(faults: readonly { field: string; message: string }[]): Map<number, string> {
  const rows = faults.flatMap(({ field, message }) => {
    const row = /^moves\.(\d+)\./.exec(field)?.[1]
    return row === undefined ? [] : [[Number(row), message] as const]
  })
  return new Map(rows)
}
