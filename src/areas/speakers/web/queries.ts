import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type {
  EvaluationForm,
  LessonResults,
  OpenEvaluations,
  Similar,
  Speaker,
  SpeakerList,
  SpeakerQuery,
  UnnamedLecturers,
} from '../schema.ts'

/** What an act changes: the pool, and the forms of trainings that name it. */
export const refreshes = [['speakers'], ['training']] as const
export const afterEvaluation = [['evaluations'], ['today']] as const

export const useSpeakers = (query: SpeakerQuery) =>
  useQuery({
    queryKey: ['speakers', query],
    queryFn: () => get<SpeakerList>('/speakers', query),
    placeholderData: (previous) => previous,
  })

export const useSpeaker = (id: string) =>
  useQuery({ queryKey: ['speakers', id], queryFn: () => get<Speaker>(`/speakers/${id}`), retry: false })

export const useSimilar = (name: string) =>
  useQuery({
    queryKey: ['speakers', 'similar', name],
    queryFn: () => get<Similar>('/speakers/similar', { name }),
    enabled: name !== '',
    placeholderData: (previous) => previous,
  })

export const useUnnamed = () =>
  useQuery({ queryKey: ['speakers', 'unnamed'], queryFn: () => get<UnnamedLecturers>('/speakers/unnamed') })

export const useResults = (id: string) =>
  useQuery({ queryKey: ['speakers', id, 'results'], queryFn: () => get<LessonResults>(`/speakers/${id}/results`) })

export const useOpen = () =>
  useQuery({ queryKey: ['evaluations'], queryFn: () => get<OpenEvaluations>('/evaluations'), staleTime: 0 })

export const useOwnResults = () =>
  useQuery({ queryKey: ['evaluations', 'own'], queryFn: () => get<LessonResults>('/evaluations/own') })

export const useForm = (id: string) =>
  useQuery({
    queryKey: ['evaluations', id],
    queryFn: () => get<EvaluationForm>(`/evaluations/${id}`),
    retry: false,
  })
