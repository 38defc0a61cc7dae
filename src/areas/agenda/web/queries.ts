import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Agenda, AgendaQuery, Feed } from '../schema.ts'

export const useAgenda = (query: AgendaQuery) =>
  useQuery({
    queryKey: ['agenda', query],
    queryFn: () => get<Agenda>('/agenda', query),
    placeholderData: (previous) => previous,
  })

export const useFeed = () => useQuery({ queryKey: ['agenda', 'feed'], queryFn: () => get<Feed>('/agenda/feed') })
