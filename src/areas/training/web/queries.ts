import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Section } from '../../posts/schema.ts'
import type { DoubtList, ImportList } from '../lists.ts'
import type {
  Activity,
  ActivityList,
  ActivityQuery,
  Archive,
  Signed,
  SpeakersToChoose,
  Standing,
  StandingQuery,
  TimeAsked,
} from '../schema.ts'
import type { Use } from '../study.ts'

/** What an act changes on other pages. */
export const refreshes = [['training'], ['today']] as const

export const useStanding = (query: StandingQuery) =>
  useQuery({
    queryKey: ['training', 'standing', query],
    queryFn: () => get<Standing>('/training/standing', query),
    placeholderData: (previous) => previous,
  })

export const useArchive = (personId: string, year?: number) =>
  useQuery({
    queryKey: ['training', 'archive', personId, year],
    queryFn: () => get<Archive>(`/training/archives/${personId}`, { year }),
    enabled: personId !== '',
    placeholderData: (previous) => previous,
  })

export const useActivities = (query: ActivityQuery) =>
  useQuery({
    queryKey: ['training', 'activities', query],
    queryFn: () => get<ActivityList>('/training/activities', query),
    placeholderData: (previous) => previous,
  })

export const useActivity = (id: string) =>
  useQuery({
    queryKey: ['training', 'activity', id],
    queryFn: () => get<Activity>(`/training/activities/${id}`),
    enabled: id !== '',
    retry: false,
  })

export const useTime = () =>
  useQuery({ queryKey: ['training', 'time'], queryFn: () => get<TimeAsked>('/training/time') })

export const useSigned = (id: string) =>
  useQuery({
    queryKey: ['training', 'signed', id],
    queryFn: () => get<Signed>(`/training/activities/${id}/signed`),
    enabled: id !== '',
  })

export const useImports = () =>
  useQuery({ queryKey: ['training', 'imports'], queryFn: () => get<ImportList>('/training/imports') })

export const useDoubts = () =>
  useQuery({ queryKey: ['training', 'doubts'], queryFn: () => get<DoubtList>('/training/doubts') })

export const useNamedUses = () =>
  useQuery({ queryKey: ['training', 'uses'], queryFn: () => get<{ rows: Use[] }>('/training/uses') })

export type ServicePerson = { id: string; name: string; sectionName: string }

/** Everybody in service, for choosing who takes part. */
export const usePeople = () =>
  useQuery({
    queryKey: ['training', 'people'],
    queryFn: async () => (await get<{ rows: ServicePerson[] }>('/training/people')).rows,
  })

/** Who of the pool can be named as the lecturer. */
export const useSpeakers = () =>
  useQuery({
    queryKey: ['training', 'speakers'],
    queryFn: async () => (await get<SpeakersToChoose>('/training/speakers')).rows,
  })

/** Sections in use, for choosing. */
export const useSections = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: () => get<{ sections: Section[] }>('/sections'),
    select: ({ sections }) =>
      sections.filter(({ closedOn }) => closedOn === null).map(({ id, name }) => ({ value: id, label: name })),
  })
