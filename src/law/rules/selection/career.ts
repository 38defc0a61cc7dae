import * as z from 'zod'
import { dayOrMonth, oneOf, words, yes } from '../../facts.ts'
import { type Day, firstDay } from '../../periods.ts'
import { type Rank, ranks } from '../ranks/ladder.ts'
import { atLeast, type Level, levels } from './levels.ts'
import type { Held } from './service.ts'

/** Start and end of a period of service as a dossier writes them. */
export const period = {
  from: dayOrMonth('开始时间').meta({
    title: '开始时间',
    description: 'YYYY-MM或YYYY-MM-DD；只写到月的从当月1日算起',
  }),
  to: dayOrMonth('结束时间').nullable().default(null).meta({
    title: '结束时间',
    description: '离任当日，当日不计；只写到月的算到当月1日，接着任职的可以写同一个月。仍在任的为null',
  }),
}

const level = oneOf('职务层次', levels)
const listOf = <Item extends z.ZodType>(item: Item, title: string) =>
  z.array(item).max(200).meta({ title, description: '次序不限，重叠的时间只算一次' })

/** The posts held; names are optional where only the time in a level counts. */
export const postsHeld = listOf(
  z.strictObject({
    level,
    ...period,
    title: z.string().trim().max(200).default('').meta({ title: '职务名称' }),
  }),
  '领导职务和岗位任职经历',
)

/** The posts held, each with its name, for rules that tell posts apart. */
export const namedPosts = listOf(
  z.strictObject({ level, ...period, title: words('职务名称（含单位，用来区分职位）') }),
  '任职经历',
)

export const ranksHeld = listOf(z.strictObject({ rank: oneOf('职级', ranks), ...period }), '职级经历')

export const spells = (title: string) => listOf(z.strictObject(period), title)

export const sought = oneOf('拟任职务层次', levels)

export const exceptional = yes('按破格提拔办理')
  .default(false)
  .meta({ title: '按破格提拔办理', description: '破格时年限不足不再阻止，但须符合破格的条件和程序' })

type Post = Held & { level: Level }
type RankTime = Held & { rank: Rank }

const runsOn = ({ from, to }: Held, on: Day): boolean => firstDay(from) <= on && (to === null || on < firstDay(to))

/** True when a post of this level or above is held on the day. */
export const holdsLevel = (posts: readonly Post[], floor: Level, on: Day): boolean =>
  posts.some((post) => atLeast(post.level, floor) && runsOn(post, on))

/** True when a rank as high as `floor` or higher is held on the day. */
export const holdsRank = (held: readonly RankTime[], floor: Rank, on: Day): boolean =>
  held.some((one) => ranks.indexOf(one.rank) <= ranks.indexOf(floor) && runsOn(one, on))

/** The time in one of the ranks. */
export const timeIn = (held: readonly RankTime[], wanted: readonly Rank[]): RankTime[] =>
  held.filter(({ rank }) => wanted.includes(rank))

/** The time in ranks above all of `wanted`. */
export function timeAbove(held: readonly RankTime[], wanted: readonly Rank[]): RankTime[] {
  const highest = Math.min(...wanted.map((rank) => ranks.indexOf(rank)))
  return held.filter(({ rank }) => ranks.indexOf(rank) < highest)
}
