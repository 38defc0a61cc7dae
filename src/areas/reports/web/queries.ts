import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Check, Choices, FigureRows, OutlineView, Promised, Report, ReportLine } from '../schema.ts'

/** The first word of every key: an act on a report refreshes them all. */
export const refreshes = [['reports'], ['today'], ['problems']] as const

type List = { rows: ReportLine[]; years: number[]; mayBegin: ReportLine['kind'][] }

export const useReports = (year?: number) =>
  useQuery({
    queryKey: ['reports', 'list', year],
    queryFn: () => get<List>('/reports', { year }),
    placeholderData: (previous) => previous,
  })

export const useReport = (id: string) =>
  useQuery({
    queryKey: ['reports', 'one', id],
    queryFn: () => get<Report>(`/reports/${id}`),
    enabled: id !== '',
    retry: false,
  })

export const useCheck = (id: string, version: number) =>
  useQuery({ queryKey: ['reports', 'check', id, version], queryFn: () => get<Check>(`/reports/${id}/check`) })

export const useFigure = (id: string, name: string) =>
  useQuery({
    queryKey: ['reports', 'figure', id, name],
    queryFn: () => get<FigureRows>(`/reports/${id}/figure`, { name }),
    retry: false,
  })

export const useChoices = (id: string) =>
  useQuery({ queryKey: ['reports', 'choices', id], queryFn: () => get<Choices>(`/reports/${id}/choices`) })

export const useVersion = (id: string, number: number) =>
  useQuery({
    queryKey: ['reports', 'version', id, number],
    queryFn: () => get<{ document: Report['document'] }>(`/reports/${id}/versions/${number}`),
    enabled: number > 0,
  })

export const usePromises = (year?: number) =>
  useQuery({
    queryKey: ['reports', 'promises', year],
    queryFn: () => get<{ rows: Promised[]; years: number[] }>('/reports/promises', { year }),
    placeholderData: (previous) => previous,
  })

export const useOutline = (kind: string) =>
  useQuery({ queryKey: ['reports', 'outline', kind], queryFn: () => get<OutlineView>(`/reports/outlines/${kind}`) })
