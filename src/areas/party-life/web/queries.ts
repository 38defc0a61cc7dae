import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { MeetingKind, MeetingQuery } from '../schema.ts'
import type {
  DuePeople,
  MakeUpView,
  Matrix,
  MeetingList,
  MeetingView,
  OrganisationRecord,
  OrganisationView,
} from '../views.ts'

const root = ['party-life'] as const
/** What an act of party life changes on other pages. */
export const refreshes = [root, ['today']] as const

export const useOrganisations = () =>
  useQuery({
    queryKey: [...root, 'organisations'],
    queryFn: async () => (await get<{ rows: OrganisationView[] }>('/party-life/organisations')).rows,
  })

export const useOrganisation = (id: string) =>
  useQuery({
    queryKey: [...root, 'organisations', id],
    queryFn: () => get<OrganisationRecord>(`/party-life/organisations/${id}`),
    retry: false,
  })

export const usePartyStanding = (personId: string) =>
  useQuery({
    queryKey: [...root, 'standing', personId],
    queryFn: () => get<{ formalOn: string | null }>(`/party-life/people/${personId}/standing`),
    enabled: personId !== '',
  })

export const useMeetings = (query: MeetingQuery) =>
  useQuery({
    queryKey: [...root, 'meetings', query],
    queryFn: () => get<MeetingList>('/party-life/meetings', query),
    placeholderData: (previous) => previous,
  })

export const useMeeting = (id: string) =>
  useQuery({
    queryKey: [...root, 'meetings', id],
    queryFn: () => get<MeetingView>(`/party-life/meetings/${id}`),
    enabled: id !== '',
    retry: false,
  })

/** Who is due on a day; with the meeting also who signed there. */
export const useDuePeople = (organisationId: string, kind: MeetingKind, on: string, meeting?: string) =>
  useQuery({
    queryKey: [...root, 'due', organisationId, kind, on, meeting],
    queryFn: () => get<DuePeople>(`/party-life/organisations/${organisationId}/due`, { kind, on, meeting }),
    enabled: organisationId !== '' && /^\d{4}-\d\d-\d\d$/.test(on),
    placeholderData: (previous) => previous,
  })

export const useMatrix = (year: number) =>
  useQuery({
    queryKey: [...root, 'matrix', year],
    queryFn: () => get<Matrix>('/party-life/matrix', { year }),
    placeholderData: (previous) => previous,
  })

export const useMakeUps = () =>
  useQuery({
    queryKey: [...root, 'make-ups'],
    queryFn: async () => (await get<{ rows: MakeUpView[] }>('/party-life/make-ups')).rows,
  })
