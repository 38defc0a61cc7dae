import type { Headcount } from '../../schema.ts'

type Section = Headcount['sections'][number]
export type SeatLine = Section['posts'][number] & { sectionName: string }

/** Posts where the number of holders is not the number of seats, those that count as leading posts first. */
export function openSeats({ sections }: Pick<Headcount, 'sections'>): SeatLine[] {
  const lines = sections.flatMap(({ name, posts }) =>
    posts.filter(({ vacant, over }) => vacant + over > 0).map((post) => ({ ...post, sectionName: name })),
  )
  return [...lines.filter(({ countsQuota }) => countsQuota), ...lines.filter(({ countsQuota }) => !countsQuota)]
}

/** Seats of leading posts (领导职数): approved, held, vacant and over. */
export function quotaOf({ sections }: Pick<Headcount, 'sections'>) {
  const posts = sections.flatMap((section) => section.posts).filter(({ countsQuota }) => countsQuota)
  const sum = (numberOf: (post: Section['posts'][number]) => number) =>
    posts.reduce((total, post) => total + numberOf(post), 0)
  return {
    seats: sum((post) => post.seats),
    held: sum((post) => post.holders.length),
    vacant: sum((post) => post.vacant),
    over: sum((post) => post.over),
  }
}
