import { useQuery } from '@tanstack/react-query'
import { get } from '../../../ui/api.ts'
import type { Board, SignView } from '../schema.ts'

const root = ['sign-in'] as const
export const refreshes = [root, ['party-life'], ['training']] as const

export const useSign = (id: string) =>
  useQuery({ queryKey: [...root, id], queryFn: () => get<SignView>(`/sign-ins/${id}`), retry: false })

type KeptFile = { id: string; name: string }

/** Where the record of a meeting or training keeps its files. */
const keptAt = { meeting: '/party-life/meetings', training: '/training/activities' } as const
const fileAt = {
  meeting: (id: string, file: string) => `/party-life/meetings/${id}/files/${file}`,
  training: (_: string, file: string) => `/training/files/${file}`,
} as const

export const filesPath = ({ kind, id }: Board['subject']) => `${keptAt[kind]}/${id}/files`
export const filePath = ({ kind, id }: Board['subject'], file: string) => fileAt[kind](id, file)

const PAPER = /^纸质签到表.*\.(jpe?g|png)$/i

/** Photographs of the paper list among the files of the record. */
export const usePaperList = ({ kind, id }: Board['subject']) =>
  useQuery({
    queryKey: [...root, 'paper', kind, id],
    queryFn: () => get<{ files: KeptFile[] }>(`${keptAt[kind]}/${id}`),
    select: ({ files }) => files.filter(({ name }) => PAPER.test(name)),
  })

const LOOKED_AGAIN = 3000

/** The board as it is now; looked at again while it stands there. */
export const useBoard = (id: string) =>
  useQuery({
    queryKey: [...root, id, 'board'],
    queryFn: () => get<Board>(`/sign-ins/${id}/board`, undefined, { background: true }),
    retry: false,
    refetchInterval: LOOKED_AGAIN,
    // A projector shows it while another window is worked in.
    refetchIntervalInBackground: true,
  })
