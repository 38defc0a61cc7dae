import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Advice, Choices, Coverage, Help, Idea, LeaderDays } from '../schema/uses.ts'
import type { Note, Place, Plan, PlanList, Trip } from '../schema.ts'

/** The first word of every key: an act of research refreshes them all. */
export const RESEARCH = ['research']
export const refreshes = [RESEARCH, ['today'], ['problems']] as const

export const usePlans = (query: { year?: number; search?: string }) =>
  useQuery({
    queryKey: [...RESEARCH, 'plans', query],
    queryFn: () => get<PlanList>('/research/plans', query),
    placeholderData: (previous) => previous,
  })

export const usePlan = (id: string) =>
  useQuery({
    queryKey: [...RESEARCH, 'plan', id],
    queryFn: () => get<Plan>(`/research/plans/${id}`),
    enabled: id !== '',
    retry: false,
  })

export const useTrip = (id: string) =>
  useQuery({
    queryKey: [...RESEARCH, 'trip', id],
    queryFn: () => get<Trip>(`/research/trips/${id}`),
    enabled: id !== '',
    retry: false,
  })

export const useNotes = (tripId: string) =>
  useQuery({
    queryKey: [...RESEARCH, 'notes', tripId],
    queryFn: () => get<{ notes: Note[] }>('/research/notes', { tripId }),
  })

export const usePlaces = () =>
  useQuery({ queryKey: [...RESEARCH, 'places'], queryFn: () => get<{ rows: Place[] }>('/research/places') })

export const useChoices = () =>
  useQuery({ queryKey: [...RESEARCH, 'choices'], queryFn: () => get<Choices>('/research/choices') })

const listOf =
  <Row>(name: string) =>
  (year?: number) =>
    useQuery({
      queryKey: [...RESEARCH, name, year],
      queryFn: () => get<{ rows: Row[] }>(`/research/${name}`, year ? { year } : {}),
      placeholderData: (previous) => previous,
    })

export const useHelps = listOf<Help>('helps')
export const useIdeas = listOf<Idea>('ideas')
export const useAdvice = listOf<Advice>('advice')

export const useCoverage = (year: number) =>
  useQuery({
    queryKey: [...RESEARCH, 'coverage', year],
    queryFn: () => get<Coverage>('/research/coverage', { year }),
    placeholderData: (previous) => previous,
  })

export const useDays = (year: number) =>
  useQuery({
    queryKey: [...RESEARCH, 'days', year],
    queryFn: () => get<LeaderDays>('/research/days', { year }),
    placeholderData: (previous) => previous,
  })

/** Options for a choice from a list of titles. */
export const choicesFrom = <T extends string>(titles: Record<T, string>) =>
  (Object.entries(titles) as [T, string][]).map(([value, label]) => ({ value, label }))
