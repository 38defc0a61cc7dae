import { monthAt, monthIndex, type PartialDate } from '../../../law/dates.ts'
import type { Dossier, FamilyMember, PostHeld, Sanction, YearlyGrade } from '../schema.ts'
import { monthsAfter } from './calendar.ts'
import { documentOf } from './careers.ts'

const MERGED = '2019-03'

const ownPosts = ({ postsHeld }: Dossier): PostHeld[] => postsHeld.filter(({ kind }) => kind === '任职')

/** The résumé tells a post in the words of its title. Throws when it does not tell this one. */
function jobOf({ resume, basic }: Dossier, { title, startedOn }: PostHeld) {
  const job = resume.find(({ text, start }) => text === title && start === startedOn)
  if (!job) throw new Error(`the résumé of ${basic.name} does not tell of ${title}`)
  return job
}

/** The appointment paper of another month by the same issuer, under the name the bureau had then. */
function paperOf({ document }: PostHeld, month: PartialDate): string {
  const issuer = document.split('〔')[0]!.replace('云文旅任', '云文任')
  return documentOf(issuer === '云文任' && month >= MERGED ? '云文旅任' : issuer, month)
}

/**
 * Lets a post begin in another month and the one before it end then, in the list and in the résumé.
 * `fromLast`: 1 the present post, 2 the one before. `confirmed`: its probation year was passed a year later.
 */
export function beginPost(dossier: Dossier, fromLast: number, month: PartialDate, { confirmed = false } = {}): void {
  const posts = ownPosts(dossier)
  const [before, post] = [posts.at(-fromLast - 1)!, posts.at(-fromLast)!]
  jobOf(dossier, before).end = month
  jobOf(dossier, post).start = month
  before.endedOn = month
  const confirmedOn = confirmed ? monthsAfter(month, 12) : ''
  Object.assign(post, { startedOn: month, confirmedOn, document: paperOf(post, month) })
  if (before.confirmedOn > month) before.confirmedOn = ''
}

/** Puts a post without a level between the present one and the one before; `from` to the start of the present one. */
export function addPostBefore(dossier: Dossier, title: string, from: PartialDate): void {
  const posts = ownPosts(dossier)
  const [before, present] = [posts.at(-2)!, posts.at(-1)!]
  const until = present.startedOn
  const document = documentOf('云人录', from)
  const added = { ...before, title, level: '', startedOn: from, endedOn: until, confirmedOn: '', document }
  const job = { start: from, end: until, text: title, secondment: false, during: [] }
  jobOf(dossier, before).end = from
  before.endedOn = from
  dossier.resume.splice(dossier.resume.indexOf(jobOf(dossier, present)), 0, job)
  dossier.postsHeld.splice(dossier.postsHeld.indexOf(present), 0, added)
}

/** Tells the present post as two: another one of the same level up to a month, and the present one from then on. */
export function movedFrom(dossier: Dossier, title: string, month: PartialDate): void {
  const present = ownPosts(dossier).at(-1)!
  const job = jobOf(dossier, present)
  const moved = { ...present, startedOn: month, confirmedOn: '', document: paperOf(present, month) }
  dossier.resume.splice(dossier.resume.indexOf(job) + 1, 0, { ...job, start: month, during: [] })
  dossier.postsHeld.splice(dossier.postsHeld.indexOf(present) + 1, 0, moved)
  Object.assign(job, { end: month, text: title })
  Object.assign(present, { endedOn: month, title })
}

/** Replaces the ranks: each runs up to the next one, the last one still. */
export function holdRanks(dossier: Dossier, ranks: readonly [rank: string, month: PartialDate][]): void {
  dossier.ranksHeld = ranks.map(([rank, startedOn], index) => ({
    rank,
    startedOn,
    endedOn: ranks[index + 1]?.[1] ?? '',
    document: documentOf('云组职', startedOn),
  }))
}

/** Gives another grade for a year that has one already. */
export function regrade(dossier: Dossier, year: number, grade: YearlyGrade['grade'], note = ''): void {
  dossier.grades = dossier.grades.map((one) => (one.year === year ? { year, grade, note } : one))
}

/** Grades of the years before somebody became a civil servant carry the words of public institutions. */
export function gradeAsInstitution(dossier: Dossier, before: number): void {
  for (const { year, grade } of dossier.grades) {
    if (year < before && grade === '称职') regrade(dossier, year, '合格')
  }
}

type Decision = Pick<Sanction, 'kind' | 'decidedOn' | 'issuer' | 'reason'> & { months: number; paper: string }

/** Adds a sanction, measure or inquiry that ends on the same day of the month, `months` later. */
export function sanction(dossier: Dossier, { months, paper, ...told }: Decision): void {
  const effectUntil = `${monthsAfter(told.decidedOn, months)}-${told.decidedOn.slice(8)}`
  dossier.sanctions.push({ ...told, effectUntil, document: documentOf(paper, told.decidedOn) })
}

/** The latest month of birth that reaches the retirement month by `by`; `retires` is the schedule. */
export function birthRetiring(by: PartialDate, retires: (birth: PartialDate) => PartialDate): PartialDate {
  let birth = monthIndex(by) - 55 * 12
  while (retires(monthAt(birth)) > by) birth -= 1
  return monthAt(birth)
}

const asRelative = ({ basic }: Dossier, relation: string): FamilyMember => ({
  relation,
  name: basic.name,
  birth: basic.birth.slice(0, 7),
  politics: basic.politics,
  work: basic.currentPost,
})

/** Adds a colleague to the family table. */
export function addRelative(dossier: Dossier, relation: string, relative: Dossier): void {
  dossier.family.push(asRelative(relative, relation))
}

/** Makes two people husband and wife: her children are theirs, and each one's parents are the other's in-laws. */
export function marry(husband: Dossier, wife: Dossier): void {
  const children = wife.family
    .filter(({ relation }) => relation === '儿子' || relation === '女儿')
    .map((child) => ({ ...child, name: husband.basic.name.slice(0, 1) + child.name.slice(1) }))
  const parents = ({ family }: Dossier) => family.filter(({ relation }) => relation === '父亲' || relation === '母亲')
  const inLaws = (of: Dossier, father: string, mother: string) =>
    parents(of).map((one) => ({ ...one, relation: one.relation === '父亲' ? father : mother }))
  const his = [asRelative(wife, '妻子'), ...children, ...parents(husband), ...inLaws(wife, '岳父', '岳母')]
  const hers = [asRelative(husband, '丈夫'), ...children, ...parents(wife), ...inLaws(husband, '公公', '婆婆')]
  husband.family = his
  wife.family = hers
}
