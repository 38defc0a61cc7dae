import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../ui/api.ts'
import type { Section } from '../../../posts/schema.ts'
import type {
  GroupMember,
  MeetingLine,
  MeetingsQuery,
  MeetingView,
  OwnMeeting,
  TopicToSchedule,
} from '../../schema/meetings.ts'
import type { MinutesView } from '../../schema/minutes.ts'

/** The first word of every key says what a change must refresh. */
export const keys = {
  meetings: ['meetings'] as const,
  meeting: (id: string) => ['meetings', id] as const,
  group: ['party-group'] as const,
}

export type PersonChoice = { id: string; name: string; currentPost: string }

export const useMeetings = (query: MeetingsQuery) =>
  useQuery({
    queryKey: [...keys.meetings, 'list', query],
    queryFn: () => get<{ total: number; years: number[]; rows: MeetingLine[] }>('/meetings', query),
    placeholderData: (previous) => previous,
  })

export const useOwnMeetings = () =>
  useQuery({
    queryKey: [...keys.meetings, 'mine'],
    queryFn: async () => (await get<{ rows: OwnMeeting[] }>('/meetings/mine')).rows,
  })

export const useMeeting = (id: string) =>
  useQuery({ queryKey: keys.meeting(id), queryFn: () => get<MeetingView>(`/meetings/${id}`), retry: false })

export const useTopicsToSchedule = (id: string) =>
  useQuery({
    queryKey: [...keys.meeting(id), 'topics'],
    queryFn: async () => (await get<{ rows: TopicToSchedule[] }>(`/meetings/${id}/topics`)).rows,
  })

export const useMinutes = (id: string) =>
  useQuery({
    queryKey: [...keys.meeting(id), 'minutes'],
    queryFn: () => get<MinutesView>(`/meetings/${id}/minutes`),
    retry: false,
  })

export const useGroup = () =>
  useQuery({
    queryKey: keys.group,
    queryFn: () => get<{ members: GroupMember[]; people: PersonChoice[] }>('/party-group'),
  })

export const useSections = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: async () => (await get<{ sections: Section[] }>('/sections')).sections,
    staleTime: 60_000,
  })
