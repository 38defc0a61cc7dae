import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Post, Section } from '../../posts/schema.ts'
import type {
  AheadAnswer,
  CheckupAnswer,
  CheckupRun,
  Comparison,
  Eligibility,
  OverTimeAnswer,
  PersonStanding,
} from '../schema.ts'

export const runsKey = ['checkup-runs'] as const

/** An empty day asks for today, by the server's clock. */
const dayQuery = (on: string) => (on ? { on } : undefined)

export const useCheckup = (on: string) =>
  useQuery({ queryKey: ['checkup', on], queryFn: () => get<CheckupAnswer>('/checkup', dayQuery(on)) })

export const useAhead = (on: string) =>
  useQuery({ queryKey: ['checkup-ahead', on], queryFn: () => get<AheadAnswer>('/checkup/ahead', dayQuery(on)) })

export const useRuns = () =>
  useQuery({ queryKey: runsKey, queryFn: async () => (await get<{ runs: CheckupRun[] }>('/checkup/runs')).runs })

export const useOverTime = (year?: number) =>
  useQuery({
    queryKey: ['checkup-runs', 'over-time', year],
    queryFn: () => get<OverTimeAnswer>('/checkup/over-time', { year }),
    placeholderData: (previous) => previous,
  })

export const useComparison = (id: string, withId: string) =>
  useQuery({
    queryKey: ['checkup-comparison', id, withId],
    queryFn: () => get<Comparison>(`/checkup/runs/${id}/comparison`, { with: withId }),
  })

export const useStanding = (id: string, on: string) =>
  useQuery({
    queryKey: ['standing', id, on],
    queryFn: () => get<PersonStanding>(`/checkup/people/${id}`, dayQuery(on)),
  })

export const useEligibility = (id: string, postId: string, on: string) =>
  useQuery({
    queryKey: ['eligibility', id, postId, on],
    queryFn: () => get<Eligibility>(`/checkup/people/${id}/eligibility`, { postId, on }),
    enabled: postId !== '',
  })

export const useSections = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: () => get<{ sections: Section[]; posts: Post[] }>('/sections'),
    staleTime: 60_000,
  })
