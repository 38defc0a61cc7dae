import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Post, Section } from '../../posts/schema.ts'
import type { PeopleQuery, PersonRow } from '../list.ts'
import type { DossierAnswer, ImportBatch, ImportPreview, ProposalView, SavedView, TrailEntry } from '../views.ts'

/** The first word of every key says what a change must refresh. */
export const keys = {
  people: ['people'] as const,
  dossier: (id: string) => ['dossier', id] as const,
  trail: (id: string) => ['dossier', id, 'trail'] as const,
  ownProposals: (id: string) => ['dossier', id, 'proposals'] as const,
  proposals: ['proposals'] as const,
  views: ['people-views'] as const,
  sections: ['sections'] as const,
  imports: ['imports'] as const,
  import: (id: string) => ['imports', id] as const,
}

export const usePeople = (query: PeopleQuery) =>
  useQuery({
    queryKey: [...keys.people, query],
    queryFn: () => get<{ total: number; rows: PersonRow[] }>('/people', query),
    placeholderData: (previous) => previous,
  })

/** Reading somebody else's dossier is recorded, so it is fetched once a visit and not again on every focus. */
export const useDossier = (id: string) =>
  useQuery({
    queryKey: keys.dossier(id),
    queryFn: () => get<DossierAnswer>(`/people/${id}`),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  })

export const useTrail = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.trail(id),
    queryFn: async () => (await get<{ entries: TrailEntry[] }>(`/people/${id}/history`)).entries,
    enabled,
  })

export const usePersonProposals = (id: string) =>
  useQuery({
    queryKey: keys.ownProposals(id),
    queryFn: async () => (await get<{ proposals: ProposalView[] }>(`/people/${id}/proposals`)).proposals,
  })

export const useProposals = (state: ProposalView['state']) =>
  useQuery({
    queryKey: [...keys.proposals, state],
    queryFn: async () => (await get<{ proposals: ProposalView[] }>('/proposals', { state })).proposals,
  })

export const useViews = () =>
  useQuery({
    queryKey: keys.views,
    queryFn: async () => (await get<{ views: SavedView[] }>('/people/views')).views,
  })

export const useSections = () =>
  useQuery({
    queryKey: keys.sections,
    queryFn: () => get<{ sections: Section[]; posts: Post[] }>('/sections'),
    staleTime: 60_000,
  })

export const useImports = () =>
  useQuery({
    queryKey: keys.imports,
    queryFn: async () => (await get<{ batches: ImportBatch[] }>('/imports')).batches,
  })

export const useImport = (id: string) =>
  useQuery({ queryKey: keys.import(id), queryFn: () => get<ImportPreview>(`/imports/${id}`) })
