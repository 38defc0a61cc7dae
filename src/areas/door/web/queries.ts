import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod'
import { get } from '../../../ui/api.ts'
import type { DoorSettings, PlaceList, QueueView } from '../schema.ts'

type Section = { id: string; name: string }

export const usePlaces = () =>
  useQuery({ queryKey: ['door', 'places'], queryFn: () => get<z.infer<typeof PlaceList>>('/door/places') })

export const useQueue = () =>
  useQuery({
    queryKey: ['door', 'queue'],
    queryFn: () => get<z.infer<typeof QueueView>>('/door/queue', undefined, { background: true }),
    refetchInterval: 15_000,
  })

export const useSettings = () =>
  useQuery({ queryKey: ['door', 'settings'], queryFn: () => get<DoorSettings>('/door/settings') })

export const useSections = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: () => get<{ sections: Section[] }>('/sections'),
    select: ({ sections }) => sections,
  })

/** Where the public finds the door: as set, or under this program's own address. */
export const doorAddress = (set: string): string => (set || `${location.origin}/door`).replace(/\/+$/, '')
