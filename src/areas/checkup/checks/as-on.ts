import { type Day, firstDay } from '../../../law/periods.ts'
import type { CadreRecord, HeldPost } from '../../people/facts.ts'

const begun = (date: string, on: Day) => date === '' || firstDay(date) <= on
const ended = (date: string, on: Day) => (date !== '' && firstDay(date) <= on ? date : '')

/**
 * A record as it stood on a day: what came later is not known yet, what ended later still runs. The grade of a year is
 * known from the next year on.
 */
export function asOn(person: CadreRecord, on: Day): CadreRecord {
  const year = Number(on.slice(0, 4))
  return {
    ...person,
    posts: person.posts
      .filter((post) => begun(post.startedOn, on))
      .map((post) => ({ ...post, endedOn: ended(post.endedOn, on), confirmedOn: ended(post.confirmedOn, on) })),
    ranks: person.ranks
      .filter((rank) => begun(rank.startedOn, on))
      .map((rank) => ({ ...rank, endedOn: ended(rank.endedOn, on) })),
    grades: person.grades.filter((grade) => grade.year < year),
    sanctions: person.sanctions.filter((sanction) => begun(sanction.decidedOn, on)),
    rewards: person.rewards.filter((reward) => begun(reward.on, on)),
    educations: person.educations.filter((education) => begun(education.endedOn, on)),
  }
}

/** False for somebody who began to work only after the day; a dossier that does not say when counts as begun. */
export const isAtWork = ({ workStarted }: Pick<CadreRecord, 'workStarted'>, on: Day): boolean => begun(workStarted, on)

/** A date a rule can use: a month or a day. */
export const isPrecise = (date: string) => date.length >= 7

/** Present posts of one's own; secondments and posts beside it are left out. */
export const presentPosts = ({ posts }: Pick<CadreRecord, 'posts'>): HeldPost[] =>
  posts.filter((post) => post.endedOn === '' && post.kind === '任职')

/** The rank held now, or null. */
export const presentRank = ({ ranks }: Pick<CadreRecord, 'ranks'>) =>
  ranks
    .filter((rank) => rank.endedOn === '')
    .toSorted((one, other) => one.startedOn.localeCompare(other.startedOn))
    .at(-1) ?? null

/** Civil servants and those managed as such. */
export const isCivilServant = ({ staffKind }: Pick<CadreRecord, 'staffKind'>) =>
  staffKind === '行政' || staffKind === '参公'
