import { courseKey } from './course-key.ts'

type Gathering = { personId: string; on: string; title: string; kindTitle: string }
type Training = { personId: string; courseKey: string; fromOn: string }

/** The names another source may give a gathering: with the word for its kind before it, or without. */
export function namesOf({ title, kindTitle }: Pick<Gathering, 'title' | 'kindTitle'>): string[] {
  const [key, word] = [courseKey(title), courseKey(kindTitle)]
  const bare = key.startsWith(word) && key !== word ? key.slice(word.length) : key
  return [...new Set([key, bare, `${word}${bare}`])]
}

/**
 * Whether a training is an event somebody was at by the record of a meeting: the same name on the same day. Such a
 * record counts, and what lists and entries say of the same event does not.
 */
export function isAtMeeting(gatherings: readonly Gathering[]): (training: Training) => boolean {
  const known = new Set(gatherings.flatMap((one) => namesOf(one).map((name) => `${one.personId} ${one.on} ${name}`)))
  return ({ personId, fromOn, courseKey: name }) => known.has(`${personId} ${fromOn} ${name}`)
}
