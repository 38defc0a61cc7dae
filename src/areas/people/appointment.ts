import type { Dossier, PostHeld } from './schema.ts'

/** A post of the establishment as an appointment needs it. */
export type AppointedPost = { id: string; title: string; level: string; sectionId: string }

/** 任免文号 and the day (`YYYY-MM-DD`) from which it counts. */
type Order = { on: string; document: string }

const runs = ({ endedOn, startedOn }: PostHeld, on: string) => endedOn === '' && startedOn <= on

const month = (day: string) => day.slice(0, 7)

/** The résumé goes on in the new post: the running period ends in the month in which the next begins. */
function resumed(resume: Dossier['resume'], on: string, text: string): Dossier['resume'] {
  const running = resume.findLastIndex(({ end }) => end === null)
  const before = resume.map((period, index) => (index === running ? { ...period, end: month(on) } : period))
  return [...before, { start: month(on), end: null, text, secondment: false, during: [] }]
}

/**
 * The dossier after an appointment: the present posts that are 任职 end on that day, the new one begins; section,
 * present post and résumé follow.
 */
export function appointed(
  dossier: Dossier,
  post: AppointedPost,
  { on, document, unitName }: Order & { unitName: string },
): Dossier {
  const held = { title: post.title, level: post.level, kind: '任职', postId: post.id } as const
  return {
    ...dossier,
    basic: { ...dossier.basic, currentPost: post.title, sectionId: post.sectionId },
    postsHeld: [
      ...dossier.postsHeld.map((one) => (one.kind === '任职' && runs(one, on) ? { ...one, endedOn: on } : one)),
      { ...held, startedOn: on, endedOn: '', confirmedOn: '', document },
    ],
    resume: resumed(dossier.resume, on, `${unitName}${post.title}`),
  }
}

/** The dossier after a removal: that post ends on that day; what else is held goes on. */
export function removed(dossier: Dossier, postId: string | null, { on }: Order): Dossier {
  const ends = (one: PostHeld) => runs(one, on) && (postId === null ? one.kind === '任职' : one.postId === postId)
  const postsHeld = dossier.postsHeld.map((one) => (ends(one) ? { ...one, endedOn: on } : one))
  const left = postsHeld.filter((one) => runs(one, on)).map(({ title }) => title)
  return { ...dossier, postsHeld, basic: { ...dossier.basic, currentPost: left.join('、') } }
}
