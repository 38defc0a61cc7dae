import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../ui/api.ts'
import type { Headcount } from '../../../structure/schema.ts'

/** What the list of people says of somebody, as far as a choice needs it. */
export type Candidate = { id: string; name: string; sectionName: string; currentPost: string }
type PeoplePage = { total: number; rows: Candidate[] }

const PAGE = 200

/** People in service whose name, pinyin or initials match. */
export const useCandidates = (search: string) =>
  useQuery({
    queryKey: ['people', 'what-if', search],
    queryFn: async () => (await get<PeoplePage>('/people', { search, size: 20 })).rows,
    placeholderData: (previous) => previous,
  })

/** Those of a list kept in an address, which knows no names. */
export const useKeptPeople = (ids: readonly string[]) =>
  useQuery({
    queryKey: ['people', 'what-if-kept', ids],
    queryFn: () => findPeople(new Set(ids)),
    enabled: ids.length > 0,
  })

async function findPeople(wanted: ReadonlySet<string>): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (let page = 1; found.length < wanted.size; page++) {
    const { rows, total } = await get<PeoplePage>('/people', { state: '全部', size: PAGE, page })
    found.push(...rows.filter(({ id }) => wanted.has(id)))
    if (page * PAGE >= total) break
  }
  return found
}

export type PostChoice = Headcount['sections'][number]['posts'][number] & { sectionName: string }

/** The posts of a day with those who hold them, in the order of the sections. */
export const usePosts = (on: string) =>
  useQuery({
    queryKey: ['structure', 'headcount', on],
    queryFn: () => get<Headcount>('/structure/headcount', { on }),
    select: ({ sections }): PostChoice[] =>
      sections.flatMap(({ name, posts }) => posts.map((post) => ({ ...post, sectionName: name }))),
  })
