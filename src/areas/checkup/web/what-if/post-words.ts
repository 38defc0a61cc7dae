import { seatWords } from './compare.ts'
import type { PostChoice } from './queries.ts'

/** More holders than these are counted, not named. */
const NAMED = 3

type Post = Pick<PostChoice, 'title' | 'level' | 'sectionName' | 'seats' | 'holders' | 'vacant' | 'over'>

/** `办公室　主任（股级正职）` */
export const postTitle = ({ sectionName, title, level }: Pick<Post, 'sectionName' | 'title' | 'level'>) =>
  `${sectionName}　${title}（${level}）`

/** Who holds a post now and how many seats are free: `现任李四；职数1，满额`. */
export function postStanding({ holders, seats, vacant, over }: Omit<Post, 'title' | 'level' | 'sectionName'>): string {
  const names = holders.slice(0, NAMED).map(({ name }) => name)
  const more = holders.length > NAMED ? `等${holders.length}人` : ''
  const present = names.length ? `现任${names.join('、')}${more}` : '现在无人'
  return `${present}；职数${seats}，${seatWords({ holders: holders.length, vacant, over })}`
}
