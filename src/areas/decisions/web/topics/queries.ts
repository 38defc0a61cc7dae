import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../ui/api.ts'
import type { Post, Section } from '../../../posts/schema.ts'
import type { Catalogue, TopicList, TopicQuery, TopicView } from '../../schema/topics.ts'

export const keys = { topics: ['topics'] as const, matters: ['matters'] as const }

export const useTopics = (query: TopicQuery) =>
  useQuery({
    queryKey: [...keys.topics, 'list', query],
    queryFn: () => get<TopicList>('/topics', query),
    placeholderData: (previous) => previous,
  })

export const useTopic = (id: string) =>
  useQuery({ queryKey: [...keys.topics, id], queryFn: () => get<TopicView>(`/topics/${id}`), retry: false })

export const useCatalogue = (year: number) =>
  useQuery({ queryKey: [...keys.matters, year], queryFn: () => get<Catalogue>('/matters', { year }) })

/** Sections and posts that are in use, for choosing. */
export const usePlaces = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: () => get<{ sections: Section[]; posts: Post[] }>('/sections'),
    select: ({ sections, posts }) => ({
      sections: sections.filter(({ closedOn }) => closedOn === null),
      posts: posts.filter(({ abolishedOn }) => abolishedOn === null),
    }),
  })
