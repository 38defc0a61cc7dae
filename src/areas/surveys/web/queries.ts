import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Survey, SurveyList, SurveyQuery, SurveyResults } from '../schema.ts'

/** The first word of every key: an act on a survey refreshes them all. */
export const SURVEYS = ['surveys']

export const useSurveys = (query: SurveyQuery) =>
  useQuery({
    queryKey: [...SURVEYS, query],
    queryFn: () => get<SurveyList>('/surveys', query),
    placeholderData: (previous) => previous,
  })

export const useSurvey = (id: string) =>
  useQuery({ queryKey: [...SURVEYS, id], queryFn: () => get<Survey>(`/surveys/${id}`) })

export const useResults = (id: string) =>
  useQuery({ queryKey: [...SURVEYS, id, 'results'], queryFn: () => get<SurveyResults>(`/surveys/${id}/results`) })

type Section = { id: string; name: string; closedOn: string | null }

export const useSections = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: () => get<{ sections: Section[] }>('/sections'),
    select: ({ sections }) => sections.filter(({ closedOn }) => closedOn === null),
  })

/** Options for a choice from a list of titles. */
export const choicesFrom = <T extends string>(titles: Record<T, string>) =>
  (Object.entries(titles) as [T, string][]).map(([value, label]) => ({ value, label }))
