import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod'
import { get } from '../../../ui/api.ts'
import type { Section } from '../../posts/schema.ts'
import type { SharableMeasures } from '../endpoints.ts'
import type { Ledger, LedgerQuery, ProblemStatistics, ProblemView } from '../schema.ts'

export const keys = { problems: ['problems'] as const }
/** What an act on a problem changes on other pages. */
export const refreshes = [keys.problems, ['today']] as const

export const useLedger = (query: LedgerQuery) =>
  useQuery({
    queryKey: [...keys.problems, 'ledger', query],
    queryFn: () => get<Ledger>('/rectification/problems', query),
    placeholderData: (previous) => previous,
  })

export const useProblem = (id: string) =>
  useQuery({
    queryKey: [...keys.problems, id],
    queryFn: () => get<ProblemView>(`/rectification/problems/${id}`),
    enabled: id !== '',
    retry: false,
  })

/** Measures of other problems of the section, asked for when somebody wants to share one. */
export const useSharable = (id: string) =>
  useQuery({
    queryKey: [...keys.problems, id, 'sharable'],
    queryFn: () => get<z.infer<typeof SharableMeasures>>(`/rectification/problems/${id}/sharable-measures`),
    select: ({ measures }) => measures,
  })

export const useStatistics = (year: number | '') =>
  useQuery({
    queryKey: [...keys.problems, 'statistics', year],
    queryFn: () => get<ProblemStatistics>('/rectification/statistics', { year }),
    placeholderData: (previous) => previous,
  })

/** Sections in use, for choosing. */
export const useSections = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: () => get<{ sections: Section[] }>('/sections'),
    select: ({ sections }) =>
      sections.filter(({ closedOn }) => closedOn === null).map(({ id, name }) => ({ value: id, label: name })),
  })
