import { type Day, firstDay } from '../../../law/periods.ts'
import type { CadreRecord, HeldPost } from '../../people/facts.ts'
import { levels, type Post, type Section } from '../../posts/schema.ts'

/** The unit's structure, and today: days after it are a forecast, the others are told by the records. */
export type Ground = {
  sections: ReadonlyMap<string, Section>
  posts: ReadonlyMap<string, Post>
  today: Day
}

export type Level = (typeof levels)[number]

/** True when a date of a record, as precise as the paper, has come by the day. */
export const reached = (date: string, day: Day): boolean => date !== '' && firstDay(date) <= day

type Span = { startedOn: string; endedOn: string }

/** True on the days of a span; a start that is not given lies long ago. The last day is no longer part of it. */
export const runs = ({ startedOn, endedOn }: Span, day: Day): boolean =>
  (startedOn === '' || reached(startedOn, day)) && !reached(endedOn, day)

/** Posts of every kind held on a day. */
export const heldOn = ({ posts }: Pick<CadreRecord, 'posts'>, day: Day): HeldPost[] =>
  posts.filter((post) => runs(post, day))

/** The level of a held post: as the dossier says, else as the post of the unit it points at. */
function levelOfPost(held: HeldPost, posts: Ground['posts']): Level | '' {
  const written = levels.find((level) => level === held.level)
  return written ?? (held.postId ? posts.get(held.postId)?.level : undefined) ?? ''
}

const height = (level: Level | '') => (level === '' ? levels.length : levels.indexOf(level))

/**
 * The post a person is known by on a day, with its level: the highest of those that are 任职, of equal ones the latest.
 * Posts held beside it (兼任) and secondments (挂职) do not count.
 */
export function presentPost(
  record: Pick<CadreRecord, 'posts'>,
  day: Day,
  posts: Ground['posts'],
): { held: HeldPost; level: Level | '' } | null {
  const own = heldOn(record, day).filter(({ kind }) => kind === '任职')
  const ranked = own.map((held) => ({ held, level: levelOfPost(held, posts) }))
  return ranked.reduce<(typeof ranked)[number] | null>((best, one) => {
    if (!best || height(one.level) < height(best.level)) return one
    const isLater = one.level === best.level && one.held.startedOn > best.held.startedOn
    return isLater ? one : best
  }, null)
}

/** The level of the present post on a day (职务层次); empty where there is none or it is not known. */
export const levelOn = (record: Pick<CadreRecord, 'posts'>, day: Day, posts: Ground['posts']): Level | '' =>
  presentPost(record, day, posts)?.level ?? ''

/** The rank (职级) on a day as the dossier writes it, the latest where two run; empty where there is none. */
export function rankOn({ ranks }: Pick<CadreRecord, 'ranks'>, day: Day): string {
  const running = ranks.filter((rank) => runs(rank, day))
  return running.reduce((best, one) => (one.startedOn >= best.startedOn ? one : best), running[0]!)?.rank ?? ''
}
