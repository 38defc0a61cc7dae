import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../ui/api.ts'
import type { Plan, PlanItemToChoose, PlanList } from '../../plans.ts'

/** What an act on a plan changes on other pages. */
export const refreshes = [['training'], ['today']] as const

export const crumbs = [{ title: '年度培训计划', to: '/training/plans' }]
export const crumbsOf = (year: number | string) => [...crumbs, { title: `${year}年度`, to: `/training/plans/${year}` }]

export const usePlans = () =>
  useQuery({ queryKey: ['training', 'plans'], queryFn: () => get<PlanList>('/training/plans') })

export const usePlan = (year: string) =>
  useQuery({
    queryKey: ['training', 'plans', year],
    queryFn: () => get<Plan>(`/training/plans/${year}`),
    enabled: year !== '',
    retry: false,
  })

/** Items of the approved plan of a year, for a training that carries one out. */
export const usePlanItems = (year: number) =>
  useQuery({
    queryKey: ['training', 'plan-items', year],
    queryFn: async () => (await get<{ rows: PlanItemToChoose[] }>('/training/plan-items', { year })).rows,
    enabled: year >= 2000 && year <= 2099,
  })
