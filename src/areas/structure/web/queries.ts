import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type {
  Cell,
  Headcount,
  PersonInCell,
  Retirements,
  SnapshotComparison,
  SnapshotList,
  Structure,
} from '../schema.ts'
import type { View } from './counts/address.ts'

/** The first word of every key; an empty day or age band asks for what the server takes by itself. */
const KEY = 'structure'

export const useStructure = ({ on, ages, cross }: View) =>
  useQuery({
    queryKey: [KEY, on, ages, cross],
    queryFn: () => get<Structure>('/structure', { on, ages, cross }),
    placeholderData: (previous) => previous,
  })

type Behind = { cell: Cell | undefined; on: string; ages: string }

/** The people behind a cell; nothing is asked while no cell is open. */
export const usePeopleOfCell = ({ cell, on, ages }: Behind) =>
  useQuery({
    queryKey: [KEY, 'people', cell, on, ages],
    queryFn: async () => (await get<{ rows: PersonInCell[] }>('/structure/people', { ...cell, on, ages })).rows,
    enabled: cell !== undefined,
  })

export const useHeadcount = (on: string) =>
  useQuery({ queryKey: [KEY, 'headcount', on], queryFn: () => get<Headcount>('/structure/headcount', { on }) })

export const useRetirements = (on: string, months: number) =>
  useQuery({
    queryKey: [KEY, 'retirements', on, months],
    queryFn: () => get<Retirements>('/structure/retirements', { on, months }),
    placeholderData: (previous) => previous,
  })

export const useSnapshots = () =>
  useQuery({
    queryKey: [KEY, 'snapshots'],
    queryFn: async () => (await get<SnapshotList>('/structure/snapshots')).snapshots,
  })

/** Two kept months beside each other; nothing is asked while one of them is not chosen. */
export const useSnapshotComparison = (from: string, to: string) =>
  useQuery({
    queryKey: [KEY, 'snapshots', from, to],
    queryFn: () => get<SnapshotComparison>('/structure/snapshots/compare', { from, to }),
    enabled: from !== '' && to !== '',
  })
