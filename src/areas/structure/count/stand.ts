import { ageOnForm } from '../../../law/dates.ts'
import { type Day, firstDay, fullMonths } from '../../../law/periods.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { levels } from '../../posts/schema.ts'
import { type Ground, heldOn, type Level, presentPost, rankOn, reached } from './held.ts'
import { degreeOn, educationOn, ethnicKind, grassrootsMonthsOn, partyOn } from './readings.ts'
import { type RetirementMonth, retirementMonthOf } from './retirement-month.ts'

/** What a person was on a past day, is today or will be on a coming day if nothing else happens. */
export type Stand = Pick<CadreRecord, 'id' | 'name' | 'sex' | 'birth' | 'staffKind' | 'sectionId'> & {
  inService: boolean
  /** whole years as the forms count them; null where the month of birth is not known */
  age: number | null
  level: Level | ''
  rank: string
  education: string
  degree: string
  party: string
  ethnic: string
  /** whole months in the present post; null without a post or its start */
  postMonths: number | null
  /** null where the résumé has no dates */
  grassrootsMonths: number | null
  /** member of the leadership team: holds a post of its section */
  isLeader: boolean
  /** 股级正职 or 股级副职 */
  isMiddle: boolean
  /** the present post counts against the number of leading posts */
  isLeading: boolean
  /** posts of the unit's structure held in any way */
  postIds: string[]
  currentPost: string
  retirement: RetirementMonth
}

/** The lowest leading level of the civil servant law (公务员法第十八条). */
const LOWEST_LEADING = levels.indexOf('乡科级副职')

/** How a person stands on a day. Days after `today` are a forecast: the retirement month ends the service. */
export function standOn(record: CadreRecord, day: Day, ground: Ground): Stand {
  const held = heldOn(record, day)
  const present = presentPost(record, day, ground.posts)
  const level = present?.level ?? ''
  const postIds = [...new Set(held.flatMap(({ postId }) => (postId && ground.posts.has(postId) ? [postId] : [])))]
  const linked = postIds.map((id) => ground.posts.get(id)!)
  const own = held.filter(({ kind }) => kind === '任职').map(({ title }) => title)
  const retirement = retirementMonthOf(record, level)
  const started = present?.held.startedOn
  const { id, name, sex, birth, staffKind, sectionId } = record
  return {
    ...{ id, name, sex, birth, staffKind, sectionId, level, postIds, retirement },
    inService: isInService(record, day, { today: ground.today, month: retirement.month }),
    age: ageOnForm(birth, day),
    rank: rankOn(record, day),
    education: educationOn(record, day),
    degree: degreeOn(record, day),
    party: partyOn(record, day),
    ethnic: ethnicKind(record.nation),
    postMonths: started ? fullMonths(firstDay(started), day) : null,
    grassrootsMonths: grassrootsMonthsOn(record, day),
    isLeader: linked.some((post) => ground.sections.get(post.sectionId)?.kind === 'leadership'),
    isMiddle: level === '股级正职' || level === '股级副职',
    isLeading: linked.length
      ? linked.some((post) => post.countsQuota)
      : level !== '' && levels.indexOf(level) <= LOWEST_LEADING,
    // Titles of the past come from the posts held; for now and later the dossier's own words serve where none is.
    currentPost: own.join('，') || (day >= ground.today ? record.currentPost : ''),
  }
}

function isInService(record: CadreRecord, day: Day, { today, month }: { today: Day; month: string }): boolean {
  if (record.workStarted !== '' && !reached(record.workStarted, day)) return false
  if (record.state === '在职') return day <= today || month === '' || day.slice(0, 7) < month
  const left = leftOn(record)
  return day < today && left !== '' && day < firstDay(left)
}

/** When somebody who is gone left: the end of the last post, else of the last résumé period; empty if neither ended. */
function leftOn({ posts, resume }: CadreRecord): string {
  const latest = (dates: (string | null)[]) =>
    dates.reduce<string>((best, date) => (date && date > best ? date : best), '')
  return latest(posts.map(({ endedOn }) => endedOn)) || latest(resume.map(({ end }) => end))
}
