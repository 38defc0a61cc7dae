import type { Day } from '../../../law/periods.ts'
import type { CadreRecord } from '../../people/facts.ts'
import type { Post } from '../../posts/schema.ts'
import type { Move } from '../schema.ts'
import { runs } from './held.ts'

/**
 * The records as they would be if the moves were made on a day; nothing is stored. An appointment ends the present
 * posts that are 任职 and puts the person into the new post and its section; leaving ends everything that runs.
 *
 * @throws RangeError for a post that is not among `posts`
 */
export function applyMoves(
  records: readonly CadreRecord[],
  moves: readonly Move[],
  { day, posts }: { day: Day; posts: ReadonlyMap<string, Post> },
): CadreRecord[] {
  return records.map((record) =>
    moves
      .filter(({ personId }) => personId === record.id)
      .reduce((moved, move) => {
        if (move.kind === 'leave') return left(moved, day, move.reason)
        const post = posts.get(move.postId)
        if (!post) throw new RangeError(`no post ${move.postId}`)
        return appointed(moved, day, post)
      }, record),
  )
}

const endedOnDay = <Held extends { startedOn: string; endedOn: string }>(held: Held, day: Day): Held =>
  runs(held, day) ? { ...held, endedOn: day } : held

function left(record: CadreRecord, day: Day, reason: '退休' | '调出'): CadreRecord {
  return {
    ...record,
    state: reason,
    currentPost: '',
    posts: record.posts.map((post) => endedOnDay(post, day)),
    ranks: record.ranks.map((rank) => endedOnDay(rank, day)),
  }
}

function appointed(record: CadreRecord, day: Day, { id, title, level, sectionId }: Post): CadreRecord {
  const held = { title, level, kind: '任职', postId: id, startedOn: day, endedOn: '', confirmedOn: '' }
  return {
    ...record,
    sectionId,
    currentPost: title,
    posts: [...record.posts.map((post) => (post.kind === '任职' ? endedOnDay(post, day) : post)), held],
  }
}
