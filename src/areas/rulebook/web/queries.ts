import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { InstrumentCard, RuleCard, RuleLine, Setting } from '../schema.ts'

export const useRules = () =>
  useQuery({ queryKey: ['rules'], queryFn: () => get<{ rules: RuleLine[] }>('/rules'), select: ({ rules }) => rules })

export const useRule = (id: string) =>
  useQuery({ queryKey: ['rules', id], queryFn: () => get<RuleCard>(`/rules/${encodeURIComponent(id)}`) })

export const useInstruments = () =>
  useQuery({
    queryKey: ['instruments'],
    queryFn: () => get<{ instruments: InstrumentCard[] }>('/instruments'),
    select: ({ instruments }) => instruments,
  })

export const useSettings = () =>
  useQuery({
    queryKey: ['local-settings'],
    queryFn: () => get<{ settings: Setting[] }>('/local-settings'),
    select: ({ settings }) => settings,
  })
